"""How a command fails: one line that names the input and says what to do, and an exit status."""

from __future__ import annotations

import sys
import unicodedata

import click

_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn the reading direction


class Failure(click.ClickException):
    """The work could not be done; one line says why and what to do. Ends with `status`."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


class Failures:
    """Names every failed input on stderr and remembers how many there were."""

    def __init__(self) -> None:
        self.count = 0

    def name(self, error: Exception | str) -> None:
        """Say on stderr what failed."""
        self.count += 1
        click.echo(f"tumen: {one_line(str(error))}", err=True)

    def leave(self, *, done: int) -> None:
        """End with status 1 if some of the work failed, with 2 if none of it could be `done`."""
        if self.count:
            sys.exit(1 if done else 2)


def one_line(text: str) -> str:
    """The text on one line, without what could steer a terminal: names and titles come from outside."""
    shown = "".join(_shown(character) for character in text)
    return " ".join(shown.split())


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "�" if unicodedata.category(character) in ("Cc", "Cs") or character in _UNSEEN else character
