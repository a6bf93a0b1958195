"""Compile what is demanded of one value to what draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final

import jsonschema_rs
from attrs import field, frozen
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.strategies.arrays import arrays
from clientwright.conformance.strategies.branches import branches, disjoint
from clientwright.conformance.strategies.drawing import (
    NOTHING,
    Made,
    Maker,
    any_json,
    filtered,
    nullable,
    one_of,
    strategy_of,
    united,
)
from clientwright.conformance.strategies.formats import Leaf
from clientwright.conformance.strategies.members import members_opened
from clientwright.conformance.strategies.objects import objects
from clientwright.conformance.strategies.parts import CHOICES, Part, Pointers, read, refusal
from clientwright.conformance.strategies.scalars import enumerated, scalar
from clientwright.conformance.strategies.types import types_of
from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.json_schema import bundle
from clientwright.pipeline.walking import Spec, spec_of

#: How often schemas may be entered anew within themselves, over what the smallest value needs, and the most of that.
_DEPTH: Final = 2
_DEEPEST: Final = 12
#: Keywords that a strategy keeps only by throwing away what does not fit.
_INEXACT: Final = frozenset(
    {
        "not", "if", "pattern", "contains", "minProperties", "maxProperties", "patternProperties", "propertyNames",
        "dependentRequired", "unevaluatedProperties",
    }
)  # fmt: skip
_LENGTHS: Final = frozenset({"minLength", "maxLength"})


@frozen
class Compiler:
    """What is compiled of one document.

    Attributes:
        spec: The document.
        unknown_fields: Whether objects that are open also draw fields that they do not declare.
        makers: What was compiled, by the JSON pointers of the schemas that judge a value together.
        entered: Those of them that were met again within themselves.

    """

    spec: Spec
    unknown_fields: bool
    makers: dict[Pointers, Maker] = field(factory=dict)
    entered: set[Pointers] = field(factory=set)

    def compile(self, pointers: Pointers) -> Maker:
        """Compile the schemas that judge one value; met again on the way down, they are entered anew."""
        key = tuple(dict.fromkeys(pointers))
        if key not in self.makers:
            self.makers[key] = self._anew(key)
            try:
                self.makers[key] = cache(self._compiled(key))
            except BaseException:
                del self.makers[key]
                raise
        return self.makers[key]

    def _anew(self, key: Pointers) -> Maker:
        def make(budget: int) -> Made:
            self.entered.add(key)
            return self.makers[key](budget - 1) if budget else NOTHING

        return make

    def _compiled(self, pointers: Pointers) -> Maker:
        met: list[Part] = []
        parts = [part for pointer in pointers for part in read(self.spec, pointer)]
        makers = list(self._alternatives(parts, met))
        if all(_drawn_exactly(self.spec, part) for part in met):
            return lambda budget: united(make(budget) for make in makers)
        fits = self._validator(pointers)
        return lambda budget: filtered(united(make(budget) for make in makers), fits())

    def _validator(self, pointers: Pointers) -> Callable[[], Callable[[JSON], bool]]:
        @cache
        def fits() -> Callable[[JSON], bool]:
            schema, names = bundle(self.spec, [(pointer, None) for pointer in pointers])
            root = {"$defs": schema["$defs"], "allOf": [{"$ref": f"#/$defs/{name}"} for name in names.values()]}
            return jsonschema_rs.Draft202012Validator(root, validate_formats=True).is_valid

        return fits

    def _alternatives(self, parts: list[Part], met: list[Part]) -> Iterator[Maker]:
        for index, part in enumerate(parts):
            keyword = next((name for name in CHOICES if name in part.schema), None)
            if keyword is not None:
                met.append(part)
                for branch in branches(self.spec, part, keyword):
                    yield from self._alternatives([*parts[:index], *branch, *parts[index + 1 :]], met)
                return
        met += parts
        yield from self._plain(list({(part.pointer, *part.schema): part for part in parts}.values()))

    def _plain(self, parts: list[Part]) -> Iterator[Maker]:
        if any({"enum", "const"} & part.schema.keys() for part in parts):
            made = enumerated(parts)
            yield lambda _: made
            return
        types = types_of(self.spec, parts)
        if types is None:
            yield lambda _: _ANYTHING
            return
        for name in types:
            match name:
                case "object":
                    yield objects(self, parts)
                case "array":
                    yield arrays(self, parts)
                case _:
                    yield scalar(self.spec, name, parts)


_ANYTHING: Final = Made(Leaf(any_json()))


def _drawn_exactly(spec: Spec, part: Part) -> bool:
    """Tell whether what is drawn by a part always fits it, so that nobody need look."""
    schema = part.schema
    if _INEXACT & schema.keys() or ("format" in schema and _LENGTHS & schema.keys()):
        return False
    if not isinstance(schema.get("multipleOf", 1), int):
        return False
    return "oneOf" not in schema or disjoint(spec, part)


@lru_cache(maxsize=16)
def _compiler(document: Document, *, unknown_fields: bool, unknown_members: bool) -> Compiler:
    return Compiler(spec_of(members_opened(document) if unknown_members else document), unknown_fields)


def from_schema(
    document: Document, pointer: str, *, unknown_fields: bool = False, unknown_members: bool = False
) -> SearchStrategy[JSON]:
    """Compile the schema at a pointer to a strategy of JSON values that are valid by it, formats included.

    Args:
        document: The spec; OpenAPI 3.0, 3.1 or 3.2.
        pointer: JSON pointer to a schema in it.
        unknown_fields: Whether objects that are open also draw fields that they do not declare.
        unknown_members: Whether enums of texts or of integers also draw values that they do not list, as clients must
            read them; such values are not valid.

    Raises:
        PipelineError: A schema on the way has a keyword, format or type that is not known, or no finite value.

    """
    compiler = _compiler(document, unknown_fields=unknown_fields, unknown_members=unknown_members)
    make = compiler.compile((pointer,))
    least = next((budget for budget in range(_DEEPEST) if make(budget).possible), None)
    if least is None:
        message = "No finite value fits this schema; let one more type in, or make a field optional that leads back."
        raise refusal(compiler.spec, "strategy-infinite", message, pointer)
    deeper = range(1, _DEPTH + 1) if compiler.entered else ()
    return strategy_of(one_of([nullable(make(least + more)) for more in (0, *deeper)]))
