"""A paragraph that tells who did what says so whatever other paragraph stands before it."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"
PESKOV = "Ông Peskov hôm 10/8 ca ngợi Triều Tiên."


def told(before: str, paragraph: str) -> set[tuple[str, frozenset[str], frozenset[str]]]:
    """Types and parties of what a paragraph tells, in an article that opens with another one."""
    text = f"{before}\n\n{paragraph}"
    found = [c for c in claims_of(text, DAY) if c.passage.start >= len(before)]
    return {(c.type, frozenset(c.agents), frozenset(c.targets)) for c in found}


@pytest.mark.parametrize(
    "before, paragraph, kind, agents, targets",
    [
        (
            "Bộ trưởng Quốc phòng Triều Tiên Pak Yong Sik thăm Nga hôm 10/8.",
            "Mỹ hôm 12/8 trừng phạt 3 tướng Triều Tiên và một ngân hàng Nga.",
            "Sanction", {"united-states"}, {"north-korea", "russia"},
        ),
        (
            "Bộ trưởng Nội vụ Nga Vladimir Kolokoltsev thăm Bình Nhưỡng hôm 10/8.",
            "Bộ trưởng Văn hóa Olga Lyubimova cùng đoàn nghệ sĩ Nga đã tới Bình Nhưỡng ngày 12/8.",
            "Visit", {"olga-lyubimova"}, {"north-korea"},
        ),
        (
            "Ngoại trưởng Nga Sergei Lavrov gặp bà Choe Son Hui hôm 10/8.",
            "Thứ trưởng Ngoại giao Nga Igor Morgulov hôm 12/8 tiếp hai người đồng cấp Khổng Huyễn Hựu và Ri Kil Song.",
            "Meeting", {"igor-morgulov", "kong-xuanyou", "ri-kil-song"}, set(),
        ),
        (
            "Hôm 10/8, tình báo Hàn Quốc cho biết Triều Tiên gửi quân.",
            "Cuộc diễn tập mở màn ngày 12/8 gần Vladivostok với sự tham gia của tàu ngầm Nga và Trung Quốc.",
            "Exercise", {"russia", "china"}, set(),
        ),
        (
            "Ông Belousov hôm 10/8 thăm Bình Nhưỡng.",
            "Văn kiện bắt đầu có hiệu lực từ ngày 12/8, sau lễ trao đổi văn bản phê chuẩn tại Moskva.",
            "Ratification", {"russia", "north-korea"}, set(),
        ),
        (
            "Bà Maria Zakharova hôm 10/8 chỉ trích Hàn Quốc.",
            "Trong bức điện đề ngày 12/8, ông Kim Jong-un tin tưởng nước Nga sẽ thắng dưới sự dẫn dắt của ông Putin.",
            "Communication", {"kim-jong-un"}, {"vladimir-putin"},
        ),
        (
            "Thủ tướng Nhật Bản hôm 10/8 ca ngợi Ukraine.",
            "Tuyên bố chung của Hàn Quốc, Mỹ và Nhật Bản ngày 12/8 lên án Triều Tiên.",
            "Criticism", {"south-korea", "united-states", "japan"}, {"north-korea"},
        ),
        (
            "Ông Putin gặp ông Kim Jong Un hôm 10/8.",
            "Tổng thống Belarus Lukashenko hôm 12/8 hội đàm với ông Kim Jong Un. Hai nhà lãnh đạo ký hiệp ước.",
            "Agreement", {"alexander-lukashenko", "kim-jong-un"}, set(),
        ),
        (
            "Ông Kim Jong Un thăm Nga hôm 10/8.",
            "Ngoại trưởng Belarus Maxim Ryzhenkov hội đàm với bà Choe Son Hui ở Bình Nhưỡng, trong chuyến thăm 3 ngày.",
            "Visit", {"maxim-ryzhenkov"}, {"north-korea"},
        ),
        (
            "Ông Kim Jong Un hôm 10/8 chỉ trích Hàn Quốc.",
            "Bà Choe Son Hui hôm 12/8 lên án mọi hình thức khủng bố.",
            "Criticism", {"choe-son-hui"}, set(),
        ),
    ],
)  # fmt: skip
def test_who_acts_is_who_is_named_here(
    before: str, paragraph: str, kind: str, agents: set[str], targets: set[str]
) -> None:
    assert (kind, frozenset(agents), frozenset(targets)) in told(before, paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Khoảng 250 em nhỏ từ nhiều vùng vừa rời Vladivostok tới Wonsan.",
        "Người phát ngôn lực lượng phòng thủ phía đông bác thông tin về quân Triều Tiên gần Pokrovsk.",
        "Ba công ty vận tải bị Washington đưa vào danh sách cấm vận ngày 12/8.",
        "Tuyên bố chung ngày 12/8 gọi đây là bước leo thang nguy hiểm của Triều Tiên.",
    ],
)
def test_who_was_told_before_takes_no_part_in_what_others_do(paragraph: str) -> None:
    parties = {party for _, agents, targets in told(PESKOV, paragraph) for party in agents | targets}
    assert "dmitry-peskov" not in parties


@pytest.mark.parametrize(
    "subject", ["Ngoại trưởng G7", "Ngoại trưởng các nước G7", "Lãnh đạo các nước G7", "Các nước G7"]
)
def test_those_of_a_body_of_states_speak_for_it(subject: str) -> None:
    [claim] = claims_of(f"{subject} hôm 12/8 lên án Nga.", DAY)
    assert (claim.type, claim.agents, claim.targets) == ("Criticism", ("g7",), ("russia",))


def test_a_report_goes_on_though_somebody_has_spoken_since() -> None:
    text = (
        "Nhóm Giám sát trừng phạt đa phương (MSMT) hôm 10/8 công bố báo cáo về hợp tác Nga - Triều Tiên.\n\n"
        "Quân đội Hàn Quốc hôm 11/8 ước tính Triều Tiên gửi 3.000 quân.\n\n"
        "Báo cáo cũng viết rằng Triều Tiên đã đưa lao động sang Nga."
    )
    [claim] = claims_of(text, DAY, "LaborDispatch")
    assert claim.attributed_to == ("multilateral-sanctions-monitoring-team",)
