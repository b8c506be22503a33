"""Articles from the web, from a server of our own on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.articles import ArticleError, read_url, web
from kg.model import Article

LEAD = "Đoàn tàu chở khách đầu tiên sau bốn năm đã rời ga biên giới sáng thứ Hai, theo ngành đường sắt Nga."
MORE = "Phía Triều Tiên cử một phái đoàn nhỏ ra ga đón, trong đó có thứ trưởng phụ trách giao thông."
PAGE = (
    f"<html><head><title>Tàu chạy lại</title></head><body><article><h1>Tàu chạy lại</h1>"
    f"<p>{LEAD}</p><p>{MORE}</p></article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/tin/tau-chay-lai.html":
            self._send(200, "text/html", PAGE.encode())
        elif self.path == "/cu.html":
            self._send(200, "text/html; charset=utf-16", PAGE.encode("utf-16"))
        elif self.path == "/tin.json":
            self._send(
                200, "application/json", b'{"id": "x", "text": "T\\u00e0u \\u0111\\u00e3 ch\\u1ea1y."}'
            )
        elif self.path == "/chuyen":
            self._send(302, "text/html", b"", location="/tin/tau-chay-lai.html")
        elif self.path == "/ra-tep":
            self._send(302, "text/html", b"", location="file:///etc/hostname")
        elif self.path == "/anh.png":
            self._send(200, "image/png", b"\x89PNG")
        elif self.path == "/lon.html":
            self._send(200, "text/html", b"x" * 4096)
        elif self.path == "/cham.html":
            time.sleep(0.6)
            self._send(200, "text/html", PAGE.encode())
        else:
            self._send(404, "text/html", b"")

    def _send(self, status: int, kind: str, content: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        with suppress(BrokenPipeError):  # the reader gave up
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(autouse=True)
def _without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def the_error(url: str) -> str:
    (item,) = read_url(url)
    assert isinstance(item, ArticleError) and "\n" not in str(item) and str(item).startswith(url)
    return str(item)


@pytest.mark.parametrize("path", ["/tin/tau-chay-lai.html", "/cu.html", "/chuyen"])
def test_a_page_is_an_article(site: str, path: str) -> None:
    (article,) = read_url(site + path)
    assert isinstance(article, Article)
    assert article.text[article.body[0].start : article.body[-1].end] == f"{LEAD}\n{MORE}"
    assert article.id == path.split("/")[-1].removesuffix(".html")
    assert article.published is None


def test_json_is_read_as_from_a_file(site: str) -> None:
    (article,) = read_url(site + "/tin.json")
    assert isinstance(article, Article) and (article.id, article.text) == ("x", "Tàu đã chạy.")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/khong-co.html", "the server answers 404"),
        ("/anh.png", "is image/png"),
        ("/ra-tep", "the server answers 302"),
    ],
)
def test_a_page_that_is_none(site: str, path: str, reason: str) -> None:
    assert reason in the_error(site + path)


def test_a_page_is_not_read_beyond_its_bounds(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1024)
    assert "is larger than" in the_error(site + "/lon.html")
    monkeypatch.setattr(web, "TIMEOUT", 0.2)
    assert "did not come within" in the_error(site + "/cham.html")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://vidu.example/a.html", "is no web address"),
        ("file:///etc/hostname", "is no web address"),
        ("http://", "is no web address"),
        ("http://[::1", "is no web address"),
        ("http://127.0.0.1:1/a.html", "cannot be fetched"),
        ("http://127.0.0.1:1/a b\n.html", "cannot be fetched"),
    ],
)
def test_an_address_that_cannot_be_fetched(url: str, reason: str) -> None:
    (item,) = read_url(url)
    assert isinstance(item, ArticleError) and reason in str(item) and "\n" not in str(item)
