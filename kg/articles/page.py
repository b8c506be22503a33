"""The article of a web page."""

from __future__ import annotations

import logging

from kg.articles import outlets
from kg.articles.completion import complete
from kg.articles.errors import ArticleError
from kg.articles.head import headline, with_lead
from kg.model import Article


def from_html(page: str, name: str, source: str, url: str | None = None) -> Article:
    """The article that trafilatura finds in the page, led by its lead, with what the metadata says about it.

    `url` is where the page was fetched from; the page's own canonical address goes before it. The day of
    publication comes from metadata alone; a byline in the text is read later, as in any other text.

    Raises ArticleError for a page without running text and for what `complete` refuses.
    """
    import trafilatura  # half a second to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page is said below
    found = trafilatura.bare_extraction(
        page,
        url=url,
        with_metadata=True,
        favor_recall=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ArticleError(source, "is a page without an article's text", "give the page of one article")
    address = found.url or url
    tree = trafilatura.load_html(page)
    article = Article(
        id=name,
        text=with_lead(tree, found.text or "", found.description),
        title=headline(tree, found.title),
        url=address,
        publisher=outlets.publisher(None, address) or found.sitename or found.hostname,
        published=found.date,
    )
    return complete(article, source)
