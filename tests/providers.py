"""The providers of this repository, found by their folders, with everything that stands for them."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from clientwright.conformance.ledgers.ledger import Ledger, read
from clientwright.pipeline.effective import Effective, Provider, effective_of, find_providers
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import Spec, spec_of

ROOT = Path(__file__).parent.parent
SPECS, OVERLAYS = ROOT / "specs", ROOT / "overlays"
GENERATED = ROOT / "generated"
PROVIDERS = {provider.name: provider for provider in find_providers(SPECS, OVERLAYS)}


@cache
def effective(name: str) -> Effective:
    """Give a provider's spec, before and after its overlays."""
    return effective_of(PROVIDERS[name])


@cache
def spec(name: str) -> Spec:
    """Give a provider's effective spec to walk."""
    return spec_of(effective(name).document)


@cache
def ledger(name: str) -> Ledger:
    """Give a provider's ledger."""
    return read(load(ledger_path(PROVIDERS[name])))


def ledger_path(provider: Provider) -> Path:
    """Give the place of a provider's ledger."""
    return provider.spec.parent / "ledger.yaml"


def example_files(name: str) -> dict[str, Path]:
    """Give the files of a provider's documented examples by their names without suffix."""
    return {path.stem: path for path in sorted((PROVIDERS[name].spec.parent / "examples").glob("*.json"))}


def evidence_files(name: str) -> dict[str, Path]:
    """Give the files of shapes that others observed by their names without suffix."""
    return {path.stem: path for path in sorted((OVERLAYS / PROVIDERS[name].spec.parent.name / "evidence").glob("*"))}


def digest(value: Any) -> str:
    """Give the digest that a ledger keeps of a JSON value; key order and spacing do not matter."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def models(name: str) -> ModuleType:
    """Import the models of a provider's generated client."""
    folder = str(GENERATED / name)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(f"{name}_client.models")


@cache
def model_of(name: str, component: str) -> Any:
    """Give the generated class of a component, however the generator spells its name."""
    names = {_plain(key): key for key in models(name).__all__}
    return getattr(models(name), names[_plain(component)])


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def component_of(schema: dict[str, Any]) -> str:
    """Give the name of the component that a body's schema refers to; our specs have no other bodies."""
    prefix = "#/components/schemas/"
    assert schema["$ref"].startswith(prefix)
    return str(schema["$ref"].removeprefix(prefix))
