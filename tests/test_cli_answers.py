"""What the commands that ask print: tables that fit, JSON, CSV and exports."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from cli_inside import Run
from factories import claim, extraction

from kg.export import FORMATS
from kg.model import Entity
from kg.store import Store


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
@pytest.mark.parametrize("vi", [[], ["--vi"]])
def test_tables_fit_and_cut_no_word(run: Run, columns: int, vi: list[str]) -> None:
    for args in (["timeline"], ["relations", "north-korea", "russia"], ["actors"], ["conflicts"]):
        shown = run(*args, *vi, columns=columns)
        items = run(*args, *vi, "--format", "json").json
        table = shown.out.split("\n\n")[0]
        assert shown.status == 0
        for item in items.get("shared", items)["items"]:
            assert item["id"] in table.split()
            for side in ("agents", "targets"):
                for actor in item.get(side, []):
                    for word in actor["label_vi" if vi else "label_en"].split():
                        assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", table), "a word is broken"
        wide = max(map(len, table.splitlines()))
        assert wide <= max(columns, 80), f"{args} needs {wide} characters"


def test_the_timeline_tells_modality_disputes_and_what_is_left(run: Run) -> None:
    shown = run("timeline", "--limit", "2", columns=80)
    assert shown.err == "2 of 6; --limit shows more\n"
    everything = run("timeline", columns=80)
    assert everything.err == ""
    assert "≠" in everything.out
    items = run("timeline", "--format", "json").json["items"]
    assert [item["earliest"] or "9999" for item in items] == sorted(
        item["earliest"] or "9999" for item in items
    )
    first = run("timeline", "--format", "json", "--limit", "2").json
    rest = run("timeline", "--format", "json", "--cursor", first["next"]).json
    assert [item["id"] for item in first["items"] + rest["items"]] == [item["id"] for item in items]
    assert items[::-1] == run("timeline", "--sort", "-time", "--format", "json").json["items"]


def test_filters_are_those_of_the_queries(run: Run) -> None:
    def total(*args: str) -> int:
        return int(run("timeline", "--format", "json", *args).json["total"])

    items = run("timeline", "--format", "json").json["items"]
    assert total("--type", "agreement", "--type", "Visit") == sum(
        i["type"] in ("Agreement", "Visit") for i in items
    )
    assert total("--modality", "actual") == sum(i["modality"] == "actual" for i in items)
    assert total("--from", "2024-06", "--to", "2024-06") < total() == 6
    assert total("--reported-by", "2000") == 0
    assert total("--known-at", "2000-01-01") == 0
    assert total("--known-at", "2100-01-01T00:00:00Z") == 6
    assert total("--min-sources", "2") == sum(i["sources"] >= 2 for i in items)


def test_numbers_a_bucket(run: Run) -> None:
    counted = run("timeline", "--granularity", "year", "--split", "type", "--format", "json").json
    assert counted["total"] == 6
    table = run("timeline", "--granularity", "year", "--split", "type").out
    for item in counted["items"]:
        [line] = [line for line in table.splitlines() if line.startswith(item["bucket"])]
        for name, n in item["parts"].items():
            assert f"{name} {n}" in line
    rows = list(csv.DictReader(io.StringIO(run("timeline", "--granularity", "year", "--format", "csv").out)))
    assert [(row["year"], int(row["events"])) for row in rows] == [
        (i["bucket"], i["count"]) for i in counted["items"]
    ]


def test_parts_have_vietnamese_names(run: Run) -> None:
    for split, english, vietnamese in (
        ("type", "Agreement ", "Ký kết "),
        ("modality", "actual ", "đã xảy ra "),
    ):
        counts = ("timeline", "--granularity", "year", "--split", split)
        assert english in run(*counts).out and english not in run(*counts, "--vi").out
        assert vietnamese in run(*counts, "--vi").out


@pytest.mark.parametrize("option", ["--limit=3", "--sort=time", "--cursor=x"])
def test_numbers_refuse_what_only_lists_take(run: Run, option: str) -> None:
    done = run("timeline", "--granularity", "year", option)
    assert done.status == 2 and f"{option.partition('=')[0]} is for lists" in done.error


@pytest.mark.parametrize(
    "args", [["timeline"], ["actors"], ["conflicts"], ["relations", "russia", "north-korea"]]
)
def test_csv_has_a_row_an_item_and_no_formula(run: Run, args: list[str]) -> None:
    text = run(*args, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    items = run(*args, "--format", "json").json
    wanted = [item["id"] for item in items.get("shared", items)["items"]]
    assert list(dict.fromkeys(row["id"] for row in rows)) == wanted
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_actors_are_found_without_diacritics_and_by_filter(run: Run) -> None:
    [found] = run("actors", "trieu tien", "--format", "json").json["items"]
    assert found["id"] == "north-korea"
    signed = run("actors", "--type", "Agreement", "--format", "json").json
    assert 0 < signed["total"] < run("actors", "--format", "json").json["total"]


def test_facets_list_what_the_filters_take(run: Run) -> None:
    for name, option in (("place", "--place"), ("source", "--source"), ("attributed-to", "--attributed-to")):
        items = run("facets", name, "--format", "json").json["facets"][name.replace("-", "_")]
        assert items
        rows = list(csv.DictReader(io.StringIO(run("facets", name, "--format", "csv").out)))
        assert [row["value"] for row in rows] == [item["value"] for item in items]
        for item in items:
            assert item["value"] in run("facets", name).out.split()
            told = run("timeline", option, item["value"], "--format", "json").json
            assert told["total"] >= item["events"] > 0
    assert "Bình Nhưỡng" in run("facets", "place", "--vi").out
    assert "is not one of" in run("facets", "colour").error


def test_an_event_is_shown_with_every_passage_and_disagreement(run: Run) -> None:
    [disputed] = run("conflicts", "--format", "json").json["items"]
    shown = run("event", disputed["id"], columns=72)
    plain = " ".join(shown.out.split())
    assert max(map(len, shown.out.splitlines()[1:])) <= 72
    for told in disputed["claim_list"]:
        assert told["passage"]["text"] in plain
        assert (told["article"]["url"] or told["article"]["id"]) in plain
    assert f"≠ {disputed['conflicts'][0]['slot']}" in plain
    assert run("event", disputed["id"], "--format", "json").json["id"] == disputed["id"]
    assert disputed["label_vi"] in run("event", disputed["id"], "--vi").out


def test_a_claim_is_shown_with_all_its_passages_in_the_order_of_the_article(run: Run, tmp_path: Path) -> None:
    first = "Ngày 12/7/2025, ông Sergei Lavrov đến Wonsan."
    then = "Theo TASS, đây là chuyến thăm Triều Tiên thứ ba của ông Lavrov."
    (tmp_path / "tin.txt").write_text(f"{first} {then}\n")
    store = ("--store", tmp_path / "passages.db")
    run("add", tmp_path / "tin.txt", *store)
    [visit] = run("timeline", "--type", "Visit", "--format", "json", *store).json["items"]
    shown = " ".join(run("event", visit["id"], *store).out.split())
    assert f"“{first}” “{then}” actual · 2025-07-12" in shown


def test_the_clocks_of_one_event(run: Run) -> None:
    [disputed] = run("conflicts", "--format", "json").json["items"]
    days = sorted(told["article"]["published"] for told in disputed["claim_list"])
    early = run("event", disputed["id"], "--reported-by", days[0], "--format", "json").json
    assert len(early["claim_list"]) < len(disputed["claim_list"])
    assert "there is no such event" in run("event", disputed["id"], "--reported-by", "1990").error


def test_what_articles_say_cannot_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    evil = "[red]\x1b]0;owned\x07 \u202egnp.exe [/nothing]"
    named = {
        "x-1": Entity("x-1", evil, evil, "person"),
        "russia": Entity("russia", "Russia", "Nga", "state", "RU"),
    }
    place = f"sqlite:///{tmp_path / 'evil.db'}"
    with Store.open(place) as store:
        told = claim("Visit", ("x-1",), ("russia",), time="2024-06-19", words="\x1b[2J" + evil)
        store.add(extraction("a", told, publisher="[b]\x1b[0m.example", cast=named))
    event = run("timeline", "--store", place, "--format", "json").json["items"][0]["id"]
    for args in (["timeline"], ["actors"], ["event", event], ["event", event, "--vi"]):
        shown = run(*args, "--store", place)
        assert (shown.status, shown.err) == (0, "")
        assert not set(shown.out) & {"\x1b", "\x07", "\u202e"}
        assert "[red]" in shown.out


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_exports_go_to_stdout_or_whole_into_a_file(run: Run, tmp_path: Path, form: str) -> None:
    printed = run("export", form)
    path = tmp_path / f"out.{form}"
    written = run("export", form, "-o", path)
    assert (printed.status, written.status, written.out) == (0, 0, "")
    assert path.read_text("utf-8").splitlines() == printed.out.splitlines()
    assert len(printed.out) > len(run("export", form, "--type", "Visit").out) > 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_export_never_takes_the_place_of_a_device_or_a_link(run: Run, tmp_path: Path) -> None:
    assert run("export", "csv", "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert run("export", "csv", "-o", tmp_path / "link.csv").status == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8").count("\n") == 7
