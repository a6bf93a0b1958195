"""What the generated clients and errors get: no secret is shown, every call ends, no thread meets another."""

from __future__ import annotations

from textwrap import indent

from clientwright.pipeline.generation.patching import Patch

CREATION = """\
        if self.{attribute} is None:
        {{% if custom_constructor %}}
            {{{{ custom_constructor | indent(12) }}}}
        {{% endif %}}
            self.{attribute} = httpx.{kind}(
                base_url=self._base_url,
                cookies=self._cookies,
                headers=self._headers,
                timeout=self._timeout,
                verify=self._verify_ssl,
                follow_redirects=self._follow_redirects,
                **self._httpx_args,
            )
        return self.{attribute}
"""
CREATIONS = tuple(
    CREATION.format(attribute=attribute, kind=kind)
    for attribute, kind in (("_client", "Client"), ("_async_client", "AsyncClient"))
)
UNEXPECTED_BODY = '''

class UnexpectedBody(UnexpectedStatus):
    """The status is documented as one with JSON, and the body is none.

    Raised by api functions when Client.raise_on_unexpected_status is True; without it, what they parse is None.
    """

'''

CLIENT = (
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
    # A body that is not JSON is an answer like another that the document does not know.
    Patch(
        "errors.py.jinja",
        '\n__all__ = ["UnexpectedStatus"]',
        f'{UNEXPECTED_BODY}\n__all__ = ["UnexpectedBody", "UnexpectedStatus"]',
    ),
    Patch(
        "client.py.jinja",
        " that was not documented in the source OpenAPI document. Can also",
        " that was not documented in the source OpenAPI document, or an errors.UnexpectedBody if it returns a body"
        " that is not JSON where the document has JSON; without it, what is parsed is None. Can also",
    ),
    # Threads that share a client share one connection pool, and a new client leaves the one it is made from alone.
    Patch("client.py.jinja", "import ssl\n", "import ssl\nimport threading\n"),
    Patch("client.py.jinja", "import httpx\n\n", "import httpx\n\n_CREATION = threading.Lock()\n"),
    *(
        Patch(
            "client.py.jinja",
            creation,
            "        with _CREATION:\n" + indent(creation, "    ").replace("indent(12)", "indent(16)"),
        )
        for creation in CREATIONS
    ),
    *(
        Patch(
            "client.py.jinja",
            f"        if self._client is not None:\n            self._client.{change}\n"
            f"        if self._async_client is not None:\n            self._async_client.{change}\n",
            "",
        )
        for change in ("headers.update(headers)", "cookies.update(cookies)", "timeout = timeout")
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
)
