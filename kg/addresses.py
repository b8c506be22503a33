"""Opening web addresses with the standard library: http and https alone, by the proxy that the environment names."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request

FAILURES = (OSError, ValueError, http.client.HTTPException)
"""What opening an address and reading from it raise; urllib.error.HTTPError is an OSError too."""


def opener(*headers: tuple[str, str], redirects: bool) -> urllib.request.OpenerDirector:
    """Sends these headers with every request. Redirects lead to no file and to no other protocol.

    `redirects` False: an answer that leads elsewhere is an HTTPError, so that no password is carried there.
    """
    made = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ]
    if redirects:
        handlers.append(urllib.request.HTTPRedirectHandler())
    for handler in handlers:
        made.add_handler(handler)
    made.addheaders = [("User-Agent", "tumen/0.1"), *headers]
    return made


def cause_of(error: Exception) -> BaseException | str:
    """What lies behind one of FAILURES: a TimeoutError, say, or what could not be resolved."""
    return error.reason if isinstance(error, urllib.error.URLError) else error
