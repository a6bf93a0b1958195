from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generation_helping import answer, document, found, sent, spec

from clientwright.pipeline.findings import PipelineError, Severity
from clientwright.pipeline.generation import generate, rendering, tools, writing

FORM = "application/x-www-form-urlencoded"
REF = "#/components/schemas/"
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
GET = "/paths/~1a/get"
PAGE = {
    "type": "object",
    "properties": {"data": {"type": "array", "items": OBJECT}, "meta": OBJECT},
}


def paged(**hints: str) -> dict[str, Any]:
    """Describe how pages follow each other."""
    pages = {"style": "page", "page-parameter": "page", "items": "/data", **hints}
    parameter = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    return {"parameters": [parameter], "x-clientwright-pagination": pages}


ERRORS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "swagger": ({"swagger": "2.0", "info": {}, "paths": {}}, [("version-unsupported", "")]),
    "version": (spec(version="4.0.0"), [("version-unsupported", "/openapi")]),
    "remote": (
        spec({"/a": {"get": answer({"$ref": "other.yaml#/X"})}}),
        [("reference-unresolved", f"{GET}/responses/200/content/application~1json/schema/$ref")],
    ),
    "unknown": (
        spec({"/a": {"get": {"parameters": [{"$ref": "#/components/parameters/x"}], "responses": {}}}}),
        [("reference-unresolved", f"{GET}/parameters/0/$ref")],
    ),
    "circular": (
        spec(schemas={"A": {"$ref": f"{REF}B"}, "B": {"$ref": f"{REF}A"}, "C": {"$ref": f"{REF}A"}}),
        [("reference-circular", f"/components/schemas/{name}") for name in "ABC"],
    ),
    "path-item": (spec({"/a": {"$ref": "other.yaml"}}), [("reference-unresolved", "/paths/~1a/$ref")]),
    "conflict": (
        spec(
            schemas={
                "A": OBJECT,
                "B": {"allOf": [{"$ref": f"{REF}A"}, {"properties": {"a": {"type": "integer"}}}]},
            }
        ),
        [("generator-dropped-schema", "/components/schemas/B")],
    ),
    "status": (spec({"/a": {"get": {"responses": {"abc": {}}}}}), [("generator-dropped-operation", GET)]),
    "consequences": (
        spec(
            {"/a": {"get": answer({"$ref": f"{REF}A"})}, "/b": {"get": {"responses": {"abc": {}}}}},
            {"A": {"allOf": [{"$ref": f"{REF}A"}, OBJECT]}},
        ),
        [("generator-dropped-schema", "/components/schemas/A"), ("generator-dropped-operation", "/paths/~1b/get")],
    ),
    "unreadable": (
        spec(schemas={"A": {"type": "object", "properties": {"x": {"type": "strin"}}, "required": "x"}}),
        [
            ("generator-unreadable", "/components/schemas/A/required"),
            ("generator-unreadable", "/components/schemas/A/properties/x/type"),
        ],
    ),
    "enum-characters": (
        spec(schemas={"A": {"type": "string", "enum": ["a", "a\nb"]}}),
        [("name-unwritable", "/components/schemas/A/enum/1")],
    ),
    "property-characters": (
        spec(schemas={"A": {"type": "object", "properties": {"a\u200b": {}}}}),
        [("name-unwritable", "/components/schemas/A/properties/a\u200b")],
    ),
    "parameter-characters": (
        spec({"/a": {"get": {"parameters": [{"name": "a\n", "in": "query"}], "responses": {}}}}),
        [("name-unwritable", f"{GET}/parameters/0/name")],
    ),
    "querystring": (
        spec({"/a": {"get": {"parameters": [{"name": "a", "in": "querystring"}], "responses": {}}}}, version="3.2.0"),
        [("parameter-unsupported", f"{GET}/parameters/0/in")],
    ),
    "style": (
        spec({"/a": {"get": {"parameters": [{"name": "a", "in": "query", "style": "odd"}], "responses": {}}}}),
        [("parameter-unsupported", f"{GET}/parameters/0/style")],
    ),
    "path-style": (
        spec(
            {"/a/{b}": {"get": {"parameters": [{"name": "b", "in": "path", "style": "form"}], "responses": {}}}},
        ),
        [("parameter-unsupported", "/paths/~1a~1{b}/get/parameters/0/style")],
    ),
    "items": (
        spec({"/a": {"get": {**answer(PAGE), **paged(items="/meta")}}}),
        [("pagination-items", f"{GET}/x-clientwright-pagination/items")],
    ),
    "items-nowhere": (
        spec({"/a": {"get": {**answer(PAGE), **paged(items="/data/no")}}}),
        [("pagination-items", f"{GET}/x-clientwright-pagination/items")],
    ),
    "pages-without-parameter": (
        spec({"/a": {"get": {**answer(PAGE), **paged(), "parameters": []}}}),
        [("pagination-parameter", f"{GET}/x-clientwright-pagination")],
    ),
    "methods": (
        spec({"/a": {"query": {}, "additionalOperations": {}}}, version="3.2.0"),
        [("method-unsupported", "/paths/~1a/query"), ("method-unsupported", "/paths/~1a/additionalOperations")],
    ),
    "braces": (spec({"/a/{b": {"get": {}}}), [("path-unsupported", "/paths/~1a~1{b/get")]),
    "same-path": (
        spec({"/a/{b.c}": {"get": {}}, "/a/{b-c}": {"get": {}}}),
        [("path-ambiguous", "/paths/~1a~1{b-c}/get")],
    ),
    "form": (
        spec({"/a": {"post": sent({"oneOf": [OBJECT, {"type": "object"}]}, "multipart/form-data")}}),
        [("body-not-an-object", "/paths/~1a/post/requestBody/content/multipart~1form-data/schema")],
    ),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_cannot_be_generated_is_found(tmp_path: Path, case: str) -> None:
    """Every part that would be wrong or missing is an error at its place, and all of them are told at once."""
    data, expected = ERRORS[case]
    assert sorted(expected) == sorted(set(found(data, tmp_path)))


WARNINGS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "mixed-enum": (
        spec(schemas={"A": {"enum": [1, "a"]}, "B": {"enum": [1, 1.5]}}),
        [("generator-loosened", f"/components/schemas/{name}/enum") for name in "AB"],
    ),
    "constant": (
        spec(schemas={"A": {"const": [1]}, "B": {"const": 1.5}}),
        [("generator-loosened", f"/components/schemas/{name}/const") for name in "AB"],
    ),
    "content": (
        spec({"/a": {"get": {"parameters": [{"name": "a", "in": "query", "content": {"a/b": {}}}]}}}),
        [("generator-loosened", f"{GET}/parameters/0")],
    ),
    "recursion": (
        spec(schemas={"A": {"type": "array", "items": {"$ref": f"{REF}A"}}}),
        [("generator-loosened", "/components/schemas/A")],
    ),
    "beside": (
        spec(schemas={"A": {**OBJECT, "oneOf": [{"type": "object"}]}}),
        [("generator-loosened", "/components/schemas/A/oneOf")],
    ),
    "inside": (
        spec(schemas={"A": OBJECT, "B": {"allOf": [{"$ref": f"{REF}A"}, {"anyOf": [{"type": "object"}]}]}}),
        [("generator-loosened", "/components/schemas/B/allOf/1/anyOf")],
    ),
    "form": (
        spec({"/a": {"post": sent(OBJECT, FORM, encoding={"a": {"explode": False}, "b": {"style": "deepObject"}})}}),
        [("generator-loosened", f"/paths/~1a/post/requestBody/content/{FORM.replace('/', '~1')}/encoding/a")],
    ),
    "server": (spec(servers=[{"url": "/v1"}]), [("server-relative", "/servers/0/url")]),
    "renamed": (
        spec({"/a": {"get": {"operationId": "getIt"}, "put": {"operationId": "get_it"}}}),
        [("operation-renamed", "/paths/~1a/put/operationId")],
    ),
    "keys": (
        spec({"/a/{b}": {"get": {"parameters": [{"name": "c", "in": "path"}]}}}),
        [
            ("path-parameter-undeclared", "/paths/~1a~1{b}/get"),
            ("path-parameter-unused", "/paths/~1a~1{b}/get/parameters/0"),
        ],
    ),
}


@pytest.mark.parametrize("case", WARNINGS)
def test_what_is_typed_more_loosely_is_told(tmp_path: Path, case: str) -> None:
    """A document that is generated with a looser type than it states gives a warning at the place."""
    data, expected = WARNINGS[case]
    assert sorted(expected) == sorted(found(data, tmp_path, Severity.WARNING))


def test_a_finding_is_one_stable_line(tmp_path: Path) -> None:
    """What the generator says is kept without object addresses and line breaks, and the place has a line."""
    with pytest.raises(PipelineError) as caught:
        generate(document(ERRORS["conflict"][0]), "x", tmp_path)
    (finding,) = caught.value.findings
    assert "at 0x" not in finding.message
    assert "\n" not in finding.message
    assert "str can't be merged with int" in finding.message
    assert finding.location.line > 1


def test_a_crash_of_the_generator_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the generator raises over a document, the user gets a finding."""

    def crash(*_: object, **__: object) -> None:
        raise ValueError("Duplicate key A in enum a.A <x.Y object at 0x7f12>")

    monkeypatch.setattr("openapi_python_client.parser.GeneratorData.from_dict", crash)
    with pytest.raises(PipelineError, match=r"Duplicate key A in enum a\.A …") as caught:
        generate(document(spec(schemas={"A": OBJECT})), "x", tmp_path)
    assert [("generator-crashed", "")] == [(one.rule, one.pointer) for one in caught.value.findings]


@pytest.mark.parametrize(
    ("code", "module"),
    [("raise RuntimeError('no')", "models.a"), ("x = ", "models.a"), ("def f(): return missing", "api.default.get_a")],
    ids=["import", "syntax", "name"],
)
def test_a_module_that_does_not_work_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, module: str
) -> None:
    """A generated module that cannot be compiled, imported or run is told with the part that it comes from."""
    original = rendering.render

    def broken(package: rendering.Package) -> Iterator[tuple[str, str]]:
        for path, text in original(package):
            yield path, code if path == f"{module.replace('.', '/')}.py" else text

    monkeypatch.setattr(writing, "render", broken)
    data = spec({"/a": {"get": answer({"type": "string"})}}, {"A": OBJECT})
    pointer = "/components/schemas/A" if module == "models.a" else GET
    assert set(found(data, tmp_path)) == {("generated-broken", pointer)}


def test_a_failing_formatter_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code is never left unformatted without a word."""
    monkeypatch.setattr(tools, "FORMAT", ("no-such-command",))
    assert found(spec(), tmp_path) == [("generated-broken", "")]


def test_an_interpreter_that_dies_is_a_failure(tmp_path: Path) -> None:
    """A package that ends the interpreter on import is reported like one that raises."""
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "__init__.py").write_text("import os; os._exit(3)")
    assert [one.module for one in tools.imports(tmp_path, "p")] == ["p"]


def test_the_proof_leaves_no_cache(tmp_path: Path) -> None:
    """Importing the package for the proof writes nothing into it."""
    generate(document(spec()), "x", tmp_path)
    assert not list(tmp_path.rglob("__pycache__"))
    assert not list(tmp_path.rglob(".ruff_cache"))
