"""Who goes on to do what in diplomatic news: behind a comma, beside a talk, on the way. Our own sentences."""

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
    "text",
    [
        "Giữa lúc Mỹ dọa trừng phạt Nga, nhiều nước châu Âu đã đàm phán riêng với Moscow.",
        "Giữa lúc Hàn Quốc chỉ trích Nga, một số doanh nghiệp đã gặp quan chức Moscow.",
        "Trong khi Mỹ gây sức ép, hàng loạt nước châu Phi đã đàm phán với Nga.",
    ],
)
def test_what_others_do_meanwhile_is_not_done_by_who_stands_before(text: str) -> None:
    stands_before = {"united-states", "south-korea"}
    assert not any(stands_before & (agents | targets) for agents, targets in told(text, "Meeting"))


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


@pytest.mark.parametrize(
    "visits, text",
    [
        ([{"china"}, {KP}], "Ngoại trưởng Lavrov rời Wonsan đến Bắc Kinh hôm 13/7."),
        ([{KP}, {"vietnam"}], "Ông Putin rời Bình Nhưỡng sang Hà Nội tối 19/6/2024."),
        ([{RU, "belarus"}], "Bà Choe Son Hui rời Bình Nhưỡng hôm 27/7 sang Nga và Belarus."),
        ([{KP}], "Ông Shoigu rời Bình Nhưỡng tới Moscow hôm 11/8."),
    ],
)
def test_who_leaves_one_for_another_visits_both_but_not_his_own(visits: list[set[str]], text: str) -> None:
    assert sorted((targets for _, targets in told(text, "Visit")), key=sorted) == sorted(visits, key=sorted)
