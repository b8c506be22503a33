"""Where a store may be: new, kept, read only; bad places are refused in one line."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from factories import claim, extraction, treaty
from sqlalchemy.exc import OperationalError
from store_content import held, url

from kg.store import Store, StoreError, database, migrations


def test_a_new_store_is_writable_again_after_closing(tmp_path: Path) -> None:
    place = url(tmp_path / "tumen.db")
    with Store.open(place) as store:
        store.add_many(treaty())
        stood = held(store)
    with Store.open(place) as store:
        assert held(store) == stood
        assert store.add(treaty()[0]).unchanged
    with Store.open(place, readonly=True) as store:
        assert held(store) == stood
        with pytest.raises(StoreError, match="not written"):
            store.add(extraction("new", claim()))


def test_a_full_disk_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    with Store.open(url(tmp_path / "tumen.db")) as store:
        monkeypatch.setattr("kg.store.writes.Writer.put_article", full)
        with pytest.raises(StoreError, match="disk is full; make room, then try again"):
            store.add_many(treaty())


def refused(place: str, *, readonly: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(place, readonly=readonly)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_places_that_cannot_be_a_store_are_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "no folder" in refused(url(tmp_path / "nowhere" / "tumen.db"))
    assert not (tmp_path / "nowhere").exists()
    assert "is a folder" in refused(url(tmp_path))
    assert "`tumen add`" in refused(url(tmp_path / "tumen.db"), readonly=True)
    assert not (tmp_path / "tumen.db").exists()
    assert "no database URL" in refused("tumen.db")
    assert "driver" in refused("nosuchkind://somewhere/db")
    (tmp_path / "notes.txt").write_text("Bình Nhưỡng, 19-6")
    assert "no SQLite database" in refused(url(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text() == "Bình Nhưỡng, 19-6"


def test_databases_of_others_and_of_the_future_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()
    assert "another program" in refused(url(tmp_path / "other.db"))
    Store.open(url(tmp_path / "tumen.db")).close()
    future = sqlite3.connect(tmp_path / "tumen.db")
    future.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    future.commit()
    future.close()
    message = refused(url(tmp_path / "tumen.db"))
    assert str(tmp_path / "tumen.db") in message
    assert "schema 99" in message
    assert "upgrade" in message


def test_an_empty_file_becomes_a_store_and_a_broken_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with Store.open(url(tmp_path / "empty.db")) as store:
        assert store.schema_version() == migrations.VERSION
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 200)
    assert "broken.db" in refused(url(tmp_path / "broken.db"))


@contextmanager
def written_by_another(path: Path) -> Iterator[sqlite3.Connection]:
    """A new file that another connection is about to write, as when two processes make it at once."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        other.close()


def test_opening_waits_for_another_that_is_at_the_same_new_file(tmp_path: Path) -> None:
    path = tmp_path / "tumen.db"
    with written_by_another(path) as other:
        release = threading.Timer(0.2, lambda: other.execute("COMMIT"))
        release.start()
        with Store.open(url(path)) as store:
            assert store.add_many(treaty())
        release.join()


def test_opening_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    path = tmp_path / "tumen.db"
    with written_by_another(path):
        assert "is locked; check" in refused(url(path))
