"""What people decided on claims."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import Described, Listed, example, page_of
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

_HOLDS = {"undone_at": None, "undone_by": None, "undone_why": None, "waiting": 0}


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


class NewDecision(BaseModel):
    """A decision to make. An event stands for the claims that it rests on now."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "example": {
                "verdict": "same",
                "one": ["e0c4a3f19d2b7e865"],
                "other": ["e5b1f7a2c3d4e5f60"],
                "who": "An",
                "why": "một lễ ký, hai cách nói",
            }
        },
    )
    verdict: Verdict
    one: list[str] = Field(description="Events or claims of the one side", min_length=1, max_length=500)
    other: list[str] = Field(
        description="Events or claims of the other side. Of an event on the one side and claims of it here, "
        "`different` and `unsure` take the event's other claims",
        min_length=1,
        max_length=500,
    )
    who: str = Field(description="Who decides", min_length=1, max_length=200)
    why: str | None = Field(None, description="The reason, kept with the decision", max_length=2000)


class DecisionEntry(DecisionItem):
    """A decision in the list of all."""

    model_config = example({**DECISION, **_HOLDS})

    undone_at: str | None = Field(description="When it was taken back; null while it holds")
    undone_by: str | None
    undone_why: str | None
    waiting: int = Field(description="How many of its claims the store does not hold now")


class DecisionMade(DecisionEntry):
    """A decision that was made or taken back, and where its claims are now."""

    model_config = example({**DECISION, **_HOLDS, "events": ["e0c4a3f19d2b7e865"]})
    events: list[str] = Field(description="The events that hold its claims now")


class DecisionPage(Listed[DecisionEntry]):
    """Decisions, earliest first."""

    model_config = page_of({**DECISION, **_HOLDS})
