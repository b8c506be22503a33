"""Parties of what is said: whom the nearest word behind the verb names, whose doing the content tells, who is
summoned to hear it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.givers import tells_before
from kg.extraction.groups import Group, kinds_fit
from kg.extraction.lexicon import any_of, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import Mentions, is_of_the_pair, state_behind
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace

_PEOPLE = 6  # tokens from «cảm ơn các …» to whose people they are
_MAKING = 4  # tokens from «khiến» to whom it makes feel something
_BEHIND = ("slot_of", "slot_to", "slot_with", "slot_about")
_NEAR_OBJECT = 6
_NEAR_CONTENT = 3  # tokens between a verb and «rằng», and between «rằng» and who is told to do it


def nearest(sides: Sides) -> list[Group]:
    """The groups behind a preposition in their order: «lập trường của X đối với Y» is X's."""
    labels = [words()[name] for name in _BEHIND]
    return [g for g in sides.right if any(g.label in label for label in labels)]


def direct_object(trigger: Trigger, sides: Sides) -> list[Group]:
    """Who stands behind the verb with no preposition between; the grammatical subject in the passive."""
    if sides.passive and not trigger.frame.noun and sides.patient:
        return [sides.patient]
    return [g for g in sides.right if g.label == "" and g.start - trigger.end <= _NEAR_OBJECT]


def content(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Who does what is praised or blamed: «lên án việc X …», «mỉa mai rằng X …», «cảm ơn vì X …»."""
    lower, openers = sentence.lower, words()["content_openers"]
    for at in range(trigger.end, min(trigger.end + _NEAR_CONTENT, len(lower))):
        length = openers.length_at(lower, at)
        if length:
            begin = at + length
            return [g for g in sentence.groups if begin <= g.start <= begin + _NEAR_CONTENT and g.entities][
                :1
            ]
        heard = sentence.group_at.get(at)  # «phàn nàn với ông X rằng Y …»: X only hears it
        heard_so = heard is not None and words()["slot_with"].length_before(lower, heard.start)
        if sentence.tokens[at].kind != "word" and not heard_so:
            break
    return []


def act_of(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Whose act it is of which something is said: «việc Hàn Quốc cấp vũ khí cho Ukraine sẽ là sai lầm»."""
    low = sentence.clause_start(trigger.start, commas=False)
    acts = [i + n for i, n in sentence.places(words()["acts_told"], low, trigger.start)]
    return [g for g in sentence.groups if acts and g.start == acts[-1] and g.entities]


def summoned(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«triệu Đại sứ X tới trao công hàm phản đối»: whom the protest is handed to."""
    lower, verbs = sentence.lower, words()["summons"]
    for at in range(trigger.start - 1, -1, -1):
        length = verbs.length_before(lower, at + 1)
        if length:
            near = [g for g in sentence.groups if at < g.start <= at + 2 and g.end <= trigger.start]
            return [g for g in near[:1] if len(g.entities) == 1]  # several are called together to blame with
        if lower[at] in (";", ":"):
            break
    return []


def asked(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«lên án hành động này, đồng thời yêu cầu X …»: who is blamed is who is then asked for something."""
    lower, verbs = sentence.lower, words()["demands"]
    after = [g for g in sentence.groups if g.start > trigger.end and verbs.length_before(lower, g.start)]
    return [g for g in after if g.entities][:1]


def warned(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«Ngoại trưởng Nga cảnh báo Hàn Quốc»: who is warned, of what is not said or said behind «về», «vì», «không»."""
    first = next((g for g in sides.right if g.label == "" and g.start == trigger.end), None)
    if first is None:
        return []
    behind = sentence.lower[first.end : first.end + 1]
    ends = not behind or sentence.tokens[first.end].kind == "punctuation"
    return [first] if ends or words()["of_what"].length_at(sentence.lower, first.end) else []


def owned(sentence: Sentence, at: int) -> list[Group]:
    """The state behind «của» just after a noun of `wider.behind`: «sự can dự của X» is X's alone."""
    found = [g for g in sentence.groups if 0 < g.start - at <= 4 and sentence.lower[g.start - 1] == "của"]
    return [replace(g, mentions=tuple(m for m in g.mentions if m.entities)) for g in found[:1]]


def quoted(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«"Mỹ đang đổ dầu vào lửa", bà X chỉ trích»: of whom the words quoted before their speaker are said."""
    lower, subject = sentence.lower, sides.subject
    if subject is None or not sides.direct or any(g.entities for g in sides.right):
        return []
    closes = subject.start - 1 - (lower[subject.start - 1 : subject.start] in ([","], ["-"]))
    if closes < 1 or lower[closes] != '"':
        return []
    opens = next((i for i in range(closes - 1, -1, -1) if lower[i] == '"'), -1)
    own = countries_of(subject.entities)
    inside = [g for g in sentence.groups if opens < g.start < closes and g.entities]
    acting = [g for g in inside if sentence.governor(g, g.end) == "" and g.mentions[0].kind != "place"]
    return [g for g in acting[:1] if not own & countries_of(g.entities)]


def told_before(told: Sequence[Mention], kinds: frozenset[str], sides: Sides) -> tuple[Mention, ...]:
    """Whose doing is blamed without a name («đây», «vụ phóng»): the state of the subject told last.

    A third party blames one of the two states, and each of those somebody else.
    """
    if sides.subject is None:
        return ()
    of_the_pair = any(map(is_of_the_pair, sides.subject.mentions))
    blamed = (m for m in told if m.kind in kinds and m.entities and is_of_the_pair(m) != of_the_pair)
    return as_states(tuple(blamed))


def as_states(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The states of who was told before: what one of them did is blamed on his state."""
    states = (replace(m, kind="state", entities=(state_behind(m.entities[0]),)) for m in mentions)
    return tuple(dict.fromkeys(states))


def is_between_the_two(pair: Sequence[Mention], parties: Sequence[Mention]) -> bool:
    """Whether an article about both states names no third one's party here."""
    homes = {home for m in parties for e in m.entities if (home := country_of(e))}
    return bool(pair) and bool(homes) and homes <= set(PAIR)


def is_third_party(sides: Sides) -> bool:
    """Whether who speaks, and does so straight before the verb, is of neither of the two states."""
    if sides.subject is None or not sides.direct:
        return False
    homes = countries_of(sides.subject.entities)
    return bool(homes) and None not in homes and homes.isdisjoint(PAIR)


def doer_before(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«Triều Tiên thả bóng bay, Seoul lên án»: who is blamed did what the clause before tells."""
    subject, after = sides.subject, sentence.lower[trigger.end : trigger.end + 1]
    if subject is None or sides.right or after not in ([], ["."], [","], ["!"]):
        return []
    own = countries_of(subject.entities)
    first = next((g for g in sentence.groups if sentence.governor(g, trigger.start) == ""), None)
    if first is None or first.end >= subject.start or "," not in sentence.lower[first.end : subject.start]:
        return []
    foreign = first.entities and not own & countries_of(first.entities)
    return [first] if foreign and first.mentions[0].kind in ("state", "force") else []


def praised_soldiers(sentence: Sentence, sides: Sides, told: Sequence[Mention]) -> tuple[Mention, ...]:
    """«ca ngợi "những anh hùng vĩ đại"», «khen đơn vị đã dọn sạch»: the soldiers told last, of whom it is said."""
    start = sides.subject.end if sides.subject is not None else 0
    return tuple(told[-1:]) if words()["heroes"].places(sentence.lower, start) else ()


def without_teller(sentence: Sentence, trigger: Trigger, sides: Sides) -> Sides:
    """«Thống đốc X cho biết cây cầu sẽ thông xe»: who only tells of a deed has not done it, his state has."""
    subject = sides.subject
    if subject is None or sides.passive or trigger.frame.type not in trait("deeds"):
        return sides
    if subject.end > trigger.start or words()["modal_phrases"].length_at(sentence.lower, subject.end):
        return sides  # «binh sĩ Triều Tiên được cho là đã tới Kursk»: told of them, not by them
    if not tells_before(sentence, subject.end, trigger.start):
        return sides
    if not all(map(is_of_the_pair, subject.mentions)) or not kinds_fit(subject, trigger.frame.agent_kinds):
        return sides
    return replace(sides, subject=replace(subject, mentions=as_states(subject.mentions)))


def praises_others(sentence: Sentence, trigger: Trigger, sides: Sides) -> bool:
    """«cảm ơn các kỹ sư»: whether people stand at once behind the verb of whom nothing tells whose they are."""
    many = words()["many"].length_at(sentence.lower, trigger.end) > 0
    near = sides.right[0].start - trigger.end if sides.right else _PEOPLE + 1
    return many and trigger.frame.type == "Support" and near > _PEOPLE


def praises_home(sentence: Sentence, trigger: Trigger, sides: Sides) -> bool:
    """«ca ngợi nước Nga»: praise of one's own country, which is said to nobody."""
    if len(sides.right) != 1 or sides.subject is None:
        return False
    (praised,) = sides.right
    if praised.label or praised.start != trigger.end or praised.mentions[0].kind != "state":
        return False
    homes = countries_of(sides.subject.entities)
    own = not praised.mentions[0].head and countries_of(praised.entities) <= homes
    return own and bool(sentence.places(words()["praise"], trigger.start, trigger.end))


def praising(
    sentence: Sentence, trigger: Trigger, sides: Sides, agents: Mentions, targets: Mentions
) -> Mentions:
    """Who praises: who is thanked does not then praise his own people, whoever thanked him does.

    «ông Kim cảm ơn Moskva đã cử đặc phái viên và đánh giá cao việc ông Putin …»
    """
    if trigger.frame.type != "Support" or sentence.lower[trigger.start - 1 : trigger.start] != ["và"]:
        return agents
    homes = countries_of(entities_of(agents))
    if not targets or not all(homes & countries_of(m.entities) for m in targets):
        return agents
    first = next((g for g in reversed(sides.left) if g.label == "" and g.entities), None)
    if first is None or first.mentions[0].kind not in ("person", "state", "organ"):
        return agents
    return agents if homes & countries_of(first.entities) else first.mentions


def is_said_by_another(sentence: Sentence, trigger: Trigger) -> bool:
    """«Trên Telegram, Anna viết: "Tôi cảm ơn …"»: a foreign name of nobody known says it, not who was told before."""
    lower = sentence.lower
    colon = next((i for i in range(trigger.start - 1, 0, -1) if lower[i] == ":"), 0)
    verb = any_of("report_verbs", "telling_verbs").length_before(lower, colon)
    name = colon - verb - 1
    if not verb or name < 0 or name in sentence.group_at:
        return False
    return lower[name].isalpha() and not is_vietnamese_syllable(lower[name])


def is_made_to_feel(sentence: Sentence, trigger: Trigger, sides: Sides) -> bool:
    """«khiến giới chức Hàn Quốc lo ngại»: what somebody is made to feel he has not said."""
    lists, lower, subject = words(), sentence.lower, sides.subject
    if subject is None or not lists["feelings"].length_at(lower, trigger.start):
        return False
    clause = sentence.clause_start(trigger.start, commas=True)
    if (made := sentence.places(lists["making"], clause, trigger.start)) and not any(
        made[-1][0] < group.start < trigger.start for group in sentence.groups
    ):
        return True  # «khiến các doanh nghiệp lo ngại»: people whom nothing names
    return any(
        lists["making"].length_before(lower, at)
        for at in range(subject.start, max(0, subject.start - _MAKING), -1)
    )
