"""What every competitor is given: one spec, the same pages, and made-up specs of any size."""

from __future__ import annotations

import copy
import json
import uuid
from pathlib import Path
from typing import Any

from clientwright.pipeline.effective import effective_of, find_providers

ROOT = Path(__file__).parents[1]
SIZES = (1, 100, 1000)
DOCUMENTED = "documented"
"""The documented page of four memberships, which calls are answered with."""


def trybe_spec() -> dict[str, Any]:
    """Give Trybe's effective spec, overlays applied, without extensions, at which some competitors stumble."""
    (provider,) = find_providers(ROOT / "specs", ROOT / "overlays", ("trybe",))
    spec: dict[str, Any] = _without_extensions(effective_of(provider).document.data)
    return spec


def _without_extensions(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_extensions(value) for key, value in node.items() if not str(key).startswith("x-")}
    if isinstance(node, list):
        return [_without_extensions(value) for value in node]
    return node


def name_of(size: int, *, unknown: bool = False) -> str:
    """Give the name of a page: how many items it has, and whether each has a field that the spec does not know."""
    return f"{size}-unknown" if unknown else str(size)


def write_pages(folder: Path) -> None:
    """Write the documented list of memberships with each number of items, as it stands and with an unknown field."""
    documented = (ROOT / "specs/trybe/examples/listMemberships.200.json").read_text("utf-8")
    _write(folder, DOCUMENTED, json.loads(documented))
    for size in SIZES:
        page = json.loads(documented)
        page["data"] = [_item(page["data"], index) for index in range(size)]
        _write(folder, name_of(size), page)
        for item in page["data"]:
            item["loyalty_tier"] = "gold"
        _write(folder, name_of(size, unknown=True), page)


def _item(items: list[dict[str, Any]], index: int) -> dict[str, Any]:
    item = copy.deepcopy(items[index % len(items)])
    for holder in (item, item["customer"], item["rate"], item["type"]):
        holder["id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{holder['id']} {index}"))
    return item


def _write(folder: Path, name: str, page: dict[str, Any]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(page, separators=(",", ":")), "utf-8")


def big_spec(models: int) -> dict[str, Any]:
    """Make up a spec: every fifteen models belong to one tag, with five operations."""
    paths = {
        f"/things{number}/{{id}}": {"get": _operation(number, f"group{number // 15}")} for number in range(0, models, 3)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Big", "version": "1.0.0", "description": "Made up."},
        "servers": [{"url": "https://big.example"}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": {f"Thing{number}": _thing(number, models) for number in range(models)},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(number: int, tag: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/Thing{number}"}
    return {
        "operationId": f"{tag}.get_thing{number}",
        "summary": "Read a thing",
        "tags": [tag],
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {"200": {"description": "The thing.", "content": {"application/json": {"schema": schema}}}},
    }


def _thing(number: int, models: int) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "created_at": {"type": "string", "format": "date-time"},
        "amount": {"type": "integer"},
        "note": {"type": ["string", "null"]},
        "labels": {"type": "array", "items": {"type": "string"}},
    }
    if number % 3 != 2 and number + 1 < models:  # noqa: PLR2004  # three to a family
        properties["part"] = {"$ref": f"#/components/schemas/Thing{number + 1}"}
    return {"type": "object", "required": ["id", "name", "created_at"], "properties": properties}


def thing() -> dict[str, Any]:
    """Give a thing of the made-up spec, with its parts."""
    flat = {"id": str(uuid.NAMESPACE_OID), "name": "A", "created_at": "2026-01-02T03:04:05Z", "amount": 1, "note": None}
    return flat | {"labels": ["a"], "part": flat | {"part": flat}}
