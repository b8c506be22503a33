"""Knowledge that stands beside the code, in YAML files which people mend who read no code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is faster, but not everywhere


def parsed(text: str) -> Any:
    """The content of a YAML text. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)


@cache
def data_of(package: str, name: str) -> Any:
    """The content of a YAML file of a package, read once; not to be changed."""
    return parsed(files(package).joinpath(name).read_text("utf-8"))
