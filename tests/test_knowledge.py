"""YAML files that people mend: a name that stands twice is said, not silently the last one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.knowledge import parsed

ROOT = Path(__file__).parents[1]


def test_a_name_that_stands_twice_is_told_with_its_line() -> None:
    with pytest.raises(yaml.YAMLError, match=r"'verbs' stands there twice(.|\n)*line 3"):
        parsed("verbs: [đi]\nnouns: [thư]\nverbs: [về]\n")


def test_merged_keys_and_the_same_name_in_two_places_are_no_doubles() -> None:
    text = "a: &a {x: 1, y: 2}\nb: {<<: *a, x: 3}\n"
    assert parsed(text) == {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 2}}


@pytest.mark.parametrize("folder", ["kg", "ontology"])
def test_all_files_of_knowledge_are_read_so(folder: str) -> None:
    found = sorted((ROOT / folder).rglob("*.yaml"))
    assert found
    for file in found:
        parsed(file.read_text("utf-8"))
