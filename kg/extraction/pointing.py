"""Expressions that point to somebody: hai nước, vị khách, em gái ông Kim, quân nhân."""

from __future__ import annotations

from kg.extraction import states
from kg.extraction.collectives import kind_of, points_to_nobody
from kg.extraction.kin import Read, kin
from kg.extraction.known import state_of
from kg.extraction.lexicon import pointers_from
from kg.extraction.lines import POINTED, Draft, Found, Line
from kg.extraction.tokens import Mention

# What is meant depends on the noun itself.
_TOLD_BY_NOUN = ("noun:", "both_persons", "both_organs", "this_organ")


def pointer(line: Line, index: int, read: Read) -> Found | None:
    """What points to somebody from a token on; `read` finds the mention that begins at one."""
    for name, phrases in pointers_from(line.lower[index]):
        length = phrases.length_at(line.lower, index)
        found = _pointing(line, index, index + length, name, read) if length else None
        if found is not None:
            return found
    return None


def _pointing(line: Line, index: int, end: int, name: str, read: Read) -> Found | None:
    span = line.span(index, end)
    if name.startswith("kin:"):
        return kin(line, index, end, name, read)
    if points_to_nobody(line, index, end, name):
        return None
    if name == "bare_force":
        if line.hit(index) or states.state_follows(line, end) or states.owner_follows(line, end):
            return None
        head = " ".join(line.lower[index:end])
        return Draft(Mention(*span, "force", (), head=head, bare=True), reference=name), end
    hit, country = line.hit(end), None
    while name.startswith("set:") and states.state_within(line, end):
        end += 1  # «hai hãng thông tấn quốc gia Nga và Triều Tiên»
        span = line.span(index, end)
    noun = " ".join(line.lower[index:end]) if name.startswith(_TOLD_BY_NOUN) else ""
    over = None if hit or not name.startswith("noun:") else line.hit_around(end)  # «vị khách Nga»
    if over is not None and line.names.of(over).kind != "group":
        over = None
    if name.startswith("noun:") and (over or (hit is not None and line.kind(end) == "state")):
        hit = over or hit
        assert hit is not None
        country, end = line.names.of(hit).country, line.after(end, hit)
        span = (span[0], hit.end)
        if line.person_after(end):
            return None  # «nhà ngoại giao Đức Anna Schmidt»
        if states.is_any(line, index):
            state = state_of(country)
            somebody = Mention(*span, "state", (state,), head=noun) if state else None
            return (Draft(somebody, country=country), end) if somebody else None
    if name in POINTED:
        kind, head, first = states.head(line.lower, index)
        if kind != "state":
            mention = Mention(line.tokens[first].start, span[1], kind, (), head=head, bare=True)
            return Draft(mention, reference=name), end
    mention = Mention(*span, kind_of(name), (), bare=True)
    return Draft(mention, office=noun, country=country, reference=name), end
