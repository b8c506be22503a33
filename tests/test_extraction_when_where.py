"""When and where: the day and the place of each event, from its clause, its scene or its visit. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-20"  # a Wednesday
ARRIVAL = "Ngoại trưởng Nga Sergei Lavrov tới Bình Nhưỡng ngày 18/11. "


def claims(text: str, published: str = DAY, title: str | None = None, summary: bool = False) -> list[Claim]:
    return claims_of(text, published, title=title, summary=summary)


def first(text: str, kind: str, party: str = "", **more: object) -> Claim:
    found = [c for c in claims(text, **more) if c.type == kind and (not party or party in c.parties)]  # type: ignore[arg-type]
    assert found, f"no {kind} in {claims(text, **more)}"  # type: ignore[arg-type]
    return found[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Hôm 18/11, ông Kim Jong Un tiếp ông Sergei Shoigu.",
        "Ông Kim Jong Un tiếp ông Sergei Shoigu hôm 18/11.",
        "Ông Kim Jong Un ngày 18/11 đã tiếp ông Sergei Shoigu.",
        "KCNA ngày 19/11 đưa tin ông Kim Jong Un đã tiếp ông Sergei Shoigu hôm 18/11.",
        "Ông Kim Jong Un, người từng sang Nga hồi tháng 9 năm ngoái, hôm 18/11 tiếp ông Sergei Shoigu.",
        "Hôm 18/11, ông Kim Jong Un tiếp ông Sergei Shoigu, người từng thăm Triều Tiên hồi tháng 7.",
        "Ông Kim Jong Un tiếp ông Sergei Shoigu hôm 18/11, sau khi hai nước ký hiệp ước hồi tháng 6.",
    ],
)
def test_the_day_is_that_of_the_events_own_clause(text: str) -> None:
    assert first(text, "Meeting", "sergei-shoigu").time == "2024-11-18"


@pytest.mark.parametrize(
    "text",
    [
        "Theo bản tin ngày 19/11 của KCNA, ông Kim Jong Un đã tiếp ông Sergei Shoigu.",
        "KCNA ngày 19/11 đưa tin ông Kim Jong Un đã tiếp ông Sergei Shoigu.",
        "Ông Kim Jong Un đã tiếp ông Sergei Shoigu, theo thông cáo ngày 19/11 của KCNA.",
    ],
)
def test_the_day_of_a_report_is_none_of_the_event(text: str) -> None:
    assert first(text, "Meeting").time is None


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Support", "Vị khách cảm ơn Triều Tiên đã ủng hộ Moskva."),
        ("Support", "Tại cuộc gặp, ông cảm ơn Bình Nhưỡng về lập trường đối với Ukraine."),
        ("Communication", "Ông Lavrov chuyển lời chào của Tổng thống Putin tới ông Kim Jong Un."),
        ("Meeting", "Tại đây, ông hội đàm với bà Choe Son Hui."),
        ("Invitation", "Nhân dịp này, ông Lavrov mời bà Choe Son Hui thăm Moskva."),
    ],
)
def test_what_is_told_without_a_day_takes_that_of_its_scene(kind: str, text: str) -> None:
    assert first(ARRIVAL + text, kind).time == "2024-11-18"


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Denial", "Cả Nga và Triều Tiên đều nhiều lần phủ nhận chuyển giao vũ khí."),
        ("TroopDeployment", "Theo Seoul, Triều Tiên đã đưa 10.000 binh sĩ sang Nga."),
        ("Meeting", "Ông Lavrov từng hội đàm với bà Choe Son Hui."),
    ],
)
def test_background_stays_without_a_day(kind: str, text: str) -> None:
    assert first(ARRIVAL + text, kind).time is None


def test_old_background_is_no_scene() -> None:
    text = "Nga và Triều Tiên ký hiệp định hôm 25/4/2019. Hàn Quốc bày tỏ quan ngại về quan hệ Nga - Triều."
    assert first(text, "Criticism").time is None


@pytest.mark.parametrize(
    "text, days",
    [
        ("Ông Lavrov tới Bình Nhưỡng ngày 18/11, mở đầu chuyến thăm ba ngày.", "2024-11-18"),
        ("Ông Lavrov ngày 18/11 tới Bình Nhưỡng, bắt đầu chuyến thăm 2 ngày.", "2024-11-18"),
        (
            "Ông Lavrov tới Bình Nhưỡng ngày 17/11 trong chuyến thăm kéo dài từ 17 đến 19/11.",
            "2024-11-17/2024-11-19",
        ),
        ("Ông Lavrov rời Triều Tiên hôm 19/11, kết thúc chuyến thăm ba ngày.", "2024-11-17/2024-11-19"),
        (
            "Ông Lavrov tới Bình Nhưỡng ngày 18/11. Chuyến thăm Triều Tiên của ông Lavrov kéo dài đến ngày 20/11.",
            "2024-11-18/2024-11-20",
        ),
    ],
)
def test_a_visit_takes_all_its_days_once_they_are_told_to_be_over(text: str, days: str) -> None:
    assert first(text, "Visit").time == days


@pytest.mark.parametrize(
    "text, value",
    [
        ("Từ tháng 10, Triều Tiên đã đưa 10.000 binh sĩ sang Nga.", "2024-10/.."),
        (
            "Kể từ khi hai nước ký hiệp ước hồi tháng 6, Triều Tiên đã đưa 10.000 binh sĩ sang Nga.",
            "2024-06/..",
        ),
        ("Triều Tiên đã đưa 10.000 binh sĩ sang Nga từ tháng 10.", "2024-10/.."),
        ("Triều Tiên đã đưa 10.000 binh sĩ sang Nga hồi tháng 10.", "2024-10"),
    ],
)
def test_what_goes_on_since_then_is_an_open_interval(text: str, value: str) -> None:
    assert first(text, "TroopDeployment").time == value


@pytest.mark.parametrize(
    "text, place",
    [
        ("Tại Moskva, bà Choe Son Hui hội đàm với ông Sergei Lavrov.", "moscow"),
        ("Bà Choe Son Hui hội đàm với ông Sergei Lavrov ở thủ đô Moskva.", "moscow"),
        ("Bà Choe Son Hui tới Moskva và hội đàm với ông Sergei Lavrov.", "moscow"),
        ("Bà Choe Son Hui tới Moskva, nơi bà hội đàm với ông Sergei Lavrov.", "moscow"),
        ("Tại Điện Kremlin, Tổng thống Putin tiếp bà Choe Son Hui.", "kremlin"),
        ("Tại trụ sở Bộ Ngoại giao Nga, ông Sergei Lavrov hội đàm với bà Choe Son Hui.", "moscow"),
        ("Bà Choe Son Hui tới Moskva hôm 18/11. Ông Sergei Lavrov hội đàm với bà Choe cùng ngày.", "moscow"),
        ("Bà Choe Son Hui hội đàm với ông Sergei Lavrov.", None),
        ("Ông Kim Jong Un điện đàm với Tổng thống Putin.", None),
    ],
)
def test_where_two_meet(text: str, place: str | None) -> None:
    kind = "Communication" if "điện đàm" in text else "Meeting"
    assert first(text, kind).place == place


@pytest.mark.parametrize(
    "kind, text, place",
    [
        ("Exercise", "Triều Tiên phóng tên lửa đạn đạo ra biển Nhật Bản.", "sea-of-japan"),
        ("TroopDeployment", "Triều Tiên đã đưa 10.000 binh sĩ sang Nga.", "russia"),
        (
            "TroopDeployment",
            "Phát biểu ở Brussels, ông Zelensky nói Triều Tiên đã đưa quân tới Kursk.",
            "kursk",
        ),
        ("ArmsTransfer", "Triều Tiên đã chuyển đạn pháo cho quân Nga ở Ukraine.", None),
        ("Support", "Ông Kim Jong Un ủng hộ chiến dịch của Nga ở Ukraine.", None),
    ],
)
def test_places_of_other_types(kind: str, text: str, place: str | None) -> None:
    assert first(text, kind).place == place


def test_a_visit_told_by_its_country_is_in_the_city_of_its_meetings() -> None:
    text = (
        "Bà Choe Son Hui thăm Nga từ ngày 16 đến 18/11. Hôm 17/11, bà hội đàm với ông Sergei Lavrov ở Moskva."
    )
    assert first(text, "Visit").place == "moscow"


def test_a_visit_without_a_city_gives_its_meetings_the_country() -> None:
    text = "Bà Choe Son Hui thăm Nga ngày 17/11. Cùng ngày, bà hội đàm với ông Sergei Lavrov."
    assert first(text, "Meeting").place == "russia"


def test_the_bridge_is_at_its_river_throughout() -> None:
    text = (
        "Nga và Triều Tiên khởi công cây cầu bắc qua sông Tumen. "
        "Hai nước dự kiến hoàn thành cây cầu vào giữa năm 2026."
    )
    assert {c.place for c in claims(text) if c.type == "Cooperation"} == {"tumen-river"}


@pytest.mark.parametrize(
    "text, kind, time",
    [
        (
            "Ngày 19/11, KCNA đưa tin lễ khánh thành bệnh viện Nga được tổ chức tại Bình Nhưỡng một ngày trước đó.\n"
            "Đại sứ Alexander Matsegora cảm ơn Triều Tiên vì sự ủng hộ dành cho Nga.",
            "Support",
            "2024-11-18",
        ),
        (
            "Ông Kim Jong Un tiếp ông Vyacheslav Volodin hôm 18/11. Ông Volodin đã đến Bình Nhưỡng một ngày trước đó. "
            "Ông Kim Jong Un trao huân chương cho ông Volodin.",
            "Ceremony",
            "2024-11-18",
        ),
        (
            "Ông Sergei Shoigu, người vừa đến Bình Nhưỡng hôm 15/11, gặp ông Kim Jong Un hôm 18/11. Ông Shoigu "
            "chuyển thư của ông Putin cho ông Kim.",
            "Communication",
            "2024-11-18",
        ),
        (
            "Tổng thống Nga Vladimir Putin hôm 18/11 thông báo cho ông Kim Jong Un về chuyến đi sắp tới và cảm ơn "
            "Triều Tiên đã ủng hộ Nga.",
            "Support",
            "2024-11-18",
        ),
        (
            "Chính phủ Nhật Bản ngày 18/11 công bố lệnh trừng phạt đối với Triều Tiên vì đưa quân sang Nga.",
            "Sanction",
            "2024-11-18",
        ),
        (
            "Nghị quyết 2397 mà Hội đồng Bảo an thông qua tháng 12/2017 cấm Nga thuê lao động Triều Tiên.",
            "Sanction",
            "2017-12",
        ),
        (
            "Theo nghị quyết 2397, Hội đồng Bảo an buộc Nga trục xuất lao động Triều Tiên trước ngày 22/12/2019.",
            "Sanction",
            None,
        ),
        (
            "Mùa thu năm 2023, ông Kim Jong Un tới Nga; ông Vladimir Putin khi đó tặng ông Kim một khẩu súng.",
            "Communication",
            "2023-23",
        ),
    ],
)
def test_days_told_in_passing_reported_decreed_or_pointed_to(text: str, kind: str, time: str | None) -> None:
    assert first(text, kind).time == time


def test_what_only_turns_elsewhere_points_to_no_scene() -> None:
    text = (
        "Tháng 6/2023, ông Sergei Lavrov gặp bà Choe Son Hui. Trong khi đó, Nhật Bản trừng phạt Triều Tiên."
    )
    assert first(text, "Sanction").time is None


def test_outsiders_have_no_day_from_afar() -> None:
    text = (
        "Ông Kim Jong Un tiếp ông Sergei Shoigu tại Bình Nhưỡng hôm 18/11. Bình Nhưỡng mùa này se lạnh. "
        "Đường phố treo cờ hai nước. Khách sạn kín phòng. Pháp chỉ trích Triều Tiên."
    )
    assert first(text, "Criticism").time is None


def test_what_a_third_country_says_is_not_of_the_day_of_the_meeting() -> None:
    scene = "Ông Kim Jong Un tiếp ông Sergei Shoigu tại Bình Nhưỡng hôm 18/11. "
    assert first(scene + "Bộ Ngoại giao Pháp chỉ trích Triều Tiên.", "Criticism").time is None
    assert first(scene + "Ông Shoigu chỉ trích Mỹ.", "Criticism").time == "2024-11-18"


@pytest.mark.parametrize("when, time", [("cuối tháng 10", "2024-10"), ("tháng 9", "2024-09")])
def test_a_bare_month_behind_a_verb_of_telling_is_that_of_what_is_told(when: str, time: str) -> None:
    text = f"TASS cho biết {when} ông Sergei Shoigu đã gặp ông Kim Jong Un."
    assert first(text, "Meeting").time == time


def test_a_day_counted_from_the_clause_behind_it_dates_nothing_before_it() -> None:
    text = "Triều Tiên phóng tên lửa sáng 18/11. Vụ phóng diễn ra ba ngày sau khi nước này phóng vệ tinh thất bại."
    assert "2024-11-21" not in [c.time for c in claims(text)]


def test_a_meeting_without_the_hosts_of_a_visit_is_not_where_the_visit_is() -> None:
    text = "Thượng đỉnh Nga - Mỹ dự kiến diễn ra ngày 15/8, đúng vào ngày phái đoàn Duma rời Bình Nhưỡng."
    found = claims(text, "2025-08-13")
    assert [one.place for one in found if one.type == "Meeting"] == [None]
