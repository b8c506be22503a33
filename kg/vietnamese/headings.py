"""Headings amid an article: its own, and those of other stories that a site puts between the paragraphs.

Neither tells what the prose does not, and what follows goes on from the prose above: «hôm đó» behind the heading
«Giá vàng hôm nay tăng mạnh» is a day of the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span

_LONGEST = 20  # words; what is longer is a paragraph that lost its full stop
_LONGEST_RUN = 3  # lines; more of them are a list, and what the article tells may stand in it
_LONGEST_BYLINE = 5  # words
_CLOSED = re.compile(r"""[.!?…:;,)\]]["')\]]*\Z""")
_ITEM = re.compile(
    r"""["'(\[#*+•-]|\d|(?:vào |từ )?(?:ngày|hôm|tháng|năm|sáng|trưa|chiều|tối|đêm) (?:\w+ )?\d""",
    re.IGNORECASE,
)


def without_headings(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences of a body, in order, but for headings between lines of prose and for who wrote it.

    A heading is a short line without an end mark. Those of Markdown («## …») are the article's own and stay. `text` is
    in its normal form.
    """
    kept, run = list[Span](), list[Span]()
    for sentence in sentences:
        line = text[sentence.start : sentence.end]
        is_open = not _CLOSED.search(line)
        if is_open and len(sentences) > 1 and _is_byline(line):
            continue
        if is_open and kept and _is_short(line) and _is_whole_line(text, sentence):
            run.append(sentence)
            continue
        kept += run if len(run) > _LONGEST_RUN else ()
        run.clear()
        kept.append(sentence)
    return kept + run


def is_heading(text: str, at: int) -> bool:
    """Whether the line of a sentence that begins `at` is a heading of Markdown: like a title, it repeats the body."""
    return text.startswith("#", text.rfind("\n", 0, at) + 1)


def _is_byline(line: str) -> bool:
    """«Minh Anh», «Thu Hằng - Hoàng Nam»: names and nothing else."""
    words = line.replace(" - ", " ").split()
    return 1 < len(words) <= _LONGEST_BYLINE and all(word.isalpha() and word.istitle() for word in words)


def _is_whole_line(text: str, sentence: Span) -> bool:
    before = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    behind = text.find("\n", sentence.end)
    return not before.strip() and not text[sentence.end : None if behind < 0 else behind].strip()


def _is_short(line: str) -> bool:
    """Whether a line is no longer than a heading, and no item of a list."""
    return not _ITEM.match(line) and len(line.split()) <= _LONGEST
