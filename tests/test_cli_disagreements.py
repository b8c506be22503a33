"""Disagreements as people read them: names instead of ids, in English and in Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from api_store import extraction
from cli_inside import Run, commands

from kg.cli.disagreements import value_in_words
from kg.extraction.lexicon import read_yaml
from kg.knowledge import data_of
from kg.store import Store

MET = {"type": "Meeting", "agents": "kim-jong-un vladimir-putin", "time": "2024-06-19"}


@pytest.fixture
def disputed(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on a store in which two articles tell one meeting, in two countries."""
    place = f"sqlite:///{tmp_path / 'disputed.db'}"
    with Store.open(place) as store:
        store.add_many(
            extraction(
                where, f"{where}.example", "2024-06-20", {**MET, "place": where, "text": "Hai ông gặp nhau."}
            )
            for where in ("moscow", "pyongyang")
        )
    return commands(place, capfd, monkeypatch)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ((), ("place", "places", "Moscow", "Pyongyang")),
        (("--vi",), ("nơi", "khác nơi", "Moskva", "Bình Nhưỡng")),
    ],
)
def test_who_reads_sees_names_instead_of_ids(
    disputed: Run, flags: tuple[str, ...], words: tuple[str, ...]
) -> None:
    [item] = disputed("conflicts", "--format", "json").json["items"]
    listed = disputed("conflicts", *flags).out
    assert all(word in listed for word in words), listed
    assert "moscow" not in listed
    shown = disputed("event", item["id"], *flags).out
    assert f"≠ {words[0]}: {words[1]}" in shown
    assert all(f"{name}: 1 claim" in shown for name in words[2:])


def test_a_narrow_terminal_keeps_its_bounds(disputed: Run, tmp_path: Path) -> None:
    for day, number in (("2024-10-20", "1.500"), ("2024-11-25", "12.000")):
        text = f"Triều Tiên đã đưa {number} binh sĩ tới Nga từ ngày 8 đến 13/10, tình báo Hàn Quốc nói."
        (tmp_path / f"quan-{day}.md").write_text(
            f"---\npublished: {day}\npublisher: so.example\n---\n{text}\n"
        )
        disputed("add", tmp_path / f"quan-{day}.md")
    listed = disputed("conflicts", columns=80).out
    assert max(map(len, listed.splitlines())) <= 80
    assert "kind" not in listed and re.search(r"\bupdate +>?12000 soldiers", listed), listed


def test_programs_get_the_ids(disputed: Run) -> None:
    assert ",place,places,moscow,1" in disputed("conflicts", "--format", "csv", "--vi").out


@pytest.mark.parametrize(
    ("slot", "value", "english", "vietnamese"),
    [
        ("modality", "denied", "denied", "bị phủ nhận"),
        ("time", "2024-06", "2024-06", "2024-06"),
        ("quantity", "~10000 soldiers", "~10000 soldiers", "~10.000 binh sĩ"),
        ("quantity", "+25000..30000 soldiers", "+25000..30000 soldiers", "+25.000..30.000 binh sĩ"),
        ("quantity", ">=1.5 tonnes", ">=1.5 tonnes", ">=1,5 tấn"),
        ("parties", "russia, u > x", "Russia, u > x", "Nga, u > x"),
    ],
)
def test_a_value_in_words(slot: str, value: str, english: str, vietnamese: str) -> None:
    russia: dict[str, Any] = {"id": "russia", "label_en": "Russia", "label_vi": "Nga"}
    event = {"claim_list": [{"agents": [russia], "targets": [], "place": None}]}
    found = [value_in_words({"slot": slot}, value, event, vi) for vi in (False, True)]
    assert found == [english, vietnamese]


def test_everything_that_is_counted_has_a_vietnamese_name() -> None:
    counted = read_yaml("quantities.yaml")
    names = data_of("kg.cli", "disagreements.yaml")["objects"]
    assert names.keys() == counted["objects"].keys() | counted["fates"].keys()
