"""The examples of a spec, held against its schemas as if nothing could stand there that they do not declare."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import Entry, bundle
from clientwright.pipeline.walking import Spec, fragment, spec_of


@frozen
class Example:
    """One example of a body, with the schema that it is an example of.

    Attributes:
        pointer: JSON pointer to the value.
        value: The value.
        schema: The schema of its media type.

    """

    pointer: str
    value: JSON
    schema: JSON


def examples_of(spec: Spec) -> Iterator[Example]:
    """Give the examples of every body in a spec that are there as values (`inline_examples` puts them there)."""
    for site in spec.by_kind["MediaType"]:
        for name in site.value.get("examples", {}):
            pointer = join(site.pointer, "examples", name)
            example, at = spec.follow(site.value["examples"][name], pointer)
            if "value" in example:
                yield Example(join(at, "value"), example["value"], site.value.get("schema", {}))


def validator_for(document: Document, schema: JSON) -> jsonschema_rs.Draft202012Validator:
    """Give a validator, formats checked, of a schema whose references lead into a spec's components."""
    return _validator(document, json.dumps(schema))


@lru_cache(maxsize=2048)
def _validator(document: Document, text: str) -> jsonschema_rs.Draft202012Validator:
    schema = json.loads(text)
    components = _referred(document.data.get("components", {}), schema)
    if spec_of(document).version == "3.0":
        return _validator_for_3_0(document, components, schema)
    return jsonschema_rs.Draft202012Validator({"allOf": [schema], "components": components}, validate_formats=True)


def _referred(components: Mapping[str, JSON], schema: JSON) -> dict[str, JSON]:
    """Give those components that a schema refers to, on whatever way: the whole of a large spec takes long to read."""
    found: dict[str, JSON] = {}
    waiting = [*_references(schema)]
    while waiting:
        kind, _, name = waiting.pop().removeprefix("#/components/").partition("/")
        key = fragment(name.partition("/")[0]).replace("~1", "/").replace("~0", "~")
        inner = components.get(kind)
        if isinstance(inner, dict) and key in inner and key not in found.setdefault(kind, {}):
            found[kind][key] = inner[key]
            waiting += _references(inner[key])
    return found


def _references(node: JSON) -> Iterator[str]:
    """Give every reference, wherever it stands."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from _references(item)


def _validator_for_3_0(
    document: Document, components: dict[str, JSON], schema: JSON
) -> jsonschema_rs.Draft202012Validator:
    """Have what means something else than in JSON Schema, such as `nullable`, translated first."""
    schemas = {**components.get("schemas", {}), "": schema}
    data = {"openapi": document.data["openapi"], "components": {**components, "schemas": schemas}}
    entry: Entry = ("/components/schemas/", None)
    bundled, names = bundle(spec_of(Document(document.name, data, document.marks, document.format)), [entry])
    root = {"$defs": bundled["$defs"], "$ref": f"#/$defs/{names[entry]}"}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True, formats=dict(CHECKERS))


@lru_cache(maxsize=8)
def closed_world(document: Document) -> Document:
    """Have every object of a spec that lists its fields refuse others.

    What `allOf` joins is closed where it is joined, and not part by part: each part has fields of its own.
    """
    components: dict[str, JSON] = document.data.get("components", {}).get("schemas", {})
    world = _World(frozenset(_joined(document.data)), components)
    return Document(document.name, world.closed(document.data), document.marks, document.format)


def _joined(node: JSON) -> Iterator[str]:
    """Give the references that stand in an `allOf` anywhere."""
    if isinstance(node, list):
        for item in node:
            yield from _joined(item)
    elif isinstance(node, dict):
        parts = node.get("allOf")
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict) and isinstance(part.get("$ref"), str):
                yield part["$ref"]
        for value in node.values():
            yield from _joined(value)


@frozen
class _World:
    """What is closed as a whole: the components that some `allOf` refers to, and all components by name."""

    joined: frozenset[str]
    components: Mapping[str, JSON]

    def closed(self, node: JSON, *, joined: bool = False) -> JSON:
        """Close what stands at a place; a component that is joined elsewhere is closed where it is used."""
        if isinstance(node, list):
            return [self.closed(item) for item in node]
        if not isinstance(node, dict):
            return node
        closed = {name: self._member(name, value) for name, value in node.items()}
        if joined or not self._lists_fields(node):
            return closed
        # Beside a reference, OpenAPI 3.0 reads nothing.
        return {**({"allOf": [closed]} if "$ref" in closed else closed), "unevaluatedProperties": False}

    def _member(self, name: str, value: JSON) -> JSON:
        if name == "schemas" and isinstance(value, dict):
            return {
                key: self.closed(found, joined=f"#/components/schemas/{key}" in self.joined)
                for key, found in value.items()
            }
        if name == "properties" and isinstance(value, dict):
            # The names in here are an author's own, and no keywords.
            return {key: self.closed(found) for key, found in value.items()}
        return value if name in {"allOf", "value"} else self.closed(value)

    def _lists_fields(self, node: dict[str, JSON]) -> bool:
        """Tell whether an object's own fields are listed here, or by parts that nothing else closes."""
        if isinstance(node.get("properties"), dict):
            return True
        parts = node.get("allOf")
        inner = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
        if isinstance(node.get("$ref"), str) and node["$ref"] in self.joined:
            inner.append(self.components.get(node["$ref"].rpartition("/")[2], {}))
        return any(self._lists_fields(part) for part in inner)


def example_findings(document: Document, *, closed: bool = True) -> Iterator[Finding]:
    """Give every example that its schema refuses.

    Args:
        document: The spec, its examples inlined.
        closed: Whether a field that the schema does not declare is refused too.

    """
    spec = spec_of(closed_world(document) if closed else document)
    for example in examples_of(spec):
        yield from _refusals(spec.document, example)


def schema_example_findings(document: Document) -> Iterator[Finding]:
    """Give every value among a schema's own `examples` that the schema refuses."""
    for site in spec_of(document).by_kind["Schema"]:
        values = site.value.get("examples", ()) if isinstance(site.value, dict) else ()
        for index, value in enumerate(values):
            yield from _refusals(document, Example(join(site.pointer, "examples", index), value, site.value))


def _refusals(document: Document, example: Example) -> Iterator[Finding]:
    for error in validator_for(document, example.schema).iter_errors(example.value):
        pointer = join(example.pointer, *error.instance_path)
        message = f"The example is not what its schema says: {error.message}; correct the schema or the example."
        yield document.finding("example-refused", message, pointer)
