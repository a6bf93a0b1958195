"""The standard library's JSON: dicts and lists, no models."""

from __future__ import annotations

import json

decode = json.loads


def encode(value: object) -> bytes:
    """Write a value as httpx does."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
