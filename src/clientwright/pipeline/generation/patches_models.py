"""What the generated models get: values that are never taken for what they are not."""

from __future__ import annotations

from clientwright.pipeline.generation.patching import Patch

MODELS = (
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
    # Clients are not linted with the rule that these silence.
    Patch("model.py.jinja", " # noqa: PLC0415\n", "\n", count=4),
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
    # The variant is the one that the discriminator names; the others are tried only where it names none.
    Patch(
        "property_templates/union_property.py.jinja",
        "    {% for inner_property in property.inner_properties %}\n"
        '    {% import "property_templates/" + inner_property.template as inner_template %}\n'
        "        {% if not inner_template.construct %}\n",
        "    {% set named = discriminator_of(property) %}\n"
        "    {% for value, class in (named.classes.items() if named else ()) %}\n"
        "    if isinstance(data, dict) and data.get({{ named.name | repr }}) == {{ value | repr }}:\n"
        "        return {{ class }}.from_dict(data)\n"
        "    {% endfor %}\n"
        "    {% for inner_property in property.inner_properties %}\n"
        '    {% import "property_templates/" + inner_property.template as inner_template %}\n'
        "        {% if not inner_template.construct %}\n",
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
