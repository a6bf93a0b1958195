"""Draw JSON values by tables that are made once: few choices a value, so that drawing is fast and shrinks well."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, Final, Protocol, TypeAlias

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.strategies.formats import Leaf
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec

Draw: TypeAlias = Callable[[st.DrawFn], JSON]

#: Hypothesis draws evenly from ranges of up to so many bits; of wider ones it prefers the low end, so that the fields
#: that come last would hardly be drawn.
_EVEN_BITS: Final = 8
_NEVER: Final = 4


@frozen
class Made:
    """What can be drawn at one place.

    Attributes:
        draw: Draws a value other than null; None where there is none.
        null: Whether null is drawn too.

    """

    draw: Draw | None = None
    null: bool = False

    @property
    def possible(self) -> bool:
        """Whether there is anything to draw."""
        return self.draw is not None or self.null


NOTHING: Final = Made()
#: Makes what is drawn where schemas may still be entered anew within themselves as often as told.
Maker: TypeAlias = Callable[[int], Made]


class Compiling(Protocol):
    """What compiles the schemas of a document."""

    @property
    def spec(self) -> Spec:
        """The document."""

    @property
    def unknown_fields(self) -> bool:
        """Whether objects that are open also draw fields that they do not declare."""

    def compile(self, pointers: tuple[str, ...]) -> Maker:
        """Make what draws the values that the schemas at some pointers allow together."""


@frozen
class Member:
    """One field of an object.

    Attributes:
        name: Its name on the wire.
        made: What stands there.
        required: Whether it is never absent.

    """

    name: str
    made: Made
    required: bool


@frozen
class Extras:
    """The fields of an object that are not declared.

    Attributes:
        names: Draws their names.
        values: Draws their values.
        taken: Names that do not count as undeclared.
        fewest: How many there are at least, and two more at most.

    """

    names: Draw
    values: Draw
    taken: Container[str]
    fewest: int


@frozen
class _Step:
    """How one field is read off an object's shape: a few bits of a number, nought where the field is simplest."""

    name: str
    draw: Draw
    mask: int
    null: int
    present: int
    shift: int = 0


def spanned(draw: Draw) -> Draw:
    """Make one strategy of what a function draws, which shrinks as a whole."""
    return Leaf(strategy_of(draw))


def strategy_of(draw: Draw) -> SearchStrategy[JSON]:
    """Make a strategy of a function that draws."""
    if isinstance(draw, Leaf) and draw.finish is None:
        return draw.source
    return st.composite(_plain(draw))()


def _plain(draw: Draw) -> Draw:
    """Give a function that Hypothesis can name in its messages."""

    def value(draw_from: st.DrawFn) -> JSON:
        return draw(draw_from)

    return value


def nullable(made: Made) -> Draw:
    """Draw what can be drawn at a place, null included.

    Raises:
        ValueError: There is nothing to draw.

    """
    if made.draw is None and not made.null:
        raise ValueError(made)
    null = Leaf(st.none())
    return one_of([*([null] if made.null else ()), *([made.draw] if made.draw else ())])


def one_of(draws: Sequence[Draw]) -> Draw:
    """Draw by one of several functions."""
    if len(draws) == 1:
        return draws[0]
    chosen = st.integers(0, len(draws) - 1)
    return lambda draw: draws[draw(chosen)](draw)


def united(options: Iterable[Made]) -> Made:
    """Put alternatives together."""
    listed = list(options)
    draws = [option.draw for option in listed if option.draw is not None]
    return Made(one_of(draws) if draws else None, any(option.null for option in listed))


def filtered(made: Made, fits: Callable[[JSON], bool]) -> Made:
    """Throw away what does not fit."""
    kept = None if made.draw is None else Leaf(strategy_of(made.draw).filter(fits))
    return evolve(made, draw=kept, null=made.null and fits(None))


def array_of(first: Sequence[Draw], item: Draw | None, fewest: int, most: int) -> Draw:
    """Draw lists, the first items each by a function of its own."""
    lengths = st.integers(fewest, most)

    def draw_list(draw: st.DrawFn) -> JSON:
        length = draw(lengths)
        values = [make(draw) for make in first[:length]]
        return values if item is None else [*values, *(item(draw) for _ in range(length - len(values)))]

    return spanned(draw_list)


def object_of(members: Iterable[Member], extras: Sequence[Extras]) -> Draw:
    """Draw objects: all required fields, of the others any, and undeclared ones where they are told of."""
    chunks = [(st.integers(0, 2**bits - 1) if bits else st.just(0), steps) for bits, steps in _chunks(members)]

    def draw_object(draw: st.DrawFn) -> JSON:
        value: dict[str, JSON] = {}
        for shapes, steps in chunks:
            shape = draw(shapes)
            for step in steps:
                state = shape >> step.shift & step.mask
                if state >= step.present:
                    value[step.name] = step.draw(draw)
                elif state == step.null:
                    value[step.name] = None
        for one in extras:
            _add(draw, one, value)
        return value

    return spanned(draw_object)


def _chunks(members: Iterable[Member]) -> list[tuple[int, list[_Step]]]:
    chunks: list[tuple[int, list[_Step]]] = [(0, [])]
    for step in map(_step, members):
        width = step.mask.bit_length()
        bits, steps = chunks[-1]
        if bits + width > _EVEN_BITS:
            bits, steps = 0, []
            chunks.append((bits, steps))
        steps.append(evolve(step, shift=bits))
        chunks[-1] = (bits + width, steps)
    return chunks


def _step(member: Member) -> _Step:
    made = member.made
    if made.draw is None:
        mask = 0 if member.required else 1
        return _Step(member.name, nullable(made), mask, null=mask, present=_NEVER)
    if not made.null:
        present = 0 if member.required else 1
        return _Step(member.name, made.draw, present, null=_NEVER, present=present)
    null = 0 if member.required else 1
    return _Step(member.name, made.draw, 3, null=null, present=null + 1)


def _add(draw: st.DrawFn, extras: Extras, value: dict[str, JSON]) -> None:
    for _ in range(draw(st.integers(extras.fewest, extras.fewest + 2))):
        name = extras.names(draw)
        if name not in value and name not in extras.taken:
            value[name] = extras.values(draw)


def any_json() -> SearchStrategy[JSON]:
    """Draw any JSON value, small ones first."""
    return _ANY


def _any(draw: st.DrawFn, deep: int = 2) -> JSON:
    """Draw any value; lists and objects only as deep as told."""
    kind = draw(_KINDS if deep else _LEAF_KINDS)
    if kind < len(_LEAVES):
        return draw(_LEAVES[kind])
    count = draw(_COUNTS)
    if kind == len(_LEAVES):
        return [_any(draw, deep - 1) for _ in range(count)]
    return {draw(_SHORT): _any(draw, deep - 1) for _ in range(count)}


_SHORT: Final = st.text(st.characters(codec="utf-8"), max_size=8)
_LEAVES: Final[Sequence[SearchStrategy[Any]]] = (
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    _SHORT,
)
_LEAF_KINDS: Final = st.integers(0, len(_LEAVES) - 1)
_KINDS: Final = st.integers(0, len(_LEAVES) + 1)
_COUNTS: Final = st.integers(0, 3)
_ANY: Final[SearchStrategy[JSON]] = st.composite(_any)()
