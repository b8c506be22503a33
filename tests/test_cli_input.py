"""Bad input: one line names it and says what to do, everything else is done, nothing is half-written."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from cli_process import NEWS, errors, ids, rows, the_error, tumen

pytestmark = pytest.mark.slow  # each test starts processes

BAD = {
    "empty.txt": "is empty",
    "binary.txt": "is a binary file",
    "large.txt": "is 50 MB; an article is at most 20 MB",
    "encoding.txt": "is in an unknown encoding",
    "english.txt": "is not in Vietnamese",
    "broken.json": "is broken JSON",
    "number.json": '"text" is no text',
    "day.json": '"published" is no day',
    "front.md": "front matter without an end",
    "lines.jsonl line 7": "is broken JSON",
    "huge.jsonl line 1": "is longer than 20 MB",
    "nowhere": "does not exist",
}


def folder_of_everything(folder: Path) -> set[str]:
    """Every bad file beside good ones; the ids of the good articles."""
    folder.mkdir()
    (folder / "good.txt").write_text(NEWS, "utf-8")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "encoding.txt").write_bytes("Владимир Путин посетил Пхеньян".encode("koi8-r") * 20)
    (folder / "english.txt").write_text("The two sides signed the treaty in the capital of the country. " * 5)
    (folder / "broken.json").write_text('{"text": "Hai bên', "utf-8")
    (folder / "number.json").write_text('{"text": 5}')
    (folder / "day.json").write_text(json.dumps({"text": NEWS, "published": "hôm kia"}), "utf-8")
    (folder / "front.md").write_text(f"---\nid: front\n{NEWS}", "utf-8")
    article = json.dumps({"text": NEWS, "published": "2024-06-20"})
    lines = [article] * 6 + ['{"text": '] + [article] * 3
    (folder / "lines.jsonl").write_text("\n".join(lines))
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50 * 1024 * 1024)
    with (folder / "huge.jsonl").open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
        huge.seek(0, 2)
        huge.write(f"\n{article}\n".encode())
    return {"good", "huge#2", *(f"lines#{n}" for n in range(1, 11) if n != 7)}


def test_every_bad_input_is_named_and_every_good_one_done(tmp_path: Path) -> None:
    good = folder_of_everything(tmp_path / "in")
    done = tumen(tmp_path, "add", "in", "nowhere", "--store", "graph.db")
    assert done.returncode == 1
    assert set(ids(done)) == good
    told = errors(done)
    assert len(told) == len(BAD), told
    for name, reason in BAD.items():
        [line] = [line for line in told if name in line]
        assert reason in line
        assert ";" in line, f"does not say what to do: {line}"
    assert tumen(tmp_path, "check", "--store", "graph.db").returncode == 0
    again = tumen(tmp_path, "extract", "nowhere", "in", "--jobs", "2")
    assert again.returncode == 1
    assert {row["article"]["id"] for row in rows(again)} == good
    assert errors(again) == [told[-1], *told[:-1]], "in the order given"


def test_one_bad_line_on_stdin_fails_alone(tmp_path: Path) -> None:
    article = json.dumps({"id": "a", "text": NEWS}).encode()
    done = tumen(
        tmp_path, "extract", "-", stdin=b"\n".join([article, b'{"text": "\xff\xfe"}', b"[", article])
    )
    assert done.returncode == 1
    assert [row["article"]["id"] for row in rows(done)] == ["a", "a"]
    assert [line.split(":")[1] for line in errors(done)] == [" stdin line 2", " stdin line 3"]


def test_a_name_that_is_no_text_does_not_stop_the_rest(tmp_path: Path) -> None:
    for name in (b"\xff\xfe.txt", b"b\x1b[2J\n.txt"):
        Path(tmp_path, name.decode("utf-8", "surrogateescape")).write_text(NEWS, "utf-8")
    (tmp_path / "c.txt").write_text(NEWS, "utf-8")
    done = tumen(tmp_path, "add", ".", "--store", "graph.db")
    assert "c" in ids(done)
    assert "\x1b" not in done.stdout + done.stderr
    assert len(done.stdout.splitlines()) + len(errors(done)) == 3


def test_when_nothing_could_be_read_the_status_is_2(tmp_path: Path) -> None:
    assert "nowhere: does not exist" in the_error(tumen(tmp_path, "extract", "nowhere"))
    (tmp_path / "empty").mkdir()
    assert "empty: holds no articles" in the_error(tumen(tmp_path, "extract", "empty"))


def test_times_says_which_lines_it_cannot_read_and_keeps_count(tmp_path: Path) -> None:
    good = json.dumps({"sentence": "Hôm qua ông đến Nga.", "doc_date": "2024-06-20", "prev_date": None})
    bad = ["{", "[]", '{"sentence": "\\ud800"}', '{"sentence": "Hôm nay", "doc_date": "20/6"}', "[" * 100_000]
    done = tumen(tmp_path, "times", stdin="\n".join([good, "", *bad, good]))
    assert done.returncode == 1
    first, second = rows(done)
    assert (first["i"], second["i"]) == (0, 6)
    assert first["expressions"] == [{"text": "Hôm qua", "start": 0, "end": 7, "value": "2024-06-19"}]
    assert [line.split(":")[1] for line in errors(done)] == [f" stdin line {n}" for n in range(3, 8)]
    (tmp_path / "latin.jsonl").write_bytes(good.encode() + b'\n{"sentence": "\xe9"}\n')
    done = tumen(tmp_path, "times", "latin.jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert "latin.jsonl line 2: is not UTF-8" in done.stderr


def a_store(path: Path) -> None:
    from kg.store import Store

    Store.open(f"sqlite:///{path}").close()


def test_a_store_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    a_store(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
        connection.commit()
    connection.close()
    before = path.read_bytes()
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    for command in (["timeline"], ["add", "a.txt"]):
        line = the_error(tumen(tmp_path, *command, "--store", "graph.db"))
        assert "graph.db was written by a newer Tumen (schema 99" in line
        assert "upgrade tumen" in line
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Hello, this is a diary.\n" * 50, "is no SQLite database"),
        (b"SQLite format 3\0" + b"\xaa" * 5000, "graph.db: "),
    ],
)
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "graph.db"
    path.write_bytes(content)
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    assert reason in the_error(tumen(tmp_path, "add", "a.txt", "--store", "graph.db"))
    assert path.read_bytes() == content


def test_a_store_that_breaks_off_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    a_store(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (size - 4096))
    line = the_error(tumen(tmp_path, "timeline", "--store", "graph.db"))
    assert "graph.db" in line
    assert ";" in line


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    line = the_error(tumen(tmp_path, "add", "a.txt", "--store", "no/such/graph.db"))
    assert "there is no folder no/such" in line
    assert "is a folder" in the_error(tumen(tmp_path, "add", "a.txt", "--store", "."))
    (tmp_path / "data").write_text("in the way of the data folder")
    assert "name a place with --store" in the_error(tumen(tmp_path, "add", "a.txt"))


def test_an_output_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    a_store(tmp_path / "graph.db")
    (tmp_path / "taken").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    for output in ("no/such/out.gexf", "taken", "graph.db/out.gexf"):
        line = the_error(tumen(tmp_path, "export", "gexf", "-o", output, "--store", "graph.db"))
        assert f"{output}: " in line
        assert "name a file in a folder that can be written" in line
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    (tmp_path / "out.csv").write_text("old")
    assert "--from" in the_error(
        tumen(tmp_path, "export", "csv", "-o", "out.csv", "--from", "hôm qua", "--store", "graph.db")
    )
    assert (tmp_path / "out.csv").read_text() == "old"
