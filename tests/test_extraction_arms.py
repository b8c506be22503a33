"""Arms, from whom to whom: by sea, in return, as knowledge, together with soldiers, denied or only supposed."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-06"


def transfers(text: str) -> list[Claim]:
    return claims_of(text, DAY, "ArmsTransfer")


@pytest.mark.parametrize(
    "giver, receiver, text",
    [
        ("north-korea", "russia", "Tàu hàng Maria chở container đạn dược từ cảng Rajin sang cảng Vostochny."),
        ("north-korea", "russia", "Kiev: Nửa triệu quả đạn pháo đã từ Triều Tiên sang Nga"),
        ("north-korea", "russia", "Bình Nhưỡng vẫn tiếp tục cung cấp đạn cối và trọng pháo, Nga không bình luận."),
        ("russia", "north-korea", "Moskva sang tay công nghệ tàu ngầm cho Bình Nhưỡng."),
        ("russia", "north-korea", "Nga chia sẻ dữ liệu tên lửa với Triều Tiên."),
        ("russia", "north-korea", "Nga bị cho là đã giao cho Triều Tiên tổ hợp phòng không và thiết bị gây nhiễu."),
        ("russia", "north-korea", "Nga giúp Triều Tiên chế tạo tên lửa siêu vượt âm."),
        ("north-korea", "russia", "Nga bàn giao công nghệ dẫn đường cho Triều Tiên để đổi lấy đạn pháo."),
        ("russia", "north-korea", "Triều Tiên gửi lính sang Nga và nhận lại công nghệ vệ tinh."),
        ("north-korea", "russia", "Triều Tiên đã gửi 3.000 lính cùng pháo tự hành cho Nga."),
        ("north-korea", "wagner-group", "Wagner tiếp nhận rocket từ Bình Nhưỡng."),
        ("north-korea", "russia", "Tên lửa do Triều Tiên cung cấp được Nga phóng vào Kharkiv."),
        ("north-korea", "russia", "Nhà Trắng công bố hình ảnh tàu Nga chở vũ khí Triều Tiên."),
        ("vladimir-putin", "kim-jong-un", "Ông Putin tặng ông Kim Jong-un một khẩu súng trường."),
    ],
)  # fmt: skip
def test_arms_and_knowledge_go_from_the_giver_to_the_receiver(giver: str, receiver: str, text: str) -> None:
    assert (giver, receiver) in [(c.agents[0], *c.targets) for c in transfers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên phản đối Hàn Quốc cấp đạn pháo cho Ukraine.",
        "Ông Putin cảnh cáo rằng gửi vũ khí cho Ukraine sẽ là sai lầm của Hàn Quốc.",
        "Ông Kim Jong-un đưa ra tuyên bố khi thị sát vụ thử tên lửa, Nga chưa lên tiếng.",
        "Triều Tiên gửi thư cho Nga, nói về tên lửa của Mỹ.",
    ],
)
def test_others_arms_and_mere_ideas_are_no_transfer_of_theirs(text: str) -> None:
    assert not transfers(text)


@pytest.mark.parametrize(
    "modality, text",
    [
        ("alleged", "NIS nhận định Nga có thể đã chuyển công nghệ vệ tinh cho Triều Tiên."),
        ("alleged", "Nga rất có thể đã bàn giao tên lửa phòng không cho Triều Tiên."),
        ("alleged", "Seoul nghi Nga đã cung cấp tên lửa phòng không cho Triều Tiên."),
        ("planned", "Nga có thể chuyển công nghệ vệ tinh cho Triều Tiên."),
        ("planned", "Triều Tiên sắp giao thêm đạn pháo cho Nga."),
        ("actual", "Triều Tiên đã giao thêm đạn pháo cho Nga."),
    ],
)
def test_what_may_have_been_is_alleged_and_what_may_be_is_planned(modality: str, text: str) -> None:
    assert [c.modality for c in transfers(text)] == [modality]
