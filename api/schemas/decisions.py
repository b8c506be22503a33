"""What people decided on claims."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.schemas.base import Described, Listed, page_of
from kg.model import Verdict

DECISION: dict[str, Any] = {
    "id": "d7a1c0f3e5b2d4896",
    "verdict": "same",
    "one": ["c0c4a3f19d2b7e865"],
    "other": ["c5b1f7a2c3d4e5f60"],
    "who": "An",
    "why": "một lễ ký, hai cách nói",
    "at": "2025-11-20T08:00:00.000000Z",
}


class DecisionItem(Described):
    """What a person decided on claims."""

    id: str
    verdict: Verdict = Field(
        description="same: all claims tell one happening; different: none of `one` tells that of any of `other`; "
        "unsure: somebody looked and could not tell"
    )
    one: list[str] = Field(description="Claims of the one side, those of withdrawn articles too")
    other: list[str] = Field(description="Claims of the other side")
    who: str
    why: str | None
    at: str = Field(description="When it was decided")


class DecisionEntry(DecisionItem):
    """A decision in the list of all."""

    undone_at: str | None = Field(description="When it was taken back; null while it holds")
    undone_by: str | None
    undone_why: str | None
    waiting: int = Field(description="How many of its claims the store does not hold now")


class DecisionPage(Listed[DecisionEntry]):
    """Decisions, earliest first."""

    model_config = page_of(
        {**DECISION, "undone_at": None, "undone_by": None, "undone_why": None, "waiting": 0}
    )
