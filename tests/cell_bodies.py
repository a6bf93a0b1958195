"""Bodies of schemas that a test writes down, without a spec file or a generated client around them."""

from __future__ import annotations

from typing import Any, cast

from attrs import frozen

from clientwright.conformance.law import Case
from clientwright.conformance.subjects import Body, Direction, Subject
from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location
from clientwright.pipeline.walking import Spec, spec_of


@frozen(eq=False)
class Stub:
    """What the cells need to know of a provider."""

    name: str
    document: Document
    spec: Spec


def body_of(
    schema: Any,
    *examples: Any,
    direction: Direction = "response",
    annotation: object = Any,
    version: str = "3.1.0",
    **components: Any,
) -> tuple[Subject, Body]:
    """Make a body of a schema.

    Args:
        schema: The schema.
        examples: The documented examples.
        direction: Whether it is sent or received.
        annotation: What a client reads it as.
        version: The version of OpenAPI.
        components: What the schema refers to as `#/components/schemas/<name>`.

    """
    data = {"openapi": version, "components": {"schemas": {"It": schema, **components}}}
    document = Document("test", data, Marks(Location("test")))
    subject = cast("Subject", Stub("test", document, spec_of(document)))
    named = {str(index): example for index, example in enumerate(examples)}
    place = "/components/schemas/It"
    return subject, Body(direction, "200", "application/json", place, schema, annotation, named)


def case_of(schema: Any, *examples: Any, **further: Any) -> Case:
    """Make a case of a body of a schema; the arguments are those of `body_of`."""
    subject, body = body_of(schema, *examples, **further)
    return Case(subject, "test", body.pointer, None, body)


def ref(name: str) -> dict[str, str]:
    """Refer to a component."""
    return {"$ref": f"#/components/schemas/{name}"}
