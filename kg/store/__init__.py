"""The memory: one SQL database of articles, claims, events and their history; RDF is a view of it."""

from kg.store.database import StoreError
from kg.store.store import Added, Store

__all__ = ["Added", "Store", "StoreError"]
