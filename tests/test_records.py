"""Records: made quickly, compared and hashed by what they hold."""

from __future__ import annotations

import pytest

from kg.extraction.groups import Group
from kg.extraction.tokens import Mention
from kg.model import Span
from kg.records import record, replace


@record(frozen=True, slots=True)
class Alone:
    """One field."""

    value: int = 0


def test_a_replaced_record_leaves_the_first_as_it_was() -> None:
    group = Group(3, 4, (Mention(10, 14, "state", ("russia",)),))
    other = replace(group, label="với")
    assert (group.label, other.label) == ("", "với")
    assert replace(other, label="") == group
    assert replace(Alone(1), value=2) == Alone(2)


def test_records_are_equal_and_hash_by_their_fields() -> None:
    assert {Span(1, 2), Span(1, 2), Span(2, 1)} == {Span(2, 1), Span(1, 2)}


def test_a_record_has_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        replace(Span(1, 2), length=1)  # type: ignore[call-arg]
