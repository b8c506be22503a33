"""What roles are found from and what they are: the parties that an article has told, and those of one trigger."""

from __future__ import annotations

from kg.extraction.clause import Sides
from kg.extraction.tokens import Mention
from kg.records import record


@record(frozen=True, slots=True)
class Roles:
    """A trigger's parties as mentions, how directly its subject was found, and the groups they came from."""

    agents: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    sides: Sides
    inherited: bool = False


@record(frozen=True, slots=True)
class Background:
    """What the article knows outside the sentence.

    The subject told last; its two states if it has both; the state where it plays; who met in what it told last;
    who leads the two states; who went abroad; the soldiers told last; whether it tells of a treaty; the state
    whose test or attack it told last, and others who held an exercise.
    """

    subject: tuple[Mention, ...] = ()
    pair: tuple[Mention, ...] = ()
    host: tuple[Mention, ...] = ()
    met: tuple[Mention, ...] = ()
    leaders: tuple[Mention, ...] = ()
    visitors: frozenset[str] = frozenset()
    forces: tuple[Mention, ...] = ()
    treaty: bool = False
    shooters: tuple[Mention, ...] = ()
    drillers: tuple[Mention, ...] = ()
