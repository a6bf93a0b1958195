"""The examples of a spec, held against its schemas as if nothing could stand there that they do not declare."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema_rs
from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import Entry, bundle
from clientwright.pipeline.walking import Spec, spec_of


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
    """Make a validator, formats checked, of a schema whose references lead into a spec's components."""
    components: dict[str, JSON] = document.data.get("components", {})
    if spec_of(document).version == "3.0":
        return _validator_for_3_0(document, components, schema)
    return jsonschema_rs.Draft202012Validator({"allOf": [schema], "components": components}, validate_formats=True)


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


def closed_world(document: Document) -> Document:
    """Have every object of a spec that lists its fields refuse others; what `allOf` joins stays open."""
    return Document(document.name, _closed(document.data), document.marks, document.format)


def _closed(node: JSON) -> JSON:
    if isinstance(node, list):
        return [_closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    closed = {name: _closed_member(name, value) for name, value in node.items()}
    if isinstance(node.get("properties"), dict):
        closed["unevaluatedProperties"] = False
    return closed


def _closed_member(name: str, value: JSON) -> JSON:
    if name in {"properties", "schemas"} and isinstance(value, dict):
        # The names in here are an author's own, and no keywords.
        return {key: _closed(found) for key, found in value.items()}
    return value if name in {"allOf", "value"} else _closed(value)


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
