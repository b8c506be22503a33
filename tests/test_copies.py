"""Outlets that repeat one report are one source; those that tell it in words of their own are several."""

from __future__ import annotations

from itertools import combinations

import pytest
from factories import claim, extraction
from hypothesis import given
from hypothesis import strategies as st

from kg.merging import ArticleInfo, merge
from kg.merging.copies import _near, resemblance, shingles
from kg.merging.rules import copies_rule
from kg.model import Event

REPORT = (
    "Đoàn đại biểu quân sự Nga do Thứ trưởng Quốc phòng dẫn đầu đã rời thủ đô Bình Nhưỡng chiều thứ Sáu sau ba "
    "ngày làm việc"
)
EDITED = REPORT.replace("chiều thứ Sáu", "hôm thứ Sáu").replace("ba ngày", "3 ngày")
OWN = "Sau ba ngày ở thăm, phái đoàn do ông Thứ trưởng dẫn đầu lên máy bay về nước; sân bay có đông người tiễn đưa"
SHORT = "Hai bên gặp nhau"


def told(*tellings: tuple[str, str, tuple[str, ...]]) -> Event:
    """The event that outlets tell, each in its words and after its sources."""
    made = [
        extraction(
            f"a{n}",
            claim(time="2024-06-19", words=words, attributed_to=said),
            publisher=outlet,
            published=f"2024-06-2{n}",
        )
        for n, (outlet, words, said) in enumerate(tellings)
    ]
    infos = {
        one.article.id: ArticleInfo(
            one.article.id, one.article.publisher, one.article.published, one.entities
        )
        for one in made
    }
    (event,) = merge([one for each in made for one in each.claims], infos)
    return event


def test_a_report_that_three_reprint_is_one_source_and_confirms_nothing() -> None:
    event = told(("b.vn", REPORT, ()), ("a.vn", REPORT, ()), ("c.vn", EDITED, ()))
    assert (event.sources, len(event.claims), event.status) == (1, 3, "reported")
    assert set(event.claim_sources) == {"b.vn"}, "by the outlet that published first"


def test_words_of_their_own_are_another_source() -> None:
    event = told(("a.vn", REPORT, ()), ("b.vn", REPORT, ()), ("c.vn", OWN, ()))
    assert (event.sources, event.status) == (2, "confirmed")
    by_claim = dict(zip(event.claims, event.claim_sources, strict=True))
    assert sorted(by_claim.values()) == ["a.vn", "a.vn", "c.vn"]


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [
        (("kcna",), ("kcna",), 1),
        (("yonhap", "kcna"), ("kcna",), 1),
        (("kcna",), (), 1),
        (("kcna",), ("yonhap",), 2),
    ],
)
def test_equal_words_after_different_sources_are_no_copy(
    one: tuple[str, ...], other: tuple[str, ...], sources: int
) -> None:
    assert told(("a.vn", REPORT, one), ("b.vn", EDITED, other)).sources == sources


def test_few_words_show_nothing() -> None:
    assert len(SHORT.split()) < copies_rule().words
    assert told(("a.vn", SHORT, ()), ("b.vn", SHORT, ())).sources == 2


def test_what_copies_say_weighs_as_one() -> None:
    elsewhere = claim(time="2024-06-19", place="moscow", words=REPORT)
    made = [extraction(f"m{n}", elsewhere, publisher=f"m{n}.vn") for n in range(3)]
    here = claim(time="2024-06-19", place="pyongyang")
    made += [
        extraction(f"p{n}", claim(time=here.time, place=here.place, words=words), publisher=f"p{n}.vn")
        for n, words in enumerate((OWN, SHORT))
    ]
    infos = {
        one.article.id: ArticleInfo(
            one.article.id, one.article.publisher, one.article.published, one.entities
        )
        for one in made
    }
    (event,) = merge([one for each in made for one in each.claims], infos)
    assert (event.place, event.sources) == ("pyongyang", 3)


def test_the_same_words_in_other_letters_and_forms_of_writing_resemble_each_other() -> None:
    assert shingles("Nga và Triều Tiên, hôm nay, ký với nhau!") == shingles(
        "NGA VÀ TRIỀU TIÊN hôm nay ký với nhau"
    )
    assert resemblance(shingles(REPORT), shingles(REPORT)) == 1
    assert resemblance(shingles(REPORT), shingles(OWN)) < copies_rule().resemblance / 2


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=12))
def test_no_pair_that_is_near_is_missed(sets: list[frozenset[str]]) -> None:
    least = copies_rule().resemblance
    near = {
        (one, other)
        for one, other in combinations(range(len(sets)), 2)
        if resemblance(sets[one], sets[other]) >= least
    }
    assert set(_near(sets)) == near


@given(
    st.permutations(
        [("a.vn", REPORT, ()), ("b.vn", EDITED, ("kcna",)), ("c.vn", OWN, ()), ("d.vn", REPORT, ())]
    )
)
def test_the_order_does_not_matter(tellings: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(*tellings).sources == 2
