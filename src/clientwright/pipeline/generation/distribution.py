"""Write what makes a generated package a distribution: metadata, a page to read first and a list of its names."""

from __future__ import annotations

import json
import re
from pathlib import Path

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.readme import plain, readme
from clientwright.pipeline.generation.rendering import Package
from clientwright.pipeline.generation.surface import public_lines

REQUIREMENTS = ("attrs>=24.2", "clientwright>=0.1")
VERSION = re.compile(r"\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?")
LISTING = """\
One a line, read from the source. Each `sync` has a `sync_detailed`, an `asyncio` and an `asyncio_detailed` beside it,
and each class that makes calls an `Async` twin with the same methods. Generated; do not edit."""
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


def version_of(text: JSON) -> str:
    """Give a version that packaging accepts, as near to the written one as possible."""
    written = str(text).strip().lower().removeprefix("v")
    if VERSION.fullmatch(written):
        return written
    numbers = re.findall(r"\d+", written)[:3]
    return ".".join(str(int(number)) for number in numbers) or "0.0.0"


def version_in(spec: dict[str, JSON]) -> str:
    """Give the version of a client from its document."""
    info = spec.get("info")
    return version_of(info.get("version", "") if isinstance(info, dict) else "")


def write_distribution(folder: Path, client: Package) -> None:
    """Write `pyproject.toml`, `README.md` and `API.md` around a package that is already there."""
    package, name = client.name, client.name.replace("_", "-")
    info = client.document.data.get("info")
    title = plain(info.get("title", "") if isinstance(info, dict) else "") or name
    pyproject = PYPROJECT.format(
        name=_toml(name),
        version=_toml(client.version),
        description=_toml(f"A typed Python client for {title}."),
        dependencies="[" + ", ".join(map(_toml, REQUIREMENTS)) + "]",
        package=_toml(package),
    )
    listing = "\n".join(public_lines(folder, package))
    api = f"# The public names of {name}\n\n{LISTING}\n\n"
    for file, text in (
        ("pyproject.toml", pyproject),
        ("README.md", readme(client, title)),
        ("API.md", f"{api}````text\n{listing}\n````\n"),
    ):
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
