"""Arms and soldiers named in one breath are both sent; what the other side gives for them is another thing."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"
BOTH = {"ArmsTransfer", "TroopDeployment"}


def sent(text: str) -> set[tuple[str, str]]:
    """Which kinds of things each state sends."""
    return {(c.type, c.agents[0]) for c in claims_of(text, DAY) if c.type in BOTH}


@pytest.mark.parametrize(
    "goods",
    [
        "vũ khí và binh sĩ",
        "đạn pháo và binh sĩ",
        "binh sĩ và đạn dược",
        "hàng nghìn quân cùng nhiều container vũ khí",
        "tên lửa đạn đạo, đạn pháo và lính",
        "UAV lẫn binh sĩ",
    ],
)
@pytest.mark.parametrize("before, behind", [("Triều Tiên gửi", "cho Nga"), ("Đổi lại, Triều Tiên gửi", "")])
def test_what_is_listed_together_is_sent_together(before: str, goods: str, behind: str) -> None:
    assert sent(f"{before} {goods} {behind}".strip() + ".") == {(kind, "north-korea") for kind in BOTH}


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên cung cấp đạn pháo, tên lửa và binh lính cho Nga.",
        "Triều Tiên viện trợ vũ khí, đạn dược và cả binh lính cho Nga.",
        "Triều Tiên điều quân và chuyển đạn pháo cho Nga.",
    ],
)
def test_soldiers_may_be_supplied_like_goods(text: str) -> None:
    assert sent(text) == {(kind, "north-korea") for kind in BOTH}


@pytest.mark.parametrize("turn", ["; đổi lại,", ", đổi lại", "; bù lại,", ";"])
def test_what_is_given_in_return_is_not_what_was_sent(turn: str) -> None:
    text = f"Triều Tiên đã gửi quân sang Nga{turn} Moskva chuyển hệ thống phòng không cho Bình Nhưỡng."
    assert sent(text) == {("TroopDeployment", "north-korea"), ("ArmsTransfer", "russia")}
    assert {c.place for c in claims_of(text, DAY, "TroopDeployment")} == {"russia"}


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("Triều Tiên gửi đạn pháo cho binh sĩ Nga ở Kursk.", set()),
        ("Triều Tiên cung cấp quân nhu và vũ khí cho Nga.", {"ArmsTransfer"}),
        ("Triều Tiên cung cấp vũ khí cho quân Nga.", {"ArmsTransfer"}),
        ("Triều Tiên gửi thư và binh sĩ sang Nga.", {"TroopDeployment"}),
        ("Triều Tiên gửi tên lửa cho quân Nga ở Ukraine, điều mà Moskva phủ nhận.", {"ArmsTransfer"}),
    ],
)
def test_whom_goods_are_for_is_not_sent(text: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in sent(text)} <= kinds | {"ArmsTransfer"}
    assert kinds <= {kind for kind, _ in sent(text)}


@pytest.mark.parametrize(
    "text, agents, targets",
    [
        ("Lực lượng Triều Tiên tấn công làng Plekhovo.", {"north-korea"}, {"ukraine"}),
        ("Ukraine tiêu diệt một tiểu đoàn Triều Tiên ở Kursk.", {"ukraine"}, {"north-korea"}),
        ("Quân Ukraine đánh bại các đơn vị Triều Tiên tại Kursk.", {"ukraine"}, {"north-korea"}),
        ("Binh sĩ Triều Tiên giẫm phải mìn ở Kursk.", {"north-korea"}, set()),
    ],
)
def test_who_fights_whom_on_the_ground_of_the_two(text: str, agents: set[str], targets: set[str]) -> None:
    (fight,) = claims_of(text, DAY, "Combat")
    assert (set(fight.agents), set(fight.targets)) == (agents, targets)
