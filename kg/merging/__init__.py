"""Claims to events: which claims tell one happening, and what the event they agree on looks like.

Pure functions of claims. Two claims can tell one happening only if they share a block and their days overlap
(`reach`), so adding or removing an article touches what hangs together with its claims only (`connected`), and of
that no more than a change may have decided otherwise (`replayed`).
"""

from kg.merging.choices import Choice
from kg.merging.claims import ArticleInfo, SeenClaim, see
from kg.merging.cluster import Clustered, clustered, merge
from kg.merging.decided import Decided, contradiction, decided
from kg.merging.preferred import event_of, event_of_seen
from kg.merging.reach import SPANS, Reach, connected, reach, span_of
from kg.merging.replay import Replayed, replayed
from kg.merging.sides import sides_text, who
from kg.merging.traces import Stood, Trace

__all__ = [
    "SPANS",
    "ArticleInfo",
    "Choice",
    "Clustered",
    "Decided",
    "Reach",
    "Replayed",
    "SeenClaim",
    "Stood",
    "Trace",
    "clustered",
    "connected",
    "contradiction",
    "decided",
    "event_of",
    "event_of_seen",
    "merge",
    "reach",
    "replayed",
    "see",
    "sides_text",
    "span_of",
    "who",
]
