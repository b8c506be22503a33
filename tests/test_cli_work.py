"""What the commands that read articles do: extract, add, remove, check, evaluate."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path

import pytest
from cli_inside import Run
from cli_process import DIGESTS, NEWS, ROOT

from kg.evaluation.gold import is_aside


@pytest.mark.slow
def test_adding_reports_each_article_and_the_second_time_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    place = ["--store", str(tmp_path / "graph.db")]
    first = run("add", tmp_path / "a.txt", "--published", "2024-06-20", *place)
    assert re.fullmatch(r"a: [1-9]\d* new claims, [1-9]\d* new and 0 touched events\n", first.out)
    assert first.err.startswith("1 article, ")
    assert run("add", tmp_path / "a.txt", "--published", "2024-06-20", *place).out == "a: unchanged\n"
    assert run("add", tmp_path / "a.txt", "--published", "2024-06-20", "--quiet", *place).out == ""
    assert run("remove", "a", *place).out == "a: removed\n"
    assert run("timeline", "--format", "json", *place).json["total"] == 0
    again = run("remove", "a", *place)
    assert again.status == 2
    assert "'a'" in again.error


def test_published_serves_articles_that_give_no_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Hôm qua, ông Putin đã thăm Triều Tiên. Chuyến thăm kéo dài một ngày.", "utf-8"
    )
    done = run("extract", tmp_path / "a.txt", "--published", "2024-06-20").json
    assert (done["article"]["published"], done["article"]["published_from"]) == ("2024-06-20", "given")
    assert [found["value"] for found in done["times"]] == ["2024-06-19"]
    [digest] = [path for path in DIGESTS.iterdir() if path.name.startswith("20241105")]
    kept = run("extract", digest, "--published", "2000-01-01").json["article"]
    assert kept["published"] == "2024-11-05"


@pytest.mark.slow
def test_a_tampered_store_is_found_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    path = tmp_path / "graph.db"
    run("add", tmp_path / "a.txt", "--store", path)
    fine = run("check", "--store", path)
    assert (fine.status, fine.out, fine.err) == (0, "", "no problems\n")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE claims SET passages = replace(passages, 'Putin', 'Medvedev')")
    connection.commit()
    connection.close()
    found = run("check", "--store", path)
    assert found.status == 1
    assert re.search(
        r"^claim c[0-9a-f]{16}: its passage is not what stands in a, text \d+\.\.\d+$", found.out, re.M
    )
    assert re.fullmatch(r"tumen: \d+ problems?\n", found.err)


@pytest.mark.slow
def test_evaluation_prints_its_table_and_its_errors(run: Run) -> None:
    gold, digests = ROOT / "corpus" / "gold", ROOT / "corpus" / "digests"
    table = run("evaluate", gold, digests)
    assert table.status == 0
    assert table.out.startswith("55 articles\n")
    figures = run("evaluate", gold, digests, "--format", "json").json["measures"]
    for row in figures:
        [line] = [line for line in table.out.splitlines() if line.startswith(row["measure"])]
        assert line.split()[-2:] == [str(row["right"]), str(row["gold"])]
        assert 0 < row["recall"] <= 1
    assert {"missed", "extra", "half"} <= set(run("evaluate", gold, digests, "--errors").out.split())
    types = run("evaluate", gold, digests, "--types", "--format", "csv").out
    assert sum(int(row["gold"]) for row in csv.DictReader(io.StringIO(types))) == figures[1]["gold"]


@pytest.mark.slow
def test_evaluate_takes_the_articles_set_aside_or_the_others(run: Run) -> None:
    gold, digests = ROOT / "corpus" / "gold", ROOT / "corpus" / "digests"
    count = {
        part: run("evaluate", gold, digests, "--part", part, "--format", "json").json["articles"]
        for part in ("development", "aside", "all")
    }
    names = [path.stem for path in gold.glob("*.json")]
    assert count["aside"] == sum(map(is_aside, names)) > 0
    assert count["development"] == count["all"] - count["aside"] > count["aside"]
    assert "never looked at" in run("evaluate", gold, digests, "--part", "aside", "--errors").error


def test_gold_that_is_none_is_named(run: Run, tmp_path: Path) -> None:
    for content in (
        '{"events": [{"type": "Visit"}]}',
        '{"events": 5}',
        '{"events": [5]}',
        '{"events": [], "times": [1]}',
    ):
        (tmp_path / "a.json").write_text(content)
        assert f"{tmp_path / 'a.json'}: " in run("evaluate", tmp_path, tmp_path).error
