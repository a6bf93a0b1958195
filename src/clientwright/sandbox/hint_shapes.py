"""The shape of `x-clientwright-sandbox`, as JSON Schemas."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.documents import JSON


def _closed(required: tuple[str, ...] = (), **properties: JSON) -> JSON:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _map(of: JSON, *names: str) -> JSON:
    keys = {"propertyNames": {"enum": list(names)}} if names else {}
    return {"type": "object", "additionalProperties": of, **keys}


def _list(of: JSON) -> JSON:
    return {"type": "array", "items": of, "minItems": 1}


_TEXT: Final = {"type": "string"}
_POINTER: Final = {"type": "string", "pattern": "^(/|$)"}
_COUNT: Final = {"type": "integer", "minimum": 1}
_ANY: Final[JSON] = {}
_VALUES: Final = {**_map(_ANY), "propertyNames": _POINTER}
_REPLY: Final = {
    **_closed(("status",), status={"type": "string", "pattern": "^[45][0-9][0-9]$"}, examples=_list(_TEXT), text=_TEXT,
              field=_TEXT),
    "oneOf": [{"required": ["examples"]}, {"required": ["text"]}],
}  # fmt: skip
_TAKE: Final = {**_map(_POINTER), "propertyNames": _POINTER}
_CONDITION: Final = {
    **_closed(("at", "answer"), at=_POINTER, answer=_REPLY, **{"in": _list(_ANY), "not": _list(_ANY)}),
    "oneOf": [{"required": ["in"]}, {"required": ["not"]}],
}
_LINKS: Final = ("first", "next", "prev", "last")
_FIGURES: Final = ("from", "to", "total", "current", "last", "size", "path")

#: The shape of hints, as JSON Schemas.
SHAPES: Final[JSON] = {
    "root": _closed(
        resources=_map(
            _closed(
                ("identity",),
                identity=_POINTER,
                first=_list(_closed(("value",), value=_POINTER, set=_VALUES, each=_TEXT, take=_TAKE)),
                generated=_closed(("schema", "count"), schema=_POINTER, count=_COUNT, variants=_list(_VALUES)),
            )
        ),
        errors=_closed(
            text=_list(_POINTER), status=_POINTER, fields=_POINTER, items=_POINTER, reference=_POINTER,
            validation=_TEXT, texts=_map(_TEXT),
        ),
    ),
    "operation": _closed(
        ("resource", "operation"),
        resource=_TEXT,
        operation={"enum": ["create", "read", "list", "update", "delete", "act"]},
        key=_TEXT,
        status={"type": "string", "pattern": "^2[0-9][0-9]$"},
        record=_POINTER,
        take=_TAKE,
        set=_VALUES,
        new=_list(_POINTER),
        now=_list(_POINTER),
        show=_TAKE,
        filters=_map(_POINTER),
        unique=_list(_closed(("fields", "answer"), fields=_list(_POINTER), answer=_REPLY)),
        limits=_list(_closed(("fields", "most", "answer"), fields=_list(_POINTER), most=_COUNT, answer=_REPLY)),
        requires=_list(_CONDITION),
        mirrors=_list(_closed(("resource", "key", "take"), resource=_TEXT, key=_POINTER, take=_TAKE)),
        rate=_closed(("requests", "seconds", "answer"), requests=_COUNT, seconds=_COUNT, answer=_REPLY),
        page=_closed(
            ("number", "size", "usual", "most"), number=_TEXT, size=_TEXT, usual=_COUNT, most=_COUNT,
            figures=_map(_POINTER, *_FIGURES), links=_map(_POINTER, *_LINKS),
        ),
        **{"show-new": _list(_POINTER), "show-now": _list(_POINTER)},
    ),
}  # fmt: skip
