from __future__ import annotations

import json
from typing import Any

import providers
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from clientwright import codec
from clientwright.conformance.examples import example_findings, examples_of
from clientwright.conformance.laws.examples import examples_validate
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.strategies import from_schema
from clientwright.conformance.subjects import Project, subjects
from clientwright.pipeline.documents import Document
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


def assert_kept(name: str, component: str, value: Any) -> None:
    """Hold the model that is made of a dict against the one that comes off the wire, and against the dict."""
    kind, content = providers.model_of(name, component), json.dumps(value)
    model = kind.from_dict(json.loads(content))
    assert codec.decode(kind, content.encode()) == model
    assert () == misfits(model)
    assert None is difference(value, model.to_dict())


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_base_spec_refers_to_the_documented_examples(name: str) -> None:
    """Each documented example is used by the base spec, and no other: an observed one comes with an overlay."""
    files = providers.example_files(name)
    assert {path.name for path in files.values()} == referenced(providers.effective(name).base)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_example_fits_the_base_spec(name: str) -> None:
    """A documented example is valid by the spec of its document, which declares its every field."""
    assert [] == list(example_findings(inline_examples(providers.effective(name).base)))


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_laws_speak_of_every_example(name: str) -> None:
    """The laws on examples are held for each example that a spec has, and each file is one of these or replaced."""
    project = Project(providers.SPECS, providers.OVERLAYS, providers.GENERATED)
    (subject,) = subjects(project, (name,))
    held = [one for case in examples_validate.cases(subject) for one in examples_validate.documents(case)]
    written = sorted(json.dumps(value) for owner, _, value in EXAMPLES.values() if owner == name)
    assert written == sorted(map(json.dumps, held))
    assert len({*providers.example_files(name), *providers.evidence_files(name)}) <= len(held)


@pytest.mark.parametrize(("name", "component", "value"), EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_as_a_dict_is_what_it_is_on_the_wire(name: str, component: str, value: Any) -> None:
    """An example makes the same model from a dict as from the wire, and the model the same dict."""
    assert_kept(name, component, value)


@pytest.mark.parametrize("unknown_fields", [False, True], ids=["declared", "unknown"])
@pytest.mark.parametrize(("name", "component"), BODIES.values(), ids=BODIES)
def test_every_valid_dict_is_what_it_is_on_the_wire(name: str, component: str, *, unknown_fields: bool) -> None:
    """Whatever the effective spec allows makes the same model from a dict as from the wire, and the same dict."""
    document = providers.effective(name).document

    @LAW
    @given(from_schema(document, f"/components/schemas/{component}", unknown_fields=unknown_fields))
    def law(value: Any) -> None:
        assert_kept(name, component, value)

    law()
