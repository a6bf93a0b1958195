"""Calls as the lines of Python that make them."""

from __future__ import annotations

from typing import Final

from clientwright.conformance.lifecycles.models import Asked
from clientwright.conformance.lifecycles.stages import Deed

_LONGEST: Final = 300


def line_of(deed: Deed, asked: Asked) -> str:
    """Write a call as a line of Python: path parameters by position, others and the body by keyword."""
    names = {f"{one.where} {one.key or one.name}": one.name for one in deed.call.declared.parameters}
    path = [repr(value) for key, value in asked.arguments.items() if key.startswith("path ")]
    rest = [f"{names[key]}={value!r}" for key, value in asked.arguments.items() if not key.startswith("path ")]
    body = [f"body={_body(deed, asked)}"] if asked.media else []
    method = _paged(deed) if asked.pages else deed.name
    made = f"{deed.call.subject.name}.{method}({', '.join([*path, *rest, *body])})"
    made = f"list({made})" if asked.pages else made
    return ("await " if asked.asynchronous and not asked.pages else "") + made + _comment(asked)


def _paged(deed: Deed) -> str:
    resource, _, method = deed.name.rpartition(".")
    return f"{resource}.iter_{method}"


def _body(deed: Deed, asked: Asked) -> str:
    kind = next((one.type for one in deed.call.declared.bodies if one.media == asked.media), None)
    text = repr(asked.body)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"{kind.__name__}.from_dict({text})" if isinstance(kind, type) and hasattr(kind, "from_dict") else text


def _comment(asked: Asked) -> str:
    if asked.twist == "faulty":
        content = asked.content if len(asked.content) <= _LONGEST else f"{asked.content[:_LONGEST]}…"
        return f" (with the content {content!r})"
    return " (without a credential)" if asked.twist == "bare" else ""
