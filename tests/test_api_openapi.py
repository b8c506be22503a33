"""The OpenAPI document describes every answer, with examples that hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from api_store import made
from pydantic import BaseModel

from api import schemas
from api.app import create_app


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return create_app(made(tmp_path_factory.mktemp("store"))).openapi()


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_whole_surface_is_there(document: dict[str, Any]) -> None:
    paths = """/events /timeline /events/{id} /actors /actors/{id} /actors/{id}/neighbours /relations /graph
        /relations/paths /relations/states /relations/centrality
        /conflicts /articles /articles/{id} /decisions /decisions/{id} /sources /types /places /facets"""
    lists = "/events /timeline /actors /actors/{id}/neighbours /conflicts /articles /sources /types /places /graph"
    wanted = {f"/api/v1{path}" for path in paths.split()} | {
        "/sparql",
        "/sparql/examples",
        "/health",
        "/ontology",
        "/id/{path}",
    }
    assert wanted | {f"/api/v1{path}.{{form}}" for path in lists.split()} == set(document["paths"])


def test_every_answer_is_described_with_an_example(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        assert operation["summary"] and operation["description"], name
        assert "422" not in operation["responses"], name
        for status, response in operation["responses"].items():
            assert response["description"], f"{name} {status}"
            content = response.get("content", {})
            if status == "200":
                assert any(_has_example(document, form) for form in content.values()), name
            elif status >= "400":
                assert set(content) == {"application/problem+json"}, f"{name} {status}"


def _has_example(document: dict[str, Any], form: dict[str, Any]) -> bool:
    reference = form.get("schema", {}).get("$ref", "")
    known = document["components"]["schemas"].get(reference.rpartition("/")[2], {})
    return "example" in form or "example" in known


def test_every_parameter_is_described(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for one in operation.get("parameters", []):
            told = one.get("description") or one["schema"].get("enum")
            assert told or one["in"] == "path", f"{name} {one['name']}"


MODELS = [
    model
    for model in vars(schemas).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and "json_schema_extra" in model.model_config
]


@pytest.mark.parametrize("model", MODELS)
def test_examples_are_of_their_schema(model: type[BaseModel]) -> None:
    extra = model.model_config["json_schema_extra"]
    assert isinstance(extra, dict)
    model.model_validate(extra["example"])


def test_nothing_of_this_machine_is_told(document: dict[str, Any]) -> None:
    assert str(Path(__file__).resolve().parents[1]) not in str(document)
