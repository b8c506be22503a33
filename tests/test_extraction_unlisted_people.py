"""Officials whom no list holds, by all the ways in which articles name and call them. Our own sentences and names."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2024-11-19"
RU, KP = "russia", "north-korea"


def visitors(text: str) -> set[str]:
    return {agent for claim in claims_of(text, DAY, "Visit") for agent in claim.agents}


@pytest.mark.parametrize(
    "who, title",
    [
        ("Anton Gusev", "Bộ trưởng Khoa học và Giáo dục Nga"),
        ("Anton Gusev", "Bộ trưởng Tài nguyên thiên nhiên và Sinh thái Nga"),
        ("Anton Gusev", "Thứ trưởng Lao động, Phúc lợi và Bảo hiểm xã hội Nga"),
        ("Anton Gusev", "Chủ tịch Duma Quốc gia (Hạ viện) Nga"),
        ("Anton Gusev", "Chủ tịch Hội đồng Liên bang (Thượng viện) Nga"),
        ("Anton Gusev", "Thống đốc vùng Primorye (Nga)"),
        ("Anton Gusev", "Tổng Công tố Nga"),
        ("Anton Gusev", "Tổng trưởng Quốc phòng Nga"),
    ],
)
def test_titles_of_several_parts_announce_a_name(who: str, title: str) -> None:
    assert visitors(f"{title} {who} tới Bình Nhưỡng hôm 18/11.") == {"anton-gusev"}


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Y tế và phái đoàn Nga tới Bình Nhưỡng hôm 18/11.",
        "Thứ trưởng Ngoại giao và các nghị sĩ Nga tới Bình Nhưỡng hôm 18/11.",
    ],
)
def test_a_title_does_not_run_over_who_comes_along(text: str) -> None:
    assert visitors(text) <= {RU, "russian-lawmakers"}


@pytest.mark.parametrize(
    "opening",
    [
        "Bộ trưởng Y tế Triều Tiên Sok Kyong Ok gặp các nhà khoa học hôm 14/11.",
        "Thứ trưởng Ngoại giao Triều Tiên Sok Kyong-ok gặp báo giới hôm 14/11.",
        "Ngoại trưởng Triều Tiên Sok Kyong-ok gặp báo giới hôm 14/11.",
    ],
)
@pytest.mark.parametrize("sir", ["Bà", "Ông"])
def test_a_surname_is_enough_for_women_as_for_men(opening: str, sir: str) -> None:
    assert visitors(f"{opening}\n\n{sir} Sok thăm Nga từ 15 đến 17/11.") == {"sok-kyong-ok"}


def test_another_surname_is_somebody_elses() -> None:
    assert visitors("Bộ trưởng Y tế Triều Tiên Sok Kyong Ok họp báo.\n\nBà Ryu thăm Nga hôm 15/11.") == set()


@pytest.mark.parametrize(
    "text, who",
    [
        ("Một phái đoàn Nga sang thăm Triều Tiên do Thứ trưởng Y tế Anton Gusev dẫn đầu.", "anton-gusev"),
        ("Phái đoàn Nga tới Bình Nhưỡng hôm 18/11 do ông Anton Gusev làm trưởng đoàn.", "anton-gusev"),
        ("Đoàn Triều Tiên lên đường sang Nga hôm 18/11 do Bộ trưởng Sok Myong Guk dẫn đầu.", "sok-myong-guk"),
        ("Ông Anton Gusev, thứ trưởng ngoại giao Nga phụ trách châu Á, tới Bình Nhưỡng.", "anton-gusev"),
        ("Ông Oleg Gusev, thống đốc vùng Primorye giáp Triều Tiên, tới Bình Nhưỡng hôm 18/11.", "oleg-gusev"),
        ("Đại sứ Nga Gusev tới Bình Nhưỡng hôm 18/11.", "gusev"),
        ("Thống đốc Gusev tới Bình Nhưỡng hôm 18/11.", "gusev"),
    ],
)
def test_who_comes(text: str, who: str) -> None:
    assert visitors(text) == {who}


def test_a_syllable_of_vietnamese_is_no_surname_of_theirs() -> None:
    assert visitors("Đại sứ Nga Minh tới Bình Nhưỡng hôm 18/11.") <= {RU}


@pytest.mark.parametrize(
    "kind, text, parties",
    [
        (
            "Meeting",
            "Bộ trưởng Quốc phòng Nga Anton Gusev đến Bình Nhưỡng ngày 18/11.\n\nHai bộ trưởng quốc phòng hội đàm.",
            {"anton-gusev", "no-kwang-chol"},
        ),
        (
            "Agreement",
            "Ngoại trưởng Nga Anton Gusev đến Bình Nhưỡng ngày 18/11.\n\nHai ngoại trưởng ký kế hoạch tham vấn.",
            {"anton-gusev", "choe-son-hui"},
        ),
        (
            "Agreement",
            "Thủ tướng Nga Mikhail Mishustin gặp Thủ tướng Triều Tiên Tak Il Ryong tại Moskva.\n\n"
            "Hai thủ tướng ký hiệp định.",
            {"mikhail-mishustin", "tak-il-ryong"},
        ),
        (
            "Ceremony",
            "Hai thủ tướng Mikhail Mishustin và Tak Il Ryong dự lễ khởi công hôm 18/11.",
            {"mikhail-mishustin", "tak-il-ryong"},
        ),
    ],
)
def test_two_ministers_are_those_whom_the_article_names(kind: str, text: str, parties: set[str]) -> None:
    (claim,) = claims_of(text, DAY, kind)
    assert claim.parties == parties


@pytest.mark.parametrize(
    "text, ministry",
    [
        (
            "Bộ trưởng Quốc phòng Nga Anton Gusev tới Bình Nhưỡng, bộ này cho biết.",
            "russian-ministry-of-defence",
        ),
        (
            "Bộ trưởng Tài nguyên thiên nhiên Nga Anton Gusev tới Bình Nhưỡng, theo thông cáo của bộ này.",
            "russian-ministry-of-natural-resources-and-environment",
        ),
    ],
)
def test_this_ministry_is_the_ministers(text: str, ministry: str) -> None:
    (claim,) = claims_of(text, DAY, "Visit")
    assert claim.attributed_to == (ministry,)


@pytest.mark.parametrize(
    "title, text",
    [
        (
            "Bộ trưởng Quốc phòng Nga thăm Triều Tiên",
            "Bộ trưởng Quốc phòng Nga Anton Gusev đến Bình Nhưỡng hôm nay.",
        ),
        (
            "Chủ tịch Duma Quốc gia Nga thăm Triều Tiên",
            "Chủ tịch Duma Quốc gia Nga Anton Gusev đến Bình Nhưỡng.",
        ),
        ("Thống đốc Gusev thăm Triều Tiên", "Thống đốc vùng Primorye Anton Gusev đến Bình Nhưỡng hôm nay."),
    ],
)
def test_a_title_means_whom_its_lead_names(title: str, text: str) -> None:
    claims = claims_of(text, DAY, "Visit", title, summary=True)
    assert {agent for claim in claims for agent in claim.agents} == {"anton-gusev"}


@pytest.mark.parametrize(
    "said",
    ["thư ký báo chí Dmitry Gusev cho biết", "phát ngôn nhân Điện Kremlin Dmitry Gusev cho biết"],
)
def test_who_speaks_for_somebody_is_a_source(said: str) -> None:
    (claim,) = claims_of(f"Tổng thống Nga Vladimir Putin sẽ thăm Triều Tiên, {said}.", DAY, "Visit")
    assert claim.attributed_to == ("dmitry-gusev",)


@pytest.mark.parametrize("time", ["tối 12/11", "tối qua", "sáng 12/11", "hôm 12/11"])
@pytest.mark.parametrize("title", ["Tổng thống Nga", "Ngoại trưởng Nga", "Các nghị sĩ Duma Quốc gia Nga"])
def test_a_title_ends_before_the_evening(title: str, time: str) -> None:
    (claim,) = claims_of(f"{title} {time} chỉ trích Mỹ vì Triều Tiên.", "2024-11-13", "Criticism")
    assert claim.time == "2024-11-12"


@pytest.mark.parametrize(
    "verb", ["điện thoại cho", "động viên", "đặc biệt cảm ơn", "đồng ý tiếp", "công khai mời"]
)
def test_a_title_ends_before_a_verb_that_begins_like_a_body(verb: str) -> None:
    found = claims_of(f"Ngoại trưởng Nga {verb} Ngoại trưởng Triều Tiên hôm 12/11.", "2024-11-13")
    assert not {party for claim in found for party in claim.parties} & {RU}
