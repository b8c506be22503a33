"""Days and places on a journey: which day of it, where one comes from, what is counted from. Own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article, Claim

DAY = "2025-09-20"


def claims(text: str, kind: str) -> list[Claim]:
    article = Article("a", text, published=DAY, published_from="given")
    return [claim for claim in extract_article(article).claims if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "Ông Ri Chang-dae ở thăm Moskva từ ngày 14 đến 17/9. Ngày thứ ba của chuyến thăm, ông hội đàm với ông "
            "Sergei Shoigu.",
            "Meeting",
            "2025-09-16",
        ),
        (
            "Ông Sergei Lavrov thăm Bình Nhưỡng từ ngày 14 đến 17/9, gặp Ngoại trưởng Choe Son-hui trong ngày thứ hai "
            "của chuyến thăm.",
            "Meeting",
            "2025-09-15",
        ),
        (
            "Đoàn của ông Vyacheslav Volodin lưu lại Bình Nhưỡng từ 14 đến 17/9. Trong ngày cuối cùng ở thăm, ông gặp "
            "ông Kim Jong-un.",
            "Meeting",
            "2025-09-17",
        ),
        (
            "Bà Choe Son-hui tới Moskva hôm 15/9. Ngày thứ hai của chuyến công tác, bà Choe gặp ông Sergei Lavrov.",
            "Meeting",
            "2025-09-16",
        ),
    ],
)
def test_a_day_of_a_stay_is_counted_from_its_first(text: str, kind: str, day: str) -> None:
    assert [claim.time for claim in claims(text, kind)] == [day]


def test_a_day_after_the_article_is_none_of_the_stay() -> None:
    text = "Ông Sergei Shoigu rời Bình Nhưỡng hôm 19/9. Ngày thứ ba của chuyến thăm, ông Shoigu gặp ông Kim Jong-un."
    assert "2025-09-21" not in {claim.time for claim in claims(text, "Meeting")}


def test_what_is_done_where_one_comes_from_is_of_no_day_told_there() -> None:
    text = "Ông Sergei Lavrov tới Bình Nhưỡng chiều 15/9 từ Bắc Kinh, nơi ông gặp Ngoại trưởng Vương Nghị."
    assert [(claim.time, claim.place) for claim in claims(text, "Meeting")] == [(None, "beijing")]
    there = "Ông Sergei Lavrov tới Bình Nhưỡng chiều 15/9, nơi ông gặp Ngoại trưởng Choe Son-hui."
    assert [(claim.time, claim.place) for claim in claims(there, "Meeting")] == [("2025-09-15", "pyongyang")]


def test_the_days_of_a_stay_are_not_those_of_the_next_journey() -> None:
    text = "Ông Sergei Lavrov hôm 16/9 kết thúc chuyến thăm hai ngày đến Bình Nhưỡng và bay sang Seoul."
    assert {claim.place: claim.time for claim in claims(text, "Visit")} == {
        "pyongyang": "2025-09-15/2025-09-16",
        "seoul": "2025-09-16",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Sau chuyến thăm chính thức ở Triều Tiên, ông Sergei Shoigu bay sang Hà Nội.",
        "Kết thúc chuyến công tác tại Bình Nhưỡng, ông Sergei Shoigu lên đường sang Trung Quốc.",
        "Mỹ lên án Moskva. Trong khi đó, tại Bình Nhưỡng, ông Sergei Shoigu vừa kết thúc chuyến thăm ba ngày.",
    ],
)
def test_a_stay_told_by_its_place_is_a_visit_to_its_country(text: str) -> None:
    assert ("north-korea",) in [claim.targets for claim in claims(text, "Visit")]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong-un chủ trì lễ đón đoàn nghệ sĩ trở về từ Nga tại ga Bình Nhưỡng.",
        "Hôm 16/9, ông Kim Jong-un gặp các vận động viên vừa trở về từ Nga.",
    ],
)
def test_who_receives_those_who_come_back_has_not_travelled(text: str) -> None:
    assert claims(text, "Visit") == []
    assert claims("Hôm 16/9, bà Choe Son-hui trở về từ Nga.", "Visit")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Hai ngày trước lễ khởi công", "2025-09-13"),
        ("Ba hôm trước lễ kỷ niệm", "2025-09-12"),
        ("Một ngày sau buổi lễ", "2025-09-16"),
    ],
)
def test_days_are_counted_from_what_the_story_tells(opening: str, day: str) -> None:
    text = (
        f"Hôm 15/9, Nga và Triều Tiên khởi công cây cầu qua sông Tumen. {opening}, Triều Tiên phóng tên lửa."
    )
    assert claims(text, "Exercise")[0].time == day
    assert claims(text, "Ceremony") == []


def test_some_days_before_the_talks_are_not_their_day_but_some_hours_are() -> None:
    talks = "Ông Sergei Lavrov gặp ông Kim Jong-un hôm 15/9 tại Wonsan. "
    assert claims(talks + "Vài ngày trước cuộc gặp, Triều Tiên phóng tên lửa.", "Exercise")[0].time is None
    found = claims(talks + "Vài giờ trước cuộc gặp, Triều Tiên phóng tên lửa.", "Exercise")
    assert found[0].time == "2025-09-15"


def test_the_two_who_met_go_on_though_another_was_met_since() -> None:
    text = (
        "Hôm 16/9, ông Putin hội đàm với ông Kim Jong-un tại Vostochny. Tại ga Khasan, ông Kim được Bộ trưởng "
        "Alexander Kozlov đón hôm 15/9. Sau hội đàm, ông Putin mời ông Kim Jong-un thăm Moskva."
    )
    assert claims(text, "Invitation")[0].time == "2025-09-16"


def test_what_a_journey_is_counted_from_gives_it_no_day() -> None:
    text = (
        "Ông Sergei Lavrov thăm Bình Nhưỡng. Chuyến đi diễn ra ba tuần sau khi Triều Tiên phóng tên lửa từ Nampo "
        "hôm 25/8."
    )
    assert [(claim.time, claim.place) for claim in claims(text, "Visit")] == [(None, "pyongyang")]


def test_who_came_some_days_before_did_not_come_that_day() -> None:
    text = "Ông Sergei Shoigu hôm 16/9 có mặt ở Bình Nhưỡng, vài ngày sau khi ông Andrei Rudenko tới đây."
    assert {claim.agents[0]: claim.time for claim in claims(text, "Visit")} == {
        "sergei-shoigu": "2025-09-16",
        "andrei-rudenko": None,
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ông Sergei Lavrov hôm 15/9 đặt hoa tại Tháp Giải phóng rồi hội đàm với bà Choe Son-hui.",
            "pyongyang",
        ),
        (
            "Ông Sergei Shoigu gặp ông Kim Jong-un ở Bình Nhưỡng. Sau cuộc gặp, ông đặt hoa tại Tháp Giải phóng.",
            "pyongyang",
        ),
        ("Ông Sergei Lavrov hôm 15/9 hội đàm với bà Choe Son-hui tại Wonsan rồi về nước.", "wonsan"),
    ],
)
def test_nobody_talks_at_the_monument_of_another_step(text: str, place: str) -> None:
    assert claims(text, "Meeting")[0].place == place


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Tổng thống Putin lên án vụ thử của Triều Tiên khi họp nội các ở Sochi.", "Criticism", "sochi"),
        ("Ông Kim Jong-un cảnh báo Hàn Quốc khi thị sát một đơn vị tại Nampo.", "Threat", "nampo"),
        ("Bà Maria Zakharova chỉ trích Mỹ khi triển khai tên lửa ở Nhật Bản.", "Criticism", None),
        ("Khi Ngoại trưởng Mỹ đang ở Seoul, Triều Tiên phóng hai tên lửa từ Wonsan.", "Exercise", "wonsan"),
        ("Triều Tiên hôm 15/9 phóng tên lửa từ huyện Taegwan, tỉnh Bắc Pyongan.", "Exercise", "taegwan"),
    ],
)
def test_where_one_speaks_and_where_others_are(text: str, kind: str, place: str | None) -> None:
    assert claims(text, kind)[0].place == place


def test_here_is_where_the_journey_told_last_leads() -> None:
    text = "Từ Bình Nhưỡng, ông Sergei Lavrov bay tới Bắc Kinh chiều 14/9. Ở đây, ông gặp Ngoại trưởng Vương Nghị."
    assert [(claim.place, claim.time) for claim in claims(text, "Meeting")] == [("beijing", "2025-09-14")]


def test_a_meeting_told_with_the_days_of_a_visit_has_the_day_that_is_told_of_it() -> None:
    text = (
        "Ông Kim Jong-gyu đã gặp ông Sergei Lavrov tại Moskva trong khuôn khổ chuyến thăm từ ngày 14 đến 17/9. Theo "
        "Bộ Ngoại giao Nga, cuộc gặp diễn ra hôm 16/9."
    )
    assert [claim.time for claim in claims(text, "Meeting")] == ["2025-09-16"]
    assert [claim.time for claim in claims(text, "Visit")] == ["2025-09-14/2025-09-17"]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong-un hôm 16/9 khởi công đài tưởng niệm những người lính Triều Tiên thiệt mạng ở Kursk.",
        "Hôm 16/9, ông Andrei Belousov trao huân chương cho các binh sĩ Triều Tiên tham gia giải phóng Kursk.",
        "Nga và Triều Tiên hôm 16/9 khánh thành nghĩa trang các binh sĩ Triều Tiên hy sinh ở Kursk.",
    ],
)
def test_who_is_honoured_did_not_fight_on_that_day(text: str) -> None:
    assert [(claim.time, claim.place) for claim in claims(text, "Combat")] == [(None, "kursk")]
    fought = "Hôm 16/9, lính Triều Tiên tấn công quân Ukraine ở Kursk."
    assert [claim.time for claim in claims(fought, "Combat")] == ["2025-09-16"]


def test_where_the_subject_is_he_says_all_that_the_clause_tells() -> None:
    text = "Ngoại trưởng Sergei Lavrov ở London kêu gọi các bên kiềm chế và chỉ trích Bình Nhưỡng."
    assert claims(text, "Criticism")[0].place == "london"
    about = "Ngoại trưởng Sergei Lavrov chỉ trích Mỹ đưa tên lửa tới Nhật Bản và tập trận ở Hàn Quốc."
    assert claims(about, "Criticism")[0].place is None


def test_what_the_sentence_counts_from_was_not_where_the_rest_was() -> None:
    text = (
        "Một tuần sau khi nghị quyết trừng phạt Triều Tiên được thông qua, Ngoại trưởng Sergei Lavrov ở London kêu gọi "
        "các bên kiềm chế và chỉ trích Bình Nhưỡng."
    )
    assert all(claim.place is None for claim in claims(text, "Sanction"))
    assert claims(text, "Criticism")[0].place == "london"
