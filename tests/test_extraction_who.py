"""Who takes part in visits, meetings, letters, invitations and treaties, in many wordings, all our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from extracted import claims_of

from kg.extraction import extract_article
from kg.model import Article, Claim

DAY = "2025-11-20"
WORDINGS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "extraction" / "who.jsonl").read_text("utf-8").splitlines()
]


def claims(text: str, kind: str, day: str = DAY) -> list[Claim]:
    return claims_of(text, day, kind)


@pytest.mark.parametrize("told", WORDINGS, ids=[f"{told['type']}: {told['text']}" for told in WORDINGS])
def test_parties_in_many_wordings(told: dict[str, Any]) -> None:
    found = claims(told["text"], told["type"], told.get("day", DAY))
    assert len(found) == 1, found
    assert set(found[0].agents) == set(told["agents"])
    assert set(found[0].targets) == set(told["targets"])


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Meeting", "Sau cuộc gặp với ông Putin, Điện Kremlin cho biết nhiều thỏa thuận đang được bàn."),
        ("Visit", "Người phát ngôn Dmitry Peskov nói về chuyến thăm Triều Tiên."),
        ("Visit", "Seoul theo dõi sát chuyến đi Nga."),
        ("Meeting", "Nga tìm cách đối thoại với Triều Tiên."),
        ("Communication", "Tổng thư ký Liên Hợp Quốc nhận lời mời của Nga."),
    ],
)
def test_what_is_only_spoken_of_takes_no_part(kind: str, text: str) -> None:
    assert claims(text, kind) == []


def test_an_office_that_somebody_held_does_not_act() -> None:
    text = "Ông Sergei Shoigu tới Bình Nhưỡng. Khi còn là Bộ trưởng Quốc phòng Nga, ông từng thăm Triều Tiên."
    assert {agent for claim in claims(text, "Visit") for agent in claim.agents} == {"sergei-shoigu"}


def test_both_sides_after_a_meeting_are_those_who_met() -> None:
    text = "Ông Kim Jong Un gặp ông Putin ở Bình Nhưỡng. Tại cuộc gặp, hai bên ký một hiệp ước."
    (agreement,) = claims(text, "Agreement")
    assert set(agreement.agents) == {"kim-jong-un", "vladimir-putin"}


@pytest.mark.parametrize(
    "before, country",
    [
        ("Ông Kim Jong Un phê chuẩn hiệp ước với Matxcơva.", "north-korea"),
        ("Tổng thống Putin phê chuẩn hiệp ước với Bình Nhưỡng.", "russia"),
    ],
)
def test_this_state_is_that_of_whom_the_sentence_before_began_with(before: str, country: str) -> None:
    (exercise,) = claims(f"{before} Ngày 18/11, nước này phóng thử một tên lửa đạn đạo.", "Exercise")
    assert exercise.agents == (country,)


def test_two_ministers_are_not_the_dead() -> None:
    text = (
        "Ngoại trưởng Nga Sergei Lavrov và người đồng cấp Choe Son Hui hôm nay cùng kéo tấm vải phủ ở ga. Tấm biển kể "
        "về chuyến thăm Liên Xô đầu tiên của ông Kim Nhật Thành.\n\nBà Zakharova cho hay ông Lavrov đón khách; sau "
        "buổi lễ, cuộc hội đàm giữa hai bộ trưởng diễn ra tại trụ sở bộ."
    )
    met = {agent for meeting in claims(text, "Meeting") for agent in meeting.agents}
    assert met == {"sergei-lavrov", "choe-son-hui"}


def test_who_had_died_takes_no_part() -> None:
    text = "Hôm 17/11, đoàn Nga, ông Kim Jong Un và ông Kim Jong Il hội đàm tại Bình Nhưỡng."
    (meeting,) = claims(text, "Meeting")
    assert "kim-jong-un" in meeting.agents and "kim-jong-il" not in meeting.agents


INTRODUCED = [
    (
        "Phó Giám đốc Cơ quan An ninh Liên bang Nga (FSB) Oleg Syromolotov thăm Bình Nhưỡng hôm 18/11.",
        "Oleg Syromolotov",
    ),
    ("Bà Jang Chun Sil, Chủ tịch Hội Phụ nữ Triều Tiên, thăm Nga hôm 18/11.", "Jang Chun Sil"),
    ("Ông Yu Chol U (Bộ trưởng Năng lượng Triều Tiên) thăm Nga hôm 18/11.", "Yu Chol U"),
    ("Ông Ri Song Nam - Thứ trưởng Y tế Triều Tiên - thăm Nga hôm 18/11.", "Ri Song Nam"),
    ("Nữ Thứ trưởng Văn hóa Nga Zhanna Alekseeva thăm Triều Tiên hôm 18/11.", "Zhanna Alekseeva"),
]


@pytest.mark.parametrize("text, name", INTRODUCED)
def test_a_person_is_introduced_by_the_title_around_the_name(text: str, name: str) -> None:
    found = extract_article(Article("a", text, published="2024-11-20"))
    (visit,) = (c for c in found.claims if c.type == "Visit")
    assert [found.entities[e].label_en for e in visit.agents] == [name]
    assert found.entities[visit.agents[0]].country in ("RU", "KP")


@pytest.mark.parametrize(
    "who", ["Chủ tịch Liên đoàn bóng đá", "Lãnh đạo quân đội", "Lãnh đạo cấp cao", "Chủ tịch Hội Phụ nữ"]
)
def test_who_leads_a_body_does_not_lead_the_state(who: str) -> None:
    found = claims(f"{who} Triều Tiên thăm Nga hôm 18/11.", "Visit", "2024-11-20")
    assert [c.agents for c in found] == [("north-korea",)]


BODIES = [
    ("Bộ Tài chính Mỹ hôm 18/11 trừng phạt công ty dịch vụ cảng Profinet của Nga.", "Sanction", "Profinet"),
    ("Mỹ hôm 18/11 trừng phạt công ty Profinet có trụ sở tại Vladivostok.", "Sanction", "Profinet"),
    ("Bộ Du lịch Nga gửi thư cho ông Kim Jong Un hôm 18/11.", "Communication", "Russia"),
]


@pytest.mark.parametrize("text, kind, party", BODIES)
def test_a_body_that_no_list_holds_is_told_by_its_name_or_its_state(text: str, kind: str, party: str) -> None:
    found = extract_article(Article("a", text, published="2024-11-20"))
    (claim,) = (c for c in found.claims if c.type == kind)
    assert party in [found.entities[e].label_en for e in claim.parties]


def test_two_leaders_are_the_guest_and_who_leads_the_state_he_visits() -> None:
    text = "Chủ tịch Trung Quốc Tập Cận Bình hôm 18/11 tới Bình Nhưỡng. Tại hội đàm, hai nhà lãnh đạo bàn về kinh tế."
    assert [c.agents for c in claims(text, "Meeting", "2024-11-20")] == [("xi-jinping", "kim-jong-un")]


@pytest.mark.parametrize(
    "text",
    [
        "Điện Kremlin: Lời mời ông Kim Jong Un thăm Moscow vẫn còn hiệu lực.",
        "Lời mời thăm Nga mà ông Putin gửi ông Kim Jong Un vẫn còn nguyên giá trị.",
    ],
)
def test_what_somebody_is_only_invited_to_is_no_visit(text: str) -> None:
    assert not claims(text, "Visit", "2024-11-20")


def test_a_delegation_of_a_body_is_who_leads_it() -> None:
    text = "Phái đoàn của đảng Lao động Triều Tiên do ông Kim Su Gil dẫn đầu rời Bình Nhưỡng hôm 18/11 để tới Moscow."
    assert [(c.agents, c.targets) for c in claims(text, "Visit", "2024-11-20")] == [
        (("kim-su-gil",), ("russia",))
    ]
