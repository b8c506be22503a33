"""`tumen` run within the tests' own process: the same entry, without the second that it takes to start."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kg.cli import main


@dataclass(frozen=True)
class Done:
    """A command that has run."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The one line that says what went wrong; nothing else was printed."""
        assert (self.out, len(self.err.splitlines())) == ("", 1), self
        assert self.err.startswith("tumen: ")
        return self.err


Run = Callable[..., Done]


def commands(store: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on this store; `columns` is the width of the terminal."""
    monkeypatch.setenv("TUMEN_STORE", store)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*args: object, columns: int | None = None) -> Done:
        monkeypatch.setattr("sys.argv", ["tumen", *map(str, args)])
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return run
