"""Where a person's name begins behind what else stands between it and the title."""

from __future__ import annotations

from kg.extraction.lexicon import any_of, pointers, scenes, titles, words
from kg.extraction.lines import POINTED, Line

_ENDS = ("prepositions", "auxiliaries", "report_verbs", "coordinators")  # what no organ's name runs over
_LONGEST_ORGAN = 9  # syllables of an organ that no list holds
_PART = 4  # syllables of a part of such a name
_FOR = 9  # tokens of «về các vấn đề bán đảo Triều Tiên»


def before_the_name(line: Line, start: int, at: int, country: str | None) -> int | None:
    """Where a title that began at `start` and names `country` goes on past `at`; None where it ends there."""
    past = _past_the_subject(line, start, at) if country else None
    past = past or _past_the_post(line, start, at, country)
    return past or _state_before_a_name(line, at) or _past_short_name(line, at)


def _state_before_a_name(line: Line, at: int) -> int | None:
    """Where the state stands that ends an unknown organ's name: «Bí thư Đoàn Thanh niên Triều Tiên Ri Kyong Chol».

    Such a name may be of two parts: «Bộ trưởng Khoa học và Giáo dục Nga Viktor Lapin».
    """
    joined = 0
    for i in range(at, min(len(line), at + _LONGEST_ORGAN)):
        if line.hit(i) is not None:
            hit = line.hit(i)
            if i == at or hit is None or line.kind(i) != "state":
                return None
            end = line.after(i, hit)
            return i if _names_somebody(line, end) and i > joined + 1 else None
        if _joins_parts(line, i):
            joined = i
            continue
        if line.tokens[i].kind != "word" or any_of(*_ENDS).length_at(line.lower, i) > 0:
            return None
        post = titles().titles.length_at(line.lower, i) if i > at else 0
        if post and line.lower[i + post : i + post + 1] != ["quán"]:
            return None  # «Bộ trưởng X gặp Bộ trưởng Y tế Triều Tiên Z»
    return None


def _names_somebody(line: Line, at: int) -> bool:
    """Whether a person's name begins there, be it one of two words at least that no list holds."""
    return line.kind(at) == "person" or (line.starts_name(at) and line.starts_name(at + 1))


def _joins_parts(line: Line, at: int) -> bool:
    """«Khoa học và Giáo dục», «Văn hóa, Thể thao và Du lịch»: whether a joint stands between parts of one name."""
    if line.lower[at : at + 1] == [","]:
        return "và" in line.lower[at + 2 : at + 2 + _PART] and line.is_capital(at + 1)
    return line.lower[at] == "và"


def _past_the_subject(line: Line, start: int, at: int) -> int | None:
    """Behind what an envoy is for: «Đại diện đặc biệt của Mỹ về (vấn đề) Triều Tiên Joseph Yun»."""
    if line.lower[at] != "về" or not words()["envoys"].places(line.lower, start, at):
        return None
    for i in range(at + 2, min(at + _FOR, len(line))):
        if _names_somebody(line, i) and line.hit_around(i) is None:
            return i
        if line.tokens[i].kind != "word":
            return None
    return None


def _past_the_post(line: Line, start: int, at: int, country: str | None) -> int | None:
    """Behind where an envoy has his post: «Đại sứ Nga tại (thủ đô) Bình Nhưỡng», «đại diện Nga tại Liên hợp quốc».

    Of any other office that is where something happens («gặp Ngoại trưởng Nga tại Moskva»), unless the name follows.
    Where no state is told yet, that of the place is the title's: «người phát ngôn của nhóm tại Washington nói».
    """
    if line.lower[at] not in ("tại", "ở"):
        return None
    place = at + 1 + words()["capital_heads"].length_at(line.lower, at + 1)
    hit = line.hit(place)
    end = line.after(place, hit) if hit is not None else place + _pointed(line, place)
    envoys = (
        scenes()["envoys"] if hit is not None and line.kind(place) == "organ" else words()["posts_abroad"]
    )
    posted = envoys.places(line.lower, start, at) or (end > place and line.person_after(end) is not None)
    if country is None:
        return at + 1 if posted or any_of("report_verbs", "auxiliaries").length_at(line.lower, end) else None
    return end if end > place and posted else None


def _pointed(line: Line, at: int) -> int:
    return max((pointers()[name].length_at(line.lower, at) for name in POINTED), default=0)


def _past_short_name(line: Line, at: int) -> int | None:
    """Where the person's name begins behind an organ's short one, or behind a state: «Cơ quan An ninh (FSB) Sergei …».

    «Thống đốc vùng Primorye (Nga) Oleg …».
    """
    if line.lower[at] != "(" or at + 3 >= len(line):
        return None
    hit = line.hit(at + 1)
    close = line.after(at + 1, hit) if hit is not None else at + 2
    name = close + 1
    if line.lower[close : close + 1] != [")"]:
        return None
    short = line.words(at + 1, close).isupper() or line.kind(at + 1) == "state"
    return name if short and _names_somebody(line, name) else None
