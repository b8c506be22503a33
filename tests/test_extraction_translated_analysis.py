"""Analyses translated from foreign press: whom references mean, lists behind «cảnh báo», plans. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-07-14"


def _parties(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(claim.agents, claim.targets) for claim in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "agents", "targets"),
    [
        # «bố» in «tuyên bố» is nobody's father.
        (
            "Tổng Bí thư Kim tuyên bố ông ủng hộ Nga vô điều kiện.",
            "Support",
            ("kim-jong-un",),
            ("russia",),
        ),
        ("Bộ trưởng công bố ông Kim Jong Un sẽ thăm Nga.", "Visit", ("kim-jong-un",), ("russia",)),
        ("Bố ông Kim Jong Un từng thăm Nga năm 2011.", "Visit", ("kim-jong-il",), ("russia",)),
        # Whom he met first is not who acts then.
        (
            "Ông Lavrov đến Wonsan ngày 11/7.\n\nTrước khi gặp ông Kim Jong Un, ông đã hội đàm với bà Choe Son-hui.",
            "Meeting",
            ("sergei-lavrov", "choe-son-hui"),
            (),
        ),
        (
            "Ngoại trưởng Nga Sergei Lavrov thăm Triều Tiên.\n\n"
            "Sau khi gặp ông Kim Jong Un, ông ca ngợi quan hệ hai nước.",
            "Support",
            ("sergei-lavrov",),
            ("north-korea",),
        ),
        # What is named behind a compound is named whole.
        (
            "Ông Lavrov cảnh báo Nhật Bản, Mỹ và Hàn Quốc không nên lập liên minh chống Nga.",
            "Threat",
            ("sergei-lavrov",),
            ("japan", "united-states", "south-korea"),
        ),
        # «chúng tôi» are those who speak before the colon.
        (
            "NIS cho rằng Nga đã cấp cho Triều Tiên tên lửa phòng không.\n\n"
            'Bộ Quốc phòng Mỹ nói: "Chúng tôi lên án Nga".',
            "Criticism",
            ("us-department-of-defence",),
            ("russia",),
        ),
        # One of two that confer sends his own people.
        (
            "Hai bên được cho là đã thảo luận việc cử thêm binh sĩ Triều Tiên sang Nga.",
            "TroopDeployment",
            ("north-korea",),
            ("russia",),
        ),
        (
            "Bộ Ngoại giao Mỹ nói rằng các nước thứ ba như Triều Tiên phải chịu trách nhiệm.",
            "Criticism",
            ("us-department-of-state",),
            ("north-korea",),
        ),
        # Nobody gives a medal to himself.
        (
            "Tại buổi lễ, ông Kim Jong Un tiết lộ chín binh sĩ đã hy sinh khi rà phá mìn ở Kursk "
            "và trao tặng danh hiệu Anh hùng cho họ.",
            "Ceremony",
            ("kim-jong-un",),
            ("north-korea",),
        ),
    ],
)
def test_who_is_meant(text: str, kind: str, agents: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert (agents, targets) in _parties(text, kind)


def test_who_speaks_of_a_visit_to_come_is_no_guest() -> None:
    text = (
        "Ông Kim Jong Un có thể sẽ thăm Nga theo lời mời của ông Putin, "
        "nhưng ông Peskov nói thời điểm của chuyến thăm vẫn chưa được ấn định."
    )
    assert {claim.agents for claim in claims_of(text, DAY, "Visit")} == {("kim-jong-un",)}


def test_workers_who_come_with_soldiers_are_sent_once() -> None:
    text = "Ông Shoigu nói Triều Tiên sẽ cử 1.000 công binh và 5.000 công nhân xây dựng quân sự tới Kursk."
    [sent] = claims_of(text, DAY, "LaborDispatch")
    assert [count.low for count in sent.quantities] == [5000]
