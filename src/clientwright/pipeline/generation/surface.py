"""List the public names of a package, read from its source without running it.

What follows from another line is left out: the asynchronous twins of resources and functions, the detailed forms of
functions, and what every module or model has.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

EVERYWHERE = frozenset({"OPERATION", "TYPE_CHECKING"})
FOLLOWING = frozenset({"asyncio", "asyncio_detailed", "sync_detailed"})
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def public_lines(folder: Path, package: str) -> list[str]:
    """Write one sorted line a public name: `module.symbol(parameters) -> type`, or `module.symbol: type`."""
    lines: set[str] = set()
    for path in folder.joinpath(package).rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        names = parts[:-1] if parts[-1] == "__init__" else parts
        if not any(name.startswith("_") for name in names[1:]):
            lines.update(_members(ast.parse(path.read_bytes()), ".".join(names)))
    return sorted(lines)


def _members(owner: ast.Module | ast.ClassDef, path: str) -> Iterator[str]:
    overloaded = {node.name for node in owner.body if isinstance(node, FUNCTIONS) and _is(node, "overload")}
    names = {node.name for node in owner.body if isinstance(node, ast.ClassDef)}
    for node in owner.body:
        if isinstance(node, FUNCTIONS) and node.name in overloaded and not _is(node, "overload"):
            continue
        if isinstance(node, ast.ClassDef) and node.name.removeprefix("Async") in names - {node.name}:
            continue
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            bases = ", ".join(map(ast.unparse, node.bases))
            yield f"{path}.{node.name}({bases})" if bases else f"{path}.{node.name}"
            yield from _members(node, f"{path}.{node.name}")
        elif isinstance(node, FUNCTIONS):
            yield from _function(node, f"{path}.{node.name}")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _attribute(node, path, in_class=isinstance(owner, ast.ClassDef))


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, path: str) -> Iterator[str]:
    if node.name == "__init__":
        yield f"{path}({_parameters(node.args)})"
    elif not node.name.startswith("_") and node.name not in FOLLOWING:
        returned = _text(node.returns)
        if _is(node, "property"):
            yield f"{path}: {returned}"
        else:
            yield f"{path}({_parameters(node.args)}) -> {returned}"


def _attribute(node: ast.Assign | ast.AnnAssign, path: str, *, in_class: bool) -> Iterator[str]:
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    if isinstance(target, ast.Name) and not target.id.startswith("_") and target.id not in EVERYWHERE:
        annotation = f": {_text(node.annotation)}" if isinstance(node, ast.AnnAssign) else ""
        if target.id == "additional_properties" and annotation == ": dict[str, Any]":
            return
        value = _default(node.value) if in_class and node.value is not None else None
        yield f"{path}.{target.id}{annotation}" + (f" = {ast.unparse(value)}" if value is not None else "")


def _default(value: ast.expr) -> ast.expr | None:
    """Give the default of an attribute; that of `field(...)` stands in it."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "field":
        return next((one.value for one in value.keywords if one.arg == "default"), None)
    return value


def _is(node: ast.FunctionDef | ast.AsyncFunctionDef, decorator: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == decorator for one in node.decorator_list)


def _parameters(arguments: ast.arguments) -> str:
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [*[None] * (len(positional) - len(arguments.defaults)), *arguments.defaults]
    parts = list(map(_parameter, positional, defaults))
    if arguments.vararg:
        parts.append(f"*{_parameter(arguments.vararg)}")
    elif arguments.kwonlyargs:
        parts.append("*")
    parts.extend(map(_parameter, arguments.kwonlyargs, arguments.kw_defaults))
    return ", ".join([*parts, *([f"**{_parameter(arguments.kwarg)}"] if arguments.kwarg else [])])


def _parameter(argument: ast.arg, default: ast.expr | None = None) -> str:
    annotation = f": {_text(argument.annotation)}" if argument.annotation else ""
    return f"{argument.arg}{annotation}" + (f" = {ast.unparse(default)}" if default else "")


def _text(annotation: ast.expr | None) -> str:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value
    return ast.unparse(annotation) if annotation else "Any"
