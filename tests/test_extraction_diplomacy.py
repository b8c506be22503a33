"""Receptions, messages, accords and visits in the words of diplomatic news. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"
RU, KP = "russia", "north-korea"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
KOZLOV, LYUBIMOVA, KOZHEMYAKO = "alexander-kozlov", "olga-lyubimova", "oleg-kozhemyako"


def told(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    return [(set(c.agents), set(c.targets)) for c in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "agents, text",
    [
        (
            {PUTIN, CHOE, "no-kwang-chol"},
            "Ông Putin đã tiếp bà Choe Son Hui, Ngoại trưởng Triều Tiên; ông No Kwang Chol, Bộ trưởng Quốc phòng.",
        ),
        (
            {LAVROV, "im-chon-il", "sin-hong-chol", "kim-song-nam"},
            "Ông Lavrov tiếp Thứ trưởng Ngoại giao Im Chon Il; Đại sứ Sin Hong Chol và Vụ trưởng Kim Song Nam.",
        ),
        (
            {KIM, KOZLOV, KOZHEMYAKO, LYUBIMOVA},
            "Ông Kim Jong Un đã gặp Bộ trưởng Tài nguyên Alexander Kozlov, đồng chủ tịch ủy ban liên chính phủ; "
            "Thống đốc Oleg Kozhemyako và Bộ trưởng Văn hóa Olga Lyubimova tại Bình Nhưỡng.",
        ),
    ],
)
def test_a_list_with_semicolons_is_one_reception(agents: set[str], text: str) -> None:
    assert told(text, "Meeting") == [(agents, set())]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Tài nguyên Alexander Kozlov; Thống đốc Oleg Kozhemyako và Bộ trưởng Văn hóa Olga Lyubimova đã tới "
        "Bình Nhưỡng.",
        "Ông Alexander Kozlov, Bộ trưởng Tài nguyên Nga; ông Oleg Kozhemyako, Thống đốc Primorsky và bà Lyubimova, "
        "Bộ trưởng Văn hóa, đã tới Bình Nhưỡng hôm 12/8.",
    ],
)
def test_a_list_with_semicolons_is_one_subject(text: str) -> None:
    assert told(text, "Visit") == [({KOZLOV, KOZHEMYAKO, LYUBIMOVA}, {KP})]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov thăm Trung Quốc.",
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov và bà Choe Son Hui ký thỏa thuận hợp tác.",
        "Ông Putin tiếp ông Kim Jong Un; ông Lavrov, Ngoại trưởng Nga, đã bay sang Bắc Kinh.",
    ],
)
def test_a_semicolon_between_clauses_lists_nobody(text: str) -> None:
    assert told(text, "Meeting") == [({PUTIN, KIM}, set())]


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        (
            {PUTIN, "mikhail-mishustin", "vyacheslav-volodin"},
            {KIM},
            "Tổng thống Putin, Thủ tướng Mishustin và Chủ tịch Duma Vyacheslav Volodin gửi thư, điện mừng tới ông Kim "
            "Jong Un nhân Quốc khánh Triều Tiên.",
        ),
        (
            {KIM, CHOE},
            {PUTIN},
            "Chủ tịch Kim Jong Un và Ngoại trưởng Choe Son Hui gửi thư, điện chia buồn tới Tổng thống Putin.",
        ),
        (
            {PUTIN, "mikhail-mishustin"},
            {KIM},
            "Ông Putin, ông Mishustin và ông Kim Jong Un trao đổi điện mừng.",
        ),
    ],
)
def test_who_sends_together_is_no_addressee(agents: set[str], targets: set[str], text: str) -> None:
    assert told(text, "Communication") == [(agents, targets)]


def test_two_of_one_country_who_write_do_not_write_to_each_other() -> None:
    assert not told("Tổng thống Putin và Thủ tướng Mishustin gửi thư.", "Communication")


def days(text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(c.modality, c.time) for c in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "day, text",
    [
        ("2025-08-11", "Triều Tiên hôm 11/8 thông báo ký thỏa thuận hợp tác nông nghiệp với Nga."),
        ("2025-08-11", "Nga và Triều Tiên ngày 11/8 tuyên bố nhất trí gia hạn hiệp định hợp tác văn hóa."),
        (
            "2025-08-05",
            "Bộ Ngoại giao Nga ngày 11/8 thông báo ký nghị định thư với Triều Tiên vào ngày 5/8.",
        ),
        (None, "Bộ Ngoại giao Nga ngày 11/8 thông báo đã ký nghị định thư văn hóa với Triều Tiên."),
        (None, "RIA Novosti ngày 12/8 đưa tin Nga và Triều Tiên ký thỏa thuận du lịch."),
    ],
)
def test_who_announces_his_own_signing_signs_on_that_day(day: str | None, text: str) -> None:
    assert days(text, "Agreement") == [("actual", day)]


@pytest.mark.parametrize(
    "agents, text",
    [
        ({RU, KP}, "Nga và Triều Tiên nâng cấp quan hệ lên đối tác chiến lược toàn diện."),
        (
            {RU, KP},
            "Tổng thống Putin và Chủ tịch Kim Jong Un công bố việc nâng cấp quan hệ Nga - Triều Tiên lên đối tác chiến "
            "lược.",
        ),
        ({RU, "ukraine"}, "Nga và Ukraine nhất trí gia hạn lệnh ngừng bắn thêm ba tuần."),
        ({RU, "ukraine"}, "Mỹ thông báo Nga và Ukraine đã nhất trí ngừng bắn 30 ngày."),
        ({RU, KP}, "Nga và Triều Tiên nhất trí gia hạn hiệp định hợp tác văn hóa thêm ba năm."),
    ],
)
def test_what_two_agree_on_is_an_agreement(agents: set[str], text: str) -> None:
    assert told(text, "Agreement") == [(agents, set())]
    assert days(text, "Agreement")[0][0] == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Nga muốn nâng quan hệ với Triều Tiên lên đối tác chiến lược.",
        "Hiệp ước sẽ giúp nâng quan hệ Nga - Triều Tiên lên tầm cao mới.",
        "Nga và Ukraine chưa nhất trí ngừng bắn.",
        "Ông Trump kêu gọi Nga và Ukraine đồng ý ngừng bắn.",
    ],
)
def test_what_is_only_wished_is_no_agreement(text: str) -> None:
    assert not told(text, "Agreement")


@pytest.mark.parametrize(
    "agents, text",
    [
        ({RU, "china"}, "Hiệp định miễn thị thực giữa Nga và Trung Quốc có hiệu lực từ hôm nay."),
        ({RU, "belarus"}, "Thỏa thuận Nga - Belarus chính thức có hiệu lực."),
        ({RU, KP}, "Hiệp ước giữa Nga và Triều Tiên đã có hiệu lực từ tháng 12/2024."),
    ],
)
def test_a_paper_that_takes_effect_is_of_those_it_names(agents: set[str], text: str) -> None:
    assert [(set(c.agents), c.place) for c in claims_of(text, DAY, "Ratification")] == [(agents, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Nga và Triều Tiên nhất trí mở rộng hợp tác công nghiệp, năng lượng và chuyển giao công nghệ.",
        "Hai bên bàn về thương mại, đầu tư, chuyển giao công nghệ giữa Nga và Triều Tiên.",
        "Nga và Triều Tiên ký thỏa thuận về du lịch, y tế, chuyển giao công nghệ và đào tạo.",
    ],
)
def test_a_field_of_cooperation_is_no_arms_transfer(text: str) -> None:
    assert not told(text, "ArmsTransfer")


def test_technology_that_somebody_gives_is_one() -> None:
    assert told("Seoul nghi ngờ Moscow đã hỗ trợ công nghệ cho Bình Nhưỡng.", "ArmsTransfer") == [
        ({RU}, {KP})
    ]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Ceremony",
            {KIM},
            {"alexander-matsegora"},
            "Chủ tịch Kim Jong Un trao tặng Huân chương Quốc kỳ, huân chương cao quý của Triều Tiên, cho Đại sứ Nga "
            "Alexander Matsegora.",
        ),
        ("Aid", {RU}, {KP}, "Nga viện trợ 50.000 tấn bột mì, trị giá 30 triệu USD, cho Triều Tiên."),
        (
            "ArmsTransfer",
            {RU},
            {KP},
            "Nga đã bàn giao tên lửa Pantsir, loại vũ khí hiện đại của nước này, cho Triều Tiên.",
        ),
    ],
)
def test_who_gets_it_stands_behind_what_explains_it(
    kind: str, agents: set[str], targets: set[str], text: str
) -> None:
    assert told(text, kind) == [(agents, targets)]


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "Visit",
            "Chuyến thăm Nga của ông Kim Jong Un mở ra cơ hội mới, hướng tới mục tiêu 1 tỷ USD vào năm 2030.",
        ),
        ("Visit", "Chuyến thăm Triều Tiên của ông Putin nhằm đưa kim ngạch lên 500 triệu USD vào năm 2027."),
        ("Meeting", "Ông Kozlov đã gặp ông Yun Jong Ho, đặt mục tiêu tăng kim ngạch gấp ba vào năm 2028."),
    ],
)
def test_the_year_of_a_goal_is_no_day(kind: str, text: str) -> None:
    assert days(text, kind) == [("actual", None)]


def test_a_military_target_is_no_goal() -> None:
    assert days("Nga tấn công các mục tiêu ở Kiev hôm 12/8.", "Combat") == [("actual", "2025-08-12")]


@pytest.mark.parametrize(
    "text",
    [
        "Giữa lúc Mỹ dọa trừng phạt Nga, nhiều nước châu Âu đã đàm phán riêng với Moscow.",
        "Giữa lúc Hàn Quốc chỉ trích Nga, một số doanh nghiệp đã gặp quan chức Moscow.",
        "Trong khi Mỹ gây sức ép, hàng loạt nước châu Phi đã đàm phán với Nga.",
    ],
)
def test_what_others_do_meanwhile_is_not_done_by_who_stands_before(text: str) -> None:
    assert not told(text, "Meeting")


@pytest.mark.parametrize(
    "agent, text",
    [
        (
            "oleg-burmistrov",
            "Ông Oleg Burmistrov, Đặc phái viên Nga về vấn đề bán đảo Triều Tiên, đã tới Bình Nhưỡng.",
        ),
        (
            "oleg-burmistrov",
            "Bộ Ngoại giao Nga cho biết ông Oleg Burmistrov (Oleg Vladimirovich), Đại sứ lưu động Nga "
            "về vấn đề hạt nhân, đã tới Bình Nhưỡng.",
        ),
        (
            "ivan-petrov",
            "Ông Ivan Petrov (52 tuổi), Đặc phái viên Nga về hợp tác quốc tế, đã tới Bình Nhưỡng.",
        ),
    ],
)
def test_who_travels_is_explained_by_what_his_office_is_about(agent: str, text: str) -> None:
    assert told(text, "Visit") == [({agent}, {KP})]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        ("Visit", {LAVROV}, {KP}, "Ông Lavrov ca ngợi Triều Tiên, nói sẽ thăm Bình Nhưỡng vào tháng 9."),
        ("Visit", {KIM}, {RU}, "Ông Kim Jong Un khen ông Putin, nói sẽ tới Moscow vào tháng 9."),
        ("Meeting", {LAVROV, CHOE}, set(), "Ông Lavrov lên án Mỹ, nói sẽ gặp bà Choe Son Hui vào tháng 9."),
    ],
)
def test_who_praises_or_blames_tells_what_he_will_do(
    kind: str, agents: set[str], targets: set[str], text: str
) -> None:
    (claim,) = claims_of(text, DAY, kind)
    assert (set(claim.agents), set(claim.targets)) == (agents, targets)
    assert (claim.modality, claim.time, claim.attributed_to) == ("planned", "2025-09", ())
    said = [c.time for c in claims_of(text, DAY) if c.type in ("Support", "Criticism")]
    assert said == [None]


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        ("Criticism", {RU}, "Nhà đàm phán hàng đầu của Nga chỉ trích Ukraine."),
        ("Visit", {RU}, "Nhóm đàm phán Nga tới Istanbul."),
        ("Visit", {"united-states"}, "Các nhà đàm phán Mỹ thăm Moscow."),
    ],
)
def test_negotiators_act_for_their_state(kind: str, agents: set[str], text: str) -> None:
    assert [a for a, _ in told(text, kind)] == [agents]
    assert not told(text, "Meeting")


@pytest.mark.parametrize(
    "agents, text",
    [
        (
            {LAVROV, "brics"},
            "Ngoại trưởng Nga Sergei Lavrov sẽ tham dự Hội nghị thượng đỉnh BRICS tại Rio de Janeiro, Brazil.",
        ),
        ({CHOE, "asean"}, "Bà Choe Son Hui sẽ tham dự Diễn đàn khu vực ASEAN tại Kuala Lumpur, Malaysia."),
        ({KP, RU}, "Đoàn Triều Tiên dự hội nghị an ninh quốc tế tại Moscow, Nga."),
    ],
)
def test_a_conference_is_that_of_its_body_or_of_its_host(agents: set[str], text: str) -> None:
    assert told(text, "Meeting") == [(agents, set())]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Putin điện đàm với ông Kim Jong Un trước cuộc gặp ông Trump.",
        "Ông Putin gọi điện cho ông Kim Jong Un trước thượng đỉnh với ông Trump.",
        "Ông Putin thông báo cho ông Kim Jong Un về cuộc gặp sắp tới với ông Trump.",
    ],
)
def test_of_two_who_talk_one_is_to_meet_a_third(text: str) -> None:
    assert told(text, "Meeting") == [({PUTIN, "donald-trump"}, set())]
    assert told(text, "Communication") == [({PUTIN}, {KIM})]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Peskov nói về cuộc gặp với ông Trump.",
        "Tối 11/8, ông Putin cùng Đoàn đại biểu cấp cao Nga đã đến gặp gỡ cộng đồng người Nga tại Triều Tiên.",
    ],
)
def test_who_speaks_of_a_meeting_or_meets_his_own_people_meets_nobody(text: str) -> None:
    assert not told(text, "Meeting")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Peskov cho rằng vòng đàm phán thứ tư giữa Nga và Ukraine có khả năng diễn ra trong tuần tới.",
        "Cuộc gặp giữa ông Putin và ông Trump nhiều khả năng được tổ chức tại Budapest.",
    ],
)
def test_what_may_well_take_place_is_planned(text: str) -> None:
    assert [modality for modality, _ in days(text, "Meeting")] == ["planned"]


def test_what_two_only_exchange_views_on_is_not_done() -> None:
    text = "Nga và Hàn Quốc trao đổi về việc nối lại đường bay thẳng."
    assert [modality for modality, _ in days(text, "Cooperation")] == ["planned"]


def test_who_meet_beside_a_conference_do_not_meet_its_body() -> None:
    text = "Ông Lavrov và bà Choe Son Hui gặp nhau bên lề hội nghị ASEAN."
    assert told(text, "Meeting") == [({LAVROV, CHOE}, set())]


def test_a_decree_to_build_ratifies_nothing() -> None:
    assert not told("Thủ tướng Mishustin ký sắc lệnh xây cầu nối Nga và Triều Tiên.", "Ratification")


def test_a_title_without_a_giver_is_one_event_with_its_body() -> None:
    text = (
        "Trao Huân chương Hữu nghị cho ông Matsegora\n\n"
        "Ngoại trưởng Choe Son Hui đã trao tặng Huân chương Hữu nghị cho Đại sứ Nga Alexander Matsegora."
    )
    assert told(text, "Ceremony") == [({CHOE}, {"alexander-matsegora"})]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        ("Support", {KP}, {RU}, "Triều Tiên lên án Mỹ, khẳng định ủng hộ Nga."),
        ("Support", {KP}, {RU}, "Triều Tiên lên án Mỹ, đồng thời tuyên bố ủng hộ Nga."),
        (
            "Criticism",
            {LAVROV},
            {"united-states"},
            "Ông Lavrov ca ngợi Triều Tiên, chỉ trích Mỹ gây căng thẳng.",
        ),
        ("Invitation", {KIM}, {PUTIN}, "Ông Kim Jong Un cảm ơn Nga, mời ông Putin thăm Bình Nhưỡng."),
        ("Communication", {PUTIN}, {KIM}, "Ông Putin khen Triều Tiên, gửi thư cho ông Kim Jong Un."),
        ("Agreement", {RU, KP}, set(), "Nga lên án Nhật Bản, ký thỏa thuận với Triều Tiên."),
    ],
)
def test_behind_the_comma_of_whom_he_blames_or_thanks_he_acts_himself(
    kind: str, agents: set[str], targets: set[str], text: str
) -> None:
    assert told(text, kind) == [(agents, targets)]


def test_who_is_charged_with_two_things_does_both() -> None:
    text = "Hàn Quốc cáo buộc Nga cung cấp dầu, chuyển công nghệ tên lửa cho Triều Tiên."
    assert told(text, "ArmsTransfer") == [({RU}, {KP})]


@pytest.mark.parametrize(
    "text",
    [
        "Hàn Quốc: Nga, Triều Tiên ký hiệp ước quân sự.",
        "Mỹ tập trận ở Nhật Bản; Nga, Triều Tiên ký hiệp ước quân sự.",
    ],
)
def test_a_list_of_two_states_behind_a_mark(text: str) -> None:
    assert told(text, "Agreement") == [({RU, KP}, set())]


def test_a_town_won_back_is_not_where_they_then_meet() -> None:
    text = (
        "Ông Putin khen lính Triều Tiên giúp giành lại tỉnh Kursk, đồng thời thông báo cho ông Kim Jong Un về cuộc gặp "
        "sắp tới với ông Trump tại Alaska."
    )
    assert [c.place for c in claims_of(text, DAY, "Meeting")] == ["alaska"]
