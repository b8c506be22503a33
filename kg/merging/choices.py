"""What was chosen for a claim among the happenings that it fits, and how the search for the best ones ends early.

A search is shown happenings with the highest grade that each can get, best first: what cannot change the choice any
more is not compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")
CROWD = 10
"""A claim that fits more happenings than this equally well is set aside, however often one of them is told: such a
claim tells of none in particular. Without it, deciding on «met last year» would take longer the more meetings there
were. On the development corpus any figure from 5 on gives the same clusters."""
MORE = 5
"""How many more than CROWD + 1 are looked for: a claim is decided again only when so many of them are lost."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a claim was put where it is: what a later change must reach to matter to it.

    `grade` is the best it fits any happening that stood at its turn, 0 where it opened one; `many`: how many it fits
    so, or of more than CROWD that they are no fewer; `again`: of one set aside, the best it fits one of the others.
    `among`: where these are two or more but no more than CROWD, the ids of the claims that opened them, in their
    order; empty where that is not known.
    """

    grade: int = 0
    many: int = 0
    again: int = 0
    among: tuple[str, ...] = ()


def choice_among(grade: int, openers: Collection[str], crowd: int) -> Choice:
    """That of a claim which fits the happenings that these claims opened so well, and none better."""
    among = tuple(sorted(openers)) if 1 < len(openers) <= crowd else ()
    return Choice(grade, min(len(openers), crowd + 1 + MORE), among=among)


def one_more(choice: Choice, opener: str, crowd: int) -> Choice:
    """That of a claim which fits the happening that this one opened as well as those of the choice."""
    if choice.among:
        return replace(choice_among(choice.grade, (*choice.among, opener), crowd), again=choice.again)
    return replace(choice, many=min(choice.many + 1, crowd + 1 + MORE))


NEW = Choice()


class Search(Generic[T]):
    """The happenings that a claim fits best, of those that it was shown so far."""

    def __init__(self, crowd: int | None) -> None:
        self.top = 0
        self.found: list[T] = []
        self._crowd = crowd

    @property
    def crowded(self) -> bool:
        """Whether there are too many to choose from."""
        return self._crowd is not None and len(self.found) > self._crowd

    def take(self, grade: int, one: T) -> None:
        """Show it one that the claim fits so well."""
        if grade > self.top:
            self.top, self.found = grade, []
        if grade and grade == self.top:
            self.found.append(one)

    def settled(self, bound: int) -> bool:
        """Whether happenings that it fits so well at most can make no difference."""
        many = self._crowd is not None and len(self.found) > self._crowd + MORE
        return bound < self.top or (bound == self.top and many)
