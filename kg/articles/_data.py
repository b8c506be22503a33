"""The data files of this room."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """What stands in `data/NAME.yaml`, read once."""
    source = resources.files("kg.articles").joinpath(f"data/{name}.yaml").read_bytes()
    return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
