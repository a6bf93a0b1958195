"""Correct what the generator has read: names that shadow its own code, defaults escaped twice, lost descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, Property
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import Value
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.openapi_schema_pydantic.reference import Reference
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonCode, PythonIdentifier

IN_MODELS = frozenset(
    {
        "additional_keys",
        "additional_properties",
        "additional_property",
        "cast",
        "cls",
        "d",
        "field_dict",
        "from_dict",
        "prop",
        "prop_dict",
        "prop_name",
        "src_dict",
        "to_dict",
    }
)
IN_FORMS = IN_MODELS | {"files", "json", "text_of", "to_multipart", "types"}
IN_ENDPOINTS = frozenset(
    {
        "asyncio",
        "asyncio_detailed",
        "body",
        "cast",
        "client",
        "cookies",
        "errors",
        "form_of",
        "headers",
        "httpx",
        "kwargs",
        "params",
        "quote",
        "query_of",
        "response",
        "segment_of",
        "status_of",
        "sync",
        "sync_detailed",
        "url",
    }
)


def repair(data: GeneratorData, wire_names: dict[str, str]) -> None:
    """Correct, in place, what the generator has read from a normalised document."""
    for model in data.models:
        properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
        _describe(model, properties)
        for one in [*properties, *([model.additional_properties] if model.additional_properties else [])]:
            _correct(one, wire_names)
        _rename(properties, IN_FORMS if model.is_multipart_body else IN_MODELS)
    for endpoint in endpoints(data):
        for one in endpoint.list_all_parameters():
            _correct(one, wire_names)
        for response in endpoint.responses:
            _correct(response.prop, wire_names)
        _rename_arguments(endpoint)


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """Give every endpoint, by tag."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def _correct(prop: Any, wire_names: dict[str, str]) -> None:
    name = prop.name.get_untrusted_value() if isinstance(prop.name, UntrustedString) else prop.name
    if name in wire_names:
        prop.name = UntrustedString(wire_names[name])
    if isinstance(prop, ConstProperty):
        prop.value = _literal(prop.value)
    if prop.default is not None and prop.default.python_code.as_unembedded_code()[:1] in {"'", '"'}:
        prop.default = _literal(prop.default)
    for inner in _inner(prop):
        _correct(inner, wire_names)


def _literal(value: Value) -> Value:
    """Write a text as Python does; the generator has escaped its quotes twice."""
    return Value(PythonCode(repr(value.raw_value)), value.raw_value) if isinstance(value.raw_value, str) else value


def _inner(prop: Any) -> list[Any]:
    if isinstance(prop, ListProperty):
        return [prop.inner_property]
    return list(prop.inner_properties) if isinstance(prop, UnionProperty) else []


def _describe(model: ModelProperty, properties: Iterable[Property]) -> None:
    """Put back the description that stands beside a reference."""
    written = model.data.properties or {}
    for prop in properties:
        node = written.get(prop.name)
        beside = (node.model_extra or {}).get("description") if isinstance(node, Reference) else None
        beside = beside or (node.description if node is not None and not isinstance(node, Reference) else None)
        if beside:
            prop.description = beside if isinstance(beside, UntrustedString) else UntrustedString(str(beside))


def _locals(prop: Any) -> set[str]:
    """Name the variables that the code for a property makes beside its own."""
    names = {f"json_{prop.python_name}"}
    for inner in _inner(prop):
        names |= {inner.python_name, f"{inner.python_name}_data", f"{inner.python_name}_element", *_locals(inner)}
    return names


def _rename(properties: list[Property], reserved: frozenset[str]) -> None:
    """Give another attribute name to a property whose name the code around it uses; its wire name stays."""
    taken = Counter(str(prop.python_name) for prop in properties)
    variables = Counter(name for prop in properties for name in _locals(prop))
    for prop in properties:
        before, own = str(prop.python_name), _locals(prop)
        name = before
        while name in reserved or variables[name] > (name in own) or (name != before and taken[name]):
            name += "_"
        if name != before:
            _call(prop, name)
            taken.update({before: -1, name: 1})
            variables.subtract(own)
            variables.update(_locals(prop))


def _call(prop: Any, name: str) -> None:
    prop.python_name = str.__new__(PythonIdentifier, name)


def _rename_arguments(endpoint: Endpoint) -> None:
    before = [str(prop.python_name) for prop in endpoint.path_parameters]
    properties = [prop for _, prop in endpoint.iter_all_parameters()]
    _rename(properties, IN_ENDPOINTS)
    path = endpoint.path.get_untrusted_value()
    for old, prop in zip(before, endpoint.path_parameters, strict=True):
        path = path.replace(f"{{{old}}}", f"{{{prop.python_name}}}")
    endpoint.path = UntrustedString(path)
