"""What the answers have in common, and the examples that they share."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")

EDTF = Field(description="An EDTF value, levels 0 and 1; null where no time is given")


class Described(BaseModel):
    """A described answer has no further members."""

    model_config = ConfigDict(extra="forbid")


def example(value: dict[str, Any]) -> ConfigDict:
    """The configuration of a model that the OpenAPI document shows this answer for."""
    return ConfigDict(extra="forbid", json_schema_extra={"example": value})


class Listed(Described, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    total: int = Field(description="How many there are in all")
    next: str | None = Field(description="The `cursor` of the next page; null on the last")


def page_of(item: dict[str, Any]) -> ConfigDict:
    """The same for a list, by one of its items."""
    return example({"items": [item], "total": 1, "next": None})


class Labelled(Described):
    """Someone or something, with its names."""

    id: str
    label_en: str
    label_vi: str


KIM = {"id": "kim-jong-un", "label_en": "Kim Jong Un", "label_vi": "Kim Jong Un"}

PUTIN = {"id": "vladimir-putin", "label_en": "Vladimir Putin", "label_vi": "Vladimir Putin"}

PYONGYANG = {"id": "pyongyang", "label_en": "Pyongyang", "label_vi": "Bình Nhưỡng"}

KCNA = {"id": "kcna", "label_en": "KCNA", "label_vi": "KCNA"}

COUNTS = {"events": 12, "first": "2019-04-25", "last": "2025-09-03"}
