"""Receptions, messages, accords and visits in the words of diplomatic news. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"
RU, KP = "russia", "north-korea"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
KOZLOV, LYUBIMOVA, KOZHEMYAKO = "alexander-kozlov", "olga-lyubimova", "oleg-kozhemyako"


def told(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    return [(set(c.agents), set(c.targets)) for c in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "agents, text",
    [
        (
            {PUTIN, CHOE, "no-kwang-chol"},
            "Ông Putin đã tiếp bà Choe Son Hui, Ngoại trưởng Triều Tiên; ông No Kwang Chol, Bộ trưởng Quốc phòng.",
        ),
        (
            {LAVROV, "im-chon-il", "sin-hong-chol", "kim-song-nam"},
            "Ông Lavrov tiếp Thứ trưởng Ngoại giao Im Chon Il; Đại sứ Sin Hong Chol và Vụ trưởng Kim Song Nam.",
        ),
        (
            {KIM, KOZLOV, KOZHEMYAKO, LYUBIMOVA},
            "Ông Kim Jong Un đã gặp Bộ trưởng Tài nguyên Alexander Kozlov, đồng chủ tịch ủy ban liên chính phủ; "
            "Thống đốc Oleg Kozhemyako và Bộ trưởng Văn hóa Olga Lyubimova tại Bình Nhưỡng.",
        ),
    ],
)
def test_a_list_with_semicolons_is_one_reception(agents: set[str], text: str) -> None:
    assert told(text, "Meeting") == [(agents, set())]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Tài nguyên Alexander Kozlov; Thống đốc Oleg Kozhemyako và Bộ trưởng Văn hóa Olga Lyubimova đã tới "
        "Bình Nhưỡng.",
        "Ông Alexander Kozlov, Bộ trưởng Tài nguyên Nga; ông Oleg Kozhemyako, Thống đốc Primorsky và bà Lyubimova, "
        "Bộ trưởng Văn hóa, đã tới Bình Nhưỡng hôm 12/8.",
    ],
)
def test_a_list_with_semicolons_is_one_subject(text: str) -> None:
    assert told(text, "Visit") == [({KOZLOV, KOZHEMYAKO, LYUBIMOVA}, {KP})]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov thăm Trung Quốc.",
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov và bà Choe Son Hui ký thỏa thuận hợp tác.",
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov, Ngoại trưởng Nga, đã bay sang Bắc Kinh.",
    ],
)
def test_a_semicolon_between_clauses_lists_nobody(text: str) -> None:
    assert told(text, "Meeting") == [({PUTIN, KIM}, set())]


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        (
            {PUTIN, "mikhail-mishustin", "vyacheslav-volodin"},
            {KIM},
            "Tổng thống Putin, Thủ tướng Mishustin và Chủ tịch Duma Vyacheslav Volodin gửi thư, điện mừng tới ông Kim "
            "Jong Un nhân Quốc khánh Triều Tiên.",
        ),
        (
            {KIM, CHOE},
            {PUTIN},
            "Chủ tịch Kim Jong Un và Ngoại trưởng Choe Son Hui gửi thư, điện chia buồn tới Tổng thống Putin.",
        ),
        (
            {PUTIN, "mikhail-mishustin"},
            {KIM},
            "Ông Putin, ông Mishustin và ông Kim Jong Un trao đổi điện mừng.",
        ),
    ],
)
def test_who_sends_together_is_no_addressee(agents: set[str], targets: set[str], text: str) -> None:
    assert told(text, "Communication") == [(agents, targets)]


def test_two_of_one_country_who_write_do_not_write_to_each_other() -> None:
    assert not told("Tổng thống Putin và Thủ tướng Mishustin gửi thư.", "Communication")
