"""The words of the Vietnamese press abroad, of the party press and of agencies. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-10-31"
RU, KP, US, KIM, PUTIN = "russia", "north-korea", "united-states", "kim-jong-un", "vladimir-putin"
Parties = list[tuple[tuple[str, ...], tuple[str, ...]]]


def parties(text: str, kind: str) -> Parties:
    return [(claim.agents, claim.targets) for claim in claims_of(text, DAY, kind)]


def told(text: str, kind: str) -> list[tuple[str | None, str | None]]:
    """Time and place of the claims of one type."""
    return [(claim.time, claim.place) for claim in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        ("Bắc Hàn vừa bắn phi đạn ra Biển Nhật Bản, Nga im lặng.", "Exercise", [((KP,), ())]),
        ("Bắc Hàn vừa bắn hỏa tiễn tầm ngắn ra biển, Nga im lặng.", "Exercise", [((KP,), ())]),
        ("Bình Nhưỡng gởi võ khí cho Mạc Tư Khoa.", "ArmsTransfer", [((KP,), (RU,))]),
        ("Bạch Ốc lên án vụ bắn phi đạn của Bắc Hàn.", "Criticism", [(("white-house",), (KP,))]),
        ("Bạch Ốc lên án vụ bắn phi đạn của Bắc Hàn.", "Exercise", [((KP,), ())]),
        ("Bạch Ốc lên án vụ bắn phi đạn của Bắc Hàn.", "ArmsTransfer", []),
        ("Ông Choigou gặp ông Kim Chính Ân.", "Meeting", [(("sergei-shoigu", KIM), ())]),
        ("Phi trường Bình Nhưỡng mở lại, Nga hoan hỉ.", "Exercise", []),
    ],
)
def test_words_of_the_press_abroad_tell_what_those_of_the_lists_tell(
    text: str, kind: str, expected: Parties
) -> None:
    assert parties(text, kind) == expected


@pytest.mark.parametrize(
    "dateline",
    ["SEOUL, Nam Hàn (NV) - ", "SEOUL (AP) – ", "TOKYO, Nhật (Kyodo) -- ", "MOSKVA (Sputnik) - ", ""],
)
def test_the_town_of_a_dateline_does_nothing(dateline: str) -> None:
    text = dateline + "Bắc Hàn đã gởi thêm đạn pháo cho Nga."
    assert parties(text, "ArmsTransfer") == [((KP,), (RU,))]


def test_who_stands_before_a_dash_without_brackets_acts() -> None:
    assert parties("Nga - Triều Tiên ký hiệp định du lịch.", "Agreement") == [((RU, KP), ())]


@pytest.mark.parametrize(
    "text, time",
    [
        ("Ông Putin đến Bình Nhưỡng hồi Tháng Sáu, 2024.", "2024-06"),
        ("Ông Putin đến Bình Nhưỡng hôm Thứ Tư, 19 Tháng Sáu, 2024.", "2024-06-19"),
        ("Ông Putin đến Bình Nhưỡng hôm Chủ Nhật, 26 Tháng Mười.", "2025-10-26"),
        ("Ông Putin đến Bình Nhưỡng hôm Chúa Nhật.", "2025-10-26"),
    ],
)
def test_days_as_the_press_abroad_writes_them(text: str, time: str) -> None:
    assert [claim.time for claim in claims_of(text, DAY, "Visit")] == [time]


def test_japan_is_still_japan_behind_other_words() -> None:
    assert parties("Nhật lên án Nga và Triều Tiên.", "Criticism") == [(("japan",), (RU, KP))]


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        (
            "Ông Putin gửi điện mừng tới đồng chí Kim Jong Un, trong đó ca ngợi Triều Tiên.",
            "Support",
            [((PUTIN,), (KP,))],
        ),
        ("Đồng chí Medvedev trân trọng chuyển tới đồng chí Kim Jong Un lời chào.", "Support", []),
        ("Ông Kim Jong Un trân trọng sự giúp đỡ của Nga.", "Support", [((KIM,), (RU,))]),
        (
            "Tổng thống Nga Putin và Chủ tịch Quốc vụ nước CHDCND Triều Tiên Kim Jong Un đã ký hiệp ước.",
            "Agreement",
            [((PUTIN, KIM), ())],
        ),
        ("Đồng chí Shoigu tới Bình Nhưỡng, bắt đầu thăm làm việc CHDCND Triều Tiên.", "Meeting", []),
        ("Ông Kim Jong Un gửi điện mừng Ngày Chiến thắng tới Tổng thống Nga.", "Ceremony", []),
    ],
)
def test_the_forms_of_the_party_press(text: str, kind: str, expected: Parties) -> None:
    assert parties(text, kind) == expected


@pytest.mark.parametrize(
    "text, kind, agents",
    [
        (
            "Ông Kim nói nhân dân Triều Tiên ủng hộ Nga và mời ông Putin thăm Bình Nhưỡng.",
            "Invitation",
            (KIM,),
        ),
        (
            "Ông Putin nói quân Triều Tiên chiến đấu giỏi, đồng thời mời ông Kim sang thăm Nga.",
            "Invitation",
            (PUTIN,),
        ),
        (
            "Ông Kim khẳng định Triều Tiên coi việc giúp Nga là nghĩa vụ, đồng thời gửi lời thăm hỏi tới nhân dân Nga.",
            "Communication",
            (KIM,),
        ),
        ("Triều Tiên mời ông Putin thăm Bình Nhưỡng.", "Invitation", (KP,)),
    ],
)
def test_who_speaks_of_his_state_invites_and_greets_for_it(
    text: str, kind: str, agents: tuple[str, ...]
) -> None:
    assert [claim.agents for claim in claims_of(text, DAY, kind)] == [agents]


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Mỹ lo ngại Nga cung cấp công nghệ tên lửa cho Triều Tiên.", "alleged"),
        ("Seoul quan ngại rằng Nga chuyển vũ khí cho Triều Tiên.", "alleged"),
        ("Nga cung cấp công nghệ tên lửa cho Triều Tiên, Mỹ lo ngại.", "actual"),
    ],
)
def test_what_is_feared_is_not_told_as_done(text: str, modality: str) -> None:
    assert [claim.modality for claim in claims_of(text, DAY, "ArmsTransfer")] == [modality]


@pytest.mark.parametrize(
    "feast",
    ["(10-10-1945 / 10-10-2025)", "(10/10/1945 - 10/10/2025)", "", "ở Sân vận động Mồng Một tháng Năm"],
)
def test_an_anniversary_in_brackets_dates_nothing(feast: str) -> None:
    text = f"QĐND - Tối 9-10, Triều Tiên tổ chức lễ kỷ niệm 80 năm thành lập Đảng {feast}."
    text += " Cùng ngày, ông Kim tiếp ông Medvedev."
    assert [time for time, _ in told(text, "Meeting")] == ["2025-10-09"]


def test_a_treaty_by_the_day_of_its_signing_leaves_the_story_where_it_was() -> None:
    text = (
        "Ông Kim thăm Đại sứ quán Nga ngày 9/10. Ông nói việc Triều Tiên tham gia giải phóng Kursk là theo Hiệp ước "
        "được ký ngày 19/6/2024. Cùng ngày, ông Putin tiếp Đại sứ Triều Tiên tại Moskva."
    )
    assert [time for time, _ in told(text, "Meeting")] == ["2025-10-09"]
    assert [time for time, _ in told(text, "Combat")] == [None]
    assert [time for time, _ in told(text, "Agreement")] == ["2024-06-19"]


@pytest.mark.parametrize(
    "text, place",
    [
        ("Triều Tiên gửi quân sang Nga để giúp Moskva đánh Ukraine.", "russia"),
        ("Triều Tiên gửi quân sang Nga, tới tỉnh Kursk.", "kursk"),
        ("Triều Tiên gửi quân sang Nga giúp Kursk.", "kursk"),
    ],
)
def test_a_capital_that_is_helped_is_its_government(text: str, place: str) -> None:
    assert [where for _, where in told(text, "TroopDeployment")] == [place]


@pytest.mark.parametrize("host", ["ông Kim Jong Un", "đồng chí Kim Jong Un, Tổng Bí thư, Chủ tịch Quốc vụ,"])
def test_who_receives_on_a_visit_did_not_travel(host: str) -> None:
    text = f"Ông Lavrov thăm Triều Tiên. Trong khuôn khổ chuyến thăm, ngày 10/10, {host} đã tiếp ông Lavrov."
    assert parties(text, "Visit") == [(("sergei-lavrov",), (KP,))]


@pytest.mark.parametrize(
    "text, agents",
    [
        ("Hàng trăm binh sĩ Nga và Triều Tiên đã bị tiêu diệt ở Kursk.", (RU, KP)),
        ("Hàng trăm binh sĩ Triều Tiên đã bị tiêu diệt ở Kursk, Nga im lặng.", (KP,)),
    ],
)
def test_soldiers_of_two_states_share_their_noun(text: str, agents: tuple[str, ...]) -> None:
    assert [claim.agents for claim in claims_of(text, DAY, "Combat")] == [agents]


def test_talks_in_which_they_have_talked_took_place() -> None:
    talks = "Hai nhà lãnh đạo Nga - Triều đã thảo luận về hợp tác trong cuộc gặp kéo dài hai tiếng."
    assert [claim.modality for claim in claims_of(talks, DAY, "Meeting")] == ["actual"]
    ahead = "Hai nhà lãnh đạo Nga - Triều sẽ thảo luận về hợp tác trong cuộc gặp ngày mai."
    assert [claim.modality for claim in claims_of(ahead, DAY, "Meeting")] == ["planned"]
