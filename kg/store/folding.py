"""Text without its diacritics and case, so that `lavrop`, `Triều Tiên` and `trieu tien` can be searched."""

from __future__ import annotations

import re

from kg.diacritics import without_marks


def fold(text: str) -> str:
    """The letters and digits of `text` without marks, in lower case, words parted by one space."""
    return re.sub(r"[\W_]+", " ", without_marks(text).casefold()).strip()
