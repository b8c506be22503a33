"""Who stands where around a trigger: its object, behind which preposition, of which kind, who sends whom."""

from __future__ import annotations

from kg.extraction import telling
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group, joined
from kg.extraction.lexicon import trait, words
from kg.extraction.newcomers import countries_of
from kg.extraction.otherside import is_of_the_pair
from kg.extraction.tokens import PEOPLE
from kg.records import replace

_HEAD = 6  # tokens from «, nguyên thủ nước ngoài duy nhất» to «mà»
_OWNED = 4  # tokens between a nominal and whose it is


def first_subject(sentence: Sentence) -> Group | None:
    """The first that stands under no verb or preposition; who only tells («RIA đưa tin ông X …») yields."""
    subject = None
    for group in sentence.groups:
        if group.entities and sentence.governor(group, group.end) == "":
            subject = subject or group
            if group.mentions[0].kind != "media":
                return group
    return subject


def sender(trigger: Trigger, sides: Sides) -> list[Group]:
    """The subject where those sent are its own or nobody's; else the state of those who are sent.

    «Nga đưa lính Triều Tiên tới Kursk»: North Korea's soldiers are sent by North Korea.
    """
    sent = [
        replace(group, mentions=own)
        for kind in ("force", "workers")
        for group in of_kind(trigger, sides, kind)
        if (own := tuple(m for m in group.mentions if is_of_the_pair(m) and not m.bare))
    ]
    subject = sides.subject
    if sides.passive and sides.patient and sides.patient.mentions[0].kind in ("force", "workers"):
        # «Lính Triều Tiên được tàu Nga chở tới …»: whoever carries them
        carried = tuple(m for m in sides.patient.mentions if is_of_the_pair(m) and not m.bare)
        sent = [replace(sides.patient, mentions=carried)] if carried else sent
    if subject is not None and not sent and not any(map(is_of_the_pair, subject.mentions)):
        # «Seoul công bố ảnh tàu chở lính»: those told before, whoever only tells it
        told = [g for g in of_kind(trigger, sides, "force") if any(map(is_of_the_pair, g.mentions))]
        return told or [subject]
    if subject is None or not sent:
        return [subject] if subject else sent
    homes = countries_of(subject.entities)
    # «hai bên thảo luận việc cử lính Triều Tiên»: one of the two sends them
    own_people = not homes.isdisjoint(countries_of(sent[0].entities)) and len(homes) == 1
    return [subject] if own_people else sent


def object_of(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """The groups behind a verb with no preposition; in the passive its grammatical subject."""
    if sides.passive and not trigger.frame.noun:
        fought = trigger.frame.type in trait("fought")  # «một quả được quân Nga bắn vào Ukraine»
        goal = _goal_in_the_verb(sentence, trigger, sides) if fought or not sides.patient else []
        return goal or ([sides.patient] if sides.patient else [])
    near, lower = [g for g in sides.right if g.start - trigger.end <= 6], sentence.lower
    # «gần biên giới X - Y»: Y is no object where X is none.
    bare = [g for g in near if g.label == "" and not (g is not near[0] and lower[g.start - 1] == "-")]
    if not near and (guest := _who_came_there(sentence, trigger, sides)):
        return [guest]
    if not bare and (told := _where_of(sentence, sides) or _whom_it_tells_of(sentence, sides)):
        return [told]
    elsewhere = [words()[name] for name in ("slot_in", "slot_with", "slot_through", "genitives")]
    own = [g for i, g in enumerate(bare) if not (i and telling.tells(sentence, g))]
    near = [g for g in near if g.label not in words()["slot_by"] or g.mentions[0].kind == "person"]
    if trigger.frame.type in trait("together"):  # «đàm phán về X», «đàm phán để X gửi …»: X takes no part
        elsewhere += [words()[name] for name in ("slot_about", "slot_purpose", "slot_beside")]
    return joined(own) or [g for g in near if not any(g.label in oblique for oblique in elsewhere)][:1]


def _where_of(sentence: Sentence, sides: Sides) -> Group | None:
    """«Hà Nội, nơi ông tới hôm nay»: the place that a relative clause speaks of."""
    at = sides.subject.start - 1 if sides.subject is not None else -1
    if at < 1 or sentence.lower[at] not in ("nơi", "mà"):
        return None
    place = sentence.group_at.get(at - 1 - (sentence.lower[at - 1] == ","))
    if place is None or not place.entities or place.mentions[-1].kind not in ("place", "state"):
        return None
    return replace(place, mentions=place.mentions[-1:])


def _whom_it_tells_of(sentence: Sentence, sides: Sides) -> Group | None:
    """«ông X, người mà ông Y đã mời», «ông X là nguyên thủ mà Y tiếp đón»: whom a relative clause speaks of."""
    at = sides.subject.start - 1 if sides.subject is not None else -1
    if at < 1 or sentence.lower[at] != "mà":
        return None
    opens = next((i for i in range(at - 2, max(0, at - _HEAD), -1) if sentence.lower[i] in (",", "là")), 0)
    head, who = sentence.group_at.get(opens + 1), sentence.group_at.get(opens - 1)
    office = head is not None and head.mentions[0].kind == "person"
    if who is None or not (office or words()["whom_nouns"].length_at(sentence.lower, opens + 1)):
        return None
    return who if who.mentions[-1].kind == "person" and who.entities else None


def _who_came_there(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """«ông X tới ga Khasan, nơi ông Y ra đón»: who came to the place where another one meets him."""
    at = sides.subject.start - 1 if sides.subject is not None else -1
    if trigger.frame.type != "Meeting" or at < 1 or sentence.lower[at] != "nơi":
        return None
    came = [g for g in sides.left if g.end < at and g.label == "" and g.entities]
    return next((g for g in came if g.mentions[0].kind in PEOPLE), None)


def _goal_in_the_verb(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«đã được X gửi tới Y»: the verb's last word is the preposition before Y."""
    last = sentence.lower[trigger.end - 1]
    near = last in words()["slot_to"] and trigger.end - trigger.start > 1
    # «… vào các thành phố Y»
    end = trigger.end + words()["quantifiers"].length_at(sentence.lower, trigger.end)
    return [g for g in sides.right[:1] if near and g.label == "" and g.start in (trigger.end, end)]


def owners(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Whose a nominal is: behind «của», or at once behind the noun."""
    groups = [g for g in sides.right if g.label in words()["slot_of"] and not _owns_a_mention(sentence, g)]
    if trigger.frame.type in trait("fought"):  # «phá kho đạn do X sản xuất»: who made what is fought over
        # «quả đạn bắn vào Y là tên lửa của Z»: what it is, not what is done.
        groups = [g for g in groups if not words()["produces"].length_at(sentence.lower, g.end)]
        groups = [g for g in groups if "là" not in sentence.lower[trigger.end : g.start]]
    if trigger.frame.noun:
        groups += [g for g in sides.right if g.label == "" and g.start - trigger.end <= 2]
    return groups


def is_owned(sentence: Sentence, trigger: Trigger, sides: Sides) -> bool:
    """Whether nobody stands before what is done and the first behind it is whose it is, behind «của».

    «tám ngày sau vụ thử của X, Y thông qua …»: who only acts behind it does not stand before.
    """
    if not sides.right or sides.right[0].label != "của":
        return False
    told_of = sides.subject is not None and sides.subject.end < trigger.start - 1
    if told_of and words()["occasion_nouns"].length_before(sentence.lower, trigger.start):
        return sides.right[0].start - trigger.end <= _OWNED  # «X lên án vụ thử hạt nhân thứ hai của Y»
    return sides.subject is None or sides.subject.start > sides.right[0].start


def genitives(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who stands behind «của», unless a noun of its own stands before that: «chuyến thăm theo lời mời của ông X»."""
    own, lower = words()["own_nouns"], sentence.lower
    return [
        g
        for g in sides.right
        if g.label in words()["slot_of"]
        and not own.length_before(lower, g.start - len(g.label.split()))
        and "mà" not in lower[trigger.end : g.start]  # «vụ phóng mà Seoul nghi có sự trợ giúp của X»
    ]


def _owns_a_mention(sentence: Sentence, group: Group) -> bool:
    """«ở tỉnh Kursk của Nga»: who stands after «của» owns the place, not what is done there."""
    at = group.start - 2
    return at >= 0 and sentence.lower[at + 1] == "của" and sentence.tokens[at].kind == "mention"


def goals(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """To whom or where: none before a nominal that names it at once («trở về Bình Nhưỡng sau chuyến thăm Nga»)."""
    found = labelled(sides, "slot_to") or _goal_in_the_verb(sentence, trigger, sides)
    named = any(g.label == "" and g.start == trigger.end for g in sides.right)
    return [g for g in found if g.start >= trigger.end] if trigger.frame.noun and named else found


def labelled(sides: Sides, slot: str) -> list[Group]:
    """Who stands behind one of the prepositions of a slot (`slot_to`, `slot_in` …), right before left."""
    labels = words()[slot]
    left = [g for g in sides.left if g.label in labels]
    if slot == "slot_against":
        left = [g for g in left if g.label != "với"]  # «phối hợp với quân Nga đánh chiếm»: an ally
    right = [g for g in sides.right if g.label in labels]
    if slot == "slot_to":  # «gửi lời mời qua Ngoại trưởng X tới Y»: who passes it on does not get it
        through = words()["slot_through"]
        right = [g for g in right if not (g.label in through and g.mentions[0].kind == "person")]
    return right + left[:1]


def company(sides: Sides) -> list[Group]:
    """With whom, unless two states do it: «Khi gặp ông X, ông Y nói hai nước sẽ ký …»: they sign with nobody."""
    found = labelled(sides, "slot_with")
    two = sides.subject is not None and len(sides.subject.entities) > 1
    both = two and sides.subject is not None and sides.subject.mentions[0].kind == "state"
    return [g for g in found if g not in sides.left] if both else found


def grounds(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """In which country or place; not where somebody is as he tells it («nói tại Brussels rằng X gửi quân …»)."""
    return [
        g
        for g in labelled(sides, "slot_in")
        if "rằng" not in sentence.lower[g.end : max(g.end, trigger.start)]
    ]


def on_either_side(sides: Sides, slot: str) -> list[Group]:
    """Who stands behind one of the prepositions of a slot, all of them, right before left.

    Not «Nga» of «nhóm Wagner của Nga đã nhận …»: whose the subject is gives nothing.
    """
    owned = sides.subject.end + 1 if sides.subject is not None else -1
    left = [g for g in sides.left if not (g.label == "của" and g.start == owned)]
    return [g for g in (*sides.right, *left) if g.label in words()[slot]]


def between(sides: Sides) -> list[Group]:
    """Both whom «giữa» names."""
    return [g for g in sides.right + sides.left[:2] if g.label == "giữa" and len(g.entities) > 1]


def of_kind(trigger: Trigger, sides: Sides, kind: str) -> list[Group]:
    """The mentions of one kind (force, workers, thing) beside the trigger."""
    near = [g for g in sides.right if g.start - trigger.end <= 8]
    if kind == "force":  # «đưa quân tới đó để đối phó lính X»: no soldiers who are sent
        met = words()["slot_purpose"], words()["countering"]
        near = [g for g in near if not any(g.label in some for some in met)]
    near += [g for g in sides.left if trigger.start - g.end <= 10]
    if kind == "force" and len(near) > 1:  # «quân X đã cùng quân Y đánh bật quân Z»: X
        company = words()["side_by_side"]
        near.sort(
            key=lambda g: (not any(map(is_of_the_pair, g.mentions)), g.label in company or g.label == "với")
        )
    return [replace(g, mentions=tuple(m for m in g.mentions if m.kind == kind)) for g in near]


def maker(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«lời mời mà ông X dành cho …»: who made what a nominal names, behind «mà»."""
    return [g for g in sides.right if "mà" in sentence.lower[max(trigger.end, g.start - 2) : g.start]]
