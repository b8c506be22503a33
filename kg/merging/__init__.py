"""Claims to events: which claims tell one happening, and what the event they agree on looks like.

Pure functions of claims. `merge` looks at blocks of claims that could possibly be one happening; a claim
belongs to exactly one block (`block`), so adding or removing an article touches its own blocks only.
"""

from kg.merging.claims import ArticleInfo
from kg.merging.cluster import block, merge
from kg.merging.preferred import event_of

__all__ = ["ArticleInfo", "block", "event_of", "merge"]
