"""Puts the code of a changed source into functions that are imported already."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import CO_OPTIMIZED
from types import CodeType, FunctionType
from typing import Any

from clientwright.conformance.mutation.sources import Mutant


class NotSwappableError(Exception):
    """The mistake shows only when the module is imported with it."""


def swap(mutant: Mutant) -> None:
    """Have a function of an imported module behave as in a changed source.

    Args:
        mutant: The change, which is in the body of a function.

    Raises:
        NotSwappableError: It is not, or changes what the function closes over.

    """
    path = str(sys.modules[mutant.source.module].__file__)
    function = _function(mutant.source.module, mutant.name)
    before = _codes(compile(mutant.source.text, path, "exec"), mutant.name)
    after = _codes(compile(mutant.mutated, path, "exec"), mutant.name)
    if function is None or len(before) != len(after):
        raise NotSwappableError(mutant.name)
    lines = [code.co_firstlineno for code in before]
    code = after[lines.index(function.__code__.co_firstlineno)]
    if code.co_freevars != function.__code__.co_freevars:
        raise NotSwappableError(mutant.name)
    function.__code__ = code


def swappable(mutant: Mutant) -> bool:
    """Tell whether a change alters nothing but the code of one function."""
    codes = [_stripped(compile(text, "", "exec"), mutant.name) for text in (mutant.source.text, mutant.mutated)]
    return mutant.name != "<module>" and codes[0] == codes[1]


def _stripped(code: CodeType, name: str) -> tuple[object, ...]:
    """Give what a code says outside one function; lines and columns aside."""
    constants = tuple(
        (type(one), repr(one))
        if not isinstance(one, CodeType)
        else ()
        if one.co_qualname == name and one.co_flags & CO_OPTIMIZED
        else _stripped(one, name)
        for one in code.co_consts
    )
    return code.co_qualname, code.co_code, code.co_names, code.co_varnames, code.co_freevars, constants


def _codes(code: CodeType, name: str) -> list[CodeType]:
    return [one for one in _within(code) if one.co_qualname == name]


def _within(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _within(constant)


def _function(module: str, name: str) -> FunctionType | None:
    found: Any = sys.modules[module]
    for part in name.split("."):
        found = vars(found).get(part)
        if found is None:
            return None
    while not isinstance(found, FunctionType):
        inner = next((getattr(found, one) for one in ("__wrapped__", "__func__", "fget") if hasattr(found, one)), None)
        if inner is None:
            return None
        found = inner
    return found
