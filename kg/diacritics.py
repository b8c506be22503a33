"""Letters without their marks: `Triều Tiên` and `Trieu Tien` are the same to whoever searches."""

from __future__ import annotations

import unicodedata


def without_marks(text: str) -> str:
    """The text decomposed for compatibility (NFKD) without its combining marks; đ, which Unicode takes for a letter of
    its own, becomes d."""
    plain = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))
