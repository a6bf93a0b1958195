"""Name the arguments of generated functions and of resource methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import PythonIdentifier

IN_MODELS = frozenset(
    {
        "additional_keys",
        "additional_properties",
        "datetime",
        "define",
        "field",
        "from_dict",
        "to_dict",
    }
)
IN_OPERATIONS = frozenset(
    {
        "asyncio",
        "asyncio_detailed",
        "body",
        "client",
        "extra_headers",
        "flat",
        "operations",
        "self",
        "sync",
        "sync_detailed",
        "timeout",
    }
)


def rename(properties: Iterable[Any], reserved: Iterable[str]) -> None:
    """Give another attribute name to a property whose name the code around it uses; its wire name stays."""
    properties, refused = list(properties), frozenset(reserved)
    taken = Counter(str(prop.python_name) for prop in properties)
    for prop in properties:
        name = before = str(prop.python_name)
        while name in refused or (name != before and taken[name]):
            name += "_"
        if name != before:
            taken.update({before: -1, name: 1})
            prop.python_name = str.__new__(PythonIdentifier, name)


def parameters_of(endpoint: Endpoint) -> list[Any]:
    """Give the parameters outside the body, those of the path first."""
    return [prop for _, prop in endpoint.iter_all_parameters()]
