"""Short ways to write documents and overlays, and to see what comes of them."""

import json
from collections.abc import Iterator
from typing import Any

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import Applied, apply

INFO = {"title": "Test", "version": "1"}
SET = {"target": "$", "update": {"x": 1}}
REUSED = {"actions": {"set": {"fields": {"update": {"x": 1}}}}}


def spec(data: Any, name: str = "spec.json") -> Document:
    """Read data as a target document."""
    return loads(json.dumps(data), name)


def overlay(*actions: Any, version: str = "1.1.0", name: str = "some.overlay.json", **fields: Any) -> Document:
    """Read actions as an overlay."""
    return loads(json.dumps({"overlay": version, "info": INFO, "actions": actions} | fields), name)


def change(data: Any, *actions: Any, version: str = "1.1.0", **fields: Any) -> Any:
    """Give the data after the actions."""
    return apply(spec(data), [overlay(*actions, version=version, **fields)]).document.data


def refused(document: Document, *overlays: Document, **options: bool) -> tuple[Finding, ...]:
    """Give the findings of overlays that cannot be applied."""
    try:
        done: Applied = apply(document, overlays, **options)
    except PipelineError as error:
        return error.findings
    raise AssertionError(f"applied: {done.document.data}")


def brief(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Give rule and pointer of each finding."""
    return [(finding.rule, finding.pointer) for finding in findings]


def text(document: Document) -> str:
    """Write data and marks of a document down, to see whether they change."""
    return f"{json.dumps(document.data)} {document.marks}"


def shapes(data: Any, marks: Marks, at: str = "") -> Iterator[str]:
    """Give each pointer where data and marks are not in lockstep."""
    below: Any = marks.children
    if isinstance(data, dict):
        if not isinstance(below, dict) or list(data) != list(below):
            yield at
            return
        for key in data:
            yield from shapes(data[key], below[key], f"{at}/{key}")
    elif isinstance(data, list):
        if not isinstance(below, list) or len(data) != len(below):
            yield at
            return
        for index, item in enumerate(data):
            yield from shapes(item, below[index], f"{at}/{index}")
    elif below is not None:
        yield at


def place(file: str, line: int, column: int) -> Location:
    """Give a place."""
    return Location(file, line, column)
