"""What the last run left of a block: its claims as they stood, and the traces of them that are cheap to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.merging.choices import NEW, Choice
from kg.merging.claims import SeenClaim

Token = str


@dataclass(frozen=True, slots=True)
class Stood:
    """A claim of a block as the last run left it.

    `event` names the happening it was put to, None for a claim that is new; `aside`: that one is made of claims
    set aside. `gone`: it is no longer held. A claim that came back changed stands twice, once gone and once new.
    """

    seen: SeenClaim
    event: str | None
    aside: bool = False
    gone: bool = False
    choice: Choice = NEW

    @property
    def token(self) -> Token:
        """Names this version of the claim."""
        return ("-" if self.gone else "") + self.seen.claim.id


class Trace(NamedTuple):
    """A claim that the last run put and that is still held: what can be known of it without reading it.

    `sides` is the text of `sides.sides_text`, `generality` that of SeenClaim; the last are those of Choice.
    """

    claim: str
    low: str
    high: str
    width: int
    generality: int
    sides: str
    event: str
    aside: bool
    grade: int
    many: int
    again: int


class Ground(Protocol):
    """A block as the last run left it. Claims that are gone leave no trace."""

    def near(self, low: str, high: str, *, aside: bool) -> Iterable[Trace]:
        """The traces whose days meet a stretch of ISO days; `aside`: of claims set aside alone."""

    def alike(self, who: int, low: str, high: str) -> Iterable[Trace]:
        """Those of them that name the same ones (`sides.who`)."""

    def told(self, events: Collection[str]) -> Iterable[Stood]:
        """All claims of these happenings, with those that are gone."""

    def claims(self, ids: Collection[str]) -> Iterable[Stood]:
        """These claims, which are held."""
