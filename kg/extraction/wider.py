"""Parties beyond the two sides of a trigger.

Who stands behind a treaty or a deal stands in what describes it, and who speaks in the clause around.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import any_of, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.speakers import owned
from kg.extraction.tokens import PEOPLE, Mention, entities_of
from kg.records import replace
from ontology import event_types

_HARD = frozenset({";", ":", "…", ".", "!", "?"})
_NEAR_NOUN = 6
_RULED = 2  # words between a rule and whose it is: «biện pháp trừng phạt đơn phương của X»
_FAR_NOUN = 14


def behind(sentence: Sentence, trigger: Trigger, pair: Sequence[Mention]) -> list[Group]:
    """Who stands behind an act that is spoken of: «lên án hiệp ước mà A và B ký», «… thỏa thuận này»."""
    lists = words()
    noun = next(
        (
            i
            for i in range(trigger.end, min(trigger.end + _NEAR_NOUN, len(sentence.lower)))
            if lists["joint_acts"].length_at(sentence.lower, i)
        ),
        None,
    )
    if noun is None or owned(sentence, noun):
        return []
    for group in sentence.groups:
        if group.start <= noun or group.start - noun > 14:
            continue
        if any(lower in _HARD or lower == "," for lower in sentence.lower[noun : group.start]):
            break
        states = tuple(m for m in group.mentions if m.kind == "state" and m.entities)
        if len({e for m in states for e in m.entities}) > 1:
            return [replace(group, mentions=states)]
    return [Group(noun, noun + 1, tuple(pair))] if pair else []


def pact(sentence: Sentence, trigger: Trigger, pair: Sequence[Mention]) -> list[Group]:
    """Whose treaty it is that was signed or put into force: «hiệp ước (được) ký hồi tháng 6» names no signer.

    The article's two states, where nobody stands between the noun and the verb; else the two that its own noun
    names («hiệp định giữa A và B chính thức có hiệu lực»).
    """
    lists, lower = words(), sentence.lower
    signed = lower[trigger.start - 1 : trigger.start] == ["được"]
    if pair and lists["papers"].length_before(lower, trigger.start) > 1:  # «hiệp định bổ sung ký tại …»
        return [Group(trigger.start - 1, trigger.start, tuple(pair))]
    for i in range(trigger.start - 1, max(-1, trigger.start - _FAR_NOUN), -1):
        mention = sentence.tokens[i].mention
        if lower[i] in _HARD or (mention is not None and not (signed and mention.kind == "place")):
            return [] if mention is None or signed else _own_two(sentence, sentence.group_at.get(i))
        if signed and pair and lists["papers"].length_at(lower, i):
            return [Group(i, i + 1, tuple(pair))]
        if lists["pacts"].length_at(lower, i):
            foreign = sentence.group_at.get(i + lists["pacts"].length_at(lower, i))
            return [Group(i, i + 1, tuple(pair))] if pair and foreign is None else []
    return []


def _own_two(sentence: Sentence, two: Group | None) -> list[Group]:
    """«thỏa thuận A - B», «hiệp định miễn thị thực giữa A và B»: the two states that a paper is said to be of."""
    if two is None or len(two.entities) != 2 or any(m.kind != "state" for m in two.mentions):
        return []
    lists, low = words(), max(0, two.start - _NEAR_NOUN)
    papers = sentence.places(lists["papers"], low, two.start) or sentence.places(
        lists["pacts"], low, two.start
    )
    return [two] if papers else []


def passive_by(sentence: Sentence, sides: Sides) -> list[Group]:
    """Who did it, behind a nominal that is its subject: «Lời mời được ông X đưa ra», «Bức thư được ông X gửi».

    Not who only hands it on: «Lời mời được Ngoại trưởng X chuyển tận tay».
    """
    by = [g for g in sides.right[:2] if sentence.lower[g.start - 1] == "được"][:1]
    return [g for g in by if not words()["handing_on"].length_at(sentence.lower, g.end)]


def twain(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """The two whom a nominal names itself: «cuộc gặp Mỹ - Triều», «tập trận "Lá chắn Tự do"», whoever speaks of it."""
    at = trigger.end + (sentence.lower[trigger.end : trigger.end + 1] == ['"'])
    return [g for g in sides.right if g.label == "" and g.start == at and len(g.entities) > 1][:1]


def ends(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """The states at the two ends of a line: «tuyến Bình Nhưỡng - Khabarovsk», «giữa A và B»."""
    for group in sorted(_ranges(sentence), key=lambda g: abs(g.start - trigger.start)):
        countries = {known.country for e in group.entities if (known := actor(e))}
        states = tuple(state for country in countries if (state := state_of(country)))
        if len(states) == 2 and all(m.kind in ("place", "state") for m in group.mentions):
            first = next(m for m in group.mentions)
            found = tuple(replace(first, kind="state", entities=(state,)) for state in sorted(states))
            return [replace(group, mentions=found)]
    return []


def own_parties(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """«cuộc gặp Mỹ - Triều»: a pair of states right behind a noun that tells of both sides."""
    if not trigger.frame.noun or not event_types()[trigger.frame.type].symmetric or not sides.right:
        return None
    group = sides.right[0]
    if any(g.label == "giữa" and len(g.entities) > 1 for g in sides.right):
        return None  # «thượng đỉnh Nga - Triều giữa ông X và ông Y»
    beside = group.start == trigger.end and group.label == "" and len(group.entities) > 1
    dashed = beside and "-" in sentence.lower[group.start : group.end]
    return group if dashed and all(m.kind == "state" for m in group.mentions) else None


def pair_told(sentence: Sentence, pair: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Both states where the words around speak of «hai nước», as they are told; as states where their people are."""
    for group in sentence.groups:
        if set(PAIR) <= countries_of(group.entities) and len(group.entities) == 2:
            persons = any(m.kind == "person" for m in group.mentions)
            return pair if persons and pair else group.mentions
    return ()


def _ranges(sentence: Sentence) -> list[Group]:
    """The groups, those of «giữa một cảng và một thủ đô» as one."""
    result = list(sentence.groups)
    for one, other in zip(sentence.groups, sentence.groups[1:], strict=False):
        between = sentence.lower[one.start - 1 : one.start] == ["giữa"]
        if between and sentence.lower[one.end : other.start] in (["và"], ["với"]):
            result.append(Group(one.start, other.end, one.mentions + other.mentions))
    return result


def met_there(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«ông X đã mời ông Y … trong lần gặp hồi tháng 6»: who does something to whom at a meeting met there."""
    lists, lower, at = words(), sentence.lower, trigger.start
    at -= lists["quantifiers"].length_before(lower, at)
    if (
        lower[at - 1 : at] not in (["trong"], ["tại"], ["nhân"])
        or "với" in lower[at : trigger.end + _NEAR_NOUN]
    ):
        return []
    people = [g for g in sides.left if g.mentions[0].kind == "person" and g.entities][:2]
    homes = {country_of(g.entities[0]) for g in people}
    if len(homes) < 2 or None in homes or people[1].label:
        return []
    return [replace(people[0], mentions=people[1].mentions + people[0].mentions)]


def names_a_rule(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """«trái nghị quyết của Liên Hợp Quốc»: a body is named for its resolution and is no party; but who stands right
    behind «cấm vận» or «ký sắc lệnh trừng phạt» is whom that deed is done to."""
    lists, at = words(), group.start
    if sentence.lower[at - 1 : at] in (["của"], ["từ"]):
        at -= 1
    length = lists["instruments"].length_before(sentence.lower, at)
    if (
        trigger.frame.type == "Criticism"
        and (laid := _is_blamed_for_a_rule(sentence, trigger, group)) is not None
    ):
        return not laid
    return length > (trigger.end - trigger.start if at == trigger.end else 0)


def _is_blamed_for_a_rule(sentence: Sentence, trigger: Trigger, group: Group) -> bool | None:
    """«chỉ trích (các) lệnh trừng phạt của X đối với Y»: X, who laid it down, is blamed for it, and Y is not.

    None where no such rule stands at once behind a verb of blame.
    """
    lists, lower = words(), sentence.lower
    if not any_of("blames", "accusing", "mocking").length_before(lower, trigger.end):
        return None
    noun = trigger.end + lists["quantifiers"].length_at(lower, trigger.end)
    end = noun + lists["instruments"].length_at(lower, noun)
    if end == noun:
        return None
    if group.label == "của" and end <= group.start - 1 <= end + _RULED:
        return True
    return False if group.label in lists["slot_against"] else None


def speaker(sentence: Sentence, sides: Sides, agents: Sequence[Mention]) -> Mention | None:
    """Who speaks for the state that is the subject: «ông Kim gặp … và tuyên bố Bình Nhưỡng sẽ sát cánh»."""
    subject = sides.subject
    if subject is None or any(
        m.kind not in ("state", "organ", "force") for m in (*subject.mentions, *agents)
    ):
        return None
    at = subject.start - (1 if sentence.lower[subject.start - 1 : subject.start] == ["rằng"] else 0)
    length = words()["declarations"].length_before(sentence.lower, at)
    homes = countries_of(entities_of(agents))
    if not length:
        return None
    for group in sides.left:
        mention = group.mentions[-1]
        if group.end > at - length or mention.kind not in ("person", "organ") or not mention.entities:
            continue
        if country_of(mention.entities[0]) in homes - {None} and group.label == "":
            return mention
    return None


def received_guest(sentence: Sentence, sides: Sides) -> Group | None:
    """«ông X được ông Y tiếp trong chuyến công tác …»: the journey is his who was received."""
    host = sides.subject
    if host is None or sides.passive or sentence.lower[host.start - 1 : host.start] != ["được"]:
        return None
    before = [g for g in sides.left if g.end < host.start and g.label == ""]
    return next((g for g in before[:1] if g.mentions[-1].kind in PEOPLE), None)


def statement_of(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """«tuyên bố của Bộ Ngoại giao lên án …»: whose statement it is does what the verb behind it says."""
    if not sides.left:
        return None
    nearest, lists = sides.left[0], words()
    if nearest.label != "của" or trigger.start - nearest.end > 2 or sentence.lower[nearest.end] == ",":
        return None
    return nearest if lists["sayings"].length_before(sentence.lower, nearest.start - 1) else None


def is_a_joint_statement(sentence: Sentence, trigger: Trigger) -> bool:
    """«Tuyên bố chung ngày 5/11 gọi đây là …»: whether what speaks is a paper of several."""
    clause = sentence.clause_start(trigger.start, commas=False)
    return words()["joint_statements"].length_at(sentence.lower, clause) > 0


def so_many_act(before: Sequence[str]) -> bool:
    """«cả 15 nước đã thông qua …»: whether the last who are spoken of are only counted, and nobody told before."""
    bodies = (i for i, _ in reversed(words()["bodies_counted"].places(before, 1)))
    at = next((i - 1 for i in bodies if before[i - 1][:1].isdigit()), None)
    return at is not None and (at == 0 or words()["before_a_count"].length_before(before, at) > 0)


def other_people_act(sentence: Sentence, start: int) -> bool:
    """«Khoảng 250 em nhỏ từ vùng X và nhiều nơi khác vừa tới …»: people who are counted, and nobody told before."""
    lists, lower = words(), sentence.lower
    clause = sentence.clause_start(start, commas=True)
    counted = (i for i, _ in lists["people"].places(lower, clause, start))
    return any(
        lists["quantifiers"].length_before(lower, i) or lower[i - 1][:1].isdigit() for i in counted if i
    )


def met_just_before(sentence: Sentence, trigger: Trigger, sides: Sides) -> tuple[Mention, ...]:
    """«ông X gặp ông Y chiều 27 và trao thư của ông Z»: Y, whom the subject meets in the clause before."""
    subject = sides.subject
    for group in reversed(sentence.groups):
        after = subject is None or group.start >= subject.end
        if group.end > trigger.start or not after or group.mentions[0].kind != "person":
            continue
        if words()["meets"].length_before(sentence.lower, group.start):
            return tuple(m for m in group.mentions if m.entities)
    return ()


def receiving(sentence: Sentence) -> tuple[Mention, ...]:
    """«bà X, người mang theo thư của ông Y, được ông Z tiếp»: Z, who gets what the guest brings."""
    lower = sentence.lower
    hosts = (
        g.mentions
        for g in sentence.groups
        if lower[g.start - 1 : g.start] == ["được"] and lower[g.end : g.end + 1] in (["tiếp"], ["đón"])
    )
    return next(hosts, ())
