"""Small documents to generate from, and the generated package as a module."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import PipelineError, Severity
from clientwright.pipeline.generation import generate
from clientwright.pipeline.loading import loads

HTTP_OK = 200


def spec(
    paths: dict[str, Any] | None = None, schemas: dict[str, Any] | None = None, version: str = "3.1.1", **top: Any
) -> dict[str, Any]:
    """Write a document around paths and schemas."""
    return {
        "openapi": version,
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
        **top,
    }


def document(data: Any) -> Document:
    """Read data as the pipeline reads a file, with a line for every node."""
    return loads(json.dumps(data, indent=1), "openapi.json")


def answer(schema: Any, media: str = "application/json") -> dict[str, Any]:
    """Describe an operation by the body of its 200."""
    return {"responses": {"200": {"description": "", "content": {media: {"schema": schema}}}}}


def sent(schema: Any, media: str = "application/json", **beside: Any) -> dict[str, Any]:
    """Describe an operation by its request body."""
    return {"requestBody": {"required": True, "content": {media: {"schema": schema, **beside}}}, "responses": {}}


def found(data: Any, folder: Path, severity: Severity = Severity.ERROR) -> list[tuple[str, str]]:
    """Generate, and give the rule and pointer of every finding."""
    try:
        generated = generate(document(data), "broken", folder / "out")
    except PipelineError as error:
        return [(one.rule, one.pointer) for one in error.findings if one.severity is severity]
    return [(one.rule, one.pointer) for one in generated.warnings if one.severity is severity]


def module(name: str, folder: Path) -> Any:
    """Import a module of a generated package."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
        importlib.invalidate_caches()
    return importlib.import_module(name)


def made(data: Any, provider: str, folder: Path) -> Iterator[Path]:
    """Generate a client into a folder, and forget its modules afterwards."""
    generate(document(data), provider, folder)
    yield folder
    sys.path[:] = [entry for entry in sys.path if entry != str(folder)]
    package = f"{provider.replace('-', '_')}_client"
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]


def playing(seen: list[httpx.Request], status: int = HTTP_OK, answered: Any = None) -> httpx.Client:
    """Make an httpx client whose every request is noted and answered at once."""

    def play(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(status, json=answered)

    return httpx.Client(transport=httpx.MockTransport(play))
