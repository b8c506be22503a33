"""Times that stand by an event and are not its own: limits, records, owning up, the clause that follows."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article


def _times(text: str, published: str = "2025-11-20") -> dict[str, str | None]:
    article = Article("x", text, published=published)
    return {claim.type: claim.time for claim in extract_article(article).claims}


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
