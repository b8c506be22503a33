"""Groups before a trigger that do not act: who charges another one, a part of those told, where somebody is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.lexicon import any_of, scenes, words

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.groups import Group


def takes_no_part(sentence: Sentence, group: Group, start: int) -> bool:
    """Whether a group before the trigger at `start` does something else, or is told as a part of others."""
    return (
        _is_charged_by(sentence, group, start)
        or _made_it(sentence, group, start)
        or _is_part(sentence, group)
        or _acts_meanwhile(sentence, group, start)
    )


def _acts_meanwhile(sentence: Sentence, group: Group, start: int) -> bool:
    """«Giữa lúc X chỉ trích Y, nhiều nước đã gặp …»: what others without a name do is not done by X."""
    lower = sentence.lower
    if not scenes()["meanwhile"].length_at(lower, 0) or "," not in lower[group.end : start]:
        return False
    main = start - lower[:start][::-1].index(",")
    many = any_of("quantifiers", "numerals").length_at(lower, main)
    many += many and words()["quantifiers"].length_at(lower, main + many)  # «hàng loạt»
    known = "này" in lower[main:start]  # «một số nghị sĩ nước này»
    return many > 0 and not known and words()["others_unnamed"].length_at(lower, main + many) > 0


def _is_charged_by(sentence: Sentence, group: Group, start: int) -> bool:
    """«X bị Y cáo buộc cung cấp …»: who charges does not do what another one is charged with."""
    if sentence.lower[group.start - 1 : group.start] not in (["được"], ["bị"]):
        return False
    length = words()["charges"].length_at(sentence.lower, group.end)
    return length > 0 and group.end + length <= start


def _made_it(sentence: Sentence, group: Group, start: int) -> bool:
    """«X dùng tên lửa do Y sản xuất bắn vào Z»: who made what is used does nothing with it."""
    if sentence.lower[group.start - 1 : group.start] != ["do"]:
        return False
    made = words()["produces"].length_at(sentence.lower, group.end)
    return made > 0 and group.end + made <= start


def names_the_whole(sentence: Sentence, group: Group) -> bool:
    """«Mười một nước, gồm A, B và C, đã …»: those who are listed act, since nothing else says who they are."""
    at = group.start - len(group.label.split()) - 1
    listed = at > 0 and sentence.lower[at] == "," and sentence.lower[group.end : group.end + 1] == [","]
    return listed and sentence.group_at.get(at - 1) is None


def _is_part(sentence: Sentence, group: Group) -> bool:
    """«4 sĩ quan, trong đó có một tướng, đã …»: an aside that names some of those who act."""
    if sentence.lower[group.end : group.end + 1] != [","]:
        return False
    lists, at = words(), group.start
    at -= lists["quantifiers"].length_before(sentence.lower, at)
    length = lists["parts"].length_before(sentence.lower, at)
    if not length:
        return False
    whole = sentence.group_at.get(at - length - 2)
    return whole is not None and bool(whole.entities)


def is_where(sentence: Sentence, group: Group) -> bool:
    """«đoàn doanh nghiệp vùng Viễn Đông Nga»: a place that only says where the noun before it is from."""
    at = group.start - 1
    if group.mentions[-1].kind != "place" or at < 0:
        return False
    if sentence.lower[at] == ",":  # «tại Wonsan, tỉnh Kangwon, …»
        before = sentence.group_at.get(at - 1)
        return before is not None and before.mentions[-1].kind == "place"
    if sentence.tokens[at].kind != "word":
        return False
    return at not in sentence.barriers and not words()["report_verbs"].length_before(sentence.lower, at + 1)
