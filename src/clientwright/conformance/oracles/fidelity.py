"""What a decoded model must be: each value of its annotated type, and no declared field among the unknown ones."""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

import attrs

_EXTRA: Final = "additional_properties"


def models_in(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Give every attrs instance in a decoded value with its path, outermost first."""
    if attrs.has(type(value)):
        yield path, value
        for attribute in attrs.fields(type(value)):
            yield from models_in(getattr(value, attribute.name), f"{path}.{attribute.name}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from models_in(item, f"{path}[{index}]")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from models_in(item, f"{path}[{name!r}]")


def leaks(value: Any, declared: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Give the paths of fields that a model keeps as unknown although its schema declares them.

    Args:
        value: A decoded value.
        declared: The wire names of the fields of each model, by the name of its class.

    """
    return tuple(
        f"{path}.{name}"
        for path, model in models_in(value)
        for name in getattr(model, _EXTRA, {})
        if name in declared.get(type(model).__name__, ())
    )


def misfits(value: Any) -> tuple[str, ...]:
    """Give the paths of attributes whose value is not of the type that their annotation promises."""
    return tuple(
        f"{path}.{name}: {type(found).__name__} is not {hint}"
        for path, model in models_in(value)
        for name, hint in hints_of(typing.cast("Hashable", type(model))).items()
        if not fits(found := getattr(model, name), hint)
    )


@cache
def hints_of(model: Any) -> dict[str, Any]:
    """Resolve the annotations of a model; siblings that only type checkers import come from its package."""
    hints = typing.get_type_hints(model, localns=_Names(model.__module__))
    return {attribute.name: hints[attribute.name] for attribute in attrs.fields(model)}


class _Names(dict[str, Any]):
    """The names of a module, then those of its package, each looked up once it is wanted: a package may be large."""

    def __init__(self, module: str) -> None:
        super().__init__(vars(sys.modules[module]))
        self._package = module.rpartition(".")[0] or module

    def __missing__(self, name: str) -> Any:
        if name not in _public(self._package):
            raise KeyError(name)
        return getattr(sys.modules[self._package], name)


@cache
def _public(package: str) -> frozenset[str]:
    return frozenset(getattr(sys.modules[package], "__all__", ()))


def fits(value: Any, hint: Any) -> bool:
    """Tell whether a value is of an annotated type: a boolean is no integer, a date and time is no date."""
    origin = typing.get_origin(hint)
    if origin is not None:
        made = _GENERIC.get(origin)
        if made is None:
            raise TypeError(f"The annotation {hint!r} is not known here; teach it to fits().")
        return made(value, typing.get_args(hint))
    if hint is Any:
        return True
    if hint is None:
        return value is None
    if hint is int or hint is date:
        return type(value) is hint
    if hint is float:
        return type(value) in {int, float}
    return isinstance(value, hint)


def _union(value: Any, options: tuple[Any, ...]) -> bool:
    return any(fits(value, option) for option in options)


def _list(value: Any, options: tuple[Any, ...]) -> bool:
    return isinstance(value, list) and all(fits(item, options[0]) for item in value)


def _dict(value: Any, options: tuple[Any, ...]) -> bool:
    return isinstance(value, dict) and all(
        fits(name, options[0]) and fits(item, options[1]) for name, item in value.items()
    )


def _literal(value: Any, options: tuple[Any, ...]) -> bool:
    return any(value == option and type(value) is type(option) for option in options)


_GENERIC: Final[Mapping[Any, Callable[[Any, tuple[Any, ...]], bool]]] = {
    typing.Union: _union, types.UnionType: _union, list: _list, dict: _dict, typing.Literal: _literal,
}  # fmt: skip
