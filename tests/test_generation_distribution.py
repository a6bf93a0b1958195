from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from generation_helping import answer, document, found, spec

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation import generate
from clientwright.pipeline.generation.distribution import version_of

REF = "#/components/schemas/"
HOSTILE = (
    "\"\"\" ''' \" ' \\ \\N{DASH} \\x \\u {x} {{y}} #{z} {% raw %} ``` <b> \r\n\n\0\ud83d\u202e"
    '__import__(\'os\').abort()\n"""\n\t${HOME} %s \u2028\\'
)
WHOLE = HOSTILE.replace("\ud83d", "?")
INLINE = "".join(c for c in HOSTILE if c.isprintable()).replace("{", "(").replace("}", ")")
PROSE = {"title": HOSTILE, "description": HOSTILE}
THING = {
    "type": "object",
    **PROSE,
    "example": {INLINE: HOSTILE},
    "properties": {
        INLINE: {"type": "string", **PROSE, "default": WHOLE, "examples": [HOSTILE, INLINE], "pattern": HOSTILE},
        "const": {"const": WHOLE},
        "kind": {"$ref": f"{REF}Kind", "description": HOSTILE},
        "any": {"default": WHOLE, "format": HOSTILE, "x-any": HOSTILE},
        "either": {"oneOf": [{"const": WHOLE}, {"type": "integer", "example": HOSTILE}], **PROSE},
        "pet": {
            "oneOf": [{"$ref": f"{REF}Cat"}, {"$ref": f"{REF}Dog"}],
            "discriminator": {"propertyName": HOSTILE, "mapping": {HOSTILE: f"{REF}Cat"}},
        },
    },
}
KIND = {
    "type": "string",
    "enum": [INLINE, "ok"],
    "default": INLINE,
    "description": HOSTILE,
    "x-enum-varnames": [INLINE, "1"],
    "x-enum-descriptions": {INLINE: HOSTILE, "ok": HOSTILE},
}
PARAMETERS = [
    {
        "name": INLINE,
        "in": place,
        "schema": {"type": "string", "default": HOSTILE},
        "description": HOSTILE,
        "example": HOSTILE,
    }
    for place in ("query", "header", "cookie")
]
RESPONSES = {
    "200": {
        "description": HOSTILE,
        "content": {"application/json": {"schema": {"$ref": f"{REF}Page"}}},
        "x-clientwright-failure": {"pointer": "/" + INLINE, "values": [HOSTILE]},
    },
    "404": {"description": HOSTILE, "content": {"application/pdf": {}}},
    "4XX": {"description": HOSTILE, "content": {HOSTILE: {}}},
}
OPERATION = {
    "operationId": INLINE,
    "tags": [HOSTILE],
    "summary": HOSTILE,
    "description": HOSTILE,
    "deprecated": True,
    "security": [{INLINE: []}],
    "externalDocs": {"url": HOSTILE, "description": HOSTILE},
    "parameters": PARAMETERS,
    "requestBody": {
        "description": HOSTILE,
        "content": {"application/json": {"schema": {"$ref": f"{REF}Thing"}, "example": {INLINE: HOSTILE}}},
    },
    "responses": RESPONSES,
    "x-clientwright-effect": HOSTILE,
    "x-clientwright-idempotency": {"header": HOSTILE},
    "x-clientwright-pagination": {"style": "page", "page-parameter": INLINE, "items": "/" + INLINE},
    "x-other": HOSTILE,
}
PLAIN = {**OPERATION, "operationId": "b.c", "responses": {}, "x-clientwright-pagination": {"style": HOSTILE}}
TOP: dict[str, Any] = {
    "info": {**PROSE, "version": HOSTILE, "license": {"name": HOSTILE}, "summary": HOSTILE, "x-any": HOSTILE},
    "servers": [
        {
            "url": "https://example.com/{a\"'}",
            "description": HOSTILE,
            "x-clientwright-environment": HOSTILE,
            "variables": {"a\"'": {"default": HOSTILE, "description": HOSTILE, "enum": [HOSTILE]}},
        },
        {"url": HOSTILE, "description": HOSTILE},
    ],
    "tags": [{"name": HOSTILE, "description": HOSTILE}],
}
COMPONENTS = {
    "schemas": {
        "Thing": THING,
        "Kind": KIND,
        "Cat": {"type": "object", **PROSE},
        "Dog": {"type": "object", **PROSE},
        "Page": {"type": "object", "properties": {INLINE: {"type": "array", "items": {"$ref": f"{REF}Thing"}}}},
    },
    "securitySchemes": {
        INLINE: {"type": "apiKey", "in": "header", "name": "X-KEY", "description": HOSTILE},
        HOSTILE: {"type": "http", "scheme": HOSTILE, "description": HOSTILE},
    },
}


def hostile() -> dict[str, Any]:
    """Put text that would leave its quotes into every text field."""
    return spec({"/a\"b'\\c": {"post": OPERATION, "put": PLAIN}}, **TOP) | {"components": COMPONENTS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the hostile document once."""
    folder = tmp_path_factory.mktemp("hostile")
    generate(document(hostile()), "a-b", folder)
    return folder


def run(folder: Path, code: str) -> Any:
    """Run code beside the generated package, and read what it prints."""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return json.loads(done.stdout)


def test_text_of_a_document_stays_text(folder: Path) -> None:
    """Text with quotes, escapes and code in every field is what it says at run time, and nothing of it runs."""
    code = "import json; from a_b_client.models import Thing; print(json.dumps(Thing().to_dict()))"
    assert {INLINE: WHOLE, "any": WHOLE} == run(folder, code)
    value = {"const": WHOLE, "either": WHOLE, "kind": INLINE, INLINE: "x", "any": 1}
    code = f"import json; from a_b_client.models import Thing; print(json.dumps(Thing.from_dict({value!r}).to_dict()))"
    assert value == run(folder, code)


def test_text_of_a_document_is_never_code(folder: Path) -> None:
    """No name and no call of the generated code comes out of the document's text, and no character hides code."""
    known = {"lazy", "define", "field", "overload", "deprecated", "Operation", "Answer", "Body", "Parameter", "Paging"}
    known |= {
        "Refusal",
        "Provider",
        "Scheme",
        "Server",
        "Variable",
        "Fields",
        "Discriminator",
        "super",
        "sync_detailed",
    }
    known |= {"asyncio_detailed", "AHyphen"}
    paths = sorted(folder.rglob("*.py"))
    assert len(paths) > 15
    for path in paths:
        text = path.read_text("utf-8")
        assert not {"\u202e", "\0", "\u2028"} & set(text), path
        for node in ast.walk(ast.parse(text)):
            assert not (isinstance(node, ast.Name) and node.id == "__import__"), path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id in known or node.func.id[0].isupper(), (path, node.func.id)


def test_strict_type_checkers_accept_it(folder: Path) -> None:
    """The hostile client has no error under mypy --strict."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "a_b_client"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Success" in done.stdout, done.stdout


def test_the_metadata_is_valid(folder: Path) -> None:
    """The project file names the distribution, its version, its licence and exactly the libraries it imports."""
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    expected = ("a-b-client", "0.0.0", "MIT", ">=3.11", ["attrs>=24.2", "clientwright>=0.1"])
    keys = ("name", "version", "license", "requires-python", "dependencies")
    assert expected == tuple(project[key] for key in keys)
    assert "Typing :: Typed" in project["classifiers"]


def test_the_readme_calls_a_real_operation(folder: Path) -> None:
    """The snippets compile and import what is there; text of the document cannot end their blocks."""
    text = (folder / "README.md").read_text("utf-8")
    snippets = [block.split("```")[0] for block in text.split("```python\n")[1:]]
    assert len(snippets) == 4
    for snippet in snippets:
        compile(snippet, "README", "exec")
        imports = [ast.unparse(node) for node in ast.parse(snippet).body if isinstance(node, ast.ImportFrom)]
        assert 0 == run(folder, "\n".join(imports) + "\nprint(0)")
    assert "This folder is generated." in text
    assert "<b>" not in text


def test_a_readme_without_operations_is_short(tmp_path: Path) -> None:
    """A client that calls nothing shows no call."""
    generate(document(spec()), "x", tmp_path)
    text = (tmp_path / "README.md").read_text("utf-8")
    assert ("```python" in text, "pip install" in text) == (False, True)


def test_the_listing_has_every_public_symbol(folder: Path) -> None:
    """API.md has one sorted line a symbol, with its signature."""
    lines = (folder / "API.md").read_text("utf-8").split("````text\n")[1].split("\n````")[0].splitlines()
    assert sorted(set(lines)) == lines
    assert "a_b_client.models.kind.Kind(OpenStrEnum)" in lines
    assert any(line.startswith("a_b_client.client.AB.__init__(self, *, api_key: str | None = None, ") for line in lines)
    assert any(".sync(*, client: Sender, " in line for line in lines)
    assert not any("._" in line.replace(".__init__", "") for line in lines)
    assert not any("TYPE_CHECKING" in line or ".Async" in line.partition("(")[0] for line in lines)


def test_the_specification_is_shipped_as_it_is(folder: Path) -> None:
    """The package holds the effective document itself, not what the generator was given."""
    assert hostile() == json.loads((folder / "a_b_client" / "openapi.json").read_text())
    assert (folder / "a_b_client" / "py.typed").exists()


def test_the_files_are_told_and_nothing_else_is_left(tmp_path: Path) -> None:
    """The result names every file; no cache is left behind, and nothing is printed."""
    generated = generate(document(spec({"/a": {"get": answer({"type": "string"})}})), "x", tmp_path)
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert (files, 0, 1) == (set(generated.files), generated.models, generated.operations)
    assert all(path.endswith((".py", ".md", ".toml", ".json", "py.typed")) for path in files)


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The generator keeps its messages to itself."""
    generate(document(spec()), "x", tmp_path)
    assert capfd.readouterr() == ("", "")


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed and the folder, the bytes are the same, and name neither the folder nor an address."""
    (tmp_path / "openapi.json").write_text(json.dumps(hostile()))
    code = (
        "import pathlib, sys; from clientwright.pipeline.generation import generate\n"
        "from clientwright.pipeline.loading import load\n"
        "generate(load(pathlib.Path(sys.argv[1]), 'openapi.json'), 'a', pathlib.Path(sys.argv[2]))"
    )
    trees = []
    for seed in ("0", "1"):
        out = tmp_path / f"out{seed}"
        command = [sys.executable, "-c", code, str(tmp_path / "openapi.json"), str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        trees.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]
    assert not any(str(tmp_path).encode() in content or b" at 0x" in content for content in trees[0].values())


@pytest.mark.parametrize(
    ("written", "version"),
    [
        ("1.2.3", "1.2.3"),
        ("v2", "2"),
        ("2024-01-09", "2024.1.9"),
        ("1.0-beta", "1.0"),
        ("", "0.0.0"),
        ("1.0rc1", "1.0rc1"),
    ],
)
def test_a_version_is_one_that_packaging_accepts(written: str, version: str) -> None:
    """The version of the document is kept where it is one, else its numbers are."""
    assert version_of(written) == version


@pytest.mark.parametrize("provider", ["", "A", "a b", "a-", "1a", "../a", "é"])
def test_a_provider_must_be_a_package_name(tmp_path: Path, provider: str) -> None:
    """A name that no package can have is refused before anything is written."""
    with pytest.raises(PipelineError, match="provider-name"):
        generate(document(spec()), provider, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    """Nothing that is there is written over."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").write_text("")
    assert found(spec(), tmp_path) == [("output-not-empty", "")]


def test_a_document_is_an_object(tmp_path: Path) -> None:
    """A document that is a list is refused."""
    assert found([], tmp_path) == [("document-not-an-object", "")]
