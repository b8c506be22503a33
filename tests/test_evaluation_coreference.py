"""The measures of merging, by examples reckoned by hand; and the command that prints them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_process import tumen
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.coreference import agreement, read_coreference
from kg.evaluation.gold import GoldError

ROOT = Path(__file__).parents[1]


def grouped(*groups: str) -> dict[str, str]:
    return {mention: group for group in groups for mention in group}


def test_the_measures_of_a_small_example() -> None:
    """Key {abc}{defg}, response {ab}{cd}{fghi}, with what one side lacks standing alone there."""
    found = agreement(grouped("abc", "defg", "h", "i"), grouped("ab", "cd", "e", "fghi"))
    precision = (1 + 1 + 1 / 2 + 1 / 2 + 1 + 2 / 4 + 2 / 4 + 1 / 4 + 1 / 4) / 9
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 1 / 4 + 2 / 4 + 2 / 4 + 1 + 1) / 9
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
    assert found.told_again == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 1 / 4 + 2 / 4 + 2 / 4) / 7)
    muc = 2 * (2 / 5) * (2 / 5) / (2 / 5 + 2 / 5)  # two of five links on either side
    # abc with ab, defg with e, h with fghi; worth more than defg with fghi.
    ceaf = (4 / 5 + 2 / 5 + 2 / 5) / 4
    assert found.conll == pytest.approx((found.f1 + muc + ceaf) / 3)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30))
def test_the_same_grouping_under_other_names_agrees_fully(keys: list[int]) -> None:
    gold = {str(n): str(key) for n, key in enumerate(keys)}
    same = agreement(gold, {mention: f"x{key}" for mention, key in gold.items()})
    assert (same.precision, same.recall, same.f1, same.conll) == pytest.approx((1, 1, 1, 1))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30))
def test_swapping_sides_swaps_precision_and_recall(keys: list[tuple[int, int]]) -> None:
    one = {str(n): str(key) for n, (key, _) in enumerate(keys)}
    other = {str(n): str(key) for n, (_, key) in enumerate(keys)}
    there, back = agreement(one, other), agreement(other, one)
    assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
    assert there.conll == pytest.approx(back.conll)


def test_a_file_that_is_no_coreference_is_named(tmp_path: Path) -> None:
    path = tmp_path / "happenings.json"
    for words in ("", "[]", '{"events": []}', "{}"):
        path.write_text(words, "utf-8")
        with pytest.raises(GoldError, match=r"happenings\.json"):
            read_coreference(path)


def test_the_command_puts_merging_beside_its_baselines(tmp_path: Path) -> None:
    paths = [str(ROOT / "corpus" / name) for name in ("gold", "digests")]
    asked = [
        "evaluate",
        *paths,
        "--coreference",
        str(ROOT / "corpus" / "coreference.json"),
        "--format",
        "csv",
    ]
    rows = {row["claims"]: row for row in csv.DictReader(io.StringIO(tumen(tmp_path, *asked).stdout))}
    assert float(rows["gold, merged"]["F1"]) > float(rows["gold, same type, day and a party"]["F1"]) + 0.05
    assert float(rows["gold, nothing merged"]["precision"]) == 1
    assert int(rows["gold, merged, put aside"]["events"]) < int(rows["gold, merged"]["events"]) / 2
    assert int(rows["gold, merged"]["events"]) == len(
        json.loads((ROOT / "corpus" / "coreference.json").read_text("utf-8"))["events"]
    )
