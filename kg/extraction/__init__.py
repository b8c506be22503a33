"""From a Document to its claims: mentions, frames, roles, modality, attribution."""

from kg.extraction.extractor import extract
from kg.extraction.gate import extract_article
from kg.extraction.plugins import DEFAULT, ExtractorError, extract_with, extractor

__all__ = ["DEFAULT", "ExtractorError", "extract", "extract_article", "extract_with", "extractor"]
