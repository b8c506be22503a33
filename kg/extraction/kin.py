"""Somebody's kin: «em gái ông Kim Jong-un», «ông nội ông, Kim Nhật Thành, …»."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kg.extraction.lines import Draft, Found, Line
from kg.extraction.tokens import Mention
from kg.records import replace
from ontology import relations

Read: TypeAlias = Callable[[Line, int], Found | None]
"""Finds the mention that begins at a token."""


def kin(line: Line, index: int, end: int, name: str, read: Read) -> Found | None:
    """«em gái ông Kim Jong-un»: somebody's kin, by name or by relation; a lone syllable («công bố») is none."""
    if end - index == 1 and not line.is_word(index, end):
        return None  # «tuyên bố ông sẽ …»
    inner = end + 1 if line.lower[end : end + 1] == ["của"] else end
    apposed = _named_behind(line, inner + 1) if inner < len(line) and line.is_sir(inner) else None
    if apposed is not None:  # «Ông nội ông, Kim Nhật Thành, …»
        who, last = apposed
        return Draft(Mention(line.tokens[index].start, line.tokens[last - 1].end, "person", (who,))), last
    if inner < len(line):
        named, found = line.person_after(inner), read(line, inner)
        bearer = named[2] if named is not None and inner == end and named[0] == inner else None
        if named is not None and bearer and not _has_such_kin(bearer, name):  # «em gái Kim Yo-jong»
            return Draft(Mention(*line.span(index, named[1]), "person", (bearer,))), named[1]
        if found is not None and found[0].mention.kind == "person":
            other = found[0].mention
            mention = Mention(line.tokens[index].start, other.end, "person", other.entities)
            return replace(found[0], mention=mention, reference=name), found[1]
    if end - index < 2:
        return None
    return Draft(Mention(*line.span(index, end), "person", (), bare=True), reference=name), end


def _has_such_kin(person: str, name: str) -> bool:
    """Whether the words of kin before a name speak of that person's kin, and he is none of theirs himself."""
    ties = [tie for tie in relations() if tie.kind == name.partition(":")[2]]
    return person in {tie.of for tie in ties} - {tie.person for tie in ties}


def _named_behind(line: Line, comma: int) -> tuple[str, int] | None:
    """The known person whom a name between commas tells, and the token behind the second one."""
    if line.lower[comma : comma + 1] != [","]:
        return None
    named = line.person_after(comma + 1)
    if named is None or named[2] is None or line.lower[named[1] : named[1] + 1] != [","]:
        return None
    return named[2], named[1] + 1
