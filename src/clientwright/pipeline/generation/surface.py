"""List the public names of a package, read from its source without running it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe

STARS = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}


def public_lines(folder: Path, package: str) -> list[str]:
    """Write one sorted line a public name: `module.symbol(parameters) -> type`, or `module.symbol: type`."""
    loaded = griffe.load(package, search_paths=[folder], allow_inspection=False, try_relative_path=False)
    return sorted(set(_lines(loaded))) if isinstance(loaded, griffe.Module) else []


def _lines(owner: griffe.Module | griffe.Class) -> Iterator[str]:
    for member in owner.members.values():
        if member.is_alias or member.name.startswith("_"):
            continue
        if isinstance(member, griffe.Function):
            yield f"{member.path}({_parameters(member)}) -> {_text(member.returns)}"
        elif isinstance(member, griffe.Attribute):
            annotation = f": {_text(member.annotation)}" if member.annotation is not None else ""
            yield f"{member.path}{annotation}{_value(member)}"
        elif isinstance(member, griffe.Class):
            bases = ", ".join(str(base) for base in member.bases)
            yield f"{member.path}({bases})" if bases else member.path
            yield from _lines(member)
        elif isinstance(member, griffe.Module):
            yield from _lines(member)


def _value(member: griffe.Attribute) -> str:
    return f" = {_text(member.value)}" if member.value is not None and "class-attribute" in member.labels else ""


def _text(expression: object) -> str:
    return " ".join(str(expression).split()) if expression is not None else "Any"


def _parameters(function: griffe.Function) -> str:
    parts: list[str] = []
    keyword_only = False
    for one in function.parameters:
        if one.kind is griffe.ParameterKind.keyword_only and not keyword_only:
            parts.append("*")
            keyword_only = True
        stars = STARS.get(one.kind, "") if one.kind is not None else ""
        keyword_only = keyword_only or stars == "*"
        annotation = f": {_text(one.annotation)}" if one.annotation is not None else ""
        default = f" = {_text(one.default)}" if one.default is not None and not stars else ""
        parts.append(f"{stars}{one.name}{annotation}{default}")
    return ", ".join(parts)
