"""`deprecated` of PEP 702, for Pythons that do not have it yet."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def deprecated(message: str) -> Callable[[F], F]:
    """Make a decorator for a function that should not be used any more; a call of it is warned.

    Args:
        message: What the warning says.

    """

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def warned(*arguments: Any, **named: Any) -> Any:
            warnings.warn(message, DeprecationWarning, stacklevel=2)
            return function(*arguments, **named)

        marked: Any = warned
        marked.__deprecated__ = message
        mark = getattr(inspect, "markcoroutinefunction", None)
        if mark is not None and inspect.iscoroutinefunction(function):
            mark(marked)
        return cast("F", marked)

    return decorate
