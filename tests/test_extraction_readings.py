"""Readings that went wrong in long reports: who is named by a description, who came where, through whom it was told."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim


def told(text: str, published: str = "2025-10-10") -> list[Claim]:
    """What an article of one text tells."""
    return claims_of(text, published)


def only(text: str, type: str, published: str = "2025-10-10") -> Claim:
    """The one claim of a type in a text."""
    (claim,) = [claim for claim in told(text, published) if claim.type == type]
    return claim


@pytest.mark.parametrize(
    ("text", "type", "agents"),
    [
        (
            "Thủ tướng Trung Quốc Lý Cường và nhà lãnh đạo tối cao Việt Nam, Tổng Bí thư Tô Lâm, đã đến Bình Nhưỡng.",
            "Visit",
            ("li-qiang", "to-lam"),
        ),
        (
            "Ông Lý Cường và Chủ tịch đảng “Nước Nga Thống nhất” Dmitry Medvedev sẽ dự lễ kỷ niệm ở Bình Nhưỡng.",
            "Ceremony",
            ("li-qiang", "dmitry-medvedev"),
        ),
        (
            "Chủ tịch Tập Cận Bình có mặt. Ba nhà lãnh đạo Trung Quốc, Nga và Triều Tiên dự duyệt binh ở Bắc Kinh.",
            "Ceremony",
            ("xi-jinping", "vladimir-putin", "kim-jong-un"),
        ),
        ("Nhà ngoại giao hàng đầu Triều Tiên thăm Moscow.", "Visit", ("choe-son-hui",)),
        (
            "Ông Kim Yong Nam, Chủ tịch Hội nghị Nhân dân Tối cao Triều Tiên, đã thăm Moscow.",
            "Visit",
            ("kim-yong-nam",),
        ),
        (
            "Ông Medvedev được Tổng thống Putin cử sang Bình Nhưỡng dự duyệt binh.",
            "Ceremony",
            ("dmitry-medvedev",),
        ),
        (
            "Ông Kim Jong Un tới ga Khasan, nơi Bộ trưởng Tài nguyên Nga Alexander Kozlov ra đón.",
            "Meeting",
            ("alexander-kozlov", "kim-jong-un"),
        ),
        ("Thượng đỉnh Putin - Kim diễn ra tại Vladivostok.", "Meeting", ("vladimir-putin", "kim-jong-un")),
        (
            "Triều Tiên cấp nhiều vũ khí cho Nga và thậm chí còn cử quân đến tỉnh Kursk.",
            "TroopDeployment",
            ("north-korea",),
        ),
        ("Hãy xem ý đồ của Trung Quốc khi mời ông Kim Jong Un.", "Invitation", ("china",)),
        (
            "Bà Kim Yo Jong, trong tuyên bố được hãng thông tấn trung ương KCNA công bố, chỉ trích Ukraine.",
            "Criticism",
            ("kim-yo-jong",),
        ),
        (
            "Ông Volodin tới Triều Tiên. Ông Kim Jong Un nhận từ tay ông bức thư. Ông cảm ơn Triều Tiên đã giúp Kursk.",
            "Support",
            ("vyacheslav-volodin",),
        ),
    ],
)
def test_who_acts_is_read_past_descriptions_and_beside_others(
    text: str, type: str, agents: tuple[str, ...]
) -> None:
    assert set(only(text, type).agents) == set(agents)


def test_who_is_met_is_not_who_speaks_at_it() -> None:
    text = "Ông Lavrov tới Bình Nhưỡng hôm 18/10. Tại cuộc gặp với ông Kim Jong Un, ông chuyển thư của ông Putin."
    letter = only(text, "Communication", "2023-10-20")
    assert letter.agents == ("sergei-lavrov", "vladimir-putin")
    assert letter.targets == ("kim-jong-un",)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong Un đã hội đàm riêng với ông Lý Cường và ông Tô Lâm ở Bình Nhưỡng.",
        "Ông Kim Jong Un lần lượt gặp ông Lý Cường và ông Tô Lâm tại Bình Nhưỡng.",
        "Ông Kim Jong Un có các cuộc gặp riêng với ông Lý Cường và ông Tô Lâm tại Bình Nhưỡng.",
    ],
)
def test_meetings_held_one_by_one_are_as_many(text: str) -> None:
    met = [set(claim.agents) for claim in told(text) if claim.type == "Meeting"]
    assert met == [{"kim-jong-un", "li-qiang"}, {"kim-jong-un", "to-lam"}]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Trong tuyên bố đăng trên KCNA, Bộ trưởng Quốc phòng No Kwang-chol cảnh báo Triều Tiên sẽ đáp trả Mỹ.",
            ("kcna",),
        ),
        (
            "Theo báo cáo mà Nga nộp cho Liên Hiệp Quốc, nước này đã đưa về 10.000 lao động Triều Tiên.",
            ("russia",),
        ),
        (
            "Một quan chức Mỹ giấu tên nói với hãng tin AP rằng Triều Tiên đã gửi đạn cho Nga.",
            ("united-states", "ap"),
        ),
        (
            "Yonhap dẫn một nguồn tin chính phủ Hàn Quốc nói Triều Tiên đã gửi thêm 3.000 quân sang Nga.",
            ("yonhap", "south-korea"),
        ),
        (
            "NIS công bố bản phúc trình. Phúc trình dài 29 trang cho rằng Bình Nhưỡng đã gửi sang Nga đạn pháo.",
            ("south-korean-national-intelligence-service",),
        ),
        ("Đây là chuyến công du Nga đầu tiên của ông Kim Jong Un kể từ khi ông gặp ông Putin năm 2019.", ()),
    ],
)
def test_through_whom_it_was_told(text: str, sources: tuple[str, ...]) -> None:
    assert {claim.attributed_to for claim in told(text)} == {sources}


@pytest.mark.parametrize(
    "text",
    [
        "Nga bị cô lập vì hành động xâm lược nước láng giềng. Triều Tiên im lặng.",
        "Ông Kim Jong Un đề cập đến các lệnh trừng phạt chống lại Triều Tiên.",
        "Trong cả hai lần, ông Putin đều im lặng về Triều Tiên.",
        "Seoul đã phát hiện một đường dây cung cấp vũ khí.",
    ],
)
def test_what_only_sounds_like_a_deed_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "type", "time"),
    [
        (
            "Trước chuyến thăm của ông Putin, ông Shoigu từng tới Bình Nhưỡng tháng 7/2023.",
            "Visit",
            {"sergei-shoigu": "2023-07", "vladimir-putin": None},
        ),
        (
            "Tàu của ông Kim Jong Un rời Artyom chiều 17/9. Trước đó, ông gặp thống đốc Oleg Kozhemyako.",
            "Meeting",
            {"kim-jong-un": None},
        ),
        (
            "Ngày 24/9, tức một ngày sau khi Mỹ xác nhận có lính Triều Tiên ở Nga, Duma Quốc gia phê chuẩn hiệp ước.",
            "Ratification",
            {"state-duma": "2025-09-24"},
        ),
        (
            "Ngày 21/9, ông Kim Jong Un bày tỏ ý muốn tổ chức hội đàm với ông Trump.",
            "Meeting",
            {"kim-jong-un": None},
        ),
    ],
)
def test_whose_day_it_is(text: str, type: str, time: dict[str, str | None]) -> None:
    assert {claim.agents[0]: claim.time for claim in told(text) if claim.type == type} == time


def test_a_missile_fired_into_a_place_of_ukraine_is_no_drill() -> None:
    claims = told("Quân Nga đã bắn một tên lửa do Triều Tiên cung cấp vào Zaporizhzhia.")
    assert {(c.type, c.agents, c.targets) for c in claims} == {
        ("Combat", ("russia",), ("ukraine",)),
        ("ArmsTransfer", ("north-korea",), ("russia",)),
    }


def test_an_organ_is_visited_for_its_state() -> None:
    visit = only("Ông Kim Jong Un đến thăm Đại học Liên bang Viễn Đông ở Vladivostok.", "Visit")
    assert visit.targets == ("russia",)


def test_both_states_are_those_of_the_sentence() -> None:
    text = (
        "Nga cảm ơn Triều Tiên. Ông Kim Jong Un và Thủ tướng Trung Quốc Lý Cường đã hội đàm, chỉ trích Mỹ và "
        "nhất trí củng cố quan hệ hai nước."
    )
    assert "russia" not in {p for c in told(text) if "li-qiang" in c.agents for p in c.parties}


def test_each_time_has_its_own_day_and_place() -> None:
    text = (
        "Nhà lãnh đạo Triều Tiên từng hai lần gặp Tổng thống Putin, lần đầu năm 2019 tại Vladivostok và lần thứ hai "
        "năm 2023 tại Vostochny."
    )
    met = {(claim.time, claim.place) for claim in told(text) if claim.type == "Meeting"}
    assert met == {("2019", "vladivostok"), ("2023", "vostochny-cosmodrome")}


def test_who_helps_does_it() -> None:
    assert {c.agents for c in told("Nga sẽ giúp Triều Tiên xây nhà máy điện.")} == {("russia",)}


def test_whose_charge_it_is_does_nothing_of_it() -> None:
    text = "Bình Nhưỡng gọi cáo buộc của Mỹ về việc bán vũ khí cho Nga là tin đồn vô căn cứ."
    assert only(text, "ArmsTransfer").agents == ("north-korea",)


def test_animals_as_a_gift_are_aid_of_a_state_and_a_greeting_of_a_person() -> None:
    assert only("Nga tặng vườn thú Triều Tiên một cặp sư tử.", "Aid").agents == ("russia",)
    gift = only("Ông Kim Jong Un tặng Tổng thống Putin hai con chó Pungsan.", "Communication")
    assert (gift.agents, gift.targets) == (("kim-jong-un",), ("vladimir-putin",))


def test_counted_soldiers_are_no_unit_told_of_before() -> None:
    text = (
        "Trung đoàn công binh 528 của Triều Tiên đã về nước. Năm ngoái, Triều Tiên đã điều 14.000 quân tới Kursk. "
        "Theo Hàn Quốc, hơn 6.000 người trong số đó đã thiệt mạng."
    )
    assert only(text, "Combat", "2025-12-13").agents == ("north-korea",)


def test_the_state_before_a_colon_is_the_one_spoken_of() -> None:
    text = (
        "Triều Tiên không hề đưa quân sang Ukraine cùng Nga: một nhà ngoại giao nước này tại Liên Hợp Quốc nói như vậy "
        "hôm 9/10, gạt đi tin từ Seoul như lời đồn."
    )
    assert only(text, "Denial").agents == ("north-korea",)


def test_somebody_of_theirs_is_not_who_was_told_last() -> None:
    text = (
        "Ông Rim Mu Song, cục trưởng thuộc Bộ Ngoại giao Triều Tiên, chỉ trích Hàn Quốc hôm 8/10. Hôm 9/10, một nhà "
        "ngoại giao của họ đã gọi tin đưa quân sang Nga là đồn thổi vô căn cứ."
    )
    assert "rim-mu-song" not in only(text, "Denial").agents


def test_who_stays_until_a_day_goes_on_that_day() -> None:
    text = (
        "Chuyến thăm Triều Tiên của ông Lavrov kéo dài đến ngày 13/7, trước khi ông bay tiếp sang Trung Quốc."
    )
    on = next(c for c in told(text, "2025-07-12") if c.type == "Visit" and c.targets == ("china",))
    assert (on.time, on.modality) == ("2025-07-13", "planned")
