"""What a happening is about keeps claims apart or brings them together; who is named how, and when."""

from __future__ import annotations

from factories import claim, extraction
from test_merging import merged

from kg.merging.objects import objects
from kg.model import Extraction

Sides = tuple[tuple[str, ...], tuple[str, ...]]
PUTIN_TO_KIM: Sides = (("vladimir-putin",), ("kim-jong-un",))


def told(
    id: str,
    words: str,
    type: str = "Communication",
    time: str | None = "2025-08-12",
    sides: Sides = PUTIN_TO_KIM,
) -> Extraction:
    return extraction(id, claim(type, *sides, time=time, words=words), published="2025-08-13")


def test_a_call_and_a_letter_of_one_day_are_two() -> None:
    call = told("a", "Ông Putin điện đàm với ông Kim")
    letter = told("b", "Ông Putin gửi thư cho ông Kim")
    unsaid = told("c", "Ông Putin liên lạc với ông Kim")
    assert len(merged(call, letter)) == 2
    assert len(merged(call, unsaid)) == 1


def test_a_finer_object_hides_the_general_one_beside_it() -> None:
    assert objects("Ceremony", "Lễ duyệt binh kỷ niệm 80 năm") == {"parade"}
    assert objects("Ceremony", "Lễ kỷ niệm 80 năm") == {"anniversary"}
    assert objects("TroopDeployment", "1.000 binh sĩ công binh") == {"sappers"}
    assert objects("Meeting", "Hai bên gặp nhau ở lễ duyệt binh") == frozenset()
    assert objects("Aid", "Bộ trưởng nói về tầu") == frozenset()


def test_a_call_may_name_both_as_those_who_speak() -> None:
    both = (("kim-jong-un", "vladimir-putin"), ())
    one = told("a", "Ông Putin gọi điện cho ông Kim")
    other = told("b", "Hai ông điện đàm", sides=both)
    back = told("c", "Ông Kim gọi điện cho ông Putin", sides=(("kim-jong-un",), ("vladimir-putin",)))
    assert len(merged(one, other)) == 1
    assert len(merged(one, back)) == 2


def test_a_welcome_at_the_aircraft_is_no_talk_of_the_next_day() -> None:
    both = (("choe-son-hui", "sergei-lavrov"), ())
    welcome = told("a", "Bà Choe ra tận chân thang máy bay đón khách", "Meeting", "2023-07-25", sides=both)
    talks = told("b", "Hai bộ trưởng hội đàm", "Meeting", "2023-07-26", sides=both)
    unsaid = told("c", "Hai người gặp nhau", "Meeting", "2023-07-26", sides=both)
    assert len(merged(welcome, talks)) == 2
    assert len(merged(talks, unsaid)) == 1


def test_an_undated_claim_joins_by_a_state_where_the_other_side_is_the_same() -> None:
    man = told("a", "Ông Kim cảm ơn Nga", "Support", sides=(("kim-jong-un",), ("russia",)))
    state = told("b", "Triều Tiên cảm ơn Nga", "Support", None, sides=(("north-korea",), ("russia",)))
    minister = told(
        "c", "Bà Choe cảm ơn ông Lavrov", "Support", None, sides=(("choe-son-hui",), ("sergei-lavrov",))
    )
    assert len(merged(man, state)) == 1
    assert len(merged(man, minister)) == 2


def test_guests_and_hosts_of_a_ceremony_stand_on_either_side() -> None:
    host = told("a", "Lễ duyệt binh", "Ceremony", sides=(("kim-jong-un",), ()))
    guest = told("b", "Khách dự lễ duyệt binh", "Ceremony", sides=(("sergei-lavrov",), ("north-korea",)))
    wreath = told("c", "Đoàn khách đặt hoa", "Ceremony", sides=(("sergei-lavrov",), ("north-korea",)))
    assert len(merged(host, guest)) == 1
    assert len(merged(host, guest, wreath)) == 2


def test_a_treaty_is_recalled_for_long_but_neither_a_work_plan_nor_that_nothing_was_signed() -> None:
    sides = (("kim-jong-un", "vladimir-putin"), ())
    day = told("a", "Hai bên ký kết", "Agreement", "2024-06-19", sides=sides)
    treaty, plan = (
        told(id, words, "Agreement", None, sides=sides)
        for id, words in (("b", "Hiệp ước hai bên đã ký"), ("c", "Kế hoạch hợp tác hai bên vừa ký"))
    )
    nothing = extraction(
        "d", claim("Agreement", *sides, modality="denied", words="Không ký kết gì"), published="2025-08-13"
    )
    assert len(merged(day, treaty)) == 1
    assert len(merged(day, plan)) == 2
    assert len(merged(day, nothing)) == 2


def test_troops_on_their_way_are_one_wave_though_each_report_has_its_day() -> None:
    sides = (("north-korea",), ("russia",))
    days = ("2024-10-08/2024-10-13", "2024-10-23", "2024-10")
    wave = [told(day, "binh sĩ lên đường", "TroopDeployment", day, sides=sides) for day in days]
    later = told("later", "binh sĩ lên đường", "TroopDeployment", "2025-02-10", sides=sides)
    sappers = told("sappers", "công binh lên đường", "TroopDeployment", "2024-10-20", sides=sides)
    assert len(merged(*wave)) == 1
    assert len(merged(*wave, later)) == 2
    assert len(merged(*wave, sappers)) == 2
