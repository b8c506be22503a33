"""Whom no list holds: a deputy minister of whom only the article knows counts as one whom the ontology knows."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.extraction import extract_article
from kg.extraction.newcomers import home_by_name, is_a_womans
from kg.model import Article

DAY = "2025-06-10"


def test_a_newcomer_does_not_threaten_his_own_state() -> None:
    told = claims_of(
        "Người phát ngôn Bộ Ngoại giao Nga Darya Lugovkina hôm nay cảnh báo Moscow sẽ đáp trả nếu tên lửa của Hàn "
        "Quốc xuất hiện gần Triều Tiên.",
        DAY,
        "Threat",
    )
    assert told
    assert all("russia" not in claim.targets for claim in told)


def test_a_newcomer_is_who_holds_the_office_he_is_told_with() -> None:
    told = claims_of(
        "Ngoại trưởng Triều Tiên Pak Myong-ok hôm 9/6 đến Moscow. Sáng nay, Ngoại trưởng Triều Tiên hội đàm với ông "
        "Sergei Lavrov.",
        DAY,
        "Meeting",
    )
    assert [set(claim.agents) for claim in told] == [{"pak-myong-ok", "sergei-lavrov"}]


def test_a_newcomer_is_the_woman_whom_the_next_sentence_speaks_of() -> None:
    told = claims_of(
        "Thứ trưởng Ngoại giao Triều Tiên Ri Un-gyong hôm 9/6 đến Moscow. Hôm sau, bà gặp Ngoại trưởng Sergei Lavrov.",
        DAY,
        "Meeting",
    )
    assert [set(claim.agents) for claim in told] == [{"ri-un-gyong", "sergei-lavrov"}]


def test_a_man_told_by_his_name_is_not_that_woman() -> None:
    told = claims_of(
        "Thứ trưởng Ngoại giao Nga Oleg Ryabkin hôm 9/6 đến Bình Nhưỡng. Hôm sau, bà gặp Ngoại trưởng Choe Son-hui.",
        DAY,
        "Meeting",
    )
    assert all("oleg-ryabkin" not in claim.parties for claim in told)


def test_a_name_without_title_is_somebody_of_the_state_that_writes_it_so() -> None:
    told = claims_of(
        "Hôm 9/6 tại Moscow, Thứ trưởng Ngoại giao Nga Andrei Rudenko và Ri Chol-gun đã hội đàm về quan hệ Nga - Triều "
        "Tiên.",
        DAY,
        "Meeting",
    )
    assert [set(claim.agents) for claim in told] == [{"andrei-rudenko", "ri-chol-gun"}]


def test_the_country_that_is_told_goes_before_the_form_of_the_name() -> None:
    article = Article(
        "a",
        "Ông Pak Jong-guk hôm 9/6 gặp Ngoại trưởng Nga Sergei Lavrov. Thứ trưởng Ngoại giao Hàn Quốc Pak Jong-guk nói "
        "Seoul lên án Triều Tiên.",
        published=DAY,
        published_from="given",
    )
    assert extract_article(article).entities["pak-jong-guk"].country == "KR"


def test_a_guest_is_meant_and_not_whose_letter_he_brings() -> None:
    told = claims_of(
        "Thư ký Hội đồng An ninh Nga Sergei Shoigu hôm 9/6 gặp Chủ tịch Kim Jong-un tại Bình Nhưỡng. Ông Shoigu chuyển "
        "lời thăm hỏi của Tổng thống Putin. Vị khách Nga cũng đặt hoa tại Tháp Giải phóng.",
        DAY,
        "Ceremony",
    )
    assert [claim.agents for claim in told] == [("sergei-shoigu",)]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ri Chol-gun", "KP"),
        ("Choe Myong Ok", "KP"),
        ("Darya Lugovkina", "RU"),
        ("Oleg Baranov", "RU"),
        ("Kim Sung-han", None),
        ("John Smith", None),
        ("Ri", None),
    ],
)
def test_home_by_name(name: str, country: str | None) -> None:
    assert home_by_name(name) == country


@pytest.mark.parametrize(
    ("name", "woman"), [("Darya Lugovkina", True), ("Oleg Ryabkin", False), ("Olga Petrenko", True)]
)
def test_is_a_womans(name: str, woman: bool) -> None:
    assert is_a_womans(name) is woman
