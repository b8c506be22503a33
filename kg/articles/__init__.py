"""From the outside to an Article: readers a format, the body, the day of publication, the outlet."""

from kg.articles.body import find_body
from kg.articles.errors import ArticleError
from kg.articles.published import as_day, find_published
from kg.articles.readers import Item, read_path, read_stream
from kg.articles.web import read_url

__all__ = [
    "ArticleError",
    "Item",
    "as_day",
    "find_body",
    "find_published",
    "read_path",
    "read_stream",
    "read_url",
]
