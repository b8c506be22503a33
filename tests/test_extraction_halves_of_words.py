"""Halves of words that look like another word, what is stopped, and whose delegation «một đoàn» is. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-06-10"
RU, KP = "russia", "north-korea"


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Bà Choe Son Hui đáp chuyên cơ xuống Moscow hôm 5/6 và hội đàm với ông Lavrov.", "Meeting"),
        ("Ông Kim Jong Un đáp tàu bọc thép tới Vladivostok hôm 5/6.", "Visit"),
        ("Bình Nhưỡng đáp ứng yêu cầu của Moscow và gửi 5.000 lính sang Kursk hôm 5/6.", "TroopDeployment"),
        ("Triều Tiên đáp lại bằng việc gửi 5.000 lính sang Nga hôm 5/6.", "TroopDeployment"),
        ("Nga đăng cai diễn đàn kinh tế, nơi ông Putin gặp bà Choe Son Hui hôm 5/6.", "Meeting"),
        ("Nga trích quỹ dự trữ gửi 100 tấn bột mì cho Triều Tiên hôm 5/6.", "Aid"),
        ("Nga khai thông tuyến tàu và ông Kozlov thăm Bình Nhưỡng hôm 5/6.", "Visit"),
        ("Triều Tiên nói chung và quân đội nước này nói riêng đã gửi lính sang Nga.", "TroopDeployment"),
    ],
)
def test_nobody_tells_by_half_of_another_verb(text: str, kind: str) -> None:
    assert {source for claim in claims_of(text, DAY, kind) for source in claim.attributed_to} == set()
    assert claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "text, kind, teller",
    [
        ("Ông Putin đáp rằng Nga sẽ gửi 1.000 tấn bột mì cho Triều Tiên.", "Aid", "vladimir-putin"),
        ("Seoul tố Triều Tiên gửi lính sang Nga.", "TroopDeployment", "south-korea"),
    ],
)
def test_the_verb_itself_tells(text: str, kind: str, teller: str) -> None:
    assert [claim.attributed_to for claim in claims_of(text, DAY, kind)] == [(teller,)]


@pytest.mark.parametrize(
    "text, kind, modalities",
    [
        ("Nga nâng cấp hệ thống phòng không và chuyển tên lửa cho Triều Tiên.", "ArmsTransfer", ["actual"]),
        ("Nga khôi phục đường hàng không và gửi 1.000 tấn bột mì cho Triều Tiên.", "Aid", ["actual"]),
        ("Nga bằng đường không gửi thuốc men cho Triều Tiên hôm 5/6.", "Aid", ["actual"]),
        ("Nga định kỳ gửi bột mì cho Triều Tiên.", "Aid", ["actual"]),
        ("Nga không gửi thuốc men cho Triều Tiên.", "Aid", []),
        ("Nga khẳng định không gửi tên lửa cho Triều Tiên.", "ArmsTransfer", ["denied"]),
    ],
)
def test_half_of_a_word_denies_and_plans_nothing(text: str, kind: str, modalities: list[str]) -> None:
    assert [claim.modality for claim in claims_of(text, DAY, kind)] == modalities


@pytest.mark.parametrize(
    "text, kind, told",
    [
        ("Nga đòi hỏi Hàn Quốc dừng cấp vũ khí cho Ukraine.", "ArmsTransfer", 0),
        ("Nga tạm dừng cấp vũ khí cho Triều Tiên.", "ArmsTransfer", 0),
        ("Triều Tiên không ngừng gửi đạn pháo sang Nga.", "ArmsTransfer", 1),
        ("Triều Tiên gửi đạn pháo sang Nga.", "ArmsTransfer", 1),
    ],
)
def test_what_is_stopped_is_not_done(text: str, kind: str, told: int) -> None:
    assert len(claims_of(text, DAY, kind)) == told


@pytest.mark.parametrize(
    "group, visitor",
    [
        ("Một đoàn bác sĩ Nga", RU),
        ("Một đoàn doanh nhân Nga", RU),
        ("Đoàn Nga", "mikhail-murashko"),
    ],
)
def test_one_more_delegation_is_not_that_of_the_minister(group: str, visitor: str) -> None:
    before = "Bộ trưởng Y tế Nga Mikhail Murashko ký hiệp định với Triều Tiên tại Bình Nhưỡng hôm 2/6.\n\n"
    visits = claims_of(f"{before}{group} sẽ đến Bình Nhưỡng vào tháng 7.", DAY, "Visit")
    assert [claim.agents for claim in visits if claim.time == "2025-07"] == [(visitor,)]


def test_company_at_home_is_no_visit_to_where_the_reporter_writes() -> None:
    text = (
        "Phóng viên Yonhap tại Seoul: Ông Kim Jong Un dự lễ duyệt binh trên quảng trường Kim Nhật Thành đêm 5/6. "
        "Đi cùng ông là Thủ tướng Pak Thae Song."
    )
    assert claims_of(text, DAY, "Visit") == []


@pytest.mark.parametrize(
    "letter, receivers",
    [
        ("gửi thư cho hai người đồng cấp ở Donetsk và Luhansk", []),
        ("gửi thư cho ông Lavrov", ["sergei-lavrov"]),
    ],
)
def test_a_letter_to_somebody_unknown_is_not_to_whom_another_met(letter: str, receivers: list[str]) -> None:
    before = "Phó Tổng thống Mỹ Kamala Harris gặp ông Yoon Suk Yeol ở Seoul hôm 3/6.\n\n"
    found = claims_of(f"{before}Ngoại trưởng Choe Son Hui hôm 5/6 {letter}.", DAY, "Communication")
    assert [who for claim in found for who in claim.targets] == receivers


@pytest.mark.parametrize(
    "text, tellers",
    [
        ("Ông Putin nêu vấn đề này khi gặp ông Kim Jong Un hôm 5/6.", ()),
        ("Ông Shoigu công bố kế hoạch sau khi gặp ông Kim Jong Un hôm 5/6.", ()),
        ("Ông Kozhemyako xác nhận đã gặp ông Kim Jong Un hôm 5/6.", ("oleg-kozhemyako",)),
        ("Ông Putin nói sẽ có lúc gặp ông Kim Jong Un.", ("vladimir-putin",)),
    ],
)
def test_where_he_said_it_is_not_what_he_said(text: str, tellers: tuple[str, ...]) -> None:
    assert [claim.attributed_to for claim in claims_of(text, DAY, "Meeting")] == [tellers]
