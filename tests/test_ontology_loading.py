"""What the loader says of bad data: the file, the entry and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from ontology import OntologyError, load

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """A copy of the data in which a text of one file is replaced by another."""
    folder = tmp_path / "data"
    shutil.copytree(str(files("ontology") / "data"), folder)

    def edit(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return edit


CASES = {
    "an unknown kind": (
        "persons.yaml",
        "- id: kim-jong-un\n",
        "- id: kim-jong-un\n  kind: hero\n",
        "persons.yaml: kim-jong-un: unknown kind 'hero'",
    ),
    "an id twice": (
        "organs.yaml",
        "- id: state-duma\n",
        "- id: russia\n",
        "organs.yaml: russia: the id stands already in states.yaml",
    ),
    "an id with capitals": (
        "organs.yaml",
        "- id: state-duma\n",
        "- id: State_Duma\n",
        "id 'State_Duma' is not lower-case words",
    ),
    "an alias of two actors": (
        "persons.yaml",
        "aliases: [Kim Chính Ân,",
        "aliases: [Putin, Kim Chính Ân,",
        "the form 'putin' also names",
    ),
    "a tenure that ends before it starts": (
        "offices.yaml",
        "start: 2012-11-06",
        "start: 2025-11-06",
        "defence-minister-of-russia: the tenure of sergei-shoigu ends (2024-05-12) before it starts",
    ),
    "an unknown person": (
        "offices.yaml",
        "person: sergei-lavrov",
        "person: sergei-larvov",
        "persons.yaml has no 'sergei-larvov'",
    ),
    "a date that is none": (
        "offices.yaml",
        "start: 2012-11-06",
        "start: 2012-31-06",
        "holders 1: start: '2012-31-06'",
    ),
    "a death on no day": (
        "persons.yaml",
        "died: 1994-07-08",
        "died: 8/7/1994",
        "kim-il-sung: died: '8' is no EDTF date",
    ),
    "an unknown kind of office": (
        "offices.yaml",
        "kind: spokesperson",
        "kind: herald",
        "unknown kind 'herald'",
    ),
    "an unknown organ": (
        "offices.yaml",
        "organ: kremlin",
        "organ: kreml",
        "no actor has the id 'kreml'",
    ),
    "a slip in a key": (
        "media.yaml",
        "  aliases:\n    - Itar-Tass",
        "  alias:\n    - Itar-Tass",
        "unknown key 'alias'",
    ),
    "a list that is a text": (
        "spellings.yaml",
        "countries: [RU,",
        "countries: RU # [",
        "countries must be a list of texts",
    ),
    "a missing label": (
        "groups.yaml",
        "label_en: Western countries",
        "label_en: ''",
        "label_en is missing",
    ),
    "a country that is no code": (
        "units.yaml",
        "country: KP",
        "country: Korea",
        "country 'Korea' is no ISO 3166",
    ),
    "a place that lies nowhere": (
        "places.yaml",
        "within: vladivostok",
        "within: vladivostock",
        "within 'vladivostock' leads to no state",
    ),
    "a capital of another state": (
        "states.yaml",
        "capital: moscow",
        "capital: minsk",
        "capital 'minsk' is no place with `capital_of: russia`",
    ),
    "a relation to nobody": (
        "relations.yaml",
        "of: kim-jong-un",
        "of: kim-jong-eun",
        "persons.yaml has no 'kim-jong-eun'",
    ),
    "a colour that is none": (
        "types.yaml",
        'colour: "#1f78b4"',
        "colour: blue",
        "types.yaml: Visit: colour 'blue'",
    ),
    "a flag that is none": (
        "types.yaml",
        "symmetric: true",
        "symmetric: perhaps",
        "symmetric must be true or false",
    ),
    "a treaty without such a party": (
        "documents.yaml",
        "parties: [russia,",
        "parties: [rusia,",
        "no actor has the id 'rusia'",
    ),
    "broken YAML": (
        "modalities.yaml",
        "- id: planned",
        "- id: [planned",
        "modalities.yaml: file: is no YAML",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_bad_data_is_named(edited: Edit, case: tuple[str, str, str, str]) -> None:
    file, old, new, message = case
    folder = edited(file, old, new)
    with pytest.raises(OntologyError) as error:
        load(folder)
    assert message in str(error.value)
    assert file in str(error.value)


def test_a_missing_file_is_named(edited: Edit) -> None:
    folder = edited("types.yaml", "Visit", "Visit")
    (folder / "groups.yaml").unlink()
    assert load(folder, strict=False).problems[0] == "groups.yaml: file: is missing"


def test_every_problem_is_told_at_once(edited: Edit) -> None:
    edited("types.yaml", 'colour: "#1f78b4"', "colour: blue")
    folder = edited("offices.yaml", "organ: kremlin", "organ: kreml")
    assert len(load(folder, strict=False).problems) == 2


def test_a_shared_form_is_fine_where_one_calls_it_ambiguous(edited: Edit) -> None:
    folder = edited("persons.yaml", "ambiguous: [Kim]", "ambiguous: [Kim, Putin]")
    assert load(folder).actors["kim-jong-un"].ambiguous == ("Kim", "Putin")


def test_norway_is_no_boolean(edited: Edit) -> None:
    folder = edited("states.yaml", 'country: "NO"', "country: NO")
    assert load(folder).actors["norway"].country == "NO"


def test_an_organ_of_its_own_stands_before_the_pattern() -> None:
    actors = load(files("ontology") / "data").actors
    assert "us-ministry-of-foreign-affairs" not in actors
    assert "us-department-of-state" in actors
