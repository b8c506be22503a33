"""Who does it to whom as stories tell it: envoys, company, goods of another's make, lists, and whom a denial answers.

All wordings are our own.
"""

from __future__ import annotations

import pytest
from extracted import claims_of, parties_of

DAY = "2025-08-13"
PUTIN, KIM, SHOIGU, CHOE = "vladimir-putin", "kim-jong-un", "sergei-shoigu", "choe-son-hui"
RU, KP, UA, US = "russia", "north-korea", "ukraine", "united-states"


@pytest.mark.parametrize(
    "text",
    [
        "Kiev cho biết rạng sáng 3/2, lực lượng Nga dùng tên lửa KN-23 do Triều Tiên sản xuất tập kích Kharkov.",
        "Theo Kiev, Nga sử dụng tên lửa do Bình Nhưỡng cung cấp tấn công Zaporizhzhia, làm bốn người thiệt mạng.",
        "Pháo binh Nga hôm qua dùng đạn do Triều Tiên chế tạo nã vào Sumy.",
    ],
)
def test_who_made_what_is_fired_does_not_fire_it(text: str) -> None:
    assert parties_of(text, "Combat", day=DAY) == [({RU}, {UA})]


def test_who_leads_those_that_come_still_acts() -> None:
    text = "Phái đoàn do ông Sergei Shoigu dẫn đầu hôm qua đã tới Bình Nhưỡng."
    assert parties_of(text, "Visit", day=DAY) == [({SHOIGU}, {KP})]


@pytest.mark.parametrize(
    "who, text",
    [
        (
            "alexander-kozlov",
            "Ông Alexander Kozlov, đặc phái viên của Tổng thống Vladimir Putin, có mặt ở Bình Nhưỡng từ hôm qua.",
        ),
        (CHOE, "Bà Choe Son Hui, trợ lý thân cận của ông Kim Jong Un, đã đến Vladivostok hôm thứ Hai."),
        (SHOIGU, "Ông Sergei Shoigu, đồng minh lâu năm của Tổng thống Putin, sáng 4/6 đã tới Bình Nhưỡng."),
        (KIM, "Cháu trai của Kim Nhật Thành hôm qua thăm Vladivostok."),
    ],
)
def test_who_is_explained_by_another_one_travels_himself(who: str, text: str) -> None:
    assert [agents for agents, _ in parties_of(text, "Visit", day=DAY)] == [{who}]


def test_a_title_with_another_one_inside_is_his_who_is_named() -> None:
    text = "Trợ lý của Tổng thống Nga Yuri Ushakov hôm qua tới Bình Nhưỡng."
    assert parties_of(text, "Visit", day=DAY) == [({"yuri-ushakov"}, {KP})]


@pytest.mark.parametrize(
    "who, text",
    [
        (
            {PUTIN, KIM, "xi-jinping"},
            "Ông Putin hôm 3/9 gặp ông Kim Jong Un, lãnh đạo Triều Tiên, và Chủ tịch Tập Cận Bình ở Bắc Kinh.",
        ),
        (
            {PUTIN, CHOE, "no-kwang-chol"},
            "Ông Putin tiếp bà Choe Son Hui, ngoại trưởng Triều Tiên, và ông No Kwang Chol, tướng thân cận.",
        ),
    ],
)
def test_a_list_goes_on_behind_a_title(who: set[str], text: str) -> None:
    assert [agents for agents, _ in parties_of(text, "Meeting", day=DAY)] == [who]


@pytest.mark.parametrize(
    "who, text",
    [
        (
            {"no-kwang-chol", PUTIN},
            "Cùng Tổng thống Putin xem lễ duyệt binh trên Quảng trường Đỏ là Bộ trưởng Quốc phòng No Kwang Chol.",
        ),
        (
            {"yunus-bek-yevkurov", "alexander-matsegora", "vyacheslav-volodin"},
            "Cùng dự lễ với ông Volodin còn có Thứ trưởng Quốc phòng Nga Yunus-bek Yevkurov và Đại sứ Matsegora.",
        ),
        ({KIM, PUTIN}, "Cùng với ông Putin, ông Kim Jong Un dự lễ duyệt binh ở Bắc Kinh hôm 3/9."),
    ],
)
def test_company_named_first_takes_part(who: set[str], text: str) -> None:
    assert [agents for agents, _ in parties_of(text, "Ceremony", day=DAY)] == [who]


@pytest.mark.parametrize(
    "who, text",
    [
        (
            {US, "japan", "south-korea", "australia"},
            "Mỹ và các đồng minh, gồm Nhật Bản, Hàn Quốc và Úc, hôm 3/5 lên án Nga và Triều Tiên.",
        ),
        (
            {US, "united-kingdom", "canada"},
            "Mỹ cùng các đối tác, trong đó có Anh, Canada, ngày 3/5 lên án Nga và Triều Tiên.",
        ),
        ({"south-korea"}, "Hàn Quốc hôm qua lên án Nga và Triều Tiên, trong đó có việc gửi quân."),
    ],
)
def test_partners_in_a_list_act_beside_the_first(who: set[str], text: str) -> None:
    assert [agents for agents, _ in parties_of(text, "Criticism", day=DAY)] == [who]


@pytest.mark.parametrize(
    "sender, text",
    [
        (
            "alexander-novak",
            "Ông Kim tiếp Thống đốc Oleg Kozhemyako hôm 3/8. Hôm qua, Phó Thủ tướng Alexander Novak hội đàm với ông "
            "Kim Jong Un rồi trao thư của Tổng thống Putin.",
        ),
        (
            "andrei-rudenko",
            "Thứ trưởng Ngoại giao Andrey Rudenko được ông Kim Jong Un tiếp hôm qua và chuyển lời thăm hỏi của ông "
            "Putin.",
        ),
    ],
)
def test_a_letter_goes_to_who_is_met_in_the_same_sentence(sender: str, text: str) -> None:
    assert parties_of(text, "Communication", day=DAY) == [({sender, PUTIN}, {KIM})]


def test_letters_to_each_other_over_years_are_not_the_one_of_a_day() -> None:
    text = (
        "Hôm 12/8, ông Putin gửi thư cho ông Kim Jong Un. Bà Matviyenko gặp ông Kim. "
        "Từ năm 2023 đến nay, ông Putin và ông Kim đã viết cho nhau hai chục lá thư."
    )
    told = [(c.parties, c.time) for c in claims_of(text, DAY, "Communication")]
    assert told == [({PUTIN, KIM}, "2025-08-12"), ({PUTIN, KIM}, "2023/..")]


@pytest.mark.parametrize(
    "to, text",
    [
        (
            KIM,
            "Seoul theo dõi sát. Trong bức thư, Tổng thống Putin viết rằng quan hệ với Triều Tiên là bất diệt.",
        ),
        (PUTIN, "Mỹ theo dõi sát. Trong bức thư, ông Kim Jong Un viết rằng quan hệ với Nga là bất diệt."),
    ],
)
def test_a_third_state_told_before_gets_no_letter(to: str, text: str) -> None:
    assert [targets for _, targets in parties_of(text, "Communication", day=DAY)] == [{to}]


@pytest.mark.parametrize(
    "answered, text",
    [
        (
            "antony-blinken",
            "Không ai nhắc việc Triều Tiên cấp đạn cho Nga, điều mà Ngoại trưởng Mỹ Antony Blinken cáo buộc hồi tháng "
            "5 và Điện Kremlin bác bỏ.",
        ),
        (US, "Hai ông tránh chuyện vũ khí, điều mà Washington tố cáo từ lâu nhưng Moskva luôn phủ nhận."),
        (
            "donald-trump",
            "Tổng thống Mỹ Donald Trump viết trên mạng xã hội rằng Nga và Triều Tiên đang toan tính chống Mỹ. Phát "
            "ngôn viên Dmitry Peskov bác bỏ điều này.",
        ),
    ],
)
def test_a_denial_answers_who_said_so(answered: str, text: str) -> None:
    assert [targets for _, targets in parties_of(text, "Denial", day=DAY)] == [{answered}]


def test_who_blames_in_an_aside_tells_what_stands_before_it() -> None:
    text = "Nga đã chuyển công nghệ vệ tinh cho Triều Tiên, điều mà Seoul tố cáo từ năm ngoái."
    told = claims_of(text, DAY, "ArmsTransfer")
    assert [(c.modality, c.attributed_to) for c in told] == [("alleged", ("south-korea",))]
    named = claims_of(
        "Hai nước ký hiệp ước hồi tháng 6, điều mà ông Putin gọi là bước ngoặt.", DAY, "Agreement"
    )
    assert [(c.modality, c.attributed_to) for c in named] == [("actual", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi Liên Xô tan rã, Nga để hiệp ước 1961 hết hiệu lực, và một văn kiện mới được hai nước ký năm 2000.",
        "Ông Putin trả lời một phóng viên Mỹ. Ông nói hiệp ước đối tác chiến lược toàn diện mà hai nước ký năm ngoái "
        "có điều khoản hỗ trợ.",
    ],
)
def test_the_two_who_signed_a_treaty_of_theirs(text: str) -> None:
    assert [agents for agents, _ in parties_of(text, "Agreement", day=DAY)] == [{RU, KP}]


def test_soldiers_without_a_state_are_those_who_fought_the_others() -> None:
    text = (
        "Lính Triều Tiên đã giao tranh với quân Ukraine ở Kursk. Theo Lầu Năm Góc, hơn 10.000 binh sĩ được điều sang "
        "miền tây nước Nga."
    )
    assert parties_of(text, "TroopDeployment", day=DAY) == [({KP}, {RU})]


def test_who_hears_a_complaint_is_not_blamed() -> None:
    text = "Ngoại trưởng Lavrov than phiền với bà Choe Son Hui rằng Hàn Quốc có thái độ thù địch."
    assert parties_of(text, "Criticism", day=DAY) == [({"sergei-lavrov"}, {"south-korea"})]


def test_what_is_fired_into_towns_is_fired_at_their_state() -> None:
    text = "Triều Tiên cấp tên lửa cho Nga, một số đã được quân đội Nga bắn vào các thành phố của Ukraine."
    assert parties_of(text, "Combat", day=DAY) == [({"russian-armed-forces"}, {UA})]


@pytest.mark.parametrize(
    "place, text",
    [
        ("vladivostok", "Năm 2002, ông Kim Jong Il gặp ông Putin ở chính Vladivostok."),
        ("pyongyang", "Ông Shoigu gặp ông Kim ngay tại Bình Nhưỡng hôm 21/3."),
    ],
)
def test_a_place_that_is_stressed(place: str, text: str) -> None:
    assert [c.place for c in claims_of(text, DAY, "Meeting")] == [place]


def test_a_speech_is_held_where_the_ceremony_is() -> None:
    text = (
        "Ngày 27/7, Triều Tiên tổ chức duyệt binh tại Quảng trường Kim Nhật Thành. Phát biểu tại buổi lễ hôm 27/7, "
        "Bộ trưởng Quốc phòng Kang Sun Nam lên án Mỹ."
    )
    assert [c.place for c in claims_of(text, DAY, "Criticism")] == ["kim-il-sung-square"]
    elsewhere = (
        "Ngày 27/7, Triều Tiên tổ chức duyệt binh tại Quảng trường Kim Nhật Thành. Phát biểu tại họp báo hôm 27/7, "
        "Ngoại trưởng Mỹ Marco Rubio lên án Triều Tiên."
    )
    assert [c.place for c in claims_of(elsewhere, DAY, "Criticism")] == [None]


@pytest.mark.parametrize(
    "source, text",
    [
        (
            ("kremlin",),
            "Trong điện mừng đăng trên trang web của Điện Kremlin, ông Putin chúc mừng ông Kim Jong Un.",
        ),
        ((), "Trong điện mừng, ông Putin chúc mừng ông Kim Jong Un, người từng tới Điện Kremlin."),
    ],
)
def test_on_whose_site_it_stands(source: tuple[str, ...], text: str) -> None:
    assert [c.attributed_to for c in claims_of(text, DAY, "Communication")] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Hàn Quốc tuyên bố sẽ xem xét cấp vũ khí cho Kiev; ông Putin, khi đó ở Hà Nội, đe rằng đó sẽ là sai lầm lớn.",
        "Nhật Bản lo ngại. Hàn Quốc nói sẽ cấp đạn pháo cho Kiev, ông Putin dọa rằng đó sẽ là một sai lầm.",
        "Seoul dọa gửi tên lửa cho Ukraine; bà Zakharova cảnh báo Moskva sẽ đáp trả.",
    ],
)
def test_who_announces_something_is_who_is_threatened_for_it(text: str) -> None:
    assert [targets for _, targets in parties_of(text, "Threat", day=DAY)] == [{"south-korea"}]


def test_whoever_it_may_be_is_nobody_told_before() -> None:
    text = (
        "Bà Zakharova lên án Mỹ. Bà cảnh báo mọi nhóm tự lập ra như thế sẽ không có giá trị pháp lý, và những nước "
        "tham gia sẽ phải gánh hậu quả."
    )
    assert [targets for _, targets in parties_of(text, "Threat", day=DAY)] == [set()]


def test_whom_another_one_met_gets_no_letter() -> None:
    text = "Ông Putin gặp ông Tập Cận Bình hôm 2/9. Hôm sau, tại Bình Nhưỡng, ông Lavrov trao thư của Tổng thống Nga."
    assert parties_of(text, "Communication", day=DAY) == [({"sergei-lavrov", PUTIN}, {KIM})]


def test_a_line_between_the_two_is_theirs_whoever_was_told_before() -> None:
    text = "Điện Kremlin im lặng. Các chuyến bay thẳng giữa hai thủ đô, mở từ tháng 7 năm ngoái, mỗi tháng một chuyến."
    assert parties_of(text, "Cooperation", day=DAY) == [({RU, KP}, set())]


def test_all_who_are_decided_to_be_sent_are_still_to_go() -> None:
    text = "Triều Tiên quyết định cử 1.000 công binh cùng 5.000 công nhân quân sự sang giúp Kursk gỡ mìn."
    assert [c.modality for c in claims_of(text, DAY, "LaborDispatch")] == ["planned"]
    after = "Sau khi quyết định giúp Nga, Triều Tiên hôm 5/8 đã đưa 300 công nhân sang Kursk."
    assert [c.modality for c in claims_of(after, DAY, "LaborDispatch")] == ["actual"]
