"""Correct what the generator has read: names that shadow other names, defaults escaped twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import Value
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.strings import PythonCode

from clientwright.pipeline.generation.arguments import IN_MODELS, IN_OPERATIONS, parameters_of, rename


def repair(data: GeneratorData) -> None:
    """Correct, in place, what the generator has read from a normalised document."""
    classes = {str(one.class_info.name) for one in [*data.models, *data.enums]}
    for model in data.models:
        properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
        for one in [*properties, *([model.additional_properties] if model.additional_properties else [])]:
            _correct(one)
        rename(properties, IN_MODELS | classes)
    for endpoint in endpoints(data):
        for one in endpoint.list_all_parameters():
            _correct(one)
        rename(parameters_of(endpoint), IN_OPERATIONS)


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """Give every endpoint, by tag."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def _correct(prop: Any) -> None:
    if prop.default is not None and isinstance(prop.default.raw_value, str):
        code = prop.default.python_code.as_unembedded_code()
        if code[:1] in {"'", '"'}:
            prop.default = Value(PythonCode(repr(prop.default.raw_value)), prop.default.raw_value)
    for inner in _inner(prop):
        _correct(inner)


def _inner(prop: Any) -> list[Any]:
    if isinstance(prop, ListProperty):
        return [prop.inner_property]
    return list(prop.inner_properties) if isinstance(prop, UnionProperty) else []
