"""According to whom: who goes on telling, in what somebody is heard, bodies in small letters. Own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article


def sources(text: str, kind: str) -> tuple[str, ...]:
    article = Article("a", text, published="2025-06-20", published_from="given")
    found = [claim for claim in extract_article(article).claims if claim.type == kind]
    assert found, text
    return found[-1].attributed_to


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        (
            "Một quan chức Hàn Quốc giấu tên nói với Yonhap rằng Seoul chưa xác nhận được tin trên. "
            "Theo người này, khoảng 9.000 lính Triều Tiên còn đóng tại Kursk.",
            "yonhap",
        ),
        (
            "Một nguồn tin ngoại giao nói với Reuters rằng thỏa thuận đã xong. "
            "Cũng theo nguồn tin này, Triều Tiên đã gửi thêm 3.000 quân sang Nga.",
            "reuters",
        ),
    ],
)
def test_who_told_the_sentence_before_goes_on_unnamed(text: str, told_by: str) -> None:
    assert told_by in sources(text, "TroopDeployment")


def test_who_is_named_anew_tells_himself() -> None:
    text = (
        "Một nguồn tin nói với Reuters rằng thỏa thuận đã xong. "
        "Theo Yonhap, Triều Tiên đã gửi thêm 3.000 quân sang Nga."
    )
    assert sources(text, "TroopDeployment") == ("yonhap",)


def test_accordingly_is_told_by_who_told_before() -> None:
    text = (
        "Bà Irina Volk, người phát ngôn Bộ Nội vụ Nga, cho biết hai bên đã ký lộ trình hôm 18/6. "
        "Theo đó, Nga sẽ mở trường đào tạo cho cảnh sát Triều Tiên."
    )
    assert sources(text, "Cooperation") == ("irina-volk",)


@pytest.mark.parametrize(
    ("text", "kind", "medium"),
    [
        (
            "Trả lời hãng AP hôm 17/6, Tổng thống Lee Jae-myung lên án Nga nhận vũ khí Triều Tiên.",
            "Criticism",
            "ap",
        ),
        ("Năm công nhân kể với BBC rằng Triều Tiên đã đưa họ sang Nga lao động.", "LaborDispatch", "bbc"),
        ("Bà Kim Yo Jong hôm 18/6 chỉ trích Mỹ trong một tuyên bố được KCNA phổ biến.", "Criticism", "kcna"),
    ],
)
def test_in_what_somebody_is_heard(text: str, kind: str, medium: str) -> None:
    assert medium in sources(text, kind)


def test_what_is_told_behind_the_day_of_telling() -> None:
    text = (
        "Một tháng sau khi Tổng thống Volodymyr Zelensky thông báo, hôm 11/5, rằng quân đội Ukraine bắt sống "
        "hai lính Triều Tiên ở Kursk, số phận của họ vẫn chưa rõ."
    )
    assert sources(text, "Combat") == ("volodymyr-zelensky",)


def test_the_ministry_of_a_minister() -> None:
    text = "Bộ trưởng Tài nguyên Nga Alexander Kozlov hôm 18/6 tặng vườn thú Bình Nhưỡng 70 con vật, theo bộ này."
    assert sources(text, "Communication") == ("russian-ministry-of-natural-resources-and-environment",)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("cơ quan tình báo quốc gia Hàn Quốc", "south-korean-national-intelligence-service"),
        ("hội đồng tham mưu trưởng liên quân Hàn Quốc", "south-korean-joint-chiefs-of-staff"),
        ("tổng cục tình báo quốc phòng Ukraine", "hur"),
        ("nhóm giám sát trừng phạt đa phương", "multilateral-sanctions-monitoring-team"),
        ("giới chức Hàn Quốc", "south-korea"),
    ],
)
def test_bodies_are_known_in_small_letters(name: str, body: str) -> None:
    told = f"{name[0].upper()}{name[1:]} cho biết Triều Tiên đã gửi thêm 3.000 quân sang Nga."
    assert sources(told, "TroopDeployment") == (body,)
    assert sources(f"Theo {name}, Triều Tiên đã gửi thêm 3.000 quân sang Nga.", "TroopDeployment") == (body,)


TOLD_ON = [
    # Behind a comma its subject goes on telling; an apposition tells nothing.
    (
        "Ông Kim Jong Un dự lễ đón hôm 12/6, cho biết 9 binh sĩ đã hy sinh khi gỡ mìn ở Kursk.",
        "Combat",
        "kim-jong-un",
    ),
    # Ministries are written with as few capitals as papers please.
    (
        "Theo Bộ Giao thông vận tải Nga, Nga và Triều Tiên đã khởi công cầu đường bộ hôm 30/4.",
        "Cooperation",
        "russian-ministry-of-transport",
    ),
    # Who punishes for a deed tells it, unless soldiers are sent: nobody doubts that.
    (
        "Mỹ hôm 16/6 trừng phạt ba công ty vì chuyển vũ khí của Triều Tiên sang Nga.",
        "ArmsTransfer",
        "united-states",
    ),
    ("EU trừng phạt Bộ trưởng Quốc phòng Triều Tiên vì đưa quân sang Nga.", "TroopDeployment", None),
    # The report told of goes on.
    (
        "Báo cáo của MSMT được công bố hôm 29/5. Báo cáo còn nói 8.000 lao động Triều Tiên đã sang Nga.",
        "LaborDispatch",
        "multilateral-sanctions-monitoring-team",
    ),
    # An agency in the dateline; the paper itself is none.
    ("[Seoul, Tokyo Kyodo] - Triều Tiên hôm 18/6 phóng một tên lửa đạn đạo.", "Exercise", "kyodo"),
    ("(Dân trí) - Triều Tiên hôm 18/6 phóng một tên lửa đạn đạo.", "Exercise", None),
]


@pytest.mark.parametrize(("text", "kind", "source"), TOLD_ON)
def test_who_goes_on_telling(text: str, kind: str, source: str | None) -> None:
    found = extract_article(Article("a", text, published="2025-06-20", published_from="given")).claims
    assert [claim.attributed_to for claim in found if claim.type == kind] == [(source,) if source else ()]


def test_what_is_punished_is_alleged_and_of_no_day_of_the_punishment() -> None:
    text = "Mỹ hôm 16/6 trừng phạt ba công ty vì chuyển vũ khí của Triều Tiên sang Nga."
    found = extract_article(Article("a", text, published="2025-06-20", published_from="given")).claims
    assert [(c.modality, c.time) for c in found if c.type == "ArmsTransfer"] == [("alleged", None)]


@pytest.mark.parametrize(
    ("text", "kind", "told_by"),
    [
        (
            "Ông Dmitry Peskov cũng không loại trừ khả năng Triều Tiên gửi thêm quân sang Nga.",
            "TroopDeployment",
            "dmitry-peskov",
        ),
        ("Hàn Quốc thống kê khoảng 2.000 lính Triều Tiên đã tử trận ở Kursk.", "Combat", "south-korea"),
        (
            "Bộ trưởng Shin Won-sik từ chối nói khi nào ông Kim Jong Un tới Nga, "
            "đồng thời cho biết Triều Tiên đã chuyển đạn pháo cho Nga.",
            "ArmsTransfer",
            "shin-won-sik",
        ),
        (
            "Nghị sĩ Leonid Slutsky gọi hiệp ước là bước đi hợp lý và lên tiếng cảm ơn Bình Nhưỡng "
            "đã điều quân sang Nga.",
            "TroopDeployment",
            "leonid-slutsky",
        ),
        ("Hôm 18/6, ông Putin cho biết đã mời ông Kim Jong Un tới Moskva.", "Invitation", "vladimir-putin"),
        (
            "Nhóm giám sát MSMT công bố báo cáo đầu tiên. "
            "Trời hôm ấy mưa to. "
            "Nga đã giao cho Triều Tiên ít nhất một tổ hợp phòng không, theo tài liệu dày 29 trang.",
            "ArmsTransfer",
            "multilateral-sanctions-monitoring-team",
        ),
    ],
)
def test_verbs_and_closing_words_that_say_who_tells(text: str, kind: str, told_by: str) -> None:
    assert sources(text, kind) == (told_by,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ông Dmitry Peskov không xác nhận Triều Tiên gửi thêm quân sang Nga.", "TroopDeployment"),
        (
            "Nhóm giám sát MSMT công bố báo cáo đầu tiên. Trời hôm ấy mưa to. "
            "Nga đã giao cho Triều Tiên một tổ hợp phòng không, theo kế hoạch định trước.",
            "ArmsTransfer",
        ),
    ],
)
def test_what_only_looks_like_telling_names_no_source_of_the_deed(text: str, kind: str) -> None:
    article = Article("a", text, published="2025-06-20", published_from="given")
    found = [claim for claim in extract_article(article).claims if claim.type == kind]
    assert all(
        not {"dmitry-peskov", "multilateral-sanctions-monitoring-team"} & set(claim.attributed_to)
        for claim in found
    )
