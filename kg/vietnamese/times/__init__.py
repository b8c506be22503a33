"""Vietnamese expressions of time: found in a sentence, resolved against the publication and the story day."""

from .finder import find
from .lines import resolve_lines
from .publication import infer_published
from .story import Timeline, find_in_sentences

__all__ = ["Timeline", "find", "find_in_sentences", "infer_published", "resolve_lines"]
