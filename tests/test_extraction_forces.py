"""Troops, fighting, workers and tests in other words: who is meant by a count, a unit, a weapon's name."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-06"


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Lầu Năm Góc: 8.000 lính Triều Tiên đã vào Kursk",
        "Ông Kim Jong-un gọi việc đưa quân tới Kursk là nghĩa vụ đồng minh.",
        "Mỹ trừng phạt ba tướng lĩnh Triều Tiên liên quan việc điều quân sang Nga.",
        "Theo Seoul, 3.000 người thuộc đợt tăng viện thứ hai của Triều Tiên đã tới Nga.",
        "Các phân đội Triều Tiên được cử đi Kursk từ mùa thu.",
        "Nga huấn luyện lính Triều Tiên sử dụng UAV ở Primorye.",
    ],
)
def test_deployments_in_other_words(text: str) -> None:
    found = [(c.agents, c.targets) for c in of_type(text, "TroopDeployment")]
    assert (("north-korea",), ("russia",)) in found


@pytest.mark.parametrize(
    "text",
    [
        "Hai tù binh Triều Tiên đã được đưa về Kiev để thẩm vấn.",
        "Ông Putin gửi lời chia buồn tới gia đình các binh sĩ Triều Tiên.",
        "Triều Tiên đã đưa hơn 5.000 người sang Nga làm việc ở các công trường.",
        "Hàng trăm lính Triều Tiên bị thương đang điều trị ở Kursk.",
    ],
)
def test_prisoners_condolences_and_workers_are_no_deployment(text: str) -> None:
    assert of_type(text, "TroopDeployment") == []


@pytest.mark.parametrize(
    "agent, text",
    [
        ("north-korea", "Triều Tiên đã đưa 12.000 quân sang Nga, trong đó gần 3.000 người đã thương vong."),
        ("north-korea", "Binh sĩ Triều Tiên trở lại tiền tuyến từ đầu tháng."),
        ("north-korea", "Bình Nhưỡng dựng tượng đài lính Triều Tiên ngã xuống ở Kursk."),
        ("north-korea", "Một tiểu đoàn pháo của Triều Tiên đã nã pháo sang tỉnh Sumy."),
        ("russian-armed-forces", "Ông Belousov báo cáo quân đội Nga giành thêm 300 km2 lãnh thổ."),
        ("ukraine", "Ukraine bắt sống thêm một lính Triều Tiên."),
        ("528th-engineer-regiment", "Bốn quân nhân của Trung đoàn Công binh 528 đã hy sinh ở Kursk."),
    ],
)
def test_fighting_in_other_words(agent: str, text: str) -> None:
    assert agent in [c.agents[0] for c in of_type(text, "Combat")]


@pytest.mark.parametrize(
    "text",
    [
        "Bình Nhưỡng thừa nhận đã gửi quân sang giúp Nga đánh bật lực lượng Ukraine.",
        "Triều Tiên sẽ gửi 1.000 công binh rà phá mìn tới Kursk.",
        "Triều Tiên tái triển khai quân ra tiền tuyến Kursk.",
    ],
)
def test_what_troops_are_sent_for_is_no_fight_of_its_own(text: str) -> None:
    assert of_type(text, "Combat") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nga tiếp nhận thêm 2.000 lao động Triều Tiên.",
        "HUR nói Moskva muốn đưa 12.000 lao động Triều Tiên sang Tatarstan.",
        "Khoảng 15.000 người Triều Tiên vẫn đang làm việc tại Nga.",
        "Bình Nhưỡng đã đưa hơn 5.000 người sang Nga làm việc.",
    ],
)
def test_workers_go_to_whoever_takes_them_in(text: str) -> None:
    found = [(c.agents, c.targets) for c in of_type(text, "LaborDispatch")]
    assert (("north-korea",), ("russia",)) in found


@pytest.mark.parametrize(
    "agents, text",
    [
        (("north-korea",), "Nga lên tiếng. Vụ phóng Malligyong-2 thất bại hôm 28/5."),
        (("north-korea",), "Triều Tiên khai hỏa hệ thống rốc-két phóng loạt ra biển Nhật Bản."),
        (("north-korea",), "Triều Tiên đưa thành công một vệ tinh quân sự vào quỹ đạo."),
        (("north-korea",), "Nga phản đối lệnh cấm vận sau loạt vụ thử tên lửa của Triều Tiên."),
        (("north-korea",), "Triều Tiên thử vũ khí siêu vượt âm mới."),
        (("russia",), "Nga phóng thử tên lửa Burevestnik."),
        (("russia", "china"), "Nga bắt đầu cuộc tập trận Ocean-2024 với sự tham gia của Trung Quốc."),
    ],
)
def test_tests_and_launches_in_other_words(agents: tuple[str, ...], text: str) -> None:
    assert agents in [c.agents for c in of_type(text, "Exercise")]


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên chuyển rốc-két phóng loạt 240 mm cho Nga.",
        "Nga chỉ trích các cuộc tập trận của Mỹ và Hàn Quốc.",
    ],
)
def test_names_of_weapons_and_others_manoeuvres_are_no_test_of_theirs(text: str) -> None:
    assert of_type(text, "Exercise") == []


def test_those_called_back_go_nowhere() -> None:
    (claim,) = of_type("Triều Tiên đã rút quân khỏi tiền tuyến Kursk.", "TroopDeployment")
    assert (claim.agents, claim.targets) == (("north-korea",), ())


@pytest.mark.parametrize(
    "modality, text",
    [
        ("planned", "Vụ thử hạt nhân thứ bảy của Triều Tiên có thể diễn ra trước cuối năm."),
        ("planned", "Nga và Triều Tiên nhất trí tổ chức tập trận hải quân."),
        ("actual", "Vụ thử hạt nhân thứ sáu của Triều Tiên diễn ra năm 2017."),
    ],
)
def test_what_may_take_place_is_planned(modality: str, text: str) -> None:
    assert [c.modality for c in of_type(text, "Exercise")] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Chưa rõ Triều Tiên có gửi thêm quân tới Nga hay không.",
        "Seoul chưa xác nhận được Triều Tiên đưa quân tới Nga.",
    ],
)
def test_what_is_not_known_is_not_told(text: str) -> None:
    assert of_type(text, "TroopDeployment") == []


def test_whom_soldiers_are_sent_to_help_receives_them_wherever_he_fights() -> None:
    text = "Bình Nhưỡng quyết định gửi quân hỗ trợ Nga trong cuộc xung đột ở Ukraine."
    (one,) = claims_of(text, "2024-11-10")
    assert (one.agents, one.targets) == (("north-korea",), ("russia",))


@pytest.mark.parametrize(
    "text, party",
    [
        ("NATO xác nhận sự hiện diện của quân đội Triều Tiên ở Nga.", "korean-peoples-army"),
        ("Lữ đoàn đặc nhiệm Storm của Triều Tiên được cử tới Nga.", "north-korea"),
        ("Quân tiếp viện của Triều Tiên đang trên đường tới Kursk.", "north-korea"),
        ("Hàng nghìn lính Triều Tiên đổ tới vùng biên giới Nga.", "north-korea"),
    ],
)
def test_an_army_by_its_name_a_brigade_by_its_own_and_reinforcements_are_sent(text: str, party: str) -> None:
    [claim] = claims_of(text, "2025-08-13", "TroopDeployment")
    assert (claim.agents, claim.targets) == ((party,), ("russia",))


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        # Some of those told before, or so many more: their nation goes without saying.
        (
            "TroopDeployment",
            {"north-korea"},
            {"russia"},
            "Theo Kiev, lính Triều Tiên đã có mặt ở Kursk. Tới tháng 12 sẽ có tổng cộng 12.000 người được điều sang.",
        ),
        (
            "TroopDeployment",
            {"north-korea"},
            {"russia"},
            "Lính Triều Tiên giao tranh với quân Ukraine. Hơn 10.000 binh sĩ được điều sang vùng Viễn Đông Nga.",
        ),
        (
            "Combat",
            {"north-korea", "russia"},
            {"ukraine"},
            "Mỹ nói lính Triều Tiên đã tới Khabarovsk. Hầu hết đang chiến đấu bên cạnh quân Nga ở Kursk.",
        ),
        (
            "Combat",
            {"north-korea", "russia"},
            {"ukraine"},
            "Mỹ nói lính Triều Tiên đã tới Khabarovsk. Phần lớn đã rời đi và chiến đấu cùng quân Nga ở Kursk.",
        ),
    ],
)
def test_soldiers_who_were_told_before(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    found = of_type(text, kind)
    assert (agents, targets) in [({*c.agents}, {*c.targets}) for c in found[-1:]]


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên gửi công nhân sang Nga. Khoảng 1.500 người đã được đưa tới Vladivostok.",
        "Quân Ukraine chiến đấu ở Kursk, Triều Tiên lên án. Phần lớn được huấn luyện ở Anh.",
    ],
)
def test_others_who_go_are_no_soldiers(text: str) -> None:
    assert not of_type(text, "TroopDeployment")
