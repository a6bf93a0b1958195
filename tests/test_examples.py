from __future__ import annotations

import json
from typing import Any

import providers
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from clientwright.conformance.examples import example_findings, examples_of
from clientwright.conformance.oracles.fidelity import leaks, misfits
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import Document, resolve
from clientwright.pipeline.effective import inline_examples
from clientwright.pipeline.walking import spec_of

LAW = settings(
    database=None,
    derandomize=True,
    deadline=None,
    max_examples=30,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

PROVIDERS = sorted(providers.PROVIDERS)
EXAMPLES = {
    f"{name}-{example.pointer.rsplit('/', 2)[-2]}-{index}": (
        name,
        providers.component_of(example.schema),
        example.value,
    )
    for name in PROVIDERS
    for index, example in enumerate(examples_of(providers.spec(name)))
}
BODIES = {
    f"{name}-{component}": (name, component)
    for name in PROVIDERS
    for site in providers.spec(name).by_kind["MediaType"]
    for component in [providers.component_of(site.value["schema"])]
}


def referenced(document: Document) -> set[str]:
    """Give the names of the files that the examples of a spec refer to."""
    sites = spec_of(document).by_kind["Example"]
    return {site.value["externalValue"].rsplit("/", 1)[1] for site in sites if "externalValue" in site.value}


def decode(name: str, component: str, value: Any) -> Any:
    """Decode JSON data into a fresh model, as a client does."""
    return providers.model_of(name, component).from_dict(json.loads(json.dumps(value)))


def assert_kept(name: str, component: str, value: Any) -> None:
    """Hold a JSON value against what becomes of it in the generated client and back."""
    model = decode(name, component, value)
    assert () == misfits(model)
    assert () == leaks(model, providers.declared(name))
    assert None is difference(value, model.to_dict())


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_example_file_is_referenced(name: str) -> None:
    """Each documented example is used by the spec and stated by the ledger, and neither names one that is not there."""
    files = providers.example_files(name)
    stated = set(providers.ledger(name).examples)
    assert {path.name for path in files.values()} == referenced(providers.effective(name).base)
    assert set(files) <= stated <= set(files) | set(providers.evidence_files(name))


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_evidence_file_is_referenced(name: str) -> None:
    """Each observed shape is an example that some overlay adds."""
    overlaid = json.dumps([overlay.data for overlay in providers.effective(name).overlays])
    assert [] == [path.name for path in providers.evidence_files(name).values() if f"/{path.name}" not in overlaid]


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_example_fits_the_base_spec(name: str) -> None:
    """A documented example is valid by the spec of its document, which declares its every field."""
    assert [] == list(example_findings(inline_examples(providers.effective(name).base)))


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_example_fits_the_effective_spec(name: str) -> None:
    """A documented or observed example is valid by the spec after its overlays, which declares its every field."""
    assert [] == list(example_findings(providers.effective(name).document))


@pytest.mark.parametrize("name", PROVIDERS)
def test_examples_are_found(name: str) -> None:
    """The laws on examples speak of every example file; an observed one may replace a documented one of its name."""
    wanted = len({*providers.example_files(name), *providers.evidence_files(name)})
    assert wanted <= sum(owner == name for owner, _, _ in EXAMPLES.values())


@pytest.mark.parametrize(("name", "component", "value"), EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_survives_the_client(name: str, component: str, value: Any) -> None:
    """An example decodes into its model, typed and without leaks, and encodes to the same meaning."""
    assert_kept(name, component, value)


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize(("name", "component"), BODIES.values(), ids=BODIES)
def test_every_valid_body_survives_the_client(name: str, component: str, *, unknown_fields: bool) -> None:
    """Whatever the effective spec allows decodes into its model, typed and without leaks, and encodes to the same."""
    document = providers.effective(name).document
    pointer = f"/components/schemas/{component}"
    assert resolve(document.data, pointer)

    @LAW
    @given(from_schema(document, pointer, unknown_fields=unknown_fields))
    def law(value: Any) -> None:
        assert_kept(name, component, value)

    law()
