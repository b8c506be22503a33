"""Bytes to text. Vietnamese news is UTF-8, seldom UTF-16 with its mark, and windows-1258 from old systems."""

from __future__ import annotations

import codecs

from kg.articles.errors import ArticleError
from kg.articles.language import reads_as_vietnamese

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf16(data: bytes) -> bool:
    """Whether the bytes begin with the byte order mark of UTF-16."""
    return data.startswith(_UTF16_MARKS)


def decode(data: bytes, source: str) -> str:
    """The text that the bytes hold, without its byte order mark.

    What is not UTF-8 and has no mark is taken for windows-1258 only if it reads as Vietnamese then.

    Raises ArticleError for no content, for NUL bytes and for bytes in another encoding.
    """
    if not data.strip():
        raise ArticleError(source, "is empty", "give it the article's text")
    if is_utf16(data):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _unknown(source, "is broken UTF-16") from error
    if b"\0" in data:
        raise ArticleError(source, "is a binary file, not text", "give text, HTML or JSON")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            text = data.decode("cp1258")
        except UnicodeDecodeError:
            text = ""
        if not reads_as_vietnamese(text):
            reason = f"is in an unknown encoding (byte {error.start} is no UTF-8)"
            raise _unknown(source, reason) from error
        return text


def _unknown(source: str, reason: str) -> ArticleError:
    return ArticleError(source, reason, "save it as UTF-8")
