"""Numbers in Vietnamese, what they count, and where claims of one event count differently."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import claim, extraction
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction import extract_article
from kg.extraction.quantities import counts, quantities_of
from kg.extraction.tokens import words_of
from kg.merging import ArticleInfo, merge
from kg.merging.quantities import agree, with_sums, written
from kg.model import Article, Conflict, Extraction, Quantity, Span
from kg.queries import conflicts, event_details
from kg.store import Store
from kg.vietnamese.document import read
from kg.vietnamese.numbers import Number, numbers, numeral


def found(text: str) -> list[tuple[float, float | None, bool]]:
    words = [token.lower for token in words_of(text, Span(0, len(text)))]
    return [(number.low, number.high, number.about) for number in numbers(words)]


@pytest.mark.parametrize(
    "text, low, high, about",
    [
        ("10.000 binh sĩ", 10_000, 10_000, False),
        ("khoảng 10.000 binh sĩ", 10_000, 10_000, True),
        ("hơn 100 người", 100, None, True),
        ("ít nhất 3.000 quân", 3000, None, False),
        ("không dưới 300 quân", 300, None, False),
        ("không quá 500 người", 0, 500, False),
        ("10-12 nghìn quân", 10_000, 12_000, False),
        ("khoảng 10-12 ngàn quân", 10_000, 12_000, True),
        ("từ 25.000 đến 30.000 quân", 25_000, 30_000, False),
        ("1,5 triệu quả đạn", 1_500_000, 1_500_000, False),
        ("hơn một triệu quả đạn", 1_000_000, None, True),
        ("một triệu rưỡi quả đạn", 1_500_000, 1_500_000, False),
        ("nửa triệu quả đạn", 500_000, 500_000, False),
        ("2,5 tỷ đô la", 2.5e9, 2.5e9, False),
        ("1 vạn quân", 10_000, 10_000, False),
        ("một nghìn hai trăm lính", 1200, 1200, False),
        ("hai mươi bốn con ngựa", 24, 24, False),
        ("một trăm linh năm lính", 105, 105, False),
        ("hàng nghìn quân", 1000, None, False),
        ("hàng chục nghìn quân", 10_000, None, False),
        ("vài trăm lính", 200, 900, True),
    ],
)
def test_a_number_is_read(text: str, low: float, high: float | None, about: bool) -> None:
    assert found(text) == [(low, high, about)]


@pytest.mark.parametrize(
    "text", ["kỳ họp thứ 11", "tăng 30%", "tên lửa KN-23", "một số lính", "một người", ""]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert found(text) == []


@given(st.integers(1, 10**9))
def test_dots_part_thousands(value: int) -> None:
    assert numeral(f"{value:,}".replace(",", ".")) == value


WORDS = "hàng nghìn một hai mươi lăm trăm 10 1,5 đến - hơn khoảng thứ % lính"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_numbers_stand_in_order_and_are_no_smaller_below_than_above(words: list[str]) -> None:
    last = 0
    for number in numbers(words):
        assert isinstance(number, Number)
        assert last <= number.start < number.end <= len(words) or number.start < last <= number.end
        assert number.high is None or number.low <= number.high
        last = number.end


def counted(text: str, type: str, trigger: str = "") -> list[tuple[str, str]]:
    """What an event of the type counts in a sentence, as conflicts write it, and the words."""
    document = read(Article("a", text, published="2025-01-10")).document
    said = counts(words_of(document.text, Span(0, len(document.text))), document.times)
    told = quantities_of(type, document.text.find(trigger), said, None)
    return [(written(one), one.text) for one in told]


@pytest.mark.parametrize(
    "text, type, said",
    [
        ("Nước này đã điều khoảng 9.000 lính dù sang Nga.", "TroopDeployment", ["~9000 soldiers"]),
        ("Quân số được điều lên tới 9.000 người.", "TroopDeployment", ["~9000 soldiers"]),
        ("Họ đưa thêm 4.000 quân sang Nga.", "TroopDeployment", ["+4000 soldiers"]),
        ("Họ đưa 9.000 quân sang Nga, trong đó 700 lính đặc nhiệm.", "TroopDeployment", ["9000 soldiers"]),
        ("Họ cho biết thêm, 900 công nhân đã lên đường.", "LaborDispatch", ["900 workers"]),
        ("Họ sẽ cử 300 công binh và hai đội thợ gồm 700 người.", "TroopDeployment", ["300 soldiers"]),
        ("Họ sẽ cử 300 công binh và hai đội thợ gồm 700 người.", "LaborDispatch", ["700 workers"]),
        ("Ít nhất 70 lính đã chết và gần 400 người bị thương.", "Combat", [">=70 dead", "~400 wounded"]),
        ("Hơn 400 lính đã chết hoặc bị thương.", "Combat", [">400 casualties"]),
        ("Thương vong lên tới 2.000 người.", "Combat", ["~2000 casualties"]),
        ("Họ đã điều 9.000 quân, hơn 400 người trong số đó thiệt mạng.", "Combat", [">400 dead"]),
        ("Hai người cùng dự lễ viếng binh sĩ tử trận.", "Combat", []),
        (
            "Họ đã gửi 2,5 triệu viên đạn pháo và 20 quả tên lửa.",
            "ArmsTransfer",
            ["20 missiles", "2500000 shells"],
        ),
        ("Họ đã gửi 700 công-ten-nơ đạn dược.", "ArmsTransfer", ["700 containers"]),
        ("Họ gặp nhau ngày 15/12/2024 tại tòa nhà số 20.", "Meeting", []),
    ],
)
def test_a_count_belongs_to_the_type_that_counts_it(text: str, type: str, said: list[str]) -> None:
    assert [value for value, _ in counted(text, type)] == said


def test_the_day_of_a_count_is_kept() -> None:
    document = read(Article("a", "Tính đến ngày 5/1/2025, 400 lính đã thiệt mạng.")).document
    [one] = counts(words_of(document.text, Span(0, len(document.text))), document.times)
    assert one.quantity.as_of == "2025-01-05"


def test_an_articles_claims_count_and_keep_their_ids() -> None:
    text = "Theo Seoul, Triều Tiên đã đưa khoảng 9.000 binh sĩ sang Nga hồi tháng 10/2024."
    [told] = extract_article(Article("a", text, published="2024-11-20")).claims
    assert [written(one) for one in told.quantities] == ["~9000 soldiers"]
    other = text.replace("9.000", "8.000")
    [same_words] = extract_article(Article("a", other, published="2024-11-20")).claims
    assert same_words.id == told.id and same_words.quantities != told.quantities


def test_a_count_belongs_to_the_event_told_nearest_to_it() -> None:
    text = (
        "Tình báo Hàn Quốc nói Triều Tiên đã gửi khoảng 9.000 binh sĩ tới Nga hồi tháng 10/2024 và "
        "có thể điều thêm quân tới Kursk vào tháng 3/2025."
    )
    claims = extract_article(Article("a", text, published="2024-12-20")).claims
    counted = {claim.time: [written(one) for one in claim.quantities] for claim in claims}
    assert counted == {"2024-10": ["~9000 soldiers"], "2025-03": []}


def count(low: float, high: float | None = -1, about: bool = False, object: str = "soldiers") -> Quantity:
    return Quantity(object, low, low if high == -1 else high, about)


@pytest.mark.parametrize(
    "one, other, fits",
    [
        (count(10_000, about=True), count(10_400), True),
        (count(1000, None), count(3000), True),
        (count(10_000, None, True), count(12_000), True),
        (count(100, None), count(3000), True),
        (count(14_000, about=True), count(15_000), True),
        (count(15_000), count(14_832), True),  # a rounded number and the exact one
        (count(10_000, 12_000), count(11_000), True),
        (count(10_000), count(15_000), False),
        (count(10_000, about=True), count(12_000, about=True), False),
        (count(1000, None, True), count(3000, None, True), False),
        (count(0, 500), count(600), False),
        (count(14_832), count(14_900), False),
    ],
)
def test_a_coarser_count_agrees_with_a_finer_one(one: Quantity, other: Quantity, fits: bool) -> None:
    assert agree(one, other) is agree(other, one) is fits


@given(st.floats(1, 1e9), st.booleans(), st.booleans())
def test_a_count_agrees_with_itself(low: float, about: bool, is_open: bool) -> None:
    one = count(low, None if is_open else low, about)
    assert agree(one, one)


def test_dead_and_wounded_are_casualties() -> None:
    told = (count(100, None, object="dead"), count(1000, about=True, object="wounded"))
    assert [written(one) for one in with_sums(told)] == [">=100 dead", "~1000 wounded", ">1100 casualties"]


def sent(id: str, published: str, told: Quantity, *by: str, planned: bool = False) -> Extraction:
    made = claim(
        "TroopDeployment",
        ("north-korea",),
        ("russia",),
        time="2024-10",
        attributed_to=by,
        modality="planned" if planned else "alleged",
    )
    one = extraction(id, made, published=published, publisher=f"{id}.example")
    return replace(one, claims=tuple(replace(each, quantities=(told,)) for each in one.claims))


def disagreements(*told: Extraction) -> tuple[Conflict, ...]:
    infos = {
        one.article.id: ArticleInfo(
            one.article.id, one.article.publisher, one.article.published, one.entities
        )
        for one in told
    }
    [event] = merge([each for one in told for each in one.claims], infos)
    return event.conflicts


def test_two_counts_of_the_same_days_disagree_and_the_better_supported_is_preferred() -> None:
    [conflict] = disagreements(
        sent("a", "2024-10-28", count(10_000, about=True), "south-korea"),
        sent("b", "2024-10-29", count(15_000), "yonhap"),
        sent("c", "2024-10-30", count(10_000), "kcna"),
        sent("d", "2024-10-30", count(1000, None), "united-nations"),
    )
    assert (conflict.slot, conflict.kind) == ("quantity", "counts")
    assert [value for value, _ in conflict.values] == [
        "10000 soldiers", "15000 soldiers", ">=1000 soldiers", "~10000 soldiers"
    ]  # fmt: skip
    assert conflict.preferred == "10000 soldiers"  # by three outlets, and by a party's own agency


@pytest.mark.parametrize(
    "later, day, by, kind",
    [
        (15_000, "2025-03-01", "russia", "update"),  # more, months later
        (15_000, "2024-10-30", "south-korea", "update"),  # more, by the same teller
        (15_000, "2024-10-30", "russia", "counts"),  # more, by another in the same days
        (6000, "2025-03-01", "russia", "counts"),  # what was sent does not become less
        (6000, "2025-03-01", "south-korea", "counts"),
    ],
)
def test_a_later_larger_count_is_an_update(later: int, day: str, by: str, kind: str) -> None:
    first = sent("a", "2024-10-28", count(10_000), "south-korea")
    [conflict] = disagreements(first, sent("b", day, count(later), by))
    assert conflict.kind == kind


def test_plans_and_what_comes_on_top_are_compared_among_themselves() -> None:
    told = sent("a", "2024-10-28", count(10_000))
    planned = sent("b", "2024-10-28", count(15_000), planned=True)
    more = sent("c", "2024-10-28", replace(count(3000), more=True))
    assert disagreements(told, planned, more) == ()


def test_an_update_alone_is_listed_and_disputes_nothing() -> None:
    with Store.open("sqlite://") as store:
        store.add(sent("a", "2024-10-28", count(10_000), "south-korea"))
        store.add(sent("b", "2025-03-01", count(15_000), "south-korea"))
        [event] = event_details(store)
        assert event["disputed"] is False
        assert [conflict["kind"] for conflict in event["conflicts"]] == ["update"]
        assert conflicts(store).total == 1
        assert {q["low"] for told in event["claim_list"] for q in told["quantities"]} == {10_000, 15_000}
