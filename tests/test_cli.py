"""Usage: what is there, and how each misuse is told in one line."""

from __future__ import annotations

import re

import click
import pytest
from cli_inside import Run
from cli_process import ROOT

from kg.cli import COMMANDS, tumen


def test_help_names_every_command_and_each_explains_itself(run: Run) -> None:
    listed = run("--help")
    assert listed.status == 0
    for name, (_, about) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(about)}$", listed.out, re.M), "the line is not cut"
        done = run(name, "-h")
        assert done.status == 0
        assert "Example" in done.out or name in ("check", "serve")
    assert (run().status, run("--version").out[:6]) == (2, "tumen,")


def test_every_command_and_option_of_the_contract_is_there() -> None:
    options: dict[str, set[str]] = {}
    for name in COMMANDS:
        command = tumen.get_command(click.Context(tumen), name)
        assert command is not None
        options[name] = {option for each in command.params for option in each.opts}
    filters = {
        *("--actor", "--pair", "--type", "--modality", "--from", "--to", "--place", "--source"),
        *("--attributed-to", "--min-sources", "-q", "--reported-by", "--known-at"),
    }
    assert options["timeline"] >= filters | {
        "--sort",
        "--limit",
        "--cursor",
        "--granularity",
        "--split",
        "--format",
    }
    assert options["export"] >= filters | {"-o"}
    assert options["relations"] >= filters | {"--max-hops", "--format"}
    assert options["actors"] >= (filters - {"-q"}) | {"q", "--format"}
    assert options["event"] >= {"--reported-by", "--known-at", "--format"}
    assert options["extract"] >= {"--published", "--jobs"}
    assert options["serve"] >= {"--host", "--port"}
    for name in set(COMMANDS) - {"extract", "times", "evaluate"}:
        assert "--store" in options[name], name


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["timelin"], "there is no command 'timelin'; did you mean timeline?"),
        (["frobnicate"], "there is no command 'frobnicate' ("),
        (["timeline", "--acter", "x"], "--actor"),
        (["timeline", "--from", "gestern"], "--from: 'gestern' is no EDTF"),
        (["timeline", "--to", "2024-06/.."], "--to: "),
        (["timeline", "--reported-by", "hier"], "--reported-by: 'hier'"),
        (["timeline", "--known-at", "heute"], "--known-at: 'heute'"),
        (["timeline", "--cursor", "@@"], "--cursor: '@@'"),
        (["timeline", "--pair", "kim-jong-un"], "--pair takes two actor ids"),
        (["timeline", "--pair", "russia, russia"], "--pair takes two actor ids"),
        (["timeline", "--type", "Vist"], "'Vist' is none of Agreement, "),
        (["timeline", "--modality", "maybe"], "'maybe' is not one of"),
        (["timeline", "--limit", "0"], "'--limit'"),
        (["relations", "russia", "russia"], "name two actors"),
        (["relations", "russia", "nobody"], "B: nobody here is called 'nobody'"),
        (["relations", "russia", "north-korea", "--pair", "a,b"], "--pair: leave it out"),
        (["relations", "russia", "north-korea", "--max-hops", "4"], "'--max-hops'"),
        (["event", "e0000000000000000"], "'e0000000000000000': there is no such event"),
        (["event", "'; DROP"], "there is no such event"),
        (["remove", "nobody"], "'nobody': there is no such article"),
        (["export", "xls"], "'xls' is not one of"),
        (["extract"], "Missing argument 'PATH...'"),
        (["extract", "x", "--published", "31/2"], "'31/2' is no day; write it as 2024-06-19"),
        (["extract", "x", "--published", "2024-02-30"], "'2024-02-30' is no day"),
        (["times", "nowhere.jsonl"], "'nowhere.jsonl'"),
        (["serve", "--port", "70000"], "'--port'"),
        (["serve", "--host", "no.such.host.invalid"], "no.such.host.invalid:8000 is no address"),
        (["timeline", "--store", "foo://bar"], "foo: no driver for this database"),
        (["timeline", "--store", "nowhere.db"], "nowhere.db: there is no store here yet; `tumen add` makes one"),
        (["evaluate", "nowhere", "nowhere"], "nowhere: no gold files"),
        (["evaluate", str(ROOT / "corpus" / "gold"), str(ROOT / "docs" / "dates.md")], "no article there has a gold"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_and_status_2(run: Run, args: list[str], told: str) -> None:
    done = run(*args)
    assert done.status == 2
    if args[0] == "evaluate":
        assert done.out == ""
        assert told in done.err.splitlines()[-1]
    else:
        assert told in done.error


def test_a_search_that_finds_nobody_says_so_beside_its_empty_answer(run: Run) -> None:
    done = run("actors", "tổng thống x", "--format", "json")
    assert (done.status, done.json["total"]) == (0, 0)
    assert "nobody here is called 'tổng thống x'; try a part of the name" in done.err
    assert "nobody" not in run("actors", "putin").err


ASKING = (
    "timeline",
    "timeline --granularity year",
    "actors",
    "conflicts",
    "central",
    "export csv",
    "export gexf",
)


@pytest.mark.parametrize("command", ASKING)
def test_an_id_that_nobody_has_and_a_period_turned_round_are_told(run: Run, command: str) -> None:
    done = run(*command.split(), "--actor", "kim-jong-in")
    assert (done.status, done.out) == (2, "")
    assert "--actor: nobody here is called 'kim-jong-in'; did you mean 'kim-jong-un'?" in done.error
    done = run(*command.split(), "--from", "2025", "--to", "2024-06")
    assert (done.status, done.out) == (2, "")
    assert "--from: '2025' is after to, '2024-06'" in done.error


def test_whatever_else_happens_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("out\nof order")

    monkeypatch.setattr("kg.queries.events", broken)
    done = run("timeline")
    assert done.status == 2
    assert done.error.startswith("tumen: ZeroDivisionError: out of order; ")
