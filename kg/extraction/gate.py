"""The gate: most articles name neither side, and are not read beyond their names."""

from __future__ import annotations

from kg.extraction.article_names import is_of_the_pair
from kg.extraction.extractor import extract
from kg.extraction.gazetteer import find_names
from kg.model import Article, Extraction
from kg.vietnamese.document import TimesOnDemand, normal_form, read, with_body


def extract_article(article: Article) -> Extraction:
    """Everything that an article claims.

    One that names neither state nor anybody of theirs is not read further: its times only when they are asked for.
    """
    normal = normal_form(article)
    hits = find_names(normal.text)
    if article.published is not None and not is_of_the_pair(hits):
        return Extraction(with_body(article), {}, TimesOnDemand(article), ())
    return extract(read(article, normal), hits)
