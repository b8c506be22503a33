"""Names that the ontology knows, found by Aho–Corasick over the characters of the normal form.

Matching on characters keeps what word segmentation would cut in two, and costs some hundredths of a
millisecond an article. Matches are leftmost-longest and must stand on word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extraction.known import is_state, state_of
from kg.extraction.lexicon import read_yaml, references, words
from kg.extraction.spellings import is_vietnamese_syllable, spellings_of, swap_first
from kg.records import record
from kg.vietnamese.normal import normalise
from ontology import actors

_LONGEST_STATE = 30  # characters
_EMBASSY = 20  # characters of «Đại sứ quán của »


@record(frozen=True, slots=True)
class Hit:
    """A known name in the text. `actors` holds more than one id where the name is ambiguous."""

    start: int
    end: int
    actors: tuple[str, ...]


@record(frozen=True, slots=True)
class _Names:
    automaton: AhoCorasick
    patterns: tuple[str, ...]
    owners: Mapping[str, tuple[str, ...]]


@cache
def _names() -> _Names:
    owners: dict[str, set[str]] = {}
    for actor in actors().values():
        # A surname alone («Kim») is left to the references, which know who was told before.
        unsure = () if actor.kind == "person" else actor.ambiguous
        for alias in {*actor.names, *unsure}:
            form = normalise(alias).text
            owners.setdefault(form, set()).add(actor.id)
            if " " in form and actor.kind != "person":
                others = spellings_of(form) if actor.kind != "state" else (swap_first(form),)
                for other in others:
                    owners.setdefault(other, set()).add(actor.id)
    for state, forms in references()["state_names"].items():
        for form in forms:
            owners.setdefault(form, set()).add(state)
    for decoy in read_yaml("decoys.yaml")["phrases"]:
        owners.setdefault(decoy, set())
    patterns = tuple(sorted(owners))
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    return _Names(automaton, patterns, {form: tuple(sorted(ids)) for form, ids in owners.items()})


def named(form: str) -> str | None:
    """The id of the only actor that a form names; None for none and for several."""
    owners = _names().owners.get(normalise(form).text, ())
    return owners[0] if len(owners) == 1 else None


@cache
def _capitals_allowed() -> frozenset[str]:
    return frozenset(read_yaml("decoys.yaml")["capitals_before_a_state"])


def _word_before(text: str, index: int) -> str:
    match = re.search(r"([^\W\d_]+)[ -]?$", text[max(0, index - 20) : index])
    return match.group(1) if match else ""


def _word_after(text: str, index: int) -> str:
    match = re.match(r" ([^\W\d_]+)", text[index : index + 20])
    return match.group(1) if match else ""


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether a one-syllable state name (Nga, Mỹ, Anh) is a syllable of a longer Vietnamese name."""
    before, after = _word_before(text, start), _word_after(text, end)
    glued = text[start - 1 : start] == " " and not _begins_a_sentence(text, start, before)
    if glued and _is_syllable_of_a_name(before):
        return True
    return _is_syllable_of_a_name(after) and not _known_at(text, end + 1)


def _is_syllable_of_a_name(word: str) -> bool:
    if not word[:1].isupper() or word.isupper():
        return False
    return is_vietnamese_syllable(word) and word not in _capitals_allowed()


def _begins_a_sentence(text: str, start: int, word: str) -> bool:
    before = text[: start - 1 - len(word)].rstrip(" ")
    return not before or before[-1] in ".!?\n:;\"'(|"


def _known_at(text: str, start: int) -> bool:
    names = _names()
    for _, begin, _ in names.automaton.find_matches_as_indexes(text[start : start + 40]):
        return bool(begin == 0)
    return False


def _behind_a_compound(text: str, start: int, end: int) -> int | None:
    """«cảnh báo Nhật Bản»: where what is named begins, behind a compound that only ends like a name («báo Nhật»)."""
    first, space, _ = text[start:end].partition(" ")
    if not space or not first.islower():
        return None
    compound = [_word_before(text, start).lower(), first]
    if words()["no_heads"].length_before(compound, 2) < len(compound):
        return None
    return start + len(first) + 1


def find_names(text: str) -> list[Hit]:
    """Every known name in `text` (normal form), leftmost-longest, in order."""
    names = _names()
    hits, namesakes = list[Hit](), set[str]()
    for start, end, form in _matches(text):
        owners = names.owners[form]
        if not owners:
            namesakes.add(form.rpartition(" ")[2])
            continue
        if end < len(text) and text[end] == "-" and text[end + 1 : end + 2].islower() and "-" not in form:
            continue
        if _is_short_state(form, owners) and _is_part_of_a_name(text, start, end):
            continue
        hits.append(Hit(start, end, owners))
    if namesakes:  # where «Daniil Medvedev» plays, «Medvedev» alone is he
        hits = [hit for hit in hits if not _is_a_namesake(text[hit.start : hit.end], hit, namesakes)]
    return _with_rows(text, _with_pairs(text, _with_embassies(text, hits)))


def _is_a_namesake(form: str, hit: Hit, namesakes: Set[str]) -> bool:
    return form in namesakes and all(actors()[owner].kind == "person" for owner in hit.actors)


def _matches(text: str) -> Iterator[tuple[int, int, str]]:
    """Where forms stand as whole words, leftmost-longest.

    «Nga Mi» that is found in «Nga Mikhail X» gives way to «Nga», and behind that the search begins anew; so it does
    behind a compound that only ends like a name.
    """
    names, low = _names(), 0
    while low < len(text):
        behind = len(text)
        for index, start, end in names.automaton.find_matches_as_indexes(text[low:]):
            start, end, form = low + start, low + end, names.patterns[index]
            if start and text[start - 1].isalnum():
                continue
            if (named := _behind_a_compound(text, start, end)) is not None:
                behind = named
                break
            if end == len(text) or not text[end].isalnum():
                yield start, end, form
            elif " " in form:
                whole = _whole_words_of(form, names.owners)
                if whole in names.owners:
                    yield start, start + len(whole), whole
                behind = start + len(whole)
                break
        low = behind


def _whole_words_of(form: str, owners: Mapping[str, tuple[str, ...]]) -> str:
    """The longest name of whole words with which a form begins that ends within a word, else its first word."""
    while " " in form:
        form = form.rpartition(" ")[0]
        if form in owners:
            break
    return form


@cache
def _embassy() -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """The noun for an embassy, what stands before its state, and between that and where it is."""
    heads = read_yaml("words.yaml")["embassies"]
    before = re.compile(rf"(?<!\w)(?:{'|'.join(heads)})(?: của)? $", re.IGNORECASE)
    return heads[0], before, re.compile(r" (?:tại|ở) (?:thủ đô )?")


def _with_embassies(text: str, hits: list[Hit]) -> list[Hit]:
    """«Sứ quán của Nga ở thủ đô Bình Nhưỡng»: an embassy, however it is written whose it is and where."""
    noun, before, joint = _embassy()
    if len(hits) < 2 or noun[-4:] not in text.lower():  # whose it is and where
        return hits
    found, begins = list[Hit](), {hit.start: hit for hit in hits}
    for hit in hits:
        if found and hit.start < found[-1].end:
            continue
        between = joint.match(text, hit.end)
        there = begins.get(between.end()) if between else None
        head = before.search(text, max(0, hit.start - _EMBASSY), hit.start)
        if there and (known := _mission(hit, there, is_bare=head is None)):
            hit = Hit(head.start() if head else hit.start, there.end, (known,))
        found.append(hit)
    return found


def _mission(sender: Hit, there: Hit, *, is_bare: bool) -> str | None:
    """The embassy that a state has there; a bare name is that of an embassy without where it is."""
    who, where = actors()[sender.actors[0]], actors()[there.actors[0]]
    if is_bare != (who.kind == "organ"):
        return None
    noun, state, host = _embassy()[0], state_of(who.country), where.capital_of or where.id
    if state is None or (is_bare and not who.label_vi.lower().startswith(noun)):
        return None
    return named(f"{noun} {actors()[state].label_vi} tại {actors()[host].label_vi}")


@cache
def _shorts() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    """What stands behind the dash of a pair of states, the pair itself, and whom the short forms name."""
    owners = {form: known.id for known in actors().values() for form in known.short}
    names = {
        form
        for known in actors().values()
        if known.kind == "state"
        for form in (known.label_vi, *known.short)
    }
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pair = re.compile(rf"(?<!\w)(?=(?P<one>{either}) ?- ?(?P<two>{either})(?!\w))")
    return re.compile(rf"- ?(?:{either})(?!\w)"), pair, owners


def _with_pairs(text: str, hits: list[Hit]) -> list[Hit]:
    """«Nga - Triều», «Trung-Triều»: short forms that stand for states in pairs alone."""
    if "-" not in text:
        return hits
    second, pair, owners = _shorts()
    taken = {hit.start for hit in hits}
    extra = []
    for dash in second.finditer(text):
        for match in pair.finditer(text, max(0, dash.start() - _LONGEST_STATE), dash.end() + 1):
            for side in ("one", "two"):
                if match[side] in owners and match.start(side) not in taken:
                    taken.add(match.start(side))
                    extra.append(Hit(match.start(side), match.end(side), (owners[match[side]],)))
    return sorted(hits + extra, key=lambda hit: hit.start) if extra else hits


@cache
def _row() -> re.Pattern[str]:
    """A short form in a row, behind another state: «Mỹ, Hàn», «Mỹ, Nhật và Hàn»."""
    shorts = "|".join(map(re.escape, sorted(_shorts()[2], key=len, reverse=True)))
    return re.compile(rf"(?:, ?| và )(?P<form>{shorts})(?!\w)(?! [A-ZĐ])")


@cache
def _row_openings() -> tuple[str, ...]:
    """What a row is looked for at: a cheap sign that is rarely there."""
    return tuple(f"{joint} {form}" for joint in (",", "và") for form in _shorts()[2])


def _with_rows(text: str, hits: list[Hit]) -> list[Hit]:
    """«Mỹ, Hàn tập trận», «Mỹ, Nhật và Hàn»: short forms that stand for states in a row behind a state's full name."""
    if not hits or not any(opening in text for opening in _row_openings()):
        return hits
    ends, owners, extra = {hit.end: hit for hit in hits if is_state(hit.actors[0])}, _shorts()[2], []
    for match in _row().finditer(text):
        if match.start() in ends:
            hit = Hit(match.start("form"), match.end("form"), (owners[match["form"]],))
            ends[hit.end] = hit
            extra.append(hit)
    taken = {hit.start for hit in hits}
    extra = [hit for hit in extra if hit.start not in taken]
    return sorted(hits + extra, key=lambda hit: hit.start) if extra else hits


def _is_short_state(form: str, owners: tuple[str, ...]) -> bool:
    return " " not in form and len(form) <= 5 and any(actors()[owner].kind == "state" for owner in owners)
