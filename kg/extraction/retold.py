"""A summary tells its title again: what both tell of one happening is one claim, whichever way each puts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import edtf
from kg.extraction.known import actor, is_state
from kg.extraction.lexicon import trait, words
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.once import shared
from kg.model import Claim, Modality
from kg.records import replace
from ontology import event_types

_UNNAMED = "group"  # «lãnh đạo nhiều nước», whom only the summary names


def with_titles_retold(claims: Sequence[Claim], country: Callable[[str], str | None]) -> list[Claim]:
    """The claims of a summary, each of its title's that the text below tells otherwise put together with that."""
    result = list(claims)
    for title in [claim for claim in claims if claim.passage.field == "title"]:
        below = (one for one in result if one.passage.field == "text" and one.type == title.type)
        again = next((one for one in below if _is_retold(title, one, country)), None)
        if again is not None:
            result[result.index(again)] = _joined(title, again)
            result.remove(title)
    return result


def _is_retold(title: Claim, text: Claim, country: Callable[[str], str | None]) -> bool:
    """Whether both tell one happening: of the same two sides, on no other day, with no other count."""
    if _stance(title, text) is None or (title.quantities and text.quantities):
        return False
    if title.time and text.time and not edtf.overlaps(title.time, text.time):
        return False
    if title.type in trait("hosted"):
        return True  # whoever comes to it, a summary tells of one occasion
    if event_types()[title.type].symmetric:
        return shared(title.agents, text.agents, country) >= 2
    same_target = bool(shared(title.targets, text.targets, country)) or title.targets == text.targets
    unnamed = title.modality == text.modality and all(map(_is_unnamed, title.agents))
    return same_target and (unnamed or bool(shared(title.agents, text.agents, country)))


def _is_unnamed(who: str) -> bool:
    known = actor(who)
    return known is not None and known.kind == _UNNAMED


def _stance(title: Claim, text: Claim) -> Modality | None:
    """How both together put it; None where they tell of two things."""
    ways = {title.modality, text.modality}
    if len(ways) == 1:
        return title.modality
    if ways == {"alleged", "planned"} and title.type in trait("counted"):
        return "alleged"
    if ways == {"actual", "planned"} and title.type in trait("hosted"):
        return "planned"  # «dự duyệt binh» over «sẽ dự»
    if ways == {"actual", "planned"} and title.type in trait("sent") and title.modality == "actual":
        # «xác nhận đã gửi quân» over «quyết định điều quân», but «cử công binh» over «sẽ cử»
        return "actual" if words()["confirmations"].places(title.passage.text.lower().split()) else "planned"
    return "denied" if title.modality == "denied" else None


def _with_all_guests(title: Claim, text: Claim) -> Claim:
    """What the text tells, with all who take part; what is given to a person is given by whom the title says."""
    if any(known is not None and known.kind == "person" for known in map(actor, title.targets)):
        return replace(text, agents=title.agents, targets=title.targets)
    both = tuple(dict.fromkeys(title.agents + text.agents))
    persons = {country_of(who) for who in both if not is_state(who)}
    guests = tuple(who for who in both if not (is_state(who) and country_of(who) in persons))
    named = tuple(who for who in guests if not _is_unnamed(who)) or guests
    homes = countries_of(named)
    hosts = tuple(t for t in text.targets or title.targets if country_of(t) not in homes)
    return replace(text, agents=named, targets=hosts)


def _joined(title: Claim, text: Claim) -> Claim:
    stance = _stance(title, text) or text.modality
    if title.type in trait("hosted"):
        text = _with_all_guests(title, text)
    times = [time for time in (text.time, title.time) if time]
    return replace(
        text,
        modality=stance,
        # What is denied was never of a day: the one in the text is that of the denial.
        time=title.time if stance == "denied" else min(times, key=edtf.width, default=None),
        place=text.place or title.place,
        attributed_to=tuple(dict.fromkeys(text.attributed_to + title.attributed_to)),
        quantities=text.quantities or title.quantities,
        more_passages=tuple(dict.fromkeys((*text.more_passages, title.passage, *title.more_passages))),
        confidence=max(title.confidence, text.confidence),
    )
