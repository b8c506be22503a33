"""Mentions that belong together: A và B; A, B và C; A - B."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.alike import acting_as, alike, closes, opens, stand_for_states
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import is_number, words
from kg.extraction.retinues import escorted_at
from kg.extraction.tokens import Mention, Token, entities_of, lower_of
from kg.records import record, replace

_PLACED = (["tại"], ["ở"], ["trong"])  # «Tại Đại hội đồng, Bình Nhưỡng cùng Minsk …»: a place, then who acts
_CLOSED: tuple[list[str], ...] = ([], ["."], [";"], ["?"], ["!"])
_ROW = 5  # tokens of «A, B, C»
_GROUND = 8  # tokens of «Theo lời mời chính thức của»
_PARENTHESES = frozenset("()[]")
_COUNTED_NOUNS = ("delegation", "thing", "group", "state")
_NAMELESS = ("person", "group", "delegation")


@record(frozen=True, slots=True)
class Group:
    """Mentions joined by «và» or commas, tokens `start` to `end`; `label` is the word that governs them."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    label: str = ""

    @property
    def entities(self) -> tuple[str, ...]:
        """Every entity of the group once, in order."""
        own = self.mentions[0].entities if len(self.mentions) == 1 else None
        return own if own is not None and len(own) < 2 else entities_of(self.mentions)


def without_parentheses(tokens: Sequence[Token]) -> tuple[Token, ...]:
    if _PARENTHESES.isdisjoint(lower_of(tokens)):
        return tuple(tokens)
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.lower in ("(", "["):
            depth += 1
        elif token.lower in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth or token.kind == "time":
            kept.append(token)
    return tuple(kept) if depth == 0 else tuple(tokens)


def groups_of(tokens: Sequence[Token], lower: list[str]) -> list[Group]:
    groups: list[Group] = []
    end = 0
    for i in [i for i, token in enumerate(tokens) if token.mention is not None]:
        if i < end:
            continue
        end = _group_end(tokens, lower, i)
        mentions = tuple(m for m in (t.mention for t in tokens[i:end]) if m is not None)
        if lower[i - 1 : i] == ["giữa"] and len({m.kind for m in mentions}) > 1:
            mentions = tuple(_as_state(m) for m in mentions)
        if len(mentions) > 1 and closes(mentions[0], mentions[1]):
            mentions = mentions[:1] + mentions[2:]
        if len(mentions) > 1 and opens(mentions[0], mentions[1]):
            mentions = mentions[1:]
        if named := _named_apart(tokens, lower, mentions[0], end):
            mentions, end = mentions[:1], named
        if (names := _named_next(tokens, lower, i, end)) is not None:
            mentions, end = names
        elif mentions[-1].bare and not mentions[-1].entities and mentions[-1].kind in _NAMELESS:
            guests, end = _guests_named(tokens, lower, end)
            mentions = (*mentions, *guests)
        if mentions[0].kind == "delegation":  # «phái đoàn Nga và Triều Tiên»: of both
            mentions = tuple(replace(m, kind="delegation") if m.kind == "state" else m for m in mentions)
        groups.append(Group(i, end, mentions))
    return groups


def _named_next(
    tokens: Sequence[Token], lower: list[str], start: int, end: int
) -> tuple[tuple[Mention, ...], int] | None:
    """«hai tướng Triều Tiên là A và B», «hai ngân hàng Nga gồm X và Y»: those who are named behind their noun."""
    noun = tokens[start].mention
    several = noun is not None and (noun.bare or is_number(lower[start - 1] if start else ""))
    if noun is None or noun.kind not in _COUNTED_NOUNS or end - start > 1 or not several:
        return None
    at = end + words()["naming"].length_at(lower, end)
    first = tokens[at].mention if end < at < len(tokens) else None
    if first is None or first.kind not in ("person", "organ"):
        return None
    last = _group_end(tokens, lower, at)
    return tuple(m for m in (t.mention for t in tokens[at:last]) if m is not None), last


def _guests_named(tokens: Sequence[Token], lower: list[str], end: int) -> tuple[tuple[Mention, ...], int]:
    """«ông X cùng hai vị khách: A và B», «… hai quan chức Nga, ông A và ông B, …»: those who are then named, and the
    token after them."""
    at = end + (words()["naming"].length_at(lower, end) or (lower[end : end + 1] == [","]))
    first = tokens[at].mention if end < at < len(tokens) else None
    if first is None or first.kind != "person" or not first.entities:
        return (), end
    last = _group_end(tokens, lower, at)
    names = tuple(m for m in (t.mention for t in tokens[at:last]) if m is not None)
    return (names, last) if len(names) > 1 else ((), end)


def _group_end(tokens: Sequence[Token], lower: list[str], start: int) -> int:
    """Where the coordination that begins at `start` ends: A và B; A, B và C; A - B."""
    first = tokens[start].mention
    assert first is not None
    end, pending = start + 1, start + 1
    follows = tokens[end].mention if end < len(tokens) else None
    if closes(first, follows) or opens(first, follows):
        end, pending = end + 1, pending + 1
    while pending + 1 < len(tokens):
        joint = lower[pending]
        if joint == "," and lower[pending + 1] == "và":
            pending, joint = pending + 1, "và"
            if pending + 1 >= len(tokens):
                break
        if first.kind == "person" and (escorted := escorted_at(lower, pending)):
            if (whom := tokens[escorted].mention) is None or whom.kind != "person":
                break
            end = pending = escorted + 1
            continue
        nxt = tokens[pending + 1].mention
        if (
            nxt is None
            and joint in words()["coordinators"]
            and (more := _counted_at(tokens, lower, pending + 1))
        ):
            pending += more  # «ông X cùng các đồng nhiệm A và B», «… cùng 26 lãnh đạo quốc tế»
            if pending + 1 >= len(tokens):
                break
            nxt = tokens[pending + 1].mention
        between = lower[start - 1 : start] == ["giữa"] and nxt is not None and stand_for_states(first, nxt)
        if nxt is None or not (between or alike(first, nxt)):
            break
        about = first.kind == "person" and words()["office_about"].length_at(lower, pending + 2)
        titled = joint == "," and nxt.entities and nxt.entities == first.entities
        if titled and lower[pending + 2 : pending + 4] == [",", "và"]:
            pending += 2  # «tướng X, phó tổng tham mưu trưởng, và tướng Y»
            continue
        if titled or (joint == "," and nxt.entities and about):
            break  # «bà X, ngoại trưởng Y từ năm 2022, …», «ông X, Đặc phái viên Nga về Y, …»
        if joint == "," and first.kind == "person" and _explains(nxt, lower, pending + 2):
            break  # «bà X, trợ lý thân cận của ông Y, …»
        if joint in words()["coordinators"] or (joint == "với" and lower[start - 1 : start] == ["giữa"]):
            end = pending = pending + 2
            continue
        if joint == "," and not (nxt.kind != first.kind and lower[start - 1 : start] in _PLACED):
            pending += 2
            continue
        break
    if (
        pending > end
        and (start == 0 or lower[start - 1] in (":", ";"))
        and (
            first.kind == "delegation"
            or (first.kind in ("state", "person") and not first.head)
            or _shares_its_noun(first, tokens[pending - 1].mention)
        )
    ):
        # A headline's «Nga, Triều Tiên ký …» does without «và».
        end = pending if pending < len(tokens) and tokens[pending].kind == "word" else end
    elif pending > end == start + 1 and _is_a_list(tokens, lower, start, pending):
        end = pending
    return _source_alone(lower, start, end)


def _explains(office: Mention, lower: list[str], after: int) -> bool:
    """Whether an office that names nobody goes on behind its noun, as no member of a list does."""
    if office.kind != "person" or not office.bare or office.entities or after >= len(lower):
        return False
    return lower[after] != "," and lower[after] not in words()["coordinators"]


def _shares_its_noun(body: Mention, state: Mention | None) -> bool:
    """«Hải quân Nga, Triều Tiên sẽ tập trận»: the state behind the comma has the same noun before it."""
    return body.kind in ("force", "organ") and state is not None and state.kind == "state" and not state.head


def _is_a_list(tokens: Sequence[Token], lower: list[str], start: int, end: int) -> bool:
    """«mở rộng hợp tác với A, B.», «lãnh đạo A, B, C, D sẽ dự», «gặp ông X, ông Y bên lề …»: a list without «và»."""
    listed = [token.mention for token in tokens[start:end] if token.mention is not None]
    closed = lower[end : end + 1] in _CLOSED
    if listed[0].kind == "state":
        return closed or (end - start >= _ROW and lower[end] != ",")
    persons = all(m.kind == "person" and len(m.entities) == 1 for m in listed) and start > 0
    return persons and (closed or words()["locatives"].length_at(lower, end) > 0)


def _source_alone(lower: list[str], start: int, end: int) -> int:
    """«Theo ông X, ông Y và ông Z ký …»: a source's comma begins the clause, unless another one closes the list.

    And so does that of «Theo lời mời của ông X, ông Y cùng đoàn Z tới …», which nothing but its ground opens, and of
    «Theo lời ông X, ông Y và ông Z …».
    """
    if "," not in lower[start:end] or lower[end : end + 1] == [","]:
        return end
    before = lower[start - 1 : start]
    opened = (
        (before == ["của"] or words()["according_to"].length_before(lower, start) > 1)
        and lower[0] in words()["on_whose_word"]
        and start <= _GROUND
        and "," not in lower[:start]
    )
    return lower.index(",", start, end) if opened or before == ["theo"] else end


def _counted_at(tokens: Sequence[Token], lower: list[str], at: int) -> int:
    """How many tokens call those who come next somebody's peers, or count a delegation."""
    lists = words()
    counted = lists["quantifiers"].length_at(lower, at) or lists["numerals"].length_at(lower, at)
    counted = counted or int(at < len(lower) and is_number(lower[at]))
    if peers := lists["peers"].length_at(lower, at + counted):
        return counted + peers
    whom = tokens[at + counted].mention if at + counted < len(tokens) else None
    return counted if whom is not None and whom.kind == "delegation" and whom.entities else 0


def _named_apart(tokens: Sequence[Token], lower: list[str], both: Mention, at: int) -> int:
    """«hai ngoại trưởng Lavrov và Choe»: where the names end of those whom their office has told; 0 for none."""
    if both.kind != "person" or len(both.entities) < 2:
        return 0
    named, end = set[str](), 0
    while at < len(tokens):
        mention = tokens[at].mention
        if mention is not None and mention.entities and set(mention.entities) <= set(both.entities):
            named, at = named | set(mention.entities), at + 1
            end = at
        elif named and (lower[at] == "," or lower[at] in words()["coordinators"]):
            at += 1
        else:
            break
    return end if named == set(both.entities) else 0


def _as_state(mention: Mention) -> Mention:
    state = state_at(mention) if mention.kind == "place" else None
    return replace(mention, kind="state", entities=(state,)) if state else mention


def kinds_fit(group: Group, kinds: Iterable[str]) -> tuple[Mention, ...]:
    """The mentions of a group that are of one of `kinds` and name somebody."""
    allowed = frozenset(kinds)
    if "force" in allowed and any(m.kind == "force" and m.head for m in group.mentions[:1]):
        allowed |= {"state"}  # «binh sĩ Nga và Triều Tiên»
    return tuple(
        m for m in group.mentions if m.entities and (not allowed or {m.kind, acting_as(m)} & allowed)
    )


def state_at(mention: Mention) -> str | None:
    """The state on whose ground a place lies."""
    known = actor(mention.place or mention.entities[0]) if mention.entities else None
    return state_of(known.country) if known else None


def as_state(group: Group, state: str) -> Group:
    """The group with a state in the place of what it names first."""
    return replace(group, mentions=(replace(group.mentions[0], kind="state", entities=(state,)),))


def joined(groups: list[Group]) -> list[Group]:
    """Persons in a list with commas as one group, first; the groups themselves after it."""
    run = [groups[0]] if groups else []
    for group in groups[1:]:
        if group.start == run[-1].end + 1 and group.mentions[0].kind == "person":
            run.append(group)
    if len(run) < 2:
        return groups
    return [replace(run[0], mentions=tuple(m for g in run for m in g.mentions)), *groups]
