"""What may not stand in the repository: addresses of package registries, paths of a machine, others' texts."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ahocorasick_rs
import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
LOCKS = ("requirements.lock", "requirements-dev.lock")
_MADE = {".venv", "build", "dist", "node_modules", "__pycache__"}
# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "yarn" + "pkg.com",
              "crates" + ".io", "proxy.golang" + ".org", "simple" + "/index.html", "index" + "-url")  # fmt: skip
PATHS = re.compile(
    r"(?<![\w.:/~<>{}\"'*])(?:/(?!home/somebody)(?:home|root|Users|work|opt|srv|mnt|media)/\w|[A-Z]:\\\w)"
)
_LONG = 60  # characters; a sentence so long is nobody's by accident


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository; outside of a checkout, every file that is not made."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout.decode()
        found = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = []
    found = found or [
        path
        for path in ROOT.rglob("*")
        if not _MADE & set(path.relative_to(ROOT).parts)
        and not any(part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts)
    ]
    return tuple(path for path in found if path.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """The name and the text of every file that holds text."""
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data[:8000]:
            yield str(path.relative_to(ROOT)), data.decode("utf-8")


def test_the_repository_is_looked_at() -> None:
    names = {name for name, _ in texts()}
    assert {"pyproject.toml", "kg/model.py", "Makefile", *LOCKS} <= names


def test_no_file_names_a_package_registry() -> None:
    found = [(name, host) for name, text in texts() for host in REGISTRIES if host in text]
    assert found == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert PATHS.search("see /" + "home/anna/x") and PATHS.search("C:" + "\\Users")
    assert not PATHS.search("a/" + "home/b and https://example.org/" + "home/x")
    assert [(name, found.group()) for name, text in texts() for found in PATHS.finditer(text)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_version_and_hashes(lock: str) -> None:
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", (ROOT / lock).read_text("utf-8"))
    entries = [entry for entry in entries if entry.strip()]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.\-]+(\[[\w,\-]+\])?==[\w.!+]+[ ;]", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "requirements.lock": project["dependencies"] + extras["build"],
        "requirements-dev.lock": project["dependencies"] + extras["build"] + extras["dev"],
    }
    for lock, needed in wanted.items():
        locked = set(re.findall(r"(?m)^([\w.\-]+)(?:\[.*?\])?==", (ROOT / lock).read_text("utf-8")))
        names = {re.split(r"[<>=!~;\[ ]", one)[0].lower().replace("_", "-") for one in needed}
        assert names <= locked, f"{lock}: run `make lock`"


def test_both_locks_agree() -> None:
    pinned = [
        dict(re.findall(r"(?m)^([\w.\-]+)==([\w.!+]+)", (ROOT / lock).read_text("utf-8"))) for lock in LOCKS
    ]
    assert {name: pinned[1].get(name) for name in pinned[0]} == pinned[0]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for sentence in re.split(r"(?<=[.!?…])\s+", _plain(line)):
            if len(sentence) >= _LONG:
                yield sentence


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _of_others() -> Iterator[str]:
    for path in SHARED.glob("seeds/*"):
        yield path.read_text("utf-8")
    for path in SHARED.glob("articles/*.json"):
        yield from _strings(json.loads(path.read_text("utf-8")))
    for name in ("headlines.jsonl", "other.jsonl"):
        for line in (SHARED / name).read_text("utf-8").splitlines():
            yield from _strings(json.loads(line))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder with the articles of others is absent")
def test_no_sentence_of_others_stands_in_the_repository() -> None:
    sentences = sorted({sentence for text in _of_others() for sentence in _sentences(text)})
    assert len(sentences) > 1000
    finder = ahocorasick_rs.AhoCorasick(sentences)
    assert finder.find_matches_as_strings(f"«{sentences[0]}»") == [sentences[0]]
    found = {
        (name, match)
        for name, text in texts()
        for match in finder.find_matches_as_strings(_plain(re.sub(r"\\n|[\"'#]", " ", text)))
    }
    assert found == set()
