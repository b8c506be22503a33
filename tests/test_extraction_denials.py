"""Denials without a verb of denial, what is denied by them, and sanctions with their victims."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2024-11-06"


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "agent, text",
    [
        ("russia", "Nga nhấn mạnh nước này chưa từng chuyển giao tên lửa cho Triều Tiên."),
        ("kremlin", "Điện Kremlin sau đó quả quyết không hề có thỏa thuận bí mật nào với Bình Nhưỡng."),
        ("north-korea", "Bình Nhưỡng tuyên bố chưa bao giờ và sẽ không bán đạn pháo cho Nga."),
        (
            "dmitry-peskov",
            'Về tin lính Triều Tiên tới Rostov, ông Peskov đáp: "Chuyện đó không đúng với sự thật".',
        ),
        (
            "sergei-lavrov",
            '"Chúng tôi không hề vi phạm nghị quyết nào", ông Lavrov nói với báo giới ở Moskva.',
        ),
        ("maria-zakharova", "Bà Zakharova hồi tháng 9 gọi cáo buộc của Seoul là chuyện ngụy tạo."),
        (
            "north-korean-mission-to-the-united-nations",
            'Phái bộ Triều Tiên tại Liên Hợp Quốc coi báo cáo này là "vô căn cứ".',
        ),
        ("north-korea", "Một sĩ quan giấu tên của Triều Tiên đã bác bỏ thông tin này."),
        ("russia", "Seoul nói lao động vẫn sang Viễn Đông, điều mà Nga luôn nói là không hề có."),
        ("andrei-rudenko", "Thứ trưởng Ngoại giao Andrei Rudenko phản bác ý kiến ấy của Tokyo."),
    ],
)  # fmt: skip
def test_denials_in_other_words(agent: str, text: str) -> None:
    assert [c.agents for c in of_type(text, "Denial")] == [(agent,)]


@pytest.mark.parametrize(
    "text",
    [
        "Nga khẳng định sẽ không cung cấp vũ khí cho Hàn Quốc.",
        "Ông Putin nói quan hệ với Bình Nhưỡng chưa bao giờ tốt đẹp như hiện nay.",
        "Triều Tiên tuyên bố không bao giờ từ bỏ vũ khí hạt nhân.",
        "Nga không xác nhận hay phủ nhận việc lính Triều Tiên có mặt ở Kursk.",
        "Hàn Quốc khẳng định chưa từng cung cấp đạn pháo cho Ukraine.",
    ],
)
def test_promises_praise_and_others_deny_nothing(text: str) -> None:
    assert of_type(text, "Denial") == []


@pytest.mark.parametrize(
    "kind, modality, text",
    [
        ("ArmsTransfer", "denied", "Triều Tiên tuyên bố chưa từng và sẽ không bán vũ khí cho Nga."),
        ("ArmsTransfer", "denied", "Nga khẳng định không chuyển giao tên lửa cho Triều Tiên."),
        ("TroopDeployment", "denied", "Moskva nhiều lần nói Triều Tiên không hề đưa quân tới Nga."),
        ("ArmsTransfer", None, "NIS nói Triều Tiên chưa chuyển tên lửa cho Nga."),
        ("ArmsTransfer", None, "Nga tuyên bố sẽ không cung cấp tên lửa cho Triều Tiên."),
        ("TroopDeployment", None, "Triều Tiên không đưa quân tới Nga."),
    ],
)
def test_what_a_party_says_it_never_did_is_denied(kind: str, modality: str | None, text: str) -> None:
    assert [c.modality for c in of_type(text, kind)] == ([modality] if modality else [])


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        (
            {"japan"},
            {"russia", "north-korea"},
            "Nhật Bản phong tỏa tài sản của bốn ngân hàng Nga và một công ty vận tải Triều Tiên.",
        ),
        (
            {"united-kingdom"},
            {"russia"},
            "Anh áp lệnh trừng phạt nhằm vào ba tàu chở dầu, hai ngân hàng và một cá nhân của Nga.",
        ),
        ({"south-korea"}, {"north-korea"}, "Hàn Quốc đưa 8 cá nhân và 7 tổ chức Triều Tiên vào diện chế tài."),
        ({"us-department-of-commerce"}, {"russia"}, "Bộ Thương mại Mỹ siết thêm hạn chế xuất khẩu đối với Nga."),
        ({"russia"}, {"united-nations-security-council"}, "Nga phủ quyết dự thảo nghị quyết do Mỹ soạn thảo."),
        ({"russia"}, {"united-states"}, "Nga chặn đề xuất của Mỹ bổ sung danh sách đen."),
        (
            {"russia", "china"},
            {"united-nations-security-council"},
            "Nga và Trung Quốc ngăn Hội đồng Bảo an áp thêm trừng phạt.",
        ),
        (
            {"united-nations-security-council"},
            {"north-korea"},
            "Nghị quyết 2375 mà Hội đồng Bảo an thông qua cấm các nước cấp giấy phép cho lao động Triều Tiên.",
        ),
        ({"european-union"}, {"north-korea"}, "EU bổ sung vào danh sách đen hai tướng Triều Tiên."),
    ],
)  # fmt: skip
def test_on_whom_sanctions_are_laid(agents: set[str], targets: set[str], text: str) -> None:
    found = [(set(c.agents), set(c.targets)) for c in of_type(text, "Sanction")]
    assert (agents, targets) in found


@pytest.mark.parametrize(
    "text",
    [
        "Hai công ty Nga tìm cách lách lệnh trừng phạt của Mỹ.",
        "Việc nhận lao động Triều Tiên trái với nghị quyết của Liên Hợp Quốc.",
        "Nga nói sẽ tuân thủ các lệnh trừng phạt đối với Triều Tiên.",
    ],
)
def test_evading_and_keeping_sanctions_imposes_none(text: str) -> None:
    assert of_type(text, "Sanction") == []


@pytest.mark.parametrize(
    "speaker, lead",
    [
        ("dmitry-peskov", "Ngày 5/11, ông Dmitry Peskov nói các dữ liệu ấy trái ngược nhau."),
        ("russia", "Triều Tiên chưa lên tiếng về thông tin này."),
        ("russia", "Ông Kim Jong-un nói không biết chuyện này."),
    ],
)
def test_a_headline_is_said_by_whom_the_lead_lets_speak(speaker: str, lead: str) -> None:
    title = "Nga bác tin lính Triều Tiên tới Kursk"
    found = [c.agents for c in claims_of(lead, DAY, "Denial", title, summary=True)]
    assert (speaker,) in found


@pytest.mark.parametrize(
    "title, lead",
    [
        (
            "Điện Kremlin phủ nhận mua đạn pháo Triều Tiên",
            "Ông Peskov ngày 12/7 bác bỏ tin Nga mua đạn pháo từ Triều Tiên.",
        ),
        (
            "Đại sứ quán Nga ở Triều Tiên bác tin nhận đạn pháo",
            "Đại sứ Nga tại Triều Tiên Alexander Matsegora hôm 12/7 bác bỏ tin Nga nhận đạn pháo.",
        ),
    ],
)
def test_a_body_in_the_title_denies_what_its_man_denies_below(title: str, lead: str) -> None:
    assert len(claims_of(lead, DAY, "Denial", title, summary=True)) == 1


def test_what_two_states_deny_stays_two() -> None:
    title, lead = "Triều Tiên bác tin bán đạn pháo cho Nga", "Ông Peskov hôm 12/7 cũng bác bỏ tin này."
    assert len(claims_of(lead, DAY, "Denial", title, summary=True)) == 2


@pytest.mark.parametrize(
    "sentence, kinds",
    [
        ("Ông Peskov nói thông tin về binh sĩ Triều Tiên ở Nga là tin giả.", {"Denial"}),
        ("Ông Peskov nói báo cáo về quân Triều Tiên là thông tin sai lệch.", {"Denial"}),
        ("Ông Peskov nói Hàn Quốc là kẻ gây chiến.", {"Criticism"}),
    ],
)
def test_who_calls_a_report_false_blames_nobody_in_it(sentence: str, kinds: set[str]) -> None:
    assert {c.type for c in claims_of(sentence, DAY)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Ông Putin gặp ông Kim Jong Un ở Vladivostok. Không có thỏa thuận nào được ký sau cuộc gặp.",
        "Ông Putin gặp ông Kim Jong Un ở Vladivostok. Hai bên không ký văn kiện nào.",
        "Cuộc gặp giữa ông Putin và ông Kim Jong Un khép lại mà không có thông cáo chung nào được ký.",
        "Nga và Triều Tiên không ký bất kỳ hợp đồng nào.",
    ],
)
def test_nothing_was_signed_where_that_was_to_be_expected(text: str) -> None:
    claims = claims_of(text, "2025-08-13")
    assert [c.modality for c in claims if c.type == "Agreement"] == ["denied"]
    assert {c.modality for c in claims if c.type == "Meeting"} <= {"actual"}


@pytest.mark.parametrize(
    "text",
    [
        "Nếu Nga và Triều Tiên không ký thỏa thuận nào thì chuyến đi vô ích.",
        "Nga và Triều Tiên chưa ký hiệp định nghề cá.",
    ],
)
def test_what_is_only_supposed_unsigned_is_told_by_nobody(text: str) -> None:
    assert not claims_of(text, "2025-08-13", "Agreement")


@pytest.mark.parametrize(
    "who, text",
    [
        ("maria-zakharova", 'Bà Zakharova gọi tin về lính Triều Tiên ở Nga là "trò thổi phồng".'),
        ("kremlin", "Điện Kremlin gọi các báo cáo về lính Triều Tiên là suy đoán."),
    ],
)
def test_news_called_made_up(who: str, text: str) -> None:
    assert [c.agents for c in claims_of(text, "2025-08-13", "Denial")] == [(who,)]
