"""Small replacements in the generator's own templates, each where its code would be wrong or unsafe.

An anchor that is not found exactly once means another version of the generator: that is an error, never a skip.
"""

from __future__ import annotations

from attrs import frozen

TEXTS = '''

def status_of(code: int) -> HTTPStatus | int:
    """Give the status as a member of HTTPStatus where it is one, else as the number."""
    try:
        return HTTPStatus(code)
    except ValueError:
        return code


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


@frozen
class Patch:
    """One replacement in one template."""

    template: str
    old: str
    new: str
    count: int = 1


PATCHES = (
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
        "from typing import Any, BinaryIO, Generic, TypeVar, Literal, IO\nfrom urllib.parse import quote\n",
    ),
    Patch("types.py.jinja", "    status_code: HTTPStatus\n", "    status_code: HTTPStatus | int\n"),
    Patch("types.py.jinja", "\n\n__all__ = [", TEXTS + "\n__all__ = ["),
    # The message of an exception reaches logs; the body stays on the exception alone, and it pickles.
    Patch(
        "errors.py.jinja",
        "        super().__init__(\n"
        '            f"Unexpected status code: {status_code}\\n\\nResponse content:\\n'
        "{content.decode(errors='ignore')}\"\n"
        "        )\n",
        '        super().__init__(f"Unexpected status code: {status_code}")\n\n'
        "    def __reduce__(self) -> tuple[type[Exception], tuple[int, bytes]]:\n"
        "        return type(self), (self.status_code, self.content)\n",
    ),
    # Credentials never show in repr; the headers given by the user are not written to.
    Patch(
        "client.py.jinja",
        '"token": namespace(type="str", default="",',
        '"token": namespace(type="str", default="field(repr=False)",',
    ),
    # The token goes where the document says, without a word from the user.
    Patch("client.py.jinja", "default='\"Bearer\"'", "default=credentials.prefix | json"),
    Patch("client.py.jinja", "default='\"Authorization\"'", "default=credentials.header | json"),
    *(
        Patch("client.py.jinja", f'kw_only=True, alias="{name}")', f'kw_only=True, alias="{name}", repr=False)')
        for name in ("cookies", "headers", "httpx_args")
    ),
    Patch(
        "client.py.jinja",
        '"self._headers[self.auth_header_name] = f\\"{self.prefix} {self.token}\\" if self.prefix else self.token"',
        '"authorization = f\\"{self.prefix} {self.token}\\" if self.prefix else self.token\\n'
        'self._headers = {**self._headers, self.auth_header_name: authorization}"',
    ),
    # A call ends: httpx takes None for no limit at all.
    Patch(
        "client.py.jinja",
        '_timeout: httpx.Timeout | None = field(default=None, kw_only=True, alias="timeout")',
        "_timeout: httpx.Timeout | None = field(\n"
        '        default=httpx.Timeout(30.0, connect=5.0), kw_only=True, alias="timeout"\n    )',
    ),
    # A status that HTTPStatus does not know is no reason to fail.
    Patch(
        "endpoint_module.py.jinja",
        "from ...types import Response, UNSET\n",
        "from ...types import Response, UNSET, Unset, form_of, query_of, segment_of, status_of\n",
    ),
    Patch("endpoint_module.py.jinja", "HTTPStatus(response.status_code)", "status_of(response.status_code)"),
    # Path values are written as JSON writes them and stay within their segment.
    Patch(
        "endpoint_module.py.jinja",
        '{{parameter.python_name}}=quote(str({{parameter.python_name}}), safe=""),',
        "{{parameter.python_name}}=segment_of({{parameter.python_name}}),",
    ),
    # The boundary of a multipart body is chosen by httpx for each body; a fixed one can occur in a file.
    Patch(
        "endpoint_module.py.jinja",
        '        {%- if body.content_type == "multipart/form-data" %}\n'
        '        headers["Content-Type"] = "multipart/form-data; boundary=+++"\n        {% else %}\n',
        '        {%- if body.content_type != "multipart/form-data" %}\n',
    ),
    Patch(
        "endpoint_module.py.jinja",
        '    {%- if body.content_type == "multipart/form-data" %}\n'
        '    headers["Content-Type"] = "multipart/form-data; boundary=+++"\n    {% else %}\n',
        '    {%- if body.content_type != "multipart/form-data" %}\n',
    ),
    # Query parameters and forms are written in the style that the document gives.
    Patch(
        "endpoint_macros.py.jinja",
        "    {%- if not property.json_is_dict %}\n",
        '    {% set style = styles.get((endpoint.name ~ "", property.name.get_untrusted_value())) %}\n'
        '    {%- if style or property.template == "union_property.py.jinja" %}\n'
        'params.update(query_of("{{ property.name | in_double_quote_literal }}", {{ destination }}'
        '{% if style %}, "{{ style }}"{% endif %}))\n'
        "    {% elif not property.json_is_dict %}\n",
    ),
    Patch("endpoint_macros.py.jinja", "macro body_to_kwarg(body) %}", "macro body_to_kwarg(body, deep='') %}"),
    Patch("endpoint_macros.py.jinja", '["data"] = body.to_dict()', '["data"] = form_of(body.to_dict(){{ deep }})', 2),
    Patch(
        "endpoint_module.py.jinja",
        "{{ body_to_kwarg(body) | indent(8) }}",
        '{{ body_to_kwarg(body, deep_fields(endpoint.name ~ "")) | indent(8) }}',
    ),
    Patch(
        "endpoint_module.py.jinja",
        "{{ body_to_kwarg(body) | indent(4) }}",
        '{{ body_to_kwarg(body, deep_fields(endpoint.name ~ "")) | indent(4) }}',
    ),
    # A constant that is optional, one variant of a union, or sent as a form field.
    Patch("property_templates/const_property.py.jinja", "property.required %}and", "property.required %} and"),
    Patch(
        "property_templates/const_property.py.jinja",
        "(None, {{ source }},",
        "(None, text_of({{ source }}).encode(),",
    ),
    # What is sent as a form field is written as JSON writes it.
    *(
        Patch(f"property_templates/{kind}_property.py.jinja", "str({{source}})", "text_of({{ source }})")
        for kind in ("any", "boolean")
    ),
    # The object under construction has a name that no property can have.
    Patch("model.py.jinja", "{% set module_name = model.class_info.module_name %}", '{% set module_name = "_self" %}'),
    Patch("model.py.jinja", "from .. import types\n", "from .. import types\nfrom ..types import text_of\n"),
    # A value that no variant of a union fits is refused instead of passing under a wrong type.
    Patch(
        "property_templates/union_property.py.jinja",
        "            {% set ns.contains_unmodified_properties = true %}\n            {% continue %}\n",
        "            {% set kind = inner_property.get_base_type_string() | as_unembedded_code %}\n"
        '            {% if kind != "None" %}\n'
        "                {% set ns.contains_unmodified_properties = true %}\n"
        "                {% set ns.kinds = ns.kinds + [kind] %}\n"
        "            {% endif %}\n            {% continue %}\n",
    ),
    Patch(
        "property_templates/union_property.py.jinja",
        "namespace(contains_unmodified_properties = false)",
        "namespace(contains_unmodified_properties = false, kinds = [], last = none)",
    ),
    Patch(
        "property_templates/union_property.py.jinja",
        "    {% if inner_template.check_type_for_construct and "
        "(not loop.last or ns.contains_unmodified_properties) %}\n"
        "    try:\n"
        '        if not {{ inner_template.check_type_for_construct(inner_property, "data") }}:\n'
        "            raise TypeError()\n",
        "    {% if true %}\n"
        "    try:\n"
        "        {% if inner_template.check_type_for_construct %}\n"
        '        if not {{ inner_template.check_type_for_construct(inner_property, "data") }}:\n'
        "            raise TypeError()\n"
        "        {% endif %}\n",
    ),
    Patch(
        "property_templates/list_property.py.jinja",
        "{{ property.python_name }} = cast({{ property.get_type_string(no_optional=True) | as_unembedded_code }}, ",
        '{% if inner_property.get_type_string() | as_unembedded_code == "Any" %}\n'
        "{{ property.python_name }}: {{ property.get_type_string() | as_unembedded_code }} = {{ source }}\n"
        "{% else %}\n"
        "{{ property.python_name }} = cast({{ property.get_type_string(no_optional=True) | as_unembedded_code }}, ",
    ),
    Patch(
        "property_templates/list_property.py.jinja",
        "as_unembedded_code }}, {{ source }})\n{% endif %}\n{% endmacro %}",
        "as_unembedded_code }}, {{ source }})\n{% endif %}\n{% endif %}\n{% endmacro %}",
    ),
    Patch(
        "property_templates/union_property.py.jinja",
        "    {% if ns.contains_unmodified_properties %}\n"
        "    return cast({{ property.get_type_string() | as_unembedded_code }}, data)\n    {% endif %}\n",
        '    {% if "Any" in ns.kinds %}\n'
        "    return cast({{ property.get_type_string() | as_unembedded_code }}, data)\n"
        "    {% else %}\n"
        "    {% for kind in ns.kinds %}\n"
        '    if isinstance(data, {{ "int | float" if kind == "float" else kind }}):\n'
        "        return data\n"
        "    {% endfor %}\n"
        '    raise TypeError("{{ property.name | in_double_quote_literal }} is of no documented type")\n'
        "    {% endif %}\n",
    ),
    # A value that the document does not list is kept, and says that it is not known.
    Patch(
        "str_enum.py.jinja",
        "    def __str__(self) -> str:\n",
        "    @classmethod\n"
        "    def _missing_(cls, value: object) -> Self | None:\n"
        "        if not isinstance(value, str):\n"
        "            return None\n"
        "        member = str.__new__(cls, value)\n"
        '        member._name_ = "UNKNOWN"\n'
        "        member._value_ = value\n"
        "        return member\n\n"
        "    @property\n"
        "    def is_known(self) -> bool:\n"
        '        """Whether the specification lists this value."""\n'
        "        return self._name_ in type(self).__members__\n\n"
        "    def __str__(self) -> str:\n",
    ),
    Patch("str_enum.py.jinja", "from enum import StrEnum\n", "from enum import StrEnum\nfrom typing import Self\n"),
)


class AnchorError(Exception):
    """A template does not read as a patch expects; the generator is another version than the pinned one."""


def patched(template: str, source: str) -> str:
    """Apply to a template the patches that are for it.

    Raises:
        AnchorError: An anchor does not occur as often as it should.

    """
    for patch in PATCHES:
        if patch.template == template:
            if source.count(patch.old) != patch.count:
                first = patch.old.strip().splitlines()[0]
                raise AnchorError(f"{template}: {first!r} occurs {source.count(patch.old)} times, not {patch.count}")
            source = source.replace(patch.old, patch.new)
    return source
