"""Against whom, with whom and for whom: parties that a sentence leaves to those before it."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim


def claims(text: str, kind: str, day: str, title: str | None = None) -> list[Claim]:
    return claims_of(text, day, kind, title, summary=title is not None)


@pytest.mark.parametrize(
    ("kind", "agents", "targets", "text"),
    [
        (
            "Criticism",
            {"japanese-ministry-of-foreign-affairs"},
            {"russia", "north-korea"},
            "Nga và Triều Tiên ký hiệp ước. Bộ Ngoại giao Nhật Bản hôm 20/6 bày tỏ quan ngại.",
        ),
        (
            "Threat",
            {"north-korean-ministry-of-foreign-affairs"},
            {"united-states", "south-korea"},
            "Mỹ và Hàn Quốc bắt đầu tập trận. Bộ Ngoại giao Triều Tiên gọi cuộc diễn tập là hành động khiêu khích. "
            "Bộ này dọa sẽ có hậu quả nghiêm trọng.",
        ),
        (
            "Denial",
            {"kim-yo-jong"},
            {"ukraine"},
            "Kyiv nói 50 lính Triều Tiên đã ra hàng. Bà Kim Yo Jong gọi đó là tin bịa đặt và dọa Ukraine sẽ phải "
            "trả giá.",
        ),
        (
            "Denial",
            {"kremlin"},
            {"cnn"},
            "Điện Kremlin nói bản tin của đài CNN về đạn pháo Triều Tiên là vô căn cứ.",
        ),
        (
            "Denial",
            {"russian-embassy-in-north-korea"},
            {"south-korea"},
            "Đại sứ quán Nga gọi lời tố cáo của Seoul là chuyện hoang đường.",
        ),
        (
            "Criticism",
            {"russian-ministry-of-foreign-affairs"},
            {"multilateral-sanctions-monitoring-team"},
            "Nhóm Giám sát Trừng phạt Đa phương ra báo cáo về Nga và Triều Tiên. "
            "Ngày 31/5, Bộ Ngoại giao Nga nói nhóm này là bất hợp pháp.",
        ),
        (
            "Ceremony",
            {"sergei-lavrov"},
            set(),
            "Ông Lavrov hội đàm với bà Choe Son Hui ở Bình Nhưỡng ngày 18/10. "
            "Hôm sau, đoàn Nga đặt hoa tại Tháp Giải phóng.",
        ),
        (
            "Ceremony",
            {"kim-jong-un"},
            set(),
            "Ông Kim Jong Un và các quan chức đã tới nghĩa trang liệt sĩ viếng các chiến sĩ.",
        ),
        (
            "Ceremony",
            {"kim-jong-un"},
            {"north-korea"},
            "Ông Kim Jong Un trao danh hiệu Anh hùng cho các sĩ quan từ Nga trở về.",
        ),
        (
            "Support",
            {"north-korea"},
            {"donetsk-peoples-republic", "luhansk-peoples-republic"},
            "Triều Tiên công nhận Cộng hòa Nhân dân Luhansk và Cộng hòa Nhân dân Donetsk là các nhà nước độc lập.",
        ),
        (
            "Meeting",
            {"choe-son-hui", "vladimir-putin"},
            set(),
            "Ngoại trưởng Nga Lavrov tiếp bà Choe Son Hui ngày 4/11, một ngày trước cuộc gặp với Tổng thống Putin.",
        ),
        (
            "Communication",
            {"sergei-lavrov", "vladimir-putin"},
            {"kim-jong-un"},
            "Ông Lavrov trao thư Tổng thống Putin cho ông Kim Jong Un.",
        ),
        (
            "Meeting",
            {"sergei-lavrov", "choe-son-hui"},
            set(),
            "Bà Choe Son Hui đã tới Moskva. Tại cuộc hội đàm, ông Sergei Lavrov nói quan hệ đang tốt đẹp.",
        ),
        (
            "TroopDeployment",
            {"north-korea"},
            {"russia"},
            "EU trừng phạt Triều Tiên vì đưa quân sang Nga.",
        ),
        (
            "Support",
            {"alexei-krivoruchko"},
            {"north-korea"},
            "Thứ trưởng Quốc phòng Nga Alexei Krivoruchko gặp ông Kim Jong Un ở Bình Nhưỡng. "
            "Vị thứ trưởng cảm ơn Triều Tiên.",
        ),
    ],
)
def test_who_is_told_before_is_a_party(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    found = [(set(c.agents), set(c.targets)) for c in claims(text, kind, "2024-11-05")]
    assert (agents, targets) in found


@pytest.mark.parametrize(
    ("kind", "agents", "title", "lead"),
    [
        (
            "Visit",
            {"sergei-naryshkin"},
            "Đoàn Nga tới Bình Nhưỡng",
            "Ông Sergey Naryshkin, Giám đốc Cơ quan Tình báo Đối ngoại Nga, hội đàm với ông Ri Chang Dae.",
        ),
        (
            "Visit",
            {"oleg-kozhemyako"},
            "Thống đốc Nga thăm Triều Tiên",
            "Theo KCNA, ông Oleg Kozhemyako có mặt ở Bình Nhưỡng.",
        ),
        (
            "Support",
            {"valery-gerasimov"},
            "Tướng Nga ca ngợi lính Triều Tiên",
            "Tổng tham mưu trưởng Valery Gerasimov nói Kursk đã được giải phóng.",
        ),
        (
            "Visit",
            {"north-korea"},
            "Hai quan chức Triều Tiên tới Moscow",
            "Ông Ri Chang Dae gặp ông Shoigu.",
        ),
    ],
)
def test_a_title_means_whom_the_lead_names(kind: str, agents: set[str], title: str, lead: str) -> None:
    assert agents in [set(c.agents) for c in claims(lead, kind, "2025-04-27", title)]


def test_who_only_reports_is_not_blamed() -> None:
    assert claims("Đài phát thanh của Triều Tiên đưa tin, Seoul lên án.", "Criticism", "2024-11-05") == []


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên hôm 8/11 bác bỏ cáo buộc của Mỹ rằng nước này chuyển đạn pháo cho Nga.",
        "Ông Rim Mu Song của Bộ Ngoại giao Triều Tiên bác bỏ cáo buộc của Anh, Ukraine và Hàn Quốc rằng nước này"
        " bán vũ khí cho Nga.",
        "Bộ trưởng Quốc phòng Triều Tiên No Kwang Chol tiếp đoàn Nga. Trước đó, nước này đã"
        " gửi tên lửa cho Moskva.",
    ],
)
def test_this_country_is_neither_whom_the_clause_names_nor_who_accuses(text: str) -> None:
    assert [(c.agents, c.targets) for c in claims(text, "ArmsTransfer", "2024-11-10")] == [
        (("north-korea",), ("russia",))
    ]


def test_this_country_is_else_the_one_told_last() -> None:
    text = "Ông Putin cảm ơn Triều Tiên. Nước này đã gửi tên lửa cho Nga."
    assert [c.agents for c in claims(text, "ArmsTransfer", "2024-11-10")] == [("north-korea",)]


@pytest.mark.parametrize(
    "text",
    [
        "Thư ký của ông Volodin cho biết ông đã gặp ông Choe Ryong-hae ở Moskva.",
        "Văn phòng ông Volodin cho biết ông đã gặp ông Choe Ryong-hae ở Moskva.",
    ],
)
def test_he_behind_a_verb_of_telling_is_whose_office_tells(text: str) -> None:
    assert [set(c.agents) for c in claims(text, "Meeting", "2025-04-27")] == [
        {"vyacheslav-volodin", "choe-ryong-hae"}
    ]
