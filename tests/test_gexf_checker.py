"""GEXF files through the checker that the project shares with others: schema, Gephi's rules, networkx, graphology."""

from __future__ import annotations

import shutil
import subprocess
from argparse import Namespace
from collections.abc import Iterable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from factories import CAST, claim, extraction
from lxml import etree

from kg.export import gexf
from kg.export.network import Nodes
from kg.model import Claim, Entity
from kg.queries import Filters
from kg.store import Store

CHECKER = Path(__file__).parents[1].parent / "shared" / "tools" / "check_gexf.sh"
WHOLE = ("--require-dynamic", "--require-multi")
FEW = ("--min-nodes", "0", "--min-edges", "0")
NAMES = (
    "ông \"X\" <b> & 'Y'",
    "🚀👩‍🚀 tên lửa 🇰🇵",
    "\x00\x07\x1b[31m\ud800\ufffe\ufffftên",
    "كيم \u202eمنعكس\u202c \u2067שלום\u2069",
    '=HYPERLINK("x")\r\n\t;,|\'',
    "  \u00a0\u200b ",
    "]]><!-- --><script>",
    "a" * 5000,
    "Tổ\u0302ng thống e\u0301",
    "Vladimir Putin",
    "",
)
CAST_OF_NAMES = {
    f"n{number}": Entity(
        f"n{number}", name.replace("\ud800", ""), name[::-1].replace("\ud800", ""), "person", "RU"
    )
    for number, name in enumerate(NAMES)
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHECKER.exists(), reason="the shared checker is not beside the project"),
]


def run(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The checker, done; skips where it cannot be set up."""
    node = () if shutil.which("node") and shutil.which("npm") else ("--no-npm",)
    command = ["bash", str(CHECKER), "--strict", *node, *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode == 2:
        pytest.skip(f"the checker cannot be set up here: {(done.stdout + done.stderr)[-300:]}")
    return done


def checked(file: Path, *options: str) -> None:
    """Fails with what the checker complains of."""
    done = run(file, *options)
    assert done.returncode == 0, done.stdout + done.stderr


def part(name: str) -> Any:
    """One of the checker's modules."""
    found = spec_from_file_location(name, CHECKER.with_name(f"{name}.py"))
    assert found and found.loader
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def written(folder: Path, claims: Iterable[Claim], nodes: Nodes = "actors", **asked: object) -> Path:
    """The file of a store with these claims."""
    file = folder / "out.gexf"
    with Store.open(f"sqlite:///{folder / 'tumen.db'}") as store:
        told = list(claims)
        if told:
            store.add(extraction("a", *told, cast={**CAST, **CAST_OF_NAMES}))
        with file.open("wb") as out:
            gexf(store, Filters(**asked), out, nodes)  # type: ignore[arg-type]
    return file


def two_kinds(one: str, other: str, time: str | None) -> list[Claim]:
    return [claim(type, (one,), (other,), time=time) for type in ("Visit", "Support")]


@pytest.mark.parametrize("nodes", ["actors", "events"])
@pytest.mark.parametrize(
    "asked", [{}, {"from_": "1900", "to": "1901"}], ids=["a store without articles", "no event asked for"]
)
def test_the_empty_graph(tmp_path: Path, nodes: Nodes, asked: dict[str, object]) -> None:
    claims = two_kinds("russia", "north-korea", "2024-06-19") if asked else []
    file = written(tmp_path, claims, nodes, **asked)
    assert nx.read_gexf(file).number_of_nodes() == 0
    checker = part("check_gexf")
    report = checker.Report()
    found = etree.parse(str(file))
    options = Namespace(require_dynamic=False, require_multi=False, min_nodes=0, min_edges=0)
    checker.structure(found.getroot(), report, options)
    checker.schema(found, str(file), CHECKER.parent / "gexf-1.3", report)
    assert not report.fails and not report.warns
    # The whole checker cannot pass it: networkx's `read_gexf(relabel=True)` fails on any file without nodes, and the
    # checker catches another error only. Nothing else may be wrong.
    done = run(file, *FEW)
    assert not [line for line in done.stdout.splitlines() if line.startswith(("  FAIL", "  warn"))], (
        done.stdout
    )
    assert done.returncode == 0 or "not enough values to unpack" in done.stderr.splitlines()[-1]


def test_one_node(tmp_path: Path) -> None:
    checked(written(tmp_path, [claim("Ceremony", ("north-korea",), time="2024-06-19")]), *FEW)


def test_one_undated_edge(tmp_path: Path) -> None:
    checked(written(tmp_path, two_kinds("russia", "north-korea", None)[:1]))


@pytest.mark.parametrize("nodes", ["actors", "events"])
def test_hostile_names(tmp_path: Path, nodes: Nodes) -> None:
    claims = [
        one
        for number in range(len(NAMES))
        for one in two_kinds(f"n{number}", f"n{(number + 1) % len(NAMES)}", "2024-06-19")
    ]
    checked(written(tmp_path, claims, nodes), *(WHOLE if nodes == "actors" else WHOLE[:1]))


@pytest.mark.parametrize(
    "times",
    [
        ("2024-10/..", "../2024-06-19", "2024-06-19"),
        ("2024", "2024-06", "2024-06~", "2024?", "202X", "2024-24", "19XX"),
        ("0001-01-01", "9999-12-31", "2024-02-29", "9999-12/.."),
        ("2024-01-01/2024-03", "2024-02-15/2024-05-01", "2024-05-02", None),
    ],
    ids=["open", "imprecise", "far", "overlapping"],
)
def test_open_and_imprecise_dates(tmp_path: Path, times: tuple[str | None, ...]) -> None:
    claims = [one for time in times for one in two_kinds("russia", "north-korea", time)]
    claims += [claim("Combat", ("north-korea",), ("south-korea",), time=time) for time in times]
    checked(written(tmp_path, claims), *WHOLE)
