"""What the names of an article tell of it as a whole: whether it matters, whom it introduces, where it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.gazetteer import Hit
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import read_yaml, words
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR
from kg.extraction.tokens import Mention

_GIVEN_NAME_LAST = frozenset({"KP", "KR", "CN", "VN", "JP"})


def is_of_the_pair(hits: Sequence[Hit]) -> bool:
    """Whether an article names anybody of the two countries at all."""
    for hit in hits:
        known = actor(hit.actors[0])
        if known and known.country in PAIR:
            return True
    return False


def with_local_names(text: str, hits: Sequence[Hit], names: Names) -> list[Hit]:
    """The hits with those of the names that this article introduced, in full and by surname."""
    forms: dict[str, str] = {}
    for entity in names.entities.values():
        forms[entity.label_vi] = entity.id
        parts = entity.label_vi.split()
        if entity.country not in _GIVEN_NAME_LAST and len(parts) > 1 and len(parts[-1]) > 3:
            forms.setdefault(parts[-1], entity.id)
    if not forms:
        return list(hits)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")(?!\w)"
    )
    found = [Hit(m.start(), m.end(), (forms[m.group()],)) for m in pattern.finditer(text)]
    kept = [h for h in hits if not any(f.start <= h.start and h.end <= f.end for f in found)]
    extra = [f for f in found if not any(h.start < f.end and f.start < h.end for h in kept)]
    return sorted(kept + extra, key=lambda hit: hit.start)


_SOUTH = "KR"
_GONE = "SU"  # a country where nothing of today plays


def tells_of_the_south(hits: Sequence[Hit]) -> bool:
    """Whether an article names anybody or anything of South Korea."""
    return any((known := actor(one)) and known.country == _SOUTH for hit in hits for one in hit.actors)


def host_of(text: str, hits: Sequence[Hit]) -> str | None:
    """The country where the story plays: the first one gone to, else that of the first place told.

    «Tại Bình Nhưỡng hôm nay, …»: where the lead has something happen comes before what is gone to behind it.
    """
    locatives, place_words, goes_to = words()["locatives"], words()["place_words"], words()["goes_to"]
    lead = text.find(". ") % (len(text) + 1)
    first: str | None = None
    scene: str | None = None
    for hit in hits:
        known = actor(hit.actors[0])
        if known is None or known.kind not in ("state", "place") or known.country == _GONE:
            continue
        if scene is not None and hit.start > lead:
            return scene
        before = text[max(0, hit.start - 30) : hit.start].lower().split()
        if known.country and goes_to.length_before(before, len(before)):
            return known.country
        if scene is None and known.kind == "place" and hit.start <= lead:
            scene = known.country if locatives.length_before(before, len(before)) else None
        if first is None and place_words.length_before(before, len(before)):
            first = known.country
    return scene or first


def both_states(hits: Sequence[Hit]) -> tuple[Mention, ...]:
    """The two states, in an article that names somebody of each."""
    countries = {known.country for hit in hits if (known := actor(hit.actors[0]))}
    if not set(PAIR) <= countries:
        return ()
    states = [state_of(country) for country in PAIR]
    return tuple(Mention(0, 0, "state", (state,)) for state in states if state)


def tells_of_treaty(text: str) -> bool:
    """Whether an article names a treaty, beside which «văn kiện này» is that treaty."""
    return any(noun in text for noun in read_yaml("scenes.yaml")["treaties"])
