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
from generation_helping import answer, document, found, sent, spec

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation import generate
from clientwright.pipeline.generation.distribution import version_of

REF = "#/components/schemas/"
HOSTILE = (
    "\"\"\" ''' \" ' \\ \\N{DASH} \\x \\u {x} {{y}} #{z} {% raw %} ``` <b> \n\n"
    "__import__('os').abort()\n\t${HOME} %s \u2028"
)
INLINE = HOSTILE.replace("\n", " ").replace("\t", " ").replace("\u2028", " ")


def hostile() -> dict[str, Any]:
    """Put text that would leave its quotes into every text field."""
    value = {
        "type": "object",
        "title": HOSTILE,
        "description": HOSTILE,
        "example": {INLINE: HOSTILE},
        "properties": {
            INLINE: {"type": "string", "description": HOSTILE, "default": HOSTILE, "examples": [HOSTILE]},
            "const": {"const": HOSTILE},
            "kind": {"$ref": f"{REF}Kind", "description": HOSTILE},
            "any": {"default": HOSTILE},
            "either": {"oneOf": [{"const": HOSTILE}, {"type": "integer"}]},
        },
    }
    kind = {"type": "string", "enum": [INLINE, "ok"], "default": INLINE, "x-enum-varnames": [INLINE, "1"]}
    operation = {
        "operationId": INLINE,
        "tags": [HOSTILE],
        "summary": HOSTILE,
        "description": HOSTILE,
        "parameters": [
            {"name": INLINE, "in": place, "schema": {"type": "string", "default": HOSTILE}, "description": HOSTILE}
            for place in ("query", "header", "cookie")
        ],
        **sent({"$ref": f"{REF}Thing"}),
        **answer({"$ref": f"{REF}Thing"}),
    }
    top: dict[str, Any] = {
        "info": {"title": HOSTILE, "version": HOSTILE, "description": HOSTILE, "license": {"name": HOSTILE}},
        "servers": [{"url": "https://example.com", "description": HOSTILE}],
        "tags": [{"name": HOSTILE, "description": HOSTILE}],
    }
    return spec({"/a\"b'\\c": {"post": operation}}, {"Thing": value, "Kind": kind}, **top)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the hostile document once."""
    folder = tmp_path_factory.mktemp("hostile")
    generate(document(hostile()), "a-b", folder)
    return folder


def run(folder: Path, code: str) -> Any:
    """Run code beside the generated package, and read what it prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_text_of_a_document_stays_text(folder: Path) -> None:
    """Text with quotes, escapes and code in every field is what it says at run time, and nothing of it runs."""
    code = "import json; from a_b_client.models import Thing; print(json.dumps(Thing().to_dict()))"
    assert run(folder, code) == {INLINE: HOSTILE, "any": HOSTILE}
    value = {"const": HOSTILE, "either": HOSTILE, "kind": INLINE, INLINE: "x", "any": 1}
    code = f"import json; from a_b_client.models import Thing; print(json.dumps(Thing.from_dict({value!r}).to_dict()))"
    assert run(folder, code) == value


def test_text_of_a_document_is_never_code(folder: Path) -> None:
    """No name and no call of the generated code comes out of the document's text."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            assert not (isinstance(node, ast.Name) and node.id == "__import__"), path


def test_the_metadata_is_valid(folder: Path) -> None:
    """The project file names the distribution, its version, its licence and exactly the libraries it imports."""
    project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    expected = ("a-b-client", "0.0.0", "MIT", ">=3.11", ["attrs>=24.2", "httpx>=0.27"])
    keys = ("name", "version", "license", "requires-python", "dependencies")
    assert expected == tuple(project[key] for key in keys)
    assert "Typing :: Typed" in project["classifiers"]


def test_the_readme_calls_a_real_operation(folder: Path) -> None:
    """The snippet compiles and imports what is there; text of the document cannot end its block."""
    text = (folder / "README.md").read_text()
    snippet = text.split("```python\n")[1].split("```")[0]
    imports = [line for line in snippet.splitlines() if line.startswith("from ")]
    compile(snippet, "README", "exec")
    assert run(folder, "\n".join(imports) + "\nprint(0)") == 0
    assert "This folder is generated." in text
    assert "<b>" not in text


def test_the_listing_has_every_public_symbol(folder: Path) -> None:
    """API.md has one sorted line a symbol, with its signature."""
    lines = (folder / "API.md").read_text().split("````text\n")[1].split("\n````")[0].splitlines()
    assert lines == sorted(set(lines))
    assert "a_b_client.models.kind.Kind.is_known: bool" in lines
    assert any(line.startswith("a_b_client.models.thing.Thing.from_dict(cls: type[T], src_dict: ") for line in lines)
    assert any(".sync_detailed(*, client: AuthenticatedClient | Client, body: Thing, " in line for line in lines)
    assert not any("._" in line for line in lines)


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
