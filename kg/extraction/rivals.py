"""Against whom something is said that names nobody: whom the speaker's side blamed before, or spoke of last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.accusers import warns_whoever
from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.groups import Group
from kg.extraction.known import state_of
from kg.extraction.lexicon import trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace

_ACTORS = ("state", "organ", "force", "person", "delegation")
_FRIENDS = frozenset({*PAIR, "CN", "BY"})  # not whom one of the two states means by «they»
_SHARED = "INT"
_REPORT = ("báo", "cáo")
_NEAR = 4  # words from a verb of blame to the report that is blamed


class Rivals:
    """Remembers, sentence by sentence, whom each side blames and which states are spoken of."""

    def __init__(self) -> None:
        self._blamed: dict[str, tuple[Mention, ...]] = {}  # by the speaker's country
        self._reporter: tuple[Mention, ...] = ()  # the body whose report was told of
        self._foreign: str | None = None
        self._of_the_pair: str | None = None

    def answered(self, found: Sequence[Draft], sentence: Sentence) -> list[Draft]:
        """The claims of a sentence, each threat or blame that names nobody against whom it is."""
        self._keep_reporter(sentence)
        result = [self._against(draft, sentence) for draft in found]
        for group in sentence.groups:
            self._see(group)
        return result

    def _keep_reporter(self, sentence: Sentence) -> None:
        """Whoever outside the two states is named in a sentence about a report."""
        if _REPORT not in pairwise(sentence.lower):
            return
        bodies = [m for g in sentence.groups for m in g.mentions if m.kind == "organ" and not m.bare]
        outside = [m for m in bodies if m.entities and country_of(m.entities[0]) not in PAIR]
        self._reporter = tuple(outside[:1]) or self._reporter

    def _against(self, draft: Draft, sentence: Sentence) -> Draft:
        if draft.trigger.frame.type not in trait("against"):
            return draft
        homes = countries_of(entities_of(draft.roles.agents))
        home = next(iter(homes)) if len(homes) == 1 else None
        if home is None:
            return draft
        after = sentence.lower[draft.trigger.end : draft.trigger.end + _NEAR]
        if self._reporter and _REPORT in pairwise(after):  # «chỉ trích bản báo cáo»
            reporter = tuple(m for m in self._reporter if country_of(m.entities[0]) != home)
            own_words = any(m.end for m in draft.roles.targets)
            if reporter and not own_words:
                return replace(draft, roles=replace(draft.roles, targets=reporter))
        nobody = words()["blamed_on_nobody"].length_at(after, 0) or warns_whoever(sentence, draft.trigger)
        if not draft.roles.targets and nobody:
            return draft  # «lên án mọi hình thức khủng bố»
        own = tuple(m for m in draft.roles.targets if countries_of(m.entities) != {home})
        targets = own or _ahead(home, draft, sentence) or self._blamed.get(home)
        targets = targets or self._told(home, draft, sentence)
        if targets:
            self._blamed[home] = targets
        return replace(draft, roles=replace(draft.roles, targets=targets)) if targets else draft

    def _told(self, home: str, draft: Draft, sentence: Sentence) -> tuple[Mention, ...]:
        """The state of whom the sentence or those before it told last who can be meant."""
        for group in sentence.groups:
            if group.end <= draft.trigger.start and sentence.lower[group.start - 1 : group.start] != ["của"]:
                self._see(group)
        return _state(self._foreign if home in PAIR else self._of_the_pair, home)

    def _see(self, group: Group) -> None:
        for mention in group.mentions:
            country = country_of(mention.entities[0]) if mention.entities else None
            if country is None or mention.kind not in _ACTORS or country == _SHARED:
                continue
            if country in PAIR:
                self._of_the_pair = country
            elif country not in _FRIENDS:
                self._foreign = country


def _ahead(home: str, draft: Draft, sentence: Sentence) -> tuple[Mention, ...]:
    """«phê phán rằng cấm vận đơn phương của Mỹ …»: the first who can be meant in what is said."""
    for group in draft.roles.sides.right:
        for mention in group.mentions if group.mentions[0].kind in _ACTORS else ():
            country = country_of(mention.entities[0]) if mention.entities else None
            meant = country not in _FRIENDS if home in PAIR else country in PAIR
            if meant and country != _SHARED and (found := _state(country, home)):
                return found
    return ()


def _state(country: str | None, home: str) -> tuple[Mention, ...]:
    state = state_of(country) if country != home else None
    return (Mention(0, 0, "state", (state,)),) if state else ()
