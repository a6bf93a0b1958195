from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from test_review_sides import SPEC, commit, git

from clientwright.cli import main
from clientwright.pipeline.build import Built
from clientwright.pipeline.build import build as build_client
from clientwright.pipeline.effective import Provider
from clientwright.pipeline.findings import Finding, Location
from clientwright.review import clients
from clientwright.review.clients import Client, client_of
from clientwright.review.sides import Layout, opened

LEDGER = """\
ledger: 1
provider: things
document: {title: Things, url: "https://things.example/docs", sha256: "%s", lines: 9}
read: 2026-11-21
reasons: {}
shapes: {}
operations: {}
""" % ("0" * 64)
ANSWER = "responses: {'200': {description: All, content: {application/json: {schema: SCHEMA}}}}"
NAMED = SPEC.replace(
    'responses: {"200": {description: All of them}}', ANSWER.replace("SCHEMA", "{$ref: '#/components/schemas/Kind'}")
)


def kinds(*values: str) -> str:
    """Give a spec whose one answer is of an enumeration."""
    return f"{NAMED}components: {{schemas: {{Kind: {{type: string, enum: [{', '.join(values)}]}}}}}}\n"


def reported(old: str, new: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Compare two texts as files of the current folder."""
    Path("old.yaml").write_text(old, "utf-8")
    Path("new.yaml").write_text(new, "utf-8")
    status = main(["review", "old.yaml", "new.yaml", "--json", "report.json", *arguments])
    return status, json.loads(Path("report.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("option", ["--markdown", "--html", "--json", "--sarif"])
def test_a_file_that_cannot_be_written_is_told_before_the_work(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with the name of a report is one line and exit status 2, and nothing is written."""
    Path("folder").mkdir()
    for target, expected in (("", "is a folder"), ("folder", "is a folder"), ("none/report", "no folder 'none'")):
        assert 2 == main(["review", "no.yaml", "no.yaml", option, target])
        told = capsys.readouterr()
        assert ("", 1) == (told.out, told.err.count("\n"))
        assert (True, True) == (expected in told.err, option in told.err)
    assert ["folder"] == [path.name for path in Path().iterdir()]


def test_no_two_reports_go_to_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Of two reports under one name, one would be lost."""
    assert 2 == main(["review", "no.yaml", "no.yaml", "--json", "report", "--sarif", "./report"])
    assert "--json writes to" in capsys.readouterr().err


def test_a_link_or_a_pipe_stays_what_it_is() -> None:
    """A report is written through what is no file of its own, which is not replaced."""
    Path("link.json").symlink_to("real.json")
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text("utf-8")))
    reader.start()
    assert 0 == reported(SPEC, SPEC, "--sarif", "pipe")[0]
    assert 0 == main(["review", "old.yaml", "new.yaml", "--json", "link.json"])
    reader.join(timeout=10)
    assert (True, True, False) == (
        Path("pipe").is_fifo(),
        Path("link.json").is_symlink(),
        Path("real.json").is_symlink(),
    )
    assert ("2.1.0", 1) == (json.loads(read[0])["version"], json.loads(Path("real.json").read_text("utf-8"))["version"])


@pytest.mark.parametrize("text", ['swagger: "2.0"\npaths: {}\n', "[]\n", "openapi: 4.0.0\n", "openapi: 3\n", "a: b\n"])
def test_what_is_no_openapi_3_is_not_passed(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A document of another kind on either side is refused, and never called unchanged."""
    Path("old.yaml").write_text(SPEC, "utf-8")
    Path("new.yaml").write_text(text, "utf-8")
    for sides in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml"), ("new.yaml", "new.yaml")):
        assert 2 == main(["review", *sides])
        assert "version-unsupported" in capsys.readouterr().err


def test_no_report_names_a_scratch_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Files of a revision are told as the repository names them, in findings about what cannot be generated too."""
    git("init", "--quiet")
    base = commit(NAMED, "first")
    Path("specs/things/openapi.yaml").write_text(NAMED.replace("All", "Some"), "utf-8")
    outputs = [part for name in ("json", "html", "sarif", "markdown") for part in (f"--{name}", f"report.{name}")]
    main(["review", base, "--github", *outputs])
    told = [capsys.readouterr().out, *(path.read_text("utf-8") for path in Path().glob("report.*"))]
    assert (5, [False] * 5) == (len(told), ["clientwright-review-" in text for text in told])
    assert ["specs/things/openapi.yaml"] == [
        one["file"] for one in json.loads(Path("report.json").read_text("utf-8"))["problems"]
    ]


def test_a_broken_base_is_told_without_the_scratch_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """A finding against a revision names files as the repository does, in its sentence too."""
    git("init", "--quiet")
    example = "{schema: {type: string}, examples: {a: {externalValue: none.json}}}"
    text = ANSWER.replace("{schema: SCHEMA}", example)
    base = commit(SPEC.replace('responses: {"200": {description: All of them}}', text), "first")
    assert 2 == main(["review", base])
    assert "clientwright-review-" not in capsys.readouterr().err


def test_what_checks_object_to_one_after_the_other_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client is generated although several checks fail, each only once the one before is passed over."""
    Path("old.yaml").write_text(SPEC, "utf-8")
    asked: list[set[str]] = []

    def build(provider: Provider, folder: Path, say: Callable[[str], None], allowed: Collection[str] = ()) -> Built:
        say(f"{provider.name} in {folder}")
        asked.append(set(allowed))
        stops = [rule for rule in ("first", "second", "third") if rule not in allowed]
        return evolve(built, findings=tuple(Finding(rule, "Wrong.", "", Location("old.yaml")) for rule in stops[:1]))

    with opened("old.yaml", "old.yaml", Layout()) as (side, _):
        loaded = side.providers["api"]
        built = build_client(loaded.provider, tmp_path / "real", lambda _: None)
        monkeypatch.setattr(clients, "build", build)
        assert Client(tmp_path / "api", "api_client") == client_of(side, loaded, tmp_path, wanted=True)
    assert [set(), {"first"}, {"first", "second"}, {"first", "second", "third"}] == asked


def test_many_values_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    """A change of a long enumeration stays readable on the terminal, in annotations and in SARIF."""
    numbers = [f"v{number}" for number in range(900)]
    reported(kinds("a", "b"), kinds("a", "b", *numbers), "--github", "--sarif", "report.sarif")
    told = capsys.readouterr().out
    assert (True, True) == ("and 880 more" in told, "888 more sentences" in told)
    assert 6_000 > len(told)
    sarif = json.loads(Path("report.sarif").read_text("utf-8"))
    assert all(3_000 > len(one["message"]["text"]) for one in sarif["runs"][0]["results"])


def test_values_added_and_removed_are_told_apart() -> None:
    """Where an enumeration got one value and lost another, each change has its own meaning in Python."""
    _, report = reported(kinds("a", "b"), kinds("a", "c"))
    found = {one["rule"]: one["python"] for one in report["providers"][0]["changes"]}
    assert {"effect": "additive", "sentences": ["Kind.C is new: 'c'"]} == found["enum-value-added"]
    assert {"effect": "breaking", "sentences": ["Kind.B is gone"]} == found["enum-value-removed"]


def test_the_report_names_the_command_that_prints_it_again() -> None:
    """Every option that changes what is compared is in the command."""
    Path("mine.toml").touch()
    _, report = reported(SPEC, SPEC, "--no-python", "--specs", "apis", "--approvals", "mine.toml")
    assert "clientwright review old.yaml new.yaml --specs apis --approvals mine.toml --no-python" == report["command"]


@pytest.fixture
def generated() -> str:
    """Stand in a repository with two providers and their clients; give the name of its commit."""
    for name in ("others", "things"):
        Path(f"specs/{name}").mkdir(parents=True)
        Path(f"specs/{name}/openapi.yaml").write_text(SPEC, "utf-8")
    assert 0 == main(["regenerate"])
    git("init", "--quiet")
    git("add", "-A")
    git("commit", "--quiet", "--message", "first")
    return git("rev-parse", "HEAD")


def problems(*arguments: str) -> list[tuple[str, str]]:
    """Compare; give the rule and the file of each problem."""
    main(["review", *arguments, "--json", "report.json"])
    report = json.loads(Path("report.json").read_text("utf-8"))
    return [(one["rule"], one["file"]) for one in report["problems"]]


def test_clients_left_behind_are_stale(generated: str) -> None:
    """A client without a spec is stale until it is taken out, and so are clients that the head lost."""
    shutil.rmtree("specs/others")
    assert [("generated-stale", "generated/others")] == problems(generated)
    assert 0 == main(["regenerate"])
    assert [] == problems(generated)
    shutil.rmtree("generated")
    assert [("generated-stale", "generated")] == problems(generated)


def test_a_ledger_alone_is_a_change(generated: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is said of the evidence counts as a difference although the client is the same."""
    Path("specs/things/ledger.yaml").write_text(LEDGER, "utf-8")
    capsys.readouterr()
    assert 0 == main(["review", generated])
    told = capsys.readouterr().out
    assert (True, False) == ("statements" in told, "Nothing changed" in told)
