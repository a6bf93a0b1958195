"""How a broken law is told: all that a reader needs, in lines of printable characters."""

import json
from io import StringIO
from pathlib import Path

import pytest
from conformance_helping import no_fives, one, planted

from clientwright.conformance.checking import Outcome, Task
from clientwright.conformance.law import Broken, Violation
from clientwright.conformance.runs import telling
from clientwright.conformance.runs.running import Plan
from clientwright.pipeline.documents import JSON


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcome(violation: Violation, document: JSON, subject: str = "trybe") -> Outcome:
    """Give the outcome of a law that one document breaks."""
    law = planted(no_fives)
    task = next(Task(law, case) for case in law.cases(one(subject)))
    return Outcome(task, (Broken(law, task.case, document, violation),), 1, first=1)


def test_a_long_document_is_shown_where_it_is_broken() -> None:
    """Of a long document the part around the JSON path is shown, and the file has all of it."""
    document = {"data": [{"name": "x" * 2000}, {"name": "Ü\n", "next": None}]}
    told = telling.told(outcome(Violation("So.", "$.data[1].name"), document), Plan())
    assert '  document  (at $.data[1]) {"name": "\\u00dc\\n", "next": null}' in told.splitlines()
    (file,) = Path(".clientwright/failures").rglob("*.json")
    assert document == json.loads(file.read_text())["document"]
    long = telling.told(outcome(Violation("So.", "$.data[0].name"), document), Plan())
    (line,) = (line for line in long.splitlines() if line.startswith("  document  (at $.data[0].name)"))
    assert line.endswith("… (2022 characters)")
    assert len(line) < 900
    astray = telling.told(outcome(Violation("So.", "$.gone[7]"), document), Plan())
    assert '  document  {"data": [{"name": "xxx' in astray


def test_a_told_law_is_printable() -> None:
    """Whatever a judge says, each thing is told in one line of printable characters."""
    told = telling.told(outcome(Violation("a\nb\x1b[0m\ud800\u2028", "$"), None), Plan())
    (line,) = (line for line in told.splitlines() if "  at " in line)
    assert "  at        $: a\\u000ab\\u001b[0m\\ud800\\u2028" == line
    assert telling.replaying(Path("a b.json"), Plan()) == "clientwright conformance --replay 'a b.json'"


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_progress_is_one_line_on_a_terminal() -> None:
    """On a terminal one line changes, and is gone when something else is written."""
    found = outcome(Violation("So."), 1)
    stream = Terminal()
    progress = telling.Progress([found.task, found.task], stream)
    progress(found)
    progress.clear()
    assert f"\r\x1b[2K1/2, 1 broken  {found.task.name}"[:100] + "\r\x1b[2K" == stream.getvalue()
