"""The documents say what the program does: the reference is as made, examples print what is shown, commands exist."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

from kg.cli import tumen

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
_CODE = re.compile(r"```\w*\n(?P<block>.*?)```|`(?P<span>[^`\n]+)`", re.DOTALL)
_COMMAND = re.compile(r"^(?:\$ |\./|\.venv/bin/)?(tumen .*)$")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS))
    for name in ("make_reference", "samples", "run_examples"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return import_module(request.param)


@pytest.mark.parametrize("script", ["make_reference"], indirect=True)
def test_the_reference_is_as_made(script: ModuleType) -> None:
    made, kept = script.reference().splitlines(), script.TARGET.read_text("utf-8").splitlines()
    differ = next((pair for pair in zip(made, kept, strict=False) if pair[0] != pair[1]), None)
    assert made == kept, (
        f"docs/reference.md is out of date, `python docs/make_reference.py` renews it: {differ}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("script", ["run_examples"], indirect=True)
def test_the_examples_print_what_is_shown(script: ModuleType) -> None:
    shown = script.GUIDE.read_text("utf-8")
    printed = script.renewed(shown)
    differ = [
        pair for pair in zip(shown.splitlines(), printed.splitlines(), strict=False) if pair[0] != pair[1]
    ]
    assert shown == printed, (
        f"docs/analyst.md is out of date, `python docs/run_examples.py` renews it: {differ[:3]}"
    )


def commands() -> Iterator[tuple[str, str]]:
    """Every `tumen …` that a document shows, with the document's name."""
    for guide in GUIDES:
        for found in _CODE.finditer(guide.read_text("utf-8")):
            for line in (found["block"] or found["span"]).replace("\\\n", " ").splitlines():
                if match := _COMMAND.match(line.strip()):
                    yield guide.name, match[1]


def test_commands_are_found() -> None:
    assert {"analyst.md", "architecture.md", "reference.md"} <= {name for name, _ in commands()}


@pytest.mark.parametrize("name, line", sorted(set(commands())))
def test_a_command_that_is_shown_exists(name: str, line: str) -> None:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>;&")
    lexer.whitespace_split = True
    words = [word.strip("[]…") for word in lexer][1:]
    end = next((at for at, word in enumerate(words) if set(word) <= set("|<>;&") and word), len(words))
    command, *rest = words[:end]
    if command.startswith("-") or not re.fullmatch("[a-z]+", command):
        assert command in ("--help", "--version", "-V", "-h", ""), f"{name}: {line}"
        return
    context = click.Context(tumen)
    found = tumen.get_command(context, command)
    assert found, f"{name}: there is no tumen {command}: {line}"
    known = {option for part in found.params for option in (*part.opts, *part.secondary_opts)}
    for word in rest:
        if re.match(r"--?[a-z]", word):
            given = word.partition("=")[0]
            assert given in known | {"--help", "-h"}, f"{name}: tumen {command} has no {given}: {line}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_lead_somewhere(guide: Path) -> None:
    for target in _LINK.findall(guide.read_text("utf-8")):
        assert (guide.parent / target).exists(), f"{guide.name} links to {target}, which is not there"
