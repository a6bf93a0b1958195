"""The command line: formats, exit statuses, and no traceback for a mistake of the user's."""

import json
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
