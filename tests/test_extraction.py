"""What is read out of a sentence: types, parties, stance, time, place, sources. The sentences are our own."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.extraction import extract_article
from kg.model import Article, Claim

DAY = "2024-11-20"  # a Wednesday


def claims(
    text: str, published: str | None = DAY, title: str | None = None, summary: bool = False
) -> list[Claim]:
    return claims_of(text, published, title=title, summary=summary)


def only(text: str, kind: str, **more: object) -> Claim:
    found = [claim for claim in claims(text, **more) if claim.type == kind]  # type: ignore[arg-type]
    assert len(found) == 1, f"{kind} told {len(found)} times: {found}"
    return found[0]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Visit",
            {"sergei-lavrov"},
            {"north-korea"},
            "Ngoại trưởng Nga Sergei Lavrov hôm qua tới thăm Triều Tiên.",
        ),
        ("Visit", {"choe-son-hui"}, {"russia"}, "Bà Choe Son Hui đã lên đường sang Nga sáng nay."),
        (
            "Visit",
            {"vladimir-putin"},
            {"north-korea"},
            "Chuyến thăm Bình Nhưỡng của Tổng thống Putin kéo dài hai ngày.",
        ),
        (
            "Meeting",
            {"kim-jong-un", "sergei-shoigu"},
            set(),
            "Ông Kim Jong Un tiếp ông Sergei Shoigu ở Bình Nhưỡng.",
        ),
        (
            "Meeting",
            {"kim-jong-un", "vladimir-putin"},
            set(),
            "Ông Putin được nhà lãnh đạo Triều Tiên đón tiếp.",
        ),
        (
            "Communication",
            {"kim-jong-un"},
            {"vladimir-putin"},
            "Ông Kim Jong Un gửi điện mừng tới Tổng thống Nga Putin.",
        ),
        ("Agreement", {"russia", "north-korea"}, set(), "Nga và Triều Tiên ký hiệp định về du lịch."),
        ("Ratification", {"state-duma"}, set(), "Duma Quốc gia Nga phê chuẩn hiệp ước với Triều Tiên."),
        ("TroopDeployment", {"north-korea"}, {"russia"}, "Triều Tiên đã đưa hàng nghìn binh sĩ sang Nga."),
        ("TroopDeployment", {"north-korea"}, {"russia"}, "Hàng nghìn binh sĩ Triều Tiên được đưa sang Nga."),
        ("ArmsTransfer", {"north-korea"}, {"russia"}, "Triều Tiên chuyển đạn pháo cho Nga."),
        ("Combat", {"north-korea"}, {"ukraine"}, "Lính Triều Tiên tham chiến ở Kursk."),
        ("Combat", {"north-korea"}, {"ukraine"}, "Hai lính Triều Tiên bị bắt sống tại Kursk."),
        ("LaborDispatch", {"north-korea"}, {"russia"}, "Công nhân Triều Tiên được đưa sang Nga để xây nhà."),
        (
            "Cooperation",
            {"russia", "north-korea"},
            set(),
            "Nga và Triều Tiên khởi công cây cầu qua sông Tumen.",
        ),
        ("Aid", {"russia"}, {"north-korea"}, "Nga viện trợ lương thực cho Triều Tiên."),
        ("Support", {"kim-jong-un"}, {"russia"}, "Ông Kim Jong Un cam kết ủng hộ Nga."),
        ("Criticism", {"south-korea"}, {"north-korea"}, "Hàn Quốc lên án Triều Tiên."),
        ("Denial", {"kremlin"}, set(), "Điện Kremlin bác bỏ thông tin này."),
        ("Threat", {"north-korea"}, {"south-korea"}, "Triều Tiên đe dọa Hàn Quốc sẽ phải trả giá."),
        ("Sanction", {"united-states"}, {"north-korea"}, "Mỹ áp lệnh trừng phạt đối với Triều Tiên."),
        ("Exercise", {"north-korea"}, set(), "Triều Tiên phóng thử một tên lửa đạn đạo."),
        ("Ceremony", {"sergei-shoigu"}, {"north-korea"}, "Ông Sergei Shoigu dự lễ duyệt binh ở Bình Nhưỡng."),
        (
            "Invitation",
            {"kim-jong-un"},
            {"vladimir-putin"},
            "Ông Kim Jong Un mời ông Putin thăm Bình Nhưỡng.",
        ),
    ],
)
def test_every_type_is_read_with_its_parties(
    kind: str, agents: set[str], targets: set[str], text: str
) -> None:
    claim = only(text, kind)
    assert set(claim.agents) == agents
    assert set(claim.targets) == targets


@pytest.mark.parametrize(
    "text",
    [
        "Ca sĩ Tố Nga hội ngộ khán giả ở Hà Nội.",
        "Sữa Nga My lên đường ra nước ngoài.",
        "Tình hình bán đảo Triều Tiên tiếp tục căng thẳng.",
        "Tay vợt Daniil Medvedev thăm Trung Quốc và gặp người hâm mộ.",
        "Hai nước tăng cường hợp tác.",
        "Du khách Nga thích biển Nha Trang.",
        "Nếu Nga và Triều Tiên ký hiệp ước mới, Hàn Quốc sẽ phản ứng.",
        "Ông Kim Jong Un không tới Nga.",
    ],
)
def test_what_only_looks_like_an_event_makes_none(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "modality, text",
    [
        ("actual", "Triều Tiên đã đưa quân sang Nga, KCNA xác nhận."),
        ("planned", "Triều Tiên sắp đưa thêm quân sang Nga."),
        ("alleged", "Triều Tiên được cho là đã đưa quân sang Nga."),
        ("alleged", "Theo tình báo Hàn Quốc, Triều Tiên đã đưa quân sang Nga."),
        ("denied", "Điện Kremlin bác bỏ việc Triều Tiên đưa quân sang Nga."),
    ],
)
def test_stance(modality: str, text: str) -> None:
    assert only(text, "TroopDeployment").modality == modality


def test_an_office_is_who_held_it_on_the_article_s_day() -> None:
    text = "Bộ trưởng Quốc phòng Nga thăm Triều Tiên."
    assert only(text, "Visit", published="2023-07-26").agents == ("sergei-shoigu",)
    assert only(text, "Visit", published="2024-11-30").agents == ("andrei-belousov",)


def test_a_person_that_no_list_holds_is_found_by_title_and_keeps_the_country() -> None:
    article = Article(
        "a",
        "Thứ trưởng Y tế Nga Ivan Petrovsky hôm qua thăm Triều Tiên. Ông Petrovsky gặp ông Kim Jong Un.",
        published=DAY,
    )
    extraction = extract_article(article)
    entity = extraction.entities["ivan-petrovsky"]
    assert (entity.kind, entity.country, entity.label_en) == ("person", "RU", "Ivan Petrovsky")
    assert any(
        c.type == "Meeting" and set(c.agents) == {"ivan-petrovsky", "kim-jong-un"} for c in extraction.claims
    )


def test_a_delegation_is_its_head() -> None:
    text = "Phái đoàn quân sự Nga do Thứ trưởng Quốc phòng Viktor Goremykin dẫn đầu đã đến Bình Nhưỡng."
    claim = only(text, "Visit")
    assert claim.agents == ("viktor-goremykin",)
    assert claim.place == "pyongyang"


def test_the_day_of_a_report_is_not_the_day_of_the_event() -> None:
    claim = only("KCNA ngày 6/11 đưa tin ông Sergei Shoigu đã đến Bình Nhưỡng hôm 5/11.", "Visit")
    assert claim.time == "2024-11-05"
    assert claim.attributed_to == ("kcna",)


def test_a_chain_of_sources_runs_from_the_nearest_to_the_event() -> None:
    claim = only(
        "Theo Yonhap dẫn lời Bộ Thống nhất Hàn Quốc, ông Pak Yong Il đã thăm Nga hồi tháng 4.", "Visit"
    )
    assert set(claim.attributed_to) == {"yonhap", "south-korean-ministry-of-unification"}
    assert claim.time == "2024-04"


def test_what_is_told_twice_is_one_claim_with_both_passages() -> None:
    text = "Ông Putin thăm Bình Nhưỡng.\nChuyến thăm Triều Tiên của ông Putin diễn ra ngày 19/6."
    claim = only(text, "Visit")
    assert claim.time == "2024-06-19"
    assert claim.place == "pyongyang"
    assert len(claim.more_passages) == 1


def test_a_capital_is_its_government_unless_a_word_of_place_stands_before_it() -> None:
    assert only("Moskva cảm ơn Bình Nhưỡng.", "Support").agents == ("russia",)
    assert only("Ông Kim Jong Un tới Moskva.", "Visit").place == "moscow"


def test_the_title_of_a_summary_is_read_and_quoted_as_such() -> None:
    (claim,) = claims("Nhiều hoạt động diễn ra.", title="Ông Lavrov thăm Triều Tiên", summary=True)
    assert claim.passage.field == "title"
    assert claim.passage.text == "Ông Lavrov thăm Triều Tiên"


def test_the_title_of_a_full_article_is_not_told_again() -> None:
    assert claims("Nhiều hoạt động diễn ra ở thủ đô.", title="Ông Lavrov thăm Triều Tiên") == []


def test_a_pronoun_is_the_subject_told_last_and_knows_women_from_men() -> None:
    text = "Bà Choe Son Hui tới Moskva hôm qua. Bà hội đàm với ông Sergei Lavrov."
    assert set(only(text, "Meeting").agents) == {"choe-son-hui", "sergei-lavrov"}


def test_extraction_of_the_same_article_is_the_same() -> None:
    text = "Ông Putin thăm Bình Nhưỡng ngày 19/6 và ký hiệp ước với ông Kim Jong Un."
    assert claims(text) == claims(text)


def test_every_id_in_use_stands_among_the_entities() -> None:
    article = Article(
        "a", "Theo TASS, ông Putin thăm Bình Nhưỡng ngày 19/6 và gặp ông Kim Jong Un tại đây.", published=DAY
    )
    extraction = extract_article(article)
    used = {
        i
        for c in extraction.claims
        for i in (*c.agents, *c.targets, *c.attributed_to, *filter(None, [c.place]))
    }
    assert used
    assert used <= set(extraction.entities)
