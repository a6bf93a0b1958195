"""Finding providers, and what their effective specs hold."""

from pathlib import Path

import pytest
from projects import project, write
from test_loading import assert_lockstep

from clientwright.pipeline.effective import effective_of, find_providers, inline_examples
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import load


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("shop/openapi.yaml", "shop"), ("shop/openapi.yml", "shop"), ("shop/openapi.json", "shop"),
        ("shop.yaml", "shop"), ("shop.json", "shop"), ("My Shop.API/openapi.yaml", "my_shop_api"),
        ("3d/openapi.yaml", "api_3d"),
        ("api.shop.com.yml", "api_shop_com"),
    ],
)  # fmt: skip
def test_a_provider_is_called_after_its_folder_or_file(tmp_path: Path, file: str, name: str) -> None:
    """Both layouts are found, and the name is one that a Python package can have."""
    write(tmp_path, {file: "{}"})
    (found,) = find_providers(tmp_path, tmp_path / "overlays")
    assert name == found.name
    assert tmp_path / file == found.spec


@pytest.mark.parametrize("file", [".hidden.yaml", "README.md", "shop/other.yaml", "shop/deep/openapi.yaml"])
def test_other_files_are_no_providers(tmp_path: Path, file: str) -> None:
    """Hidden files, other suffixes and other names in a folder are passed over."""
    write(tmp_path, {file: "{}", "real.yaml": "{}"})
    assert ["real"] == [found.name for found in find_providers(tmp_path, tmp_path)]


def test_overlays_come_in_name_order_and_without_the_sandboxs(tmp_path: Path) -> None:
    """A provider's overlays are those in its folder, by name; `sandbox-` ones are not for clients."""
    names = ["b.overlay.yaml", "a.overlay.json", "sandbox-x.overlay.yaml", "notes.yaml", "c.overlay.yml"]
    write(tmp_path, {"specs/shop/openapi.yaml": "{}", **{f"overlays/shop/{name}": "{}" for name in names}})
    (found,) = find_providers(tmp_path / "specs", tmp_path / "overlays")
    assert ["a.overlay.json", "b.overlay.yaml", "c.overlay.yml"] == [path.name for path in found.overlays]


@pytest.mark.parametrize("stem", ["My-Shop", "my_shop"])
def test_overlays_may_be_filed_under_either_name(tmp_path: Path, stem: str) -> None:
    """The folder of overlays is called as the spec's is, or as the package is."""
    write(tmp_path, {"specs/My-Shop.yaml": "{}", f"overlays/{stem}/a.overlay.yaml": "{}"})
    (found,) = find_providers(tmp_path / "specs", tmp_path / "overlays")
    assert ["a.overlay.yaml"] == [path.name for path in found.overlays]


def test_a_ledger_makes_a_spec_ours(tmp_path: Path) -> None:
    """The rules of this repository bind where a ledger lies beside the spec."""
    write(tmp_path, {"ours/openapi.yaml": "{}", "ours/ledger.yaml": "{}", "theirs/openapi.yaml": "{}"})
    assert {"ours": True, "theirs": False} == {found.name: found.own for found in find_providers(tmp_path, tmp_path)}


def test_the_effective_spec_has_overlays_and_examples(tmp_path: Path) -> None:
    """Overlays are applied, examples are inlined at their place, and places still name the right files."""
    root = project(tmp_path)
    provider = next(each for each in find_providers(root / "specs", root / "overlays") if each.name == "things")
    effective = effective_of(provider)
    assert 1 == effective.actions
    assert_lockstep(effective.document.data, effective.document.marks)
    content = effective.document.data["paths"]["/things/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert {"one": {"value": {"id": "1", "made": "2020-01-01T00:00:00Z"}}} == content["examples"]
    assert effective.document.locate("/components/schemas/Thing/properties/colour").file.endswith(".overlay.yaml")
    value = "/paths/~1things~1{id}/get/responses/200/content/application~1json/examples/one/value"
    assert effective.document.locate(value).file.endswith("openapi.yaml")
    assert effective.document.locate(f"{value}/made").file.endswith("getThing.200.json")
    assert "externalValue" in str(effective.base.data)


EXAMPLES = """\
openapi: 3.1.1
components:
  examples:
    far: {externalValue: "https://things.example/a.json"}
    nearby: {externalValue: //things.example/a.json}
    text: {externalValue: a.txt}
    rooted: {externalValue: /a.json}
    odd: {externalValue: 5}
"""


def test_only_local_json_is_inlined(tmp_path: Path) -> None:
    """Examples elsewhere in the world or of other kinds stay references."""
    write(tmp_path, {"spec.yaml": EXAMPLES})
    document = load(tmp_path / "spec.yaml")
    assert document is inline_examples(document)


def test_all_missing_examples_are_reported_at_once(tmp_path: Path) -> None:
    """Each missing or broken example file is a finding of its own."""
    text = EXAMPLES + "    a: {externalValue: a.json}\n    b: {externalValue: b.json}\n    c: {externalValue: c.json}\n"
    write(tmp_path, {"spec.yaml": text, "b.json": "{", "c.json": "[]"})
    with pytest.raises(PipelineError) as caught:
        inline_examples(load(tmp_path / "spec.yaml"))
    missing, broken = caught.value.findings
    assert ("example-file", "/components/examples/a/externalValue", 9) == (
        missing.rule,
        missing.pointer,
        missing.location.line,
    )
    assert ("json-syntax", (tmp_path / "b.json").as_posix()) == (broken.rule, broken.location.file)
