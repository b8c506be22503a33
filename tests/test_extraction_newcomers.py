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


def test_where_nothing_of_the_south_is_told_a_korean_name_is_of_the_north() -> None:
    told = claims_of(
        "Bộ trưởng Quốc phòng Kang Myong-su hôm 9/6 cảnh báo nước này sẽ đáp trả nếu Mỹ và Nga không giữ lời.",
        DAY,
        "Threat",
    )
    assert told
    assert all("north-korea" not in claim.targets for claim in told)


def test_a_counterpart_is_of_the_other_state() -> None:
    article = Article(
        "a",
        "Bộ trưởng Quốc phòng Hàn Quốc hôm nay im lặng. Bộ trưởng Quốc phòng Nga Andrei Belousov hôm 9/6 hội đàm với "
        "người đồng cấp Kang Myong-su tại Bình Nhưỡng.",
        published=DAY,
        published_from="given",
    )
    found = extract_article(article)
    assert found.entities["kang-myong-su"].country == "KP"
    assert [set(claim.agents) for claim in found.claims if claim.type == "Meeting"] == [
        {"andrei-belousov", "kang-myong-su"}
    ]


def test_a_footballer_who_goes_abroad_is_no_visitor() -> None:
    assert not claims_of("Pak Kwang-song ghi 11 bàn ở Nga trước khi sang Triều Tiên nghỉ hè.", DAY, "Visit")


def test_the_country_that_is_told_goes_before_the_form_of_the_name() -> None:
    article = Article(
        "a",
        "Ông Pak Jong-guk hôm 9/6 gặp Ngoại trưởng Nga Sergei Lavrov. Thứ trưởng Ngoại giao Hàn Quốc Pak Jong-guk nói "
        "Seoul lên án Triều Tiên.",
        published=DAY,
        published_from="given",
    )
    assert extract_article(article).entities["pak-jong-guk"].country == "KR"


def test_the_funeral_of_somebody_whom_no_list_holds_is_of_his_state() -> None:
    told = claims_of(
        "Ông Choe Ryong Hae hôm 9/6 dự tang lễ của Bộ trưởng Quốc phòng Nga Oleg Baranov.", DAY, "Ceremony"
    )
    assert [(claim.agents, claim.targets) for claim in told] == [(("choe-ryong-hae",), ("russia",))]


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
        ("Kyrylo Budarov", "UA"),
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


@pytest.mark.parametrize("sister", ["Em gái Kim Jong Un", "Em gái ông Kim Jong Un", "Em gái Kim Yo Jong"])
def test_kin_named_with_and_without_sir(sister: str) -> None:
    told = claims_of(f"{sister} hôm 9/6 bác tin Triều Tiên bán vũ khí cho Nga.", DAY, "Denial")
    assert [claim.agents for claim in told] == [("kim-yo-jong",)]


def test_a_title_with_a_family_name_is_who_holds_it_once_the_father_is_past() -> None:
    told = claims_of(
        "Chủ tịch Kim Jong-il từng thăm Nga năm 2001.\n\nBa năm sau, cầu được sửa. Hai nước lập một ủy ban. Tuyến tàu "
        "mở lại. Hôm 9/6, tại Vladivostok, Chủ tịch Kim gặp Tổng thống Nga Vladimir Putin. Chuyến đi của ông Kim "
        "Jong-un là chuyến thứ hai.",
        DAY,
        "Meeting",
    )
    assert [set(claim.agents) for claim in told] == [{"kim-jong-un", "vladimir-putin"}]
