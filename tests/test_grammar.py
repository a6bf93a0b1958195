"""The tables of what stands where, held against the published schemas."""

import json
from importlib import resources
from typing import Any

import pytest

from clientwright.pipeline.grammar import GRAMMAR, REFERENCEABLE, Version

OBJECTS = {
    "info": "Info", "contact": "Contact", "license": "License", "server": "Server", "server-variable": "ServerVariable",
    "components": "Components", "path-item": "PathItem", "operation": "Operation", "parameter": "Parameter",
    "external-documentation": "ExternalDocs", "request-body": "RequestBody", "media-type": "MediaType",
    "encoding": "Encoding", "response": "Response", "example": "Example", "link": "Link", "header": "Header",
    "tag": "Tag", "security-scheme": "SecurityScheme",
}  # fmt: skip
#: Fields in which the schema of 2022 differs from the text: it calls a link's `server` `body`, and leaves these out.
PASSED = {
    ("3.1", "Link"): {"body", "server"},
    ("3.1", "PathItem"): {"$ref"},
    ("3.1", "Header"): {"allowEmptyValue", "allowReserved"},
    ("3.2", "Header"): {"allowEmptyValue", "allowReserved"},
}


def published(version: Version) -> dict[str, Any]:
    """Read the schema of the OpenAPI Initiative for a version."""
    file = resources.files("openapi_spec_validator") / f"resources/schemas/v{version}/schema.json"
    return dict(json.loads(file.read_text("utf-8")))


def fields(node: Any, definitions: dict[str, Any], seen: frozenset[str] = frozenset()) -> set[str]:
    """Collect the properties that an object's schema names, in all of its parts."""
    if not isinstance(node, dict):
        return set()
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    parts = [part for keyword in ("allOf", "anyOf", "oneOf") for part in node.get(keyword, ())]
    parts += [node.get("if"), node.get("then"), node.get("else"), *node.get("dependentSchemas", {}).values()]
    parts += node.get("$defs", {}).values()
    if name in definitions and name not in seen:
        parts.append(definitions[name])
    below = (fields(part, definitions, seen | {name}) for part in parts)
    return set(node.get("properties", {})).union(*below)


@pytest.mark.parametrize("kind", OBJECTS)
@pytest.mark.parametrize("version", ["3.1", "3.2"])
def test_every_object_has_the_fields_that_are_published(version: Version, kind: str) -> None:
    """Our tables and the published schema name the same fields of every object."""
    definitions = published(version)["$defs"]
    name = OBJECTS[kind]
    different = fields(definitions[kind], definitions) ^ set(GRAMMAR[version][name])
    assert PASSED.get((version, name), set()) == different


@pytest.mark.parametrize("version", ["3.1", "3.2"])
def test_every_section_of_components_holds_what_can_be_referred_to(version: Version) -> None:
    """Each section of the components is the target of references to one kind of object, and of no other."""
    sections = {section: kind[1:-1] for section, kind in GRAMMAR[version]["Components"].items()}
    assert sections == {
        section: kind for kind, section in REFERENCEABLE.items() if version == "3.2" or section != "mediaTypes"
    }
