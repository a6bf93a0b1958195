"""Mistakes in annotations that a codec reads: too much or too little allowed, and another type."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from clientwright.conformance.mutation.making import called

#: An operator, and the text of the whole annotation with the mistake.
Retyped: TypeAlias = tuple[str, str]

_UUID, _DATE, _DATE_TIME = '__import__("uuid").UUID', '__import__("datetime").date', '__import__("datetime").datetime'
_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "str": ("int", _UUID, _DATE_TIME),
    "int": ("str", "float", "bool"),
    "float": ("int", "str"),
    "bool": ("int", "str"),
    "datetime": ("str", _DATE),
    "date": ("str", _DATE_TIME),
    "UUID": ("str", "int"),
    "File": ("str",),
    "Any": ("str",),
    "object": ("str",),
}
_MODEL: Final = ("dict[str, object]", "str")
_MARKS: Final = frozenset({"None", "Unset"})


def annotation_mutants(annotation: ast.expr) -> Iterator[Retyped]:
    """Make every mistake in the annotation of a field or parameter.

    Args:
        annotation: The annotation.

    """
    options = _options(annotation)
    texts = [ast.unparse(option) for option in options]
    for mark, less, more in (("None", "nullable-drop", "nullable-add"), ("Unset", "optional-drop", "optional-add")):
        if mark in texts:
            if len(texts) > 1:
                yield less, _joined(text for text in texts if text != mark)
        elif "Any" not in texts:
            yield more, _joined([*texts, mark])
    real = [text for text in texts if text not in _MARKS]
    for index, option in enumerate(options):
        if texts[index] in _MARKS:
            continue
        if len(real) > 1:
            yield "union-drop", _joined(text for text in texts if text != texts[index])
        for other in _others(option):
            yield "retype", _joined([*texts[:index], other, *texts[index + 1 :]])


def _options(annotation: ast.expr) -> list[ast.expr]:
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [*_options(annotation.left), *_options(annotation.right)]
    return [annotation]


def _joined(texts: Iterator[str] | list[str]) -> str:
    return " | ".join(texts)


def _others(option: ast.expr) -> Iterator[str]:
    match option:
        case ast.Subscript(value=outer, slice=inner) if called(outer) == "list":
            yield ast.unparse(inner)
            yield from (f"list[{text}]" for text in _inner(inner))
        case ast.Subscript(value=outer, slice=ast.Tuple(elts=[key, value])) if called(outer) == "dict":
            yield f"list[{ast.unparse(value)}]"
            yield from (f"dict[{ast.unparse(key)}, {text}]" for text in _inner(value))
        case ast.Subscript(value=outer, slice=inner) if called(outer) == "Literal":
            yield from _literals(inner)
        case ast.Subscript(value=outer, slice=ast.Tuple(elts=[value, *remarks])) if called(outer) == "Annotated":
            rest = "".join(f", {ast.unparse(remark)}" for remark in remarks)
            yield ast.unparse(value)
            yield from (f"{ast.unparse(outer)}[{text}{rest}]" for text in _inner(value))
        case ast.Name() | ast.Attribute():
            yield from _OTHERS.get(called(option), _MODEL)


def _inner(annotation: ast.expr) -> Iterator[str]:
    return (text for operator, text in annotation_mutants(annotation) if operator != "optional-add")


def _literals(inner: ast.expr) -> Iterator[str]:
    values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    for index, value in enumerate(values):
        if isinstance(value, ast.Constant):
            other = f"{value.value}_other" if isinstance(value.value, str) else 7919
            texts = [ast.unparse(one) for one in values]
            yield f"Literal[{', '.join([*texts[:index], repr(other), *texts[index + 1 :]])}]"


def plain(text: str) -> str:
    """Write an annotation as it would stand in a module that imports what it needs."""
    for module in ("uuid", "datetime", "msgspec", "enum", "attrs"):
        text = text.replace(f'__import__("{module}").', "").replace(f"__import__('{module}').", "")
    return text.replace("UnsetType", "Unset")
