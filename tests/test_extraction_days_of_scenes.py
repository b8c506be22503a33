"""Days of a scene told before: of who speaks there, of what is done at once, of one occasion. Own sentences."""

from __future__ import annotations

import pytest
from test_extraction_when_where import claims, first

THERE = [
    (
        "Support",
        "Hôm 18/11, một buổi lễ đón các công binh được tổ chức ở Bình Nhưỡng. Phát biểu tại buổi lễ, ông Kim Jong Un "
        "nói đơn vị lập ngày 3/5. Ông ca ngợi lòng dũng cảm của quân nhân Nga.",
    ),
    (
        "Support",
        "Chiều 18/11, Duma Quốc gia Nga phê chuẩn hiệp ước với Triều Tiên. Dự luật được trình hồi cuối tháng 9. Theo "
        "quy trình, Thượng viện sẽ bỏ phiếu sau đó. Phát biểu trước các nghị sĩ, Thứ trưởng Andrei Rudenko nói đây "
        "không phải một khối. Ông cảm ơn Triều Tiên đã ủng hộ Nga.",
    ),
    (
        "Threat",
        "Tổng thống Nga Vladimir Putin hôm 18/11 thăm một nhà máy. Vài giờ sau, người phát ngôn Lầu Năm Góc "
        "Sabrina Singh cho biết lính Triều Tiên đang ở Nga. Bà cảnh báo Triều Tiên sẽ phải trả giá.",
    ),
]


@pytest.mark.parametrize(("type_", "text"), THERE)
def test_who_speaks_in_a_scene_goes_on_speaking_on_its_day(type_: str, text: str) -> None:
    assert first(text, type_).time == "2024-11-18"


def test_who_is_only_turned_to_does_not_speak_in_the_scene() -> None:
    text = (
        "Hôm 18/11, một buổi lễ đón các công binh được tổ chức ở Bình Nhưỡng. Trong khi đó, Văn phòng Tổng thống "
        "Hàn Quốc cho biết tình hình xấu đi. Cơ quan này bày tỏ quan ngại về hành động của Nga."
    )
    assert {claim.time for claim in claims(text) if claim.type == "Criticism"} <= {None}


AT_ONCE = [
    (
        "Criticism",
        "Hồi tháng 10/2021, Triều Tiên phóng tên lửa từ tàu ngầm. Mỹ lập tức lên án vụ phóng.",
        "2021-10",
    ),
    (
        "Threat",
        "Tháng 9 năm nay, nhiều nước loan báo lập nhóm giám sát mới. Ngoại trưởng Triều Tiên Choe Son Hui lập tức "
        "cảnh báo Hàn Quốc sẽ phải trả giá.",
        "2024-09",
    ),
    (
        "Denial",
        "Hôm 17/9/2018, bà Nikki Haley tố Nga giúp Triều Tiên lách trừng phạt. Đại sứ Nga Vassily Nebenzia bác bỏ "
        "điều này ngay tại phiên họp.",
        "2018-09-17",
    ),
    (
        "Agreement",
        "Tháng 7/2000, ông Putin tới Bình Nhưỡng. Tại đây ông hội đàm với ông Kim Jong Il và hai người ký văn kiện.",
        "2000-07",
    ),
]


@pytest.mark.parametrize(("type_", "text", "time"), AT_ONCE)
def test_what_is_done_at_once_is_of_the_time_just_told(type_: str, text: str, time: str) -> None:
    assert first(text, type_).time == time


def test_what_outsiders_say_of_an_old_deed_has_no_day() -> None:
    text = "Hôm 17/9/2018, Triều Tiên phóng một tên lửa. Mỹ lên án Triều Tiên."
    assert first(text, "Criticism").time is None


TITLES = [
    ("Support", "Ông Lavrov hội đàm với bà Choe Son Hui, cảm ơn Triều Tiên", "2024-11-18"),
    ("Communication", "Ông Lavrov gặp bà Choe Son Hui, trao thư của ông Putin", "2024-11-18"),
    ("Ceremony", "Ông Lavrov gặp bà Choe Son Hui, dự lễ kỷ niệm của Triều Tiên", None),
]


@pytest.mark.parametrize(("type_", "title", "time"), TITLES)
def test_what_a_title_has_one_say_as_he_meets_another(type_: str, title: str, time: str | None) -> None:
    text = "Hai ngoại trưởng Sergei Lavrov và Choe Son Hui gặp nhau tại Moskva hôm 18/11."
    assert first(text, type_, title=title, summary=True).time == time


SEEN = [
    ("Giới chức Hàn Quốc ngày 19/11 thông báo Triều Tiên đã phóng tên lửa đạn đạo.", "2024-11-19"),
    (
        "Hội đồng Tham mưu trưởng liên quân Hàn Quốc sáng 19/11 cho biết Triều Tiên vừa bắn nhiều tên lửa hành trình.",
        "2024-11-19",
    ),
    ("Giới chức Hàn Quốc ngày 19/11 thông báo Triều Tiên đã phóng tên lửa hôm 17/11.", "2024-11-17"),
    ("KCNA sáng 19/11 đưa tin Triều Tiên đã phóng thử tên lửa hành trình mới.", None),
]


@pytest.mark.parametrize(("text", "time"), SEEN)
def test_those_who_watch_for_launches_tell_them_on_their_day(text: str, time: str | None) -> None:
    assert first(text, "Exercise").time == time


OCCASIONS = [
    (
        "Support",
        "Ngày 18/11, Nga và Triều Tiên khởi công cây cầu qua sông Tumen. Tham dự buổi lễ, Thủ tướng Nga Mikhail "
        "Mishustin nói cây cầu rất quan trọng. Người đồng cấp Pak Thae Song, phát biểu từ Rason, bày tỏ biết ơn "
        "phía Nga.",
    ),
    (
        "Meeting",
        "Hôm 18/11, Bộ Ngoại giao Hàn Quốc lên tiếng về Triều Tiên. Nhiều nước theo dõi sát tình hình. Các hãng tin "
        "đưa nhiều tin về việc này. Một số nhà phân tích tỏ ra dè dặt. Tại Seoul, thứ trưởng Kim Hong-kyun tiếp "
        "Đại sứ Nga Georgy Zinoviev.",
    ),
    (
        "ArmsTransfer",
        "Ông Kim Jong Un rời Vladivostok chiều 18/11. Thống đốc Oleg Kozhemyako tặng khách năm máy bay không "
        "người lái.",
    ),
    (
        "Criticism",
        "Nga hôm 18/11 phủ quyết nghị quyết của Hội đồng Bảo an Liên Hợp Quốc về Triều Tiên. Phó Đại sứ Mỹ Robert "
        "Wood chỉ trích Nga.",
    ),
]


@pytest.mark.parametrize(("type_", "text"), OCCASIONS)
def test_whoever_takes_part_in_an_occasion_does_so_on_its_day(type_: str, text: str) -> None:
    assert first(text, type_).time == "2024-11-18"


STAYS = [
    (
        "Meeting",
        "Hồi đầu tháng 9, bà Choe Son Hui thăm Nga. Bà hội đàm với ông Sergei Lavrov tại Moskva.",
        "2024-09",
    ),
    (
        "Ceremony",
        "Tháng 12 năm ngoái, Thống đốc Oleg Kozhemyako sang Bình Nhưỡng. Ông Kozhemyako hội đàm với Bộ trưởng Yun "
        "Jong Ho. Ông cũng đặt hoa ở Tháp Giải phóng.",
        "2023-12",
    ),
    (
        "Ceremony",
        "Tháng 12 năm ngoái, Thống đốc Oleg Kozhemyako sang Bình Nhưỡng.\n\nÔng Kozhemyako đặt hoa ở Tháp Giải phóng.",
        None,
    ),
]


@pytest.mark.parametrize(("type_", "text", "time"), STAYS)
def test_what_is_done_on_a_journey_is_of_its_month(type_: str, text: str, time: str | None) -> None:
    assert first(text, type_).time == time


NO_DAY = [
    (
        "Denial",
        "Ngày 18/11, ông Vladimir Putin tiếp bà Choe Son Hui ở Moskva. Điện Kremlin bác bỏ tin Nga nhận thêm lao động "
        "Triều Tiên.",
    ),
    (
        "Criticism",
        "VOV.VN - Phản ứng trước báo cáo công bố hôm 18/11, bà Maria Zakharova chỉ trích Hàn Quốc.",
    ),
    ("Criticism", 'Mỹ gọi lá phiếu của Nga hôm 18/11 về Triều Tiên là "nguy hiểm".'),
    (
        "Meeting",
        "Đoàn do ông Kim Su Gil dẫn đầu rời Bình Nhưỡng ngày 18/11 để gặp ông Dmitry Medvedev ở Moskva.",
    ),
    ("Visit", "Ngày 18/11, ông Kim Jong Un tiếp Thứ trưởng Nga Alexei Krivoruchko đang ở thăm Bình Nhưỡng."),
]


@pytest.mark.parametrize(("type_", "text"), NO_DAY)
def test_the_day_of_something_else_is_not_taken(type_: str, text: str) -> None:
    assert first(text, type_).time is None


OWN = [
    ("Criticism", "Ngày 18/11, bà Maria Zakharova chỉ trích Hàn Quốc."),
    ("Criticism", "Trả lời báo giới hôm 18/11, bà Maria Zakharova chỉ trích Hàn Quốc."),
    ("Meeting", "Đoàn do ông Kim Su Gil dẫn đầu tới Moskva ngày 18/11 để gặp ông Dmitry Medvedev."),
    ("Visit", "Thứ trưởng Nga Alexei Krivoruchko đang ở thăm Bình Nhưỡng từ ngày 18/11."),
]


@pytest.mark.parametrize(("type_", "text"), OWN)
def test_the_day_of_the_deed_itself_is_taken(type_: str, text: str) -> None:
    assert (first(text, type_).time or "").startswith("2024-11-18")
