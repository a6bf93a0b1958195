import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from evidence_cases import PROJECT, outcome, replayed, spec_of_body, subject
from hypothesis import given
from hypothesis import strategies as st
from providers import PROVIDERS

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.counting import SUBJECTS, Count, count
from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.junit import junit
from clientwright.conformance.coverage.records import record, schema
from clientwright.conformance.coverage.table import markdown, print_table
from clientwright.conformance.coverage.values import GRADES, Evidence, Fact, Node
from clientwright.conformance.coverage.writing import write_report
from clientwright.conformance.law import Broken
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.findings import Location

GATHERED = [gather(Subject(PROVIDERS[name], PROJECT)) for name in sorted(PROVIDERS)]
HOSTILE = st.text(st.sampled_from("<>&\"'`\x00\x08\x0b\x1b\x7f\ud800\ufffe\u202e]]>é-\n\t ") | st.characters())


def tree(*facts: tuple[str, str, str | None], kind: Any = "property") -> Evidence:
    """Give evidence with one node that has facts of a name, a grade and an example."""
    place = Location("spec.yaml")
    made = tuple(Fact(name, "x", grade, "", place, example) for name, grade, example in facts)  # type: ignore[arg-type]  # any grade
    return Evidence("one", "", "", (Node(kind, "n", "", "", made),))


def test_what_is_counted() -> None:
    """A node counts by its being there, an enum by each value, a property by its null, and everything once."""
    of_a_property = tree(
        ("present", "documented", "a:1"), ("nullable", "assumed", ""), ("enum", "observed", ""),
        ("enum", "unstated", "a:1"), ("format", "documented", None),
    )  # fmt: skip
    counts = count(of_a_property).counts
    got = {name: [one.graded[grade] for grade in GRADES] for name, one in counts.items() if one.total}
    expected = {"properties": [1, 0, 0, 0], "enum values": [0, 1, 0, 1], "nullabilities": [0, 0, 1, 0]}
    assert {**expected, "statements": [2, 1, 1, 1]} == got
    assert (2, 4, "50 %") == (counts["statements"].shown, counts["statements"].showable, counts["statements"].share)
    for kind, name in (("operation", "operations"), ("status", "statuses"), ("parameter", "parameters")):
        counts = count(tree(("present", "assumed", None), kind=kind)).counts
        assert {name: 1, "statements": 1} == {subject: one.total for subject, one in counts.items() if one.total}
    assert "99 %" == Count({}, 999, 1000).share


def test_figures_agree_with_the_tree() -> None:
    """What JSON lists is what the figures count, for each of our providers."""
    for evidence, written in zip(GATHERED, record(GATHERED, (), replayed)["providers"], strict=True):
        grades = Counter(fact["grade"] for node in _below(written["operations"]) for fact in node["facts"])
        every = written["figures"]["statements"]
        assert dict(grades) == {grade: every[grade] for grade in GRADES if every[grade]}
        assert list(SUBJECTS) == list(count(evidence).counts)


def _below(written: Any) -> Iterator[Any]:
    for node in written:
        yield node
        yield from _below(node["children"])


def test_tables() -> None:
    """The tables hold the figures of every provider, without colours where no terminal is."""
    figures = [count(evidence) for evidence in GATHERED]
    plain = io.StringIO()
    print_table(figures, plain)
    assert "\x1b" not in plain.getvalue()
    words = [line.split() for line in plain.getvalue().splitlines()]
    for one in figures:
        numbers = [str(one.counts["statements"].graded[grade]) for grade in GRADES]
        assert ["statements", *numbers] in [line[:5] for line in words]
        assert [one.provider, "operations"] in [line[:2] for line in words]
    rows = markdown(figures).splitlines()
    assert (len(figures), len(SUBJECTS) + 3) == (len(rows) - 4, rows[0].count("|"))
    mixed = count(tree(("present", "documented", "a:1"), ("enum", "documented", ""), ("enum", "observed", None)))
    assert "| one | 0 | 0 | 0 | 1 | 1 / 1 / 0 / 0 | 0 | 2 / 1 / 0 / 0 | 50 % |" in markdown([mixed])


def test_a_terminal_has_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the table is coloured."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = io.StringIO()
    print_table([count(GATHERED[0])], stream)
    assert "\x1b" in stream.getvalue()


@given(HOSTILE, HOSTILE, st.recursive(HOSTILE, st.lists, max_leaves=3))
def test_json_is_as_its_schema_says(case: str, message: str, document: Any) -> None:
    """Every report is valid by the schema that is shipped with it, whatever providers and laws say."""
    outcomes = [outcome(_SUBJECT, case=case, message=message, document=document, skipped=case)]
    report = json.loads(json.dumps(record([_EVIDENCE], outcomes, replayed)))
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema()))
    assert [] == [error.message for error in validator.iter_errors(json.loads(_sound(json.dumps(report))))]
    if message:
        assert [message] == [broken["message"] for broken in report["providers"][0]["laws"][0]["broken"]]


def _sound(written: str) -> str:
    """Take the halves of characters out, which no validator takes."""
    return written.encode().decode().replace("\\ud", "\\\\ud")


def test_our_reports_are_as_the_schema_says() -> None:
    """The report of our providers is valid, and one with a field more or less is not."""
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema()))
    report = json.loads(json.dumps(record(GATHERED, (), replayed)))
    assert validator.is_valid(report)
    jsonschema_rs.meta.validate(json.loads(schema()))
    for node in (report, report["providers"][0], next(_below(report["providers"][0]["operations"]))["facts"][0]):
        assert not _valid_with(validator, report, node)


def _valid_with(validator: jsonschema_rs.Draft202012Validator, report: Any, node: dict[str, Any]) -> bool:
    node["other"] = 1
    valid = validator.is_valid(report)
    del node["other"]
    return valid


_SUBJECT = Subject(PROVIDERS["swipe"], PROJECT)
_EVIDENCE = next(evidence for evidence in GATHERED if evidence.provider == "swipe")


@given(HOSTILE, HOSTILE.filter(bool), HOSTILE)
def test_junit_holds_any_text(case: str, message: str, skipped: str) -> None:
    """JUnit can be read by any XML parser, and counts what it holds, whatever providers and laws say."""
    outcomes = [
        outcome(_SUBJECT, case=case),
        outcome(_SUBJECT, case=case, message=message),
        outcome(_SUBJECT, case=case, skipped=skipped),
        outcome(_SUBJECT, case=case, skipped="x", message="y"),
    ]
    root = ET.fromstring(junit(outcomes, replayed).encode())  # noqa: S314  # our own
    for element in (root, *root):
        counted = {name: int(element.get(name, "")) for name in ("tests", "failures", "errors", "skipped")}
        cases = list(element.iter("testcase"))
        assert counted == {
            "tests": len(cases),
            "failures": sum(each.find("failure") is not None for each in cases),
            "errors": 0,
            "skipped": sum(each.find("skipped") is not None for each in cases),
        }
    assert [4, 2, bool(skipped)] == [int(root.get(name, "")) for name in ("tests", "failures", "skipped")]


def test_junit_says_where_and_how_again() -> None:
    """A failure names the message, the path, the blame, the line and the command."""
    other = Subject(PROVIDERS["trybe"], PROJECT)
    held = [outcome(other, code="C7"), outcome(_SUBJECT, code="C9", message="It is wrong.", case="t <200>")]
    root = ET.fromstring(junit(held, replayed).encode())  # noqa: S314  # our own
    assert ["trybe", "swipe"] == [suite.get("name") for suite in root]
    case, failure = root[1][0], root[1][0][0]
    assert ("swipe.C9-holds-it", "t <200>") == (case.get("classname"), case.get("name"))
    assert ("C9", "It is wrong.") == (failure.get("type"), failure.get("message"))
    place = _SUBJECT.document.locate("/paths/~1t/get")
    expected = ["It is wrong.", "path: $.a[0]", "blame: client", f"place: {place.file}:{place.line}"]
    assert [*expected, "replay: replay swipe 't <200>'"] == (failure.text or "").splitlines()


def test_a_report_is_whole_or_not_there(tmp_path: Path) -> None:
    """All four files are written or, where one fails, none; nothing else is left in the folder."""
    folder = tmp_path / "a" / "b"
    outcomes: list[Outcome] = [outcome(_SUBJECT, message="No.")]
    names = ["coverage.md", "coverage.json", "junit.xml", "index.html"]
    assert tuple(folder / name for name in names) == write_report([_EVIDENCE], outcomes, folder, replay=replayed)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (tmp_path / "reading").hardlink_to(folder / "index.html")
    write_report([], (), folder)
    assert before["index.html"] == (tmp_path / "reading").read_bytes() != (folder / "index.html").read_bytes()
    write_report([_EVIDENCE], outcomes, folder, replay=replayed)
    assert sorted(names) == sorted(before)

    def fails(_: Broken) -> str:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        write_report([], outcomes, folder, replay=fails)
    (folder / "junit.xml").unlink()
    (folder / "junit.xml").mkdir()
    with pytest.raises(OSError, match=r"junit\.xml"):
        write_report([], outcomes, folder, replay=replayed)
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    assert before["index.html"] == (folder / "index.html").read_bytes()


def test_writing_twice_gives_the_same(tmp_path: Path) -> None:
    """The same evidence gives the same bytes."""
    spec = spec_of_body({"type": "object", "properties": {"a": {"enum": ["x", "y"]}}}, [{"a": "x"}])
    written = []
    for _ in range(2):
        paths = write_report([gather(subject(tmp_path / "p", spec))], (), tmp_path / "out", replay=replayed)
        written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]


def test_the_picture_in_the_documentation() -> None:
    """The picture is 1200 pixels wide and small enough to load at once."""
    picture = (Path(__file__).parent.parent / "docs" / "images" / "evidence.png").read_bytes()
    assert (b"\x89PNG", 1200) == (picture[:4], int.from_bytes(picture[16:20]))
    assert len(picture) <= 200_000
