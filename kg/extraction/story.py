"""What an article tells as part of its story: the day, place and source that a claim shares with the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import edtf
from kg.extraction.hosts import with_hosts
from kg.extraction.leads import News
from kg.extraction.lexicon import trait
from kg.extraction.roundups import story_day
from kg.extraction.stays import whole_stay
from kg.extraction.titled import titled
from kg.extraction.told import Told, is_past, recent
from kg.extraction.told_before import Before
from kg.extraction.told_journeys import (
    is_a_gift,
    journey_just_told,
    last_time_of_the_kind,
    on_a_journey_to_come,
    together_with,
    told_right_before,
)
from kg.extraction.whereabouts import with_places
from kg.model import Document
from kg.records import replace

_REACH = 2  # sentences that a day told reaches on
_REACH_OF_NEWS = 4  # sentences, while the story still stands at that day
_FRESH = 1  # days before publication up to which a day is that of the news


def hung_on_the_story(
    told: Sequence[Told],
    country: Callable[[str], str | None],
    published: str | None,
    news: News,
) -> list[Told]:
    """The claims with the day, source and place of what was told just before, where they lack one.

    Only what is told as a fact takes part: a plan or an allegation does not carry the story. `news` is when
    and where the lead says that it happened.
    """
    result: list[Told] = []
    journey: Told | None = None
    before = Before(published, country, in_a_summary=news != News())
    for item in told:
        item = on_a_journey_to_come(item, journey)
        journey = item if item.claim.type == "Visit" and item.claim.modality == "planned" else journey
        if item.claim.modality == "actual":
            item = _with_day(item, before)
            before.keep(item)
        result.append(item)
    return with_hosts(with_places(titled(result, news, country, published), country, published))


def _with_day(item: Told, before: Before) -> Told:
    day = _day_of_scene(item, before) or _days_of_stay(item, before.stay) or _day_held(item, before)
    day = day and (before.visit_taken_up(item) or day)
    claim = item.claim if day is None else replace(item.claim, time=day)
    before.hung = item.sentence if day else before.hung
    dated = before.dated
    if dated is not None and item.sentence - dated.sentence <= _REACH:
        shared = bool(claim.parties & dated.claim.parties)
        one_scene = shared and claim.type in trait("hanging") and claim.time == dated.claim.time
        if claim.type in trait("done_by_telling"):  # who answers it does not speak through its outlet
            homes = {before.country(agent) for agent in dated.claim.agents}
            one_scene = one_scene and bool(homes & {before.country(agent) for agent in claim.agents})
        if one_scene and not claim.attributed_to:
            claim = replace(claim, attributed_to=dated.claim.attributed_to)
    return item if claim is item.claim else replace(item, claim=claim)


def _day_of_scene(item: Told, before: Before) -> str | None:
    """The day of an undated claim: that of the scene it hangs on, else the one the story stands at."""
    claim, dated, scene = item.claim, before.dated, before.scene
    if claim.time is not None and claim.time.startswith("../") and item.story_day:
        return whole_stay(item.story_day, claim.time)
    if item.day_of_stay and claim.type != "Visit" and (day := before.nth_day(item)) is not None:
        return day
    if claim.time is not None or item.tie == "none":
        return None
    if claim.type in trait("strife") and item.tie != "there" and not is_a_gift(claim):
        return None
    if item.tie == "this time":
        return before.day_of_this_time(item)
    if (past := _opening(item, before.published)) is not None:
        return past
    if item.tie != "there" and (day := before.day_of_talks(item)) is not None:
        return day
    if item.tie == "there":
        just_told = scene is not None and item.sentence - scene.sentence <= 1
        if scene is not None and just_told:
            return scene.claim.time
        near = before.last is not None and item.sentence - before.last.sentence <= (
            _REACH if item.paragraph == before.last.paragraph else 1
        )
        if before.last is not None and near:
            return before.last.claim.time
        return item.time_before or item.story_day
    if before.hung == item.sentence and (time := together_with(item, before.last)) is not None:
        return time
    if item.tie == "at once" and (time := told_right_before(item, before.last)) is not None:
        return time
    if (time := last_time_of_the_kind(item, before.last)) is not None:
        return time
    journey = journey_just_told(item, before.journey, before.dated)
    if journey is not None:
        return journey
    in_reach = dated is not None and item.sentence - dated.sentence <= _reach(
        item, dated, before.in_a_summary, before.published
    )
    if in_reach and dated is not None and item.paragraph != dated.paragraph:
        in_reach = recent(dated.claim.time, before.published) is not None  # history ends with its paragraph
    if dated is not None and in_reach:
        is_news = recent(dated.claim.time, before.published) is not None
        hangs = (claim.type in trait("hanging") or is_a_gift(claim)) and bool(
            claim.parties & dated.claim.parties
        )
        ours = before.is_by_one_of_them(claim)
        hangs = hangs and (claim.type not in trait("of_the_day") or (is_news and ours))
        same = (claim.type in trait("on_the_day") or is_a_gift(claim)) and is_news and ours
        if hangs or same:
            return before.day_there(item) or before.stayed_at(item) or dated.claim.time
    if (there := before.day_there(item)) is not None:
        return there
    return item.story_day if item.tie == "back" and not _in_the_past(item, before) else None


def _in_the_past(item: Told, before: Before) -> bool:
    """«… thử hạt nhân vào tháng 5/2009. Hội đồng đáp lại bằng …»: what goes on from history is not of the news."""
    last = before.last
    if last is None or item.paragraph != last.paragraph or item.sentence - last.sentence > 1:
        return False
    return is_past(last.claim.time, before.published)


def _reach(item: Told, dated: Told, in_a_summary: bool, published: str | None) -> int:
    """How many sentences on the day of `dated` holds: farther while the story has not left it.

    What is merely said hangs on an older day only right behind it.
    Not so for what outsiders say about it, which may be of any day; and the few sentences of a summary tell
    each of something else.
    """
    if in_a_summary:
        return 0
    goes_on = item.paragraph == dated.paragraph and set(item.claim.agents) & set(dated.claim.agents)
    spoken = item.claim.type in trait("speech") and not goes_on
    if (
        spoken
        and item.tie in ("loose", "staying", "soon", "at once")
        and _age(dated.claim.time, published) > _FRESH
    ):
        return 1
    told_on = item.story_day == dated.claim.time and item.claim.type not in trait("of_the_day")
    return _REACH_OF_NEWS if told_on else _REACH


def _days_of_stay(item: Told, stay: Told | None) -> str | None:
    """A meeting on a visit of which only the days are told has those."""
    if stay is None or item.claim.time is not None or item.tie == "none":
        return None
    if item.sentence - stay.sentence > _REACH:
        return None
    on_it = item.claim.type in trait("located") and bool(set(stay.claim.agents) & item.claim.parties)
    return stay.claim.time if on_it and stay.claim.type == "Visit" else None


def _day_held(item: Told, before: Before) -> str | None:
    """A meeting that a full article tells in passing is of the day at which its news stands."""
    held = item.claim.time is None and item.tie == "loose" and item.claim.type in trait("held")
    return item.story_day if held and not before.in_a_summary else None


def _age(day: str | None, published: str | None) -> int:
    """How many days a day lies before publication; 0 where either is not known."""
    if day is None or published is None or not edtf.is_day(day):
        return 0
    return edtf.days_between(day, published)


def _opening(item: Told, published: str | None) -> str | None:
    """«Mười năm trước, ông X, người mang thư của ông Y, …»: the time a sentence opens with, where that is no news."""
    if item.claim.time is not None or item.tie == "none" or item.claim.type in trait("strife"):
        return None
    return item.opening if is_past(item.opening, published) else None


def news_day(document: Document, number: int) -> str | None:
    """The day at which the story of a sentence stands, if it is news."""
    return recent(story_day(document, number), document.article.published)
