"""Receptions, messages, accords and visits in the words of diplomatic news. Our own sentences."""

from __future__ import annotations

from functools import partial

import pytest
from extracted import claims_of, parties_of, stance_of

DAY = "2025-08-13"
RU, KP = "russia", "north-korea"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
KOZLOV, LYUBIMOVA, KOZHEMYAKO = "alexander-kozlov", "olga-lyubimova", "oleg-kozhemyako"
told = partial(parties_of, day=DAY)
days = partial(stance_of, day=DAY)


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


def test_a_greeting_received_is_no_invitation() -> None:
    text = "Tổng thống Putin tiếp bà Choe Son Hui, nhận lời chào của Chủ tịch Kim Jong Un."
    assert told(text, "Communication") == [({KIM}, {PUTIN})]
    assert not told(text, "Invitation")
    assert told("Ông Putin nhận lời mời của ông Kim Jong Un.", "Invitation") == [({KIM}, {PUTIN})]


@pytest.mark.parametrize(
    "text",
    [
        "Đại sứ Sin Hong Chol trình quốc thư lên Tổng thống Nga Vladimir Putin.",
        "Ông Putin nhận quốc thư của Đại sứ Triều Tiên Sin Hong Chol và 20 đại sứ khác.",
    ],
)
def test_credentials_are_handed_over_in_person(text: str) -> None:
    assert told(text, "Meeting") == [({PUTIN, "sin-hong-chol"}, set())]
    assert not told(text, "Communication")
