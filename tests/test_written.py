"""Pages written from items are to the byte what lists of events give."""

from __future__ import annotations

import tracemalloc

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.quick import Bodies
from kg.model import MODALITIES
from kg.queries.labels import event_item
from kg.queries.written import MOST, Memo, Name, Pages, named_by
from kg.store.labels import labelled
from kg.store.lists import item_of
from kg.store.rows import Row

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)  # quotes, newlines and spaces among it
IDS = st.one_of(
    st.sampled_from(["kim-jong-un", "vladimir-putin", "a b", 'a"b', "a\nb", "é"]), TEXT.filter(bool)
)
DAYS = st.sampled_from(["2024-06-19", "2024-06-30"])


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Rows of `events`, among them such as no merging makes."""
    time, earliest, latest = draw(
        st.one_of(
            DAYS.map(lambda day: (day, day, day)),
            st.sampled_from([(None, None, None), ("2024-06", "2024-06-01", "2024-06-30")]),
            st.tuples(
                st.sampled_from(["../2024-06-30", "2024-06-19/..", None]), st.none() | DAYS, st.none() | DAYS
            ),
        )
    )
    agents = draw(st.lists(IDS, max_size=3, unique=True))
    return {
        "id": f"e{draw(st.integers(0, 2**64 - 1)):016x}",
        "type": draw(st.sampled_from(["Meeting", "TroopDeployment", "Unknown"])),
        "modality": draw(st.sampled_from(sorted(MODALITIES))),
        "status": draw(st.sampled_from(["reported", "disputed"])),
        "agents": agents,
        "targets": draw(st.lists(IDS.filter(lambda id: id not in agents), max_size=3, unique=True)),
        "place": draw(st.none() | IDS),
        "time": time,
        "earliest": earliest,
        "latest": latest,
        "sources": draw(st.integers(1, 200)),
        "claims": draw(st.integers(1, 2000)),
        "disputed": draw(st.booleans()),
    }


@settings(deadline=None)
@given(st.lists(rows(), max_size=4), st.data())
def test_a_page_is_what_the_rows_say(told: list[Row], data: st.DataObject) -> None:
    items = [(row["id"], item_of(row)) for row in told]
    ids = {
        id
        for row in told
        for id in (*row["agents"], *row["targets"], *([row["place"]] if row["place"] else []))
    }
    assert named_by(item for _, item in items) == ids
    known = data.draw(st.lists(st.sampled_from(sorted(ids)), unique=True)) if ids else []
    labels = {id: {"id": id, "label_en": data.draw(TEXT), "label_vi": data.draw(TEXT)} for id in known}
    pages = Pages({id: Name.of(labelled(id, labels)) for id in ids})
    for _ in range(2):  # the second time out of what is remembered
        written = b"[" + pages.written(items) + b"]"
        assert written == orjson.dumps([event_item(row, labels) for row in told])


def test_a_name_that_is_not_known_is_no_name() -> None:
    with pytest.raises(KeyError):
        Pages({}).written([("e0", b'Meeting actual reported\n\n1 1\n\n"somebody"\n')])


def test_so_many_lines_are_remembered() -> None:
    made: list[bytes] = []

    def kept(line: bytes) -> bytes:
        made.append(line)
        return line

    memo = Memo(kept)
    for number in range(MOST + 10):
        assert memo[b"%d" % number] == b"%d" % number
        assert len(memo) <= MOST
    assert memo[b"%d" % (MOST + 9)] and len(made) == MOST + 10, "not made again"


def test_what_is_kept_takes_no_more_memory_than_it_says() -> None:
    row = {"id": "kim-jong-un", "label_en": "Kim Jong Un", "label_vi": "Kim Jong-un"}
    tracemalloc.start()
    bodies, names = Bodies(1 << 20), []
    for number in range(200):
        names.append(Name.of(row))
        bodies.put("", str(number), orjson.dumps({"text": "x" * 2000}))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 200 * (1000 + 2500)
