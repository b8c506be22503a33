"""What the interface answers, for tests that ask it."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

V1 = "/api/v1"


def got(client: TestClient, path: str, **parameters: Any) -> Any:
    """The JSON below `/api/v1`."""
    response = client.get(V1 + path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def problem(response: Any, status: int) -> str:
    """The detail of a problem document (RFC 9457) with this status."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status and found["title"] and found["type"] and found["instance"]
    return str(found["detail"])
