"""Where: what points to a place, what is fought over, where somebody speaks, houses and towns. Own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article, Claim

DAY = "2025-06-20"


def places(text: str, kind: str) -> list[str | None]:
    return [claim.place for claim in claims(text) if claim.type == kind]


def claims(text: str) -> list[Claim]:
    return list(extract_article(Article("a", text, published=DAY, published_from="given")).claims)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Đoàn Nga hôm 18/6 tới Tháp Giải phóng ở Bình Nhưỡng. "
            "Đại sứ Alexander Matsegora cũng dự một lễ tưởng niệm tại đây.",
            "Ceremony",
            "liberation-tower",
        ),
        (
            "Ông Sergei Shoigu đã tới Bình Nhưỡng hôm 17/6. Ông từng dự lễ duyệt binh ở đây hồi tháng 7/2023.",
            "Ceremony",
            "pyongyang",
        ),
        (
            "Ông Sergei Lavrov hôm 18/6 nghỉ tại Wonsan. Tại đây, ông gặp Ngoại trưởng Choe Son Hui.",
            "Meeting",
            "wonsan",
        ),
        (
            "Ông Sergei Lavrov đã tới Wonsan hôm 18/6. Ông nói ở đó trời đẹp, rồi hôm 19/6, tại Vladivostok, "
            "ông gặp Ngoại trưởng Choe Son Hui.",
            "Meeting",
            "vladivostok",
        ),
    ],
)
def test_here_is_the_place_told_last(text: str, kind: str, place: str) -> None:
    assert place in places(text, kind)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bộ Quốc phòng Nga tuyên bố quân đội nước này đã giành lại toàn bộ tỉnh Kursk hôm 26/4.", "kursk"),
        ("Binh sĩ Triều Tiên đã trở lại tiền tuyến Kursk để giao tranh từ đầu tháng 2, theo NIS.", "kursk"),
        ("Quân Nga hôm 14/6 giao tranh và giành quyền kiểm soát phần lớn tỉnh Sumy.", "sumy"),
    ],
)
def test_what_is_fought_over_is_where_it_is_fought(text: str, place: str) -> None:
    assert places(text, "Combat") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngoại trưởng Nga Sergei Lavrov hôm 18/6 nói tại Rome rằng ông lên án Mỹ.", "rome"),
        (
            "Ngoại trưởng Nga Sergei Lavrov, đang dự hội nghị cấp cao ở Jakarta, cùng đồng cấp lên án Mỹ.",
            "jakarta",
        ),
        ("Ngoại trưởng Nga Sergei Lavrov hôm 18/6 lên án Mỹ tập trận ở Biển Nhật Bản.", None),
    ],
)
def test_somebody_speaks_where_he_is_told_to(text: str, place: str | None) -> None:
    assert places(text, "Criticism") == [place]


def test_a_ceremony_for_a_bridge_is_at_its_river() -> None:
    text = "Nga hôm 18/6 làm lễ hợp long cây cầu đường bộ bắc qua sông Tumen."
    assert places(text, "Ceremony") == ["tumen-river"]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Ông Sergei Shoigu hôm 16/6 gặp ông Kim Jong Un tại sân bay Knevichi.",
            "Meeting",
            "knevichi-airport",
        ),
        ("Ông Kim Jong Un hôm 16/6 đáp xuống sân bay Knevichi, bắt đầu thăm Nga.", "Visit", "vladivostok"),
        (
            "Ngoại trưởng Choe Son Hui hôm 18/6 đặt hoa tại Đại sứ quán Nga ở Bình Nhưỡng.",
            "Ceremony",
            "russian-embassy-in-north-korea",
        ),
        (
            "Ngày 12/6, ông Oleg Kozhemyako đặt vòng hoa dưới chân Tháp Giải phóng trên đồi Moran.",
            "Ceremony",
            "liberation-tower",
        ),
    ],
)
def test_the_house_or_ground_where_it_happens(text: str, kind: str, place: str) -> None:
    assert place in places(text, kind)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ông Putin hôm 9/5 dự lễ duyệt binh trên Quảng trường Đỏ. "
            "Sau lễ duyệt binh, ông gặp Thượng tướng Kim Yong Bok.",
            "red-square",
        ),
        (
            "Ông Putin hôm 9/5 dự lễ duyệt binh trên Quảng trường Đỏ. "
            "Ông gặp Thượng tướng Kim Yong Bok trong cùng ngày.",
            "moscow",
        ),
    ],
)
def test_what_is_tied_to_a_scene_keeps_its_house(text: str, place: str) -> None:
    assert places(text, "Meeting") == [place]


@pytest.mark.parametrize(
    "where", ["tại trụ sở Trung ương Đảng Lao động Triều Tiên", "ở quận Hwasong", "ở quận Mangyongdae"]
)
def test_an_office_or_a_quarter_is_told_as_its_city(where: str) -> None:
    assert places(f"Ông Kim Jong Un hôm 18/6 tiếp ông Sergei Shoigu {where}.", "Meeting") == ["pyongyang"]


@pytest.mark.parametrize(
    ("text", "kind", "places_told"),
    [
        (
            "Triều Tiên sẽ cử 1.000 công binh gỡ mìn ở Kursk, ông Shoigu nói. Hai nước lâu nay thân thiết. "
            "Cuộc gặp kéo dài hai giờ. Bình Nhưỡng cũng sẽ gửi 5.000 thợ xây sang Nga.",
            "LaborDispatch",
            ["kursk"],
        ),
        (
            "Trung đoàn công binh 528 đã gỡ mìn ở tỉnh Kursk. Hai nước lâu nay thân thiết. Lễ đón kéo dài hai giờ. "
            "Trung đoàn công binh 528 lên đường sang Nga hồi tháng 4.",
            "TroopDeployment",
            ["kursk"],
        ),
        (
            "Triều Tiên sẽ cử 1.000 công binh gỡ mìn ở Kursk, ông Shoigu nói. Hai nước lâu nay thân thiết. "
            "Cuộc gặp kéo dài hai giờ. Theo Seoul, năm ngoái Triều Tiên đã đưa 8.000 công nhân sang Nga.",
            "LaborDispatch",
            ["russia"],
        ),
    ],
)
def test_units_and_works_of_war_are_where_the_article_has_them(
    text: str, kind: str, places_told: list[str]
) -> None:
    assert places(text, kind) == places_told


def test_a_trip_of_another_year_was_not_where_somebody_stays_now() -> None:
    text = (
        "Ngoại trưởng Nga Sergei Lavrov đã gặp ông Kim Jong Un ở Bình Nhưỡng. Hai người bàn về hạt nhân. "
        "Lần gần nhất ông Lavrov đặt chân tới Triều Tiên là năm 2009."
    )
    found = [claim.place for claim in claims(text) if claim.type == "Visit" and claim.time == "2009"]
    assert found == ["north-korea"]


SUMMARIES = [
    (
        "Nga gửi bột mì cho Triều Tiên",
        "Tàu hàng từ Vladivostok cập cảng Chongjin hôm 18/6.",
        "Aid",
        "chongjin",
    ),
    ("Nga gửi bột mì cho Triều Tiên", "Tàu hàng rời Vladivostok hôm 18/6.", "Aid", "vladivostok"),
    (
        "NHK: Triều Tiên sắp đưa thêm thợ sang Nga",
        "Đài NHK nói số người này sẽ vào làm tại đặc khu Alabuga.",
        "LaborDispatch",
        "alabuga",
    ),
    (
        "Triều Tiên động thổ bệnh viện ở Wonsan",
        "Dự lễ hôm 18/6, Bộ trưởng Y tế Nga Mikhail Murashko cảm ơn Triều Tiên.",
        "Support",
        "wonsan",
    ),
    # A front is only spoken of; a letter is written from afar.
    (
        "Lính Triều Tiên ở Kursk được khen",
        "Ông Kim Jong Un hôm 18/6 gặp Thư ký Hội đồng An ninh Nga Sergei Shoigu.",
        "Meeting",
        None,
    ),
    (
        "Thư gửi từ Vladivostok",
        "Ông Vladimir Putin hôm 18/6 gửi thư cho ông Kim Jong Un.",
        "Communication",
        None,
    ),
]


@pytest.mark.parametrize(("title", "lead", "kind", "place"), SUMMARIES)
def test_the_two_halves_of_a_summary_share_their_place(
    title: str, lead: str, kind: str, place: str | None
) -> None:
    article = Article("a", lead, title=title, published=DAY, published_from="given", is_summary=True)
    assert {c.place for c in extract_article(article).claims if c.type == kind} == {place}


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Ông Sergei Lavrov hôm 18/6 dự lễ kỷ niệm ở Wonsan. Trời nắng. Người dân ra phố. Hàng quán mở cửa. "
            "Báo chí tới đông. Ngày 18/6, ông Lavrov gặp Ngoại trưởng Choe Son Hui.",
            "Meeting",
            "wonsan",
        ),
        (
            "Ông Sergei Lavrov hôm 18/6 dự lễ kỷ niệm ở Wonsan. Trời nắng. Người dân ra phố. Hàng quán mở cửa. "
            "Báo chí tới đông. Ngày 17/6, ông Lavrov gặp Ngoại trưởng Choe Son Hui.",
            "Meeting",
            None,
        ),
        (
            "Ông Sergei Lavrov sẽ gặp ông Marco Rubio tại Geneva hôm 24/6. "
            "Ông Lavrov từng gặp Ngoại trưởng Choe Son Hui.",
            "Meeting",
            None,
        ),
    ],
)
def test_persons_are_in_one_town_on_a_day(text: str, kind: str, place: str | None) -> None:
    assert places(text, kind)[-1:] == [place]


def test_a_journey_goes_to_the_town_of_a_house() -> None:
    text = (
        "Đoàn do ông Alexander Kozlov dẫn đầu tới Nhà hát lớn Đông Bình Nhưỡng trong chuyến thăm Triều Tiên."
    )
    assert set(places(text, "Visit")) == {"pyongyang"}


@pytest.mark.parametrize(
    ("told_before", "place"),
    [
        ("Chuyến bay thẳng đầu tiên của Nga đã hạ cánh ở Bình Nhưỡng hôm 18/6.", "pyongyang"),
        ("Chuyến bay thẳng đầu tiên của Nga đã hạ cánh ở Bình Nhưỡng hồi tháng 3.", "north-korea"),
    ],
)
def test_a_journey_is_to_the_one_town_where_its_days_have_anything(told_before: str, place: str) -> None:
    text = f"{told_before} Bộ trưởng Tài nguyên Nga Alexander Kozlov thăm Triều Tiên hôm 18/6."
    assert places(text, "Visit") == [place]


def test_arms_leave_by_a_harbour() -> None:
    text = "Theo Seoul, hai tàu hàng Nga nhiều lần chở đạn pháo của Triều Tiên từ cảng Rajin sang Nga."
    assert places(text, "ArmsTransfer") == ["rason"]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        # A feast is no deed done at a place.
        (
            "Ông Kim Yong Nam từng dự lễ mừng Chiến thắng ở Quảng trường Đỏ ngày 9/5/2015.",
            "Ceremony",
            "red-square",
        ),
        ("Ông Kim Jong Un hôm 18/6 trao huy chương cho lính từng chiến đấu ở Kursk.", "Ceremony", None),
        ("Triều Tiên phóng tên lửa từ tàu ngầm ngoài khơi Sinpo hôm 18/6.", "Exercise", "sinpo"),
        # Somebody meets where he goes, not where he comes from or what he passes, unless he only leaves.
        (
            "Bà Choe Son Hui rời Bình Nhưỡng hôm 18/6 để tới Moskva hội đàm với ông Sergei Lavrov.",
            "Meeting",
            "moscow",
        ),
        (
            "Ông Kim Jong Un đi tàu từ Bình Nhưỡng qua ga Khasan tới Vladivostok hôm 18/6 gặp ông Putin.",
            "Meeting",
            "vladivostok",
        ),
        ("Trước khi rời Bình Nhưỡng hôm 18/6, ông Lavrov gặp bà Choe Son Hui.", "Meeting", "pyongyang"),
    ],
)
def test_feasts_coasts_and_the_goal_of_a_journey(text: str, kind: str, place: str | None) -> None:
    assert set(places(text, kind)) == {place}


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Tại Brussels, Tổng thư ký NATO Mark Rutte hôm 18/6 họp với các đồng minh. "
            "Ông lên án Nga và Triều Tiên đe dọa châu Âu.",
            "Criticism",
            "brussels",
        ),
        (
            "Hôm 18/6, từ Hà Nội, Tổng thống Nga Vladimir Putin còn đi xa hơn. "
            "Ông cảnh báo Hàn Quốc sẽ phạm sai lầm lớn nếu gửi vũ khí cho Ukraine.",
            "Threat",
            "hanoi",
        ),
        (
            "Bà Maria Zakharova hôm 18/6 nói tại Vladivostok rằng Moscow theo dõi tình hình. "
            "Bà chỉ trích Hàn Quốc tập trận sát biên giới Triều Tiên.",
            "Criticism",
            "vladivostok",
        ),
        # The place is that of somebody else, or of what he speaks about.
        (
            "Tại Brussels, Tổng thư ký NATO Mark Rutte hôm 18/6 họp với các đồng minh. "
            "Bà Maria Zakharova lên án NATO đe dọa Triều Tiên.",
            "Criticism",
            None,
        ),
        (
            "Bà Maria Zakharova hôm 18/6 nhắc tới cuộc tập trận gần Busan. "
            "Bà chỉ trích Hàn Quốc gây căng thẳng với Triều Tiên.",
            "Criticism",
            None,
        ),
    ],
)
def test_what_somebody_goes_on_to_say_is_where_he_was_told_to_speak(
    text: str, kind: str, place: str | None
) -> None:
    assert places(text, kind)[-1:] == [place]


def test_a_meeting_told_again_is_in_the_same_house() -> None:
    text = (
        "Ông Sergei Shoigu hôm 18/6 hội đàm với ông Kim Jong Un tại Nhà khách Kumsusan. "
        "Đoàn Nga gồm mười người. Ông Kim Jong Un và ông Sergei Shoigu gặp nhau hơn hai giờ hôm 18/6."
    )
    assert set(places(text, "Meeting")) == {"kumsusan-state-guest-house"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ông Putin gặp ông Kim Jong Un tại thượng đỉnh Vladivostok năm 2019.", "vladivostok"),
        ("Tại hội nghị thượng đỉnh Hà Nội tháng 2/2019, ông Trump gặp ông Kim Jong Un.", "hanoi"),
        ("Tại Diễn đàn kinh tế Vladivostok hôm 18/6, ông Putin gặp ông Yun Jong Ho.", "vladivostok"),
        ("Tại thượng đỉnh Nga - Triều hôm 18/6, ông Putin gặp ông Kim Jong Un.", None),
    ],
)
def test_a_gathering_is_in_the_town_whose_name_it_bears(text: str, place: str | None) -> None:
    assert places(text, "Meeting")[-1:] == [place]


def test_a_committee_of_the_council_sits_where_the_council_does() -> None:
    text = "Hôm 18/6, tại ủy ban trừng phạt của Hội đồng Bảo an, Nga chỉ trích Mỹ gây sức ép với Triều Tiên."
    assert places(text, "Criticism") == ["new-york"]
