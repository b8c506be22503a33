"""What every request shares: the open store, the name of its present state, and the SPARQL workers."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.sparql.pool import Pool
from api.streams import slots
from kg import __version__
from kg.store import Store
from kg.store.database import meta


class State:
    """Lives as long as the application."""

    def __init__(self, store: Store, pool: Pool | None) -> None:
        self.store = store
        self.pool = pool
        self.slots = slots()
        with store.read() as connection:
            self._store_id = (meta(connection, "store_id") or "")[:12]

    def etag(self, form: str = "") -> str:
        """The entity tag of every answer made from the present data by this version of the program.

        `form`: which of several representations of one resource, where they share an address.
        """
        return f'W/"{self._store_id}-{self.store.last_change()}-{__version__}{form and "-"}{form}"'


def state_of(request: Request) -> State:
    """The state of the application that serves the request."""
    state: State = request.app.state.tumen
    return state


async def _store(request: Request) -> Store:
    return state_of(request).store


OpenStore = Annotated[Store, Depends(_store)]
