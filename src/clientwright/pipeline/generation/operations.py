"""Rewrite paths: references inlined, every operation named, and its security written beside it."""

from __future__ import annotations

from openapi_python_client.strings import PythonIdentifier, pascal_case

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.generation.contents import request, response
from clientwright.pipeline.generation.context import Context
from clientwright.pipeline.generation.naming import operation_name
from clientwright.pipeline.generation.parameters import parameters

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def operations(context: Context, data: dict[str, JSON]) -> dict[str, JSON]:
    """Rewrite every operation of a document to a path item of its own kind."""
    paths = data.get("paths")
    result: dict[str, JSON] = {}
    names: dict[str, str] = {}
    for path, written in (paths if isinstance(paths, dict) else {}).items():
        if path.startswith("x-"):
            continue
        item, where = context.follow(written, join("", "paths", path))
        _unknown_methods(context, item, where)
        for method in METHODS:
            if isinstance(item.get(method), dict):
                _operation(context, data, path, method, item, where, names, result)
    return result


def _unknown_methods(context: Context, item: dict[str, JSON], pointer: str) -> None:
    for name in ("query", "additionalOperations"):
        if name in item:
            message = "Methods that OpenAPI 3.2 adds cannot be generated; describe the operation with another method."
            context.error("method-unsupported", message, join(pointer, name))


def _operation(  # noqa: PLR0913, PLR0917
    context: Context,
    data: dict[str, JSON],
    path: str,
    method: str,
    item: dict[str, JSON],
    where: str,
    names: dict[str, str],
    result: dict[str, JSON],
) -> None:
    operation, pointer, written = item[method], join(where, method), path
    name = _name(context, operation, path, method, names, pointer)
    nodes = [*_parameters(item, where), *_parameters(operation, pointer)]
    path, described = parameters(context, path, nodes, name, pointer)
    view: dict[str, JSON] = {
        "x-path": written,
        "operationId": name,
        "tags": [_tag(operation)],
        "parameters": described,
        "security": _security(operation, data),
        "responses": _responses(context, operation, join(pointer, "responses"), name),
    }
    view.update({key: operation[key] for key in ("summary", "description") if isinstance(operation.get(key), str)})
    view.update(_body(context, operation, join(pointer, "requestBody"), name))
    while method in result.get(path, {}):
        message = "Another path differs from this one only in the names of its keys; remove one of them."
        context.error("path-ambiguous", message, pointer)
        path += "/"
    result.setdefault(path, {})[method] = view
    context.operations[method.upper(), path] = pointer


def _parameters(owner: dict[str, JSON], pointer: str) -> list[tuple[JSON, str]]:
    return [(node, join(pointer, "parameters", i)) for i, node in enumerate(_list(owner.get("parameters")))]


def _body(context: Context, operation: dict[str, JSON], pointer: str, name: str) -> dict[str, JSON]:
    node = operation.get("requestBody")
    body = None if node is None else request(context, node, pointer, name)
    return {"requestBody": body} if body else {}


def _name(  # noqa: PLR0913, PLR0917
    context: Context, operation: dict[str, JSON], path: str, method: str, names: dict[str, str], pointer: str
) -> str:
    written = operation.get("operationId")
    derived = method + "_" + path.replace("{", "").replace("}", "").replace("/", "_").strip("_")
    spoken = written.replace("/", "_") if isinstance(written, str) else ""
    name = operation_name(spoken or derived, names)
    wanted = str(PythonIdentifier(spoken, "field_"))
    if isinstance(written, str) and wanted in names and names[wanted] != pointer:
        message = f"The operationId {written!r} gives a function that exists already; it is generated as `{name}`."
        context.warn("operation-renamed", message, join(pointer, "operationId"))
    names[name] = pointer
    context.tags[name] = pointer
    return name


def _tag(operation: dict[str, JSON]) -> str:
    tags = [tag for tag in _list(operation.get("tags")) if isinstance(tag, str) and tag]
    return tags[0] if tags else "default"


def _security(operation: dict[str, JSON], data: dict[str, JSON]) -> list[JSON]:
    """Give the requirements that hold for an operation; none where one of them is to be anonymous."""
    security = operation.get("security", data.get("security"))
    requirements = [one for one in _list(security) if isinstance(one, dict)]
    return requirements if all(requirements) else []


def _responses(context: Context, operation: dict[str, JSON], pointer: str, name: str) -> dict[str, JSON]:
    described = operation.get("responses")
    result: dict[str, JSON] = {}
    for status, node in (described if isinstance(described, dict) else {}).items():
        if status.startswith("x-"):
            continue
        hint = f"{pascal_case(name)}Response{status.capitalize()}"
        code = status.upper() if status != "default" else status
        result[code] = response(context, node, join(pointer, status), hint)
    return result


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []
