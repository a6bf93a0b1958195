"""What the generated types get: an UNSET that survives copies, and how values are written into a request."""

from __future__ import annotations

from clientwright.pipeline.generation.patching import Patch

TEXTS = '''

def status_of(code: int) -> HTTPStatus | int:
    """Give the status as a member of HTTPStatus where it is one, else as the number."""
    try:
        return HTTPStatus(code)
    except ValueError:
        return code


def json_of(response: httpx.Response) -> Any:
    """Read a body as JSON.

    Raises:
        UnexpectedBody: It is none.

    """
    try:
        return response.json()
    except (ValueError, RecursionError):
        raise UnexpectedBody(response.status_code, response.content) from None


def text_of(value: object) -> str:
    """Write a scalar, or a list of them separated by commas, as it stands in a URL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ",".join(text_of(item) for item in value)
    return str(value)


def segment_of(value: object) -> str:
    """Write a path parameter so that it stays within its segment.

    Raises:
        ValueError: The text is empty or a dot segment, which would lead to another path.

    """
    text = quote(text_of(value), safe="")
    if text in {"", ".", ".."}:
        raise ValueError("a path parameter cannot be empty, '.' or '..'")
    return text


def query_of(name: str, value: object, style: str = "form") -> dict[str, Any]:
    """Write one query parameter or form field in its style: comma, space, pipe, deepObject, json or form."""
    if isinstance(value, Unset) or value is None:
        return {}
    if isinstance(value, dict):
        if style == "json":
            return {name: json.dumps(value)}
        members = [(key, item) for key, item in value.items() if not isinstance(item, Unset)]
        joined = {} if style == "deepObject" else dict(members)
        for key, item in members if style == "deepObject" else []:
            joined.update(query_of(f"{name}[{key}]", item, style))
        return joined
    if isinstance(value, list | tuple):
        separator = {"comma": ",", "space": " ", "pipe": "|"}.get(style)
        if separator is not None:
            return {name: separator.join(text_of(item) for item in value)}
        if any(isinstance(item, dict) for item in value):
            return {name: [json.dumps(item) if isinstance(item, dict) else text_of(item) for item in value]}
        return {name: [text_of(item) for item in value]}
    return {name: text_of(value)}


def form_of(fields: dict[str, Any], deep: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Write an object as the fields of a form: nested objects as JSON, or in brackets where the document says so."""
    form: dict[str, Any] = {}
    for name, value in fields.items():
        form.update(query_of(name, value, "deepObject" if name in deep else "json"))
    return form

'''

TYPES = (
    # UNSET comes back from pickle, copy and deepcopy as the one object, because it is reduced to its name.
    Patch(
        "types.py.jinja",
        "        return False\n\n\nUNSET",
        '        return False\n\n    def __repr__(self) -> str:\n        return "UNSET"\n\n'
        '    def __reduce__(self) -> str:\n        return "UNSET"\n\n\nUNSET',
    ),
    Patch(
        "types.py.jinja",
        "from collections.abc import Mapping, MutableMapping\n",
        "import datetime\nimport json\nfrom collections.abc import Mapping, MutableMapping\n",
    ),
    Patch(
        "types.py.jinja",
        "from typing import BinaryIO, Generic, TypeVar, Literal, IO\n",
        "from typing import Any, BinaryIO, Generic, TypeVar, Literal, IO\nfrom urllib.parse import quote\n\n"
        "import httpx\n",
    ),
    Patch(
        "types.py.jinja",
        "from attrs import define\n",
        "from attrs import define\n\nfrom .errors import UnexpectedBody\n",
    ),
    Patch("types.py.jinja", "    status_code: HTTPStatus\n", "    status_code: HTTPStatus | int\n"),
    Patch("types.py.jinja", "\n\n__all__ = [", TEXTS + "\n__all__ = ["),
)
