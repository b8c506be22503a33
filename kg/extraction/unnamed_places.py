"""Places that a sentence gives no name: «ở ngoại ô thủ đô», and the house of the embassy that gives a reception."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.known import capital_of
from kg.extraction.lexicon import scenes, seats, trait, words
from kg.extraction.parties_told import Roles

_BEFORE = 3  # tokens of «ở ngoại ô thủ đô» before its noun
_REACH = 14  # tokens from the capital to what takes place there
Country = Callable[[str], str | None]


def unnamed_place(sentence: Sentence, trigger: Trigger, roles: Roles, country: Country) -> str | None:
    """The capital that the sentence speaks of without its name, or the city of the embassy that invites."""
    if trigger.frame.type == "Ceremony":
        hosts = [seats()[e] for m in roles.agents if m.kind == "organ" for e in m.entities if e in seats()]
        if hosts:
            return hosts[0]
    if trigger.frame.type not in trait("in_the_capital") or not _speaks_of_the_capital(sentence, trigger):
        return None
    taken = roles.targets if trigger.frame.type in trait("done_where_it_goes") else ()
    for mention in (*taken, *roles.agents):
        for entity in mention.entities:
            if capital := capital_of(country(entity)):
                return capital
    return None


def _speaks_of_the_capital(sentence: Sentence, trigger: Trigger) -> bool:
    """«tại thủ đô», with no name behind, in the clause of the trigger."""
    lower = sentence.lower
    for i, length in sentence.places(scenes()["bare_capital"]):
        named = i + length < len(lower) and sentence.tokens[i + length].kind == "mention"
        low, high = min(i, trigger.end), max(i, trigger.start)
        if named or high - low > _REACH or {";", ":"} & set(lower[low:high]):
            continue
        if words()["locatives"].places(lower, max(0, i - _BEFORE), i):
            return True
    return False
