"""Nouns listed behind a comma up to whose they are or who gets them: «than, lương thực và thuốc men cho X»."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.lexicon import any_of, is_number, words
from kg.extraction.tokens import Token

_OWNED_NOUN = 6  # tokens of a noun and its «của» behind a comma
_LISTED = 14  # tokens of a list of bare nouns behind its first comma
_COUNTED = 9  # tokens of a counted noun in a list: «hai tổ chức tài chính và …»


def counts_on(tokens: Sequence[Token], lower: list[str], comma: int) -> bool:
    """«hai tàu, ba tổ chức và một cá nhân của Nga»: whether a list of counted nouns runs on after a comma.

    So does «súng trường, súng cối của Nga»: one more noun, and then whose both are.
    """
    if lower[comma] == "," and (_is_owned(tokens, lower, comma + 1) or _is_given(tokens, lower, comma + 1)):
        return True
    if lower[comma] != "," or not is_number("".join(lower[comma + 1 : comma + 2])):
        return False
    for i in range(comma + 1, min(comma + _COUNTED, len(lower) - 1)):
        if lower[i] in ("và", "cùng"):
            return is_number(lower[i + 1])
        if tokens[i].kind not in ("word", "mention"):
            return False
    return False


def _is_owned(tokens: Sequence[Token], lower: list[str], start: int) -> bool:
    """Whether a bare noun stands at `start` with its owner behind «của»."""
    for i in range(start, min(start + _OWNED_NOUN, len(lower) - 1)):
        if lower[i] == "của":
            return i > start and tokens[i + 1].kind == "mention"
        stops = ("verbs", "prepositions", "barriers", "auxiliaries")
        if tokens[i].kind != "word" or any_of(*stops).length_at(lower, i) > 0:
            return False
    return False


def _is_given(tokens: Sequence[Token], lower: list[str], start: int) -> bool:
    """«giao than, lương thực và thuốc men cho X»: whether bare nouns run on to «và» and then to who gets them."""
    lists, last = words(), False
    for i in range(start, min(start + _LISTED, len(lower) - 1)):
        if last and lists["slot_goal"].length_at(lower, i):
            return tokens[i + 1].kind == "mention"
        if lower[i] in ("và", "cùng"):
            last = True
            continue
        stops = ("verbs", "barriers", "auxiliaries")
        bare = lower[i] == "," or tokens[i].kind == "word"
        if not bare or any_of(*stops).length_at(lower, i) > 0:
            return False
    return False
