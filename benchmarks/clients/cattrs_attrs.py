"""cattrs over plain attrs classes, its JSON read and written by msgspec."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.msgspec import make_converter
from shapes import Field, classes

CONVERTER = make_converter(omit_if_default=True)
CONVERTER.register_structure_hook(UUID, lambda value, _: UUID(value))


def _attrs_class(name: str, fields: list[Field]) -> type:
    given: dict[str, Any] = {
        each.name: attrs.field(type=each.type) if each.required else attrs.field(type=each.type | None, default=None)
        for each in fields
    }
    made = attrs.make_class(name, given, slots=True, kw_only=True)
    renamed: dict[str, Any] = {each.name: override(rename=each.wire) for each in fields if each.name != each.wire}
    CONVERTER.register_structure_hook(made, make_dict_structure_fn(made, CONVERTER, **renamed))
    unstructure: Any = make_dict_unstructure_fn(made, CONVERTER, _cattrs_omit_if_default=True, **renamed)
    CONVERTER.register_unstructure_hook(made, unstructure)
    return made


PAGE = classes(_attrs_class)["MembershipPage"]


def decode(content: bytes) -> object:
    """Read a page."""
    return CONVERTER.loads(content, PAGE)


encode = CONVERTER.dumps
