"""Bodies that no list holds: «công ty Profinet của Nga», «Liên đoàn bóng đá Triều Tiên», «Quân khu miền Đông của Nga».

One with a foreign name of its own becomes an entity by that name; any other one stands for its state.
"""

from __future__ import annotations

from kg.extraction.known import state_of
from kg.extraction.lexicon import any_of, is_number, words
from kg.extraction.lines import Draft, Found, Line
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention

_LONGEST = 8  # words between the head and the state or the name
_NAME = 4  # tokens of a name, hyphens among them
_ENDS = ("prepositions", "auxiliaries", "report_verbs", "coordinators", "verbs", "telling_verbs")


def body_at(line: Line, index: int) -> Found | None:
    """The body whose head noun begins at a token, by its own name or by the state it belongs to."""
    head = words()["body_heads"].length_at(line.lower, index)
    counted = words()["quantifiers"].length_before(line.lower, index)
    if not head or counted or (index and is_number(line.lower[index - 1])):
        return None
    if head == 1 and not line.is_capital(index):
        return None  # «cán bộ», «nội bộ»
    for at in range(index + head, min(len(line), index + head + _LONGEST)):
        hit = line.hit(at)
        if hit is not None:
            named = line.after(at, hit) < len(line) and _is_foreign(line, line.after(at, hit))
            owned = (at > index + head or named) and line.kind(at) in ("state", "place")
            return _of_a_state(line, index, at, None) if owned else None
        if _is_foreign(line, at):
            return _named(line, index, at)
        if line.tokens[at].kind != "word" or any_of(*_ENDS).length_at(line.lower, at) > 0:
            return None
    return None


def _is_foreign(line: Line, at: int) -> bool:
    word = line.words(at, at + 1)
    return line.starts_name(at) and not word.isupper() and not is_vietnamese_syllable(word)


def _of_a_state(line: Line, index: int, at: int, entity: str | None) -> Found | None:
    """The body that ends in the name of its state or region at `at`; the state itself where it has no `entity`."""
    hit = line.hit(at)
    country = line.names.of(hit).country if hit else None
    state = state_of(country)
    if hit is None or state is None:
        return None
    end = line.after(at, hit)
    if entity is None and end < len(line) and line.hit(end) is None and _is_foreign(line, end):
        return _named(line, index, end, country)  # «công ty Nga TransInvest»
    whole = Mention(*line.span(index, end), "organ", (entity or state,), head=line.words(index, at).lower())
    return Draft(whole, country=country), end


def _named(line: Line, index: int, at: int, home: str | None = None) -> Found | None:
    end = at
    while end < min(len(line), at + _NAME) and (
        line.starts_name(end) or (line.lower[end] == "-" and line.starts_name(end + 1))
    ):
        end += 1
    owner = end + (line.lower[end : end + 1] == ["của"])
    if seated := words()["seated"].length_at(line.lower, end):
        owner = end + seated + words()["locatives"].length_at(line.lower, end + seated)
    hit = line.hit(owner) if line.kind(owner) in ("state", "place") else None
    country = line.names.of(hit).country if hit else home
    entity = line.names.introduce_body(line.words(at, end), country)
    last = line.after(owner, hit) if hit else end
    return Draft(Mention(*line.span(index, last), "organ", (entity,)), country=country), last
