"""The tables. Moments of the store's own clock are ISO 8601 in UTC, with microseconds.

Articles, claims, decisions and what an article says of an entity are history: a row is never changed but for
`known_to`, which is set when the store no longer holds it for true (the text of a withdrawn article goes then).
Entities, events and all that is searched by are the present state, written anew from the history whenever it
moves.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
    text,
)

metadata = MetaData()


def _keys(*names: str) -> list[Column[str]]:
    """The columns of a key of texts."""
    return [Column(name, String, primary_key=True) for name in names]


meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("url", Text),
    Column("publisher", String),
    Column("title", Text),
    Column("published", String),
    Column("published_from", String),
    Column("is_summary", Boolean, nullable=False),
    Column("body", JSON, nullable=False),
    Column("text", Text),  # evidence is checked against it; it is never served, and goes with a withdrawal
    Column("digest", String, nullable=False),
    Column("extraction", String, nullable=False),  # digest of the claims and entities read from it
    Column("known_from", String, nullable=False),
    Column("known_to", String),
)
Index("articles_by_id", articles.c.id, articles.c.known_to)
Index("articles_by_day", articles.c.published)
Index("articles_by_publisher", articles.c.publisher)

article_entities = Table(
    "article_entities",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("article_id", String, nullable=False),
    Column("entity_id", String, nullable=False),
    Column("record", JSON, nullable=False),
    Column("known_from", String, nullable=False),
    Column("known_to", String),
)
Index("article_entities_by_article", article_entities.c.article_id)
Index("article_entities_by_entity", article_entities.c.entity_id, article_entities.c.known_to)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("label_en", String, nullable=False),
    Column("label_vi", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("aliases", JSON, nullable=False),
    Column("wikidata", String),
    Column("office_vi", String),
    Column("folded", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("article_id", String, nullable=False),
    Column("block", String, nullable=False),  # with low and high the reach of the claim: kg.merging.reach
    Column("low", String, nullable=False),
    Column("high", String, nullable=False),
    Column("span", Integer, nullable=False, server_default="0"),  # how many days that is at most: reach.SPANS
    Column("type", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("agents", JSON, nullable=False),
    Column("targets", JSON, nullable=False),
    Column("place", String),
    Column("time", String),
    Column("attributed_to", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("passages", JSON, nullable=False),
    Column("extractor", String, nullable=False),
    Column("quantities", JSON, nullable=False, server_default="[]"),
    Column("folded", Text, nullable=False),  # the passages, for searching
    Column("publisher", String),  # of its article, with `named` all that merging needs beside the claim
    Column("published", String),
    Column("named", JSON, nullable=False),  # {entity id: [kind, country]} as its own article has it
    Column("known_from", String, nullable=False),
    Column("known_to", String),
)
Index("claims_by_id", claims.c.id, claims.c.known_to)
Index("claims_by_article", claims.c.article_id)

# The claims held now as the last merging put them, one row each: what kg.merging.replay looks through.
standing = Table(
    "standing",
    metadata,
    Column("block", String, primary_key=True),  # these four as in `claims`
    Column("span", Integer, primary_key=True, autoincrement=False),
    Column("low", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("high", String, nullable=False),
    Column("who", BigInteger, nullable=False),  # these four: kg.merging.sides and SeenClaim
    Column("sides", String, nullable=False),
    Column("width", Integer, nullable=False),
    Column("generality", Integer, nullable=False),
    Column("event_id", String, nullable=False),
    Column("aside", Boolean, nullable=False),
    Column("grade", Integer, nullable=False),  # these four: kg.merging.choices.Choice
    Column("many", Integer, nullable=False),
    Column("again", Integer, nullable=False),
    Column("among", String, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)
Index("standing_alike", standing.c.block, standing.c.who, standing.c.low)
Index(
    "standing_aside", standing.c.block, standing.c.span, standing.c.low, sqlite_where=literal_column("aside")
)

claim_attributions = Table(
    "claim_attributions",
    metadata,
    *_keys("claim_id", "actor_id"),
)
Index("claim_attributions_by_actor", claim_attributions.c.actor_id, claim_attributions.c.claim_id)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("status", String, nullable=False),
    Column("agents", JSON, nullable=False),
    Column("targets", JSON, nullable=False),
    Column("countries", JSON, nullable=False, server_default="{}"),  # {party: its country}
    Column("place", String),
    Column("time", String),
    Column("earliest", String),
    Column("latest", String),
    Column("sort_day", String, nullable=False),  # earliest, or 9999 for an event without a time
    # How many days its time covers at most: kg.store.rows.LENGTHS; none without a time.
    Column("span", Integer),
    Column("sources", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("conflicts", JSON, nullable=False),
    Column("aside", Boolean, nullable=False, server_default="0"),
)
# So written in queries too, or the index is of no use.
IN_CONFLICT: ColumnElement[bool] = literal_column("conflicts <> '[]'", Boolean)
Index("events_in_conflict", events.c.sort_day, events.c.id, sqlite_where=IN_CONFLICT)
Index("events_by_day", events.c.sort_day, events.c.id)
COARSE = text("span > 0")  # so written in queries too, or the index is of no use
Index("events_by_span", events.c.span, events.c.sort_day, events.c.id, sqlite_where=COARSE)
Index("events_by_type", events.c.type, events.c.sort_day, events.c.id)
Index("events_by_place", events.c.place, events.c.sort_day, events.c.id)

event_parties = Table(
    "event_parties",
    metadata,
    Column("event_id", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    *_keys("role", "actor_id"),
    Column("sort_day", String, nullable=False),
)
Index("event_parties_by_actor", event_parties.c.actor_id, event_parties.c.sort_day, event_parties.c.event_id)

event_countries = Table(
    "event_countries",
    metadata,
    *_keys("country", "sort_day"),
    Column("event_id", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("event_countries_by_event", event_countries.c.event_id)

shared_events = Table(  # the events of every two actors, the first of them by the alphabet as a
    "shared_events",
    metadata,
    *_keys("a", "b", "sort_day", "event_id"),
    Column("latest", String),
    sqlite_with_rowid=False,
)

Index("shared_events_by_end", shared_events.c.a, shared_events.c.b, shared_events.c.latest)

event_lists = Table(  # the events of every actor with what lists show of them: see kg.store.lists
    "event_lists",
    metadata,
    *_keys("actor_id", "sort_day", "event_id"),
    Column("item", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Counts kept ready: see kg.store.tallies.
TALLY_KEYS = {
    "counts": ("actor", "type", "modality", "first", "last"),
    "months": ("actor", "first", "last"),
    "ties": ("a", "b", "type", "first", "last"),
    "ties_by_year": ("a", "first", "last", "b"),
    "ties_by_type": ("a", "b", "type"),
    "ties_ever": ("a", "b"),
}
counts, months, ties, ties_by_year, ties_by_type, ties_ever = (
    Table(
        name,
        metadata,
        *_keys(*keys),
        Column("n", Integer, nullable=False),
        Index(f"{name}_of_none", "n", sqlite_where=literal_column("n <= 0")),
        sqlite_with_rowid=False,
    )
    for name, keys in TALLY_KEYS.items()
)

types_by_month = Table(  # a row for each of `months`, with its events by type: {type: how many}
    "types_by_month",
    metadata,
    *_keys("actor", "first", "last"),
    Column("types", JSON, nullable=False),
    sqlite_with_rowid=False,
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event_id", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("source", String, nullable=False, server_default=""),  # the independent source it counts for
)
Index("event_claims_by_claim", event_claims.c.claim_id)

decisions = Table(  # history like articles and claims; undoing sets the last three
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("one", JSON, nullable=False),  # ids of claims, whether they are held or not
    Column("other", JSON, nullable=False),
    Column("who", String, nullable=False),
    Column("why", Text),
    Column("at", String, nullable=False),  # when the person decided; known_from is when this store learnt it
    Column("known_from", String, nullable=False),
    Column("known_to", String),
    Column("undone_by", String),
    Column("undone_why", Text),
)
Index("decisions_by_id", decisions.c.id, decisions.c.known_to)

former_events = Table(  # ids that no event has any more, with the claims that the event last rested on
    "former_events",
    metadata,
    Column("id", String, primary_key=True),
    Column("claims", JSON, nullable=False),
    Column("at", String, nullable=False),
)

change_log = Table(
    "change_log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),  # article, claim, event, entity or decision, then -put or -drop
    Column("id", String, nullable=False),
    sqlite_autoincrement=True,
)
