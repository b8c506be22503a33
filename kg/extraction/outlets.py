"""Through whom something was told: «trong tuyên bố đăng trên KCNA», «nói với hãng tin TASS»; whose report goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.gazetteer import find_names
from kg.extraction.groups import Group
from kg.extraction.known import actor
from kg.extraction.lexicon import any_of, words
from kg.extraction.tokens import Token

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.lines import Draft

_LONG_SOURCE = 16  # tokens of «Theo hãng thông tấn … ngày 5/11,»
_DATELINE = re.compile(r"[\[(]([^\[\]()\n]{2,60})[\])]\s*[-–—=:]")
_TOWN_AND_AGENCY = re.compile(r"[^\W\d_a-zà-ỹ]{2}[^()\n.;:]{0,45}\([^()\n]{2,25}\)\s*[-–—=]+\s")
_BYLINE = re.compile(r"\[[^\[\]\n=]{2,40}=[^\[\]\n]{2,60}\]")  # «[Bắc Kinh = Phóng viên Mitsuka Seihei]»
_HOME = "VN"
_BEFORE_THE_VERB = 8  # tokens from a report to its verb: «Phúc trình dài 29 trang của nhóm cho rằng»


def is_outlet(sentence: Sentence, group: Group) -> bool:
    """Whether a group is the outlet in which somebody is read or heard, or the body on whose site he is."""
    if group.mentions[0].kind == "organ" and group.entities:
        return words()["posted_by"].length_before(sentence.lower, group.start) > 0
    if group.mentions[0].kind != "media" or not group.entities:
        return False
    if words()["told_through"].length_before(sentence.lower, _begin(sentence, group)):
        return True
    return is_published_by(sentence, group) and words()["published"].length_at(sentence.lower, group.end) > 0


def agency_of_dateline(text: str, start: int) -> str | None:
    """«[Seoul, Hà Nội Jiji] - …», «(Kyodo) - …»: the agency in brackets with which a sentence opens at `start`.

    A paper of the reader's own country says only where he reads it.
    """
    if text[start : start + 1] not in ("[", "("):  # nearly always
        return None
    dateline = _DATELINE.match(text, start)
    hits = find_names(dateline[1]) if dateline else []
    if dateline is None or not hits or hits[-1].end != len(dateline[1]):
        return None
    known = actor(hits[-1].actors[0]) if hits[-1].actors else None
    return known.id if known is not None and known.kind == "media" and known.country != _HOME else None


def without_dateline(tokens: Sequence[Token], text: str, start: int) -> Sequence[Token]:
    """The tokens behind «SEOUL, Nam Hàn (NV) - …»: that says where one writes, not who acts."""
    if not text[start : start + 2].isupper():  # nearly always
        return tokens
    found = _TOWN_AND_AGENCY.match(text, start)
    return [token for token in tokens if token.start >= found.end()] if found else tokens


def without_writers(drafts: list[Draft], text: str, start: int) -> list[Draft]:
    """The mentions of a sentence but for the persons in its byline: who writes acts in nothing and tells nothing."""
    found = _BYLINE.match(text, start) if text[start] == "[" else None
    if found is None:
        return drafts
    return [d for d in drafts if d.mention.start >= found.end() or d.mention.kind != "person"]


def is_published_by(sentence: Sentence, group: Group) -> bool:
    """«bà X, trong tuyên bố được KCNA công bố, chỉ trích …»: whether an outlet only prints what another says."""
    return sentence.lower[(at := _begin(sentence, group)) - 1 : at] in (["được"], ["do"])


def only_opens(sentence: Sentence, group: Group) -> bool:
    """«TASS hôm 5/11 đưa tin, tại cuộc gặp …»: whether an outlet only tells what follows."""
    return group.mentions[0].kind == "media" and _told_up_to(sentence, group) > 0


def _told_up_to(sentence: Sentence, group: Group) -> int:
    """The comma behind an outlet's verb of telling, of the outlet with which a sentence begins; 0 for none."""
    lower, at = sentence.lower, group.end
    if _begin(sentence, group) > 0:
        return 0
    while at < len(lower) and (sentence.tokens[at].kind == "time" or lower[at] in ("hôm", "ngày")):
        at += 1
    at += (length := words()["report_verbs"].length_at(lower, at))
    return at if length and lower[at : at + 1] == [","] else 0


def source_end(sentence: Sentence, start: int) -> int:
    """Where the words end that begin a sentence with whose report it is, before token `start`; 0 for none."""
    lower, first = sentence.lower, next(iter(sentence.groups), None)
    if first is None or first.end > start:
        return 0
    if only_opens(sentence, first):
        return _told_up_to(sentence, first) + 1
    if lower[0] != "theo" or words()["no_sources"].length_at(lower, 1):
        return 0
    comma = next((i for i in range(1, min(start, _LONG_SOURCE)) if lower[i] == ","), 0)
    return comma + 1 if first.start < comma else 0


def _begin(sentence: Sentence, group: Group) -> int:
    """Where the nouns for an outlet begin that stand before its name: «hãng thông tấn trung ương KCNA»."""
    return any_of("media_heads", "central").row_before(sentence.lower, group.start)


def goes_on_with_a_report(sentence: Sentence) -> bool:
    """«Báo cáo cũng viết …», «Vẫn theo người này, …», «Theo đó, …», «Các tác giả còn ghi nhận …»: told of before."""
    lists, lower = words(), sentence.lower
    told = lists["as_told"].length_at(lower, 0)
    if told:
        return lower[told : told + 1] == [","]
    if _closes_with_a_report(sentence):
        return True
    by = lists["again_according_to"].length_at(lower, 0)
    at = by + lists["documents"].length_at(lower, by)
    if at == by:
        at = lists["report_authors"].length_at(lower, 0)
        by = 0
    if not at:
        return False
    if by:
        return lists["demonstratives"].length_at(lower, at) > 0 or lower[at : at + 1] == [","]
    at += lists["besides_that"].length_at(lower, at)
    for i in range(at, min(at + _BEFORE_THE_VERB, len(lower))):
        if lists["report_verbs"].length_at(lower, i) or lists["reports_do"].length_at(lower, i):
            return True
        if sentence.tokens[i].kind not in ("word", "time") or i in sentence.barriers:
            return False
        if lower[i] in lists["prepositions"] and lower[i] != "của":
            return False
    return False


def _closes_with_a_report(sentence: Sentence) -> bool:
    """«…, theo tài liệu dày 29 trang.», «…, vẫn theo báo cáo này.»: at the end, whose it is was told before."""
    lists, lower = words(), sentence.lower
    if "theo" not in lower:
        return False
    at = len(lower) - 1 - lower[::-1].index("theo")
    begins = at - (lower[at - 1 : at] in (["vẫn"], ["cũng"]))
    noun = lists["documents"].length_at(lower, at + 1)
    if not noun or lower[begins - 1 : begins] != [","] or begins < _BEFORE_THE_VERB:
        return False
    rest = sentence.tokens[at + 1 + noun :]
    return all(token.kind == "word" or token.lower == "." for token in rest) and len(rest) <= _LONG_SOURCE


def goes_on_with_its_teller(sentence: Sentence, text: str) -> bool:
    """«Theo người này, …», «Cũng theo nguồn tin trên, …»: who told the sentence before goes on, named or not.

    `text` is that of the document, for what a noun is called that stands for somebody.
    """
    lists, lower = words(), sentence.lower
    by = lists["again_according_to"].length_at(lower, 0)
    if not by or by >= len(lower):
        return False
    mention = sentence.tokens[by].mention
    called = lower[by : by + 3] if mention is None else text[mention.start : mention.end].lower().split()
    return lists["again_by"].length_at(called, 0) > 0
