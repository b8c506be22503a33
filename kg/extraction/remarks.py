"""Remarks at the end of a sentence that say who told it, when, where and from whom he has it."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, scenes, words
from kg.extraction.reporting import occasion

_NAMED = 5  # words of «ba quan chức Mỹ» at the end
_TOLD_BEFORE = 6  # words that tell something, before who tells it


def closes(sentence: Sentence, at: int) -> bool:
    """Whether the telling is over there: the sentence ends, a comma comes, or only a time or occasion."""
    if at >= len(sentence.tokens):
        return True
    token = sentence.tokens[at]
    if length := scenes()["day_of_telling"].length_at(sentence.lower, at):  # «cho biết hồi tháng 4»
        time = sentence.tokens[at + length : at + length + 1]
        return bool(time) and time[0].kind == "time" and closes(sentence, at + length + 1)
    if token.kind == "punctuation" and _goes_on_telling(sentence, at):
        return True
    if token.kind == "punctuation":
        # «X cho biết, …» and «X nói: "…"» go on with what is told.
        return sentence.lower[at] != ":" and not _goes_on(sentence, at + 1)
    if token.kind == "time":
        return closes(sentence, at + 1)
    if words()["citing"].length_before(sentence.lower, at):
        noun = words()["cited"].length_at(sentence.lower, at)
        return (noun > 0 or len(sentence.tokens) - at <= _NAMED) and _only_names(sentence, at + noun)
    length = occasion(sentence, at)
    return bool(length) and not any(
        sentence.lower[k] in (",", "rằng", ":") for k in range(at + length, len(sentence.tokens))
    )


def _goes_on_telling(sentence: Sentence, at: int) -> bool:
    """«…, cơ quan này nhận định, đồng thời dự báo …»: what he tells besides is told anew."""
    lists, lower = words(), sentence.lower
    besides = lists["besides"].length_at(lower, at + 1) if lower[at] == "," else 0
    if not besides:
        return False
    verb = at + 1 + besides
    verb += lists["auxiliaries"].length_at(lower, verb)
    return any_of("report_verbs", "telling_verbs", "reactions").length_at(lower, verb) > 0


def is_a_remark(sentence: Sentence, group: Group, at: int) -> bool:
    """«…, nghị sĩ X nói hôm nay sau buổi báo cáo kín của NIS»: the rest only says when and where he told it."""
    lists, lower, size = words(), sentence.lower, len(sentence.tokens)
    # «nghị sĩ Hàn Quốc Lee Seong-kweun»
    title = sentence.tokens[group.start - 1].mention if group.start else None
    begins = group.start - (title is not None and group.mentions[0].kind == "person")
    if begins < _TOLD_BEFORE or lower[begins - 1] != ",":
        return False
    while at < size and sentence.tokens[at].kind == "time":
        at += 1
    if at >= size or not lists["remarks"].length_at(lower, at):
        return False
    tells = (lists["auxiliaries"].length_at(lower, i) for i in range(at, size))
    return not any(tells) and _only_names(sentence, at)


def _only_names(sentence: Sentence, at: int) -> bool:
    """«…, ông Lee dẫn báo cáo của NIS»: the rest of a sentence says from whom he has it, and tells nothing."""
    rest = range(at, len(sentence.tokens))
    marks = any(sentence.lower[i] in (",", ":", "rằng") for i in rest)
    return not marks and not any(_tells_on(sentence, i) for i in rest)


def _tells_on(sentence: Sentence, at: int) -> bool:
    """Whether a verb of telling stands there; «buổi báo cáo» and «bản tuyên bố» are nouns."""
    noun = words()["classifiers"].length_before(sentence.lower, at)
    return not noun and words()["report_verbs"].length_at(sentence.lower, at) > 0


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether more than a remark follows: a mention with words after it."""
    rest = sentence.tokens[at:]
    return sum(token.kind != "punctuation" for token in rest) > 4
