"""Praise, blame and working together, in many wordings, all our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-11-20"
WORDINGS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "extraction" / "speech.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def claims(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize("told", WORDINGS, ids=[f"{told['type']}: {told['text']}" for told in WORDINGS])
def test_who_praises_blames_or_works_with_whom(told: dict[str, Any]) -> None:
    found = claims(told["text"], told["type"])
    assert len(found) == 1, found
    assert set(found[0].agents) == set(told["agents"])
    assert set(found[0].targets) == set(told["targets"])


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Criticism", "Hàn Quốc cáo buộc hơn 10.000 lính Triều Tiên đã được đưa sang Nga."),
        ("Criticism", "Nga chi hai triệu USD xây cầu cho Triều Tiên."),
        ("Criticism", "Điện Kremlin khẳng định Bình Nhưỡng có quyền tự vệ trước mối đe dọa từ Mỹ."),
        ("Support", "Thượng viện Nga tán thành hiệp ước với Triều Tiên hôm 6/11."),
        ("Support", 'Bà Zakharova gọi động thái của Hàn Quốc là "bước đi thiếu thân thiện" với Nga.'),
        ("Support", "Nga trao huy chương nhằm ghi nhận đóng góp của binh sĩ Triều Tiên."),
        ("Cooperation", "Du khách Nga đổ tới Thái Lan trong mùa đông này."),
        (
            "Cooperation",
            "Vị khách Nga ngồi trên lễ đài xem duyệt binh ở Bình Nhưỡng cùng quan chức Triều Tiên.",
        ),
        ("Cooperation", "Binh sĩ Triều Tiên trở lại tiền tuyến Kursk của Nga."),
        ("Cooperation", "Nga bán vũ khí cho Triều Tiên."),
    ],
)
def test_what_only_sounds_alike_is_none(kind: str, text: str) -> None:
    assert claims(text, kind) == []


def test_they_are_who_is_told_first_in_the_sentence() -> None:
    (found,) = claims("Nhật Bản cho biết họ quan ngại về việc Nga hợp tác với Triều Tiên.", "Criticism")
    assert found.agents == ("japan",)
