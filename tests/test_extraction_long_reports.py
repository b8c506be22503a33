"""Long reports: what a day, a place, a source or a party beside an act belongs to, in sentences of our own."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-07-20"


def told(text: str, kind: str) -> list[tuple[str | None, str | None]]:
    """Time and place of the claims of one type."""
    return [(c.time, c.place) for c in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "text, signed",
    [
        (
            "Nga và Triều Tiên hôm 17/7 ký hiệp ước mới, thay thế các văn kiện được ký năm 1961, 1990 và 2000.",
            "2025-07-17",
        ),
        (
            "Ông Putin tới Bình Nhưỡng hôm 16/7. Kết thúc hội đàm, ông Putin và ông Kim Jong-un ký hiệp ước, "
            "thay cho văn bản ký năm 1961 và 2000.",
            "2025-07-16",
        ),
        ("Hôm 15/7, Nga và Triều Tiên ký hiệp ước, kế thừa hiệp ước ký năm 2000.", "2025-07-15"),
    ],
)
def test_years_of_what_a_treaty_replaces_are_not_its_own(text: str, signed: str) -> None:
    assert signed in [time for time, _ in told(text, "Agreement")]
    assert all(time == signed for time, _ in told(text, "Meeting"))


def test_a_treaty_told_alone_keeps_its_year() -> None:
    assert told("Nga và Triều Tiên ký hiệp ước hữu nghị năm 2000.", "Agreement") == [("2000", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lavrov gặp ông Kim Jong-un hôm 18/7 tại Wonsan, nơi khu du lịch mới mở cửa đón khách từ ngày 1/7. "
        "Trước đó cùng ngày, ông Lavrov hội đàm với bà Choe Son Hui.",
        "Hôm 18/7, bà Choe Son Hui tiếp ông Lavrov ở Wonsan, nơi một bệnh viện được khánh thành ngày 9/7. "
        "Cùng ngày, ông Lavrov hội đàm với ông Kim Jong-un.",
    ],
)
def test_what_was_at_a_place_before_moves_no_day(text: str) -> None:
    assert told(text, "Meeting") == [("2025-07-18", "wonsan")] * 2


def test_a_house_in_a_clause_about_the_town_is_not_where_they_meet() -> None:
    text = "Ông Kim Jong-un tiếp ông Lavrov hôm 18/7 tại Wonsan, nơi khu du lịch Wonsan-Kalma mới mở cửa."
    assert told(text, "Meeting") == [("2025-07-18", "wonsan")]
    text = "Ông Kim Jong-un tiếp ông Lavrov hôm 18/7 tại khu du lịch Wonsan-Kalma ở Wonsan."
    assert told(text, "Meeting") == [("2025-07-18", "wonsan-kalma")]


@pytest.mark.parametrize(
    "text, day",
    [
        (
            "Ngày 16/7, ông Kim Jong-un ký sắc lệnh phê chuẩn hiệp ước đối tác với Nga, ba ngày sau khi ông Putin ký "
            "ban hành luật phê chuẩn văn kiện này.",
            "2025-07-13",
        ),
        (
            "Hôm 12/7, Triều Tiên phê chuẩn hiệp ước đối tác chiến lược với Nga, một ngày sau khi ông Putin ký ban "
            "hành luật phê chuẩn.",
            "2025-07-11",
        ),
    ],
)
def test_days_are_counted_from_the_only_day_told(text: str, day: str) -> None:
    before = "Ông Lavrov gặp ông Kim Jong-un hôm 19/7. Hồi tháng 3, Nga phủ quyết một nghị quyết.\n\n"
    laws = [c for c in claims_of(before + text, DAY, "Ratification") if c.agents == ("vladimir-putin",)]
    assert [c.time for c in laws] == [day]


@pytest.mark.parametrize(
    "opens",
    [
        "Theo ước tính của tình báo Anh công bố tuần này,",
        "Theo số liệu được NIS đưa ra hôm 15/7,",
        "Theo báo cáo của tình báo Hàn Quốc vừa được công bố tháng này,",
    ],
)
def test_when_an_estimate_was_made_known_is_not_the_day_of_the_losses(opens: str) -> None:
    (lost,) = claims_of(f"{opens} khoảng 6.000 lính Triều Tiên thương vong ở Kursk.", DAY, "Combat")
    assert lost.time is None and lost.modality == "alleged"


def test_losses_on_a_day_keep_it() -> None:
    (lost,) = claims_of("Theo NIS, khoảng 40 lính Triều Tiên thiệt mạng ở Kursk hôm 15/7.", DAY, "Combat")
    assert lost.time == "2025-07-15"


@pytest.mark.parametrize("said", ["nói tại Brussels rằng", "phát biểu tại Brussels rằng"])
@pytest.mark.parametrize(
    "sent", ["Triều Tiên đã gửi 9.000 lính sang Nga", "9.000 lính Triều Tiên được gửi sang Nga"]
)
def test_where_somebody_tells_it_is_not_where_troops_go(said: str, sent: str) -> None:
    (claim,) = claims_of(f"Ông Zelensky {said} {sent}.", DAY, "TroopDeployment")
    assert (claim.agents, claim.targets, claim.place) == (("north-korea",), ("russia",), "russia")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 14/7, ông Putin đã đệ trình dự luật phê chuẩn hiệp ước lên Duma Quốc gia.",
        "Chính phủ Nga hôm 14/7 trình lên Duma Quốc gia dự luật phê chuẩn hiệp ước với Triều Tiên.",
    ],
)
def test_a_bill_laid_before_a_chamber_is_yet_to_be_passed(text: str) -> None:
    found = claims_of(text, DAY, "Ratification")
    assert [(c.modality, c.agents, c.time) for c in found] == [("planned", ("state-duma",), None)]


def test_a_bill_passed_is_ratified() -> None:
    (passed,) = claims_of(
        "Duma Quốc gia Nga hôm 14/7 phê chuẩn hiệp ước với Triều Tiên.", DAY, "Ratification"
    )
    assert (passed.modality, passed.time) == ("actual", "2025-07-14")


@pytest.mark.parametrize(
    "told_of",
    [
        "chuyến tàu chở khách giữa Moskva và Bình Nhưỡng khởi hành lần đầu tiên sau 5 năm",
        "chuyến bay trực tiếp từ Moskva tới Bình Nhưỡng cất cánh với 400 hành khách",
        "tàu liên vận Bình Nhưỡng - Moskva lăn bánh trở lại",
    ],
)
def test_trains_and_flights_between_the_two(told_of: str) -> None:
    (line,) = claims_of(f"Ngày 17/7, {told_of}.", DAY, "Cooperation")
    assert (set(line.agents), line.time) == ({"russia", "north-korea"}, "2025-07-17")


def test_a_train_elsewhere_is_none_of_theirs() -> None:
    text = "Ngày 17/7, chuyến tàu chở khách giữa Hà Nội và Bắc Kinh khởi hành. Đại sứ Nga có mặt."
    assert claims_of(text, DAY, "Cooperation") == []


@pytest.mark.parametrize("praised", ['"những người lính quả cảm"', "những chiến sĩ dũng cảm", "các binh sĩ"])
def test_soldiers_belong_to_the_army_named_behind_them(praised: str) -> None:
    text = f"Ngoại trưởng Nga Lavrov cảm ơn {praised} của quân đội Triều Tiên đã giúp giải phóng Kursk."
    (thanks,) = claims_of(text, DAY, "Support")
    assert thanks.targets == ("korean-peoples-army",)


def test_a_visit_taken_up_again_is_not_of_the_day_of_others() -> None:
    text = (
        "Ngoại trưởng Nga Sergei Lavrov tới Wonsan hôm 18/7. Nhóm du khách Nga đầu tiên đã tới đây hôm 7/7."
        "\n\nChuyến thăm của ông Lavrov diễn ra giữa lúc quan hệ hai nước phát triển nhanh."
    )
    visits = [c for c in claims_of(text, DAY, "Visit") if c.agents == ("sergei-lavrov",)]
    assert [c.time for c in visits] == ["2025-07-18"]


@pytest.mark.parametrize("what", ["thông báo của Nga", "tuyên bố của Nga"])
def test_whose_words_are_only_feared_tells_no_fear(what: str) -> None:
    text = f"Bộ Ngoại giao Hàn Quốc bày tỏ quan ngại trước {what}, cho rằng việc Triều Tiên cử quân vi phạm nghị quyết."
    assert all(c.attributed_to == () for c in claims_of(text, DAY, "Criticism"))


def test_a_report_owned_by_somebody_still_tells() -> None:
    text = "Báo cáo của NIS, công bố hôm 15/7, cho biết Triều Tiên đã gửi đạn pháo cho Nga."
    (arms,) = claims_of(text, DAY, "ArmsTransfer")
    assert arms.attributed_to == ("south-korean-national-intelligence-service",)


@pytest.mark.parametrize(
    "opens", ["Trong cuộc gặp riêng với ông Kim Jong-un", "Tại cuộc hội đàm với ông Kim Jong-un"]
)
def test_what_is_said_at_a_meeting_has_its_own_year_and_parties(opens: str) -> None:
    text = f"{opens}, ông Belousov cho biết hai nước sẽ ký kế hoạch hợp tác quân sự trong năm nay."
    assert all(time is None for time, _ in told(text, "Meeting"))
    (plan,) = claims_of(text, DAY, "Agreement")
    assert (set(plan.agents), plan.time, plan.modality) == ({"russia", "north-korea"}, "2025", "planned")


def test_the_meeting_before_has_its_own_day() -> None:
    text = (
        "Ông Shoigu gặp ông Kim Jong-un hôm 17/7. Trong lần gặp trước hôm 4/7, ông Kim khẳng định ủng hộ Nga."
    )
    assert [time for time, _ in told(text, "Meeting")] == ["2025-07-17", "2025-07-04"]


@pytest.mark.parametrize("leads", ["để chuẩn bị cho", "nhằm thu xếp", "để mở đường cho"])
def test_what_a_visit_prepares_is_not_of_its_day(leads: str) -> None:
    text = f"Ông Lavrov sẽ thăm Triều Tiên vào tháng 9 {leads} chuyến đi Nga của ông Kim Jong-un."
    visits = {c.agents: c.time for c in claims_of(text, DAY, "Visit")}
    assert visits[("sergei-lavrov",)] == "2025-09" and visits.get(("kim-jong-un",)) is None


def test_an_invitation_that_is_called_to_mind_is_told_once() -> None:
    text = "Điện Kremlin nhắc lại rằng lời mời mà ông Putin gửi lãnh đạo Triều Tiên vẫn còn hiệu lực."
    assert [c.agents for c in claims_of(text, DAY, "Invitation")] == [("vladimir-putin",)]


def test_who_spoke_to_an_outlet_is_answered_not_the_outlet() -> None:
    text = (
        "Ngoại trưởng Anh David Lammy nói với BBC rằng Triều Tiên gửi đạn pháo cho Nga.\n\n"
        "Phía Nga bác bỏ cáo buộc này."
    )
    assert [c.targets for c in claims_of(text, DAY, "Denial")] == [("david-lammy",)]


def test_what_comes_next_is_another_ceremony() -> None:
    text = (
        "Ông Medvedev dự lễ duyệt binh ở Bình Nhưỡng đêm 10/7.\n\n"
        "Trước lễ duyệt binh, ông Medvedev đã đặt hoa tại tháp Giải phóng."
    )
    assert len(claims_of(text, DAY, "Ceremony")) == 2


@pytest.mark.parametrize(
    "joined", ["cùng 5.000 công nhân xây dựng", "cùng với 5.000 thợ xây", "cùng khoảng 5.000 lao động"]
)
def test_builders_who_come_along_are_told_far_behind_the_sappers(joined: str) -> None:
    text = f"Triều Tiên sẽ cử 1.000 công binh sang Kursk để rà phá bom mìn, {joined} nhằm khôi phục hạ tầng."
    (sent,) = claims_of(text, DAY, "LaborDispatch")
    assert (sent.agents, sent.targets, sent.modality) == (("north-korea",), ("russia",), "planned")
    assert len(claims_of(text, DAY, "TroopDeployment")) == 1


def test_sappers_alone_are_no_builders() -> None:
    assert (
        claims_of("Triều Tiên sẽ cử 1.000 công binh sang Kursk để rà phá bom mìn.", DAY, "LaborDispatch")
        == []
    )


@pytest.mark.parametrize("false", ['"tin vịt"', "tin bịa", '"nhảm nhí"', "vô căn cứ"])
def test_what_is_called_false_is_denied_and_is_not_where_the_speaker_is(false: str) -> None:
    text = f"Điện Kremlin gọi thông tin lính Triều Tiên tham chiến ở Ukraine là {false}."
    assert [c.modality for c in claims_of(text, DAY, "Combat")] == ["denied"]
    assert [c.place for c in claims_of(text, DAY, "Denial")] == [None]


def test_children_on_holiday_are_no_fuel() -> None:
    text = (
        "Hồi tháng 7, hơn 250 trẻ em Nga nghỉ hè ở trại thiếu nhi Songdowon.\n\n"
        "Nga đã chuyển hơn một triệu thùng dầu cho Triều Tiên từ tháng 3."
    )
    assert len(claims_of(text, DAY, "Cooperation")) == 2


def test_a_talk_held_online_by_others_is_no_call_of_the_two() -> None:
    text = (
        "Ba thứ trưởng Nhật, Mỹ, Hàn lên án hợp tác quân sự Nga - Triều trong cuộc họp trực tuyến hôm 18/7."
    )
    assert claims_of(text, DAY, "Communication") == []


@pytest.mark.parametrize("feast", ["nhân 80 năm Ngày Chiến thắng", "nhân kỷ niệm 70 năm ngày giải phóng"])
def test_so_many_years_since_a_day_are_no_length_of_a_stay(feast: str) -> None:
    (visit,) = claims_of(f"Ngày 9/7, ông Lavrov đến thăm Bình Nhưỡng {feast}.", DAY, "Visit")
    assert visit.time == "2025-07-09"
    (stay,) = claims_of(
        "Ngày 9/7, ông Lavrov bắt đầu chuyến thăm Bình Nhưỡng kéo dài năm ngày.", DAY, "Visit"
    )
    assert stay.time in ("2025-07-09", "2025-07-09/2025-07-13")


def test_only_bridges_are_told_the_river() -> None:
    text = (
        "Hôm 18/7, hai nước nối liền cây cầu bắc qua sông Tumen giữa Nga và Triều Tiên.\n\n"
        "Đường bay thẳng giữa Moskva và Bình Nhưỡng được nối lại hôm 15/7."
    )
    places = {c.time: c.place for c in claims_of(text, DAY, "Cooperation")}
    assert places["2025-07-18"] == "tumen-river" != places["2025-07-15"]


@pytest.mark.parametrize("second", ["còn Tổng thống Putin cảm ơn những người lính Triều Tiên"])
def test_a_second_speaker_tells_for_himself(second: str) -> None:
    text = f"Ông Kim Jong-un nói sẵn sàng làm mọi điều để giúp Nga, {second} đã chiến đấu tại Kursk."
    thanks = [c for c in claims_of(text, DAY, "Support") if c.agents == ("vladimir-putin",)]
    assert [c.attributed_to for c in thanks] == [()]


@pytest.mark.parametrize("where", ["gần biên giới Nga - Ukraine", "sát biên giới Nga - Ukraine"])
def test_a_border_between_two_states_is_no_goal(where: str) -> None:
    (sent,) = claims_of(
        f"NIS ước tính 10.000 lính Triều Tiên đang được bố trí {where}.", DAY, "TroopDeployment"
    )
    assert sent.targets == ("russia",)


def test_going_home_is_no_plan_where_something_else_is() -> None:
    text = "Ông Kim Jong Un tới Bắc Kinh hôm 17/7. Trước khi về nước, ông Kim dự kiến hội đàm với ông Tập Cận Bình."
    assert [c.modality for c in claims_of(text, DAY, "Visit")] == ["actual"]
    assert [c.modality for c in claims_of(text, DAY, "Meeting")] == ["planned"]


@pytest.mark.parametrize("goes", ["sẽ sớm tới", "sẽ sớm sang", "thông báo sẽ sớm đến"])
def test_who_will_soon_come_plans_a_visit(goes: str) -> None:
    (visit,) = claims_of(f"Ông Sergei Shoigu {goes} Bình Nhưỡng.", DAY, "Visit")
    assert (visit.modality, visit.targets) == ("planned", ("north-korea",))


def test_a_talk_online_is_of_those_whom_it_names() -> None:
    text = "Cầu được khởi công bằng cuộc họp trực tuyến giữa Thủ tướng Nga Mikhail Mishustin và ông Pak Thae Song."
    (call,) = claims_of(text, DAY, "Communication")
    assert call.parties == {"mikhail-mishustin", "pak-thae-song"}


@pytest.mark.parametrize(
    "who, entity",
    [
        ("Thủ tướng Nga Mikhail Mishustin", "mikhail-mishustin"),
        ("Bộ trưởng Y tế Nga Mikhail Murashko", "mikhail-murashko"),
        ("Bộ trưởng Thể thao Nga Mikhail Degtyarev", "mikhail-degtyarev"),
    ],
)
def test_a_mountain_within_a_name_hides_neither_state_nor_person(who: str, entity: str) -> None:
    text = f"Cuộc hội đàm giữa {who} và ông Pak Thae Song diễn ra hôm 18/7 ở Bình Nhưỡng."
    (meeting,) = claims_of(text, DAY, "Meeting")
    assert set(meeting.agents) == {entity, "pak-thae-song"}
    assert claims_of(f"Khách du lịch lên núi Nga Mi và gặp {who.split(' Nga ')[1]}.", DAY, "Visit") == []
