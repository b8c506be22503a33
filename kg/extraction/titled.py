"""What a summary's title tells: with the day, the place and the teller that the lead below it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import edtf
from kg.extraction.grounds import is_spot, lies_in
from kg.extraction.known import actor, state_of
from kg.extraction.leads import LEAD, News
from kg.extraction.lexicon import scenes, trait
from kg.extraction.memory import PAIR
from kg.extraction.told import Told
from kg.model import Claim
from kg.records import replace


def titled(
    told: Sequence[Told], news: News, country: Callable[[str], str | None], published: str | None
) -> list[Told]:
    """The claims, those of the title with what the lead says of them; `news` is what the lead reports."""
    dated = _titles_with_day(told, news, country, published)
    return [_with_teller(_with_place(item, news), news, country) for item in dated]


def _with_place(item: Told, news: News) -> Told:
    """What tells no place, or a country, was where the other half of a summary has the news.

    What a title has done or built was where the lead has it; whom the lead has meet or speak did so where the title
    tells of them.
    """
    claim = item.claim
    if claim.passage.field == "title":
        open_to_it = claim.type in trait("done_at_the_news")
        where = news.place
    else:
        attended = claim.type in trait("attended") and item.sentence <= LEAD and not item.afar
        open_to_it = attended and claim.modality == "actual"
        where = news.title_place if attended and news.place is None else None
    if where is None or is_spot(claim.place) or claim.modality == "denied":
        return item
    fits = open_to_it if claim.place is None else lies_in(where, claim.place)
    return replace(item, claim=replace(claim, place=where)) if fits else item


def _with_teller(item: Told, news: News, country: Callable[[str], str | None]) -> Told:
    """What a title has a state tell («Seoul: …») is told by whoever of that state tells in the lead."""
    claim = item.claim
    if claim.passage.field != "title":
        return item
    named = tuple(_teller_for(who, news, country) for who in claim.attributed_to)
    return item if named == claim.attributed_to else replace(item, claim=replace(claim, attributed_to=named))


def _teller_for(who: str, news: News, country: Callable[[str], str | None]) -> str:
    if state_of(country(who)) != who:
        return who
    return next((teller for teller in news.tellers if teller != who and country(teller) == country(who)), who)


def _titles_with_day(
    items: Sequence[Told], news: News, country: Callable[[str], str | None], published: str | None
) -> list[Told]:
    """What a title tells has the time that the lead gives just that, with the same certainty.

    Where the lead tells nothing of the kind, what the title tells first has the lead's own day.
    """
    lead = [item for item in items if item.claim.passage.field == "text" and item.sentence <= LEAD]
    result, by_lead = list[Told](), False
    for item in items:
        time = _time_in(lead, item) if item.claim.passage.field == "title" else None
        by_lead = by_lead or time is not None
        result.append(item if time is None else replace(item, claim=replace(item.claim, time=time)))
    titles = [item for item in result if item.claim.passage.field == "title"]
    if by_lead or not titles:
        return _planned_together(_of_one_occasion(result))
    told = {id(titles[0]): replace(titles[0], claim=_told_by(news, titles[0], country))}
    for item in titles:
        time = _free_time(told.get(id(item), item).claim, news, lead, published)
        if time is not None:
            base = told.get(id(item), item)
            told[id(item)] = replace(base, claim=replace(base.claim, time=time))
            break
    return _planned_together(_of_one_occasion([told.get(id(item), item) for item in result]))


def _of_one_occasion(items: Sequence[Told]) -> list[Told]:
    """«Ông X gặp ông Y, trao thư của ông Z», «Ông X tới Nga gặp ông Y»: what a title tells beside a meeting."""
    titles = [item for item in items if item.claim.passage.field == "title"]
    met = (
        i.claim for i in titles if i.claim.type in trait("meeting_or_talking") and edtf.is_day(i.claim.time)
    )
    first = next(met, None)
    if first is None:
        return list(items)
    late = {
        id(item)
        for item in titles
        if item.claim.time is None
        and item.claim.modality == first.modality == "actual"
        and item.tie != "none"
        and item.claim.type in trait("told_as_they_meet")
        and set(item.claim.agents) & first.parties
    }
    return [replace(i, claim=replace(i.claim, time=first.time)) if id(i) in late else i for i in items]


def _planned_together(items: Sequence[Told]) -> list[Told]:
    """«Ông Kim sẽ sang Nga gặp ông Putin»: what a title has planned at once has one time."""
    plans = [
        item for item in items if item.claim.passage.field == "title" and item.claim.modality == "planned"
    ]
    times = {item.claim.time for item in plans if item.claim.time}
    if len(times) != 1:
        return list(items)
    (time,) = times
    late = {id(item) for item in plans if item.claim.time is None and item.claim.type in trait("located")}
    return [replace(i, claim=replace(i.claim, time=time)) if id(i) in late else i for i in items]


def _free_time(claim: Claim, news: News, lead: Sequence[Told], published: str | None) -> str | None:
    """For what a title has others tell or announce, the one time of the lead that nothing told there has.

    «Tình báo Seoul: Triều Tiên điều thêm quân» above «… đợt triển khai bắt đầu từ đầu tháng 2»; a plan only
    with a time that is still to come, the day of shots only for what was fired.
    """
    told = claim.type in trait("strife") and claim.modality != "actual"
    if claim.time is not None or published is None or not (told or claim.modality == "planned"):
        return None
    taken = {other.claim.time for other in lead}
    free = {
        (time, shots)
        for time, shots in news.contents
        if time not in taken and time.removesuffix("/..") not in taken
    }
    if len(free) != 1:
        return None
    time, shots = free.pop()
    to_come = (edtf.bounds(time)[1] or published) >= published
    if (claim.modality == "planned" and not to_come) or (shots and claim.type not in trait("fought")):
        return None
    return time if claim.type in trait("lasting") else time.removesuffix("/..")


def _time_in(lead: Sequence[Told], title: Told) -> str | None:
    """The one time that a lead tells for what a title tells without one; None where it tells none or several."""
    claim = title.claim
    if claim.time is not None:
        return None
    shared = min(2, len(claim.parties))
    times = {
        item.claim.time
        for item in lead
        if item.claim.time
        and (item.claim.type, item.claim.modality) == (claim.type, claim.modality)
        and len(item.claim.parties & claim.parties) >= shared
    }
    return next(iter(times)) if len(times) == 1 else None


def _is_media(who: str) -> bool:
    known = actor(who)
    return known is not None and known.kind == "media"


def _told_by(news: News, item: Told, country: Callable[[str], str | None]) -> Claim:
    """What a title tells first, with the time, the place and the source that the lead gives the news."""
    claim = item.claim
    if item.tie != "none" and news.time and _is_of_the_news(claim) and _is_open_to(news.time, claim):
        claim = replace(claim, time=news.time)
    if claim.time is None and item.tie != "none" and claim.type in trait("done_by_telling"):
        spoken = (day for who, day in news.spoken if country(who) in {country(a) for a in claim.agents})
        claim = replace(claim, time=next(spoken, None))
    inside = claim.place is None or (news.place is not None and lies_in(news.place, claim.place))
    if news.place and inside and not is_spot(claim.place) and not item.afar:
        claim = replace(claim, place=news.place)
    if not claim.attributed_to:
        told_by = tuple(who for who in news.sources if who not in claim.agents)
        charged = (
            claim.type in trait("strife")
            and claim.modality == "actual"
            and any(country(who) not in PAIR and not _is_media(who) for who in told_by)
        )
        claim = replace(claim, attributed_to=told_by, modality="alleged" if charged else claim.modality)
    return claim


def _is_open_to(day: str, claim: Claim) -> bool:
    """Whether a title leaves the day to the lead: it tells none, or only within what time it was the how-manieth
    («lần thứ tư trong năm nay»)."""
    if claim.time is None:
        return True
    counted = scenes()["ordinals"].places(claim.passage.text.lower().split())
    return bool(counted) and not edtf.is_day(claim.time) and edtf.overlaps(claim.time, day)


def _is_of_the_news(claim: Claim) -> bool:
    """Whether what a title tells is what happened on the day of the news; plans and strife are only spoken of then."""
    return claim.modality != "planned" and not (claim.type in trait("strife") and claim.modality != "actual")
