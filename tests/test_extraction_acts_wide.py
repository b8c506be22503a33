"""Acts told in less direct ways: by what both do, by what is signed or reached, by who is only spoken of. Our own
sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-06-18"  # a Wednesday
RU, KP = "russia", "north-korea"
KIM, PUTIN = "kim-jong-un", "vladimir-putin"
LAVROV, CHOE, SHOIGU = "sergei-lavrov", "choe-son-hui", "sergei-shoigu"
LEADERS = {KIM, PUTIN}
BOTH = {RU, KP}


def claims(text: str) -> list[Claim]:
    return claims_of(text, DAY)


def told(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Meeting",
            {LAVROV, CHOE},
            set(),
            "Ông Sergei Lavrov và bà Choe Son Hui trao đổi ý kiến về Ukraine.",
        ),
        (
            "Meeting",
            LEADERS,
            set(),
            "Văn kiện cụ thể hóa những gì ông Vladimir Putin và ông Kim Jong Un bàn ở Vladivostok.",
        ),
        (
            "Meeting",
            LEADERS,
            set(),
            "Ông Vladimir Putin cảm ơn ông Kim Jong Un trong cuộc gặp hồi tháng 9/2024.",
        ),
        (
            "Meeting",
            {SHOIGU, KIM},
            set(),
            "Ông Sergei Shoigu công bố điều đó sau cuộc gặp ông Kim Jong Un ở Bình Nhưỡng.",
        ),
        (
            "Agreement",
            LEADERS,
            set(),
            "Nga sẽ thực hiện những thỏa thuận mà ông Vladimir Putin và ông Kim Jong Un đạt được hồi năm 2024.",
        ),
        (
            "Agreement",
            {LAVROV, CHOE},
            set(),
            "Ông Sergei Lavrov và bà Choe Son Hui trao đổi văn kiện về kế hoạch hợp tác.",
        ),
        (
            "Agreement",
            BOTH,
            set(),
            "Nga và Triều Tiên nối lại đường bay. Hiệp định bổ sung ký tại Vladivostok hồi tháng 5.",
        ),
        (
            "Ratification",
            {"state-duma"},
            set(),
            "Hiệp ước với Triều Tiên được Tổng thống Putin trình lên Duma Quốc gia để phê chuẩn.",
        ),
        (
            "Ratification",
            {"federation-council"},
            {"north-korea"},
            "Hiệp định giữa Nga và Triều Tiên sẽ được trình Hội đồng Liên bang biểu quyết.",
        ),
        ("Communication", {PUTIN}, {KIM}, "Con ngựa là món quà mà ông Vladimir Putin tặng ông Kim Jong Un."),
        (
            "Communication",
            {KIM},
            {RU},
            "Trong điện mừng nhân Quốc khánh Nga, ông Kim Jong Un gọi người Nga là đồng chí.",
        ),
        ("LaborDispatch", {KP}, {RU}, "Khoảng 3.000 lao động Triều Tiên còn ở Nga phải về nước."),
        (
            "LaborDispatch",
            {KP},
            {RU},
            "Nga và Triều Tiên đã thống nhất. Khoảng 400 thợ xây sẽ tới Vladivostok vào mùa thu.",
        ),
        (
            "Visit",
            {LAVROV},
            {KP},
            "Ngoại trưởng Nga Sergei Lavrov bay từ Vladivostok sang thủ đô Bình Nhưỡng hôm 17/6.",
        ),
        (
            "Meeting",
            {SHOIGU, "kim-tok-hun"},
            set(),
            "Ông Sergei Shoigu tới Bình Nhưỡng và hội đàm với Thủ tướng khi đó là Kim Tok Hun.",
        ),
        (
            "Invitation",
            {KIM},
            {PUTIN},
            "Nếu lời mời mà ông Kim Jong Un đưa ra thành hiện thực, Tổng thống Putin sẽ sang Bình Nhưỡng.",
        ),
        (
            "Invitation",
            {"north-korean-ministry-of-culture"},
            {"olga-lyubimova"},
            "Bà Olga Lyubimova tới Bình Nhưỡng theo lời mời của Bộ Văn hóa nước chủ nhà.",
        ),
        (
            "Aid",
            {KP},
            {RU},
            "Một trung tâm ở Triều Tiên sẽ nhận điều trị miễn phí cho một nhóm thương binh Nga.",
        ),
    ],
)
def test_acts_told_in_other_ways(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    found = [(set(c.agents), set(c.targets)) for c in told(text, kind)]
    assert (agents, targets) in found, claims(text)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Visit", "Người phát ngôn Dmitry Peskov nói chuyến thăm này chắc chắn sẽ diễn ra ở Triều Tiên."),
        ("Visit", 'Bà Kim Yo Jong gọi đó là "chuyến đi của kẻ thua cuộc" tới Ukraine.'),
        ("Ceremony", "Nga mời ông Kim Jong Un dự lễ duyệt binh ở Moskva vào năm tới."),
        ("Ceremony", "Đại sứ Nga nói nhà lãnh đạo Triều Tiên không dự lễ kỷ niệm."),
        ("Invitation", "Đoàn Nga được mời xem một buổi biểu diễn xiếc ở Bình Nhưỡng."),
        ("Cooperation", "Nga đề nghị dỡ lệnh cấm xuất khẩu hải sản đối với Triều Tiên."),
        ("Cooperation", "Giới quan sát hoài nghi khả năng Triều Tiên mở cửa biên giới với Nga."),
    ],
)
def test_what_is_only_spoken_of_or_wished_for_is_no_act(kind: str, text: str) -> None:
    assert not told(text, kind)


def test_a_gift_of_the_trip_makes_nobody_travel() -> None:
    text = (
        "Ông Sergei Shoigu thăm Triều Tiên hôm 17/6. Thủ tướng Kim Tok Hun tiếp ông. "
        "Món quà đáng chú ý nhất của chuyến đi là một con chim."
    )
    assert {claim.agents for claim in told(text, "Visit")} == {(SHOIGU,)}


def test_the_guest_is_who_went_abroad() -> None:
    text = (
        "Ông Sergei Shoigu tới Bình Nhưỡng hôm 17/6, mang theo thư của Tổng thống Vladimir Putin. "
        "Vị khách hội đàm với bà Choe Son Hui."
    )
    assert {SHOIGU, CHOE} in [set(claim.agents) for claim in told(text, "Meeting")]
