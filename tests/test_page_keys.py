"""The page by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from api_process import Server
from browser import CHROMIUM, Browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")]
READY = "document.querySelector('#events a') && !/…/.test(document.getElementById('total').textContent)"
FOCUSED = "(document.activeElement.dataset.event ?? '') + '#' + document.activeElement.id"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


def test_who_is_typed_is_chosen_with_or_without_the_list(server: Server, browser: Browser) -> None:
    browser.open(f"{server.url}/?lang=en")
    browser.until(READY)
    browser.value("document.getElementById('actor').focus()")
    browser.type("vladimir")
    browser.press("Enter")  # before the list can be there
    browser.until("location.search.includes('actor=vladimir-putin')")
    browser.until("document.querySelector('#chosen').textContent.includes('Vladimir Putin')")
    browser.value("document.getElementById('actor').focus()")
    browser.type("kim")
    browser.until("!document.getElementById('suggestions').hidden")
    browser.press("ArrowDown")
    assert (
        browser.value("document.getElementById('actor').getAttribute('aria-activedescendant')")
        == "suggestion-0"
    )
    browser.press("Enter")
    browser.until("location.search.includes('actor=kim-jong-un')")
    browser.until(READY)
    browser.value("document.getElementById('actor').focus()")
    browser.type("qwxz")
    browser.press("Enter")
    told = browser.until("document.getElementById('message').textContent")
    assert told == "There is nobody called qwxz"
    assert browser.value("location.search").count("actor=") == 2


def test_an_event_is_opened_and_closed_and_the_focus_comes_back(server: Server, browser: Browser) -> None:
    browser.open(f"{server.url}/?lang=vi")
    browser.until(READY)
    browser.value("document.querySelectorAll('#events a')[2].focus()")
    event = browser.value(FOCUSED)
    assert event.startswith("e")
    browser.press("Enter")
    browser.until("document.activeElement.id === 'detail'")
    browser.press("Tab")
    assert browser.value("document.activeElement.textContent") == "Đóng"
    browser.press("Enter")
    browser.until("document.getElementById('detail').hidden")
    assert browser.value(FOCUSED) == event


def test_headings_and_landmarks_make_an_outline(server: Server, browser: Browser) -> None:
    event = "document.querySelector('#events a').dataset.event"
    browser.open(f"{server.url}/")
    browser.until(READY)
    browser.open(f"{server.url}/?lang=en&actor=vladimir-putin&event={browser.value(event)}")
    browser.until("document.querySelector('#detail figure') !== null")
    levels = browser.value(
        "[...document.querySelectorAll('h1, h2, h3')].filter(h => h.offsetParent).map(h => +h.tagName[1])"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    named = browser.value(
        "[...document.querySelectorAll('section')].filter(s => !s.hidden)"
        ".map(s => document.getElementById(s.getAttribute('aria-labelledby'))?.textContent ?? '')"
    )
    assert len(named) >= 4 and all(named)
    nameless = "[...document.querySelectorAll('a, button')].filter(e => e.offsetParent || e.ownerSVGElement)"
    nameless += ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim())).length"
    assert browser.value(nameless) == 0


def test_a_narrow_window_shows_an_event_before_the_list(server: Server, browser: Browser) -> None:
    browser.open(f"{server.url}/?lang=en")
    browser.until(READY)
    address = browser.value("document.querySelector('#events a').getAttribute('href')")
    browser.narrow(390, 800)
    browser.open(server.url + address)
    browser.until("document.querySelector('#detail figure') !== null")
    tops = "['detail', 'events'].map(id => document.getElementById(id).getBoundingClientRect().top)"
    detail, events = browser.value(tops)
    assert detail < events
    assert browser.value("document.documentElement.scrollWidth") <= 390


def test_words_and_what_was_known_by_a_day_are_asked_for(server: Server, browser: Browser) -> None:
    total = "document.getElementById('total').textContent"
    browser.open(f"{server.url}/?lang=en")
    browser.until(f"{total} === '(6)'")
    for field, text, found in (("q", "bac tin", "(2)"), ("reported_by", "2000", "(0)")):
        browser.value(f"document.getElementById('{field}').focus()")
        browser.type(text)
        browser.press("Enter")
        browser.until(f"{total} === '{found}'")
        assert browser.value(f"new URLSearchParams(location.search).get('{field}')") == text
    browser.open(f"{server.url}/?lang=en&reported_by=yesterday")
    browser.until("document.getElementById('message').textContent.startsWith('This is no day')")


def test_charts_are_drawn_anew_for_another_width(server: Server, browser: Browser) -> None:
    browser.narrow(1200, 800)
    browser.open(f"{server.url}/?lang=en&actor=vladimir-putin")
    widths = (
        "[...document.querySelectorAll('.charts svg')].map(s => +s.getAttribute('viewBox').split(' ')[2])"
    )
    browser.until(f"{widths}.length === 2")
    assert all(width > 1000 for width in browser.value(widths))
    browser.narrow(390, 800)
    browser.until(f"{widths}.every(width => width < 400)")
