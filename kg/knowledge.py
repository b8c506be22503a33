"""Knowledge that stands beside the code, in YAML files which people mend who read no code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def loader_of(name: str) -> Any:
    """One of PyYAML's loaders, by the name of its faster form, that takes no key twice.

    PyYAML itself takes the last of two entries of one name and says nothing, though YAML 1.2.2, section 3.2.1.1,
    asks for keys that differ.
    """
    plain = getattr(yaml, name.removeprefix("C"))

    class Loader(getattr(yaml, name, plain)):  # type: ignore[misc]  # libyaml's is not everywhere
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
            seen = set[str]()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    raise yaml.MarkedYAMLError(
                        problem=f"{key.value!r} stands there twice", problem_mark=key.start_mark
                    )
                seen.add(str(key.value))
            return super().construct_mapping(node, deep=deep)

    return Loader


_LOADER = loader_of("CSafeLoader")


def parsed(text: str) -> Any:
    """The content of a YAML text. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)


@cache
def data_of(package: str, name: str) -> Any:
    """The content of a YAML file of a package, read once; not to be changed."""
    return parsed(files(package).joinpath(name).read_text("utf-8"))
