"""Sets of phrases: one by one, several as one, and many at once give the same."""

from __future__ import annotations

import pytest

from kg.extraction.asked import Asked
from kg.extraction.lexicon import any_of, words
from kg.extraction.phrases import Index, Phrases

SONGS = Phrases(["song", "!song phương", "đã", "hôm nay"])
TIES = Phrases(["song phương", "hôm", "nay sẽ"])
SENTENCES = ["ông ấy đã hát song ca", "quan hệ song phương hôm nay", "song", "hôm nay sẽ khác", ""]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_index_finds_what_each_set_finds(sentence: str) -> None:
    lower = sentence.split()
    found = Index([SONGS]).with_set(TIES).places(lower)
    for phrases in (SONGS, TIES):
        assert found.get(phrases, []) == phrases.places(lower)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_several_sets_as_one_find_the_longest_of_any(sentence: str) -> None:
    lower, both = sentence.split(), Phrases.of_any([SONGS, TIES])
    for at in range(-1, len(lower) + 2):
        lengths = [(some.length_at(lower, at), some.length_before(lower, at)) for some in (SONGS, TIES)]
        assert both.length_at(lower, at) == max(length for length, _ in lengths)
        assert both.length_before(lower, at) == max(length for _, length in lengths)


def test_an_exception_bars_the_shorter_phrase_only_in_its_own_set() -> None:
    lower = ["hợp", "tác", "song", "phương"]
    assert SONGS.length_at(lower, 2) == 0
    assert Phrases.of_any([SONGS, TIES]).length_at(lower, 2) == 2


def test_a_sentence_answers_for_lists_that_it_was_never_asked_for() -> None:
    lower = ["nga", "và", "triều", "tiên", "đã", "không", "ký"]
    new = Phrases(["triều tiên", "không"])
    before, after = Asked(lower), Asked(lower)
    for sentence in (before, after, Asked(lower)):
        assert list(sentence.places(new)) == [(2, 2), (5, 1)]
        assert list(sentence.places(new, 3)) == [(5, 1)]


def test_any_of_takes_lists_by_name() -> None:
    assert any_of("auxiliaries", "negations").length_at(["không"], 0) == 1
    assert words()["auxiliaries"].length_at(["đã"], 0) == any_of("negations", "auxiliaries").length_at(
        ["đã"], 0
    )
