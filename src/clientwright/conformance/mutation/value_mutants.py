"""Mistakes in the values that declarations are made of, and in the arguments of calls."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs

from clientwright import operations, provider
from clientwright.conformance.mutation.annotation_mutants import annotation_mutants, plain
from clientwright.conformance.mutation.making import Maker, called
from clientwright.conformance.mutation.sources import Mutant

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_DECLARED: Final = {
    one.__name__: one
    for one in (
        operations.Operation, operations.Parameter, operations.Body, operations.Answer, operations.Refusal,
        operations.Paging, provider.Provider, provider.Server, provider.Scheme, provider.Variable,
    )
}  # fmt: skip
_UNUSED_STATUS: Final = "418"


def value_mutants(maker: Maker, node: ast.expr, role: str) -> Iterator[Mutant]:
    """Make every mistake in a value.

    Args:
        maker: What makes mutants there.
        node: The value.
        role: What the value is for: `Parameter.where`.

    """
    match node:
        case ast.Constant(value=value):
            yield from _constant_mutants(maker, node, value, role)
        case ast.Call():
            yield from _call_mutants(maker, node)
        case ast.Tuple() | ast.List() | ast.Set():
            yield from _element_mutants(maker, node, role)
        case ast.Dict():
            yield from _entry_mutants(maker, node, role)
        case ast.Await(value=inner):
            yield from value_mutants(maker, inner, role)
        case ast.Attribute():
            yield from _attribute_mutants(maker, node, role)
        case ast.Name() | ast.Subscript() | ast.BinOp():
            yield from _name_mutants(maker, node, role)


def _name_mutants(maker: Maker, node: ast.expr, role: str) -> Iterator[Mutant]:
    if role.endswith(".type"):
        for operator, text in annotation_mutants(node):
            # No parameter is sent where it is None, whatever its type.
            if operator != "optional-add" and (role, operator) != ("Parameter.type", "nullable-add"):
                yield maker.replaced(f"{role}: {operator}", node, text, ast.unparse(node), plain(text))
    elif isinstance(node, ast.Name) and node.id == "UNSET":
        yield maker.replaced(f"{role}: change", node, "None")


def _constant_mutants(maker: Maker, node: ast.Constant, value: Any, role: str) -> Iterator[Mutant]:
    operator = f"{role}: change"
    if value is None and role.endswith(".type"):
        yield maker.replaced(operator, node, "str")
    elif isinstance(value, bool):
        yield maker.replaced(operator, node, repr(not value))
    elif isinstance(value, int | float):
        yield maker.replaced(operator, node, repr(value + 1))
    elif isinstance(value, str):
        for other in _other_texts(value, role):
            yield maker.replaced(operator, node, repr(other))


def _other_texts(value: str, role: str) -> Iterator[str]:
    choices = _choices(role)
    if value in choices:
        yield choices[(choices.index(value) + 1) % len(choices)]
    elif role == "Operation.path" or value.startswith("/"):
        yield f"{value}/other"
        yield from (value.replace(f"{{{name}}}", f"{{{name}_other}}") for name in re.findall(r"\{(\w+)\}", value))
    elif role == "Server.url":
        yield f"{value}/v0"
    else:
        yield f"{value}_other"
        if value.strip() != value:
            yield value.strip()


@cache
def _choices(role: str) -> tuple[str, ...]:
    if role == "Operation.method":
        return _METHODS
    name, _, attribute = role.partition(".")
    if name not in _DECLARED:
        return ()
    hint = typing.get_type_hints(_DECLARED[name]).get(attribute)
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()


@cache
def _fields(name: str) -> tuple[str, ...]:
    """Give the names of the positional arguments of a declaration."""
    declared: Any = _DECLARED.get(name)
    return () if declared is None else tuple(one.name for one in attrs.fields(declared) if not one.kw_only)


def _call_mutants(maker: Maker, node: ast.Call) -> Iterator[Mutant]:
    name = called(node.func)
    fields = _fields(name)
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Await | ast.Call):
        yield from value_mutants(maker, node.func.value, name)
    for index, argument in enumerate(node.args):
        role = f"{name}.{fields[index] if index < len(fields) else index}"
        yield from value_mutants(maker, argument, role)
        if isinstance(argument, ast.Name) and name not in _DECLARED and name != "lazy":
            yield maker.replaced(f"{role}: none", argument, "None")
    if node.args and name in {"Answer", "Server", "Body"}:
        yield maker.rewritten(f"{name}.{fields[len(node.args) - 1]}: drop", node, node.args[-1], None)
    for word in node.keywords:
        role = f"{name}.{word.arg}"
        if word.arg is not None:
            yield maker.rewritten(f"{role}: drop", node, word, None)
            yield from value_mutants(maker, word.value, role)


def _element_mutants(maker: Maker, node: ast.Tuple | ast.List | ast.Set, role: str) -> Iterator[Mutant]:
    for element in node.elts:
        yield maker.rewritten(f"{role}: element-drop", node, element, None)
        yield from value_mutants(maker, element, f"{role}[]")
    if role == "Provider.servers" and len(node.elts) > 1:
        turned = ast.Tuple([*node.elts[1:], node.elts[0]], ast.Load())
        yield maker.replaced(f"{role}: order", node, ast.unparse(turned), "the servers", "in another order")


def _entry_mutants(maker: Maker, node: ast.Dict, role: str) -> Iterator[Mutant]:
    statuses = role in {"Operation.answers", "Operation.refusals"}
    for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
        if key is None:
            continue
        entry = f"{ast.unparse(key)}: {ast.unparse(value)}"
        keys, values = list(node.keys), list(node.values)
        less = ast.Dict(keys[:index] + keys[index + 1 :], values[:index] + values[index + 1 :])
        yield maker.replaced(f"{role}: entry-drop", node, ast.unparse(less), entry, "")
        other = _UNUSED_STATUS if statuses else repr(f"{ast.literal_eval(key)}_other")
        yield maker.replaced(f"{role}: key", key, other)
        if isinstance(value, ast.Name):
            yield maker.replaced(f"{role}: value-none", value, "None")
        yield from value_mutants(maker, value, f"{role}{{}}")


def _attribute_mutants(maker: Maker, node: ast.Attribute, role: str) -> Iterator[Mutant]:
    """Have one operation stand for another, and give an answer whole instead of what was parsed."""
    if role.endswith(".type"):
        yield from _name_mutants(maker, node, role)
    elif node.attr == "OPERATION" and isinstance(node.value, ast.Attribute):
        for other in _siblings(maker.source.text).get(ast.unparse(node.value.value), ()):
            if other != node.value.attr:
                yield maker.replaced("operation-swap", node.value, f"{ast.unparse(node.value.value)}.{other}")
                break
    elif node.attr == "parsed":
        yield maker.replaced("parsed-drop", node, ast.unparse(node.value), ".parsed", "")
        yield from value_mutants(maker, node.value, role)


@cache
def _siblings(text: str) -> Mapping[str, tuple[str, ...]]:
    """Give the operations that a module mentions, by the name that it knows their package by."""
    found: dict[str, set[str]] = {}
    for package, name in re.findall(r"\b(\w+)\.(\w+)\.OPERATION\b", text):
        found.setdefault(package, set()).add(name)
    return {package: tuple(sorted(names)) for package, names in found.items()}
