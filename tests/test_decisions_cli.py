"""Deciding on the command line: merge, split, unsure, undo, decisions, decide, and review in a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from api_store import ARTICLES, SIGNING, extraction
from cli_inside import Done, Run, commands
from cli_process import COMMAND, environment

from kg import queries
from kg.store import Store

TALKS = {**SIGNING, "type": "Meeting"}
NEARLY = (
    extraction("near-1", "a.vn", "2024-07-02", {**TALKS, "time": "2024-07-01", "text": "Họ gặp nhau."}),
    extraction("near-2", "b.vn", "2024-07-04", {**TALKS, "time": "2024-07-03", "text": "Họ hội đàm."}),
)


@pytest.fixture
def store(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'small.db'}"
    with Store.open(url) as opened:
        opened.add_many([*ARTICLES, *NEARLY])
    return url


@pytest.fixture
def run(store: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("TUMEN_WHO", "An")
    return commands(store, capfd, monkeypatch)


def listed(run: Run, *args: object) -> list[dict[str, object]]:
    return list(run("timeline", *args, "--format", "json").json["items"])


def claims(run: Run, event: object) -> list[str]:
    return [claim["id"] for claim in run("event", event, "--format", "json").json["claim_list"]]


def meetings(run: Run) -> list[str]:
    return [
        str(one["id"]) for one in listed(run, "--type", "Meeting", "--from", "2024-07", "--to", "2024-07")
    ]


def test_merge_undo_and_the_list_of_decisions(run: Run) -> None:
    one, other = meetings(run)
    done = run("merge", one, other, "--why", "một cuộc gặp")
    assert done.status == 0 and done.err == ""
    decision = done.out.split(":")[0]
    [held] = meetings(run)
    assert done.out.splitlines() == [f"{decision}: same", done.out.splitlines()[1]]
    assert done.out.splitlines()[1].startswith(f"{held}: ") and "2 claims" in done.out
    shown = run("event", held).out
    assert "same, decided by An on" in shown and "một cuộc gặp" in shown and decision in shown
    assert [row["id"] for row in run("decisions", "--format", "json").json] == [decision]
    table = run("decisions", held).out
    assert decision in table and "holds" in table
    undone = run("undo", decision, "--who", "Bình", "--why", "nhầm")
    assert (undone.status, undone.out) == (0, f"{decision}: undone\n")
    assert len(meetings(run)) == 2
    assert run("decisions", "--format", "json").json == []
    rows = run("decisions", "--undone", "--format", "csv").out.splitlines()
    assert rows[0].startswith("id,verdict,one,other,who,why,at,undone_at,undone_by")
    assert len(rows) == 2 and "Bình,nhầm" in rows[1]
    assert run("undo", decision).error.count(decision) == 1


def test_split_parts_claims_from_the_rest_of_their_event(run: Run) -> None:
    [event] = listed(run, "--type", "Agreement")
    mine = claims(run, event["id"])
    done = run("split", event["id"], mine[0])
    assert done.status == 0, done.err
    parted = [set(claims(run, one["id"])) for one in listed(run, "--type", "Agreement")]
    assert sorted(parted, key=len) == [{mine[0]}, set(mine[1:])]
    assert "rests on nothing else" in run("split", f"e{mine[0][1:]}", mine[0]).error


def test_split_keeps_two_events_apart_and_a_contradiction_names_it(run: Run) -> None:
    one, other = meetings(run)
    decision = run("split", one, other).out.split(":")[0]
    refused = run("merge", one, other)
    assert refused.status == 2
    assert decision in refused.error and "tumen undo" in refused.error
    assert (
        "already" in run("split", one, other).error or "nothing to decide" in run("split", one, other).error
    )


def test_unsure_is_kept_and_asked_no_more(run: Run) -> None:
    one, other = meetings(run)
    before = run("review", "--list", "--format", "json").json
    asked = {frozenset((pair["one"]["event"], pair["other"]["event"])) for pair in before}
    assert frozenset((one, other)) in asked
    assert run("unsure", one, other).status == 0
    after = run("review", "--list", "--format", "json").json
    assert len(after) == len(before) - 1
    assert len(meetings(run)) == 2


def test_an_old_id_is_followed_and_a_gone_one_is_named(run: Run, store: str) -> None:
    [event] = listed(run, "--type", "Agreement")
    mine = claims(run, event["id"])
    old = "e" + next(claim for claim in mine if claim[1:] != str(event["id"])[1:])[1:]
    done = run("unsure", old, meetings(run)[0])
    assert f"{old} stands in {event['id']} now" in done.err
    [planned] = listed(run, "--modality", "planned")
    with Store.open(store) as opened:
        opened.remove("two/2024")
    assert "withdrawn" in run("event", planned["id"]).error
    assert "withdrawn" in run("merge", planned["id"], event["id"]).error
    assert "no such event or claim" in run("merge", "e0", event["id"]).error


def test_decisions_go_from_one_store_to_another(run: Run, tmp_path: Path) -> None:
    one, other = meetings(run)
    run("merge", one, other, "--why", "=một cuộc gặp")
    kept = run("decisions", "--format", "json").out
    file = tmp_path / "decisions.json"
    file.write_text(kept, "utf-8")
    fresh = tmp_path / "fresh.db"
    with Store.open(f"sqlite:///{fresh}") as opened:
        taken = run("decide", file, "--store", fresh)
        assert (taken.status, taken.out) == (0, "1 new decision, 0 held already\n")
        assert "waits for 2" in run("decisions", "--store", fresh).out
        opened.add_many([*ARTICLES, *NEARLY])
        assert len(queries.events(opened, queries.Filters(types=("Meeting",), to="2024-09")).items) == 1
    assert run("decide", file, "--store", fresh).out == "0 new decisions, 1 held already\n"
    file.write_text(kept.replace("một cuộc gặp", "khác"), "utf-8")
    assert "what its id stands for" in run("decide", file, "--store", fresh).error
    file.write_text("[1]", "utf-8")
    assert "no list of decisions" in run("decide", file).error
    assert "nowhere.json" in run("decide", tmp_path / "nowhere.json").error


def test_review_needs_a_terminal_and_the_present(run: Run) -> None:
    assert "needs a terminal" in run("review").error
    assert "past cannot be decided" in run("review", "--known-at", "2024-07-02").error
    assert "0.40" in run("review", "--list", "--type", "Meeting").out
    rows = run("review", "--list", "--format", "csv", "--type", "Meeting").out
    assert "2 days too far apart" in rows and "Họ hội đàm." in rows
    assert run("review", "--list", "--format", "json", "--reported-by", "2024-07-02").json == []
    assert run("review", "--list", "--type", "Visit", "--format", "json").json == []


def test_a_decision_without_anybody_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.delenv("TUMEN_WHO")
    monkeypatch.setattr("getpass.getuser", nobody)
    one, other = meetings(run)
    refused: Done = run("merge", one, other)
    assert refused.status == 2 and "say who decides" in refused.err


def in_terminal(home: Path, store: str, answers: list[str], until: Callable[[str], bool]) -> str:
    """`tumen review` in a terminal of its own, each answer given when it is asked for; all that it shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "review", "--store", store, "--type", "Meeting"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=home,
        env=environment(home, TUMEN_WHO="An", TERM="xterm", COLUMNS="100"),
        start_new_session=True,
    )
    os.close(theirs)
    shown, given, deadline = "", 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                shown += os.read(ours, 65536).decode("utf-8", "replace")
            except OSError:  # the terminal is closed with the process
                break
        if given < len(answers) and shown.count("q quit: ") > given:
            os.write(ours, f"{answers[given]}\n".encode())
            given += 1
    process.wait(20)
    os.close(ours)
    assert until(shown), shown
    assert process.returncode == 0, shown
    return shown


@pytest.mark.slow
def test_review_asks_side_by_side_keeps_each_answer_and_goes_on_where_it_stopped(
    tmp_path: Path, store: str
) -> None:
    first = in_terminal(tmp_path, store, ["x", "q"], lambda shown: "0 decided" in shown)
    assert "Họ gặp nhau." in first and "Họ hội đàm." in first
    assert any("Họ gặp nhau." in line and "Họ hội đàm." in line for line in first.splitlines())
    with Store.open(store) as opened:
        assert queries.decisions(opened) == []
    second = in_terminal(tmp_path, store, ["d hai cuộc khác nhau"], lambda shown: "1 decided" in shown)
    assert "different" in second
    with Store.open(store) as opened:
        [decision] = queries.decisions(opened)
    assert (decision["verdict"], decision["who"], decision["why"]) == (
        "different",
        "An",
        "hai cuộc khác nhau",
    )
    third = in_terminal(tmp_path, store, [], lambda shown: "0 decided" in shown)
    assert "q quit" not in third
