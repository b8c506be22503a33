"""Vietnamese expressions of time: found in a sentence, resolved against the publication and the story day."""

from .finder import find

__all__ = ["find"]
