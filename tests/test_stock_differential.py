"""The clients against stock openapi-python-client: wherever stock reads a document rightly, they read the same."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import providers
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.strategies import from_schema
from clientwright.errors import DecodeError

PROVIDERS = sorted(providers.PROVIDERS)
LAW = settings(
    database=None,
    derandomize=True,
    deadline=None,
    max_examples=120,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
WRONG = (None, "", "x", 0, 1, -1, 1.5, 5.0, True, [], {}, [None], {"a": 1}, "2024-02-30", "2024-01-01T00:00:00")


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ModuleType]]:
    """Generate each provider's client with the generator's own templates."""
    folder = tmp_path_factory.mktemp("stock")
    sys.path.insert(0, str(folder))
    made = {}
    for name in PROVIDERS:
        data = providers.effective(name).document.data
        file = ConfigFile(package_name_override=f"stock_{name}", post_hooks=[])
        out = folder / f"stock_{name}"
        config = Config.from_sources(
            file, MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=True, output_path=out
        )
        parsed = GeneratorData.from_dict(json.loads(json.dumps(data)), config=config)
        assert isinstance(parsed, GeneratorData)
        with contextlib.redirect_stdout(io.StringIO()):
            assert [] == list(Project(openapi=parsed, config=config).build())
        made[name] = importlib.import_module(f"stock_{name}.models")
    yield made
    sys.path.remove(str(folder))


def _bodies() -> Iterator[tuple[str, str]]:
    for name in PROVIDERS:
        sites = providers.spec(name).by_kind["MediaType"]
        for component in sorted({providers.component_of(site.value["schema"]) for site in sites}):
            yield name, component


def _stock_reads(model: Any, value: Any) -> Any:
    try:
        return model.from_dict(json.loads(json.dumps(value)))
    except Exception:  # noqa: BLE001  # stock raises whatever its code meets
        return None


def _ours_reads(model: Any, value: Any) -> Any:
    try:
        return model.from_dict(json.loads(json.dumps(value)))
    except DecodeError as error:
        return error


def _compare(stock: Any, ours: Any, value: Any) -> bool:
    """Hold ours against stock where stock's result is typed as it promises; tell whether it could be compared."""
    theirs = _stock_reads(stock, value)
    if theirs is None or misfits(theirs):
        return False
    mine = _ours_reads(ours, value)
    assert not isinstance(mine, DecodeError), mine.path
    assert None is difference(theirs.to_dict(), mine.to_dict())
    assert theirs.additional_properties == mine.additional_properties
    return True


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize(("name", "component"), list(_bodies()))
def test_ours_reads_what_stock_reads(
    stock: dict[str, ModuleType], name: str, component: str, *, unknown_fields: bool
) -> None:
    """Every valid document that stock reads as it promises is read by ours with the same meaning and extras."""
    ours = providers.model_of(name, component)
    theirs = getattr(stock[name], ours.__name__)
    compared = []

    @LAW
    @given(
        from_schema(
            providers.effective(name).document, f"/components/schemas/{component}", unknown_fields=unknown_fields
        )
    )
    def law(value: Any) -> None:
        compared.append(_compare(theirs, ours, value))

    law()
    assert any(compared)


def _spoilt(value: Any) -> Iterator[Any]:
    """Give a document with each of its members replaced by values that do not belong there, or left out."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield {name: one for name, one in value.items() if name != key}
            yield from ({**value, key: wrong} for wrong in WRONG)
            yield from ({**value, key: inner} for inner in _spoilt(item))
    elif isinstance(value, list) and value:
        yield from ([*value[:-1], inner] for inner in _spoilt(value[-1]))


@pytest.mark.parametrize("name", PROVIDERS)
def test_ours_reads_spoilt_documents_as_stock_or_says_where(stock: dict[str, ModuleType], name: str) -> None:
    """An example with one member spoilt is read like stock where stock is right, else typed or refused with a path."""
    counts = [0, 0]
    for media in providers.spec(name).by_kind["MediaType"]:
        component = providers.component_of(media.value["schema"])
        ours = providers.model_of(name, component)
        examples = [one["value"] for one in media.value.get("examples", {}).values() if "value" in one]
        for value in (spoilt for one in examples[:1] for spoilt in _spoilt(one)):
            mine = _ours_reads(ours, value)
            assert isinstance(mine, DecodeError) or () == misfits(mine)
            counts[0] += 1
            if not isinstance(mine, DecodeError):
                counts[1] += _compare(getattr(stock[name], ours.__name__), ours, value)
    assert counts[0] > counts[1] > 0
