"""Names of classes, modules, enum members and operations, chosen so that no two of them meet in the generated code."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openapi_python_client.strings import ClassName, PythonIdentifier, in_double_quote_literal, snake_case

PREFIX = "field_"
IMPORTED = frozenset(
    {
        "Annotated",
        "Answer",
        "Any",
        "AsyncPages",
        "AsyncResource",
        "AsyncSender",
        "AuthenticatedClient",
        "Body",
        "BytesIO",
        "Client",
        "Discriminator",
        "Fields",
        "File",
        "Literal",
        "MapModel",
        "Mapping",
        "Model",
        "OPERATION",
        "OpenIntEnum",
        "OpenStrEnum",
        "Operation",
        "Pages",
        "Paging",
        "Parameter",
        "Refusal",
        "Resource",
        "Response",
        "Sender",
        "TYPE_CHECKING",
        "UNSET",
        "UUID",
        "Unset",
    }
)


def class_name(wanted: str, taken: Iterable[str]) -> tuple[str, str]:
    """Choose a class name near the wanted one, and its module, whose module is free and shadows nothing."""
    modules = set(taken)
    base = _settled(_class, wanted)
    base = candidate = f"{base}Model" if base in IMPORTED else base
    count = 1
    while module_of(candidate) in modules:
        count += 1
        candidate = _settled(_class, f"{base.rstrip('_')}{count}")
    return candidate, module_of(candidate)


def _settled(name: Callable[[str], str], wanted: str) -> str:
    """Apply a rule for names until it changes nothing; to the plain letters alone where it never comes to rest."""
    for text in (unicodedata.normalize("NFKC", wanted), re.sub(r"[^A-Za-z0-9]+", " ", wanted)):
        current = name(text)
        for _ in range(4):
            current, before = name(current), current
            if current == before and unicodedata.normalize("NFKC", current) == current:
                return current
    return name("unnamed")


def _class(text: str) -> str:
    return str(ClassName(text, PREFIX))


def _function(text: str) -> str:
    return str(PythonIdentifier(text, PREFIX))


def module_of(name: str) -> str:
    """Give the module that the generator puts a class into."""
    return _function(name)


def facade_names(tags: Iterable[str]) -> dict[str, str]:
    """Name the attribute of a client for each tag, apart from what every client has."""
    from clientwright.client import AsyncProviderClient, ProviderClient  # noqa: PLC0415  # only its names are wanted

    taken = {*dir(ProviderClient), *dir(AsyncProviderClient)}
    names: dict[str, str] = {}
    for tag in tags:
        name = tag
        while name in taken:
            name += "_"
        taken.add(name)
        names[tag] = name
    return names


def operation_name(wanted: str, taken: Iterable[str]) -> str:
    """Choose a function name near the wanted operation identifier that is not taken."""
    names = set(taken)
    base = candidate = _settled(_function, wanted)
    count = 1
    while candidate in names:
        count += 1
        candidate = _settled(_function, f"{base.rstrip('_')}_{count}")
    return candidate


def member_names(values: Sequence[str | int], given: Sequence[Any] = ()) -> list[str]:
    """Name the members of an enum: as `x-enum-varnames` says if it fits, else after the values; all distinct."""
    wanted = given if len(given) == len(values) else [_member(value, index) for index, value in enumerate(values)]
    names: list[str] = []
    for index, text in enumerate(wanted):
        base = _settled(_constant, str(text))
        base = candidate = base if base.isidentifier() and base != "UNNAMED" else f"VALUE_{index}"
        count = 1
        while candidate in names:
            count += 1
            candidate = _settled(_constant, f"{base}_{count}")
        names.append(candidate)
    return names


def _constant(text: str) -> str:
    return snake_case(text).upper()


def _member(value: str | int, index: int) -> str:
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    return value if value[:1].isalpha() else f"VALUE_{index}"


def whole(node: Any) -> Any:
    """Replace half surrogate pairs, which no file can hold, by question marks in every text and name below a node."""
    if isinstance(node, str):
        return node if node.isascii() else node.encode("utf-8", "replace").decode("utf-8")
    if isinstance(node, dict):
        return {whole(key): whole(item) for key, item in node.items()}
    return [whole(item) for item in node] if isinstance(node, list) else node


def writable(text: str) -> bool:
    """Tell whether the generator writes this text into code unchanged; it drops control and format characters."""
    return whole(text) == text and bool(json.loads(f'"{in_double_quote_literal(text)}"') == text)
