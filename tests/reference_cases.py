"""Small projects whose reference pages are tested."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clientwright.pipeline.effective import Provider
from clientwright.reference import command
from clientwright.reference.annotating import annotated
from clientwright.reference.reading import Reference, read

JSON = "application/json"


def spec(**more: Any) -> dict[str, Any]:
    """Give a spec of one operation that reads a thing."""
    thing = {"type": "object", "properties": {"id": {"type": "string"}, "size": {"type": "integer"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://things.example"}],
        "paths": {
            "/things/{id}": {
                "get": {
                    "operationId": "getThing",
                    "tags": ["things"],
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                        {"name": "deep", "in": "query", "schema": {"type": "boolean"}},
                    ],
                    "responses": {"200": answer("A thing.", {"$ref": "#/components/schemas/Thing"})},
                }
            }
        },
        "components": {"schemas": {"Thing": thing}},
        **more,
    }


def answer(description: str, schema: Any) -> dict[str, Any]:
    """Give an answer with a JSON body."""
    return {"description": description, "content": {JSON: {"schema": schema}}}


def overlay(*actions: Mapping[str, Any], title: str = "Corrections") -> dict[str, Any]:
    """Give an overlay with some actions."""
    return {"overlay": "1.1.0", "info": {"title": title, "version": "1"}, "actions": list(actions)}


def provider(folder: Path, document: Any, overlays: Sequence[Any] = (), name: str = "things") -> Provider:
    """Write a provider's files, a line each member, and give the provider."""
    path = folder / "specs" / name / "openapi.json"
    written = [folder / "overlays" / name / f"fix-{index}.overlay.json" for index in range(len(overlays))]
    for target, content in zip([path, *written], [document, *overlays], strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, indent=1), "utf-8")
    return Provider(name, path, tuple(written), own=False)


def reference(folder: Path, document: Any, *overlays: Any) -> Reference:
    """Read a provider made of a spec and overlays."""
    return read(provider(folder, document, overlays))


def shown(folder: Path, document: Any, *overlays: Any) -> Any:
    """Give the spec of a provider as its page shows it."""
    return annotated(reference(folder, document, *overlays))


def run(*arguments: str) -> int:
    """Run the command in this process and give its exit status."""
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["docs", *arguments])
    return int(parsed.run(parsed))
