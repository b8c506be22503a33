"""What stands above the body of an article on a page: its headline and its lead.

Vietnamese sites put the lead, which tells who did what and when, into an element of its own between headline
and body. Whoever looks for the element with most running text leaves it out, or finds it behind the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from kg.knowledge import data_of

_NAMED = ("class", "id", "data-role", "itemprop")
_WORD_OF_NAME = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\s]*\Z""")
_INLINE = {"a", "abbr", "b", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u"}
_SHORTEST, _LONGEST = 8, 150  # words
_MOST = 5_000  # characters of an element that are looked at: one with more is no lead
_NEAR = 1_000  # elements behind the headline
_ALIKE = 60  # characters that a lead shares with the page's description
_PROSE = 10  # words


def headline(tree: HtmlElement, title: str | None) -> str | None:
    """The headline: `title`, or the page's only `h1` where the page's name begins with it or it goes on.

    Metadata that holds quotation marks is often broken off at the first of them.
    """
    found = [text for text in map(_line, tree.iter("h1")) if text]
    if len(found) != 1:
        return title
    names = [_line(name) for name in tree.iter("title")]
    goes_on = title is not None and found[0].startswith(title)
    return found[0] if goes_on or any(name.startswith(found[0]) for name in names) else title


def with_lead(tree: HtmlElement, text: str, description: str | None) -> str:
    """`text`, the article found in the page, with the page's lead before its first line of prose.

    The lead is an element between the last `h1` and that line that is named so or begins as the page's
    `description` does. `text` stays as it is where it has the lead already, and no prose before it.
    """
    lines = text.splitlines()
    first = next((place for place, line in enumerate(lines) if _is_prose(line)), 0)
    lead = _lead(tree, lines[first] if lines else "", description)
    if not lead:
        return text
    wanted = _squeezed(lead)
    others = [line for line in lines if _squeezed(line) != wanted]
    if len(others) == len(lines) and wanted in _squeezed(text):
        return text
    return "\n".join([*others[:first], lead, *others[first:]])


def _lead(tree: HtmlElement, first_line: str, description: str | None) -> str | None:
    first, known = _squeezed(first_line), _squeezed(description or "")[:_ALIKE]
    for element in islice(_below_headline(tree), _NEAR):
        told = _beginning(element)
        if first and told.startswith(first):
            return None
        if len(told) >= _MOST or (first and first in told):
            continue
        named = not _names(element).isdisjoint(_words("leads"))
        if not named and not (len(known) == _ALIKE and known in told):
            continue
        lead = _text(element)
        if _SHORTEST <= len(lead.split()) <= _LONGEST and _SENTENCE_END.search(lead):
            return lead
    return None


def _beginning(element: HtmlElement) -> str:
    """The squeezed words of the element, broken off where it is too long for a lead."""
    pieces: list[str] = []
    left = _MOST
    for text in element.itertext():
        piece = _squeezed(str(text))[:left]
        pieces.append(piece)
        left -= len(piece)
        if left <= 0:
            break
    return "".join(pieces)


def _below_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind the last headline, in the order of the page, without those that are passed over."""
    headlines = [element for element in tree.iter("h1") if _line(element)]
    if not headlines:
        return
    at: HtmlElement | None = headlines[-1]
    while at is not None:
        following = at.getnext()
        while following is not None:
            yield from _down(following)
            following = following.getnext()
        at = at.getparent()


def _down(element: HtmlElement) -> Iterator[HtmlElement]:
    stack = [element]
    while stack:
        at = stack.pop()
        if not isinstance(at.tag, str) or at.tag in _words("passed_over"):
            continue
        yield at
        stack.extend(reversed(at))


def _text(element: HtmlElement) -> str:
    """The words of the element, a block a line."""
    pieces: list[str] = []
    events = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, at in events:
        is_element = isinstance(at.tag, str)
        pieces.append("\n" if is_element and at.tag not in _INLINE else "")
        if event == "start" and at.tag in _words("passed_over"):
            events.skip_subtree()
        elif event == "start":
            pieces.append(_flat(at.text))
        elif at is not element:
            pieces.append(" - " if is_element and not _names(at).isdisjoint(_words("datelines")) else "")
            pieces.append(_flat(at.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _names(element: HtmlElement) -> set[str]:
    return {word for key in _NAMED for word in _WORD_OF_NAME.findall(str(element.get(key, "")).lower())}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(data_of("kg.articles", "data/page.yaml")[key])


def _line(element: HtmlElement) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE and bool(_SENTENCE_END.search(line))
