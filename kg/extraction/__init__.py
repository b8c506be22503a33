"""From a Document to its claims: mentions, frames, roles, modality, attribution."""

from kg.extraction.extractor import extract
from kg.extraction.plugins import DEFAULT, ExtractorError, extract_with, extractor
from kg.model import Article, Extraction
from kg.vietnamese.document import read


def extract_article(article: Article) -> Extraction:
    """Everything that an article claims: read as a document, then extracted."""
    return extract(read(article))


__all__ = ["DEFAULT", "ExtractorError", "extract", "extract_article", "extract_with", "extractor"]
