"""Tests whose outcome type checkers take as it is: of a container they know that it can hold anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from clientwright.models import MapModel


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Tell whether something is a list."""
    return isinstance(value, list)


def is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Tell whether something is a tuple."""
    return isinstance(value, tuple)


def is_dict(value: Any) -> TypeGuard[dict[Any, Any]]:
    """Tell whether something is a dict."""
    return isinstance(value, dict)


def is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    """Tell whether something is a mapping."""
    return isinstance(value, Mapping)


def is_model(value: Any) -> TypeGuard[MapModel[Any]]:
    """Tell whether something is a model."""
    return isinstance(value, MapModel)


def is_model_class(value: Any) -> TypeGuard[type[MapModel[Any]]]:
    """Tell whether something is the class of a model."""
    return isinstance(value, type) and issubclass(value, MapModel)
