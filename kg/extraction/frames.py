"""The frames of `data/frames`: which words tell an event of a type, and where its parties stand.

See `data/frames/README.md` for the keys; loading refuses an unknown key, slot or type by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from kg.extraction.lexicon import LexiconError, Phrases, is_in_a_compound, read_yaml
from kg.extraction.lexicon import words as lexicon_words
from kg.extraction.tokens import Mention, Token
from ontology import event_types

_SLOTS = """
subj obj with to of between celebrated from against in force workers sender author genitive doer
met goods teller linked condition pair by host about help main none host_pair together guests venue
ends behind victims council proposer origin goal giver foe front told getter
pact twain maker next content summoned named passive_by with_before nation troops hirer owner
denier accuser charger adjoined informant asked warned met_there doer_before quoted topic
"""
SLOTS = frozenset(_SLOTS.split())
_KEYS = """
words noun agents targets agent_kinds target_kinds near near_right near_all not_near optional
direct leaves needs_two undated default_target pair_if_missing confidence own_subject reach
planned between_the_two
"""
_BEFORE, _BEHIND = 6, 8  # tokens around a trigger in which nothing of `not_near` may stand
Slots = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a type. `agents` and `targets` are unions of alternatives: `((a, b), (c,))` is (a or b) and c."""

    type: str
    words: tuple[tuple[str, ...], ...]
    agents: Slots
    targets: Slots
    confidence: float
    noun: bool = False
    agent_kinds: frozenset[str] = frozenset()
    target_kinds: frozenset[str] = frozenset()
    near: Phrases | None = None
    near_right: bool = False
    not_near: Phrases | None = None
    optional: frozenset[str] = frozenset()
    direct: bool = False
    leaves: bool = False
    needs_two: bool = False
    pair_if_missing: bool = False
    default_target: bool = False
    default_direct: bool = False
    undated: bool = False
    own_subject: bool = False
    planned: bool = False
    reach: int = 12
    between_the_two: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame's words in a sentence: tokens `start` to `end`, end exclusive.

    `spare` where longer words of its type stand over some of them: it is tried where nothing came of those.
    """

    frame: Frame
    start: int
    end: int
    spare: bool = False


def _slots(text: str | None, where: str) -> Slots:
    if not text:
        return ()
    union = []
    for part in text.split("+"):
        alternatives = tuple(name.strip() for name in part.replace("(", "").replace(")", "").split("|"))
        unknown = {name for name in alternatives if not name.startswith("@")} - SLOTS
        if unknown:
            raise LexiconError(
                f"{where}: unknown slot {sorted(unknown)[0]!r}; known are {', '.join(sorted(SLOTS))}"
            )
        union.append(alternatives)
    return tuple(union)


def _flat(phrases: Iterable[Any]) -> list[str]:
    """A list of phrases with the lists that it holds (`[*weapons, tàu ngầm]`) laid open."""
    nested = (_flat(entry) if isinstance(entry, list) else [str(entry)] for entry in phrases)
    return [phrase for some in nested for phrase in some]


def _frame(event_type: str, raw: Mapping[str, Any], where: str) -> Frame:
    unknown = set(raw) - set(_KEYS.split())
    if unknown:
        raise LexiconError(f"{where}: unknown key {sorted(unknown)[0]!r}")
    near = raw.get("near") or raw.get("near_right")
    return Frame(
        type=event_type,
        words=tuple(sorted({tuple(words.lower().split()) for words in _flat(raw["words"])})),
        agents=_slots(raw.get("agents"), where),
        targets=_slots(raw.get("targets"), where),
        confidence=float(raw["confidence"]),
        noun=bool(raw.get("noun")),
        agent_kinds=frozenset(raw.get("agent_kinds", ())),
        target_kinds=frozenset(raw.get("target_kinds", ())),
        near=Phrases(_flat(near)) if near else None,
        near_right="near_right" in raw,
        not_near=Phrases(_flat(raw["not_near"])) if raw.get("not_near") else None,
        optional=frozenset(raw.get("optional", ())),
        direct=bool(raw.get("direct")),
        leaves=bool(raw.get("leaves")),
        needs_two=bool(raw.get("needs_two")),
        pair_if_missing=bool(raw.get("pair_if_missing")),
        default_target=bool(raw.get("default_target")),
        default_direct=raw.get("default_target") == "direct",
        undated=bool(raw.get("undated")),
        own_subject=bool(raw.get("own_subject")),
        planned=bool(raw.get("planned")),
        reach=int(raw.get("reach", 40 if raw.get("near_all") else 12)),
        between_the_two=bool(raw.get("between_the_two")),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame of every type. Raises LexiconError for a data file that says something unknown."""
    folder = resources.files(__package__).joinpath("data", "frames")
    result = []
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml")):
        raw = read_yaml(f"frames/{name}")  # `lists` only names what frames share
        if raw["type"] not in event_types():
            raise LexiconError(f"frames/{name}: unknown event type {raw['type']!r}")
        for number, entry in enumerate(raw["frames"], 1):
            result.append(_frame(raw["type"], entry, f"frames/{name}, frame {number}"))
    return tuple(result)


_Entry = tuple[tuple[str, ...], int, tuple[Frame, ...]]
_Entries = tuple[_Entry, ...]


@cache
def _by_first_words() -> Mapping[str, Mapping[str, _Entries]]:
    """By their first word and their second («» where there is none): the words of triggers, how many they are, and
    the frames that they open."""
    opened: dict[tuple[str, ...], list[Frame]] = {}
    for frame in frames():
        for words in frame.words:
            opened.setdefault(words, []).append(frame)
    table: dict[str, dict[str, _Entries]] = {}
    for words, fitting in opened.items():
        by_second = table.setdefault(words[0], {})
        second = words[1] if len(words) > 1 else ""
        by_second[second] = (*by_second.get(second, ()), (words, len(words), tuple(fitting)))
    return table


@cache
def trigger_words() -> Phrases:
    """The words of every verbal frame, to tell an object from a subject."""
    return Phrases(" ".join(words) for frame in frames() if not frame.noun for words in frame.words)


def find_triggers(
    tokens: Sequence[Token], lower: list[str], is_whole: Callable[[int, int], bool] = lambda start, end: True
) -> list[Trigger]:
    """The triggers of a sentence, left to right, all frames that share their words, the surest first; behind them
    the spare ones, which overlap a longer one of their type.

    `is_whole` tells whether tokens `start` to `end` are whole words: «tham dự quốc tang» holds no «dự quốc tang».
    """
    table, found = _by_first_words(), list[Trigger]()
    spelled: _Spelled | None = None
    quoted = '"' in lower
    for index in [i for i, word in enumerate(lower) if word in table and tokens[i].kind == "word"]:
        for words, size, fitting in _opened(table[lower[index]], lower, index, quoted):
            end = index + size
            if (size > 2 and tuple(lower[index:end]) != words) or (
                quoted and lower[index:end] != list(words)
            ):
                end = _end_past_quotes(lower, index, words) if quoted else 0
                if not end:
                    continue
            spelled = spelled or _Spelled(tokens)
            found += [Trigger(f, index, end) for f in fitting if _surroundings_fit(f, spelled, index, end)]
    if len(found) < 2:
        return found
    kept: list[Trigger] = []
    spare: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.start - t.end, t.start, t.frame.type, -t.frame.confidence)):
        over = [other for other in kept if overlap(trigger, other) and not _coincide(trigger, other)]
        if over:
            # The «thăm» of «nói về chuyến thăm» is nobody's deed.
            if trigger.frame.noun or not any(other.frame.noun for other in over):
                spare.append(replace(trigger, spare=True))
            continue
        # Word boundaries are dear: they are asked for here only where triggers compete.
        if not _has_rivals(trigger, found) or is_whole(trigger.start, trigger.end):
            kept.append(trigger)
    return sorted((*kept, *spare), key=lambda t: (t.spare, t.start, t.frame.type, -t.frame.confidence))


def _opened(
    by_second: Mapping[str, _Entries], lower: list[str], index: int, quoted: bool
) -> Iterable[_Entry]:
    """The triggers that may begin at a word, by the word behind it; all where a quotation mark may part them."""
    if quoted:
        return chain.from_iterable(by_second.values())
    alone, second = by_second.get("", ()), lower[index + 1] if index + 1 < len(lower) else ""
    return (*alone, *by_second.get(second, ())) if second else alone


def _end_past_quotes(lower: list[str], index: int, words: tuple[str, ...]) -> int:
    """Where words end that stand at `index` with quotation marks among them («sẽ "có câu trả lời"»); 0 if not."""
    if '"' not in lower[index : index + len(words) + 1]:
        return 0
    at = index
    for word in words:
        at += lower[at : at + 1] == ['"']
        if lower[at : at + 1] != [word]:
            return 0
        at += 1
    return at


def _has_rivals(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether another one of its type takes some of its words and others besides, or fewer."""
    start, end = trigger.start, trigger.end
    return any(overlap(trigger, t) and (t.start != start or t.end != end) for t in found)


def overlap(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers of one type share a token."""
    return one.start < other.end and other.start < one.end and one.frame.type == other.frame.type


def _coincide(one: Trigger, other: Trigger) -> bool:
    """Whether two frames of one type have the same words: the second is tried where the first finds no parties."""
    return one.start == other.start and one.end == other.end


class _Spelled:
    """The words of every token: of a mention its head noun («binh sĩ») and `@` with each entity; a number is «#»."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._words: list[str] = []
        self._begins: list[int] = []  # where in the words each token begins
        for token in tokens:
            self._begins.append(len(self._words))
            self._words += _words(token.mention) if token.mention else (_spelling(token.lower),)
        self._begins.append(len(self._words))

    def words(self, start: int, end: int) -> list[str]:
        """The words of tokens `start` to `end`, or as many as there are."""
        last = len(self._begins) - 1
        return self._words[self._begins[min(max(start, 0), last)] : self._begins[min(end, last)]]


def _words(mention: Mention) -> tuple[str, ...]:
    return (*mention.head.split(), *(f"@{entity}" for entity in mention.entities)) or ("",)


def _spelling(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def _surroundings_fit(frame: Frame, spelled: _Spelled, start: int, end: int) -> bool:
    if frame.near and not (
        _stands_in(frame.near, spelled.words(start, end + frame.reach))
        or (not frame.near_right and _stands_in(frame.near, spelled.words(start - frame.reach, start)))
    ):
        return False
    if frame.not_near is None:
        return True
    if frame.not_near.first_words.isdisjoint(spelled.words(start - _BEFORE, end + _BEHIND)):
        return True
    return not _stands_in(frame.not_near, spelled.words(_told_from(spelled, start), end + _BEHIND))


def _told_from(spelled: _Spelled, start: int) -> int:
    """Up to six words before a trigger, none beyond a comma or a verb of telling: who tells is no hindrance."""
    low, verbs = max(0, start - _BEFORE), lexicon_words()["report_verbs"]
    flat = [" ".join(spelled.words(i, i + 1)) for i in range(low, start)]
    cuts = (i for i in range(len(flat)) if flat[i] in (",", ":", ";") or verbs.length_at(flat, i))
    return low + max((i + 1 for i in cuts), default=0)


def _stands_in(phrases: Phrases, words: list[str]) -> bool:
    return any(not is_in_a_compound(words, i, length) for i, length in phrases.places(words))
