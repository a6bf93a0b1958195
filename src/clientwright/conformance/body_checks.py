"""Validators of the schemas of bodies, each made once, with no more of the spec than the schema refers to."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import jsonschema_rs

from clientwright.conformance.subjects import Direction, Subject
from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import bundle

Check: TypeAlias = Callable[[JSON], bool]


@lru_cache(maxsize=8192)
def check_of(subject: Subject, pointer: str, direction: Direction) -> Check:
    """Give what tells whether a value is valid by a schema of a spec, formats included; what no one wrote allows all.

    Args:
        subject: The provider.
        pointer: JSON pointer to the schema.
        direction: Whether the value is sent or received: what is marked as going the other way need not be there.

    """
    try:
        resolve(subject.document.data, pointer)
    except LookupError:  # such as the items of an array that does not say what they are
        return lambda _: True
    schema, names = bundle(subject.spec, [(pointer, direction)])
    root = {"$defs": schema["$defs"], "$ref": f"#/$defs/{names[pointer, direction]}"}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True, formats=dict(CHECKERS)).is_valid
