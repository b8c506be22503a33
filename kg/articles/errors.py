"""What goes wrong on the way from the outside to an article."""

from __future__ import annotations


class ArticleError(Exception):
    """One input that gives no article. Its text is a single line: what it was, why not, what to do."""

    def __init__(self, source: str, reason: str, what_to_do: str) -> None:
        super().__init__(source, reason, what_to_do)
        self.source = source
        self.reason = reason
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return " ".join(f"{self.source}: {self.reason}; {self.what_to_do}".split())


class OtherJsonError(ArticleError):
    """JSON that has no field of an article at all: another kind of file."""
