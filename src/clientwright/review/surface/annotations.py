"""Annotations as sets of options, and whether one takes all that another does."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

from attrs import frozen

Relation: TypeAlias = Literal["same", "wider", "narrower", "other"]

_ALIASES: Final = {"Dict": "dict", "FrozenSet": "frozenset", "List": "list", "Set": "set", "Tuple": "tuple"}
_ABOVE: Final = {
    "OpenIntEnum": "int",
    "OpenStrEnum": "str",
    "IntEnum": "int",
    "StrEnum": "str",
    "bool": "int",
    "dict": "Mapping",
    "int": "float",
    "list": "Sequence",
    "Sequence": "Iterable",
}


@frozen
class Option:
    """One option of a type: its name without its module, and the types in its brackets.

    A literal is called `Literal`, and its value, as written, is the one name in its brackets.
    """

    name: str
    inner: tuple[Type, ...] = ()


Type: TypeAlias = frozenset[Option]
ANY: Final[Type] = frozenset({Option("Any")})
UNSET: Final = Option("Unset")


@cache
def parsed(annotation: str) -> Type:
    """Read an annotation; the order of unions, quotes and the spelling of imports make no difference.

    Args:
        annotation: As written; an empty one is `Any`.

    """
    if not annotation:
        return ANY
    found = frozenset(_options(ast.parse(annotation, mode="eval").body))
    return ANY if ANY.issubset(found) else found


def names(found: Type) -> Iterator[str]:
    """Give every name in a type, those in brackets too; literals have none."""
    for option in found:
        if option.name != "Literal":
            yield option.name
            for inner in option.inner:
                yield from names(inner)


def renamed(found: Type, called: Mapping[str, str]) -> Type:
    """Give a type with other names."""
    return frozenset(
        one
        if one.name == "Literal"
        else Option(called.get(one.name, one.name), tuple(renamed(inner, called) for inner in one.inner))
        for one in found
    )


def relation(old: Type, new: Type, bases: Mapping[str, tuple[str, ...]]) -> Relation:
    """Tell how a new type stands to the old one.

    Args:
        old: What was.
        new: What is.
        bases: The bases of the classes of the package, by name.

    Returns:
        `wider` where it takes all that the old one did and more, `narrower` the other way about.

    """
    if old == new:
        return "same"
    widened, narrowed = fits(old, new, bases), fits(new, old, bases)
    if widened and narrowed:
        widened, narrowed = len(old) <= len(new), len(old) > len(new)
    return "wider" if widened else "narrower" if narrowed else "other"


def fits(inner: Type, outer: Type, bases: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether all that a type takes is taken by another one."""
    return outer == ANY or all(any(_fits(one, other, bases) for other in outer) for one in inner)


def _fits(one: Option, other: Option, bases: Mapping[str, tuple[str, ...]]) -> bool:
    if one == other:
        return True
    if one.name == other.name and one.name not in {"Literal", "Callable"}:
        pairs = zip(one.inner, other.inner, strict=False)
        return not other.inner or (
            len(one.inner) == len(other.inner) and all(fits(here, there, bases) for here, there in pairs)
        )
    return any(_fits(above, other, bases) for above in _above(one, bases))


def _above(one: Option, bases: Mapping[str, tuple[str, ...]]) -> Iterator[Option]:
    """Give the types that an option is a kind of."""
    if one.name == "Literal":
        value = ast.parse(next(iter(one.inner[0])).name, mode="eval").body
        yield Option(type(value.value).__name__ if isinstance(value, ast.Constant) else "Enum")
    for base in bases.get(one.name, ()):
        yield Option(base.rpartition(".")[2])
    if one.name in _ABOVE:
        yield Option(_ABOVE[one.name], one.inner)


def _options(node: ast.expr) -> Iterator[Option]:
    if isinstance(node, ast.BinOp):
        yield from _options(node.left)
        yield from _options(node.right)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from parsed(node.value)
    elif isinstance(node, ast.Constant):
        yield Option("..." if node.value is Ellipsis else str(node.value))
    elif isinstance(node, ast.List):
        yield Option("", tuple(map(_type, node.elts)))
    elif isinstance(node, ast.Subscript):
        yield from _subscript(_last(node.value), _inside(node.slice))
    else:
        yield Option(_last(node))


def _subscript(name: str, inside: list[ast.expr]) -> Iterator[Option]:
    if name == "Annotated":
        yield from _options(inside[0])
    elif name in {"Optional", "Union"}:
        for one in inside:
            yield from _options(one)
        if name == "Optional":
            yield Option("None")
    elif name == "Literal":
        for one in inside:
            yield Option("Literal", (frozenset({Option(ast.unparse(one))}),))
    else:
        yield Option(name, tuple(map(_type, inside)))


def _type(node: ast.expr) -> Type:
    found = frozenset(_options(node))
    return ANY if ANY.issubset(found) else found


def _inside(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _last(node: ast.expr) -> str:
    name = ast.unparse(node).rpartition(".")[2]
    return _ALIASES.get(name, name)
