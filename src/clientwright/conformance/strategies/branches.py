"""Open the choices that a schema gives a value, one branch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve

from clientwright.conformance.strategies.parts import CHOICES, Part, nothing_of, opened, read
from clientwright.conformance.strategies.types import types_of
from clientwright.pipeline.documents import JSON, join, resolve
from clientwright.pipeline.walking import Spec, fragment

#: The name under which a part holds the values that tell its branch, by property.
PINNED: Final = "x-pinned"
#: The name under which a part holds the fields of other branches, which may tell that a value is not theirs.
FOREIGN: Final = "x-foreign"


def branches(spec: Spec, part: Part, keyword: str) -> Iterator[list[Part]]:
    """Give what stands in a part's place for each branch of a choice.

    Args:
        spec: The document.
        part: A part with a choice.
        keyword: The choice: `nullable`, `oneOf`, `anyOf` or `if`.

    Raises:
        PipelineError: A branch has a keyword that is not known, or leads nowhere.

    """
    if keyword == "nullable":
        yield list(opened(spec, part.without("nullable")))
        yield [nothing_of(part)]
    elif keyword == "if":
        rest = _rest(part.without("if", "then", "else"))
        yield [*rest, *_read(spec, part, "if"), *(_read(spec, part, "then") if "then" in part.schema else ())]
        yield [*rest, *(_read(spec, part, "else") if "else" in part.schema else ())]
    else:
        rest = [*_rest(part.without(keyword)), *(_foreign(spec, part) if keyword == "oneOf" else ())]
        for index, option in enumerate(part.schema[keyword]):
            yield [*rest, *_read(spec, part, keyword, index), *_pinned(spec, part, option)]


def _rest(part: Part) -> list[Part]:
    return [part] if part.schema else []


def _read(spec: Spec, part: Part, *tokens: str | int) -> Iterator[Part]:
    return read(spec, join(part.pointer, *tokens), part.trail)


def _foreign(spec: Spec, part: Part) -> Iterator[Part]:
    """Where branches require the same fields, have each draw the others' too, of any type, to tell them apart."""
    options = [list(_read(spec, part, "oneOf", index)) for index in range(len(part.schema["oneOf"]))]
    fields = [name for option in options for one in option for name in one.schema.get("properties", ())]
    required = [{name for one in option for name in one.schema.get("required", ())} for option in options]
    if fields and all(one == required[0] for one in required):
        yield evolve(part, schema={FOREIGN: fields})


def _pinned(spec: Spec, part: Part, option: JSON) -> Iterator[Part]:
    """Have the discriminator, if there is one, say which branch this is."""
    stated = resolve(spec.document.data, part.pointer).get("discriminator")
    ref = option.get("$ref") if isinstance(option, dict) else None
    if isinstance(stated, dict) and isinstance(ref, str) and "propertyName" in stated:
        name = ref.rsplit("/", 1)[-1]
        mapped = [key for key, goal in stated.get("mapping", {}).items() if goal in {ref, name}]
        yield evolve(part, schema={PINNED: {stated["propertyName"]: mapped or [fragment(name)]}})


def disjoint(spec: Spec, part: Part) -> bool:
    """Tell whether no value fits two branches of a part's `oneOf`, as far as types tell."""
    options = [_types(spec, branch) for branch in branches(spec, part, "oneOf")]
    return all(one and other and not _common(one, other) for one, other in combinations(options, 2))


def _types(spec: Spec, parts: Sequence[Part]) -> frozenset[str]:
    """Give the types of a branch; none where it has choices of its own or allows anything."""
    if any(keyword in part.schema for part in parts for keyword in CHOICES):
        return frozenset()
    return frozenset(types_of(spec, parts) or ())


def _common(one: frozenset[str], other: frozenset[str]) -> bool:
    numbers = {"integer", "number"}
    return bool(one & other) or bool(one & numbers and other & numbers)
