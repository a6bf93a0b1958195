import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from providers import GENERATED, PROVIDERS, effective, spec
from reference_cases import JSON, reference
from reference_cases import spec as things

from clientwright.pipeline.documents import resolve
from clientwright.reference.annotating import annotated
from clientwright.reference.reading import Reference
from clientwright.reference.samples import samples_of

NAMES = sorted(PROVIDERS)


def sources(found: Reference) -> list[str]:
    """Give all samples."""
    return [sample.source for samples in found.samples.values() for sample in samples]


@pytest.mark.parametrize("name", NAMES)
def test_every_operation_has_two_samples(name: str) -> None:
    """Each operation of a spec, and nothing else, has a call and an awaited call, which are valid Python."""
    found = samples_of(effective(name).document, name)
    assert sorted(one.pointer for one in spec(name).operations) == sorted(found)
    for samples in found.values():
        assert ["Python", "Python async"] == [one.label for one in samples]
        assert [False, True] == ["await " in one.source for one in samples]
        for one in samples:
            compile(one.source, "sample", "exec")
            assert "..." not in one.source.replace('"..."', "")


def test_samples_type_check(tmp_path: Path) -> None:
    """Every sample of the four providers has no error under mypy --strict, against the generated clients."""
    for name in NAMES:
        for index, samples in enumerate(samples_of(effective(name).document, name).values()):
            for kind, sample in zip(("sync", "async"), samples, strict=True):
                (tmp_path / f"{name}_{index}_{kind}.py").write_text(sample.source + "\n", "utf-8")
    paths = ":".join(str(GENERATED / name) for name in NAMES)
    written = sorted(path.name for path in tmp_path.glob("*.py"))
    assert 2 * sum(len(spec(name).operations) for name in NAMES) == len(written)
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", f"--cache-dir={tmp_path}"]
    done = subprocess.run(
        [*command, *written],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"MYPYPATH": paths, "PATH": ""},
    )
    assert f"Success: no issues found in {len(written)} source files" == done.stdout.strip(), done.stdout


def test_samples_stand_beside_their_operations(tmp_path: Path) -> None:
    """The renderer is given the samples of each operation in place of those that the spec has."""
    document = things()
    operation = document["paths"]["/things/{id}"]["get"]
    operation["x-code-samples"] = operation["x-codeSamples"] = [{"lang": "Shell", "source": "curl"}]
    found = reference(tmp_path, document)
    given = annotated(found)["paths"]["/things/{id}"]["get"]
    assert "x-code-samples" not in given
    assert [("Python", "Python"), ("Python", "Python async")] == [
        (one["lang"], one["label"]) for one in given["x-codeSamples"]
    ]
    assert sources(found) == [one["source"] for one in given["x-codeSamples"]]
    assert "things.things.get_thing(" in sources(found)[0].replace("\n", "")
    assert "x-codeSamples" not in resolve(found.document.data, "/paths/~1things~1{id}/get/parameters/0")


def test_a_call_without_a_result_is_not_kept(tmp_path: Path) -> None:
    """What returns nothing is called, and not assigned, which type checkers refuse."""
    document = things()
    document["paths"]["/things/{id}"]["get"]["responses"] = {"204": {"description": "Gone."}}
    first, second = sources(reference(tmp_path, document))
    assert "result" not in first + second
    assert "        await things.things.get_thing(" in second


def body(schema: Any, **more: Any) -> dict[str, Any]:
    """Give a spec whose operation takes a body."""
    document = things()
    operation = document["paths"]["/things/{id}"].pop("get")
    operation["requestBody"] = {"required": True, "content": {JSON: {"schema": schema, **more}}}
    document["paths"]["/things/{id}"]["put"] = operation
    return document


def test_the_documented_body_is_shown(tmp_path: Path) -> None:
    """A documented example of a body becomes its arguments, unless it is too long to read beside an operation."""
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    short = reference(tmp_path / "short", body(schema, example={"a": "one", "b": "two"}))
    long = reference(tmp_path / "long", body(schema, example={"a": "one", "b": "x" * 999}))
    assert 'a="one"' in sources(short)[0]
    assert 'b="two"' in sources(short)[0]
    assert "a=" in sources(long)[0]
    assert "b=" not in sources(long)[0]


def test_a_call_without_example_values_is_outlined(tmp_path: Path) -> None:
    """Where no value can be made of what the document says, the call is shown with what it has to be given."""
    chain: Any = {"type": "string"}
    for _ in range(12):
        chain = {"type": "object", "required": ["next"], "properties": {"next": chain}}
    document = body({"type": "object", "required": ["first"], "properties": {"first": chain, "other": chain}})
    parameter = {"name": "x", "in": "query", "required": True, "schema": {"type": "string"}}
    document["paths"]["/things/{id}"]["put"]["parameters"].append(parameter)
    first, second = ("".join(one.split()) for one in sources(reference(tmp_path, document)))
    assert "result=things.things.get_thing(...,x=...,first=...,)" in first
    assert "await" in second
    whole = body({"type": "array", "items": chain})
    assert "(...,body=...,)" in "".join(sources(reference(tmp_path / "whole", whole))[0].split())
