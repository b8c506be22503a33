"""Writing over HTTP: off, unless the server's owner has set a token for it.

What reads an article stands above this room, so it is handed in.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.limits import Rates, client_of
from api.problems import Problem
from kg.model import Extraction
from kg.store import Store, StoreError

_SENTENCE = "Ngày 28/11, Ngoại trưởng Nga Sergei Lavrov tới Bình Nhưỡng và gặp người đồng cấp Choe Son Hui."
LEAST = 20  # characters of a token
MOST_BYTES = 8 << 20
_PATIENCE = 30.0  # seconds for the writer before
Made = TypeVar("Made")
Read = Callable[[Sequence[Any]], Sequence[Extraction | str]]
"""From records as JSON gives them to what was read out of each, or a line that says why nothing was."""


class TokenError(ValueError):
    """A token that nobody should trust; the message says why."""


class Token:
    """A secret that is compared in constant time. Only its digest is kept."""

    def __init__(self, secret: str) -> None:
        """Raises TokenError for a secret that is too short or is no line of printable ASCII."""
        if len(secret) < LEAST:
            raise TokenError(f"the token has {len(secret)} characters; make it {LEAST} or more")
        if not (secret.isascii() and secret.isprintable()) or " " in secret:
            raise TokenError("the token holds blanks or letters beyond ASCII; make it of letters and digits")
        self._digest = _digest(secret)

    def matches(self, given: str) -> bool:
        """Whether `given` is the secret."""
        return hmac.compare_digest(self._digest, _digest(given))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True)
class Writing:
    """What writing takes: who may, how articles are read, and one writer at a time."""

    token: Token
    read: Read
    lock: Lock = field(default_factory=Lock)
    failures: Rates = field(default_factory=lambda: Rates(5 / 60, 10))
    """Wrong tokens: ten at once, then one in twelve seconds and client."""

    def __reduce__(self) -> tuple[type[Writing], tuple[Token, Read]]:
        """For another process, which counts for itself."""
        return Writing, (self.token, self.read)


def warm(writing: Writing) -> None:
    """Reads a short article for nothing, so that the first that comes need not wait for word lists to be loaded."""
    # Not twice at once; and who sends an article is told what is wrong.
    with writing.lock, suppress(Exception):
        writing.read([{"id": "warm", "published": "2024-11-29", "text": _SENTENCE}])


@dataclass(frozen=True, slots=True)
class Writer:
    """A request that may write."""

    writing: Writing
    store: Store

    def alone(self, work: Callable[[Store], Made], refused: int = 422) -> Made:
        """What `work` does while nobody else writes here. Raises Problem, `refused` for what the store refuses."""
        if not self.writing.lock.acquire(timeout=_PATIENCE):
            raise Problem(503, "Another writer is at work; try again in 10 s.", {"Retry-After": "10"})
        try:
            return work(self.store)
        except StoreError as error:
            if error.__cause__ is None:
                raise Problem(refused, f"{error}.") from None
            raise Problem(503, "The store cannot be written now; try again.", {"Retry-After": "10"}) from None
        finally:
            self.writing.lock.release()


_BEARER = HTTPBearer(
    auto_error=False, scheme_name="token", description="The token that the server's owner has set"
)


def writer(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> Writer:
    """Who may write. Raises Problem for everybody else, before a byte of the body is read."""
    writing: Writing = request.app.state.writing
    client = client_of(request.scope) or "this machine"
    if wait := writing.failures.wait(client, count=False):
        after = {"Retry-After": str(ceil(wait))}
        raise Problem(429, f"Too many wrong tokens; come back in {ceil(wait)} s.", after)
    if given is None or not writing.token.matches(given.credentials):
        if given is not None:
            writing.failures.wait(client)
        detail = "Writing takes the header `Authorization: Bearer` with this server's token."
        raise Problem(401, detail, {"WWW-Authenticate": 'Bearer realm="tumen"'})
    return Writer(writing, request.app.state.writable)


MayWrite = Annotated[Writer, Depends(writer)]
