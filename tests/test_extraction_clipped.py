"""The clipped style of headlines: goods that come, «chúng tôi» behind a colon, what is got in return. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-03-20"
RU, KP, US, PUTIN, KIM = "russia", "north-korea", "united-states", "vladimir-putin", "kim-jong-un"
Parties = list[tuple[tuple[str, ...], tuple[str, ...]]]


def parties(text: str, kind: str) -> Parties:
    return [(claim.agents, claim.targets) for claim in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        ("Rocket Triều Tiên đã tới Nga?", "ArmsTransfer", [((KP,), (RU,))]),
        ("200 container đạn dược Triều Tiên cập cảng Nga", "ArmsTransfer", [((KP,), (RU,))]),
        ("Đạn pháo Triều Tiên ùn ùn sang Nga", "ArmsTransfer", [((KP,), (RU,))]),
        ("Tên lửa Triều Tiên bay tới vùng biển Nhật Bản, Nga lo lắng", "ArmsTransfer", []),
        ("60 con ngựa Nga đến Triều Tiên", "Cooperation", [((RU,), (KP,))]),
        ("Đàn cừu Nga được chở sang Triều Tiên", "Cooperation", [((RU,), (KP,))]),
        ("Con ngựa Nga trong phim về Triều Tiên", "Cooperation", []),
    ],
)
def test_goods_that_come_were_sent_by_whose_they_are(text: str, kind: str, expected: Parties) -> None:
    assert parties(text, kind) == expected


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        ("Bà Zakharova: Chúng tôi ủng hộ Bình Nhưỡng", "Support", [(("maria-zakharova",), (KP,))]),
        (
            'Ông Peskov: "Chúng tôi lên án các vụ thử của Triều Tiên"',
            "Criticism",
            [(("dmitry-peskov",), (KP,))],
        ),
        ("Ông Lavrov: Chúng tôi sẽ cung cấp tên lửa cho Triều Tiên", "ArmsTransfer", [((RU,), (KP,))]),
        ("Bạn đọc viết: Chúng tôi ủng hộ Bình Nhưỡng", "Support", []),
        ("Bình Nhưỡng: Mỹ không đủ tư cách lên lớp về quan hệ với Nga", "Criticism", [((KP,), (US,))]),
        ("Mỹ không đủ tư cách dự giải bóng đá ở Nga", "Criticism", []),
    ],
)
def test_who_stands_before_the_colon_speaks(text: str, kind: str, expected: Parties) -> None:
    assert parties(text, kind) == expected


@pytest.mark.parametrize(
    "text, arms, troops",
    [
        ("Nga giao radar cho Triều Tiên để đổi lấy binh sĩ.", [((RU,), (KP,))], [((KP,), (RU,))]),
        ("Moscow cấp xăng cho Bình Nhưỡng để đổi lấy đạn pháo.", [((KP,), (RU,))], []),
        ("Moscow giao radar cho Bình Nhưỡng để đổi lấy lính Triều Tiên.", [((RU,), (KP,))], [((KP,), (RU,))]),
        ("Nga giao radar cho Triều Tiên để đổi lấy than.", [((RU,), (KP,))], []),
    ],
)
def test_what_is_got_in_return_comes_from_the_other_side(text: str, arms: Parties, troops: Parties) -> None:
    assert parties(text, "ArmsTransfer") == arms
    assert parties(text, "TroopDeployment") == troops


@pytest.mark.parametrize(
    "text, agents",
    [
        ("Lục quân Nga, Triều Tiên sắp diễn tập chung", ("russia", "north-korea")),
        ("Hải quân Nga, Triều Tiên diễn tập chung", ("russian-navy", "north-korea")),
        ("Hải quân Nga diễn tập, Triều Tiên theo dõi", ("russian-navy",)),
    ],
)
def test_a_noun_before_two_states_is_that_of_both(text: str, agents: tuple[str, ...]) -> None:
    found = [claim.agents for claim in claims_of(text, DAY, "Exercise")]
    assert [set(some) for some in found] == [set(agents)]


def test_who_carries_soldiers_does_not_send_them() -> None:
    text = "Lính Triều Tiên được tàu Nga chở tới Vladivostok."
    assert parties(text, "TroopDeployment") == [((KP,), (RU,))]


@pytest.mark.parametrize(
    "text, agents",
    [
        (
            "Ông Kim Jong Un phát biểu tại lễ động thổ ở Bình Nhưỡng hôm 19/3, có Đại sứ Nga Matsegora cùng dự.",
            (KIM, "alexander-matsegora"),
        ),
        ("Ông Kim Jong Un dự lễ khánh thành, có bà Choe Son Hui tham dự.", (KIM, "choe-son-hui")),
        ("Ông Kim Jong Un dự lễ khánh thành, có ông Lavrov trong danh sách khen thưởng.", (KIM,)),
    ],
)
def test_guests_named_behind_there_were(text: str, agents: tuple[str, ...]) -> None:
    [claim] = claims_of(text, DAY, "Ceremony")
    assert claim.agents == agents
    assert not claim.attributed_to


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Ông Putin cam kết mở rộng hợp tác trong bức thư gửi ông Kim Jong Un.", "actual"),
        ("Ông Putin sẽ nêu đề nghị này trong bức thư gửi ông Kim Jong Un.", "planned"),
        ("Ông Putin thông báo cho ông Kim Jong Un về cuộc gặp sắp tới với ông Trump.", "actual"),
    ],
)
def test_what_is_promised_in_a_letter_leaves_it_sent(text: str, modality: str) -> None:
    assert [claim.modality for claim in claims_of(text, DAY, "Communication")] == [modality]


def test_the_first_visit_in_years_is_the_one_to_come() -> None:
    text = "Ông Putin sắp tới Bình Nhưỡng. Đây là lần đầu tiên ông thăm Triều Tiên sau 24 năm."
    assert [claim.modality for claim in claims_of(text, DAY, "Visit")] == ["planned"]


def test_what_somebody_freed_is_not_where_he_is_thanked() -> None:
    text = "Ông Lavrov cảm ơn những người lính giải phóng Kursk khi gặp bà Choe Son Hui."
    assert [claim.place for claim in claims_of(text, DAY, "Meeting")] == [None]


@pytest.mark.parametrize(
    "text, target",
    [
        ("Nga chặn đề xuất trừng phạt Triều Tiên của Mỹ tại Hội đồng Bảo an", US),
        ("Nga phủ quyết nghị quyết trừng phạt Triều Tiên", "united-nations-security-council"),
    ],
)
def test_whose_draft_is_stopped(text: str, target: str) -> None:
    assert parties(text, "Sanction")[0] == ((RU,), (target,))


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        (
            "Ông Peskov nói Moscow tôn trọng quyền tự vệ của Triều Tiên.",
            "Support",
            [(("dmitry-peskov",), (KP,))],
        ),
        ("Moscow tôn trọng quyền tự vệ của mình.", "Support", []),
        (
            'Tướng Pak Jong Chon gọi Washington là "kẻ gây hấn" với Nga.',
            "Criticism",
            [(("pak-jong-chon",), (US,))],
        ),
        ("Điện Kremlin bác chỉ trích của Washington về Bình Nhưỡng.", "Criticism", [((US,), ("kremlin",))]),
        ("Seoul cân nhắc gửi vũ khí cho Ukraine vì Nga.", "Threat", [(("south-korea",), (RU,))]),
        ("Seoul không cân nhắc gửi vũ khí cho Ukraine.", "Threat", []),
        ("Khu nghỉ dưỡng Wonsan của Triều Tiên đón khách Nga", "Cooperation", [((RU,), (KP,))]),
        (
            "Bình Nhưỡng công nhận 2 nước cộng hòa tự xưng ở Ukraine",
            "Support",
            [
                ((KP,), ("donetsk-peoples-republic", "luhansk-peoples-republic")),
            ],
        ),
        ("Nga - Triều trao đổi điện mừng", "Cooperation", []),
        ("Triều Tiên cử đoàn sĩ quan học viện sang Nga", "TroopDeployment", []),
    ],
)
def test_words_of_headlines(text: str, kind: str, expected: Parties) -> None:
    assert parties(text, kind) == expected


@pytest.mark.parametrize(
    "text, modalities",
    [
        ("Triều Tiên: Chúng tôi chưa từng chuyển đạn pháo cho Nga", ["denied"]),
        ('"Chúng tôi chưa bao giờ bán vũ khí cho Nga", Bộ Quốc phòng Triều Tiên nói.', ["denied"]),
        ("Triều Tiên: Chúng tôi sẽ không bán vũ khí cho Nga", []),
        ("Ông Zelensky: Chúng tôi không bán vũ khí cho Nga", []),
    ],
)
def test_what_we_never_did_is_denied(text: str, modalities: list[str]) -> None:
    assert [claim.modality for claim in claims_of(text, DAY, "ArmsTransfer")] == modalities


@pytest.mark.parametrize(
    "text, day",
    [
        ("NIS báo cáo Quốc hội hôm 18/3 rằng Nga đã chuyển giao công nghệ tên lửa cho Triều Tiên.", None),
        ("NIS nói Nga hôm 18/3 đã chuyển giao công nghệ tên lửa cho Triều Tiên.", "2025-03-18"),
    ],
)
def test_a_day_before_its_content_is_that_of_the_report(text: str, day: str | None) -> None:
    [claim] = claims_of(text, DAY, "ArmsTransfer", "NIS: Nga giao công nghệ cho Triều Tiên", summary=True)
    assert claim.time == day


@pytest.mark.parametrize(
    "text, visitors",
    [
        ("Ông Kim Jong Un chào đón binh sĩ Triều Tiên trở về từ Kursk.", []),
        ("Ông Kim Jong Un trở về từ Vladivostok.", [(KIM,)]),
    ],
)
def test_who_welcomes_those_who_return_was_not_away(text: str, visitors: list[tuple[str, ...]]) -> None:
    assert [claim.agents for claim in claims_of(text, DAY, "Visit")] == visitors


@pytest.mark.parametrize(
    "text, troops",
    [
        ("Triều Tiên gửi quân sang Nga, Hàn Quốc triệu đại sứ Nga", [((KP,), (RU,))]),
        ("Bình Nhưỡng điều lính tới Kursk, Seoul triệu tập đại sứ Nga", [((KP,), (RU,))]),
        ("Triều Tiên gửi thư sang Nga, Hàn Quốc phản đối", []),
    ],
)
def test_what_a_second_one_does_behind_the_comma_bars_nothing(text: str, troops: Parties) -> None:
    assert parties(text, "TroopDeployment") == troops
