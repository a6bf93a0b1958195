"""The public names of a generated package: frozen values, read from its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

Kind: TypeAlias = Literal["client", "resource", "model", "enum", "functions", "names"]
Passing: TypeAlias = Literal["positional-only", "positional", "keyword", "positionals", "keywords"]

#: Where the functions of an operation are, and the names that they have.
SYNC: Final = "sync"
FUNCTIONS: Final = (SYNC, "sync_detailed", "asyncio", "asyncio_detailed")


@frozen
class Parameter:
    """One parameter of a function.

    Attributes:
        name: Its name.
        annotation: What it takes, as written; empty where nothing is said.
        default: Its default, as written; None where it must be given.
        passing: By position or by keyword or both (`positional`); `positionals` is `*args`, `keywords` is `**kwargs`.

    """

    name: str
    annotation: str
    default: str | None = None
    passing: Passing = "positional"

    def __str__(self) -> str:
        stars = {"positionals": "*", "keywords": "**"}.get(self.passing, "")
        default = "" if self.default is None else f" = {self.default}"
        return f"{stars}{self.name}: {self.annotation or 'Any'}{default}"


@frozen
class Signature:
    """One way to call a function: its parameters without `self`, and what it returns, as written."""

    parameters: tuple[Parameter, ...]
    returns: str

    def __str__(self) -> str:
        parts: list[str] = []
        for one in self.parameters:
            if one.passing == "keyword" and "*" not in parts and not any(part[0] == "*" for part in parts):
                parts.append("*")
            parts.append(str(one))
        return f"({', '.join(parts)}) -> {self.returns or 'Any'}"


@frozen
class Function:
    """One function or method, or a property, which is a method that takes nothing.

    Attributes:
        name: Its name.
        signatures: The ways to call it: its overloads, or the one that it has.
        asynchronous: Whether a call has to be awaited.
        deprecated: What a call of it is warned with; empty for nothing.
        is_property: Whether it is read without a call.
        module: The module below `api` of the operation that it calls, `charges.charges_process`; empty for none.

    """

    name: str
    signatures: tuple[Signature, ...]
    asynchronous: bool = False
    deprecated: str = ""
    is_property: bool = False
    module: str = ""

    def __str__(self) -> str:
        lead = "async " if self.asynchronous else ""
        if self.is_property:
            return f"{self.name}: {self.signatures[0].returns}"
        return "; ".join(f"{lead}{self.name}{one}" for one in self.signatures)


@frozen
class Attribute:
    """One attribute of a model, one member of an enum or one exported name.

    Attributes:
        name: Its name.
        annotation: Its type, as written; empty for members and names.
        default: Its default or the value of a member, as written; None where it has none.
        wire: Its name on the wire.

    """

    name: str
    annotation: str = ""
    default: str | None = None
    wire: str = ""

    def __str__(self) -> str:
        typed = f": {self.annotation}" if self.annotation else ""
        return f"{self.name}{typed}" + ("" if self.default is None else f" = {self.default}")


@frozen
class Owner:
    """What has members: a class, the module of an operation, or a module that only exports names.

    Attributes:
        symbol: How a user comes to it, without the package: `Trybe.charges`, `models.Charge`, `api.charges.process`.
        kind: What it is.
        name: The name of the class; that of the module where it is none.
        bases: The bases of the class, as written.
        attributes: Its attributes, members or names.
        functions: Its functions and methods.
        by_keyword: Whether an object can only be made by keyword.

    """

    symbol: str
    kind: Kind
    name: str
    bases: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    functions: tuple[Function, ...] = ()
    by_keyword: bool = True


@frozen
class Given:
    """One parameter of an operation outside the body: name and type in Python, where it is sent, under what key."""

    name: str
    annotation: str
    where: str
    key: str


@frozen
class Called:
    """One operation, as the constant of its module describes it.

    Attributes:
        id: Its id in the spec, or its derived name where the spec gives none.
        method: The HTTP method in capitals.
        path: The path template.
        module: Its module below `api`, `charges.charges_process`.
        parameters: What it takes outside the body.
        bodies: The type of each kind of body, by media type.
        answers: The type of each answer, by status; empty for one without a body.

    """

    id: str
    method: str
    path: str
    module: str
    parameters: tuple[Given, ...] = ()
    bodies: Mapping[str, str] = field(factory=dict)
    answers: Mapping[str, str] = field(factory=dict)


@frozen(eq=False)
class Surface:
    """All public names of a generated package.

    Attributes:
        package: The name of the package.
        owners: What has members, by symbol.
        operations: The operations, by module.

    """

    package: str
    owners: Mapping[str, Owner]
    operations: Mapping[str, Called]

    @cached_property
    def classes(self) -> Mapping[str, Owner]:
        """The models and enums, by the name of the class."""
        return {one.name: one for one in self.owners.values() if one.kind in {"model", "enum"}}

    @cached_property
    def callers(self) -> Mapping[str, tuple[tuple[str, Function], ...]]:
        """The methods and then the functions that call an operation, with their symbols, by its module."""
        found: dict[str, list[tuple[str, Function]]] = {module: [] for module in self.operations}
        for owner in sorted(self.owners.values(), key=_plainest):
            for one in owner.functions:
                module = owner.symbol.removeprefix("api.") if owner.kind == "functions" else one.module
                if module in found:
                    found[module].append((f"{owner.symbol}.{one.name}", one))
        return {module: tuple(pairs) for module, pairs in found.items()}


def _plainest(owner: Owner) -> tuple[bool, bool, str]:
    return owner.kind == "functions", owner.name.startswith("Async"), owner.symbol
