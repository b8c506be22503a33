"""Mentions: who and what a sentence names or points to, before references are resolved.

Known names come from the gazetteer; titles, states and expressions that point back each have a module of their
own. Here it is decided which of them begins at a word, and a delegation is given its head.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction import states
from kg.extraction.bodies import body_at
from kg.extraction.collectives import group_at, of_this_state, organ_of_this_state_at
from kg.extraction.delegations import (
    apposition_end,
    leads,
    past_the_count,
    sent_from_a_place,
    whose_delegation,
)
from kg.extraction.enumerated import enumerated, of_its_state, surname_of_a_pair
from kg.extraction.gazetteer import Hit
from kg.extraction.known import is_state, state_of
from kg.extraction.lexicon import any_of, mention_words, titles, words
from kg.extraction.lines import POINTED, Draft, Found, Line, Names
from kg.extraction.localities import locality
from kg.extraction.persons import dashed_surname, titled, titled_woman
from kg.extraction.pointing import pointer
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention, MentionKind, Token
from kg.records import replace


class MentionFinder:
    """Finds the mentions in the sentences of an article, given as their words.

    All are read once, in order, which leaves in `names` whom the article introduces. With those names in hand,
    as `learn` brings them, the sentences are read again in which they change anything.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sequence[Token]], hits: Sequence[Hit], names: Names
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._names = names
        self._hits = {hit.start: hit for hit in hits}
        self._first = [self._drafts(tokens) for tokens in sentences]
        self._again: frozenset[int] = frozenset()

    def learn(self, hits: Sequence[Hit]) -> None:
        """Goes on with these known names in the place of those given at first."""
        changed = [hit.start for hit in {*hits} ^ {*self._hits.values()}]
        self._hits = {hit.start: hit for hit in hits}
        self._again = frozenset(
            number
            for number, tokens in enumerate(self._sentences)
            if any(tokens[0].start <= start < tokens[-1].end for start in changed)
            or (self._names.females and any(token.lower == "bà" for token in tokens))
        )

    def in_sentence(self, number: int) -> list[Draft]:
        """The mentions of a sentence in order, without overlaps."""
        return self._drafts(self._sentences[number]) if number in self._again else self._first[number]

    def _drafts(self, tokens: Sequence[Token]) -> list[Draft]:
        line = Line(self._text, tokens, self._hits, self._names)
        drafts: list[Draft] = []
        end = 0
        for index in line.openings():
            found = _at(line, index) if index >= end else None
            if found is not None:
                drafts.append(found[0])
                end = found[1]
        return drafts


def _at(line: Line, index: int) -> Found | None:
    """The mention that begins at a token."""
    listed = line.lower[index] in mention_words()  # what else begins there is a name, and has a capital
    hit, capital = line.hit(index), line.is_capital(index)
    if not (listed or hit or capital):
        return None
    found = listed and (titled_woman(line, index) or pointer(line, index, _at) or group_at(line, index))
    found = found or organ_of_this_state_at(line, index)
    if not found and capital:
        found = enumerated(line, index) or of_its_state(line, index) or surname_of_a_pair(line, index)
    if found:
        return found
    length = titles().titles.length_at(line.lower, index) if listed else 0
    if length and _is_title(line, index, index + length, hit):
        person = titled(line, index, length)
        if not (titles().name_only.length_at(line.lower, index) == length and not person[0].mention.entities):
            return person
    if hit:
        return _known(line, index, hit)
    return (
        (listed and (_delegation(line, index) or body_at(line, index)))
        or dashed_surname(line, index)
        or _named_first(line, index)
        or _named_alone(line, index)
        or locality(line, index)
    )


def _is_title(line: Line, start: int, end: int, hit: Hit | None) -> bool:
    """Whether the words of a title announce somebody there; a known name may begin at the same word."""
    lists = words()
    if lists["no_sirs"].length_at(line.lower, start) or lists["deeds"].length_before(line.lower, start):
        return False
    if line.is_sir(start) and lists["sir_heads"].length_before(line.lower, start):
        return False
    if lists["travelling_parties"].length_before(line.lower, end) > end - start:
        return False  # «dẫn đầu một đoàn nghị sĩ tới …»
    if line.lower[end : end + 1] == ["quán"]:  # «đại sứ quán», «lãnh sự quán»
        return False
    if hit and end == start + 1 and line.kind(start) == "state" and not line.starts_name(end):
        return False  # «Anh» is Britain unless a name follows
    if hit is None or line.after(start, hit) <= end:
        return True
    # «Tổng Công tố Nga Igor X»: the office has the name of its body
    return line.kind(start) == "organ" and line.person_after(line.after(start, hit)) is not None


def _delegation(line: Line, index: int) -> Found | None:
    """A delegation without a state: «phái đoàn do X dẫn đầu», «đoàn của ông», «đoàn Bộ Y tế», «phái đoàn» again."""
    length = words()["travelling_parties"].length_at(line.lower, index)
    if not length or words()["unit_stems"].length_before(line.lower, index):
        return None
    end = index + length
    while end < len(line) and (step := words()["linkers"].length_at(line.lower, end)):
        if line.lower[end] == "của" or line.hit(end):
            break  # «đoàn đại biểu quốc hội Nga»
        end += step
    if owned := of_this_state(line, end):
        whole = Mention(*line.span(index, owned), "delegation", (), bare=True)
        return Draft(whole, reference="this_state"), owned
    bare = Draft(Mention(*line.span(index, end), "delegation", (), bare=True), reference="this_delegation")
    led_by = words()["led_by"]
    if "do" in line.lower[end : end + 2] or any(led_by.length_at(line.lower, end + i) for i in (0, 1)):
        led, after = _with_leader(line, end, bare)
        return (led, after) if after > end else None
    whose = whose_delegation(line, index, end)
    found = _at(line, whose.at) if whose else None
    draft = sent_from_a_place(found[0]) if found else None
    if whose and found and draft and found[0].mention.kind in (*whose.kinds, "delegation"):
        whole = replace(draft.mention, start=line.tokens[index].start, kind="delegation")
        return _with_leader(line, found[1], replace(draft, mention=whole))
    acts = any_of("auxiliaries", "demonstratives").length_at(line.lower, end) > 0
    return (bare, end) if acts else None


def _named_first(line: Line, index: int) -> Found | None:
    """«Ri Kyong Chol, Thứ trưởng Y tế Triều Tiên, …»: a name that no list holds, its title after it."""
    if not line.starts_name(index) or words()["prepositions"].length_at(line.lower, index):
        return None
    if "-" not in line.lower[index + 1 : index + 3] and not line.starts_name(index + 1):
        return None
    named = line.person_after(index)
    if named is None or named[2] is not None or line.lower[named[1] : named[1] + 1] not in ([","], ["-"]):
        return None
    after = named[1] + 1
    length = titles().titles.length_at(line.lower, after)
    if not length or line.lower[after] in ("ông", "bà"):
        return None
    office, end = titled(line, after, length)
    if not office.office or office.country in POINTED.values() or not _is_foreign(line, index, named[1]):
        return None
    title = line.words(after, end)
    entity = line.names.introduce(line.words(index, named[1]), office.country, title)
    last = end + 1 if line.lower[end : end + 1] == [","] else end
    return Draft(Mention(*line.span(index, end), "person", (entity,)), country=office.country), last


def _named_alone(line: Line, index: int) -> Found | None:
    """«gặp X và Pak Jong-guk»: a name without title beside another one, written as one state alone writes names."""
    beside = line.lower[index - 1 : index] in ([","], ["và"], ["cùng"], ["với"], ["gặp"], ["tiếp"], ["là"])
    named = line.person_after(index) if beside and line.starts_name(index) else None
    home = line.names.home_by_name(line.words(index, named[1])) if named and named[2] is None else None
    if named is None or home is None or not (home == "KP" or _is_foreign(line, index, index + 1)):
        return None
    entity = line.names.introduce(line.words(index, named[1]), None, "")
    return Draft(Mention(*line.span(index, named[1]), "person", (entity,))), named[1]


def _is_foreign(line: Line, start: int, end: int) -> bool:
    """Whether a name cannot be Vietnamese words in capitals («Bộ Ngoại giao, chủ tịch …»)."""
    words = [line.words(i, i + 1) for i in range(start, end) if line.tokens[i].kind == "word"]
    return not all(map(is_vietnamese_syllable, words)) or "-" in line.lower[start:end]


def _known(line: Line, index: int, hit: Hit) -> Found:
    """A known name without a title before it."""
    owner, after = line.names.of(hit), line.after(index, hit)
    span = (hit.start, hit.end)
    if owner.kind == "place":
        return states.place(line, index, hit), after
    if owner.kind == "state":
        draft = states.state(line, index, hit)
        led = draft.mention.kind in ("delegation", "force", "organ")
        return _with_leader(line, after, draft) if led else (draft, after)
    if owner.kind == "group" and words()["worker_heads"].length_at(line.lower, index):
        state = state_of(owner.country)
        return Draft(Mention(*span, "workers", (state,) if state else (), head="công nhân")), after
    if owner.kind == "group" and (length := _names_travellers(line, index)):
        state, head = state_of(owner.country), " ".join(line.lower[index : index + length])
        return Draft(Mention(*span, "thing", (state,) if state else (), head=head)), after
    if owner.kind in ("person", "media"):
        kind: MentionKind = "person" if owner.kind == "person" else "media"
        return Draft(Mention(*span, kind, (owner.id,)), country=owner.country), after
    if owner.kind == "unit":
        return Draft(Mention(*span, "force", (owner.id,)), country=owner.country), after
    if house := words()["premises"].length_before(line.lower, index):
        start = line.tokens[index - house].start
        return Draft(Mention(start, hit.end, "place", (owner.id,), place=states.seat(owner.id))), after
    return _with_leader(line, after, Draft(Mention(*span, "organ", (owner.id,)), country=owner.country))


def _names_travellers(line: Line, index: int) -> int:
    """How many words the noun for travellers takes that stands there; who only speaks («giới phân tích») is none."""
    if words()["others_speak"].length_at(line.lower, index):
        return 0
    return any_of("thing_heads", "traveller_heads").length_at(line.lower, index)


def _with_leader(line: Line, after: int, draft: Draft) -> Found:
    """«…, do X dẫn đầu»: the delegation is X."""
    after = past_the_count(line, after)
    at = after + 1 if line.lower[after : after + 1] == [","] else after
    said = words()["led_by"].length_at(line.lower, at)
    if said:
        found = _at(line, at + said)
        if found is None or found[0].mention.kind != "person":
            return draft, after
        leader, end = found
        whole = replace(leader.mention, start=draft.mention.start, kind="delegation")
        closed = end + 1 if at > after and line.lower[end : end + 1] == [","] else end
        return replace(leader, mention=whole, country=leader.country or draft.country), closed
    if line.lower[at : at + 1] != ["do"]:
        return draft, after
    for inner in range(at + 1, min(at + 4, len(line))):
        found = _at(line, inner)
        if found is None:
            continue
        leader, end = found
        leading = next((i for i in range(end, apposition_end(line, end)) if leads(line, i)), None)
        if leading is None:
            break
        last = leading + words()["leading"].length_at(line.lower, leading)
        if leader.mention.kind != "person":  # «do một thứ trưởng dẫn đầu»: whoever he is
            nameless = leader.mention.kind == "group" and not leader.mention.entities
            whole = replace(draft.mention, end=line.tokens[last - 1].end)
            return (replace(draft, mention=whole), last) if nameless else (draft, after)
        whole = Mention(draft.mention.start, line.tokens[last - 1].end, "delegation", leader.mention.entities)
        sender = next((e for e in draft.mention.entities if not is_state(e)), None)
        country = leader.country or draft.country
        return replace(leader, mention=whole, country=country, organ=leader.organ or sender), last
    return draft, after
