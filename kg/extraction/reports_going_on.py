"""Reports that go on: whose telling the next sentences are, of agencies in brackets, of what is quoted on."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.lexicon import any_of, words
from kg.extraction.outlets import agency_of_dateline, goes_on_with_a_report, goes_on_with_its_teller
from kg.extraction.reporting import report_verb_after
from kg.extraction.telling import Source
from kg.records import replace

_POINTING = frozenset({"này", "trên", "đó"})


class LastTold:
    """Whose telling was heard last, of all and of those who told of a report of theirs."""

    def __init__(self) -> None:
        self._any: list[Source] = []
        self._in_a_report: list[Source] = []

    def meant(self, sentence: Sentence) -> list[Source]:
        """Who tells on in a sentence: «Báo cáo cũng viết …» is of a report, whoever has spoken since."""
        opens = any_of("drawn_up", "report_authors").length_at(sentence.lower, 0) > 0
        return (opens and self._in_a_report) or self._any

    def keep(self, own: Sequence[Source], sentence: Sentence) -> None:
        """Remembers the sources that a sentence names, if any."""
        if own:
            self._any = list(own)
            told_of = sentence.places(words()["drawn_up"])
            self._in_a_report = self._any if told_of else self._in_a_report


def carried(before: Sequence[Source], own: Sequence[Source], sentence: Sentence) -> list[Source]:
    """The sources of a sentence: its own, else the report that the sentence before it told and that goes on.

    What opens with a time of its own or a turn («Trước đó, …») is background, told by the writer, unless it
    is strife that third parties tell of.
    """
    if not all(s.joined for s in own) or not before or not sentence.tokens:
        return list(own)
    size, faint = len(sentence.tokens), sentence.tokens[0].kind == "time" or _turns_away(sentence)
    going_on = (replace(s, start=0, end=size, report=False, goes_on=True, faint=faint) for s in before)
    on = [s for s, was in zip(going_on, before, strict=True) if was.report and (was.third or not faint)]
    return on + list(own)


def of_dateline(sentence: Sentence, text: str, start: int) -> list[Source]:
    """The agency with whose name in brackets a sentence opens that begins at `start` of the document's text."""
    agency = agency_of_dateline(text, start)
    return [Source((agency,), 0, len(sentence.tokens), third=False, report=True)] if agency else []


def with_the_report(
    own: Sequence[Source], before: Sequence[Source], last: Sequence[Source], sentence: Sentence, text: str
) -> list[Source]:
    """The sources of a sentence, that of a report among them which it goes on to quote.

    «Báo cáo cũng viết …», «Theo đó, …» quote the `last` report told; «Theo người này, …» who told the sentence
    `before`, before anybody whom the words may mean by themselves.
    """
    by_its_teller = goes_on_with_its_teller(sentence, text) or (not own and _points_to_teller(sentence, text))
    if (own and not (by_its_teller and before)) or not (by_its_teller or goes_on_with_a_report(sentence)):
        return list(own)
    size = len(sentence.tokens)
    return [replace(s, start=0, end=size, report=True, goes_on=False, faint=False) for s in last] or list(own)


def _points_to_teller(sentence: Sentence, text: str) -> bool:
    """«cơ quan này cho biết …»: who was not known by name tells on, where nothing else says whom that means."""
    nameless = (g for g in sentence.groups if not g.entities)
    called = ((text[g.mentions[-1].start : g.mentions[-1].end].split(), g) for g in nameless)
    return any(
        said[-1:] and said[-1] in _POINTING and report_verb_after(sentence, g.end) is not None
        for said, g in called
    )


def _turns_away(sentence: Sentence) -> bool:
    return any_of("turns", "background").length_at(sentence.lower, 0) > 0
