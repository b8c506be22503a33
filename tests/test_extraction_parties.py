"""Who takes part in journeys, meetings, letters and ceremonies where words before or around the name say it.

All wordings are our own.
"""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-20"


def parties(text: str, kind: str, day: str = DAY) -> list[tuple[set[str], set[str]]]:
    return [(set(claim.agents), set(claim.targets)) for claim in claims_of(text, day, kind)]


@pytest.mark.parametrize(
    "text, kind, who",
    [
        (
            "Ông Lavrov sắp sang Wonsan. Trong cuộc điện đàm với người đồng cấp Triều Tiên hôm 12/8, Tổng thống Putin "
            "nói về Alaska.",
            "Communication",
            ({"vladimir-putin"}, {"kim-jong-un"}),
        ),
        (
            "Tiếp người đồng nhiệm Triều Tiên tại Moskva hôm 11/8, Bộ trưởng Quốc phòng Belousov hứa giúp đỡ.",
            "Meeting",
            ({"andrei-belousov", "no-kwang-chol"}, set()),
        ),
        (
            "Theo lời mời của người đồng cấp Nga, bà Choe Son Hui sẽ thăm Moskva tuần tới.",
            "Invitation",
            ({"sergei-lavrov"}, {"choe-son-hui"}),
        ),
        # Who stands before it is the one whose counterpart he is.
        (
            "Sau khi Ngoại trưởng Choe Son Hui gặp người đồng cấp Nga, ông Kim Jong Un gửi thư cho ông Putin.",
            "Meeting",
            ({"choe-son-hui", "sergei-lavrov"}, set()),
        ),
    ],
)
def test_a_counterpart_may_come_before_his_man(text: str, kind: str, who: tuple[set[str], set[str]]) -> None:
    assert who in parties(text, kind)


def test_a_name_behind_a_title_and_a_comma_is_not_his_who_is_of_the_other_country() -> None:
    text = "Theo lời mời của Tổng thống Nga, ông Kim Jong Un sẽ thăm Moskva vào mùa thu."
    assert parties(text, "Invitation") == [({"vladimir-putin"}, {"kim-jong-un"})]
    text = "Nhà lãnh đạo Triều Tiên, ông Kim Jong Un, hôm 11/8 tiếp ông Lavrov."
    assert parties(text, "Meeting") == [({"kim-jong-un", "sergei-lavrov"}, set())]


def test_an_occasion_is_no_name() -> None:
    text = "Ông Kim Jong Un gửi thư đến người đồng cấp Nga nhân Ngày Chiến thắng."
    assert parties(text, "Communication") == [({"kim-jong-un"}, {"vladimir-putin"})]


@pytest.mark.parametrize(
    "text, kind, who",
    [
        # The state of who acts is not acted upon: it is the other one told.
        (
            "Trong cuộc gặp với ông Lavrov, bà Choe Son Hui nói Triều Tiên ủng hộ vô điều kiện nước này.",
            "Support",
            ({"choe-son-hui"}, {"russia"}),
        ),
        (
            "Quan chức Nga nói Bình Nhưỡng đã giúp Moskva. Tổng thống Putin từng thăm nước này năm 2024.",
            "Visit",
            ({"vladimir-putin"}, {"north-korea"}),
        ),
        # Nor is who holds an office there his own leader.
        (
            "Ông Shoigu hôm 9/8 tới Bình Nhưỡng, gặp nhà lãnh đạo nước này.",
            "Meeting",
            ({"sergei-shoigu", "kim-jong-un"}, set()),
        ),
        (
            "Bà Choe Son Hui tới Moskva hôm 9/8 và hội đàm với người đồng cấp nước này.",
            "Meeting",
            ({"choe-son-hui", "sergei-lavrov"}, set()),
        ),
        # Where it is a subject, it is still the state that spoke.
        (
            "Triều Tiên cảnh báo nước này sẽ đáp trả Hàn Quốc.",
            "Threat",
            ({"north-korea"}, {"south-korea"}),
        ),
    ],
)
def test_this_state_behind_a_verb_is_not_who_acts(
    text: str, kind: str, who: tuple[set[str], set[str]]
) -> None:
    assert who in parties(text, kind)


@pytest.mark.parametrize(
    "text, who",
    [
        (
            "Ông Kim Jong Un dự lễ duyệt binh ở Bắc Kinh hôm 3/9, cùng Tổng thống Nga Putin.",
            {"kim-jong-un", "vladimir-putin"},
        ),
        (
            "Ông Kim Jong Un đứng trên lễ đài Thiên An Môn hôm 3/9, bên cạnh ông Tập Cận Bình và ông Putin.",
            {"kim-jong-un", "xi-jinping", "vladimir-putin"},
        ),
        (
            "Ông Kim Jong Un xem biểu diễn nghệ thuật hôm 3/9 giữa hai vị khách: ông Volodin và ông Belousov.",
            {"kim-jong-un", "vyacheslav-volodin", "andrei-belousov"},
        ),
        (
            "Ông Kim Jong Un cùng hai quan chức Nga, ông Volodin và ông Belousov, cắt băng khánh thành bảo tàng.",
            {"kim-jong-un", "vyacheslav-volodin", "andrei-belousov"},
        ),
        (
            "Ông Volodin dự lễ khánh thành bảo tàng hôm 3/9 do nhà lãnh đạo Kim Jong Un chủ trì.",
            {"vyacheslav-volodin", "kim-jong-un"},
        ),
        (
            "Tham dự lễ duyệt binh hôm 3/9 còn có ông Volodin và ông Belousov.",
            {"vyacheslav-volodin", "andrei-belousov"},
        ),
        # Whoever does something else behind the comma only does that.
        (
            "Ông Kim Jong Un dự lễ duyệt binh ở Bắc Kinh hôm 3/9, cùng ông Putin bàn về Ukraine.",
            {"kim-jong-un"},
        ),
    ],
)
def test_who_takes_part_in_a_ceremony_beside_another(text: str, who: set[str]) -> None:
    assert [agents for agents, _ in parties(text, "Ceremony", "2025-09-05")] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Ba nhà lãnh đạo Trung Quốc, Nga và Triều Tiên cùng dự lễ duyệt binh hôm 3/9.",
        "Lãnh đạo ba nước Nga, Trung Quốc và Triều Tiên dự lễ duyệt binh hôm 3/9.",
        "Ông Tập Cận Bình đón ông Putin và ông Kim Jong Un. Ba nhà lãnh đạo cùng dự lễ duyệt binh hôm 3/9.",
    ],
)
def test_three_leaders(text: str) -> None:
    assert ({"xi-jinping", "vladimir-putin", "kim-jong-un"}, set()) in parties(text, "Ceremony", "2025-09-05")


def test_the_third_time_is_nobody() -> None:
    text = "Ông Putin, ông Tập và bà Choe đã gặp nhau. Đây là lần thứ ba ông tới Bình Nhưỡng dự lễ kỷ niệm."
    assert all(len(agents) < 3 for agents, _ in parties(text, "Ceremony"))


def test_company_between_commas_does_not_hide_the_goal() -> None:
    text = "Ông Kim Jong Un rời Bình Nhưỡng hôm 1/9, cùng Ngoại trưởng Choe Son Hui, tới Bắc Kinh."
    assert [targets for _, targets in parties(text, "Visit", "2025-09-05")] == [{"china"}]


@pytest.mark.parametrize(
    "text, host",
    [
        (
            "Ông Kim Jong Un đã dự lễ kỷ niệm chiến thắng phát xít Nhật được tổ chức tại Trung Quốc.",
            {"china"},
        ),
        ("Đoàn do ông Ri Hi Yong dẫn đầu dự lễ duyệt binh do Nga tổ chức hôm 9/5.", {"russia"}),
        ("Ông Kim Jong Un dự lễ duyệt binh được tổ chức tại Triều Tiên hôm 9/5.", set[str]()),
    ],
)
def test_who_holds_a_ceremony_is_its_host_for_guests_alone(text: str, host: set[str]) -> None:
    assert [targets for _, targets in parties(text, "Ceremony")] == [host]


def test_a_medal_is_for_whom_it_is_given_whoever_takes_it() -> None:
    text = "Đại sứ Petrov hôm 5/8 trao cho Ngoại trưởng Choe Son Hui tấm huân chương dành tặng Chủ tịch Kim Jong Un."
    assert [targets for _, targets in parties(text, "Ceremony")] == [{"kim-jong-un"}]
    text = "Đại sứ Petrov hôm 5/8 trao tặng huân chương cho Ngoại trưởng Choe Son Hui."
    assert [targets for _, targets in parties(text, "Ceremony")] == [{"choe-son-hui"}]


@pytest.mark.parametrize(
    "text, who",
    [
        (
            "Ông Putin tặng xe cho ông Kim Jong Un khi ông thăm Vostochny năm 2023.",
            ({"kim-jong-un"}, {"russia"}),
        ),
        (
            "Ông Kim Jong Un tiếp ông Shoigu lúc ông tới Bình Nhưỡng tháng 6.",
            ({"sergei-shoigu"}, {"north-korea"}),
        ),
        ("Ông Lavrov cảm ơn bà Choe khi ông thăm Bình Nhưỡng tháng 7.", ({"sergei-lavrov"}, {"north-korea"})),
    ],
)
def test_who_goes_abroad_is_not_at_home_there(text: str, who: tuple[set[str], set[str]]) -> None:
    assert who in parties(text, "Visit")


def test_two_may_arrive_one_after_the_other() -> None:
    text = "Ông Medvedev và ông Tô Lâm lần lượt đến Bình Nhưỡng hôm 9/8."
    assert parties(text, "Visit") == [({"dmitry-medvedev", "to-lam"}, {"north-korea"})]


@pytest.mark.parametrize(
    "text, who",
    [
        (
            "Ông Belousov cảm ơn các sĩ quan và chiến sĩ Quân đội Nhân dân Triều Tiên.",
            {"korean-peoples-army"},
        ),
        ("Ông Belousov cảm ơn các chỉ huy và binh sĩ Triều Tiên.", {"north-korea"}),
    ],
)
def test_officers_and_soldiers_are_of_one_army(text: str, who: set[str]) -> None:
    assert parties(text, "Support") == [({"andrei-belousov"}, who)]
