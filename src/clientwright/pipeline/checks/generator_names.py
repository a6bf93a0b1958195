"""Check that names stay apart, and keep their meaning, when the generator makes Python names of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.schema_reading import shown
from clientwright.pipeline.walking import Operation, Spec

# Where a number only tells apart what a program seldom names, it will do.
_SEVERITY: Final = {"enum-name-collision": Severity.WARNING, "tag-name-collision": Severity.WARNING}
_PREFIX: Final = "field_"
_MODELS: Final = frozenset(
    {
        "Any", "AuthenticatedClient", "Client", "File", "FileTypes", "HTTPStatus", "IntEnum", "Literal",
        "Mapping", "Response", "StrEnum", "TypeVar", "UNSET", "UUID", "Unset",
    }
)  # fmt: skip
_PROPERTIES: Final = frozenset(
    ["additional_keys", "additional_properties", "cls", "d", "field_dict", "from_dict", "src_dict", "to_dict"]
)
_PARAMETERS: Final = frozenset(["body", "client", "cookies", "headers", "kwargs", "params", "response", "url"])


def check_operation_names(spec: Spec) -> Iterator[Finding]:
    """Report operations of one tag that become the same function."""
    name_of = _identifier()
    named = [
        ((name_of(_tag(operation)), name_of(written)), join(operation.pointer, "operationId"), written)
        for operation in spec.operations
        if isinstance(written := operation.value.get("operationId"), str)
    ]
    yield from _collisions(spec, "operation-name-collision", "operations", named, lambda key: key[1])


def _tag(operation: Operation) -> str:
    tags = operation.value.get("tags")
    return next((tag for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str) and tag), "default")


def check_tag_names(spec: Spec) -> Iterator[Finding]:
    """Report tags that become the same module."""
    name_of = _identifier()
    first: dict[str, str] = {}
    for operation in spec.operations:
        if isinstance(operation.value.get("tags"), list) and operation.value["tags"]:
            first.setdefault(_tag(operation), join(operation.pointer, "tags"))
    yield from _collisions(spec, "tag-name-collision", "tags", [(name_of(tag), at, tag) for tag, at in first.items()])


def check_model_names(spec: Spec) -> Iterator[Finding]:
    """Report schema components that become the same module, or take a name that the client uses itself."""
    from openapi_python_client.strings import ClassName  # noqa: PLC0415  # slow to import, and not always needed

    name_of = _identifier()
    named = []
    for name, schema in _members(spec, "components", "schemas"):
        made, pointer = str(ClassName(name, _PREFIX)), join("", "components", "schemas", name)
        if isinstance(schema, dict) and "$ref" not in schema:
            named.append((name_of(made), pointer, name))
        if made in _MODELS:
            message = (
                f"A model named {made} hides a name that every client uses, so that it is renamed; choose another name."
            )
            yield spec.document.finding("name-reserved", message, pointer, Severity.WARNING)
    yield from _collisions(spec, "model-name-collision", "models", named)


def check_property_names(spec: Spec) -> Iterator[Finding]:
    """Report properties of one schema that become the same attribute, or take one that every model has."""
    name_of = _identifier()
    for site in spec.by_kind["Schema"]:
        properties = site.value.get("properties") if isinstance(site.value, dict) else None
        if not isinstance(properties, dict):
            continue
        named = [(name_of(name), join(site.pointer, "properties", name), name) for name in properties]
        yield from _collisions(spec, "property-name-collision", "properties", named)
        for attribute, pointer, name in named:
            if attribute in _PROPERTIES:
                message = f"Every model has its own {attribute}; look for the property {shown(name)} as {attribute}_."
                yield spec.document.finding("name-reserved", message, pointer, Severity.WARNING)


def check_parameter_names(spec: Spec) -> Iterator[Finding]:
    """Report parameters of one operation that become the same argument, or take one that every call has."""
    name_of = _identifier()
    for operation in spec.operations:
        named = [
            ((parameter.get("in"), name_of(name)), pointer, name)
            for pointer, parameter in operation.parameters
            if isinstance(name := parameter.get("name"), str) and isinstance(parameter.get("in"), str)
        ]
        yield from _collisions(spec, "parameter-name-collision", "parameters", named, lambda key: key[1])
        for (_, argument), pointer, name in named:
            if argument in _PARAMETERS:
                message = f"Every call has its own {argument}; look for the parameter {shown(name)} as {argument}_."
                yield spec.document.finding("name-reserved", message, join(pointer, "name"), Severity.WARNING)


def check_enum_names(spec: Spec) -> Iterator[Finding]:
    """Report enum values that become the same member."""
    for site in spec.by_kind["Schema"]:
        values = site.value.get("enum") if isinstance(site.value, dict) else None
        texts = [value for value in _list(values) if value is not None]
        if not texts or not all(isinstance(text, str) for text in texts):
            continue
        given = site.value.get("x-enum-varnames")
        names = (
            given
            if isinstance(given, list) and len(given) == len(texts) and all(isinstance(name, str) for name in given)
            else texts
        )
        pointers = [join(site.pointer, "enum", index) for index, value in enumerate(_list(values)) if value is not None]
        named = [
            (_member(name, index), pointers[index], text)
            for index, (name, text) in enumerate(zip(names, texts, strict=True))
            if text not in texts[:index]
        ]
        yield from _collisions(spec, "enum-name-collision", "enum values", named)


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _member(name: str, index: int) -> str:
    from openapi_python_client.strings import snake_case  # noqa: PLC0415  # slow to import, and not always needed

    member = snake_case(name).upper()
    return member if member.isidentifier() and not member.startswith("_") else f"VALUE_{index}"


def _identifier() -> Callable[[str], str]:
    from openapi_python_client.strings import PythonIdentifier  # noqa: PLC0415  # slow to import, and not always needed

    return lambda name: str(PythonIdentifier(name, _PREFIX))


def _members(spec: Spec, *tokens: str) -> Iterable[tuple[str, JSON]]:
    node: Any = spec.document.data
    for token in tokens:
        node = node.get(token) if isinstance(node, dict) else None
    return node.items() if isinstance(node, dict) else ()


def _collisions(
    spec: Spec,
    rule: str,
    what: str,
    named: Iterable[tuple[Any, str, str]],
    said: Callable[[Any], str] = str,
) -> Iterator[Finding]:
    places: defaultdict[Any, list[tuple[str, str]]] = defaultdict(list)
    for key, pointer, written in named:
        places[key].append((pointer, written))
    for key, ((first, one), *others) in places.items():
        for pointer, other in (place for place in others if place[1] != one):
            message = (
                f"The {what} {shown(one)} (at {first}) and {shown(other)} both become {said(key)} in Python, "
                "where the later one gets a number; rename one, or allow this rule."
            )
            yield spec.document.finding(rule, message, pointer, _SEVERITY.get(rule, Severity.ERROR))


CHECKS = (
    check_operation_names,
    check_tag_names,
    check_model_names,
    check_property_names,
    check_parameter_names,
    check_enum_names,
)
