"""Which of the forms on offer an Accept header prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RANGE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)\s*((?:;[^,]*)?)$")
_QUALITY = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that `accept` likes best, the earlier of equals; None where it takes none.

    The most specific range that covers a type gives its quality. A header that is absent or empty takes all;
    a range that is malformed is passed over.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _range(part: str) -> tuple[str, str, float] | None:
    match = _RANGE.match(part)
    if not match:
        return None
    quality = _QUALITY.search(match.group(3))
    return match.group(1).lower(), match.group(2).lower(), float(quality.group(1)) if quality else 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    main, _, sub = media_type.partition("/")
    covering = [
        ((one != "*") + (other != "*"), quality)
        for one, other, quality in ranges
        if one in (main, "*") and other in (sub, "*")
    ]
    return max(covering, default=(0, 0.0), key=lambda found: found[0])[1]
