"""Articles from files, folders and streams: a reader a format, chosen by the file's ending.

A reader yields Article or ArticleError items in the order of its input, so that one bad article among many
stops nothing.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import yaml

from kg.articles.completion import complete, from_record
from kg.articles.decoding import decode, is_utf16
from kg.articles.errors import ArticleError, OtherJsonError
from kg.articles.page import from_html
from kg.model import Article

MOST_BYTES = 20 * 1024 * 1024
PASSED_OVER = ("gold",)
_BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every value stays the text that is written

Item = Article | ArticleError


def read_path(path: Path) -> Iterator[Item]:
    """The articles of a file or of all files under a folder, errors in their places among them.

    Endings: `.txt`, `.md` (with or without front matter), `.html`, `.htm`, `.json` (an article or a list of
    them), `.jsonl` (an article a line). In a folder, in the order of names, files of other endings, README
    files, hidden files, folders named `gold` and JSON files without any field of an article are passed over.
    An article without an id has the file's name without its ending, in `.jsonl` and lists with `#` and the
    number of its line or place behind it.
    """
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif path.exists():
            yield from _read_file(path)
        else:
            raise ArticleError(str(path), "does not exist", "give a file or a folder")
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(str(path), f"cannot be read ({error.strerror})", "check its permissions")


def read_stream(stream: TextIO, name: str = "stdin") -> Iterator[Item]:
    """The articles of a text stream of JSON Lines. An article without an id is `NAME#LINE`."""
    numbered = enumerate(stream, start=1)
    try:
        for number, line in numbered:
            yield from _read_line(line, number, name, name)
    except UnicodeDecodeError:
        yield ArticleError(name, "is not UTF-8", "send UTF-8")


def read_bytes(data: bytes, ending: str, name: str, source: str) -> Iterator[Item]:
    """The articles in the content of a file of that ending (`.html`, …), the default id being `name`."""
    try:
        if ending == ".jsonl":
            yield from _read_lines(io.BytesIO(data), name, source)
        else:
            yield from _FORMATS[ending](decode(data, source), name, source)
    except ArticleError as error:
        yield error


def _read_folder(folder: Path) -> Iterator[Item]:
    empty = True
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        hidden = path.name.startswith(".") or path.name.upper().startswith("README")
        if hidden or (path.is_dir() and (path.name in PASSED_OVER or path.is_symlink())):
            continue
        if path.is_dir() or path.suffix.lower() in (*_FORMATS, ".jsonl"):
            empty = False
            yield from (item for item in read_path(path) if not _is_other_json(path, item))
    if empty:
        raise ArticleError(str(folder), "holds no articles", f"put files there that end in {_endings()}")


def _is_other_json(path: Path, item: Item) -> bool:
    return path.suffix.lower() == ".json" and isinstance(item, OtherJsonError)


def _read_file(path: Path) -> Iterator[Item]:
    ending = path.suffix.lower()
    if ending not in (*_FORMATS, ".jsonl"):
        raise ArticleError(
            str(path), f"ends in {ending or 'nothing'}", f"give a file that ends in {_endings()}"
        )
    size = path.stat().st_size
    if size > MOST_BYTES and ending != ".jsonl":
        reason = f"is {size / 1024 / 1024:.0f} MB; an article is at most {MOST_BYTES // 1024 // 1024} MB"
        raise ArticleError(str(path), reason, "give articles one by one or as .jsonl")
    if not size:
        raise ArticleError(str(path), "is empty", "give it the article's text")
    if ending == ".jsonl":
        with path.open("rb") as stream:
            yield from _read_lines(stream, path.stem, str(path))
    else:
        yield from read_bytes(path.read_bytes(), ending, path.stem, str(path))


def _endings() -> str:
    return ", ".join((*_FORMATS, ".jsonl"))


def _read_text(text: str, name: str, source: str) -> Iterator[Item]:
    yield complete(Article(id=name, text=text), source)


def _read_markdown(text: str, name: str, source: str) -> Iterator[Item]:
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != "---":
        yield from _read_text(text, name, source)
        return
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if closing is None:
        raise ArticleError(source, "has front matter without an end", "close it with a line of ---")
    try:
        record = yaml.load("".join(lines[1:closing]), Loader=_BASE_LOADER) or {}
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" on line {mark.line + 2}" if mark else ""
        raise ArticleError(
            source, f"has broken front matter{where}", "write it as YAML: key: value"
        ) from error
    if not isinstance(record, dict):
        raise ArticleError(source, "has front matter that is no mapping", "write it as YAML: key: value")
    following = lines[closing + 1 :]
    while following and not following[0].strip():
        following.pop(0)
    described = {key: _told(record.get(key)) for key in ("id", "title", "url", "publisher", "published")}
    yield from_record({**described, "text": "".join(following)}, name, source)


def _told(value: Any) -> Any:
    """None for what YAML calls null, which the loader leaves as it is written."""
    return None if value in ("null", "Null", "NULL", "~") else value


def _read_html(text: str, name: str, source: str) -> Iterator[Item]:
    yield from_html(text, name, source)


def _read_json(text: str, name: str, source: str) -> Iterator[Item]:
    content = _parsed(text, source)
    if not isinstance(content, list):
        yield from_record(content, name, source)
        return
    for place, record in enumerate(content, start=1):
        yield _or_error(record, f"{name}#{place}", f"{source} article {place}")


def _read_lines(stream: io.BufferedReader | io.BytesIO, name: str, source: str) -> Iterator[Item]:
    """JSON Lines from bytes, never more than one line in memory."""
    if is_utf16(stream.read(2)):
        stream.seek(0)
        yield from read_stream(io.TextIOWrapper(stream, "utf-16"), name)
        return
    stream.seek(0)
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        where = f"{source} line {number}"
        if len(line) > MOST_BYTES:
            yield ArticleError(where, "is longer than 20 MB", "give an article a line")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            continue
        if not line.strip():
            continue
        try:
            text = decode(line, where)
        except ArticleError as error:
            yield error
            continue
        yield from _read_line(text, number, name, source)


def _read_line(line: str, number: int, name: str, source: str) -> Iterable[Item]:
    if not line.strip():
        return
    where = f"{source} line {number}"
    try:
        record = _parsed(line.lstrip("\ufeff"), where)
    except ArticleError as error:
        yield error
    else:
        yield _or_error(record, f"{name}#{number}", where)


def _or_error(record: Any, name: str, source: str) -> Item:
    try:
        return from_record(record, name, source)
    except ArticleError as error:
        return error


def _parsed(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if "\n" in text.strip() else ""
        reason = f"is broken JSON ({where}column {error.colno}: {error.msg})"
        raise ArticleError(source, reason, "mend it there") from error
    except (RecursionError, ValueError) as error:  # nested without end; a number of thousands of digits
        raise ArticleError(source, "is JSON beyond all bounds", 'write {"text": "…"}') from error


_FORMATS: dict[str, Callable[[str, str, str], Iterator[Item]]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
}
