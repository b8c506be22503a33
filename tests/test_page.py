"""The page: what its files hold, and what a browser makes of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from api_process import ROOT, Server

from api import service

CHROMIUM = shutil.which("chromium")


def test_the_page_keeps_to_its_own() -> None:
    html = (service.STATIC / "index.html").read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|https?://", html)
    for control in re.findall(r'<(?:input|select)[^>]*\bid="([^"]+)"', html):
        assert f'for="{control}"' in html, f"{control} has no label"
    scripts = {path.name: path.read_text() for path in service.STATIC.glob("*.js")}
    assert "innerHTML" not in "".join(scripts.values())
    both = re.findall(r"^  (vi|en): \{(.*?)^  \},", scripts["words.js"], re.DOTALL | re.MULTILINE)
    keys = {language: set(re.findall(r'(?:^|,)\s*"?([\w:-]+)"?: "', text)) for language, text in both}
    assert keys["vi"] == keys["en"]
    used = set(re.findall(r'data-word="(\w+)"', html)) | set(
        re.findall(r'word\("([\w:-]+)"\)', scripts["page.js"] + scripts["asking.js"])
    )
    assert used <= keys["vi"]


def dumped(address: str, profile: Path) -> subprocess.CompletedProcess[str]:
    """The page's elements once its scripts have run; what its console says is on stderr."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    options = "--headless=new --no-sandbox --disable-gpu --virtual-time-budget=8000 --enable-logging=stderr"
    command = [CHROMIUM, *options.split(), f"--user-data-dir={profile}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def shown(server: Server, address: str, profile: Path) -> str:
    """The same of a page that has nothing to complain about."""
    done = dumped(server.url + address, profile)
    assert "CONSOLE" not in done.stderr, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_page_shows_events_in_both_languages(server: Server, tmp_path: Path) -> None:
    vietnamese = shown(server, "/?lang=vi", tmp_path)
    assert '<html lang="vi">' in vietnamese and "(6)" in vietnamese and "Ký kết" in vietnamese
    assert vietnamese.count('class="bar"') == 3
    english = shown(server, "/?lang=en&actor=vladimir-putin&modality=actual", tmp_path)
    assert '<html lang="en">' in english and "(3)" in english and "Acts with" in english
    assert 'aria-label="Remove Vladimir Putin"' in english
    assert english.count('class="node"') == 3
    pair = shown(server, "/?lang=en&pair=vladimir-putin,kim-jong-un", tmp_path)
    assert 'aria-label="Remove Vladimir Putin"' in pair and 'aria-label="Remove Kim Jong Un"' in pair
    pair = shown(server, "/?lang=en&pair=vladimir-putin,kim-jong-un", tmp_path)
    assert 'aria-label="Remove Vladimir Putin"' in pair and 'aria-label="Remove Kim Jong Un"' in pair


@pytest.mark.slow
def test_the_page_shows_an_event_with_its_passages(server: Server, tmp_path: Path) -> None:
    [event] = httpx.get(f"{server.url}/api/v1/conflicts").json()["items"]
    page = shown(server, f"/?lang=vi&event={event['id']}", tmp_path)
    assert "KCNA bác tin Triều Tiên đưa quân tới Nga" in page
    assert 'href="https://example.org/five"' in page
    assert "Chỗ các nguồn khác nhau" in page and "Bị phủ nhận" in page
    assert f'<a href="/id/{event["id"]}">' in page and '<a href="/?lang=vi&amp;actor=north-korea">' in page


@pytest.mark.slow
def test_the_page_runs_the_example_queries(server: Server, tmp_path: Path) -> None:
    items = httpx.get(f"{server.url}/sparql/examples").json()["items"]
    assert {one["id"] for one in items} == {file.stem for file in (ROOT / "docs" / "queries").glob("*.rq")}
    for language, run in (("vi", "Chạy"), ("en", "Run")):
        page = shown(server, f"/?lang={language}&query=timeline", tmp_path)
        for one in items:
            assert f'aria-label="{run}: {one[f"label_{language}"]}"' in page
            assert one["query"].splitlines()[-1].split(" ?")[0] in page
    [asked] = [one["query"] for one in items if one["id"] == "timeline"]
    rows = httpx.get(f"{server.url}/sparql", params={"query": asked}).json()["results"]["bindings"]
    table = re.search(r"<table>.*</table>", page, re.DOTALL)
    assert table and table[0].count("<tr>") == len(rows) + 1 > 2
    for row in rows:
        assert row["label"]["value"] in table[0] and row["event"]["value"].rpartition("/")[2] in table[0]
    assert "&amp;event=e" in table[0] and f"Rows: {len(rows)}<" in page
    none = shown(server, "/?lang=en&query=nothing", tmp_path)
    assert "<table>" not in none and "Ask in SPARQL" in none


@pytest.mark.slow
def test_the_page_says_what_is_wrong(server: Server, tmp_path: Path) -> None:
    for asked in ("lang=en&from=gestern", "lang=en&from=2025&to=2024"):
        page = dumped(f"{server.url}/?{asked}", tmp_path).stdout
        assert '<p id="message" role="alert">This is no period: write 2024, ' in page
        assert "Loading" not in page and "<ol" in page and 'class="time"' not in page
    page = dumped(f"{server.url}/?lang=vi&actor=russia&actor=putin", tmp_path).stdout
    meant = '<a href="/?lang=vi&amp;actor=russia&amp;actor=vladimir-putin">Xem vladimir-putin</a>'
    assert f'role="alert">Ở đây không có ai mang mã này. {meant}</p>' in page
    assert "Đang tải" not in page


def test_without_scripts_the_page_leads_on(server: Server) -> None:
    page = httpx.get(f"{server.url}/").text
    [plain] = re.findall(r"<body>.*<noscript>(.*)</noscript>", page, re.DOTALL)
    addresses = set(re.findall(r'href="([^"]+)"', plain))
    assert len(addresses) == 7
    for address in addresses:
        assert httpx.get(server.url + address, headers={"Accept": "text/html, */*"}).status_code == 200, (
            address
        )
