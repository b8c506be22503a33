"""What adding and removing an article does to the tables. All of it runs in the caller's transaction.

An article's claims are written, then only what hangs together with them is merged again and compared with the
events that stand; so what the store holds is a function of the articles in it, not of how they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from kg import edtf
from kg.merging import Decided, clustered, connected, decided, event_of_seen, replayed
from kg.model import Claim, Entity, Event, Extraction
from kg.store import lists, schema, tallies
from kg.store.database import StoreError
from kg.store.entities import entity_now
from kg.store.held import held_decisions
from kg.store.rows import (
    Row,
    article_row,
    claim_row,
    country_rows,
    entity_row,
    event_row,
    extraction_digest,
    named,
    party_rows,
    standing_row,
)
from kg.store.standing import Standing, drop_traces, put, seen_of
from ontology.entities import known_entities, lies_in

CHUNK = 500
REPLAYED = 40  # changed claims of one block up to which replay is the faster way


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
        self.touched: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)  # days by block
        self.withdrawn: set[str] = set()
        self.entities: set[str] = set()  # whose names may be others now
        self.named: defaultdict[str, set[Entity]] = defaultdict(set)  # how articles that came name them
        self.new: defaultdict[str, set[str]] = defaultdict(set)  # claims that came, by block
        self.gone: defaultdict[str, dict[str, RowMapping]] = defaultdict(
            dict
        )  # rows that went, by block and id
        self.bound: set[str] = set()  # blocks where more than the claims themselves changed

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
        self.put_attributions({claim.id: claim.attributed_to for claim in claims})
        used = sorted({id for claim in claims for id in named(claim)})
        self._insert(
            schema.article_entities,
            [
                {
                    "article_id": article.id,
                    "entity_id": id,
                    "record": _entity_json(extraction.entities[id]),
                    "known_from": self.at,
                    "known_to": None,
                }
                for id in used
            ],
        )
        for row in rows:
            self.touched[row["block"]].add((row["low"], row["high"]))
            self.new[row["block"]].add(row["id"])
        for id in used:
            self.named[id].add(extraction.entities[id])
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

    def touch(self, rows: Iterable[RowMapping | Row]) -> None:
        """Note that what hangs together with these rows of `claims` is to be merged anew."""
        for row in rows:
            self.touched[row["block"]].add((row["low"], row["high"]))
            self.bound.add(row["block"])

    def put_attributions(self, attributions: Mapping[str, Sequence[str]]) -> None:
        """Make claims findable by whom they are attributed to."""
        pairs = [(claim, actor) for claim, actors in attributions.items() for actor in dict.fromkeys(actors)]
        rows = [{"claim_id": claim, "actor_id": actor} for claim, actor in pairs]
        self._insert(schema.claim_attributions, rows)

    def settle(self) -> Settled:
        """Merge what was touched again and renew the touched entities.

        To be called once, when all articles of the transaction are written.
        """
        settled = self._merge_touched()
        for id in sorted(self.entities | self.named.keys()):
            if id in self.entities or not self._is_named_so(id):
                self._renew_entity(id)
        return settled

    def _held(self, id: str) -> Any:
        table = schema.articles.c
        found = select(table.digest, table.extraction).where(table.id == id, table.known_to.is_(None))
        return self.connection.execute(found).mappings().first()

    def _withdraw(self, id: str) -> set[str]:
        claims, articles = schema.claims, schema.articles
        present = (claims.c.article_id == id) & claims.c.known_to.is_(None)
        rows = self.connection.execute(select(claims).where(present)).mappings().all()
        ids = {row["id"] for row in rows}
        self.withdrawn |= ids
        for row in rows:
            self.touched[row["block"]].add((row["low"], row["high"]))
            self.gone[row["block"]].setdefault(row["id"], row)
        self.connection.execute(update(claims).where(present).values(known_to=self.at))
        self.connection.execute(
            update(articles)
            .where(articles.c.id == id, articles.c.known_to.is_(None))
            .values(known_to=self.at, text=None)
        )
        attributions, uses = schema.claim_attributions, schema.article_entities
        for some in _chunks(ids):
            self.connection.execute(delete(attributions).where(attributions.c.claim_id.in_(some)))
        used = (uses.c.article_id == id) & uses.c.known_to.is_(None)
        self.entities |= set(self.connection.scalars(select(uses.c.entity_id).where(used)))
        self.connection.execute(update(uses).where(used).values(known_to=self.at))
        self.log("article-drop", [id])
        self.log("claim-drop", sorted(ids))
        return ids

    def _merge_touched(self) -> Settled:
        """Few changes in a block are merged by replay; many, and those that decisions bear on, as a whole."""
        decisions = held_decisions(self.connection)
        follows = decided(decisions)
        bound = self._bound(follows)
        few = [
            block for block in sorted(self.touched) if block not in bound and self._changes(block) <= REPLAYED
        ]
        events, claims = self._merged(self.touched.keys() - few, follows)
        for block in few:
            events += self._replayed(block)
        claims |= {id for event in events for id in event.claims}
        before = self._replace_events(claims | self.withdrawn, events)
        return Settled({claim: event for event in events for claim in event.claims}, before)

    def _changes(self, block: str) -> int:
        return len(self.gone[block]) + len(self.new[block])

    def _bound(self, follows: Decided) -> set[str]:
        """The blocks to merge as a whole: decisions name claims of theirs, or more than the claims changed."""
        claims = schema.claims.c
        found = {block for block, gone in self.gone.items() if not follows.groups.keys().isdisjoint(gone)}
        for some in _chunks(follows.groups):
            blocks = select(claims.block).where(claims.id.in_(some), claims.known_to.is_(None))
            found |= set(self.connection.scalars(blocks))
        return self.bound | found

    def _merged(self, blocks: Set[str], follows: Decided) -> tuple[list[Event], set[str]]:
        """What these blocks come to, merged as a whole, and the claims that were merged."""
        rows = self._hanging_together(blocks, follows)
        events, traces = [], []
        for one in clustered(map(seen_of, rows), lies_in(), follows):
            for told, aside in one.happenings:
                event = event_of_seen(told, lies_in(), aside=aside)
                events.append(event)
                choices = one.choices
                traces += [standing_row(seen, event.id, aside, choices[seen.claim.id]) for seen in told]
        drop_traces(self.connection, [*rows, *(row for block in blocks for row in self.gone[block].values())])
        put(self.connection, traces)
        return events, {row["id"] for row in rows}

    def _replayed(self, block: str) -> list[Event]:
        standing = Standing(self.connection, block, self.gone[block])
        done = replayed(standing.changed(self.new[block]), standing, lies_in())
        events = [event_of_seen(told, lies_in(), aside=aside) for told, aside in done.happenings]
        standing.note(done, {id: (event.id, event.aside) for event in events for id in event.claims})
        return events

    def _hanging_together(self, blocks: Iterable[str], follows: Decided) -> list[RowMapping]:
        """The present claims that a touched one of these blocks may have parted from or joined with another.

        Those are all whose days hang together with it, all that decisions keep together with those, and so on.
        """
        claims = schema.claims
        touched, ids = {block: self.touched[block] for block in blocks}, set[str]()
        for block in blocks:
            ids |= self.gone[block].keys()
        while touched:
            for block, stretches in sorted(touched.items()):
                present = select(claims.c.low, claims.c.high, claims.c.id)
                present = present.where(claims.c.block == block, claims.c.known_to.is_(None))
                ids |= set(connected((tuple(row) for row in self.connection.execute(present)), stretches))
            kept = follows.together(ids) - ids
            ids |= kept
            touched = defaultdict(set)
            for row in self.present(kept):
                touched[row["block"]].add((row["low"], row["high"]))
        return self.present(ids)

    def present(self, ids: Iterable[str]) -> list[RowMapping]:
        """The rows of those of these claims that the store holds now, in the order of their ids."""
        claims = schema.claims
        rows: list[RowMapping] = []
        for some in _chunks(sorted(ids)):
            whole = select(claims).where(claims.c.id.in_(some), claims.c.known_to.is_(None))
            rows += self.connection.execute(whole.order_by(claims.c.id)).mappings()
        return rows

    def _replace_events(self, claims: set[str], events: Sequence[Event]) -> set[str]:
        """Let these events stand for those that rested on any of the claims; what claims those rested on."""
        table, rests = schema.events, schema.event_claims.c
        ids: set[str] = set()
        for some in _chunks(claims):
            ids |= set(self.connection.scalars(select(rests.event_id).where(rests.claim_id.in_(some))))
        stood: dict[str, Row] = {}
        for some in _chunks(sorted(ids)):
            standing = self.connection.execute(select(table).where(table.c.id.in_(some)))
            stood |= {row["id"]: dict(row) for row in standing.mappings()}
        wanted = {event.id: event_row(event) for event in events}
        before = self.claims_of(stood)
        gone = sorted(set(stood) - set(wanted))
        changed = {
            event.id
            for event in events
            if stood.get(event.id) != wanted[event.id] or before.get(event.id) != _sources(event)
        }
        for some in _chunks([*gone, *changed]):
            for tied in (schema.event_parties, schema.event_countries, schema.event_claims):
                self.connection.execute(delete(tied).where(tied.c.event_id.in_(some)))
            self.connection.execute(delete(table).where(table.c.id.in_(some)))
        self._remember(gone, before)
        renewed = [event for event in events if event.id in changed]
        self._insert(table, [wanted[event.id] for event in renewed])
        self._insert(schema.event_parties, [row for event in renewed for row in party_rows(event)])
        self._insert(schema.event_countries, [row for event in renewed for row in country_rows(event)])
        replaced = [stood[id] for id in (*gone, *changed) if id in stood]
        come = [wanted[event.id] for event in renewed]
        tallies.move(self.connection, replaced, come)
        lists.move(self.connection, replaced, come)
        self._insert(
            schema.event_claims,
            [
                {"event_id": event.id, "claim_id": claim, "source": source}
                for event in renewed
                for claim, source in _sources(event).items()
            ],
        )
        self.log("event-drop", gone)
        self.log("event-put", sorted(changed))
        return {claim for claims in before.values() for claim in claims}

    def _remember(self, gone: Sequence[str], claims: Mapping[str, Iterable[str]]) -> None:
        """Keep what the events rested on, so that their ids lead on to the events that hold it now."""
        table = schema.former_events
        for some in _chunks(gone):
            self.connection.execute(delete(table).where(table.c.id.in_(some)))
        self._insert(table, [{"id": id, "claims": sorted(claims.get(id, ())), "at": self.at} for id in gone])

    def claims_of(self, events: Iterable[str]) -> dict[str, dict[str, str]]:
        """The claims that each of these events rests on as it stands, with the source each counts for."""
        table = schema.event_claims.c
        found: dict[str, dict[str, str]] = {}
        for some in _chunks(events):
            rests = select(table.event_id, table.claim_id, table.source).where(table.event_id.in_(some))
            for event, claim, source in self.connection.execute(rests):
                found.setdefault(event, {})[claim] = source
        return found

    def _is_named_so(self, id: str) -> bool:
        """Whether what came says of an entity of articles only what the store says of it; then it stays as it is."""
        table = schema.entities
        stands = self.connection.execute(select(table).where(table.c.id == id)).mappings().first()
        if stands is None or id in known_entities():
            return False
        heads = ("label_en", "label_vi", "kind", "country", "wikidata", "office_vi")
        names = {stands["label_en"], stands["label_vi"], *stands["aliases"]}
        return all(
            all(getattr(one, slot) == stands[slot] for slot in heads) and names.issuperset(one.aliases)
            for one in self.named[id]
        )

    def _renew_entity(self, id: str) -> None:
        table = schema.entities
        stood = self.connection.execute(select(table).where(table.c.id == id)).mappings().first()
        entity = entity_now(self.connection, id)
        wanted = entity_row(entity) if entity else None
        if wanted == (dict(stood) if stood else None):
            return
        self.connection.execute(delete(table).where(table.c.id == id))
        if wanted:
            self._insert(table, [wanted])
        self.log("entity-put" if wanted else "entity-drop", [id])

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self.connection.execute(insert(table), list(rows))

    def log(self, kind: str, ids: Iterable[str]) -> None:
        """Write these changes into the change log."""
        self._insert(schema.change_log, [{"at": self.at, "kind": kind, "id": id} for id in ids])


def last_change(connection: Connection) -> tuple[int, str]:
    """The number and the moment of the store's last change; 0 and an empty text for a store never written."""
    table = schema.change_log.c
    seq = connection.scalar(select(func.max(table.seq)))
    if seq is None:
        return 0, ""
    return seq, connection.scalar(select(table.at).where(table.seq == seq)) or ""


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


def _sources(event: Event) -> dict[str, str]:
    return dict(zip(event.claims, event.claim_sources, strict=True))


def _entity_json(entity: Entity) -> Row:
    return {slot: getattr(entity, slot) for slot in Entity.__slots__}


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    everything = list(items)
    for start in range(0, len(everything), CHUNK):
        yield everything[start : start + CHUNK]
