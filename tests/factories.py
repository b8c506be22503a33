"""Articles, claims and extractions made for tests: by hand, and by hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from kg.merging import contradiction
from kg.model import (
    MODALITIES,
    VERDICTS,
    Article,
    Claim,
    Decision,
    Entity,
    Extraction,
    Modality,
    Passage,
    Span,
    Verdict,
    decision_with_id,
    with_id,
)

CAST = {
    entity.id: entity
    for entity in (
        Entity("kim-jong-un", "Kim Jong Un", "Kim Jong Un", "person", "KP"),
        Entity("vladimir-putin", "Vladimir Putin", "Vladimir Putin", "person", "RU"),
        Entity("sergei-lavrov", "Sergei Lavrov", "Sergei Lavrov", "person", "RU"),
        Entity("choe-son-hui", "Choe Son Hui", "Choe Son-hui", "person", "KP"),
        Entity("north-korea", "North Korea", "Triều Tiên", "state", "KP"),
        Entity("russia", "Russia", "Nga", "state", "RU"),
        Entity("south-korea", "South Korea", "Hàn Quốc", "state", "KR"),
        Entity("state-duma", "State Duma", "Duma Quốc gia Nga", "organ", "RU"),
        Entity("kcna", "KCNA", "KCNA", "media", "KP"),
        Entity("yonhap", "Yonhap", "Yonhap", "media", "KR"),
        Entity("pyongyang", "Pyongyang", "Bình Nhưỡng", "place", "KP"),
        Entity("moscow", "Moscow", "Moskva", "place", "RU"),
        Entity("united-nations", "United Nations", "Liên Hợp Quốc", "organ", "INT"),
        Entity("pham-van-thu", "Pham Van Thu", "Phạm Văn Thử", "person", "VN", ("P. V. Thử",)),
    )
}
"""Who and what the made claims name; `pham-van-thu` is nobody that the ontology knows."""

PARTIES = (
    "kim-jong-un",
    "vladimir-putin",
    "sergei-lavrov",
    "choe-son-hui",
    "north-korea",
    "russia",
    "state-duma",
)


def claim(
    type: str = "Meeting",
    agents: Sequence[str] = ("kim-jong-un", "vladimir-putin"),
    targets: Sequence[str] = (),
    *,
    modality: Modality = "actual",
    place: str | None = None,
    time: str | None = None,
    attributed_to: Sequence[str] = (),
    words: str = "Hai bên gặp nhau",
) -> Claim:
    """A claim not yet in an article; `extraction` gives it its passage and its id."""
    return Claim(
        "",
        "",
        type,
        modality,
        tuple(agents),
        tuple(targets),
        place,
        time,
        tuple(attributed_to),
        0.9,
        Passage(0, len(words), words),
        extractor="made/1",
    )


def extraction(
    id: str,
    *claims: Claim,
    published: str | None = "2024-06-20",
    publisher: str | None = None,
    title: str | None = None,
    cast: dict[str, Entity] | None = None,
) -> Extraction:
    """An article whose text is the claims' words, a sentence each, and what was read out of it."""
    text, placed = "", []
    for one in claims:
        passage = replace(
            one.passage, start=len(text), end=len(text) + len(one.passage.text), text=one.passage.text
        )
        text += one.passage.text + ". "
        placed.append(with_id(replace(one, article_id=id, passage=passage)))
    article = Article(
        id,
        text,
        title=title,
        url=f"https://example.org/{id}",
        publisher=publisher,
        published=published,
        published_from="given" if published else None,
        body=(Span(0, len(text)),),
    )
    named = {name for c in placed for name in (*c.parties, *c.attributed_to, *([c.place] if c.place else ()))}
    known = cast or CAST
    return Extraction(article, {name: known[name] for name in sorted(named)}, (), tuple(placed))


def claims_of(extractions: Iterable[Extraction]) -> list[Claim]:
    """All claims of these articles."""
    return [one for each in extractions for one in each.claims]


def decision(
    verdict: Verdict,
    one: Iterable[str],
    other: Iterable[str],
    *,
    who: str = "an",
    why: str | None = None,
    at: str = "2025-01-01T00:00:00.000000Z",
) -> Decision:
    """A decision on claims, by their ids."""
    return decision_with_id(Decision("", verdict, tuple(one), tuple(other), who, why, at))


def treaty() -> list[Extraction]:
    """One signing as five outlets tell it: by day, by month, undated; by persons and by states."""
    signed = "ký hiệp ước đối tác chiến lược toàn diện"
    leaders, states = ("vladimir-putin", "kim-jong-un"), ("russia", "north-korea")
    told = [
        ("t1", claim("Agreement", leaders, time="2024-06-19", place="pyongyang", words=signed), "2024-06-19"),
        ("t2", claim("Agreement", states, time="2024-06-19", words=f"Nga - Triều {signed}"), "2024-06-20"),
        ("t3", claim("Agreement", leaders, time="2024-06", words=f"hai ông đã {signed}"), "2024-11-12"),
        ("t4", claim("Agreement", states, time="2024-06", words=f"hai nước {signed}"), "2025-04-28"),
        ("t5", claim("Agreement", leaders, words=f"hiệp ước mà hai ông {signed}"), "2024-11-29"),
    ]
    return [
        extraction(id, one, published=day, publisher=f"{id}.example", title="Hiệp ước")
        for id, one, day in told
    ]


def of_all_kinds() -> list[Extraction]:
    """A treaty, two visits, a plan, a denial and a meeting with somebody unknown."""
    return [
        *treaty(),
        extraction(
            "v1",
            claim(
                "Visit",
                ("sergei-lavrov",),
                ("north-korea",),
                time="2023-10-18",
                place="pyongyang",
                attributed_to=("kcna",),
                words="Ông Lavrov tới Bình Nhưỡng",
            ),
            published="2023-10-19",
            publisher="a.example",
        ),
        extraction(
            "v2",
            claim(
                "Visit",
                ("sergei-lavrov",),
                ("north-korea",),
                time="2024-09",
                words="Chuyến đi của ngoại trưởng",
            ),
            published="2024-09-30",
            publisher="b.example",
        ),
        extraction(
            "p",
            claim(
                "Visit", ("kim-jong-un",), ("russia",), modality="planned", words="Kim Jong-un sẽ thăm Nga"
            ),
            published="2025-01-10",
        ),
        extraction(
            "d1",
            claim("TroopDeployment", ("north-korea",), ("russia",), time="2024-10", place="russia"),
            published="2024-10-20",
            publisher="a.example",
        ),
        extraction(
            "d2",
            claim("TroopDeployment", ("north-korea",), ("russia",), time="2024-10", modality="denied"),
            published="2024-10-25",
            publisher="b.example",
        ),
        extraction(
            "m",
            claim(agents=("pham-van-thu", "sergei-lavrov"), time="2024-07-10", place="moscow"),
            published="2024-07-11",
            publisher="c.example",
        ),
    ]


TYPES = ("Meeting", "Visit", "Agreement", "Criticism", "TroopDeployment")
TIMES = (
    None,
    "2024",
    "2024-06",
    "2024-06-18",
    "2024-06-19",
    "2024-06-18/2024-06-20",
    "2024-06/..",
    "2024-06~",
)
DAYS = (None, "2024-06-18", "2024-06-20", "2024-07-01", "2024-12-31")


@st.composite
def made_claims(draw: st.DrawFn) -> Claim:
    """A claim about few people on few days, so that many tell one happening."""
    type = draw(st.sampled_from(TYPES))
    agents = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    left = [party for party in PARTIES if party not in agents]
    symmetric = type in ("Meeting", "Agreement")
    targets = [] if symmetric else draw(st.lists(st.sampled_from(left), max_size=2, unique=True))
    return claim(
        type,
        agents,
        targets,
        modality=draw(st.sampled_from(MODALITIES)),
        place=draw(st.sampled_from((None, "pyongyang", "moscow", "north-korea"))),
        time=draw(st.sampled_from(TIMES)),
        attributed_to=draw(st.sampled_from(((), ("kcna",), ("yonhap", "kcna")))),
        words=draw(st.sampled_from(("Hai bên gặp nhau", "Ông lên đường", "Nga phản đối"))),
    )


@st.composite
def made_extractions(draw: st.DrawFn, most: int = 6) -> list[Extraction]:
    """Some articles with different ids, each with up to four claims."""
    ids = draw(
        st.lists(st.sampled_from([f"a{n}" for n in range(most)]), min_size=1, max_size=most, unique=True)
    )
    return [
        extraction(
            id,
            *draw(st.lists(made_claims(), max_size=4)),
            published=draw(st.sampled_from(DAYS)),
            publisher=draw(st.sampled_from((None, "a.example", "b.example"))),
        )
        for id in ids
    ]


@st.composite
def made_decisions(draw: st.DrawFn, claims: Sequence[Claim], most: int = 5) -> list[Decision]:
    """Some decisions on these claims of which none contradicts those before it."""
    by_type: dict[str, list[str]] = {}
    for one in claims:
        by_type.setdefault(one.type, []).append(one.id)
    several = [sorted(set(ids)) for ids in by_type.values() if len(set(ids)) > 1]
    held: list[Decision] = []
    for number in range(draw(st.integers(0, most)) if several else 0):
        mixed = draw(st.permutations(draw(st.sampled_from(several))))
        cut = draw(st.integers(1, min(2, len(mixed) - 1)))
        other = mixed[cut : cut + draw(st.integers(1, 2))]
        verdict = draw(st.sampled_from(VERDICTS))
        new = decision(verdict, mixed[:cut], other, at=f"2025-01-01T00:00:{number:02d}.000000Z")
        if not contradiction([*held, new]):
            held.append(new)
    return held
