"""What one trigger says, before it is a claim."""

from __future__ import annotations

from kg.extraction.frames import Trigger
from kg.extraction.objects import NOTHING, Objects
from kg.extraction.parties_told import Roles
from kg.extraction.ties import Tie
from kg.model import Modality, Quantity
from kg.records import record

Parties = tuple[str, ...]


@record(frozen=True, slots=True)
class Draft:
    """What one trigger says, with its circumstances; `sentence` is the number of its sentence."""

    trigger: Trigger
    roles: Roles
    modality: Modality
    place: str | None
    time: str | None
    attributed_to: Parties
    sentence: int
    quantity: str | None
    tie: Tie = "loose"
    afar: bool = False
    looks_back: bool = False
    at_the_talks: bool = False
    quantities: tuple[Quantity, ...] = ()
    tribute: bool = False
    objects: Objects = NOTHING
    day_of_stay: int = 0


@record(frozen=True, slots=True)
class Ended:
    """A claim's parties and place as its type asks for them."""

    agents: Parties
    targets: Parties
    place: str | None
    attributed_to: Parties | None = None
