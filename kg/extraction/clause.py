"""The clause around a trigger: who stands to its left and right, behind which word.

Vietnamese has no endings and keeps its order: subject, verb, object, with prepositions before all else. What
stands where, and behind which small word, says who did what to whom; no parser is needed for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.extraction.asked import Asked
from kg.extraction.between_commas import past_apposition
from kg.extraction.bystanders import is_where, names_the_whole, takes_no_part
from kg.extraction.company import joins, past_company
from kg.extraction.displaced import (
    companion_of_nameless,
    end_with_place,
    explained,
    follows_the_main_clause,
    named_behind,
    opens_its_phrase,
    outside_the_aside,
    punished,
    subject_of_the_main_clause,
    subject_of_the_whole,
    who_tells_of_it,
)
from kg.extraction.frames import trigger_words
from kg.extraction.fronted import (
    fronted_subject,
    past_the_nameless,
    postposed_subject,
    travelled,
    we_who_speak,
    whose_it_is_when,
)
from kg.extraction.goods_lists import counts_on
from kg.extraction.governors import governor_of, told_on_before
from kg.extraction.groups import Group, groups_of, without_parentheses
from kg.extraction.lexicon import any_of, is_in_a_compound, words
from kg.extraction.listed_people import listed
from kg.extraction.nameless import owner_of_nameless, people_from
from kg.extraction.outlets import is_published_by, only_opens
from kg.extraction.passives import agent_behind, passive_mark, patient_before
from kg.extraction.retinues import retinues
from kg.extraction.tokens import Token, lower_of
from kg.records import record, replace

_REACH = 14
_LISTED = 6  # words more for each noun of a list
_COMPANY = ("cùng", "cùng với")  # «được ông X cùng các quan chức đại sứ quán Y đón»
_CONTROLLED = 4  # tokens from who is let or made to act («để ông Kim thăm») to what is done


@record(frozen=True, slots=True)
class Sides:
    """What a trigger finds: its logical subject, whether that is passive, and the groups to its right."""

    subject: Group | None
    passive: bool
    patient: Group | None
    right: tuple[Group, ...]
    left: tuple[Group, ...]
    direct: bool


class Sentence(Asked):
    """A sentence's tokens with its groups; asked for the sides of a trigger."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = without_parentheses(tokens)
        super().__init__(lower_of(self.tokens))
        self.groups = listed(groups_of(self.tokens, self.lower), self.lower)
        self.group_at = {i: group for group in self.groups for i in range(group.start, group.end)}
        self._governed: dict[tuple[int, bool, bool], Group] = {}
        self._sides: dict[tuple[int, int], Sides] = {}

    @cached_property
    def barriers(self) -> frozenset[int]:
        """Where a word stands that begins another clause."""
        return frozenset(i for i, _ in self.places(words()["barriers"]))

    @cached_property
    def _retinues(self) -> Mapping[int, int]:
        """Where those begin who come along without a name, and where they end."""
        return retinues(self)

    @cached_property
    def _governors(self) -> Mapping[int, int]:
        """Where prepositions and verbs stand that a group behind them hangs on, with their lengths."""
        places = self.places(words()["prepositions"])
        found = {i: length for i, length in places if not is_in_a_compound(self.lower, i, length)}
        for i, length in self.places(words()["verbs"]):
            found[i] = max(length, found.get(i, 0))
        # «bênh vực hãng bị X cáo buộc»: who blames it is not defended
        return found | {i - 1: 1 for i in self.group_at if self.lower[i - 1] == "bị"}

    @cached_property
    def _turns(self) -> frozenset[int]:
        """The tokens that change what stands to the right of a trigger: groups, what governs them, marks, barriers."""
        marks = {i for i, token in enumerate(self.tokens) if token.kind == "punctuation"}
        return self.barriers.union(marks, self.group_at, self._governors)

    def sides(self, start: int, end: int) -> Sides:
        """Who stands around the trigger of tokens `start` to `end`."""
        known = self._sides.get((start, end))
        if known is None:
            known = self._sides[start, end] = self._find_sides(start, end)
        return known

    def _find_sides(self, start: int, end: int) -> Sides:
        left = self._left(start)
        acting = [g for g in left if self._can_act(g, start)]
        subject = next((g for g in acting if not is_where(self, g)), None) or next(iter(acting), None)
        if subject is not None:
            subject = who_tells_of_it(self, acting, subject, start) or subject
            subject = punished(self, left, start) or subject
            subject = subject_of_the_whole(self, left, subject, start) or subject
            subject = subject_of_the_main_clause(self, acting, subject, start) or subject
            subject = outside_the_aside(self, subject, start) or subject
            subject = explained(self, subject, start) or owner_of_nameless(subject, left) or subject
            subject = companion_of_nameless(self, subject, left) or subject
            subject = named_behind(self, subject) or subject
            subject = past_the_nameless(self, acting, subject, start) or subject
            if len(subject.mentions) > 1 and self._has_relative(subject, start):
                subject = replace(subject, mentions=subject.mentions[-1:])
        agent, patient, right = subject, None, self._right(end)
        mark = passive_mark(self, start)
        passive = mark is not None
        if mark is not None:
            between = [g for g in self.groups if mark < g.start and g.end <= start]
            patient = patient_before(self, mark) or fronted_subject(self, start, end)
            patient = patient or postposed_subject(self, start, end)
            aside = between and "," in self.lower[between[0].end : start]
            alone = [g for g in between if self.governor(g, start) not in _COMPANY] or between
            agent = alone[0 if aside else -1] if between else agent_behind(self, mark, right)
        if agent is not None and patient is not None and self._answers(agent, right, start):
            agent, patient, passive = patient, None, False
        direct = subject is not None and not passive
        if direct and subject is not None and not self.is_direct(end_with_place(self, subject), start):
            direct = follows_the_main_clause(self, subject, left, start)
        if subject is None and not passive:
            agent = (
                we_who_speak(self, start)
                or people_from(left, self.lower, start)
                or whose_it_is_when(self, left, start)
                or fronted_subject(self, start, end)
            )
            direct = agent is not None and opens_its_phrase(self, start)
        if not passive and not direct and (agent is None or agent.mentions[0].kind == "state"):
            last = postposed_subject(self, start, end)
            agent, direct = last or agent, last is not None
        return Sides(agent, passive, patient, tuple(right), tuple(left), direct)

    def _answers(self, agent: Group, right: Sequence[Group], start: int) -> bool:
        """«được ông X tiếp và chuyển tới ông X lời chào»: who was received acts towards his host."""
        joined = self._continues(agent.end, start)
        return joined and any(set(g.entities) & set(agent.entities) for g in right)

    def _can_act(self, group: Group, start: int) -> bool:
        """Whether a group before a trigger is its subject: nothing governs it but a «do» that no comma closes."""
        if self.lower[group.start - 1 : group.start] in (["được"], ["bị"]) and (
            self._continues(group.end, start) or words()["has_them_do"].length_at(self.lower, group.end)
        ):
            return False  # «được ông X tiếp và chuyển …», «được ông X cử sang …»: who suffers the one does the other
        if takes_no_part(self, group, start) or any(
            at <= group.start < end for at, end in self._retinues.items()
        ):
            return False
        if group.mentions[0].kind == "media" and (is_published_by(self, group) or only_opens(self, group)):
            return False
        if group.label in ("gồm", "bao gồm") and names_the_whole(self, group):
            return True
        by = group.label in ("do", "bởi") and "," not in self.lower[group.end : start]
        return by or group.label == "" or self._has_relative(group, start)

    def _has_relative(self, group: Group, start: int) -> bool:
        """«ông Shoigu, người hồi tháng 7 đã sang …»: the noun before «người» acts, whatever governs it."""
        at = group.end + 1 if self.lower[group.end : group.end + 1] == [","] else group.end
        return at < start and self.lower[at] in words()["relative_pronouns"]

    def _left(self, start: int) -> list[Group]:
        """The groups left of a token, nearest first, up to a hard mark; each with its governing word."""
        low = self.phrase_start(start)
        return [self._governed_by(g, start) for g in reversed(self.groups) if low < g.end <= start]

    def governor(self, group: Group, trigger: int) -> str:
        """The preposition or verb that a group hangs on; empty for a subject of the trigger at that token."""
        return self._governed_by(group, trigger).label

    def _governed_by(self, group: Group, trigger: int) -> Group:
        """The group with its governor as its label."""
        at_hand, ahead = trigger - group.end <= _CONTROLLED, group.end < trigger
        known = self._governed.get((group.start, at_hand, ahead))
        if known is None:
            label = governor_of(self, group, at_hand, ahead)
            known = Group(group.start, group.end, group.mentions, label)
            self._governed[group.start, at_hand, ahead] = known
        return known

    def is_direct(self, subject_end: int, start: int) -> bool:
        """Whether nothing but grammatical words stands between a subject and its verb."""
        lists = words()
        i = subject_end + lists["demonstratives"].length_at(self.lower, subject_end)  # «ông ấy sẽ sang»
        if not lists["auxiliaries"].length_at(self.lower, i):  # «ông X mới đây đã tới»
            i += lists["soldier_traits"].length_at(self.lower, i)  # «1.500 lính đặc nhiệm đã tới»
        while i < start:
            if end := self._retinues.get(i, 0):
                i = end
                continue
            if self.lower[i] == "," and (last := self._last_comma(i, start)) and self.is_direct(last, start):
                return True
            if self.lower[i] in ("cùng", "dẫn", "rời") and (past := past_company(self, i, start)):
                i = past
                continue
            length = any_of("auxiliaries", "modal_phrases").length_at(self.lower, i)
            nth = length < 2 and lists["nth_words"].length_at(self.lower, i)  # but «lần lượt», «lần đầu tiên»
            if self.tokens[i].kind == "time" or nth:
                i += 1
                continue
            length = (
                length
                or self._says_of_himself(i)
                or travelled(self, i)
                or lists["rides"].length_at(self.lower, i)
            )
            if not length:
                return self._continues(i, start)
            i += length
        return True

    def _says_of_himself(self, at: int) -> int:
        """The length of a verb of telling whose content goes on without a subject: «ông Pak nói sẽ thăm …»."""
        lists = words()
        length = lists["report_verbs"].length_at(self.lower, at)
        return length if length and lists["own_plans"].length_at(self.lower, at + length) else 0

    def _last_comma(self, at: int, start: int) -> int:
        """The comma that closes an aside opened at `at`; 0 for none before `start`."""
        return next((i for i in range(start - 1, max(at, start - 6), -1) if self.lower[i] == ","), 0)

    def _continues(self, low: int, start: int) -> bool:
        """Whether the verb is joined by «và» or «rồi» to one before it, so that both have one subject."""
        i = start
        while i > low:
            if self.lower[i - 1] in ("và", "rồi") or told_on_before(self, i):
                return True
            length = any_of("auxiliaries", "then").length_before(self.lower, i)
            if not length:
                return False
            i -= length
        return False

    def _right(self, end: int) -> list[Group]:
        found: list[Group] = []
        label, i, last, size = "", end, end + _REACH, len(self.tokens)
        while i < size and i < last + 10 * len(found):
            if i not in self._turns:
                i += 1
                continue
            group = self.group_at.get(i)
            if group is not None:
                found.append(Group(group.start, group.end, group.mentions, label))
                i, label = group.end, ""
                continue
            if self.tokens[i].kind == "punctuation":
                if past := past_apposition(self, i, bool(found)):
                    i, last = past, last + past - i + _LISTED
                    label = found[-1].label if found else ""
                    continue
                if self.lower[i] in ('"', "'", "-", "/", "%") or self._goes_on(i, found):
                    label = found[-1].label if self.lower[i] == "," and found else label
                    i, last = i + 1, last + (_LISTED if self.lower[i] == "," else 0)
                    continue
                break
            if self.tokens[i].kind == "word":
                if i in self.barriers and self.lower[i] != "còn":
                    break
                length = self._governors.get(i, 0)
                if length:
                    label = " ".join(self.lower[i : i + length])
                    i += length
                    continue
            i += 1
        return found

    def _goes_on(self, comma: int, found: Sequence[Group]) -> bool:
        """«gặp Thủ tướng Lý Cường, Chủ tịch Dmitry Medvedev»: whether a list of persons runs on after a comma."""
        following = self.group_at.get(comma + 1)
        if (not found and counts_on(self.tokens, self.lower, comma)) or joins(self, comma, found):
            return True
        if self.lower[comma] != "," or following is None or not found or found[-1].end != comma:
            return False
        if {following.mentions[0].kind, found[-1].mentions[0].kind} != {"person"}:
            return False
        lists, after = words(), following.end
        acts = (lists[name].length_at(self.lower, after) for name in ("auxiliaries", "verbs", "report_verbs"))
        return not (any(acts) or trigger_words().length_at(self.lower, after))
