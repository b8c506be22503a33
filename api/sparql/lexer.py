"""The terminals of SPARQL 1.1 (section 19), enough to tell a keyword from what looks like one.

The word SERVICE may stand in a comment, a string, an IRI, a prefixed name or a variable and mean nothing; or
it may be written `\\u0053ERVICE` and mean a call. Grammar is left to the engine that runs the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["iri", "string", "pname", "blank", "variable", "langtag", "number", "word", "mark", "other"]

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = _LETTER + "_0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = rf"[{_NAME}:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"

_TERMINALS = {
    "space": r"[ \t\r\n]+|\#[^\r\n]*",
    "iri": rf'<(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>',
    "string": r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""|'
    r"'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|"
    r'"(?!"")(?:[^"\\\r\n]|\\.)*"|'
    r"'(?!'')(?:[^'\\\r\n]|\\.)*'",
    "blank": rf"_:[{_LETTER}_0-9](?:[{_NAME}.]*[{_NAME}])?",
    # A longer prefix is cut up: to look further ahead from every word would take quadratic time.
    "pname": rf"(?:[{_LETTER}](?:[{_NAME}.]{{0,200}}[{_NAME}])?)?:"
    rf"(?:(?:{_LOCAL})(?:(?:{_LOCAL}|\.)*(?:{_LOCAL}))?)?",
    "variable": rf"[?$][{_LETTER}_0-9\u00b7\u0300-\u036f\u203f-\u2040]+",
    "langtag": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "number": r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?",
    "word": r"[A-Za-z_][A-Za-z0-9_]*",
    "mark": r"\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;=<>!*/+\-|^?&$]",
    "other": r".",
}
_ANY = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _TERMINALS.items())
_TOKEN = re.compile(_ANY, re.DOTALL)
_CODEPOINT = re.compile(_ESCAPE)
_CODEPOINT_OR_TOKEN = re.compile(f"(?P<escape>{_ESCAPE})|{_ANY}", re.DOTALL)
_OPERANDS = {"iri", "string", "pname", "blank", "variable", "langtag", "number"}


class LexicalError(ValueError):
    """The text cannot be cut into terminals. `position` is the offset in code points where that shows."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal: `text` stands at `start` (code points)."""

    kind: Kind
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether this is one of the keywords, given in capitals; SPARQL keywords ignore case."""
        return self.kind == "word" and self.text.upper() in words

    @property
    def prefix(self) -> str:
        """What stands before the colon of a prefixed name."""
        return self.text.partition(":")[0]


def tokens(text: str) -> Iterator[Token]:
    """The terminals of `text` without white space and comments.

    Raises LexicalError for a string that does not end, and where `<` may open an IRI as well as compare:
    inside brackets, after an operand, `<?y+'>` reads both ways, and what follows would hide in one of them.
    """
    previous: Token | None = None
    depth = 0
    declared: set[str] = set()
    for match in _TOKEN.finditer(text):
        kind: Kind | Literal["space"] = match.lastgroup  # type: ignore[assignment]
        if kind == "space":
            continue
        token = Token(kind, match.group(), match.start())
        if kind == "other" and token.text in "\"'":
            raise LexicalError("a string that begins here does not end", token.start)
        if kind == "pname" and previous and previous.is_word("PREFIX"):
            declared.add(token.prefix)
        if kind == "iri" and depth and _ends_operand(previous) and _may_compare(token.text[1:-1], declared):
            raise LexicalError("'<' may compare or open an IRI here; put a space after it", token.start)
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
        yield token
        previous = token


def _ends_operand(token: Token | None) -> bool:
    return token is not None and (
        token.kind in _OPERANDS or token.text == ")" or token.is_word("TRUE", "FALSE")
    )


def _may_compare(inner: str, declared: set[str]) -> bool:
    """Whether the inside of `<…>` could go on an expression and would be cut differently then."""
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", inner)
    if scheme and (scheme.group() not in declared or inner[scheme.end() + 1 :].startswith("//")):
        return False
    return "'" in inner or "#" in inner or "service" in inner.lower()


def decoded(text: str) -> str:
    """`text` with every codepoint escape replaced, as section 19.2 has it: before anything else is read.

    Raises LexicalError for an escape that names no character.
    """
    return _CODEPOINT.sub(_character, text)


def decoded_outside(text: str) -> str:
    """`text` with the codepoint escapes replaced that stand outside strings, IRIs and comments.

    This is for an engine that reads escapes inside those alone; what it is given holds no other.
    """
    if not _CODEPOINT.search(text):
        return text
    return "".join(
        _character(match) if match.lastgroup == "escape" else match.group()
        for match in _CODEPOINT_OR_TOKEN.finditer(text)
    )


def _character(match: re.Match[str]) -> str:
    number = int(match.group()[2:], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise LexicalError(f"{match.group()} names no character", match.start())
    return chr(number)
