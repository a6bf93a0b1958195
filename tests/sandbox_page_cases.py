"""Sandboxes whose specs, records and requests say what a test wants, to see what the status page makes of it."""

from __future__ import annotations

import json
from typing import Any, Final

from sandbox_helping import send

from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.sandbox.engine import Engine, engine_of

SECRET: Final = "s3cr3t-that-is-never-shown"
EXAMPLE: Final = "/components/examples/one/value"


def saying(word: str, **options: Any) -> Engine:
    """Give a sandbox whose operations, records and journal say a word wherever they can, and hide a secret."""
    engine = engine_of(spec_of(loads(json.dumps(_described(word)), "made-up.json")), "made_up", **options)
    sent = json.dumps({"id": word, "pin": SECRET}).encode()
    headers = (("Content-Type", "application/json"), ("X-Said", word))
    send(engine, "POST", "/things", sent, query=f"key={SECRET}&{word}", headers=headers)
    send(engine, "GET", f"/nowhere/{word}", headers=headers)
    return engine


def _described(word: str) -> dict[str, Any]:
    record = {"id": word, "note": word, "pin": SECRET, "inner": [{word: word, "pin": SECRET}]}
    kept = {"type": "object", "properties": {
        "id": {"type": "string"}, "pin": {"type": "string", "x-clientwright-sensitive": True}}}  # fmt: skip
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": word, "version": word},
        "security": [{"key": []}],
        "x-clientwright-sandbox": {"resources": {"thing": {"identity": "/id", "first": [{"value": EXAMPLE}]}}},
        "paths": {
            "/things": {
                "post": {
                    "operationId": f"make {word}",
                    "x-clientwright-effect": "money",
                    "requestBody": body,
                    "responses": {"204": {"description": word}},
                }
            },
            f"/{word}/there": {"get": {"responses": {"204": {"description": word}}}},
        },
        "components": {
            "schemas": {"Thing": kept},
            "examples": {"one": {"value": record}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "query", "name": "key"}},
        },
    }
