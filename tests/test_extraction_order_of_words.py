"""The same told in another order, or with another small word: who, when, where and by whom stay. Own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.extraction.gazetteer import find_names
from kg.model import Article, Claim

DAY = "2025-06-20"


def claims(text: str, kind: str) -> list[Claim]:
    found = extract_article(Article("a", text, published=DAY, published_from="given")).claims
    return [claim for claim in found if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        (
            "Sứ quán của Triều Tiên ở thủ đô Moskva từ chối bình luận.",
            "Sứ quán của",
            "north-korean-embassy-in-russia",
        ),
        ("Đại sứ quán Nga tại thủ đô Bình Nhưỡng mở tiệc.", "Đại sứ quán", "russian-embassy-in-north-korea"),
        ("Phóng viên hỏi đại sứ quán Nga ở Tokyo.", "đại sứ quán", "russian-embassy-in-japan"),
    ],
)
def test_an_embassy_is_known_however_its_place_is_told(text: str, name: str, who: str) -> None:
    hit = next(hit for hit in find_names(text) if text[hit.start :].startswith(name))
    assert hit.actors == (who,)


def test_a_state_at_a_place_is_no_embassy() -> None:
    assert [hit.actors for hit in find_names("Đoàn Nga ở Bình Nhưỡng")] == [("russia",), ("pyongyang",)]


@pytest.mark.parametrize(
    "where", ["tại Bình Nhưỡng", "ở Bình Nhưỡng", "ở thủ đô Bình Nhưỡng", "tại nước này"]
)
def test_an_envoys_post_is_not_where_he_acts(where: str) -> None:
    told = claims(f"Đại sứ Nga {where} Alexander Matsegora hôm 18/6 cảm ơn Triều Tiên.", "Support")
    assert [(claim.agents, claim.place) for claim in told] == [(("alexander-matsegora",), None)]


@pytest.mark.parametrize("where", ["tại Moskva", "ở Moskva", "tại thủ đô Moskva"])
def test_any_other_office_is_met_where_the_place_says(where: str) -> None:
    told = claims(f"Ông Putin gặp Ngoại trưởng Triều Tiên {where} hôm 18/6.", "Meeting")
    assert [claim.place for claim in told] == ["moscow"]


@pytest.mark.parametrize("town", ["Bình Nhưỡng", "thủ đô Bình Nhưỡng", "thành phố Bình Nhưỡng"])
def test_a_noun_before_a_town_does_not_make_it_the_subject(town: str) -> None:
    told = claims(f"Ông Sergei Shoigu hôm 18/6 tới {town}, được ông Kim Jong-un tiếp.", "Meeting")
    assert [set(claim.agents) for claim in told] == [{"sergei-shoigu", "kim-jong-un"}]


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên đang thu xếp để ông Putin gặp ông Kim Jong-un, song ngày giờ chưa được ấn định, theo Điện Kremlin.",
        "Ông Putin sẽ gặp ông Kim Jong-un, nhưng ngày giờ còn phải bàn, Điện Kremlin cho biết.",
        "Ông Putin sẽ gặp ông Kim Jong-un ở Vladivostok, thông cáo của Điện Kremlin cho biết.",
    ],
)
def test_who_tells_at_the_end_tells_the_whole_sentence(text: str) -> None:
    assert [claim.attributed_to for claim in claims(text, "Meeting")] == [("kremlin",)]


def test_who_tells_only_behind_a_turn_tells_no_more_than_that() -> None:
    text = "Nga nói ông Putin đã gặp ông Kim Jong-un, nhưng ông sẽ không sang Bình Nhưỡng, Điện Kremlin cho biết."
    assert all("kremlin" not in claim.attributed_to for claim in claims(text, "Meeting"))


@pytest.mark.parametrize("end", [", Điện Kremlin cho biết.", ", theo Điện Kremlin."])
def test_what_will_not_be_is_denied_at_the_end_too(end: str) -> None:
    told = claims(f"Ông Kim Jong-un sẽ không tới Vladivostok dự diễn đàn{end}", "Visit")
    assert [(claim.modality, claim.attributed_to) for claim in told] == [("denied", ("kremlin",))]


def test_what_others_tell_at_the_end_is_no_denial_of_the_two() -> None:
    assert not claims("Triều Tiên chưa từng bán vũ khí cho Nga, Bộ Quốc phòng Mỹ cho biết.", "ArmsTransfer")


def test_the_list_begins_behind_the_comma_of_the_source() -> None:
    text = "Theo lời ông Dmitry Peskov, ông Kim Jong-un và ông Vladimir Putin đã hội đàm hôm 3/6."
    told = claims(text, "Meeting")
    assert [(set(c.agents), c.attributed_to) for c in told] == [
        ({"kim-jong-un", "vladimir-putin"}, ("dmitry-peskov",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Theo nguồn tin ở Seoul, Triều Tiên đã bắn hơn 20 tên lửa trong ngày 2/6.",
        "Triều Tiên đã bắn hơn 20 tên lửa hôm 2/6, theo Bộ Tổng tham mưu Liên quân ở Seoul.",
    ],
)
def test_where_the_teller_is_nothing_else_happens(text: str) -> None:
    assert [claim.place for claim in claims(text, "Exercise")] == [None]


def test_behind_a_source_without_a_place_the_place_is_that_of_the_deed() -> None:
    told = claims("Theo KCNA, ông Kim Jong-un hôm 2/6 gặp ông Sergei Shoigu ở Bình Nhưỡng.", "Meeting")
    assert [claim.place for claim in told] == ["pyongyang"]


@pytest.mark.parametrize("that", ["", "rằng "])
def test_that_changes_nothing_behind_a_verb_of_telling(that: str) -> None:
    text = f"Ông Volodymyr Zelensky tuyên bố {that}lực lượng Ukraine đã bắt được hai lính Triều Tiên ở Kursk."
    told = claims(text, "Combat")
    assert [(claim.agents, claim.targets) for claim in told] == [(("ukraine",), ("north-korea",))]
    both = claims(
        f"Người phát ngôn Dmitry Peskov khẳng định {that}Nga và Triều Tiên không ký văn kiện nào.",
        "Agreement",
    )
    assert [(claim.modality, set(claim.agents)) for claim in both] == [("denied", {"russia", "north-korea"})]


@pytest.mark.parametrize("joint", ["thuộc", "của"])
def test_somebody_of_an_institute_tells_not_the_institute(joint: str) -> None:
    text = (
        f"Ông Hyun Seung-soo {joint} Viện Thống nhất quốc gia Hàn Quốc cho biết "
        "ông Kim Jong-un đã thăm Nga hồi năm 2023."
    )
    assert [claim.attributed_to for claim in claims(text, "Visit")] == [("hyun-seung-soo",)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TASS cho biết ngày 5/6, ông Sergei Lavrov đã gặp ông Kim Jong-un.", "2025-06-05"),
        ("TASS cho biết hôm 5/6, ông Sergei Lavrov đã gặp ông Kim Jong-un.", None),
        ("Ông Sergei Lavrov đã gặp ông Kim Jong-un trong ngày 5/6.", "2025-06-05"),
        ("Ông Sergei Lavrov hội đàm với ông Kim Jong-un tại Bình Nhưỡng (5/6).", "2025-06-05"),
        ("Ông Sergei Lavrov hội đàm với ông Kim Jong-un về 2/3 số văn kiện (2/3).", None),
    ],
)
def test_the_day_of_what_is_told(text: str, day: str | None) -> None:
    assert [claim.time for claim in claims(text, "Meeting")] == [day]


def test_a_day_ahead_of_who_tells_of_another_is_that_of_his_telling() -> None:
    text = (
        "Ngày 18/6, Điện Kremlin thông báo cuộc gặp giữa ông Putin và ông Kim Jong-un sẽ diễn ra vào tháng 7."
    )
    assert [claim.time for claim in claims(text, "Meeting")] == ["2025-07"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mỹ cáo buộc Triều Tiên chở vũ khí sang Nga từ ngày 7/6 đến 10/6.", None),
        ("Hàn Quốc lên án Triều Tiên phóng tên lửa hôm 5/6.", None),
        ("Hàn Quốc lên án Triều Tiên trong cuộc họp hôm 5/6.", "2025-06-05"),
    ],
)
def test_a_deed_that_is_blamed_has_its_own_day(text: str, day: str | None) -> None:
    assert [claim.time for claim in claims(text, "Criticism")] == [day]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Thông tin Triều Tiên bán vũ khí cho Nga đã bị Bình Nhưỡng phủ nhận.", "north-korea"),
        ("Những cáo buộc Triều Tiên bán vũ khí cho Nga nhiều lần bị Moskva bác bỏ.", "russia"),
        ("Tin nói Triều Tiên bán vũ khí cho Nga bị Điện Kremlin bác bỏ.", "kremlin"),
    ],
)
def test_a_report_that_is_denied_behind_it(text: str, who: str) -> None:
    told = claims(text, "ArmsTransfer")
    assert [(claim.modality, claim.attributed_to) for claim in told] == [("denied", (who,))]


def test_who_is_charged_in_the_passive_denies_nothing() -> None:
    told = claims("Triều Tiên bị Mỹ cáo buộc bán vũ khí cho Nga.", "ArmsTransfer")
    assert [claim.modality for claim in told] == ["alleged"]


def test_an_organ_that_denies_is_not_where_it_was() -> None:
    told = claims("Tin nói Triều Tiên gửi quân sang Nga bị Điện Kremlin bác bỏ.", "TroopDeployment")
    assert [claim.place for claim in told] == ["russia"]


@pytest.mark.parametrize(
    "missile", ["Tên lửa của Triều Tiên", "Một tên lửa Triều Tiên", "Hai tên lửa đạn đạo của Triều Tiên"]
)
def test_whose_missile_was_launched(missile: str) -> None:
    told = claims(f"{missile} đã được phóng ra biển Nhật Bản hôm 4/6.", "Exercise")
    assert [(claim.agents, claim.place) for claim in told] == [(("north-korea",), "sea-of-japan")]


def test_a_missile_that_is_fired_at_somebody_is_no_test() -> None:
    assert not claims("Tên lửa của Triều Tiên được Nga bắn vào Kharkiv hôm 4/6.", "Exercise")


@pytest.mark.parametrize(
    "text",
    [
        "Mỹ ngày 4/6 công bố lệnh trừng phạt đối với 3 công ty Triều Tiên.",
        "Lệnh trừng phạt đối với 3 công ty Triều Tiên được Mỹ công bố ngày 4/6.",
        "Ngày 4/6, lệnh trừng phạt mới nhằm vào 3 công ty Triều Tiên đã được Mỹ ban hành.",
    ],
)
def test_who_lays_a_sanction_on_may_stand_behind_it(text: str) -> None:
    told = claims(text, "Sanction")
    assert [(c.agents, c.targets, c.time) for c in told] == [
        (("united-states",), ("north-korea",), "2025-06-04")
    ]


def test_a_resolution_that_is_vetoed_sanctions_nobody() -> None:
    told = claims(
        "Nghị quyết về nhóm chuyên gia giám sát trừng phạt Triều Tiên bị Nga phủ quyết hôm 4/6.", "Sanction"
    )
    assert [claim.agents for claim in told] == [("russia",)]
