"""Times that stand by an event and are not its own: limits, records, owning up, the clause that follows."""

from __future__ import annotations

import pytest
from extracted import claims_of


def _times(text: str, published: str = "2025-11-20") -> dict[str, str | None]:
    return {claim.type: claim.time for claim in claims_of(text, published)}


@pytest.mark.parametrize(
    ("text", "type", "time"),
    [
        ("Bình Nhưỡng mãi đến cuối tháng 9 mới thừa nhận việc gửi quân sang Nga.", "TroopDeployment", None),
        ("Hồi tháng 5, Moskva lần đầu xác nhận đã đưa quân Triều Tiên tới Kursk.", "TroopDeployment", None),
        ("Đầu tháng 8, Triều Tiên đưa quân sang Kursk của Nga.", "TroopDeployment", "2025-08"),
        (
            "Hàng nghìn công nhân Triều Tiên tại Nga phải hồi hương trước cuối năm 2019.",
            "LaborDispatch",
            None,
        ),
        (
            "Quân Triều Tiên quay lại tiền tuyến Kursk của Nga từ tuần cuối tháng 3.",
            "Combat",
            "2025-03/..",
        ),
        (
            "Bản kế hoạch ghi nhớ những gì hai bên bàn hồi tháng 4, khi ông Putin thăm Bình Nhưỡng.",
            "Visit",
            "2025-04",
        ),
        ("Ông Putin gặp ông Kim Jong Un cuối tuần trước ở Moskva.", "Meeting", "2025-11-15/2025-11-16"),
        (
            "Nga bắn tên lửa vào một nhà ga ở thị trấn Kupiansk, tỉnh Kharkov, vào rạng sáng 12/11.",
            "Combat",
            "2025-11-12",
        ),
        ("Về phần mình, ông Kim Jong Un cảm ơn Nga năm ngoái đã gửi bột mì.", "Support", None),
        (
            "Nga và Triều Tiên ký bản ghi nhớ về đường sắt, còn ủy ban liên chính phủ sẽ họp vào tháng 12.",
            "Agreement",
            None,
        ),
    ],
)
def test_a_time_is_taken_only_by_what_happened_then(text: str, type: str, time: str | None) -> None:
    assert _times(text)[type] == time


def test_a_month_before_what_will_be_done_lies_ahead() -> None:
    text = "Thống đốc Primorye cho biết từ tháng 2 sẽ mở tuyến xe buýt sang Triều Tiên."
    assert _times(text)["Cooperation"] == "2026-02/.."


JOURNEYS = [
    (
        "Meeting",
        "Bà Choe Son Hui sẽ thăm Nga từ ngày 2 đến ngày 4/12. Bà dự kiến gặp Ngoại trưởng Nga Sergei Lavrov.",
        "2025-12-02/2025-12-04",
    ),
    (
        "Meeting",
        "Ông Oleg Kozhemyako thăm Bình Nhưỡng hồi tháng 9. Trong chuyến đi này, ông Kozhemyako hội đàm với "
        "Bộ trưởng Kinh tế đối ngoại Triều Tiên Yun Jong Ho.",
        "2025-09",
    ),
    (
        "ArmsTransfer",
        "Ông Kim Jong Un hôm 18/11 gặp Thống đốc Primorye Oleg Kozhemyako ở Nga. Trước lúc chia tay, "
        "ông Kozhemyako tặng ông Kim Jong Un năm máy bay không người lái.",
        "2025-11-18",
    ),
    (
        "Visit",
        "Ông Sergei Shoigu đáp xuống Bình Nhưỡng hôm 18/11, bắt đầu chuyến thăm ba ngày.",
        "2025-11-18",
    ),
    (
        "Visit",
        "Ông Sergei Shoigu rời Bình Nhưỡng hôm 18/11 sau 4 ngày thăm Triều Tiên.",
        "2025-11-15/2025-11-18",
    ),
]


@pytest.mark.parametrize(("type", "text", "time"), JOURNEYS)
def test_what_belongs_to_a_journey_has_its_time(type: str, text: str, time: str) -> None:
    assert _times(text)[type] == time


def test_the_story_comes_back_from_what_was_long_ago() -> None:
    text = (
        "Cầu qua sông Tumen thông xe hôm 18/11. Công trình được Nga và Triều Tiên khởi công ngày 30/4/2024. "
        "Cây cầu dài một cây số. Du khách Nga có thể đi xe buýt. "
        "Cùng ngày, Bộ Thống nhất Hàn Quốc lên án Nga và Triều Tiên."
    )
    assert _times(text)["Criticism"] == "2025-11-18"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nhà lãnh đạo Triều Tiên Kim Jong-un sẽ tới Nga để gặp Tổng thống Vladimir Putin.\n\n"
            "Hai nhà lãnh đạo từng gặp nhau tại Vladivostok năm 2019.",
            {(None, "russia"), ("2019", "vladivostok")},
        ),
        (
            "Tổng thống Nga Vladimir Putin đã tới Triều Tiên gặp nhà lãnh đạo Kim Jong-un.\n\n"
            "Lần gần nhất hai ông gặp nhau là tháng 9/2023 ở sân bay vũ trụ Vostochny.",
            {(None, "north-korea"), ("2023-09", "vostochny-cosmodrome")},
        ),
        (
            "Nhà lãnh đạo Triều Tiên Kim Jong-un đã tới Nga gặp Tổng thống Vladimir Putin.\n\n"
            "Hai nhà lãnh đạo gặp nhau tại Vladivostok ngày 8/6.",
            {("2024-06-08", "vladivostok")},
        ),
    ],
)
def test_what_is_news_is_not_the_meeting_of_years_ago_that_is_recalled(
    text: str, told: set[tuple[str | None, str]]
) -> None:
    assert {(claim.time, claim.place) for claim in claims_of(text, "2024-06-10", "Meeting")} == told


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Mỹ sẽ trừng phạt Nga sau cuộc gặp giữa ông Putin và ông Kim Jong Un.", "Meeting", "actual"),
        ("Mỹ kêu gọi Trung Quốc gây sức ép sau hội nghị thượng đỉnh giữa Nga và Triều Tiên.", "Meeting", "actual"),
        ("Hàn Quốc sẽ xem lại chính sách sau chuyến thăm Triều Tiên của ông Putin.", "Visit", "actual"),
        ("Nhật Bản muốn họp ba bên sau vụ phóng tên lửa của Triều Tiên.", "Exercise", "actual"),
        ("Ông Lavrov sẽ họp báo sau cuộc hội đàm với bà Choe Son Hui.", "Meeting", "planned"),
        ("Ông Putin dự kiến tới Hà Nội sau chuyến thăm Bình Nhưỡng.", "Visit", "planned"),
    ],
)  # fmt: skip
def test_what_others_plan_comes_after_what_has_been_done(text: str, kind: str, modality: str) -> None:
    assert {c.modality for c in claims_of(text, "2024-06-10", kind)} == {modality}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Trung Quốc hoan nghênh cuộc gặp giữa ông Lavrov và bà Choe Son Hui hôm 12/5.", None),
        (
            "Trung Quốc hôm 13/5 hoan nghênh cuộc gặp giữa ông Lavrov và bà Choe Son Hui hôm 12/5.",
            "2024-05-13",
        ),
        ("Ông Kim Jong Un ca ngợi nước Nga trong cuộc gặp hôm 12/5.", "2024-05-12"),
    ],
)
def test_the_day_of_what_is_praised_is_not_that_of_the_praise(text: str, time: str | None) -> None:
    [claim] = claims_of(text, "2024-06-10", "Support")
    assert claim.time == time


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "TroopDeployment",
            "Theo Hàn Quốc, Triều Tiên đã đưa quân tới Nga. Quân ủy Trung ương Triều Tiên xác nhận việc đưa quân.",
        ),
        (
            "LaborDispatch",
            "Theo Seoul, công nhân Triều Tiên đang làm việc ở Nga. Ông Kozlov nói thợ Triều Tiên làm việc ở Kursk.",
        ),
        (
            "TroopDeployment",
            "Theo Kiev, Triều Tiên đã đưa quân tới Nga. Tình báo Hàn Quốc nói lính Triều Tiên tới Nga hồi tháng 7.",
        ),
    ],
)  # fmt: skip
def test_what_one_admits_and_another_reckons(kind: str, text: str) -> None:
    assert len(claims_of(text, "2025-08-23", kind)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Theo tình báo Hàn Quốc, Triều Tiên đã đưa quân tới Nga. Cơ quan này nói lính Triều Tiên tới Nga hồi tháng 7.",
        "Triều Tiên đã đưa quân tới Nga. Theo Kiev, lính Triều Tiên đã tới Nga.",
    ],
)
def test_one_teller_tells_one_deployment(text: str) -> None:
    assert len(claims_of(text, "2025-08-23", "TroopDeployment")) == 1
