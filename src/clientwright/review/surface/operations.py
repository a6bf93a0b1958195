"""Read the constant that describes an operation."""

from __future__ import annotations

import ast

from clientwright.review.surface.symbols import Called, Given

_JSON = "application/json"


def called(source: str, module: str) -> Called | None:
    """Read `Operation[...](id, method, path, parameters=..., bodies=..., answers=..., ...)`.

    Args:
        source: The expression.
        module: The module below `api` that it stands in.

    Returns:
        The operation; None where the expression is none.

    """
    call = ast.parse(source, mode="eval").body
    if not isinstance(call, ast.Call) or len(call.args) < 3:  # noqa: PLR2004  # id, method and path
        return None
    given = {one.arg: one.value for one in call.keywords}
    return Called(
        _text(call.args[0]),
        _text(call.args[1]),
        _text(call.args[2]),
        module,
        tuple(map(_parameter, _items(given.get("parameters")))),
        {_option(one, "media", 1, _JSON): _argument(one, "type", 0) for one in _items(given.get("bodies"))},
        _answers(given.get("answers")),
    )


def _parameter(call: ast.Call) -> Given:
    name = _option(call, "name", 0, "")
    return Given(name, _argument(call, "type", 1), _option(call, "where", 2, ""), _option(call, "key", 3, name))


def _answers(node: ast.expr | None) -> dict[str, str]:
    if not isinstance(node, ast.Dict):
        return {}
    pairs = zip(node.keys, node.values, strict=True)
    return {_text(key): _argument(one, "type", 0) for key, one in pairs if key and isinstance(one, ast.Call)}


def _items(node: ast.expr | None) -> list[ast.Call]:
    return [one for one in node.elts if isinstance(one, ast.Call)] if isinstance(node, ast.Tuple) else []


def _node(call: ast.Call, name: str, position: int) -> ast.expr | None:
    if position < len(call.args):
        return call.args[position]
    return next((one.value for one in call.keywords if one.arg == name), None)


def _argument(call: ast.Call, name: str, position: int) -> str:
    node = _node(call, name, position)
    return "" if node is None else ast.unparse(node)


def _option(call: ast.Call, name: str, position: int, default: str) -> str:
    node = _node(call, name, position)
    return default if node is None else _text(node)


def _text(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)
