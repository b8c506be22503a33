"""Claims to events: which claims tell one happening, and what the event they agree on looks like.

Pure functions of claims. Two claims can tell one happening only if they share a block and their days overlap
(`reach`), so adding or removing an article touches what hangs together with its claims only (`connected`).
"""

from kg.merging.claims import ArticleInfo
from kg.merging.cluster import merge
from kg.merging.decided import Decided, contradiction, decided
from kg.merging.preferred import event_of
from kg.merging.reach import Reach, connected, reach

__all__ = [
    "ArticleInfo",
    "Decided",
    "Reach",
    "connected",
    "contradiction",
    "decided",
    "event_of",
    "merge",
    "reach",
]
