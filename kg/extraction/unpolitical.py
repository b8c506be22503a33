"""What only sounds like strife or diplomacy: matches and their players, accidents, disasters, crimes."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.known import is_state
from kg.extraction.lexicon import any_of, is_number, trait, words
from kg.extraction.newcomers import country_of
from kg.extraction.strife import is_front

_HINTS = ("mishaps", "crimes", "bloodless", "disasters", "players", "teams", "matches")
_NOUN = 6  # tokens from «nữ VĐV trượt băng nghệ thuật» to its state


def is_unpolitical(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger tells of none of the events that states are parties to."""
    kind = trigger.frame.type
    if kind in trait("fought") and _is_done_to_others(sentence, trigger):
        return True
    if not sentence.once(_hints_at_it):  # nearly always
        return False
    if kind in trait("fought") and (_is_a_mishap(sentence, trigger) or sentence.places(words()["crimes"])):
        return True
    if kind in trait("fought") and words()["bloodless"].length_at(sentence.lower, trigger.end):
        return True  # «mở cuộc chiến pháp lý»
    if kind in trait("sent") and _meets_a_disaster(sentence):
        return True
    if kind == "Communication" and _is_for_the_bereaved(sentence, trigger):
        return True
    if kind == "Visit":
        return _is_a_lone_player(sentence, trigger)
    return kind in trait("unsporting") and _is_played(sentence, trigger)


def _hints_at_it(sentence: Sentence) -> bool:
    """Whether a sentence has a word of any of these at all."""
    if "buồn" in sentence.lower or any(sentence.places(words()[name]) for name in _HINTS):
        return True
    things = (m for g in sentence.groups for m in g.mentions if m.kind == "thing")
    return any(any_of("players", "teams").length_at(m.head.split(), 0) for m in things)


def _is_a_mishap(sentence: Sentence, trigger: Trigger) -> bool:
    """«tai nạn khi huấn luyện khiến 3 binh sĩ thiệt mạng»: harm that no enemy did, away from the front."""
    if not sentence.places(words()["mishaps"]) or sentence.places(words()["blows"]):
        return False
    if not sentence.places(words()["harmed"], trigger.start, trigger.end):
        return False
    named = (entity for g in sentence.groups for m in g.mentions for entity in (*m.entities, m.place))
    return not any(entity is not None and is_front(entity) for entity in named)


def _is_done_to_others(sentence: Sentence, trigger: Trigger) -> bool:
    """«quân Nga oanh tạc X, khiến 12 người chết»: whom a blow killed were not the soldiers who dealt it."""
    if trigger.frame.agents != (("troops",),):
        return False
    harmed = sentence.places(words()["harming"], max(0, trigger.start - _NOUN), trigger.start)
    dealt = sentence.places(words()["blows"], 0, harmed[-1][0]) if harmed else ()
    troops = [g.end for g in sentence.groups if any(m.kind == "force" for m in g.mentions)]
    return any(end <= blow for blow, _ in dealt for end in troops)


def _meets_a_disaster(sentence: Sentence) -> bool:
    """«điều quân tới Bắc Pyongan dựng lại nhà sau lũ»: soldiers who help at home are sent to nobody."""
    if not sentence.places(words()["disasters"]):
        return False
    homes = {country_of(e) for g in sentence.groups for e in g.entities} - {None}
    return len(homes) < 2


def _is_for_the_bereaved(sentence: Sentence, trigger: Trigger) -> bool:
    """«gửi lời chia buồn (tới gia đình nạn nhân)»: to whom nobody names; a telegram goes to the other leader."""
    said = sentence.lower[trigger.start : trigger.end + _NOUN]
    letter = {"điện", "thư", "thông", "công"} & set(said)
    grieves = "buồn" in said[: trigger.end - trigger.start + 2]
    return grieves and not letter and not sentence.sides(trigger.start, trigger.end).right


def _is_played(sentence: Sentence, trigger: Trigger) -> bool:
    """«tuyển nữ Nga gặp Triều Tiên ở vòng bảng», «tay vợt Nga chỉ trích ban tổ chức»: no act of a state."""
    if trigger.frame.type == "Sanction":  # «lệnh cấm đội tuyển Nga»
        banned = (g for g in sentence.groups if trigger.end <= g.start < trigger.end + _NOUN)
        return any(_is_a_player(sentence, group, "players", "teams") for group in banned)
    lists, at_play = words(), bool(sentence.places(words()["matches"]))
    if not at_play and not sentence.places(lists["players"]) and not sentence.places(lists["teams"]):
        return False
    sides = sentence.sides(trigger.start, trigger.end)
    subject, hit = sides.subject, sides.right[:1]
    played = at_play and trigger.frame.type in trait("played")
    played = played and not any(
        not g.label and g.mentions[0].kind == "place" for g in hit
    )  # a town is shelled
    if subject is None:
        clause = sentence.clause_start(trigger.start, commas=True)
        return played or bool(sentence.places(lists["players"], clause, trigger.start))
    if not all(m.kind in ("thing", "place") or all(map(is_state, m.entities)) for m in subject.mentions):
        return False
    if _is_a_player(sentence, subject, "players", "teams"):
        return True
    officials = any(m.kind == "state" and m.head for m in subject.mentions)  # «quan chức Nga»
    return played and not officials


def _is_a_lone_player(sentence: Sentence, trigger: Trigger) -> bool:
    """«võ sĩ MMA người Nga tới Dubai»: a journey of one whom nobody sends; a team's is told."""
    if not sentence.places(words()["players"]):
        return False
    subject = sentence.sides(trigger.start, trigger.end).subject
    if subject is None or not _is_a_player(sentence, subject, "players"):
        return False
    low = max(0, subject.start - _NOUN)
    return not any(
        word in words()["quantifiers"] or is_number(word) for word in sentence.lower[low : subject.start]
    )


def _is_a_player(sentence: Sentence, group: Group, *names: str) -> bool:
    """Whether the state only says where a player, coach or team comes from."""
    low = max(sentence.clause_start(group.start, commas=True), group.start - _NOUN)
    heads = " ".join(m.head for m in group.mentions).split()
    return any(
        sentence.places(words()[name], low, group.start) or words()[name].places(heads) for name in names
    )
