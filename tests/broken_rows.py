"""Rows of a table of descriptions with one mistake, and the finding that each must give.

The line of the finding is the one that ends in `#!`.
"""

from __future__ import annotations

from textwrap import dedent, indent
from typing import Final

from attrs import frozen

_HEAD: Final = 'openapi: {version}\ninfo: {{title: T, version: "1"}}\n'
_SCHEMAS: Final = "/components/schemas"


@frozen
class Broken:
    """A description with exactly one mistake."""

    name: str
    text: str
    rule: str
    pointer: str
    line: int
    severity: str = "error"


def of_schemas(body: str, version: str = "3.1.1") -> str:
    """Write a description that has nothing but schemas."""
    return f"{_HEAD.format(version=version)}paths: {{}}\ncomponents:\n  schemas:\n{indent(dedent(body), '    ')}"


def of_paths(body: str, version: str = "3.1.1", schemas: str = "Thing: {type: string}") -> str:
    """Write a description with paths and schemas."""
    components = f"components:\n  schemas:\n{indent(dedent(schemas), '    ')}"
    return f"{_HEAD.format(version=version)}paths:\n{indent(dedent(body), '  ')}\n{components}"


def _line(text: str) -> int:
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.rstrip().endswith("#!")]
    assert len(lines) == 1, text
    return lines[0]


def schema(  # noqa: PLR0913, PLR0917  # a row of the table
    name: str, rule: str, pointer: str, body: str, version: str = "3.1.1", severity: str = "error"
) -> Broken:
    """Write a row about schemas; the pointer counts from the components."""
    text = of_schemas(body, version)
    return Broken(name, text, rule, _SCHEMAS + pointer, _line(text), severity)


def path(  # noqa: PLR0913, PLR0917  # a row of the table
    name: str,
    rule: str,
    pointer: str,
    body: str,
    version: str = "3.1.1",
    schemas: str = "Thing: {type: string}",
    severity: str = "error",
) -> Broken:
    """Write a row about paths; the pointer counts from the paths."""
    text = of_paths(body, version, schemas)
    return Broken(name, text, rule, f"/paths{pointer}", _line(text), severity)


def get(parameters: str = "", response: str = "description: Fine.") -> str:
    """Write one GET operation with parameters and a response, each given as YAML."""
    head = f"parameters:\n{indent(dedent(parameters), '  ')}\n" if parameters else ""
    body = f'operationId: getThing\n{head}responses:\n  "200":\n{indent(dedent(response), "    ")}'
    return f"/things:\n  get:\n{indent(body, '    ')}"


def answer(content: str, media_type: str = "application/json") -> str:
    """Write one GET operation whose answer has the content given as YAML."""
    return get(response=f"description: Fine.\ncontent:\n  {media_type}:\n{indent(dedent(content), '    ')}")


ANSWER: Final = "/~1things/get/responses/200/content"
JSON_ANSWER: Final = f"{ANSWER}/application~1json"
BODY: Final = "/~1things/post/requestBody/content"
FIRST: Final = "/~1things/get/parameters/0"
