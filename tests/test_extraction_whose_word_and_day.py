"""Whose blame, whose word and whose day it is: answers, charges, counts and what is only asked. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-11-20"


def claims(text: str, kind: str | None = None) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "text, who",
    [
        ("Nga đối mặt với làn sóng chỉ trích của phương Tây.", {"western-countries"}),
        ("Triều Tiên vấp phải chỉ trích từ Hàn Quốc.", {"south-korea"}),
        ("Triều Tiên hứng chịu chỉ trích của Liên Hợp Quốc về nhân quyền.", {"united-nations"}),
    ],
)
def test_who_suffers_blame_does_not_lay_it(text: str, who: set[str]) -> None:
    (claim,) = claims(text, "Criticism")
    assert set(claim.agents) == who
    assert set(claim.targets) <= {"russia", "north-korea"}


@pytest.mark.parametrize(
    "text",
    [
        "Đại sứ Nga tại Ba Lan hứng chỉ trích vì phát ngôn về lịch sử.",
        "Quy định mới khiến các doanh nghiệp lo ngại, chính phủ Nga trấn an.",
    ],
)
def test_blame_that_nobody_named_lays_is_not_told(text: str) -> None:
    assert claims(text, "Criticism") == []


def test_to_be_charged_with_a_lie_is_no_denial() -> None:
    text = "Bộ Quốc phòng Nga nói đã bắn rơi tiêm kích, Ukraine cáo buộc Moscow bịa đặt thông tin."
    assert claims(text, "Denial") == []
    assert [c.agents for c in claims(text, "Criticism")] == [("ukraine",)]
    (denial,) = claims("Bà Kim Yo-jong nói Seoul dựng chuyện về thông tin Triều Tiên dỡ loa.", "Denial")
    assert (denial.agents, denial.targets) == (("kim-yo-jong",), ("south-korea",))


@pytest.mark.parametrize(
    "text, kind, day",
    [
        ("Du khách Nga đến Triều Tiên tăng gấp ba so với năm 2023.", "Visit", None),
        ("Số công nhân Triều Tiên sang Nga tăng gấp 10 lần so với năm 2023.", "LaborDispatch", None),
        ("Số công nhân Triều Tiên sang Nga năm 2023 tăng gấp 10 lần.", "LaborDispatch", "2023"),
        ("Nga phóng vào Kharkiv nhiều UAV hơn so với tháng 6.", "Combat", None),
    ],
)
def test_what_a_number_is_held_against_dates_nothing(text: str, kind: str, day: str | None) -> None:
    assert {c.time for c in claims(text, kind)} <= {day}


def test_a_capital_that_is_struck_is_the_place() -> None:
    (claim,) = claims("Nga tấn công Kiev đêm 18-11.", "Combat")
    assert (claim.place, claim.targets) == ("kyiv", ("ukraine",))


@pytest.mark.parametrize(
    "next_sentence, tellers",
    [
        ("Tuổi Trẻ Online tiếp tục cập nhật.", ()),
        ("Ông Sergei Shoigu nói về nhiệm vụ của họ.", ()),
        ("Bộ Quốc phòng Nga cho biết như vậy hôm 19/11.", ("russian-ministry-of-defence",)),
        ("Thông tin trên được Bộ Quốc phòng Nga đưa ra hôm 19/11.", ("russian-ministry-of-defence",)),
    ],
)
def test_who_told_the_sentence_before(next_sentence: str, tellers: tuple[str, ...]) -> None:
    lead = f"Triều Tiên sẽ gửi 6.000 công binh tới Kursk. {next_sentence}"
    (claim,) = claims_of(lead, DAY, title="Triều Tiên gửi thêm công binh sang Nga", summary=True)
    assert (claim.type, claim.attributed_to, claim.time) == ("TroopDeployment", tellers, None)


@pytest.mark.parametrize(
    "text, day",
    [
        ("Mỹ điều tàu sân bay tới Busan ngày 10/11, Bình Nhưỡng lên án.", None),
        ("Ông Zelensky tới Anh, Nga hôm 10/11 cáo buộc London kéo dài xung đột.", "2025-11-10"),
        ("Ngày 10/11, Triều Tiên lên án Mỹ.", "2025-11-10"),
    ],
)
def test_the_day_of_what_is_answered_is_not_that_of_the_answer(text: str, day: str | None) -> None:
    assert {c.time for c in claims(text, "Criticism")} == {day}


def test_a_title_that_counts_within_a_year_leaves_the_day_to_the_lead() -> None:
    title = "Triều Tiên phóng tên lửa lần thứ năm trong năm nay"
    (claim,) = claims_of("Vụ phóng diễn ra sáng 19/11.", DAY, "Exercise", title, summary=True)
    assert claim.time == "2025-11-19"


def test_soldiers_who_are_cared_for_fell_on_no_day_of_the_news() -> None:
    title = "Triều Tiên xây trung tâm điều trị cho lính bị thương ở Ukraine"
    (claim,) = claims_of("Ông Kim Jong-un dự lễ khởi công hôm 19/11.", DAY, "Combat", title, summary=True)
    assert claim.time is None


@pytest.mark.parametrize(
    "title, modality",
    [
        ("Ông Putin gặp tỷ phú Elon Musk?", "alleged"),
        ("Ông Putin gặp ông Kim Jong-un: đã đến lúc hợp tác?", "actual"),
        ("Ông Putin nói gì khi gặp ông Kim Jong-un?", "actual"),
    ],
)
def test_whether_two_met_is_only_asked(title: str, modality: str) -> None:
    (claim,) = claims_of("Giới quan sát theo dõi.", DAY, "Meeting", title, summary=True)
    assert claim.modality == modality


def test_on_the_way_to_where_they_meet() -> None:
    (claim,) = claims("Ông Putin đến Magadan trước cuộc gặp với ông Trump.", "Meeting")
    assert claim.place is None
    (claim,) = claims("Ông Putin tới Alaska và gặp ông Trump.", "Meeting")
    assert claim.place == "alaska"


def test_when_a_report_was_published_is_no_day_of_what_it_tells() -> None:
    title = "Nhật Bản lo Nga giúp Triều Tiên chế tạo tàu ngầm"
    (claim,) = claims_of("Sách Trắng Quốc phòng công bố hôm 15/11.", DAY, "ArmsTransfer", title, summary=True)
    assert (claim.modality, claim.time) == ("alleged", None)


@pytest.mark.parametrize(
    "text, places",
    [
        ("Lính Triều Tiên trở lại Kursk.", ["kursk"]),
        ("Lính Triều Tiên trở lại Bình Nhưỡng.", []),
    ],
)
def test_soldiers_who_come_back_to_the_other_ones_ground(text: str, places: list[str]) -> None:
    assert [c.place for c in claims(text, "TroopDeployment")] == places


def test_a_name_of_nobody_known_speaks_for_itself() -> None:
    before = "Đại sứ Nga Alexander Matsegora dự buổi hòa nhạc ở Bình Nhưỡng. "
    assert claims(before + 'Trên Telegram, Oksana viết: "Tôi cảm ơn Triều Tiên".', "Support") == []
    assert claims(before + 'Ông viết: "Tôi cảm ơn Triều Tiên".', "Support")


@pytest.mark.parametrize(
    "text, kind, parties",
    [
        (
            "Ông Putin báo cho ông Kim Jong-un về kế hoạch gặp ông Trump.",
            "Meeting",
            {"vladimir-putin", "donald-trump"},
        ),
        (
            "Nga báo trước cho Triều Tiên về kế hoạch tập trận với Trung Quốc.",
            "Exercise",
            {"russia", "china"},
        ),
    ],
)
def test_who_tells_another_of_a_plan_makes_it(text: str, kind: str, parties: set[str]) -> None:
    (claim,) = claims(text, kind)
    assert set(claim.agents) | set(claim.targets) == parties
