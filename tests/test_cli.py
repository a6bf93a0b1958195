"""The command line: formats, exit statuses, and no traceback for a mistake of the user's."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from projects import OVERLAY, THINGS, project

from clientwright.cli import main
from clientwright.pipeline.findings import Finding, Location, Severity
from clientwright.pipeline.loading import loads
from clientwright.pipeline.report import count_of, format_findings

BROKEN = THINGS.replace("description: Which one.", "descripton: Which one.")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small project as the current folder."""
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def test_a_good_spec_is_checked_in_silence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing wrong means nothing on standard output and exit status 0."""
    assert here.is_dir()
    assert 0 == main(["lint", "specs/things/openapi.yaml", "specs/others.yaml"])
    shown = capsys.readouterr()
    assert ("", "2 checked: 0 errors, 0 warnings\n") == (shown.out, shown.err)


def test_findings_are_lines_with_places(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is a line that an editor can follow, and makes the exit status 1."""
    (here / "specs/things/openapi.yaml").write_text(BROKEN)
    assert 1 == main(["lint", "specs/things/openapi.yaml"])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "descripton" in line]
    assert line.startswith("specs/things/openapi.yaml:11:")
    assert "description" in line


def test_a_rule_can_be_allowed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of an allowed rule is shown as a warning and does not change the exit status."""
    (here / "specs/things/openapi.yaml").write_text(BROKEN)
    assert 0 == main(["lint", "specs/things/openapi.yaml", "--allow", "field-unknown", "--allow", "other"])
    assert ": warning: " in capsys.readouterr().out


def test_findings_are_json_for_programs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --format json the output is one array of records, also when there is nothing to say."""
    assert 0 == main(["lint", "specs/others.yaml", "--format", "json"])
    assert [] == json.loads(capsys.readouterr().out)
    (here / "specs/things/openapi.yaml").write_text(BROKEN)
    assert 1 == main(["lint", "specs/things/openapi.yaml", "--format", "json"])
    records = json.loads(capsys.readouterr().out)
    assert {"rule", "severity", "message", "pointer", "file", "line", "column"} == set(records[0])


def test_findings_are_annotations_on_github() -> None:
    """Text cannot leave its annotation: line breaks, percent signs, commas and colons are escaped."""
    finding = Finding("a-rule", "50 %\nof it: no", "/a", Location("a,b:c.yaml", 3, 4), Severity.WARNING)
    assert "::warning file=a%2Cb%3Ac.yaml,line=3,col=4,title=a-rule::50 %25%0Aof it: no (at /a)" == format_findings(
        [finding], "github"
    )


def test_counts_are_in_words() -> None:
    """One is one, none and many are plural."""
    wrong, doubtful = (Finding("r", "m", "", Location("f"), severity) for severity in Severity)
    assert "1 error, 2 warnings" == count_of([wrong, doubtful, doubtful])
    assert "0 errors, 1 warning" == count_of([doubtful])


def test_a_file_that_cannot_be_read_is_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing spec is reported beside the findings of the others."""
    assert here.is_dir()
    assert 1 == main(["lint", "nowhere.yaml", "specs/others.yaml"])
    assert "nowhere.yaml:1:1: error: The file cannot be read" in capsys.readouterr().out


def test_overlays_are_applied_to_standard_output(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The result is printed as the input was written, and the input stays as it is."""
    spec = here / "specs/things/openapi.yaml"
    assert 0 == main(["overlay", "apply", str(spec), str(here / "overlays/things/fix-colour.overlay.yaml")])
    applied = loads(capsys.readouterr().out, "applied.yaml").data
    assert {"type": "string"} == applied["components"]["schemas"]["Thing"]["properties"]["colour"]
    assert THINGS == spec.read_text()


def test_overlays_are_applied_to_a_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --output nothing is printed; when an overlay cannot be applied the file stays as it was."""
    spec, overlay, output = "specs/things/openapi.yaml", "overlays/things/fix-colour.overlay.yaml", here / "out.yaml"
    assert 0 == main(["overlay", "apply", spec, overlay, "--output", "out.yaml"])
    assert "" == capsys.readouterr().out
    before = output.read_text()
    assert "colour" in before
    (here / overlay).write_text(OVERLAY.replace("Thing", "Thong"))
    assert 1 == main(["overlay", "apply", spec, overlay, "--output", "out.yaml"])
    assert "overlay-target-unmatched" in capsys.readouterr().err
    assert before == output.read_text()
    assert 0 == main(["overlay", "apply", spec, overlay, "--output", "out.yaml", "--allow-unmatched"])
    assert "colour" not in output.read_text()


@pytest.mark.parametrize("arguments", [[], ["overlay"], ["lint"], ["unknown"], ["lint", "a", "--format", "xml"]])
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that do not parse print the usage and exit with 2."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert 2 == caught.value.code
    assert "usage: clientwright" in capsys.readouterr().err


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the extra's libraries a command says what to install."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    for name in [name for name in sys.modules if name.startswith("clientwright.pipeline")]:
        monkeypatch.delitem(sys.modules, name)
    assert 1 == main(["lint", "spec.yaml"])
    assert "pip install 'clientwright[pipeline]'" in capsys.readouterr().err


def test_a_closed_pipe_is_no_traceback(here: Path) -> None:
    """`clientwright ... | head` ends quietly."""
    started = [sys.executable, "-m", "clientwright", "overlay", "apply", "specs/things/openapi.yaml"]
    overlay = "overlays/things/fix-colour.overlay.yaml"
    run = subprocess.Popen([*started, overlay], cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    shown = run.stderr.read()
    run.stderr.close()
    run.wait(timeout=60)
    assert "Traceback" not in shown


def test_a_spec_with_a_ledger_is_held_to_our_rules(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside a ledger the style rules bind, and undocumented statuses are not asked for; elsewhere the reverse."""
    spec = here / "specs/others/openapi.yaml"
    spec.parent.mkdir()
    spec.write_text((here / "specs/others.yaml").read_text().replace('        "400": {description: No.}\n', ""))
    assert 0 == main(["lint", str(spec)])
    assert "operation-client-error-missing" in capsys.readouterr().out
    (spec.parent / "ledger.yaml").write_text("")
    assert 1 == main(["lint", str(spec)])
    shown = capsys.readouterr().out
    assert "operation-client-error-missing" not in shown
    assert "[style-" in shown


def test_an_overlay_is_linted_as_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good overlay passes, and what is wrong with another is said of its own line."""
    overlay = here / "overlays/things/fix-colour.overlay.yaml"
    assert 0 == main(["lint", str(overlay)])
    assert "" == capsys.readouterr().out
    overlay.write_text(OVERLAY.replace("$.comp", "$.[comp"))
    assert 1 == main(["lint", str(overlay)])
    shown = capsys.readouterr().out
    assert "fix-colour.overlay.yaml:4:5: error: " in shown
    assert ["overlay-target-syntax"] == re.findall(r"\[([a-z-]+)\]$", shown, re.MULTILINE)


def test_a_spec_and_an_overlay_are_not_mistaken(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files given the wrong way round are called what they are, once each."""
    spec, overlay = "specs/things/openapi.yaml", "overlays/things/fix-colour.overlay.yaml"
    assert here.is_dir()
    assert 1 == main(["overlay", "apply", spec, spec])
    (line,) = capsys.readouterr().err.splitlines()
    assert "This is an OpenAPI description, not an overlay" in line
    (here / spec).write_text(OVERLAY)
    assert 1 == main(["regenerate", "things"])
    (line,) = [line for line in capsys.readouterr().err.splitlines() if ": error: " in line]
    assert f"{spec}:1:1: error: This is an overlay, not an OpenAPI description" in line
    assert overlay not in line


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_text_that_is_not_unicode_is_a_finding(here: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of a surrogate pair, in a name or in a value, is reported in every format."""
    data = '{"openapi": "3.1.1", "info": {"title": "\\ud800", "version": "1", "\\udfff": 1}, "paths": {}}'
    (here / "odd.json").write_text(data)
    assert 1 == main(["lint", "odd.json", "--format", form])
    assert 2 == capsys.readouterr().out.count("half of a surrogate pair")


def test_a_finding_is_one_line_whatever_the_input_says(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks and escape sequences of the input are shown as escapes, so that they cannot act on a terminal."""
    (here / "odd.yaml").write_text('openapi: 3.1.1\ninfo: {title: T, version: "1", "a\\n\\e[31m": 1}\npaths: {}\n')
    assert 1 == main(["lint", "odd.yaml"])
    (line,) = capsys.readouterr().out.splitlines()
    assert "`a\\u000a\\u001b[31m`" in line


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_terminal_without_a_character_gets_an_escape(here: Path, form: str) -> None:
    """Where the output cannot hold a character it is escaped, and JSON stays JSON."""
    (here / "odd.yaml").write_text("openapi: 3.1.1\ninfo: {title: T, version: '1', é: 1}\npaths: {}\n", "utf-8")
    started = [sys.executable, "-m", "clientwright", "lint", "odd.yaml", "--format", form]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}
    run = subprocess.run(started, cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (1, "") == (run.returncode, run.stderr.replace("1 checked: 1 error, 0 warnings\n", ""))
    if form == "json":
        assert "/info/é" == json.loads(run.stdout)[0]["pointer"]
    else:
        assert "/info/\\xe9" in run.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("command", ["lint", "overlay"])
def test_output_that_cannot_be_written_is_a_sentence(here: Path, command: str) -> None:
    """A full disk behind standard output gives one line and exit status 1."""
    (here / "specs/others.yaml").write_text(BROKEN)
    spec, overlay = "specs/things/openapi.yaml", "overlays/things/fix-colour.overlay.yaml"
    arguments = ["lint", "specs/others.yaml"] if command == "lint" else ["overlay", "apply", spec, overlay]
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "clientwright", *arguments],
            cwd=here, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert 1 == run.returncode
    assert run.stderr.splitlines()[-1].startswith("clientwright: No space left on device")
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr


@pytest.mark.parametrize(
    "arguments", [["lint", "specs/others.yaml"], ["overlay", "apply", "specs/others.yaml", "o.yaml"]]
)
def test_closed_streams_do_not_matter(here: Path, arguments: list[str]) -> None:
    """A command works also where standard output and error are closed."""
    (here / "o.yaml").write_text(OVERLAY.replace("$.components.schemas.Thing.properties", "$.info"))
    script = "import os, sys; os.close(1); os.close(2); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    started = [sys.executable, "-c", script, "-m", "clientwright", *arguments]
    assert 0 == subprocess.run(started, cwd=here, check=False, timeout=60).returncode
