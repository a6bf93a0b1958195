import hashlib
import importlib.metadata
import json
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import command, project
from reference_cases import overlay, provider, reference, run, spec

from clientwright.pipeline.findings import PipelineError
from clientwright.reference import page, renderer

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project of two providers as the current folder."""
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def entries(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder and its folders."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_page_a_provider_and_a_list(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All providers have a page, and where there are several a list links to each; pages link back."""
    assert 0 == run()
    written = entries(here / "reference")
    assert ["index.html", "others.html", "things.html"] == sorted(written)
    assert 'href="things.html">Things</a> version 1.2.3, 1 operation<' in written["index.html"].decode()
    assert 'href="index.html"' in written["things.html"].decode()
    expected = "reference/others.html: 1 operation, 0 patches\nreference/things.html: 1 operation, 1 patch\n"
    assert (expected, "") == tuple(capsys.readouterr())


def test_named_providers_alone(here: Path) -> None:
    """Only the pages of named providers are written; the list, which would not be whole, is left as it is."""
    assert 0 == run("things", "--to", "out/deep")
    assert ["things.html"] == sorted(entries(here / "out/deep"))
    assert "index.html" not in (here / "out/deep/things.html").read_text("utf-8")


def test_one_provider_needs_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one provider, its page is all."""
    provider(tmp_path, spec())
    monkeypatch.chdir(tmp_path)
    assert 0 == run()
    assert ["things.html"] == sorted(entries(tmp_path / "reference"))


def test_the_same_bytes_for_the_same_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages depend on the content of specs and overlays alone: not on the folder, the time or Python's hashes."""
    written = []
    for name, seed in (("one", "1"), ("two", "2")):
        root = project(tmp_path / name)
        code = "import sys; sys.path.insert(0, sys.argv[1]); from reference_cases import run; sys.exit(run())"
        done = _python(root, seed, "-c", code, str(Path(__file__).parent))
        assert 0 == done.returncode, done.stderr
        written.append(entries(root / "reference"))
    assert written[0] == written[1]
    assert str(tmp_path).encode() not in b"".join(written[0].values())
    monkeypatch.chdir(tmp_path / "one")
    before = entries(tmp_path / "one" / "reference")
    assert (0, before) == (run(), entries(tmp_path / "one" / "reference"))


def _python(root: Path, seed: str, *arguments: str) -> Any:
    environment = {"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "HOME": str(root)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False, env=environment
    )


def test_a_wrong_spec_leaves_all_pages_as_they_were(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one spec is wrong, no page is written; every error is told by file and line, with exit status 1."""
    assert 0 == run()
    before = entries(here / "reference")
    (here / "overlays/things/fix-colour.overlay.yaml").write_text(
        "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions:\n  - target: $.nowhere\n    remove: true\n"
    )
    (here / "specs/others.yaml").write_text("openapi: 3.0.3\ninfo: {title: Others}\npaths: {}\n")
    capsys.readouterr()
    assert 1 == run()
    out, err = capsys.readouterr()
    assert "" == out
    assert "overlays/things/fix-colour.overlay.yaml:4:" in err
    assert "specs/others.yaml:2:" in err
    assert err.endswith("no page was written\n")
    assert before == entries(here / "reference")


def test_rules_can_be_allowed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The errors of allowed rules do not stop the pages."""
    (here / "specs/things/examples/getThing.200.json").write_text('{"id": 5}')
    status = run("things")
    rules = [line.rpartition("[")[2][:-1] for line in capsys.readouterr().err.splitlines() if line.endswith("]")]
    assert (1, True) == (status, bool(rules))
    assert 0 == run("things", *(part for rule in rules for part in ("--allow", rule)))


def test_what_cannot_be_generated_is_told(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """Where the generator itself fails, that is told like any other error."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr("clientwright.reference.samples.read", fail)
    assert 1 == run("others")
    told = capsys.readouterr().err
    assert "specs/others.yaml:1:1: error: The generator fails" in told
    assert "broken" in told
    assert not (here / "reference").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody"], "There is no provider 'nobody' here; there are others, things."),
        (["--specs", "nowhere"], "There is no such folder"),
        (["--to", "specs/others.yaml"], "or name another with --to."),
    ],
)
def test_wrong_usage(here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    """Unknown providers and folders are refused with exit status 2, and nothing is written."""
    before = entries(here)
    assert 2 == run(*arguments)
    out, err = capsys.readouterr()
    assert ("", True) == (out, said in err)
    assert before == entries(here)


def test_a_provider_called_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A provider whose page would take the place of the list is refused."""
    provider(tmp_path, spec(), name="index")
    monkeypatch.chdir(tmp_path)
    assert 2 == run()
    assert not (tmp_path / "reference").exists()


def test_without_its_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], here: Path) -> None:
    """Without the package that carries the renderer, the command names the extra that brings it."""

    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(renderer, "distribution", missing)
    assert 2 == run()
    assert "pip install 'clientwright[docs]'" in capsys.readouterr().err
    assert not (here / "reference").exists()


def test_only_the_renderer_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    """Another renderer than the pinned one, or none, is refused with what to install."""
    for content in (b"other", None):
        path = tmp_path / "redoc.js"
        path.unlink(missing_ok=True)
        if content:
            path.write_bytes(content)
        found = type("Found", (), {"locate_file": lambda _self, _name, path=path: path})()
        monkeypatch.setattr(renderer, "distribution", lambda _, found=found: found)
        assert 2 == run()
        assert "run: pip install offapi==0.1.3" in capsys.readouterr().err
        assert not (here / "reference").exists()


def test_the_renderer_asks_no_network() -> None:
    """What would load anything from elsewhere is taken out of the renderer, and its licences are all there."""
    found = renderer.renderer()
    assert "https://cdn." not in found.script
    told = "\n".join(text for _, text in found.licenses)
    for words in ("Copyright (c) 2015-present, Rebilly, Inc.", "DOMPurify", "Apache License", "React", "Prism"):
        assert words in told


def test_a_page_holds_its_licences_and_allows_only_its_scripts(tmp_path: Path) -> None:
    """The licences stand in the page; its policy names the hash of each of its scripts, and no address."""
    found = renderer.renderer()
    text = page.page(reference(tmp_path, spec()), found, listed=False)
    assert "Copyright (c) 2015-present, Rebilly, Inc." in text
    policy = text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert 2 == policy.count("sha256-")
    assert "http" not in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]
    assert b64encode(hashlib.sha256(found.script.encode()).digest()).decode() in policy


@given(VALUES)
def test_embedded_data_are_the_data_and_no_markup(value: Any) -> None:
    """What is embedded reads as the same JSON, is ASCII, and can neither end its element nor open one."""
    text = page.embedded(value)
    assert value == json.loads(text)
    assert text.isascii()
    assert not set("<>&") & set(text)
    assert text.isprintable()


def test_titles_are_no_markup(tmp_path: Path) -> None:
    """Titles and versions of specs are text in pages and in the list, whatever they hold."""
    evil = '</title><script>alert("1")</script>'
    found = reference(tmp_path, spec(info={"title": evil, "version": evil}))
    for text in (page.page(found, renderer.renderer(), listed=True), page.index([found])):
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_pages_do_not_reach_for_what_stands_elsewhere(tmp_path: Path) -> None:
    """Logos and examples at addresses are named or left out, not loaded; the spec itself stays as it is."""
    document = spec(info={"title": "T", "version": "1", "x-logo": {"url": "https://logo.example/a.png"}})
    content = document["paths"]["/things/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    content["examples"] = {"one": {"externalValue": "https://example.example/one.json"}}
    found = reference(tmp_path, document, overlay({"target": "$.info", "update": {"x-seen": True}}))
    text = page.page(found, renderer.Renderer("", ()), listed=False)
    assert "logo.example" not in text
    assert "externalValue" not in text
    assert "to be found at https://example.example/one.json" in text
    assert "x-logo" in found.document.data["info"]


def test_errors_of_all_overlays_are_told(tmp_path: Path) -> None:
    """A provider whose overlay is no overlay gives findings, not a traceback."""
    with pytest.raises(PipelineError) as caught:
        reference(tmp_path, spec(), {"overlay": "9.0.0"})
    assert caught.value.findings


def test_the_command_line_knows_it(here: Path) -> None:
    """The command can be asked for help; the lists of its arguments name no default that it does not use."""
    done = command(here, "docs", "--help")
    assert 0 == done.returncode
    assert "folder of pages, written (reference)" in " ".join(done.stdout.split())
