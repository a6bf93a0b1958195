"""`lock.toml`: the hash of every input and output of the last regeneration, and the versions of the tools."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from clientwright.pipeline.effective import Provider
from clientwright.pipeline.trees import digest, files, hashes, is_passed_over

NAME = "lock.toml"
_HEAD = "# What the clients beside this file were generated from, and with. Written by `clientwright regenerate`.\n"
_TOOLS = ("jinja2", "openapi-python-client", "ruff")
_FORMAT = 1
_SHAPING = (
    "../client.py",
    "../errors.py",
    "documents.py",
    "effective.py",
    "examples.py",
    "generation",
    "grammar.py",
    "loading.py",
    "overlay",
    "reading_json.py",
    "reading_yaml.py",
    "templates",
    "walking.py",
)


@frozen
class Entry:
    """One provider's hashes: of what was read, and of what was written."""

    inputs: Mapping[str, str] = field(factory=dict)
    outputs: Mapping[str, str] = field(factory=dict)


@frozen
class Lock:
    """The whole file."""

    tools: Mapping[str, str] = field(factory=dict)
    providers: Mapping[str, Entry] = field(factory=dict)

    def with_entry(self, name: str, entry: Entry) -> Lock:
        """Give the lock with one provider's entry set."""
        return evolve(self, providers={**self.providers, name: entry})


def tools() -> dict[str, str]:
    """Give the versions that shape the output; this project's own part of it by its source."""
    own = hashlib.sha256("".join(f"{name}={value}\n" for name, value in _sources()).encode()).hexdigest()
    return {"clientwright": f"sha256:{own}", **{tool: version(tool) for tool in _TOOLS}}


def _sources() -> list[tuple[str, str]]:
    here = Path(__file__).parent
    parts = (here / part for part in _SHAPING)
    found = (path for part in parts for path in (files(part) if part.is_dir() else (part,)))
    return sorted((path.relative_to(here).as_posix(), digest(path)) for path in found)


def inputs_of(provider: Provider) -> dict[str, str]:
    """Hash what a client is generated from: the spec, the files beside it, the overlays and their evidence."""
    folder = provider.spec.parent
    specs = hashes(folder) if provider.spec.stem == "openapi" else {provider.spec.name: digest(provider.spec)}
    found = {f"spec/{name}": value for name, value in specs.items() if name != "ledger.yaml"}
    for overlay in (*provider.overlays, *provider.sandbox):
        found[f"overlay/{overlay.name}"] = digest(overlay)
    if provider.overlays:
        evidence = hashes(provider.overlays[0].parent / "evidence")
        found |= {f"overlay/evidence/{name}": value for name, value in evidence.items()}
    return dict(sorted(found.items()))


def read(out: Path) -> Lock | None:
    """Read a folder's lock; None where there is none that can be understood."""
    try:
        data = tomllib.loads((out / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if data.get("lock") != _FORMAT:
        return None
    providers = _table(data, "providers")
    return Lock(
        tools=_table(data, "tools"),
        providers={name: Entry(_table(entry, "inputs"), _table(entry, "outputs")) for name, entry in providers.items()},
    )


def _table(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def render(lock: Lock) -> str:
    """Write a lock as TOML: sorted, so that a change shows as a small difference."""
    parts = [_HEAD, f"lock = {_FORMAT}\n", _section("tools", lock.tools)]
    for name, entry in sorted(lock.providers.items()):
        parts.append(_section(f"providers.{name}.inputs", entry.inputs))
        parts.append(_section(f"providers.{name}.outputs", entry.outputs))
    return "\n".join(parts)


def _section(title: str, values: Mapping[str, str]) -> str:
    lines = (f'{json.dumps(name, ensure_ascii=False)} = "{value}"\n' for name, value in sorted(values.items()))
    return f"[{title}]\n{''.join(lines)}"


def is_current(out: Path, providers: tuple[Provider, ...], *, whole: bool) -> bool:
    """Tell whether a folder holds what regenerating would write, without generating.

    Args:
        out: The folder of clients.
        providers: The providers asked for.
        whole: Whether these are all providers, so that anything else in the folder is too much.

    """
    lock = read(out)
    if lock is None or dict(lock.tools) != tools() or (out / NAME).read_text("utf-8") != render(lock):
        return False
    if whole and {NAME, *(provider.name for provider in providers)} != entries(out):
        return False
    known = {provider.name: lock.providers.get(provider.name) for provider in providers}
    return all(
        entry is not None and entry.inputs == inputs_of(provider) and entry.outputs == hashes(out / provider.name)
        for provider in providers
        for entry in (known[provider.name],)
    )


def entries(out: Path) -> set[str]:
    """Name the files and folders directly in a folder, scratch and caches aside."""
    return {path.name for path in out.iterdir() if not is_passed_over(path)}
