"""The places that a sentence names."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.grounds import is_house
from kg.extraction.groups import Group
from kg.extraction.known import actor
from kg.extraction.lexicon import scenes, seats, words
from kg.extraction.reporting import report_verb_after
from kg.extraction.scenery import lead_of
from kg.extraction.states import seat
from kg.extraction.tokens import Mention
from kg.records import record


@record(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: its token, what it is, and the token of the word that leads to it."""

    at: int
    place: str
    mention: Mention
    lead: int


def spots(sentence: Sentence) -> list[Spot]:
    """Every place that a sentence names, an organ as its seat."""
    return sentence.once(_spots)


def _spots(sentence: Sentence) -> list[Spot]:
    found = []
    for group in sentence.groups:
        for number, mention in enumerate(group.mentions):
            place = _as_place(mention)
            if place is not None and not _only_tells(sentence, group, mention):
                # The lead of a list («ở Nga và Belarus») is that of its first place.
                at = group.start if number == 0 or mention.kind == "state" else _token_of(sentence, mention)
                found.append(Spot(at, place, mention, lead_of(sentence, at)))
    return found


def _token_of(sentence: Sentence, mention: Mention) -> int:
    return next(i for i, token in enumerate(sentence.tokens) if token.mention is mention)


def _only_tells(sentence: Sentence, group: Group, mention: Mention) -> bool:
    """«… tới Bình Nhưỡng, Đại sứ quán Nga cho biết»: the organ that tells it is not where it was."""
    if mention is not group.mentions[-1] or mention.kind != "organ":
        return False
    return (
        sentence.lower[_token_of(sentence, mention) - 1] == ","
        and report_verb_after(sentence, group.end) is not None
    )


def only_owns(sentence: Sentence, spot: Spot) -> bool:
    """«vào căn cứ Mỹ ở Nhật Bản»: the state whose base it is, and not where it lies."""
    if spot.mention.kind != "state" or not words()["owned_grounds"].length_before(sentence.lower, spot.at):
        return False
    return words()["locatives"].length_at(sentence.lower, spot.at + 1) > 0


def _as_place(mention: Mention) -> str | None:
    """What a mention is as a place; an organ is where it sits («tại Điện Kremlin», «tại Bộ Ngoại giao Nga»)."""
    if mention.kind == "organ" and mention.entities:
        return mention.entities[0] if is_house(mention.entities[0]) else _seat(mention.entities[0])
    if mention.kind == "state" and mention.head:
        return None
    return mention.place if mention.kind in ("place", "state") else None


def _seat(organ: str) -> str | None:
    """Where something in an organ takes place; one of those that stand anywhere is a place only if its seat is told."""
    known = actor(organ)
    anywhere = known and scenes()["stands_anywhere"].length_at(known.label_vi.lower().split(), 0)
    return seats().get(organ) if anywhere else seat(organ)
