"""The frames of `data/frames`: which words tell an event of a type, and where its parties stand.

See `data/frames/README.md` for the keys; loading refuses an unknown key, slot or type by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from kg.extraction.lexicon import LexiconError, read_yaml, words
from kg.extraction.phrases import Phrases
from kg.extraction.surroundings import Surroundings
from kg.extraction.tokens import Token
from kg.records import record
from ontology import event_types

_SLOTS = """
subj obj with to of between celebrated from against in force workers sender author genitive doer
met goods teller linked condition pair by host about help main none host_pair together guests venue stayed_in
ends behind victims allies council proposer origin goal giver foe enemy front told getter
pact twain maker next content summoned named retinue passive_by with_before nation troops hirer owner
denier denied accuser answered charger adjoined informant asked warned met_there honoured doer_before quoted topic
holder shot act_of host_of_two aimed_at fire_answered
slain slayer hit hitter liar who_calls_it_a_lie
provoker
"""
SLOTS = frozenset(_SLOTS.split())
_KEYS = """
words noun agents targets agent_kinds target_kinds near near_right near_all not_near optional
direct leaves needs_two undated default_target pair_if_missing confidence own_subject reach
planned between_the_two
"""
KEYS = frozenset(_KEYS.split())
Slots = tuple[tuple[str, ...], ...]


@record(frozen=True, slots=True)
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


class Trigger(NamedTuple):
    """A frame's words in a sentence: tokens `start` to `end`, end exclusive.

    `spare` where longer words of its type stand over some of them: it is tried where nothing came of those.
    A named tuple, since there are many of them and it is the cheapest to make.
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


@cache
def _phrases(listed: tuple[str, ...]) -> Phrases:
    """One object for the lists that frames share, so that a sentence is searched for them once."""
    return Phrases(listed)


def _frame(event_type: str, raw: Mapping[str, Any], where: str) -> Frame:
    unknown = set(raw) - KEYS
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
        near=_phrases(tuple(_flat(near))) if near else None,
        near_right="near_right" in raw,
        not_near=_phrases(tuple(_flat(raw["not_near"]))) if raw.get("not_near") else None,
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
"""The words of triggers, how many they are, and the frames that they open."""


@record(frozen=True, slots=True)
class _Opening:
    """The triggers that one word can begin."""

    alone: tuple[_Entry, ...]
    """Those of that word alone."""
    with_second: Mapping[str, tuple[_Entry, ...]]
    """By the word behind it: those two and what goes on from there, and those of the first word alone."""
    longest: int


@cache
def _by_first_words() -> Mapping[str, _Opening]:
    opened: dict[tuple[str, ...], list[Frame]] = {}
    for frame in frames():
        for phrase in frame.words:
            opened.setdefault(phrase, []).append(frame)
    by_first: dict[str, list[_Entry]] = {}
    for phrase, fitting in opened.items():
        by_first.setdefault(phrase[0], []).append((phrase, len(phrase), tuple(fitting)))
    return {first: _opening(entries) for first, entries in by_first.items()}


def _opening(entries: Sequence[_Entry]) -> _Opening:
    alone = tuple(entry for entry in entries if entry[1] == 1)
    by_second: dict[str, tuple[_Entry, ...]] = {}
    for entry in entries:
        if entry[1] > 1:
            second = entry[0][1]
            by_second[second] = (*by_second.get(second, alone), entry)
    return _Opening(alone, by_second, max(entry[1] for entry in entries))


@cache
def trigger_words() -> Phrases:
    """The words of every verbal frame, to tell an object from a subject."""
    return Phrases(" ".join(phrase) for frame in frames() if not frame.noun for phrase in frame.words)


def find_triggers(
    tokens: Sequence[Token], lower: list[str], is_whole: Callable[[int, int], bool] = lambda start, end: True
) -> list[Trigger]:
    """The triggers of a sentence, left to right, all frames that share their words, the surest first; behind them
    the spare ones, which overlap a longer one of their type.

    `is_whole` tells whether tokens `start` to `end` are whole words: «tham dự quốc tang» holds no «dự quốc tang».
    """
    table, found = _by_first_words(), list[Trigger]()
    around: Surroundings | None = None
    quoted = '"' in lower
    no_deeds = words()["no_deeds"]
    for index, opening in [(i, table[word]) for i, word in enumerate(lower) if word in table]:
        if no_deeds.length_at(lower, index):
            continue
        for end, fitting in _opened(opening, lower, index, quoted):
            around = around or Surroundings(tokens)
            found += [Trigger(frame, index, end) for frame in fitting if around.fit(frame, index, end)]
    if len(found) < 2:
        return found
    kept: list[Trigger] = []
    spare: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.start - t.end, t.start, t.frame.type, -t.frame.confidence)):
        over = [other for other in kept if _rivals(trigger, other)]
        if over:
            # The «thăm» of «nói về chuyến thăm» is nobody's deed.
            if trigger.frame.noun or not any(other.frame.noun for other in over):
                spare.append(Trigger(trigger.frame, trigger.start, trigger.end, spare=True))
            continue
        # Word boundaries are dear: they are asked for here only where triggers compete.
        if not any(_rivals(trigger, other) for other in found) or is_whole(trigger.start, trigger.end):
            kept.append(trigger)
    return sorted((*kept, *spare), key=lambda t: (t.spare, t.start, t.frame.type, -t.frame.confidence))


def _opened(
    opening: _Opening, lower: list[str], index: int, quoted: bool
) -> list[tuple[int, tuple[Frame, ...]]]:
    """Where the triggers end that begin at a word, and their frames."""
    if quoted and '"' in lower[index : index + opening.longest + 1]:
        return _opened_past_quotes(opening, lower, index)
    second = lower[index + 1] if index + 1 < len(lower) else ""
    likely = opening.with_second.get(second, opening.alone)
    if not likely:
        return []
    return [
        (index + size, fitting)
        for words, size, fitting in likely
        if size < 3 or tuple(lower[index : index + size]) == words
    ]


def _opened_past_quotes(
    opening: _Opening, lower: list[str], index: int
) -> list[tuple[int, tuple[Frame, ...]]]:
    """The same where a quotation mark may part the words: «sẽ "có câu trả lời"»."""
    said, ends, at = list[str](), list[int](), index
    while at < len(lower) and len(said) < opening.longest:
        at += lower[at] == '"'
        said += lower[at : at + 1]
        at += 1
        ends.append(at)
    return [
        (ends[size - 1], fitting)
        for words, size, fitting in opening.with_second.get("".join(said[1:2]), opening.alone)
        if tuple(said[:size]) == words
    ]


def overlap(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers of one type share a token."""
    return one.start < other.end and other.start < one.end and one.frame.type == other.frame.type


def _rivals(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers overlap that have not the same words; of those, the second is tried after the first."""
    return (one.start != other.start or one.end != other.end) and overlap(one, other)
