"""Check that a base spec refers to the examples that the document shows, by the names of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from attrs import frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.schema_reading import shown
from clientwright.pipeline.walking import Operation, Spec


@frozen
class _Body:
    """A request body (part `request`) or a response (part its status) with JSON content."""

    operation: Operation
    part: str
    pointer: str
    holder: dict[str, Any]

    @property
    def is_request(self) -> bool:
        return self.part == "request"


def check_example_files(spec: Spec) -> Iterator[Finding]:
    """Report JSON bodies without an example file, and files that are not named after what they are an example of.

    A 2xx response needs an example, and so does a request body when the document prints any request at all, unless
    `x-no-example` says why there is none.
    """
    bodies = [body for operation in spec.operations for body in _bodies(spec, operation)]
    requests = any(body.is_request and any(_files(body)) for body in bodies)
    identifiers = (operation.value.get("operationId") for operation in spec.operations)
    names = [re.escape(identifier) for identifier in identifiers if isinstance(identifier, str)]
    for body in bodies:
        needed = requests if body.is_request else body.part.startswith("2")
        if needed and not any(_files(body)) and not isinstance(body.holder.get("x-no-example"), str):
            message = (
                f"The {body.part} body of {body.operation.title} has no example; refer to the documented one with "
                "externalValue, or say in x-no-example why there is none."
            )
            yield spec.document.finding("style-example-missing", message, body.pointer)
        for pointer, file in _files(body):
            if re.fullmatch(_pattern(body, names), PurePosixPath(file).name) is None:
                message = f"The example file {shown(file)} should be called {_wanted(body)}; rename it."
                yield spec.document.finding("style-example-name", message, pointer)


def _pattern(body: _Body, names: list[str]) -> str:
    # One documented example may serve several operations, so any operation of the spec may give the name.
    label = "" if body.is_request else r"(\.[a-z0-9-]+)?"
    return rf"({'|'.join(names)})\.{re.escape(body.part)}{label}\.json"


def _wanted(body: _Body) -> str:
    plain = f"<operationId>.{body.part}.json"
    return plain if body.is_request else f"{plain} or <operationId>.{body.part}.<name>.json"


def _bodies(spec: Spec, operation: Operation) -> Iterator[_Body]:
    places = [("request", join(operation.pointer, "requestBody"), operation.value.get("requestBody"))]
    for status, response in _dict(operation.value.get("responses")).items():
        places.append((status, join(operation.pointer, "responses", status), response))
    for part, pointer, value in places:
        try:
            holder, at = spec.follow(value, pointer)
        except LookupError:
            continue
        if isinstance(holder, dict) and any(map(is_json, _dict(holder.get("content")))):
            yield _Body(operation, part, at, holder)


def _files(body: _Body) -> Iterator[tuple[str, str]]:
    for media_type, media in body.holder["content"].items():
        for key, example in _dict(_dict(media).get("examples")).items():
            file = _dict(example).get("externalValue")
            if isinstance(file, str):
                yield join(body.pointer, "content", media_type, "examples", key, "externalValue"), file


def _dict(value: JSON) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
