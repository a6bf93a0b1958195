"""Reads a request by what a description says of parameters and bodies, apart from all code under test."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the method, the path and the description of every operation, shared parameters among its own."""
    for path, item in document["paths"].items():
        for method in ("get", "put", "post", "patch", "delete"):
            if method in item:
                shared = item.get("parameters", []) + item[method].get("parameters", [])
                yield method.upper(), path, {**item[method], "parameters": shared}


def understood(document: dict[str, Any], request: httpx.Request) -> tuple[str, dict[str, Any], Any]:
    """Give the operation of a request, its parameters as texts by place and name, and its body."""
    raw = request.url.raw_path.decode().partition("?")[0]
    for method, path, operation in operations(document):
        names = re.findall(r"{([^}]*)}", path)
        pattern = re.sub(r"\\{[^}]*\\}", "([^/]*)", re.escape(f"/v1{path}"))
        match = re.fullmatch(pattern, raw)
        if match and method == request.method:
            found = dict(zip(names, match.groups(), strict=True))
            values = {
                f"{one['in']} {one['name']}": value
                for one in operation["parameters"]
                if (value := _parameter(document, one, request, found)) is not None
            }
            return operation["operationId"], values, body(request)
    raise AssertionError(f"no operation is {request.method} {raw}")


def _parameter(document: dict[str, Any], one: dict[str, Any], request: httpx.Request, path: dict[str, str]) -> Any:
    if "content" in one:
        text = _raw(one, request, path)
        return None if text is None else json.loads(unquote(text))
    style = one.get("style", {"path": "simple", "header": "simple"}.get(one["in"], "form"))
    apart = one.get("explode", style == "form")
    schema = _resolved(document, one["schema"])
    pairs = _pairs(one, request)
    if style == "deepObject":
        inner = re.compile(re.escape(one["name"]) + r"\[(.*)\]")
        return {match[1]: unquote(value) for name, value in pairs if (match := inner.fullmatch(unquote(name)))} or None
    if style == "form" and apart and "properties" in schema:
        members = {name: unquote(value) for name, value in pairs if name in schema["properties"]}
        return members or None
    if style == "form" and apart and "items" in str(schema):
        return [unquote(value) for name, value in pairs if unquote(name) == one["name"]] or None
    text = _raw(one, request, path)
    return None if text is None else _value(text, style, schema, one["name"], apart=apart)


def _value(text: str, style: str, schema: dict[str, Any], name: str, *, apart: bool) -> Any:
    """Split a text by its style."""
    separator = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(style, ",")
    if style in {"label", "matrix"}:
        mark = {"label": ".", "matrix": ";"}[style]
        assert text.startswith(mark)
        text, separator = text[1:], mark if apart else ","
    if style == "matrix" and not (apart and "properties" in schema):
        parts = text.split(";") if apart else [text]
        assert all(part.startswith(f"{name}=") for part in parts)
        text = separator.join(part.removeprefix(f"{name}=") for part in parts)
    parts = [unquote(part) for part in text.split(separator)]
    if "properties" in schema:
        return dict(part.split("=") for part in parts) if apart else dict(zip(parts[::2], parts[1::2], strict=True))
    return parts if schema.get("type") == "array" else unquote(text)


def _raw(one: dict[str, Any], request: httpx.Request, path: dict[str, str]) -> str | None:
    if one["in"] == "path":
        return path[one["name"]]
    if one["in"] == "header":
        return str(request.headers[one["name"]]) if one["name"] in request.headers else None
    found = [value for name, value in _pairs(one, request) if unquote(name) == one["name"]]
    assert len(found) < 2
    return found[0] if found else None


def _pairs(one: dict[str, Any], request: httpx.Request) -> list[tuple[str, str]]:
    place = {"query": request.url.query.decode(), "cookie": request.headers.get("cookie", "")}.get(one["in"], "")
    split = re.split(r"&|; ", place)
    return [(name, value) for name, _, value in (part.partition("=") for part in split if part)]


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").removeprefix("#/components/schemas/")
    return document["components"]["schemas"][name] if name else schema


def body(request: httpx.Request) -> Any:
    """Read a body by its content type: JSON, the pairs of a form, the parts of one with files, or as it is."""
    kind = request.headers.get("content-type", "")
    if "json" in kind:
        return json.loads(request.content)
    if kind == "application/x-www-form-urlencoded":
        return parse_qsl(request.content.decode(), strict_parsing=True)
    if kind.startswith("multipart/form-data"):
        message = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + request.content)
        return [_part(part) for part in message.get_payload()]
    return (kind, request.content) if kind else None


def _part(part: Any) -> tuple[str, str | None, str, bytes]:
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), part.get_content_type(), part.get_payload(decode=True)
