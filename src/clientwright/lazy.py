"""Names of a package that are imported at their first use, as PEP 562 allows."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy(package: str, places: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Make `__getattr__`, `__dir__` and `__all__` for a package.

    Args:
        package: The package's `__name__`.
        places: The submodule of each name, such as `.client`; empty where the name is itself a submodule.

    """

    def load(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = places[name]
        holder = __import__(f"{package}{module or '.' + name}", fromlist=[name])
        value: object = getattr(holder, name) if module else holder
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places})

    return load, names, list(places)
