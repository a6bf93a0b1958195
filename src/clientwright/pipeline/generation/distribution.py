"""Write what makes a generated package a distribution: metadata, a page to read first and a list of its names."""

from __future__ import annotations

import ast
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.strings import PythonIdentifier

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.naming import PREFIX
from clientwright.pipeline.generation.repairs import endpoints
from clientwright.pipeline.generation.surface import public_lines

REQUIREMENTS = {"attrs": "attrs>=24.2", "httpx": "httpx>=0.27"}
SERVER = re.compile(r"https?://[A-Za-z0-9.:/_~-]+")
IMPORTS = re.compile(rb"^[ \t]*(?:import|from)[ \t]+([A-Za-z_]\w*)", re.MULTILINE)
VERSION = re.compile(r"\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?")
PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = {name}
version = {version}
description = {description}
readme = "README.md"
requires-python = ">=3.11"
license = "MIT"
classifiers = [
  "Programming Language :: Python :: 3",
  "Typing :: Typed",
]
dependencies = {dependencies}

[tool.hatch.build.targets.wheel]
packages = [{package}]
"""
README = """\
# {name}

A typed Python client for {title}, version {version} of its specification.

Install it from this folder:

```console
pip install .
```

```python
{example}
```

Every operation is a module below `{package}.api` with `sync`, `sync_detailed`, `asyncio` and `asyncio_detailed`.
[API.md](API.md) lists every public name; `{package}/openapi.json` is the specification that the code follows.

This folder is generated. Change the specification or its overlays and generate it again; edits here are lost.
"""


def plain(text: JSON) -> str:
    """Reduce text of a document to one line that is harmless in Markdown, TOML and a terminal."""
    kept = "".join(c if unicodedata.category(c)[0] in "LN" or c in " .,:;()&+-'" else " " for c in str(text))
    return " ".join(kept.replace("&", "and").split())[:120].strip()


def version_of(text: JSON) -> str:
    """Give a version that packaging accepts, as near to the written one as possible."""
    written = str(text).strip().lower().removeprefix("v")
    if VERSION.fullmatch(written):
        return written
    numbers = re.findall(r"\d+", written)[:3]
    return ".".join(str(int(number)) for number in numbers) or "0.0.0"


def write_distribution(folder: Path, package: str, spec: dict[str, JSON], data: GeneratorData) -> None:
    """Write `pyproject.toml`, `README.md` and `API.md` around a package that is already there."""
    name = package.replace("_", "-")
    info = found if isinstance(found := spec.get("info"), dict) else {}
    title = plain(info.get("title", "")) or name
    version = version_of(info.get("version", ""))
    requirements = [REQUIREMENTS[module] for module in third_party(folder / package)]
    dependencies = "[" + ", ".join(map(_toml, requirements)) + "]"
    description = _toml(f"A typed Python client for {title}.")
    pyproject = PYPROJECT.format(
        name=_toml(name),
        version=_toml(version),
        description=description,
        dependencies=dependencies,
        package=_toml(package),
    )
    example = snippet(package, data, base_url(spec))
    readme = README.format(name=name, package=package, title=title, version=version, example=example)
    listing = "\n".join(public_lines(folder, package))
    api = f"# The public names of {name}\n\nOne a line, read from the source. Generated; do not edit.\n\n"
    for file, text in (
        ("pyproject.toml", pyproject),
        ("README.md", readme),
        ("API.md", f"{api}````text\n{listing}\n````\n"),
    ):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def third_party(package: Path) -> list[str]:
    """Name the modules outside the standard library that the code imports."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        source = path.read_bytes()
        if not {name.decode() for name in IMPORTS.findall(source)} - sys.stdlib_module_names - found:
            continue  # nothing new, whatever of it is code
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(str(node.module).split(".")[0])
    return sorted(found - set(sys.stdlib_module_names))


def base_url(spec: dict[str, JSON]) -> str:
    """Give the address to try a client on: the sandbox if the spec names one, else its first server."""
    servers = [server for server in spec.get("servers") or [] if isinstance(server, dict)]
    servers.sort(key=lambda server: server.get("x-clientwright-environment") != "sandbox")
    for server in servers:
        url = server.get("url")
        if isinstance(url, str) and SERVER.fullmatch(url):
            return url
    return "https://api.example.com"


def snippet(package: str, data: GeneratorData, url: str) -> str:
    """Write a call of one operation: one that reads and needs little, if there is such."""
    every = list(endpoints(data))
    if not every:
        return f'from {package} import Client\n\nclient = Client(base_url="{url}")'
    endpoint = min(every, key=lambda one: (one.method != "get", len(_required(one)), len(one.bodies)))
    module = PythonIdentifier(endpoint.name, PREFIX)
    tag = endpoint.tags[0]
    client, token = ("AuthenticatedClient", ', token="..."') if endpoint.requires_security else ("Client", "")
    required = [f"{prop.python_name}={_placeholder(prop)}" for prop in _required(endpoint)]
    arguments = ", ".join(["client=client", *required])
    models = [prop.class_info.name for prop in _required(endpoint) if isinstance(prop, ModelProperty)]
    return "\n".join(
        (
            *(["import json", "from pathlib import Path", ""] if models else []),
            f"from {package} import {client}",
            f"from {package}.api.{tag} import {module}",
            *(f"from {package}.models import {model}" for model in models),
            "",
            *(f'request = {model}.from_dict(json.loads(Path("request.json").read_text()))' for model in models[:1]),
            f'with {client}(base_url="{url}"{token}) as client:',
            f"    response = {module}.sync_detailed({arguments})",
            "    print(response.status_code, response.parsed)",
        )
    )


def _placeholder(prop: Any) -> str:
    if isinstance(prop, ModelProperty):
        return "request"
    return {"str": '"..."', "int": "1", "bool": "True"}.get(prop.get_base_type_string().as_unembedded_code(), "...")


def _required(endpoint: Endpoint) -> list[Any]:
    bodies = [body.prop for body in endpoint.bodies[:1] if body.prop.required]
    return [*(prop for _, prop in endpoint.iter_all_parameters() if prop.required), *bodies]
