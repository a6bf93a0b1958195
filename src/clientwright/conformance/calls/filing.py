"""Makes the models of forms with files from JSON, in which a file is the text that it holds."""

from __future__ import annotations

import json
import types
import typing
from io import BytesIO
from typing import Any

import attrs

from clientwright import codec
from clientwright.conformance.oracles.fidelity import hints_of
from clientwright.pipeline.documents import JSON
from clientwright.types import File, Unset

_UNIONS = {typing.Union, types.UnionType}


def form_of(kind: Any, value: dict[str, JSON]) -> Any:
    """Make the model of a form.

    Args:
        kind: Its class.
        value: Its fields by wire name; those that hold files are texts.

    Raises:
        Mismatch: The class does not hold a value.

    """
    hints = hints_of(kind)
    rest = dict(value)
    given = {}
    for one in attrs.fields(kind):
        wire = one.metadata.get("name", one.name)
        if wire in rest and one.init:
            given[one.alias] = _field(hints[one.name], rest.pop(wire))
    model = kind(**given)
    if rest:
        model.additional_properties.update(rest)
    return model


def _field(hint: Any, value: JSON) -> Any:
    options = [
        one for one in (typing.get_args(hint) if typing.get_origin(hint) in _UNIONS else [hint]) if one is not Unset
    ]
    if File in options and isinstance(value, str):
        return File(BytesIO(value.encode()))
    if list[File] in options and isinstance(value, list):
        return [File(BytesIO(one.encode())) for one in value]
    return codec.decode(typing.Union[tuple(options)], json.dumps(value).encode())  # noqa: UP007  # made of what is found
