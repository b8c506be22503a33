"""The frames of `data/frames`: which words tell an event of a type, and where its parties stand.

See `data/frames/README.md` for the keys; loading refuses an unknown key, slot or type by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.extraction.lexicon import LexiconError, Phrases, is_in_a_compound, read_yaml
from kg.extraction.lexicon import words as lexicon_words
from kg.extraction.tokens import Mention, Token
from ontology import event_types

SLOTS = frozenset(
    [
        "subj",
        "obj",
        "with",
        "to",
        "of",
        "between",
        "celebrated",
        "from",
        "against",
        "in",
        "force",
        "workers",
        "sender",
        "author",
        "genitive",
        "doer",
        "met",
        "goods",
        "teller",
        "linked",
        "condition",
        "pair",
        "by",
        "host",
        "about",
        "help",
        "main",
        "none",
        "host_pair",
        "together",
        "guests",
        "venue",
        "ends",
        "behind",
    ]
)
_KEYS = frozenset(
    [
        "words",
        "noun",
        "agents",
        "targets",
        "agent_kinds",
        "target_kinds",
        "near",
        "near_right",
        "near_all",
        "not_near",
        "optional",
        "direct",
        "leaves",
        "needs_two",
        "undated",
        "default_target",
        "pair_if_missing",
        "confidence",
        "own_subject",
    ]
)
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
    near_all: bool = False
    not_near: Phrases | None = None
    optional: frozenset[str] = frozenset()
    direct: bool = False
    leaves: bool = False
    needs_two: bool = False
    pair_if_missing: bool = False
    default_target: bool = False
    undated: bool = False
    own_subject: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame's words in a sentence: tokens `start` to `end`, end exclusive."""

    frame: Frame
    start: int
    end: int


def _slots(text: str | None, where: str) -> Slots:
    if not text:
        return ()
    union = []
    for part in text.split("+"):
        alternatives = tuple(name.strip() for name in part.replace("(", "").replace(")", "").split("|"))
        unknown = set(alternatives) - SLOTS
        if unknown:
            raise LexiconError(
                f"{where}: unknown slot {sorted(unknown)[0]!r}; known are {', '.join(sorted(SLOTS))}"
            )
        union.append(alternatives)
    return tuple(union)


def _frame(event_type: str, raw: Mapping[str, Any], where: str) -> Frame:
    unknown = set(raw) - _KEYS
    if unknown:
        raise LexiconError(f"{where}: unknown key {sorted(unknown)[0]!r}")
    near = raw.get("near") or raw.get("near_right")
    return Frame(
        type=event_type,
        words=tuple(sorted({tuple(str(words).lower().split()) for words in raw["words"]})),
        agents=_slots(raw.get("agents"), where),
        targets=_slots(raw.get("targets"), where),
        confidence=float(raw["confidence"]),
        noun=bool(raw.get("noun")),
        agent_kinds=frozenset(raw.get("agent_kinds", ())),
        target_kinds=frozenset(raw.get("target_kinds", ())),
        near=Phrases(map(str, near)) if near else None,
        near_right="near_right" in raw,
        near_all=bool(raw.get("near_all")),
        not_near=Phrases(map(str, raw["not_near"])) if raw.get("not_near") else None,
        optional=frozenset(raw.get("optional", ())),
        direct=bool(raw.get("direct")),
        leaves=bool(raw.get("leaves")),
        needs_two=bool(raw.get("needs_two")),
        pair_if_missing=bool(raw.get("pair_if_missing")),
        default_target=bool(raw.get("default_target")),
        undated=bool(raw.get("undated")),
        own_subject=bool(raw.get("own_subject")),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame of every type. Raises LexiconError for a data file that says something unknown."""
    folder = resources.files(__package__).joinpath("data", "frames")
    result = []
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml")):
        raw = read_yaml(f"frames/{name}")
        if raw["type"] not in event_types():
            raise LexiconError(f"frames/{name}: unknown event type {raw['type']!r}")
        for number, entry in enumerate(raw["frames"], 1):
            result.append(_frame(raw["type"], entry, f"frames/{name}, frame {number}"))
    return tuple(result)


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for frame in frames():
        for words in frame.words:
            table.setdefault(words[0], []).append((words, frame))
    return {word: tuple(entries) for word, entries in table.items()}


@cache
def trigger_words() -> Phrases:
    """The words of every verbal frame, to tell an object from a subject."""
    return Phrases(" ".join(words) for frame in frames() if not frame.noun for words in frame.words)


def find_triggers(
    tokens: Sequence[Token], lower: list[str], is_whole: Callable[[int, int], bool] = lambda start, end: True
) -> list[Trigger]:
    """The triggers of a sentence, left to right; of overlapping ones of the same type the longest is kept.

    `is_whole` tells whether tokens `start` to `end` are whole words: «tham dự quốc tang» holds no «dự quốc tang».
    """
    table, found = _by_first_word(), list[Trigger]()
    spelled = _spelled(tokens)
    for index, token in enumerate(tokens):
        if token.kind != "word":
            continue
        for words, frame in table.get(token.lower, ()):
            end = index + len(words)
            if tuple(lower[index:end]) == words and _surroundings_fit(frame, spelled, index, end):
                found.append(Trigger(frame, index, end))
    # Word boundaries are dear: they are asked for here only where triggers compete.
    rivals = {
        id(one)
        for one in found
        for other in found
        if one is not other
        and one.frame.type == other.frame.type
        and (one.start, one.end) != (other.start, other.end)
        and one.start < other.end
        and other.start < one.end
    }
    return _longest([t for t in found if id(t) not in rivals or is_whole(t.start, t.end)])


def _longest(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.start - t.end, t.start, t.frame.type, -t.frame.confidence)):
        if not any(
            k.frame.type == trigger.frame.type and k.start < trigger.end and trigger.start < k.end
            for k in kept
        ):
            kept.append(trigger)
    return sorted(kept, key=lambda t: (t.start, t.frame.type))


def _spelled(tokens: Sequence[Token]) -> list[tuple[str, ...]]:
    """The words of every token; of a mention its head noun («binh sĩ») and `@` with each entity; a number is «#»."""
    return [_words(t.mention) if t.mention else _spelling(t.lower) for t in tokens]


def _words(mention: Mention) -> tuple[str, ...]:
    return (*mention.head.split(), *(f"@{entity}" for entity in mention.entities))


def _spelling(word: str) -> tuple[str, ...]:
    return ("#",) if word[:1].isdigit() else (word,) if word else ()


def _surroundings_fit(frame: Frame, spelled: list[tuple[str, ...]], start: int, end: int) -> bool:
    reach = 40 if frame.near_all else 12
    if frame.near:
        before = [] if frame.near_right else spelled[max(0, start - reach) : start]
        if not (_any_in(frame.near, before) or _any_in(frame.near, spelled[start : end + reach])):
            return False
    return not (frame.not_near and _any_in(frame.not_near, spelled[_told_from(spelled, start) : end + 8]))


def _told_from(spelled: list[tuple[str, ...]], start: int) -> int:
    """Up to six words before a trigger, none beyond a comma or a verb of telling: who tells is no hindrance."""
    low, verbs = max(0, start - 6), lexicon_words()["report_verbs"]
    flat = [" ".join(word) for word in spelled[low:start]]
    cuts = (i for i in range(len(flat)) if flat[i] in (",", ":", ";") or verbs.length_at(flat, i))
    return low + max((i + 1 for i in cuts), default=0)


def _any_in(phrases: Phrases, spelled: Sequence[tuple[str, ...]]) -> bool:
    flat = [word for words in spelled for word in (words or ("",))]
    lengths = ((i, phrases.length_at(flat, i)) for i in range(len(flat)))
    return any(length and not is_in_a_compound(flat, i, length) for i, length in lengths)
