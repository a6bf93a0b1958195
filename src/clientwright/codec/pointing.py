"""Follows JSON pointers by wire names through models."""

from __future__ import annotations

import re
from typing import Any, Final

from msgspec import UNSET

from clientwright.codec.guards import is_list, is_mapping, is_model
from clientwright.codec.plans import plan_of

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,8}")


def pointed(value: object, pointer: str) -> object:
    """Give the value at a JSON pointer; UNSET where there is none.

    Args:
        value: A model, or lists and dicts of them.
        pointer: As in RFC 6901, with names as on the wire; empty for the value itself.

    """
    found: Any = value
    for part in pointer.split("/")[1:]:
        found = _below(found, part.replace("~1", "/").replace("~0", "~"))
    return found


def _below(value: Any, name: str) -> Any:
    if is_model(value):
        attribute = next((one.attribute for one in plan_of(type(value)).members if one.name == name), "")
        return getattr(value, attribute, UNSET) if attribute else value.additional_properties.get(name, UNSET)
    if is_mapping(value):
        return value.get(name, UNSET)
    if is_list(value) and _INDEX.fullmatch(name):
        return value[int(name)] if int(name) < len(value) else UNSET
    return UNSET
