"""Write the page that is read first."""

from __future__ import annotations

import unicodedata

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.calls import Caller
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.naming import facade_names
from clientwright.pipeline.generation.operation_reading import Operation
from clientwright.pipeline.generation.providers import Provider, Server
from clientwright.pipeline.generation.rendering import Package
from clientwright.pipeline.generation.resources import fields_of, method_names
from clientwright.pipeline.generation.tools import formatted

HEAD = """\
# {name}

A typed Python client for {title}, version {version} of its specification.

```console
$ pip install .
```
"""
FACADE = """\

```python
{quickstart}
```

A call returns what a success is documented to give. Everything else is an exception of `{package}.errors`; its
`applied` says whether what was asked for has happened: `False`, `True`, or `None` where nobody can know.

`Async{facade}` has the same methods, to be awaited:

```python
{awaited}
```
"""
STOCK = """\

The functions of openapi-python-client are there too: `sync`, `sync_detailed`, `asyncio` and `asyncio_detailed`.

```python
{stock}
```

A test gives the client an httpx client that has no network:

```python
{tested}
```
"""
TAIL = """\

[API.md](API.md) lists the public names; `{package}/openapi.json` is the specification that the code follows.

This folder is generated. Change the specification or its overlays and generate it again; edits here are lost.
"""


def plain(text: JSON) -> str:
    """Reduce text of a document to one line that is harmless in Markdown, TOML and a terminal."""
    kept = "".join(c if unicodedata.category(c)[0] in "LN" or c in " .,:;()&+-'" else " " for c in str(text))
    return " ".join(kept.replace("&", "and").split())[:120].strip()


def readme(client: Package, title: str) -> str:
    """Write the README of a client."""
    name, package, facade = client.name.replace("_", "-"), client.name, client.provider.facade
    parts = [HEAD.format(name=name, title=title, version=client.version)]
    operation = _chosen(client)
    if operation is not None:
        (imports, called), stock = _calls(client, operation)
        arguments = constructor_arguments(client.provider)
        snippets = formatted(
            [
                _quickstart(client, imports, called, arguments),
                _awaited(client, imports, called, arguments),
                _stock(client, operation, *stock),
                _tested(client, arguments),
            ]
        )
        named = dict(zip(("quickstart", "awaited", "stock", "tested"), snippets, strict=True))
        parts.append(FACADE.format(package=package, facade=facade, **named))
        parts.append(_environment(client.provider))
        parts.append(STOCK.format(**named))
    return "".join([*parts, TAIL.format(package=package)])


def _chosen(client: Package) -> Operation | None:
    """Choose an operation to show: one that reads and needs little."""

    def weight(one: Operation) -> tuple[bool, bool, bool, int]:
        required = sum(given.prop.required for given in one.given)
        return one.method != "get", one.raw.get("deprecated") is True, one.pages is None, required

    return next((one for one in sorted(client.operations, key=weight) if _calls(client, one)[0][1]), None)


def _calls(client: Package, operation: Operation) -> tuple[tuple[list[str], str], tuple[list[str], str]]:
    """Give the call of a method and that of a function, each with the imports that it needs."""
    models = {str(one.class_info.name): one for one in client.parsed.models}
    fields = fields_of(operation, models, Schemas(client.normalised.data["components"]["schemas"]))
    caller = Caller(client.name, _variable(client), client.normalised, models)
    same = [one for one in client.operations if one.tag == operation.tag]
    method = method_names(same)[operation.name]
    attribute = facade_names(client.tags)[operation.tag]
    return (
        caller.call(operation, f"{_variable(client)}.{attribute}.{method}", fields, short=True),
        caller.call(operation, f"{operation.name}.sync", None, short=True, before="client=client"),
    )


def _variable(client: Package) -> str:
    return client.provider.name.replace("-", "_")


def constructor_arguments(provider: Provider) -> list[str]:
    """Write the arguments that examples open a client with: a credential, and the sandbox where there is one."""
    found = []
    for one in provider.schemes[:1]:
        tail = one.argument.removeprefix("basic")
        found += [f'username{tail}="..."', f'password{tail}="..."'] if one.basic else [f'{one.argument}="..."']
    server = _server(provider)
    if server is None:
        return [*found, 'base_url="https://api.example.com"']
    if server is not provider.servers[0]:
        found.append(f"environment={server.environment!r}")
    return [*found, *(f'{one.argument}="..."' for one in server.variables if one.default is None)]


def _server(provider: Provider) -> Server | None:
    """Choose where an example calls: the sandbox where there is one."""
    named = [one for one in provider.servers if one.environment == "sandbox"]
    return next(iter([*named, *provider.servers]), None)


def _quickstart(client: Package, imports: list[str], called: str, arguments: list[str]) -> str:
    needed = [f"from {client.name} import {client.provider.facade}"]
    needed.append(f"from {client.name}.errors import ClientwrightError")
    return "\n".join(
        [
            *arranged(client, [*imports, *needed]),
            "",
            f"with {client.provider.facade}({', '.join(arguments)}) as {_variable(client)}:",
            "    try:",
            f"        print({called})",
            "    except ClientwrightError as error:",
            "        print(error, error.applied)",
        ]
    )


def _awaited(client: Package, imports: list[str], called: str, arguments: list[str]) -> str:
    facade = f"Async{client.provider.facade}"
    return "\n".join(
        [
            *arranged(client, ["import asyncio", *imports, f"from {client.name} import {facade}"]),
            "",
            "async def main() -> None:",
            f"    async with {facade}({', '.join(arguments)}) as {_variable(client)}:",
            f"        print(await {called})",
            "",
            "asyncio.run(main())",
        ]
    )


def _stock(client: Package, operation: Operation, imports: list[str], called: str) -> str:
    made = "AuthenticatedClient" if operation.security else "Client"
    token = ', token="..."' if operation.security else ""
    server = _server(client.provider)
    url = server.url if server and not server.variables else "https://api.example.com"
    needed = [f"from {client.name} import {made}", f"from {client.name}.api.{operation.tag} import {operation.name}"]
    return "\n".join(
        [
            *arranged(client, [*imports, *needed]),
            "",
            f"with {made}({url!r}{token}) as client:",
            f"    print({called})",
        ]
    )


def _tested(client: Package, arguments: list[str]) -> str:
    made = f"{client.provider.facade}({', '.join([*arguments, 'retries=0'])}"
    return "\n".join(
        [
            "import httpx",
            "",
            "network = httpx.MockTransport(lambda request: httpx.Response(503))",
            f"{_variable(client)} = {made}, http_client=httpx.Client(transport=network))",
        ]
    )


def arranged(client: Package, imports: list[str]) -> list[str]:
    """Put imports in order: those of the standard library, then the client's own."""
    own = sorted(one for one in imports if one.startswith(f"from {client.name}"))
    standard = sorted(set(imports) - set(own), key=lambda one: (one.startswith("from"), one))
    return [*standard, *([""] if standard else []), *own]


def _environment(provider: Provider) -> str:
    """List the environment variables that are read in place of arguments."""
    rows = [
        (one.env, f"the argument `{'username` and `password' if one.basic else one.argument}`")
        for one in provider.schemes
    ]
    if provider.servers:
        names = ", ".join(f"`{plain(one.environment)}`" for one in provider.servers)
        rows.append((f"{provider.env}_ENVIRONMENT", f"`environment`: {names}"))
    rows += [(one.env, f"`{one.argument}`, a part of the address") for one in provider.variables]
    if not rows:
        return ""
    lines = "\n".join(f"| `{name}` | {text} |" for name, text in rows)
    return f"\n| environment variable | in place of |\n|---|---|\n{lines}\n"


__all__ = ["arranged", "constructor_arguments", "plain", "readme"]
