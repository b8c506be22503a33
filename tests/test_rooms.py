"""Imports never run upwards: each room uses the rooms below it and no other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASE = {
    "kg.model",
    "kg.edtf",
    "kg.addresses",
    "kg.diacritics",
    "kg.knowledge",
    "kg.records",
    "kg.spreadsheets",
}
MAY_USE = {
    **{module: {"kg.records"} for module in BASE},
    "kg.articles": BASE,
    "kg.vietnamese": BASE,
    "ontology": BASE,
    "kg.extraction": {*BASE, "kg.vietnamese", "ontology"},
    "kg.merging": BASE,
    "kg.store": {*BASE, "kg.merging", "ontology"},
    "kg.queries": {*BASE, "kg.store", "kg.merging", "ontology"},
    "kg.export": {*BASE, "kg.store", "kg.queries", "ontology"},
    "kg.evaluation": {*BASE, "kg.extraction", "kg.merging", "ontology"},
    "api": {"kg", *BASE, "kg.store", "kg.queries", "kg.export", "ontology"},
}


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[0] if parts[0] in ("api", "ontology") else ".".join(parts[:2])


def _files() -> Iterator[tuple[str, Path]]:
    for top in ("kg", "api", "ontology"):
        for path in sorted((ROOT / top).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield module, path


def _imported(module: str, path: Path) -> Iterator[str]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([node.module] if node.module else [])])
            # «from kg import edtf» names a module, «from kg.model import Claim» does not
            yield from (f"{base}.{alias.name}" for alias in node.names) if base == "kg" else iter([base])


@pytest.mark.parametrize(
    "module, path", list(_files()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_room_uses_only_what_lies_below(module: str, path: Path) -> None:
    room = _room(module)
    if room not in MAY_USE:  # the command line may use all
        assert room in ("kg", "kg.cli"), f"{module} stands in no room of docs/architecture.md"
        return
    for name in _imported(module, path):
        used = _room(name)
        if used.split(".")[0] not in ("kg", "api", "ontology") or used == room or used == "kg.__version__":
            continue
        assert used in MAY_USE[room], f"{module} imports {name}, which lies above or beside it"
