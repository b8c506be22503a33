"""Articles that come as JSON over HTTP, read as those of files are."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from typing import Any

from kg.articles import ArticleError
from kg.articles.completion import from_record
from kg.extraction import extract_article
from kg.model import Extraction

log = logging.getLogger("tumen.records")


def read_records(records: Sequence[Any]) -> list[Extraction | str]:
    """What is read out of each record; a line that says what is wrong with it and what to do, where nothing.

    A record without an id gets one from its address, else its text, so that sending it again changes nothing.
    """
    return [_read(record, f"article {number}") for number, record in enumerate(records, start=1)]


def _read(record: Any, source: str) -> Extraction | str:
    try:
        return extract_article(from_record(record, _id_of(record), source))
    except ArticleError as error:
        return str(error)
    except Exception as error:  # whatever one article brings about, the server goes on
        log.exception("%s cannot be read", source)
        return f"{source}: cannot be read ({type(error).__name__}); report it together with the article"


def _id_of(record: Any) -> str:
    given = record if isinstance(record, dict) else {}
    told = next((given[key] for key in ("url", "link", "text", "summary") if given.get(key)), "")
    return "web-" + hashlib.sha256(str(told).encode("utf-8", "replace")).hexdigest()[:16]
