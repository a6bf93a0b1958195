"""Mistakes in the models and enums of a generated client."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from clientwright.conformance.mutation.annotation_mutants import annotation_mutants, plain
from clientwright.conformance.mutation.making import Maker, called
from clientwright.conformance.mutation.sources import Mutant
from clientwright.conformance.mutation.value_mutants import value_mutants

EXTRA: Final = "additional_properties"


def class_mutants(maker: Maker, node: ast.ClassDef) -> Iterator[Mutant]:
    """Make every mistake in the fields of a model, or the members of an enum.

    Args:
        maker: What makes mutants in the class.
        node: The class.

    """
    enum = next((base for base in node.bases if called(base).endswith("Enum")), None)
    if enum is not None:
        yield from _enum_mutants(maker, node, enum)
    for statement in node.body:
        if enum is None and isinstance(statement, ast.AnnAssign):
            yield from _field_mutants(maker, statement)


def _enum_mutants(maker: Maker, node: ast.ClassDef, base: ast.expr) -> Iterator[Mutant]:
    if called(base).startswith("Open"):
        closed = called(base).removeprefix("Open")
        yield maker.replaced("enum-close", base, f'__import__("enum").{closed}', called(base), closed)
    members = [statement for statement in node.body if isinstance(statement, ast.Assign)]
    for member in members:
        yield maker.replaced("enum-drop", member, "pass", ast.unparse(member))
        yield from value_mutants(maker, member.value, "enum")


def _field_mutants(maker: Maker, node: ast.AnnAssign) -> Iterator[Mutant]:
    name = ast.unparse(node.target)
    yield maker.replaced("field-drop", node, "pass", f"{name}: {ast.unparse(node.annotation)}")
    for operator, text in annotation_mutants(node.annotation):
        if name != EXTRA or operator not in {"optional-add", "nullable-add"}:
            yield _retyped(maker, node, operator, text)
    if node.value is not None:
        yield from value_mutants(maker, node.value, "field")
        if name != EXTRA and not _names(node.value):
            default = ast.unparse(node.value)
            yield _declared(maker, node, f"field(default={default}, metadata={{'name': '{name}_other'}})")
    else:
        yield _declared(maker, node, f"field(metadata={{'name': '{name}_other'}})")


def _names(value: ast.expr) -> bool:
    """Tell whether a field says its wire name, so that the name is changed there."""
    words = value.keywords if isinstance(value, ast.Call) else []
    metadata = next((word.value for word in words if word.arg == "metadata"), None)
    return isinstance(metadata, ast.Dict) and any(ast.unparse(key) == "'name'" for key in metadata.keys if key)


def _declared(maker: Maker, node: ast.AnnAssign, value: str) -> Mutant:
    name, annotation = ast.unparse(node.target), ast.unparse(node.annotation)
    text = f"{name}: {annotation} = " + value.replace("field(", '__import__("attrs").field(', 1)
    return maker.replaced("wire-rename", node, text, f"{name} on the wire", f"{name}_other")


def _retyped(maker: Maker, node: ast.AnnAssign, operator: str, text: str) -> Mutant:
    """Give a field another annotation, with a default only where it can be left out."""
    name, before = ast.unparse(node.target), ast.unparse(node.annotation)
    value = "" if node.value is None else ast.unparse(node.value)
    if operator == "optional-add" and not value:
        text, value = text.replace("Unset", '__import__("msgspec").UnsetType'), '__import__("msgspec").UNSET'
    elif operator == "optional-add" and isinstance(node.value, ast.Call) and not _has_default(node.value):
        text = text.replace("Unset", '__import__("msgspec").UnsetType')
        value = value.replace("field(", 'field(default=__import__("msgspec").UNSET, ', 1)
    elif operator == "optional-drop":
        value = "" if value == "UNSET" else value.replace("default=UNSET, ", "").replace("default=UNSET", "")
    changed = f"{name}: {text}" + (f" = {value}" if value else "")
    return maker.replaced(operator, node, changed, f"{name}: {before}", plain(text))


def _has_default(value: ast.Call) -> bool:
    return any(word.arg in {"default", "factory"} for word in value.keywords)
