"""When, where and according to whom the news happened, by the lead: what a headline leaves to the sentence below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.grounds import city_of, is_spot
from kg.extraction.known import actor
from kg.extraction.lexicon import any_of, scenes, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.places_spoken_of import is_where_others_are
from kg.extraction.report_days import points_back_to_the_telling
from kg.extraction.spoken import Speeches, spoken_on
from kg.extraction.spots import spots
from kg.extraction.strife import is_front
from kg.extraction.telling import Source
from kg.records import record, replace

LEAD = 2  # sentences, the title among them, that tell what the article is about
NEWS = 10  # days up to publication within which something is news


@record(frozen=True, slots=True)
class News:
    """When, where and according to whom the lead says that the news happened, as far as it does.

    `tellers` are all who tell anything in the lead, `sources` those who tell the whole of a sentence, `spoken`
    those who speak there and on which day; `contents` are the times of what is told there, one behind «từ»
    open, and whether shots were fired then; `title_place` is the place that the title above it tells.
    """

    time: str | None = None
    place: str | None = None
    sources: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    spoken: tuple[tuple[str, str], ...] = ()
    contents: tuple[tuple[str, bool], ...] = ()
    title_place: str | None = None


def with_news(
    news: News,
    number: int,
    sentence: Sentence,
    told_by: Sequence[Source],
    reports: frozenset[int],
    published: str | None,
) -> News:
    """The news with what one more sentence of the lead tells of it, the title being number 0.

    `told_by` are the sentence's own sources, `reports` the tokens of times at which something was only reported;
    `published` is an ISO day. Of a front a title may only speak: «ông X ca ngợi lính ở Kursk».
    """
    if number == 0:
        place = _place(sentence)
        return News(title_place=None if place is None or is_front(place) else place)
    if _only_speaks_about_it(sentence):
        told_by = ()
    whole = (source.entities for source in told_by if not source.joined and _opens(sentence, source))
    return News(
        news.time or _time(sentence, reports, published),
        news.place or _place(sentence),
        news.sources or next(whole, ()),
        news.tellers + tuple(who for source in told_by for who in source.entities),
        news.spoken + tuple(spoken_on(sentence, reports).items()),
        news.contents + tuple(_contents(sentence, reports)),
        news.title_place,
    )


def _only_speaks_about_it(sentence: Sentence) -> bool:
    """«Ông X nói về nhiệm vụ của họ.»: who speaks about what was told has not told it."""
    verbs = words()["report_verbs"].places(sentence.lower)
    about = [i for i, length in verbs if sentence.lower[i + length : i + length + 1] == ["về"]]
    told = {":", '"', "rằng", ","} & set(sentence.lower)
    return len(about) == len(verbs) > 0 and not told


def _contents(sentence: Sentence, reports: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """The times behind who tells or by whom it is told, outside asides; one behind «từ» is open."""
    lists, lower = scenes(), sentence.lower
    told = [i for i, _ in words()["report_verbs"].places(lower)] + [i for i in (0,) if lower[:1] == ["theo"]]
    around = asides(sentence)
    for i, token in enumerate(sentence.tokens):
        if token.time is None or not token.time.value or i in reports or not any(at < i for at in told):
            continue
        if any(aside.holds(i) for aside in around):
            continue
        value = _with_next(sentence, i)
        if value is None:
            continue
        opened = lists["from_then_on"].length_before(lower, i) > 0 and "/" not in value
        clause = next((k + 1 for k in range(i - 1, -1, -1) if lower[k] == ","), 0)
        shots = bool(lists["shots"].places(lower, clause, i))
        yield f"{value}/.." if opened else value, shots


def _with_next(sentence: Sentence, at: int) -> str | None:
    """«tháng 1 và tháng 2»: from the first to the second of two times; None at the second."""
    value, after = _value(sentence, at), _value(sentence, at + 2)
    if sentence.lower[at - 1 : at] == ["và"] and at > 1 and _value(sentence, at - 2):
        return None
    both = f"{value}/{after}"
    return both if sentence.lower[at + 1 : at + 2] == ["và"] and after and edtf.is_valid(both) else value


def _value(sentence: Sentence, at: int) -> str | None:
    time = sentence.tokens[at].time if at < len(sentence.tokens) else None
    return time.value if time is not None else None


def _opens(sentence: Sentence, source: Source) -> bool:
    """Whether a source tells the whole of a sentence: nobody else is named before the telling begins, and no other
    piece of news follows behind a semicolon («Ông X nói …; Nga bắn …»)."""
    if not source.report and ";" in sentence.lower[source.start :]:
        return False
    named = (token.mention for token in sentence.tokens[: source.start])
    return all(mention is None or set(mention.entities) <= set(source.entities) for mention in named)


def _time(sentence: Sentence, reports: frozenset[int], published: str | None) -> str | None:
    """The first time that a sentence tells outside its asides, if it lies within the NEWS days up to publication."""
    around = asides(sentence)
    for i, token in enumerate(sentence.tokens):
        value = token.time.value if token.time is not None else None
        if (
            value
            and i not in reports
            and not any(aside.holds(i) for aside in around)
            and _is_news(value, published)
        ):
            return value
    return None


def _place(sentence: Sentence) -> str | None:
    """The first place within a country that a sentence leads to («ở», «tại», «đến») outside its asides.

    Where somebody or something comes from («từ Vladivostok cập cảng Chongjin») is only what nothing else is.
    """
    around, lower = asides(sentence), sentence.lower
    origin: str | None = None
    for spot in spots(sentence):
        led = any_of("locatives", "place_words").length_before(lower, spot.lead) > 0
        led = led or scenes()["unloads"].length_before(lower, spot.lead) > 0
        if not led or not is_spot(spot.place) or is_where_others_are(sentence, spot.lead):
            continue
        if any(aside.holds(spot.at) for aside in around):
            continue
        if not scenes()["loads"].length_before(lower, spot.lead):
            return city_of(spot.place)
        origin = origin or city_of(spot.place)
    return origin


def _is_news(value: str, published: str | None) -> bool:
    low, high = edtf.bounds(value)
    if published is None or low is None or high is None or low > published or edtf.width(value) > NEWS:
        return False
    return edtf.days_between(low, published) <= NEWS


def retellers(sources: Sequence[Source], sentence: Sentence) -> tuple[str, ...]:
    """Who tells what stands before a sentence: the media that tell it, whoever «cho biết như vậy»."""
    told = dict.fromkeys(who for source in sources for who in source.entities)
    if points_back_to_the_telling(sentence):
        return tuple(told)
    return tuple(who for who in told if (known := actor(who)) is not None and known.kind == "media")


def with_report_told_next(drafts: Sequence[Draft], lead: int, media: tuple[str, ...]) -> list[Draft]:
    """What an article opens with and has nobody tell was told by the medium that its second sentence names.

    «Ông Kim hôm 26/4 khánh thành bảo tàng. KCNA mô tả buổi lễ …», «Bộ Ngoại giao lên án Mỹ. Trong tuyên bố do KCNA
    phát đi, …»; or by `media` that are none: «… Bộ X cho biết như vậy.» `lead` is the number of the first sentence.
    """
    opening = [draft for draft in drafts if draft.sentence == lead]
    if not media or any(set(draft.attributed_to) - set(_agents(draft)) for draft in opening):
        return list(drafts)
    return [_retold(d, media) if d.sentence == lead else d for d in drafts]


def _retold(draft: Draft, tellers: tuple[str, ...]) -> Draft:
    charged = draft.trigger.frame.type in trait("strife") and draft.modality == "actual"
    charged = charged and any(_is_a_third_party(who) for who in tellers)
    return replace(draft, attributed_to=tellers, modality="alleged" if charged else draft.modality)


def _is_a_third_party(who: str) -> bool:
    known = actor(who)
    return known is not None and known.kind != "media" and known.country not in PAIR


def _agents(draft: Draft) -> list[str]:
    return [e for m in draft.roles.agents for e in m.entities]


def with_days_told_next(drafts: Sequence[Draft], speeches: Speeches) -> list[Draft]:
    """What the lead has somebody say without a day, on the day on which he is then told to speak."""
    return [_dated(draft, speeches) for draft in drafts]


def _dated(draft: Draft, speeches: Speeches) -> Draft:
    day = None if draft.time else speeches.told_next(draft.sentence, draft.trigger, _agents(draft))
    if not day and not draft.time and draft.modality == "actual":
        day = speeches.only_day(draft.sentence, draft.trigger, _agents(draft))
    return replace(draft, time=day) if day else draft
