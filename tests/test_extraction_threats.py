"""Threats with and without a verb of threatening, whom they are meant for, and aid: goods, help, what has arrived."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-06"


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "agent, targets, text",
    [
        ("kremlin", ("japan",), 'Điện Kremlin nói sẽ "có câu trả lời" nếu Nhật Bản siết thêm trừng phạt.'),
        ("kim-jong-un", ("south-korea",), "Ông Kim Jong-un dọa nã pháo nếu tàu Hàn Quốc vượt ranh giới."),
        ("kim-yo-jong", ("united-states",), "Bà Kim Yo Jong tuyên bố Bình Nhưỡng sẽ giáng đòn vào căn cứ của Mỹ."),
        ("maria-zakharova", (), "Bà Zakharova khẳng định Moskva sẽ có biện pháp thích đáng."),
        (
            "volodymyr-zelensky",
            ("north-korea",),
            "Ông Zelensky cảnh báo Kiev sẽ đáp trả nếu lính Triều Tiên tấn công.",
        ),
        ("north-korea", ("south-korea",), "Triều Tiên lớn tiếng đe dọa: Hàn Quốc sẽ phải trả giá đắt."),
        (
            "choe-son-hui",
            (),
            '"Chúng tôi sẽ buộc phải có hành động nếu bị ép", TASS dẫn lời bà Choe Son Hui cảnh cáo.',
        ),
    ],
)  # fmt: skip
def test_threats_and_whom_they_mean(agent: str, targets: tuple[str, ...], text: str) -> None:
    assert (agent, targets) in [(c.agents[0], c.targets) for c in of_type(text, "Threat")]


@pytest.mark.parametrize(
    "text",
    [
        "Nga và Trung Quốc phản đối các hành động hăm dọa quân sự nhằm vào Triều Tiên.",
        "Mỹ coi chương trình tên lửa của Triều Tiên là mối đe dọa.",
        "Các chuyên gia cảnh báo bão sẽ đổ bộ vào Triều Tiên.",
    ],
)
def test_speaking_of_threats_is_none(text: str) -> None:
    assert of_type(text, "Threat") == []


def test_an_ally_is_not_the_one_threatened() -> None:
    (claim,) = of_type(
        "Tướng Pak Jong-chon cảnh báo Nga có quyền giáng đòn đáp trả bất cứ lúc nào.", "Threat"
    )
    assert claim.targets == ()


@pytest.mark.parametrize(
    "modality, agent, text",
    [
        ("actual", "russia", "Nga bàn giao cho Triều Tiên lô vắc xin và thiết bị y tế."),
        ("actual", "russia", "Moskva gửi 2.000 bộ xét nghiệm sang Triều Tiên hồi tháng 3."),
        ("actual", "china", "Trung Quốc biếu Triều Tiên 10.000 tấn gạo."),
        ("planned", "vladimir-putin", "Ông Putin đề nghị giúp Triều Tiên khắc phục hậu quả bão lũ."),
        ("planned", "russia", "Nga sẽ giúp Triều Tiên xây trường học."),
        ("planned", "russia", "Bình Nhưỡng cảm ơn lời đề nghị giúp đỡ chống lũ của Nga."),
        ("actual", "russia", "Nga nối lại giúp đỡ. Triều Tiên cho biết 3.000 tấn bột mì đã tới cảng Nampo."),
    ],
)
def test_aid_and_offers_of_aid(modality: str, agent: str, text: str) -> None:
    found = [(c.modality, c.agents[0], c.targets) for c in of_type(text, "Aid")]
    assert (modality, agent, ("north-korea",)) in found


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong-un gửi điện mừng tới ông Putin, chúc nước Nga vượt qua dịch bệnh.",
        "Nga xuất khẩu lúa mì sang Triều Tiên theo hợp đồng thương mại.",
        "Đoàn tàu chở hàng chạy trên đường ray từ Nga sang Triều Tiên.",
    ],
)
def test_trade_and_good_wishes_are_no_aid(text: str) -> None:
    assert of_type(text, "Aid") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hàn Quốc phản đối Nga và dọa sẽ từng bước cấp vũ khí cho Ukraine.",
        "Hàn Quốc triệu Đại sứ Nga Georgy Zinoviev để phản đối và dọa xem xét việc gửi vũ khí cho Kiev.",
        "Seoul lên án hiệp ước Nga - Triều Tiên và tuyên bố sẽ cân nhắc lại việc không cấp vũ khí cho Ukraine.",
    ],
)
def test_arms_for_whom_they_fight_threaten_the_other_side(text: str) -> None:
    assert ("south-korea", ("russia",)) in [(c.agents[0], c.targets) for c in of_type(text, "Threat")]


@pytest.mark.parametrize(
    "agent, targets, text",
    [
        ("russia", ("south-korea",), "Nga dọa đáp trả nếu Hàn Quốc cấp vũ khí cho Ukraine."),
        ("north-korea", ("united-states",), "Triều Tiên cảnh báo Mỹ sẽ trả giá nếu gửi tên lửa cho Ukraine."),
    ],
)  # fmt: skip
def test_arms_of_others_are_threatened_with_no_less(agent: str, targets: tuple[str, ...], text: str) -> None:
    assert [(agent, targets)] == [(c.agents[0], c.targets) for c in of_type(text, "Threat")]
