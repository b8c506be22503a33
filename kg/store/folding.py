"""Text without its diacritics and case, so that `lavrop`, `Triều Tiên` and `trieu tien` can be searched."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """The letters and digits of `text` without marks, in lower case, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"[\W_]+", " ", bare).strip()
