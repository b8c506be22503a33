"""Parties of strife: whom a sanction hits, whose draft is stopped, which body speaks, from whom to whom arms go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction import givers
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group, as_state
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import any_of, read_yaml, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import INVADED, is_of_the_pair
from kg.extraction.phrases import Phrases
from kg.extraction.tokens import Mention
from kg.records import replace

SENT = "quân được gửi"
"""The head of soldiers whom nothing but their number names; what befalls «# người» is not told of them."""
FAMILIES = "families-of-fallen-north-korean-soldiers"
"""Whatever is done for them, their men have fallen."""
_FALLEN_AT = 5  # words from them to what befell their men: «thiệt mạng khi được cử …»
_FALLEN = Mention(0, 0, "force", ("north-korea",))
_COUNCIL = frozenset({"united-nations", "united-nations-security-council"})
_NO_FOE = frozenset({"do", "bởi", "tại", "ở", "trong", "theo", "cho", "cùng", "với sự"})
_NEAR = 12  # words between a resolution and the body that passed it
_PROPOSED = 5  # words between a proposal and whom it would hit
_OWNED = 4  # words between a noun and its owner


def front(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Whom one fights at a place that is named: in Ukraine, or across its border where it fought its way in.

    Nobody is named by the praise that one's own ground was freed: «những người lính đã giải phóng Kursk».
    """
    freed = bool(words()["freeing"].places(sentence.lower, trigger.start, trigger.end))
    for group in sentence.groups:
        for mention in group.mentions:
            for spot in (*mention.entities, mention.place):
                if spot is not None and (country_of(spot) == INVADED or (is_front(spot) and not freed)):
                    state = state_of(INVADED)
                    foe = Mention(mention.start, mention.end, "state", (state,)) if state else mention
                    return [replace(group, mentions=(foe,))]
    return []


def is_front(spot: str) -> bool:
    """Whether a place lies in Ukraine, or across its border where its army fought."""
    return country_of(spot) == INVADED or bool(_fronts() & _around(spot))


def enemy(sides: Sides) -> list[Group]:
    """Against whom or by whose fire soldiers fell: «tử trận khi giao tranh với quân Ukraine», «vì tên lửa Ukraine»."""
    labels = words()["slot_against"], words()["felled_by"]
    felled = (
        g
        for g in sides.right
        if g.entities and country_of(g.entities[0]) == INVADED and any(g.label in some for some in labels)
    )
    return [g for g in felled if g.mentions[0].kind != "place"][:1]


def _around(spot: str) -> set[str]:
    known = actor(spot)
    return {spot, known.within} if known is not None and known.within else {spot}


@cache
def _fronts() -> frozenset[str]:
    return frozenset(read_yaml("scenes.yaml")["fronts"])


def council(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """The United Nations or their council where they stand beside the trigger: «nghị quyết mà Hội đồng Bảo an …»."""
    near = [g for g in sentence.groups if _COUNCIL & set(g.entities) and abs(g.start - trigger.end) <= _NEAR]
    return sorted(near, key=lambda g: abs(g.start - trigger.end))[:1]


def allies(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Beside whom one fights: «sát cánh với quân Nga», «cùng bộ đội Nga chiến đấu»."""
    company, closely = (
        words()["side_by_side"],
        {"sát", "vai"} & set(sentence.lower[trigger.start : trigger.end]),
    )
    return [
        group
        for group in (*sides.left[:2], *sides.right[:2])
        if group.mentions[0].kind == "force"
        and group.entities
        and country_of(group.entities[0]) in PAIR
        and (
            (group.label and company.length_before(sentence.lower, group.start))
            or (group.label == "với" and closely)
        )
    ][:1]


def proposer(sentence: Sentence, sides: Sides) -> list[Group]:
    """Whose proposal it is: «chặn đề nghị của Mỹ», «chặn đề xuất trừng phạt X của Mỹ»."""
    proposals, lower = words()["proposals"], sentence.lower
    owners = [g for g in sides.right if g.label in words()["genitives"]]
    at_once = [g for g in owners if proposals.length_before(lower, g.start - 1)]
    first = sides.right[0].start if sides.right else 0
    about = [g for g in owners[:1] if proposals.places(lower, first - _PROPOSED, first)]
    return at_once or [g for g in about if "," not in lower[first : g.start]]


def getter(sentence: Sentence, sides: Sides) -> list[Group]:
    """Who gives something in order to get: «Nga giao tên lửa cho Triều Tiên để đổi lấy đạn pháo»."""
    lower = sentence.lower
    openers, goals = words()["content_openers"], words()["slot_goal"]
    for group in sides.left:
        if openers.length_before(lower, group.start):  # «phủ nhận việc Nga đổi …»
            return [group]
        if not group.label and not (group.start and lower[group.start - 1] in goals):
            return [group]
    return []


def giver(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Whose goods they are said to be: «vũ khí do Mỹ cung cấp», «tên lửa của Triều Tiên cấp».

    Not whose charge it is: «cáo buộc của Mỹ về việc bán vũ khí».
    """
    near = [g for g in sides.left[:1] if g.label in ("của", "do", "bởi") and trigger.start - g.end <= 2]
    charges = words()["sayings"]
    return [g for g in near if not charges.length_before(sentence.lower, g.start - len(g.label.split()))]


def origin(sides: Sides, left_at: int = -1) -> list[Group]:
    """The state from whose ground it comes: «từ cảng Rajin sang …», «rời Triều Tiên» where `left_at` is its token."""
    return _state_of_ground(sides, words()["slot_origin"], left_at)


def whose_positions(sides: Sides, targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """«tấn công vị trí của Ukraine ở Kursk»: against whose positions, not against the ground of the two states."""
    if not targets or not all(m.kind == "place" and is_of_the_pair(m) for m in targets):
        return targets
    owners = (g for g in sides.right if g.label == "của" and g.mentions[0].kind in ("state", "force"))
    return next((g.mentions for g in owners if not any(map(is_of_the_pair, g.mentions))), targets)


def where_left(sentence: Sentence, trigger: Trigger) -> int:
    """The token after a trigger that is itself what tells where from («(đã) rời cảng Rajin»); -1 for another."""
    return trigger.end if words()["slot_origin"].length_before(sentence.lower, trigger.end) else -1


def goal(sides: Sides) -> list[Group]:
    """The state to whose ground it goes: «… sang cảng Dunai»; what is fired «vào» a town before goes to nobody."""
    kept = replace(sides, left=tuple(g for g in sides.left if g.label != "vào"))
    return _state_of_ground(kept, words()["slot_goal"])


def _state_of_ground(sides: Sides, labels: Phrases, at: int = -1) -> list[Group]:
    for group in (*sides.right, *sides.left[:2]):
        mention = group.mentions[0]
        known = actor(mention.place or (mention.entities[0] if mention.entities else ""))
        state = state_of(known.country) if known and known.kind in ("place", "state") else None
        if (group.label in labels or group.start == at) and state:
            return [as_state(group, state)]
    return []


def _is_where(sentence: Sentence, group: Group) -> bool:
    """«cảnh báo tại Hà Nội rằng …»: where somebody speaks is nobody whom he warns."""
    place = all(m.kind == "place" for m in group.mentions)
    return place and words()["locatives"].length_before(sentence.lower, group.start) > 0


def foe(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who is threatened: the first behind the verb, else in the condition, who is neither of the speaker's nor allied.

    «cảnh báo Kiev sẽ bắn trả trận địa của Triều Tiên», «dọa giáng đòn nếu Hàn Quốc xâm phạm»
    """
    speakers = givers.teller(sentence, trigger, sides) or [g for g in (sides.subject,) if g is not None]
    home = {country for g in speakers[:1] for e in g.entities for country in [country_of(e)]}
    friends = home | (set(PAIR) if home & set(PAIR) else set())
    ends = next((i for i in range(trigger.end, len(sentence.lower)) if sentence.lower[i] == ";"), None)
    tail = [g for g in sentence.groups if g.start >= trigger.end and (ends is None or g.end <= ends)]
    found = (*sides.right, *givers.condition(sentence, trigger), *tail)
    meant = [
        g
        for g in found
        if g.entities
        and g.label not in _NO_FOE
        and not (sentence.lower[g.start - 1] == "cho" and countries_of(g.entities) == {INVADED})
        and not _is_where(sentence, g)
        and not countries_of(g.entities) & friends
    ]
    # «ngừng cấp vũ khí cho Ukraine, nếu không sẽ …»: with whom they are at war is not whom the two warn off.
    others = [g for g in meant if countries_of(g.entities) != {INVADED}] if home & set(PAIR) else []
    return [_as_its_state(g) for g in others or meant][:1]


def _as_its_state(group: Group) -> Group:
    """«trừng phạt nhằm vào Bình Nhưỡng»: a place that is threatened stands for its state."""
    mention = group.mentions[0]
    is_place = mention.kind == "place" and mention.entities
    state = state_of(country_of(mention.entities[0])) if is_place else None
    return as_state(group, state) if state else group


def denier(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who said what stands before and now denies: «ông X nói nước này giữ cam kết và bác thông tin …»."""
    joined = sentence.lower[trigger.start - 1 : trigger.start] in (["và"], ["thời"])
    return givers.teller(sentence, trigger, sides) if joined else []


def charger(trigger: Trigger, sentence: Sentence) -> list[Group]:
    """Whose report or charge it is that is called untrue: «gọi cáo buộc của X là …», «nói bài viết của tờ Y là …»."""
    lists, lower = words(), sentence.lower
    liar = sentence.group_at.get(trigger.start - 1)
    if liar is not None and words()["report_verbs"].length_before(lower, liar.start):
        return [liar]  # «nói Seoul dựng chuyện»
    return [
        g
        for g in reversed(sentence.groups)
        if g.end <= trigger.start
        and (owned := lists["report_of"].length_before(lower, g.start))
        and any_of("sayings", "documents").length_before(lower, g.start - owned) > 0
    ][:1]


def informant(sides: Sides) -> list[Group]:
    """«bác bỏ thông tin tình báo của Mỹ»: whose spies or press tell what is denied."""
    first = sides.right[0] if sides.right else None
    if first is None:
        return []
    known = actor(first.entities[0]) if first.mentions[0].kind == "organ" else None
    heads = known.label_vi.lower().split() if known else first.mentions[0].head.split()
    return [first] if any(words()["informants"].length_at(heads, i) for i in range(len(heads))) else []


def hirer(sentence: Sentence, sides: Sides) -> list[Group]:
    """Who sends or takes in workers: the subject, unless it only tells («Seoul tin rằng thợ đã sang Nga»)."""
    subject = sides.subject
    tells = subject is not None and not sides.direct and givers.says_after(sentence, subject.end)
    return [subject] if subject is not None and not tells else []


def owner(trigger: Trigger, sides: Sides) -> list[Group]:
    """Whose it is, said at once: «các cuộc tập trận của Mỹ», not «cuộc tập trận với sự tham gia của Trung Quốc»."""
    return [g for g in sides.right if g.label == "của" and g.start - trigger.end <= _OWNED]


def holder(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who holds an exercise: those named at once behind it («tập trận Mỹ - Hàn»), else the subject.

    Nobody where the subject only blames it: «lên án tập trận», «đáp trả cuộc tập trận».
    """
    named = [g for g in sides.right[:1] if g.label == "" and g.start == trigger.end and len(g.entities) > 1]
    if named and all(m.kind == "state" for m in named[0].mentions):
        return named
    lists, lower, at = words(), sentence.lower, trigger.start
    at -= lists["quantifiers"].length_before(lower, at)
    blamed = any_of("blames", "reactions", "answering").length_before(lower, at) > 0
    return [sides.subject] if sides.subject is not None and not blamed else []


def nation(sides: Sides) -> list[Group]:
    """The subject's state: «nhà lãnh đạo Triều Tiên gọi việc đưa quân là đúng đắn», and his country sent them."""
    subject = sides.subject
    states = {state for e in (subject.entities if subject else ()) if (state := state_of(country_of(e)))}
    if subject is None or len(states) != 1:
        return []
    return [replace(subject, mentions=(replace(subject.mentions[0], kind="state", entities=tuple(states)),))]


def troops(sentence: Sentence, trigger: Trigger, sides: Sides, told: Sequence[Mention]) -> list[Group]:
    """The soldiers of whom some fell: those named before in the sentence, those sent by its subject, or the last told.

    «Triều Tiên đã đưa 15.000 quân sang Nga, trong đó 2.000 người tử trận»
    """
    pair = [g for g in sides.left if any(country_of(e) in PAIR for e in g.entities)]
    forces = [g for g in pair if any(m.kind == "force" for m in g.mentions)]
    if forces:
        return forces[:1]
    lower = sentence.lower[: trigger.start]
    if (
        sides.left
        and sides.left[0].entities == (FAMILIES,)
        and trigger.start - sides.left[0].end <= _FALLEN_AT
    ):
        return [replace(sides.left[0], mentions=(_FALLEN,))]  # «gia đình binh sĩ ngã xuống ở Kursk»
    if words()["force_heads"].places(lower):
        return [g for g in pair if g.label == "" and g.mentions[0].kind == "state"][:1]
    # «600 người trong số đó đã thiệt mạng»: of those whom the sentence before only counted, too.
    named_only = trigger.frame.type in trait("fought") and not words()["among_them"].places(sentence.lower)
    named = (m for m in told if m.kind == "force" and m.entities and not (named_only and m.head == SENT))
    soldiers = tuple(named)[-1:]
    return [Group(trigger.start, trigger.start, soldiers)] if soldiers else []
