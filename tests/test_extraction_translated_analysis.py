"""Analyses translated from foreign press: whom references mean, lists behind «cảnh báo», plans. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-07-14"


def _parties(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(claim.agents, claim.targets) for claim in claims_of(text, DAY, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "agents", "targets"),
    [
        # «bố» in «tuyên bố» is nobody's father.
        (
            "Tổng Bí thư Kim tuyên bố ông ủng hộ Nga vô điều kiện.",
            "Support",
            ("kim-jong-un",),
            ("russia",),
        ),
        ("Bộ trưởng công bố ông Kim Jong Un sẽ thăm Nga.", "Visit", ("kim-jong-un",), ("russia",)),
        ("Bố ông Kim Jong Un từng thăm Nga năm 2011.", "Visit", ("kim-jong-il",), ("russia",)),
        # Whom he met first is not who acts then.
        (
            "Ông Lavrov đến Wonsan ngày 11/7.\n\nTrước khi gặp ông Kim Jong Un, ông đã hội đàm với bà Choe Son-hui.",
            "Meeting",
            ("sergei-lavrov", "choe-son-hui"),
            (),
        ),
        (
            "Ngoại trưởng Nga Sergei Lavrov thăm Triều Tiên.\n\n"
            "Sau khi gặp ông Kim Jong Un, ông ca ngợi quan hệ hai nước.",
            "Support",
            ("sergei-lavrov",),
            ("north-korea",),
        ),
        # What is named behind a compound is named whole.
        (
            "Ông Lavrov cảnh báo Nhật Bản, Mỹ và Hàn Quốc không nên lập liên minh chống Nga.",
            "Threat",
            ("sergei-lavrov",),
            ("japan", "united-states", "south-korea"),
        ),
        # «chúng tôi» are those who speak before the colon.
        (
            "NIS cho rằng Nga đã cấp cho Triều Tiên tên lửa phòng không.\n\n"
            'Bộ Quốc phòng Mỹ nói: "Chúng tôi lên án Nga".',
            "Criticism",
            ("us-department-of-defence",),
            ("russia",),
        ),
        # One of two that confer sends his own people.
        (
            "Hai bên được cho là đã thảo luận việc cử thêm binh sĩ Triều Tiên sang Nga.",
            "TroopDeployment",
            ("north-korea",),
            ("russia",),
        ),
        (
            "Bộ Ngoại giao Mỹ nói rằng các nước thứ ba như Triều Tiên phải chịu trách nhiệm.",
            "Criticism",
            ("us-department-of-state",),
            ("north-korea",),
        ),
        # Nobody gives a medal to himself.
        (
            "Tại buổi lễ, ông Kim Jong Un tiết lộ chín binh sĩ đã hy sinh khi rà phá mìn ở Kursk "
            "và trao tặng danh hiệu Anh hùng cho họ.",
            "Ceremony",
            ("kim-jong-un",),
            ("north-korea",),
        ),
    ],
)
def test_who_is_meant(text: str, kind: str, agents: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert (agents, targets) in _parties(text, kind)


def test_who_speaks_of_a_visit_to_come_is_no_guest() -> None:
    text = (
        "Ông Kim Jong Un có thể sẽ thăm Nga theo lời mời của ông Putin, "
        "nhưng ông Peskov nói thời điểm của chuyến thăm vẫn chưa được ấn định."
    )
    assert {claim.agents for claim in claims_of(text, DAY, "Visit")} == {("kim-jong-un",)}


def test_workers_who_come_with_soldiers_are_sent_once() -> None:
    text = "Ông Shoigu nói Triều Tiên sẽ cử 1.000 công binh và 5.000 công nhân xây dựng quân sự tới Kursk."
    [sent] = claims_of(text, DAY, "LaborDispatch")
    assert [count.low for count in sent.quantities] == [5000]


def test_days_behind_a_paragraph_of_last_month_are_of_this_one() -> None:
    text = (
        "Ông Shoigu tới Bình Nhưỡng ngày 2.\n\nNhà máy được khánh thành vào ngày 26 tháng trước.\n\n"
        "Trong chuyến thăm từ ngày 8 đến 10, ông Lavrov hội đàm với ông Kim Jong Un."
    )
    days = {claim.agents: claim.time for claim in claims_of(text, DAY, "Visit")}
    assert days[("sergei-lavrov",)] == "2025-07-08/2025-07-10"


def test_behind_a_full_date_bare_days_stay_with_it() -> None:
    text = "Ông Putin tới Bình Nhưỡng ngày 18/6.\n\nNgày 19, ông Putin hội đàm với ông Kim Jong Un."
    assert [claim.time for claim in claims_of(text, DAY, "Meeting")] == ["2025-06-19"]


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        (
            'Ông Kim Jong Un nói sẽ "làm mọi thứ có thể để giúp Nga", coi đây là "bổn phận".',
            ("kim-jong-un",),
            ("russia",),
        ),
        (
            "Ông Kim Jong Un nói sẽ làm hết sức để giúp Nga, coi đó là nghĩa vụ.",
            ("kim-jong-un",),
            ("russia",),
        ),
    ],
)
def test_who_is_helped_does_not_go_on(text: str, agents: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert set(_parties(text, "Support")) == {(agents, targets)}


def test_two_of_one_country_who_sit_in_a_meeting_do_not_meet_each_other() -> None:
    text = "Bà Choe Son Hui và ông Kim Tok Hun cùng tham dự cuộc hội đàm."
    assert not claims_of(text, DAY, "Meeting")
    both = "Bà Choe Son Hui và ông Lavrov cùng tham dự cuộc hội đàm."
    assert _parties(both, "Meeting") == [(("choe-son-hui", "sergei-lavrov"), ())]


@pytest.mark.parametrize("seen", ["không xuất hiện tại", "không có mặt tại", "không góp mặt tại"])
def test_who_was_not_seen_at_a_parade(seen: str) -> None:
    text = f"Ông Lavrov đã đến Bình Nhưỡng nhưng {seen} lễ duyệt binh."
    assert not claims_of(text, DAY, "Ceremony")
    assert claims_of(text.replace("nhưng không", "và"), DAY, "Ceremony")


def test_the_ends_of_a_line_are_no_place() -> None:
    [line] = claims_of("Tàu khách giữa Moscow và Bình Nhưỡng đã được nối lại.", DAY, "Cooperation")
    assert line.place is None


def test_who_charged_last_is_answered_wherever_he_wrote_it() -> None:
    text = (
        "Thủ tướng Nhật Bản bày tỏ quan ngại về hợp tác quân sự giữa Nga và Triều Tiên. "
        "Ông Trump viết trên mạng xã hội rằng ba nhà lãnh đạo đang mưu tính chống Mỹ. "
        "Điện Kremlin sau đó bác bỏ cáo buộc này."
    )
    assert _parties(text, "Denial") == [(("kremlin",), ("donald-trump",))]


def test_why_is_asked_of_what_was_told() -> None:
    text = (
        "NIS cho biết 2.000 binh sĩ Triều Tiên đã được đưa sang Nga.\n\n"
        "{} ông Kim Jong Un lại quyết định đưa quân sang Nga{}"
    )
    [sent] = claims_of(text.format("Vì sao", "?"), DAY, "TroopDeployment")
    assert (sent.agents, sent.modality) == (("north-korea",), "alleged")
    told = claims_of(text.format("Hôm qua,", "."), DAY, "TroopDeployment")
    assert any("kim-jong-un" in claim.agents for claim in told)


@pytest.mark.parametrize("hardly", ["khó diễn ra", "khó có thể xảy ra", "ít khả năng diễn ra"])
def test_a_meeting_that_will_hardly_be(hardly: str) -> None:
    assert not claims_of(f"Ông Chung nói rằng cuộc gặp Nga - Triều {hardly}.", DAY, "Meeting")
    assert claims_of("Ông Chung nói rằng cuộc gặp Nga - Triều đã diễn ra.", DAY, "Meeting")


def test_where_a_treaty_was_signed_nobody_ratifies_it() -> None:
    text = "Hạ viện Nga đã phê chuẩn hiệp ước mà ông Putin và ông Kim Jong Un ký tại Bình Nhưỡng."
    assert [claim.place for claim in claims_of(text, DAY, "Ratification")] == [None]


def test_in_return_between_who_gives_and_the_verb() -> None:
    text = "Triều Tiên chuyển cho Nga đạn pháo. Nga {} cung cấp một hệ thống phòng không Pantsir."
    for words in ("đổi lại", "bù lại"):
        assert (("russia",), ("north-korea",)) in _parties(text.format(words), "ArmsTransfer")


def test_the_day_of_an_outlet_is_not_that_of_what_it_tells() -> None:
    text = "Khoảng 700 công nhân Triều Tiên đã được đưa sang Nga, theo đài NHK ngày 9/7."
    assert [claim.time for claim in claims_of(text, DAY, "LaborDispatch")] == [None]
    own = "Khoảng 700 công nhân Triều Tiên đã được đưa sang Nga ngày 9/7, theo đài NHK."
    assert [claim.time for claim in claims_of(own, DAY, "LaborDispatch")] == ["2025-07-09"]


def test_who_finds_the_cooperation_of_two_worrying() -> None:
    text = "Ông Hayashi Yoshimasa nói rằng hợp tác quân sự giữa Nga và Triều Tiên là rất đáng lo ngại."
    assert _parties(text, "Criticism") == [(("yoshimasa-hayashi",), ("russia", "north-korea"))]


@pytest.mark.parametrize("byline", ["Tokyo = Phóng viên Tanaka Miho", "Seoul = Park Su-chan"])
def test_who_writes_tells_nothing(byline: str) -> None:
    text = (
        f"[{byline}] Nghị sĩ Nga Andrei Kartapolov nói rằng lính Triều Tiên đang rà phá mìn ở Kursk. "
        "Theo ông, khoảng 1.000 công binh đã đến đây."
    )
    tellers = {who for claim in claims_of(text, DAY, "TroopDeployment") for who in claim.attributed_to}
    assert tellers == {"andrei-kartapolov"}


def test_where_somebody_warns_is_not_whom_he_warns() -> None:
    text = "Hàn Quốc chỉ trích Nga. Ông Putin cảnh báo tại Hà Nội rằng đó sẽ là sai lầm lớn."
    assert _parties(text, "Threat") == [(("vladimir-putin",), ("south-korea",))]


def test_the_country_alone_makes_nobody_head_of_another_bodys_delegation() -> None:
    text = (
        "Thư ký Hội đồng An ninh Nga Sergei Shoigu hội đàm với ông Kim Jong Un ở Bình Nhưỡng ngày 4.\n\n"
        "Đoàn đại biểu của Đảng Nước Nga Thống nhất thăm Bình Nhưỡng từ ngày 10 đến 12."
    )
    visits = {
        claim.agents for claim in claims_of(text, DAY, "Visit") if claim.time == "2025-07-10/2025-07-12"
    }
    assert visits == {("united-russia",)}
