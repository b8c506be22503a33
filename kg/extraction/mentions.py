"""Mentions: who and what a sentence names, before any reference is followed.

Known names come from the gazetteer. A title opens a person («Thứ trưởng Quốc phòng Nga Viktor Goremykin») and
swallows the organ and the country that stand between it and the name; a name that no list holds becomes a new
entity. A state's name takes its meaning from the noun before it: «binh sĩ Triều Tiên» are its forces, «phái
đoàn Nga do X dẫn đầu» is X, «du khách Nga» is nobody's act of state.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extraction.gazetteer import Hit, actor, is_vietnamese_syllable, state_of
from kg.extraction.lexicon import pointer_words, pointers, titles, women, words
from kg.extraction.tokens import Mention, MentionKind, Token
from kg.model import Entity

_NAME_WORD = re.compile(r"[^\W\d_][\w'’]+")
HOST = "host"  # a country yet to be known: the one where the story plays
_LEADERS = ("dẫn đầu", "đứng đầu", "làm trưởng đoàn", "chỉ huy", "làm trưởng phái đoàn")


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention whose entities may still have to be resolved.

    `office` is the lower-case title without a name, with the organ and country it belongs to; `surname` what follows
    ông or bà; `female` is known where the words say so.
    """

    mention: Mention
    office: str = ""
    organ: str | None = None
    country: str | None = None
    surname: str = ""
    female: bool | None = None
    reference: str = ""


@dataclass(slots=True)
class Names:
    """What one article has named so far: new entities, and the short forms of names told in full."""

    entities: dict[str, Entity] = field(default_factory=dict)
    females: set[str] = field(default_factory=set)
    males: set[str] = field(default_factory=set)


def slug(name: str) -> str:
    """The id of an entity that no list holds: the name in ASCII, lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


class MentionFinder:
    """Finds the mentions of one sentence after the other; `names` carries over what was introduced."""

    def __init__(self, text: str, hits: Sequence[Hit], names: Names) -> None:
        self.text = text
        self.names = names
        self._hits: Mapping[int, Hit] = {hit.start: hit for hit in hits}

    def in_sentence(self, tokens: Sequence[Token]) -> list[Draft]:
        """The sentence's mentions in order, without overlaps."""
        lower = [token.lower for token in tokens]
        drafts: list[Draft] = []
        index = 0
        while index < len(tokens):
            draft, after = self._at(tokens, lower, index)
            if draft is None:
                index += 1
                continue
            drafts.append(draft)
            index = max(after, index + 1)
        return drafts

    def _at(self, tokens: Sequence[Token], lower: list[str], index: int) -> tuple[Draft | None, int]:
        hit = self._hits.get(tokens[index].start)
        pointer = self._pointer(tokens, lower, index)
        if pointer is not None:
            return pointer
        length = titles().titles.length_at(lower, index)
        if length and not (hit and self._after(tokens, index, hit) > index + length):
            draft, after = self._titled(tokens, lower, index, length)
            if draft is not None:
                return draft, after
        if hit is None:
            return None, index + 1
        return self._named(tokens, lower, index, hit)

    def _pointer(self, tokens: Sequence[Token], lower: list[str], index: int) -> tuple[Draft, int] | None:
        """An expression of `data/references.yaml` that begins at `index`."""
        if lower[index] not in pointer_words():
            return None
        for name, phrases in pointers().items():
            length = phrases.length_at(lower, index)
            if not length:
                continue
            end, span = index + length, (tokens[index].start, tokens[index + length - 1].end)
            if name.startswith("kin:"):
                kin = self._relative(tokens, lower, index, end, name)
                if kin is None:
                    continue
                return kin
            if name == "bare_force":
                if self._state_follows(tokens, lower, end):
                    return None
                head = " ".join(lower[index:end])
                return Draft(Mention(*span, "force", (), head=head, bare=True), reference=name), end
            of_state = name.endswith("_state") or name == "both_states"
            kind: MentionKind = "state" if of_state else "organ" if name == "this_organ" else "person"
            country = None
            if name.startswith("noun:") and end < len(tokens) and tokens[end].start in self._hits:
                hit = self._hits[tokens[end].start]
                known_kind, owner = self._kind(hit)
                if known_kind == "state":
                    country, end = owner.country, self._after(tokens, end, hit)
                    span = (span[0], hit.end)
            return Draft(Mention(*span, kind, (), bare=True), country=country, reference=name), end
        return None

    def _state_follows(self, tokens: Sequence[Token], lower: list[str], end: int) -> bool:
        """Whether the noun's own state comes after it, so that it is no reference."""
        at = end
        while at < len(tokens) and at < end + 4:
            hit = self._hits.get(tokens[at].start)
            if hit is not None:
                return self._kind(hit)[0] == "state" and lower[at - 1] not in (
                    "ở",
                    "tại",
                    "sang",
                    "tới",
                    "đến",
                )
            step = words()["linkers"].length_at(lower, at)
            if not step:
                return False
            at += step
        return False

    def _relative(
        self, tokens: Sequence[Token], lower: list[str], index: int, end: int, name: str
    ) -> tuple[Draft, int] | None:
        """«em gái ông Kim Jong-un»: somebody's kin, by name or by relation; a lone syllable («công bố») is none."""
        inner = end + 1 if end < len(lower) and lower[end] == "của" else end
        if inner < len(tokens):
            named = self._name_after(tokens, lower, inner)
            draft, after = self._at(tokens, lower, inner)
            if named is not None and inner == end and lower[inner] not in ("ông", "bà"):
                start, last, entity = named
                span = (tokens[index].start, tokens[last - 1].end)
                return Draft(Mention(*span, "person", (entity,))), last
            if draft is not None and draft.mention.kind == "person":
                mention = Mention(tokens[index].start, draft.mention.end, "person", draft.mention.entities)
                return Draft(mention, draft.office, draft.country, draft.surname, reference=name), after
        if end - index < 2:
            return None
        span = (tokens[index].start, tokens[end - 1].end)
        return Draft(Mention(*span, "person", (), bare=True), reference=name), end

    def _after(self, tokens: Sequence[Token], index: int, hit: Hit) -> int:
        while index < len(tokens) and tokens[index].start < hit.end:
            index += 1
        return index

    def _titled(
        self, tokens: Sequence[Token], lower: list[str], index: int, length: int
    ) -> tuple[Draft | None, int]:
        """A title with what belongs to it, with or without the name of its holder."""
        lists, at, country, organ = titles(), index + length, None, None
        last_word = at
        bare_sir = lower[index] in ("ông", "bà") and not lists.titles.length_at(lower, at)
        while at < len(tokens) and not bare_sir:
            hit = self._hits.get(tokens[at].start)
            host = pointers()["host_state"].length_at(lower, at)
            if host:
                country, at = HOST, at + host
                last_word = at
                continue
            if hit is not None:
                kind, owner = self._kind(hit)
                if kind == "person":
                    break
                country, organ = owner.country or country, hit.actors[0] if kind == "organ" else organ
                at = last_word = self._after(tokens, at, hit)
                continue
            more = lists.titles.length_at(lower, at)
            if more and not self._starts_name(tokens, at):
                at = last_word = at + more
            elif lower[at] in lists.tail:
                at = last_word = at + 1
            else:
                break
        title = self.text[tokens[index].start : tokens[last_word - 1].end]
        female = bool(lists.female.length_at(lower, index)) or "nữ" in title or "phu nhân" in title.lower()
        named = self._name_after(tokens, lower, at)
        if named is not None and self._fits_gender(named[2], lower[index]):
            start, end, entity = named
            female = female or any(
                lists.female.length_at(lower, k) for k in range(index, start) if lower[k] in ("bà", "cô")
            )
            self._note_gender(entity, female, title)
            if entity not in self.names.entities and actor(entity) is None:
                self._introduce(tokens, start, end, entity, None if country == HOST else country, title)
            span = (tokens[index].start, tokens[end - 1].end)
            return Draft(Mention(*span, "person", (entity,)), country=country), end
        return self._nameless(tokens, lower, index, last_word, country, organ, female)

    def _nameless(
        self,
        tokens: Sequence[Token],
        lower: list[str],
        index: int,
        end: int,
        country: str | None,
        organ: str | None,
        female: bool,
    ) -> tuple[Draft | None, int]:
        lists = titles()
        span = (tokens[index].start, tokens[end - 1].end)
        is_sir = lists.male.length_at(lower, index) or lists.female.length_at(lower, index)
        if is_sir:
            if end < len(tokens) and self._starts_name(tokens, end):
                last = end
                while last < len(tokens) and last < end + 3 and self._starts_name(tokens, last):
                    last += 1
                surname = self.text[tokens[end].start : tokens[last - 1].end]
                span = (tokens[index].start, tokens[last - 1].end)
                return Draft(Mention(*span, "person", ()), surname=surname, female=female), last
            return Draft(Mention(*span, "person", (), bare=True), female=female, reference="pronoun"), end
        listed = self._states_listed(tokens, lower, end)
        if listed and country is not None:
            state = self._hits[tokens[listed].start].actors[0]
            return Draft(Mention(*span, "state", (state,), head="lãnh đạo"), country=country), end
        if words()["quantifiers"].length_before(lower, index) or (
            lower[index - 1 : index] and lower[index - 1].isdigit()
        ):
            return Draft(Mention(*span, "group", (), bare=True)), end
        office = " ".join(lower[index:end])
        mention = Mention(*span, "person", (organ,) if organ and not country else (), bare=True)
        return Draft(mention, office=office, organ=organ, country=country, female=female or None), end

    def _states_listed(self, tokens: Sequence[Token], lower: list[str], end: int) -> int | None:
        """«lãnh đạo Việt Nam, Nga»: the last state of the title where another one follows."""
        if end + 1 < len(tokens) and lower[end] in (",", "và"):
            hit, last = self._hits.get(tokens[end + 1].start), self._last_hit_before(tokens, end)
            if hit and last is not None and self._kind(hit)[0] == "state":
                return last
        return None

    def _last_hit_before(self, tokens: Sequence[Token], end: int) -> int | None:
        for index in range(end - 1, max(-1, end - 5), -1):
            hit = self._hits.get(tokens[index].start)
            if hit is not None:
                return (
                    index
                    if self._after(tokens, index, hit) == end and self._kind(hit)[0] == "state"
                    else None
                )
        return None

    def _starts_name(self, tokens: Sequence[Token], index: int) -> bool:
        if index >= len(tokens) or tokens[index].kind != "word" or tokens[index].start in self._hits:
            return False
        word = self.text[tokens[index].start : tokens[index].end]
        if index and self.text[tokens[index - 1].end : tokens[index].start] not in (" ", "-", " '"):
            return False
        return (
            word[0].isupper() and bool(_NAME_WORD.fullmatch(word)) and not (word.isupper() and len(word) > 3)
        )

    def _name_after(
        self, tokens: Sequence[Token], lower: list[str], index: int
    ) -> tuple[int, int, str] | None:
        """The name that begins at `index`, after a comma and another ông or bà at the most."""
        start = index
        if start < len(tokens) and lower[start] == ",":
            start += 1
            if not (start < len(tokens) and self._person_at(tokens, start)):
                more = titles().titles.length_at(lower, start) if start < len(tokens) else 0
                if not more or lower[start] not in ("ông", "bà"):
                    return None
        lists = titles()
        while start < len(tokens) and (
            lists.male.length_at(lower, start) or lists.female.length_at(lower, start)
        ):
            start += 1
        if start >= len(tokens):
            return None
        hit = self._hits.get(tokens[start].start)
        if hit is not None:
            kind, _ = self._kind(hit)
            return (start, self._after(tokens, start, hit), hit.actors[0]) if kind == "person" else None
        end = start
        while end < len(tokens) and end < start + 6 and self._continues_name(tokens, start, end):
            end += 1
        syllables = [t for t in tokens[start:end] if t.kind == "word"]
        if len(syllables) < 2:
            return None
        return start, end, slug(self.text[tokens[start].start : tokens[end - 1].end])

    def _continues_name(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        if self._starts_name(tokens, at):
            return True
        glued = tokens[at - 1].end == tokens[at].start
        if at > start and glued and tokens[at].lower == "-":
            return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
        return at > start and glued and tokens[at - 1].lower == "-" and tokens[at].kind == "word"

    def _person_at(self, tokens: Sequence[Token], index: int) -> bool:
        hit = self._hits.get(tokens[index].start)
        return hit is not None and self._kind(hit)[0] == "person"

    def _kind(self, hit: Hit) -> tuple[str, Entity]:
        local = self.names.entities.get(hit.actors[0])
        if local is not None:
            return local.kind, local
        known = actor(hit.actors[0])
        assert known is not None
        entity = Entity(known.id, known.label_en, known.label_vi, known.kind, known.country)
        return known.kind, entity

    def _fits_gender(self, entity: str, title: str) -> bool:
        known = actor(entity)
        if known is None or title not in ("ông", "bà"):
            return True
        return (entity in women()) == (title == "bà") or (
            title == "bà" and " " in known.label_en and entity in self.names.females
        )

    def _note_gender(self, entity: str, female: bool, title: str) -> None:
        if female:
            self.names.females.add(entity)
        elif title.lower().startswith("ông"):
            self.names.males.add(entity)

    def _introduce(
        self, tokens: Sequence[Token], start: int, end: int, entity: str, country: str | None, title: str
    ) -> None:
        name = self.text[tokens[start].start : tokens[end - 1].end]
        syllables = re.split(r"[ -]", name)
        label = " ".join(part[:1].upper() + part[1:] for part in syllables) if "-" in name else name
        vietnamese = all(is_vietnamese_syllable(part) for part in syllables) and not name.isascii()
        if vietnamese and country is None:
            country = "VN"
        aliases = (name,) if name != label else ()
        self.names.entities[entity] = Entity(
            entity, label, name, "person", country, aliases, office_vi=title or None
        )

    def _named(
        self, tokens: Sequence[Token], lower: list[str], index: int, hit: Hit
    ) -> tuple[Draft | None, int]:
        """A known name without a title before it."""
        kind, owner = self._kind(hit)
        after = self._after(tokens, index, hit)
        start, end = tokens[index].start, hit.end
        if kind == "person":
            return Draft(Mention(start, end, "person", (hit.actors[0],)), country=owner.country), after
        if kind == "media":
            return Draft(Mention(start, end, "media", (hit.actors[0],))), after
        if kind == "unit":
            return Draft(Mention(start, end, "force", (hit.actors[0],)), country=owner.country), after
        if kind == "group" and words()["worker_heads"].length_at(lower, index):
            state = state_of(owner.country)
            return Draft(Mention(start, end, "workers", (state,) if state else (), head="công nhân")), after
        if kind in ("organ", "group"):
            return self._with_leader(
                tokens, lower, after, Mention(start, end, "organ", (hit.actors[0],)), owner.country
            )
        if kind == "place":
            return self._place(tokens, lower, index, hit, owner), after
        return self._state(tokens, lower, index, after, hit, owner)

    def _place(self, tokens: Sequence[Token], lower: list[str], index: int, hit: Hit, owner: Entity) -> Draft:
        known = actor(hit.actors[0])
        state = _state_of_capital(known.capital_of) if known and known.capital_of else None
        after_place_word = words()["place_words"].length_before(lower, index)
        if state and not after_place_word:
            mention = Mention(hit.start, hit.end, "state", (state,), place=hit.actors[0])
        else:
            mention = Mention(hit.start, hit.end, "place", (hit.actors[0],), place=hit.actors[0])
        return Draft(mention, country=owner.country)

    def _state(
        self, tokens: Sequence[Token], lower: list[str], index: int, after: int, hit: Hit, owner: Entity
    ) -> tuple[Draft | None, int]:
        kind, head, first = self._head(lower, index)
        start = tokens[first].start
        place = hit.actors[0]
        if kind == "place" and words()["capital_heads"].length_at(head.split(), 0):
            known = actor(place)
            place = (known.capital if known else None) or place
        mention = Mention(start, hit.end, kind, (hit.actors[0],), place=place, head=head)
        if kind in ("delegation", "force", "organ"):
            return self._with_leader(tokens, lower, after, mention, owner.country)
        return Draft(mention, country=owner.country), after

    def _head(self, lower: list[str], index: int) -> tuple[MentionKind, str, int]:
        """What the nouns before a state's name make of it, the head noun, and the index it begins at."""
        lists, at = words(), index
        kinds: tuple[tuple[str, MentionKind], ...] = (
            ("delegation_heads", "delegation"),
            ("force_heads", "force"),
            ("worker_heads", "workers"),
            ("media_heads", "media"),
            ("official_heads", "state"),
            ("area_heads", "place"),
            ("thing_heads", "thing"),
        )
        for _ in range(5):
            best = max(
                ((lists[name].length_before(lower, at), -rank) for rank, (name, _) in enumerate(kinds)),
                default=(0, 0),
            )
            if best[0]:
                kind = kinds[-best[1]][1]
                head = " ".join(lower[at - best[0] : at])
                if kind == "state" and head in ("nước", "phía", "nhà nước"):
                    return "state", "", at - best[0]
                return kind, head, at - best[0]
            step = lists["linkers"].length_before(lower, at)
            if not step:
                break
            at -= step
        return self._delegation(lower, index)

    def _delegation(self, lower: list[str], index: int) -> tuple[MentionKind, str, int]:
        """«một đoàn đào tạo quân sự Triều Tiên»: a delegation, whatever stands between it and its state."""
        lists = words()
        for at in range(index, max(0, index - 6), -1):
            length = lists["delegation_heads"].length_before(lower, at)
            if length:
                return "delegation", " ".join(lower[at - length : at]), at - length
            word = lower[at - 1]
            if not word or not word.isalpha() or lists["prepositions"].length_before(lower, at):
                break
            if lists["verbs"].length_before(lower, at) or lists["auxiliaries"].length_before(lower, at):
                break
        return "state", "", index

    def _with_leader(
        self, tokens: Sequence[Token], lower: list[str], after: int, mention: Mention, country: str | None
    ) -> tuple[Draft, int]:
        """«…, do X dẫn đầu»: the delegation is X."""
        at = after
        if at < len(lower) and lower[at] == ",":
            at += 1
        if at < len(lower) and lower[at] == "do":
            for inner in range(at + 1, min(at + 4, len(tokens))):
                draft, end = self._at(tokens, lower, inner)
                if draft is None:
                    continue
                if draft.mention.kind != "person":
                    break
                tail = " ".join(lower[end : end + 8])
                stop = next((verb for verb in _LEADERS if verb in tail), None)
                if stop is None:
                    break
                last = end + len(tail[: tail.index(stop)].split()) + len(stop.split())
                whole = Mention(mention.start, tokens[last - 1].end, "delegation", draft.mention.entities)
                led = replace(draft, mention=whole, country=draft.country or country)
                return led, last
        return Draft(mention, country=country), after


def _state_of_capital(capital_of: str) -> str:
    return capital_of
