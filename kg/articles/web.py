"""Articles from the web, with the standard library alone."""

from __future__ import annotations

import time
import urllib.error
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kg.addresses import FAILURES, cause_of, opener
from kg.articles.decoding import decode
from kg.articles.errors import ArticleError
from kg.articles.page import from_html
from kg.articles.readers import Item, read_bytes

TIMEOUT = 20.0  # seconds, for the whole page
MOST_BYTES = 10 * 1024 * 1024
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
_ACCEPT = ("Accept", "text/html, application/json, text/plain")
_CHUNK = 64 * 1024


def read_url(url: str) -> Iterator[Item]:
    """The article at an http or https address, or the error that kept it away.

    The id is the last part of the address's path without its ending, or the host where there is none.
    """
    try:
        content_type, charset, data = _fetch(url)
        ending = _ENDINGS.get(content_type)
        if not ending:
            raise ArticleError(url, f"is {content_type}", "give the address of a page")
        if ending != ".html":
            yield from read_bytes(data, ending, _name(url), url)
            return
        yield from_html(_page(data, charset, url), _name(url), url, url)
    except ArticleError as error:
        yield error


def _name(url: str) -> str:
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path).rstrip("/")).name
    return PurePosixPath(last).stem or parts.hostname or url


def _page(data: bytes, charset: str | None, url: str) -> str:
    if charset and charset.lower() not in ("utf-8", "utf8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass  # servers name a charset that the page does not keep to
    return decode(data, url)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # http://[::1
        return False


def _fetch(url: str) -> tuple[str, str | None, bytes]:
    """The media type, the charset and the content at the address."""
    if not _is_web_address(url):
        raise ArticleError(url, "is no web address", "give one that begins with http:// or https://")
    deadline = time.monotonic() + TIMEOUT
    try:
        with opener(_ACCEPT, redirects=True).open(url, timeout=TIMEOUT) as response:
            chunks: list[bytes] = []
            while chunk := response.read1(_CHUNK):
                chunks.append(chunk)
                if sum(map(len, chunks)) > MOST_BYTES:
                    reason = f"is larger than {MOST_BYTES // 1024 // 1024} MB"
                    raise ArticleError(url, reason, "give the page of one article")
                if time.monotonic() > deadline:
                    raise TimeoutError
            headers = response.headers
            return headers.get_content_type(), headers.get_content_charset(), b"".join(chunks)
    except urllib.error.HTTPError as error:
        reason = f"the server answers {error.code} {error.reason}"
        raise ArticleError(url, reason, "check the address") from error
    except FAILURES as error:
        cause = cause_of(error)
        if isinstance(cause, TimeoutError):
            raise ArticleError(
                url, f"did not come within {TIMEOUT:.0f} seconds", "try again later"
            ) from error
        reason = f"cannot be fetched ({cause})"
        raise ArticleError(url, reason, "check the address and the network") from error
