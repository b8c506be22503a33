"""Outlets under one name: the host of their site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from kg.knowledge import data_of

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


def publisher(name: str | None, url: str | None) -> str | None:
    """The outlet's host where `name` (a host or a name) or else `url` tells it, else the name as it is given.

    The URL of a known outlet speaks for a name that is not known. An unknown host loses only the parts that
    name a version of the site, as `www.` and `amp.`.
    """
    given = (name or "").strip()
    known = _known().get(_key(given))
    if known or _HOST.fullmatch(given.lower()):
        return known or _host(given)
    host = _host(_hostname(url)) if url else ""
    if given:
        return host if host in _known().values() else given
    return host or None


def publisher_in_text(text: str) -> str | None:
    """The outlet that a line of the text names as its own: "(VTC News) - …", "Nguồn: https://…"."""
    for line in text.splitlines():
        for sign in _signs():
            match = sign.fullmatch(line.strip())
            if not match:
                continue
            named = match[1]
            if named.lower().startswith("http"):
                return publisher(None, named)
            if _key(named) in _known() or _HOST.fullmatch(named.lower()):
                return publisher(named, None)
    return None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _hostname(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # http://[::1
        return ""


def _host(host: str) -> str:
    parts = host.lower().rstrip(".").split(".")
    while len(parts) > 2 and parts[0] in _data()["mirrors"]:
        parts = parts[1:]
    for start in range(len(parts) - 1):
        known = _known().get(".".join(parts[start:]))
        if known:
            return known
    return ".".join(parts)


@cache
def _known() -> dict[str, str]:
    known = {}
    for outlet in _data()["outlets"]:
        for name in (outlet["host"], outlet["name"], *outlet.get("also", ())):
            known[_key(name)] = str(outlet["host"])
    return known


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _data()["signs"])


def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = data_of("kg.articles", "data/outlets.yaml")
    return data
