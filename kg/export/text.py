"""Text as XML can hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text on one line, without the characters that XML 1.0 (section 2.2) has no way to write."""
    return " ".join(_NOT_XML.sub("", text).split())


def xml_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id as XML can hold it, two different ones kept apart."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for id in ids:
        name = plain = xml_text(id) or "_"
        number = 1
        while name in taken:
            number += 1
            name = f"{plain}~{number}"
        taken.add(name)
        given[id] = name
    return given
