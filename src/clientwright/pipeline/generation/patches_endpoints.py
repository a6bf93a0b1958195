"""What the generated operations get: requests as the document says, and answers that can always be read."""

from __future__ import annotations

from clientwright.pipeline.generation.patching import Patch

ENDPOINTS = (
    # A status that HTTPStatus does not know is no reason to fail.
    Patch(
        "endpoint_module.py.jinja",
        "from ...types import Response, UNSET\n",
        "from ...types import Response, UNSET, Unset, form_of, json_of, query_of, segment_of, status_of\n",
    ),
    Patch("endpoint_module.py.jinja", "HTTPStatus(response.status_code)", "status_of(response.status_code)"),
    # A body that is not JSON ends in no exception of the JSON parser.
    Patch("endpoint_macros.py.jinja", "response.source.attribute", "read", 3),
    Patch(
        "endpoint_macros.py.jinja",
        "{% macro parse_response(parsed_responses, response) %}\n",
        "{% macro parse_response(parsed_responses, response) %}\n"
        '{% set json = response.source.attribute == "response.json()" %}\n'
        '{% set read = "json_of(response)" if json else response.source.attribute %}\n',
    ),
    Patch(
        "endpoint_module.py.jinja",
        "    return Response(\n        status_code=",
        "    try:\n"
        "        parsed = _parse_response(client=client, response=response)\n"
        "    except errors.UnexpectedBody:\n"
        "        if client.raise_on_unexpected_status:\n"
        "            raise\n"
        "        parsed = None\n"
        "    return Response(\n        status_code=",
    ),
    Patch("endpoint_module.py.jinja", "parsed=_parse_response(client=client, response=response)", "parsed=parsed"),
    Patch(
        "endpoint_macros.py.jinja",
        "    httpx.TimeoutException: If",
        "    errors.UnexpectedBody: If the body is not JSON where it should be and"
        " Client.raise_on_unexpected_status is True; otherwise what is parsed is None.\n"
        "    httpx.TimeoutException: If",
    ),
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
    # A body that is a union may be absent too.
    Patch(
        "endpoint_macros.py.jinja",
        "{% if prop_template.transform %}\n{{ prop_template.transform(property, property.python_name, "
        '"_kwargs[\\"json\\"]"',
        '{% if property.template == "union_property.py.jinja" and not property.required %}\n'
        "if not isinstance({{ property.python_name }}, Unset):\n"
        '    {{ prop_template.transform(property, property.python_name, "_kwargs[\\"json\\"]", '
        "skip_unset=True, declare_type=False) | indent(4) }}\n"
        "{% elif prop_template.transform %}\n{{ prop_template.transform(property, property.python_name, "
        '"_kwargs[\\"json\\"]"',
    ),
    Patch(
        "property_templates/union_property.py.jinja",
        "contains_modified_properties = not property.required,",
        "contains_modified_properties = not property.required and not skip_unset,",
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
)
