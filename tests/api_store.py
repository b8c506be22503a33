"""A small store made by hand, for the tests of the server."""

from __future__ import annotations

from pathlib import Path

from kg.model import Article, Claim, Entity, Extraction, Modality, Passage, Span, TimeExpression, with_id
from kg.store import Store

ENTITIES = {
    one.id: one
    for one in (
        Entity("kim-jong-un", "Kim Jong Un", "Kim Jong Un", "person", "KP", ("Kim Jong-un",), "Q56226"),
        Entity("vladimir-putin", "Vladimir Putin", "Vladimir Putin", "person", "RU", ("Putin",)),
        Entity("choe-son-hui", "Choe Son Hui", "Choe Son Hui", "person", "KP"),
        Entity("north-korea", "North Korea", "Triều Tiên", "state", "KP"),
        Entity("russia", "Russia", "Nga", "state", "RU"),
        Entity("ukraine", "Ukraine", "Ukraine", "state", "UA"),
        Entity("pyongyang", "Pyongyang", "Bình Nhưỡng", "place", "KP"),
        Entity("moscow", "Moscow", "Moskva", "place", "RU"),
        Entity("kcna", "KCNA", "KCNA", "media", "KP"),
        Entity("yonhap", "Yonhap", "Yonhap", "media", "KR"),
    )
}


UNQUOTED = "Câu này không ai trích dẫn và không được đưa ra ngoài."


def extraction(id: str, publisher: str | None, published: str, *told: dict[str, object]) -> Extraction:
    """An article whose text is its passages, with a claim from each."""
    text, claims = "", []
    for one in told:
        passage = str(one["text"])
        start = len(text)
        text += passage + "\n"
        claims.append(_claim(id, one, Passage(start, start + len(passage), passage)))
    text += UNQUOTED
    article = Article(
        id,
        text,
        title=f"Tin {id}",
        url=f"https://example.org/{id}",
        publisher=publisher,
        published=published,
        published_from="given",
        body=(Span(0, len(text)),),
    )
    return Extraction(article, ENTITIES, (TimeExpression("19/6", 0, 4, "2024-06-19"),), tuple(claims))


def _claim(article: str, one: dict[str, object], passage: Passage) -> Claim:
    def ids(key: str) -> tuple[str, ...]:
        return tuple(str(one.get(key, "")).split())

    modality: Modality = one.get("modality", "actual")  # type: ignore[assignment]
    return with_id(
        Claim(
            id="",
            article_id=article,
            type=str(one["type"]),
            modality=modality,
            agents=ids("agents"),
            targets=ids("targets"),
            place=next(iter(ids("place")), None),
            time=next(iter(ids("time")), None),
            attributed_to=ids("said"),
            confidence=0.9,
            passage=passage,
            extractor="hand/1",
        )
    )


SIGNING = {
    "type": "Agreement",
    "agents": "kim-jong-un vladimir-putin",
    "place": "pyongyang",
    "time": "2024-06-19",
    "said": "kcna",
}
DEPLOYMENT = {"type": "TroopDeployment", "agents": "north-korea", "targets": "russia", "time": "2024-10"}
VISIT = {"type": "Visit", "agents": "vladimir-putin", "targets": "north-korea", "place": "pyongyang"}
ARTICLES = (
    extraction(
        "one",
        "vietnamplus.vn",
        "2024-06-20",
        {**SIGNING, "text": "Ngày 19/6, hai nhà lãnh đạo ký hiệp ước tại Bình Nhưỡng."},
        {**VISIT, "time": "2024-06-19", "text": "Ông Putin thăm Triều Tiên hôm 19/6."},
    ),
    extraction(
        "two/2024",
        "vnexpress.net",
        "2024-06-21",
        {**SIGNING, "text": "Hiệp ước được ông Kim và ông Putin ký ngày 19/6."},
        {
            "type": "Visit",
            "agents": "choe-son-hui",
            "targets": "russia",
            "place": "moscow",
            "time": "2024-11",
            "modality": "planned",
            "text": "Bà Choe Son Hui dự kiến thăm Moskva vào tháng 11.",
        },
    ),
    extraction(
        "three",
        "tuoitre.vn",
        "2024-12-01",
        {
            **DEPLOYMENT,
            "said": "yonhap",
            "modality": "alleged",
            "text": "Theo Yonhap, Triều Tiên bị cho là đưa quân tới Nga khoảng tháng 10.",
        },
        {
            "type": "Criticism",
            "agents": "ukraine",
            "targets": "north-korea russia",
            "text": "Ukraine lên án hai nước.",
        },
        {
            "type": "Meeting",
            "agents": "choe-son-hui vladimir-putin",
            "place": "moscow",
            "time": "2024-11-04",
            "text": "Bà Choe Son Hui gặp ông Putin tại Moskva ngày 4/11.",
        },
    ),
    extraction(
        "five",
        "thanhnien.vn",
        "2024-11-02",
        {
            **DEPLOYMENT,
            "said": "kcna",
            "modality": "denied",
            "text": "KCNA bác tin Triều Tiên đưa quân tới Nga.",
        },
    ),
    extraction(
        "four", None, "2024-12-02", {**SIGNING, "time": "2024-06", "text": "Hiệp ước ký hồi tháng 6."}
    ),
)


def made(folder: Path) -> str:
    """The URL of a new store in `folder` that holds the articles."""
    url = f"sqlite:///{folder / 'small.db'}"
    with Store.open(url) as store:
        store.add_many(ARTICLES)
    return url
