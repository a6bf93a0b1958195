"""orjson: dicts and lists, no models."""

from orjson import dumps as encode
from orjson import loads as decode

__all__ = ["decode", "encode"]
