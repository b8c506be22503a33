"""Vietnamese expressions of time: found in a sentence, resolved against the publication and the story day."""

from .finder import find
from .story import Timeline, find_in_sentences

__all__ = ["Timeline", "find", "find_in_sentences"]
