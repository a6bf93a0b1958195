"""Documents of the models, and how one client reads them."""

from __future__ import annotations

import json
from typing import Any

from clientwright import codec
from clientwright.drift import Drift, DriftLog

SCALARS: dict[str, Any] = {
    "text": "a", "whole": 1, "number": 1.5, "truth": True, "nothing": None, "moment": "2020-01-02T03:04:05Z",
    "day": "2020-01-02", "id": "12345678-1234-5678-1234-567812345678", "anything": {"a": [1]}, "colour": "red",
    "level": 1, "const": "a",
}  # fmt: skip
UNIONS: dict[str, Any] = {"pet": {"kind": "cat", "lives": 9}, "pets": []}
ITEM: dict[str, Any] = {"id": 1}


def read(kind: Any, value: Any) -> tuple[Any, list[Drift]]:
    """Read a JSON value as one client does, with what it hears of drift."""
    found: list[Drift] = []
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return codec.decode(kind, content, DriftLog(found.append).watch("a.b")), found
