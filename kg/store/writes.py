"""What adding and removing an article does to the tables. All of it runs in the caller's transaction.

An article's claims are written, then only what hangs together with them is merged again (`remerging`) and compared
with the events that stand (`events`); so what the store holds is a function of the articles in it, not of how they
came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from kg import edtf
from kg.model import Claim, Entity, Event, Extraction
from kg.store import changelog, schema
from kg.store.batches import batches
from kg.store.database import StoreError
from kg.store.entities import is_named_so, renew
from kg.store.events import replace_events
from kg.store.remerging import Touched, remerged
from kg.store.rows import Row, article_row, claim_row, extraction_digest, named


@dataclass(frozen=True, slots=True)
class Settled:
    """What merging again came to."""

    events: dict[str, Event]
    """The event of every claim that was merged again."""
    stood: set[str]
    """The claims that the events before rested on."""


class Writer:
    """The changes of one transaction, made at one moment `at` of the store's clock."""

    def __init__(self, connection: Connection, at: str) -> None:
        self.connection = connection
        self.at = at
        self.touched = Touched()
        self.entities: set[str] = set()  # whose names may be others now
        self._named: defaultdict[str, set[Entity]] = defaultdict(set)  # how articles that came name them

    def put_article(self, extraction: Extraction) -> tuple[bool, int]:
        """Hold this and nothing else of the article: whether it changed anything, how many claims are new.

        Raises StoreError for an extraction that contradicts itself.
        """
        article, claims = extraction.article, _checked(extraction)
        held = self._held(article.id)
        if (
            held
            and held["digest"] == article.digest()
            and held["extraction"] == extraction_digest(extraction)
        ):
            return False, 0
        before = self._withdraw(article.id) if held else set()
        self._insert(schema.articles, [article_row(extraction, self.at)])
        rows = [claim_row(claim, article, extraction.entities, self.at) for claim in claims]
        self._insert(schema.claims, rows)
        self.touched.come(rows)
        self.put_attributions({claim.id: claim.attributed_to for claim in claims})
        self._put_entities(extraction, sorted({id for claim in claims for id in named(claim)}))
        self.log("article-put", [article.id])
        self.log("claim-put", [claim.id for claim in claims])
        return True, len({claim.id for claim in claims} - before)

    def drop_article(self, id: str) -> None:
        """Withdraw an article and its claims. Raises StoreError for one that the store does not hold."""
        if not self._held(id):
            raise StoreError(
                f"{id!r}: there is no such article here; `tumen event` and /api/v1/articles show the ids"
            )
        self._withdraw(id)

    def put_attributions(self, attributions: Mapping[str, Sequence[str]]) -> None:
        """Make claims findable by whom they are attributed to."""
        pairs = [(claim, actor) for claim, actors in attributions.items() for actor in dict.fromkeys(actors)]
        rows = [{"claim_id": claim, "actor_id": actor} for claim, actor in pairs]
        self._insert(schema.claim_attributions, rows)

    def settle(self) -> Settled:
        """Merge what was touched again and renew the touched entities.

        To be called once, when all articles of the transaction are written.
        """
        events, claims = remerged(self.connection, self.touched)
        stood = replace_events(self.connection, self.at, claims | self.touched.withdrawn(), events)
        for id in sorted(self.entities | self._named.keys()):
            stays = id not in self.entities and is_named_so(self.connection, id, self._named[id])
            if not stays and (change := renew(self.connection, id)):
                self.log(change, [id])
        return Settled({claim: event for event in events for claim in event.claims}, stood)

    def log(self, kind: str, ids: Iterable[str]) -> None:
        """Write these changes into the change log."""
        changelog.log(self.connection, self.at, kind, ids)

    def _held(self, id: str) -> Any:
        table = schema.articles.c
        found = select(table.digest, table.extraction).where(table.id == id, table.known_to.is_(None))
        return self.connection.execute(found).mappings().first()

    def _put_entities(self, extraction: Extraction, used: Sequence[str]) -> None:
        self._insert(
            schema.article_entities,
            [
                {
                    "article_id": extraction.article.id,
                    "entity_id": id,
                    "record": _entity_json(extraction.entities[id]),
                    "known_from": self.at,
                    "known_to": None,
                }
                for id in used
            ],
        )
        for id in used:
            self._named[id].add(extraction.entities[id])

    def _withdraw(self, id: str) -> set[str]:
        claims, articles = schema.claims, schema.articles
        present = (claims.c.article_id == id) & claims.c.known_to.is_(None)
        rows = self.connection.execute(select(claims).where(present)).mappings().all()
        ids = {row["id"] for row in rows}
        self.touched.go(rows)
        self.connection.execute(update(claims).where(present).values(known_to=self.at))
        self.connection.execute(
            update(articles)
            .where(articles.c.id == id, articles.c.known_to.is_(None))
            .values(known_to=self.at, text=None)
        )
        attributions, uses = schema.claim_attributions, schema.article_entities
        for some in batches(ids):
            self.connection.execute(delete(attributions).where(attributions.c.claim_id.in_(some)))
        used = (uses.c.article_id == id) & uses.c.known_to.is_(None)
        self.entities |= set(self.connection.scalars(select(uses.c.entity_id).where(used)))
        self.connection.execute(update(uses).where(used).values(known_to=self.at))
        self.log("article-drop", [id])
        self.log("claim-drop", sorted(ids))
        return ids

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self.connection.execute(insert(table), list(rows))


def _checked(extraction: Extraction) -> list[Claim]:
    article = extraction.article
    claims = list({claim.id: claim for claim in extraction.claims}.values())
    for claim in claims:
        if claim.article_id != article.id:
            raise StoreError(f"{article.id}: claim {claim.id} names another article, {claim.article_id!r}")
        if claim.time is not None and not edtf.is_valid(claim.time):
            raise StoreError(f"{article.id}: claim {claim.id} has the time {claim.time!r}, no EDTF value")
        if missing := named(claim) - set(extraction.entities):
            raise StoreError(f"{article.id}: claim {claim.id} names {min(missing)!r}, not in its entities")
    return claims


def _entity_json(entity: Entity) -> Row:
    return {slot: getattr(entity, slot) for slot in Entity.__slots__}
