import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline.findings import Finding, Location
from clientwright.review.approvals import applied, read, reads
from clientwright.review.reports import Approval, Reviewed
from clientwright.review.values import ABSENT, Change, Route, Wire
from clientwright.review.values import Effect as Impact

SOUND = """\
# What may break.
[[approval]]
fingerprint = "0f3c5a9b1d2e"
reason = "Announced."
author = "Ada"
expires = 2027-01-31
"""


def reviewed(name: str) -> Reviewed:
    """Give a change, found by its name."""
    route = Route(name, "operation")
    change = Change("removed", "things", Wire.BREAKING, "none", "Gone.", 1, ABSENT, None, None, (route,))
    return Reviewed(change, Impact.BREAKING)


def approval(fingerprint: str, expires: str = "2027-01-31") -> Approval:
    """Give an approval."""
    return Approval(fingerprint, "So be it.", "Ada", expires, Location("approvals.toml"))


def wrong(text: str) -> list[tuple[str, int]]:
    """Give the rules and lines of the findings of approvals, of which none is sound."""
    sound, findings = reads(text, "approvals.toml")
    assert () == sound
    assert {"approvals.toml"} == {finding.location.file for finding in findings}
    return [(finding.rule, finding.location.line) for finding in findings]


def test_an_approval_is_read_as_it_is_written() -> None:
    """An approval has its four values and the place where it begins."""
    expected = Approval("0f3c5a9b1d2e", "Announced.", "Ada", "2027-01-31", Location("approvals.toml", 2))
    assert ((expected,), ()) == reads(SOUND, "approvals.toml")


def test_a_fingerprint_may_be_written_in_capitals_and_a_reason_in_lines() -> None:
    """Capitals in a fingerprint mean the same, and a reason of several lines is one line."""
    text = SOUND.replace("0f3c5a9b1d2e", "0F3C5A9B1D2E").replace('"Announced."', '"""\nAnnounced\n\n  twice. """')
    (found,), findings = reads(text, "approvals.toml")
    assert ("0f3c5a9b1d2e", "Announced twice.", ()) == (found.fingerprint, found.reason, findings)


@pytest.mark.parametrize(
    ("before", "after", "rule", "line"),
    [
        ('reason = "Announced."\n', "", "approval-incomplete", 2),
        ('author = "Ada"\n', "", "approval-incomplete", 2),
        ("expires = 2027-01-31\n", "", "approval-incomplete", 2),
        ('fingerprint = "0f3c5a9b1d2e"\n', "", "approval-incomplete", 2),
        ('"Announced."', '" "', "approval-reason", 4),
        ('"Announced."', "7", "approval-reason", 4),
        ('"Ada"', '""', "approval-author", 5),
        ('"Ada"', '["Ada"]', "approval-author", 5),
        ("0f3c5a9b1d2e", "0f3c5a9b1d2", "approval-fingerprint", 3),
        ("0f3c5a9b1d2e", "0f3c5a9b1d2e0", "approval-fingerprint", 3),
        ("0f3c5a9b1d2e", "0f3c5a9b1d2g", "approval-fingerprint", 3),
        ('"0f3c5a9b1d2e"', "123456789012", "approval-fingerprint", 3),
        ("2027-01-31", '"2027-01-31"', "approval-expires", 6),
        ("2027-01-31", "2027-01-31T10:00:00", "approval-expires", 6),
        ("2027-01-31", "2027", "approval-expires", 6),
        ('author = "Ada"', 'author = "Ada"\nby = "Ada"', "approval-unknown", 6),
        ('author = "Ada"', 'author = "Ada"\napproval.by = 1', "approval-unknown", 6),
    ],
)
def test_a_mistake_is_reported_where_it_is(before: str, after: str, rule: str, line: int) -> None:
    """An approval with a mistake does not count, and is reported in the line of the key, or of the table without it."""
    assert [(rule, line)] == wrong(SOUND.replace(before, after))


def test_every_mistake_is_reported() -> None:
    """Mistakes of all tables are reported at once, in the order of the lines, texts of several lines passed over."""
    text = SOUND.replace('"Announced."', '"""\n[[approval]]\nexpires = 7\n"""').replace("2027-01-31", "never = 1")
    broken = text.replace("expires = never = 1", "until = 2027-01-31")
    findings = wrong(broken + broken.replace("Ada", " "))
    assert [
        ("approval-incomplete", 2),
        ("approval-unknown", 9),
        ("approval-incomplete", 11),
        ("approval-author", 17),
        ("approval-unknown", 18),
    ] == findings


def test_the_second_of_two_alike_is_reported() -> None:
    """Of two approvals of one change, the first counts and the second is a mistake."""
    sound, findings = reads(SOUND + SOUND.replace("0f3c5a9b1d2e", "0F3C5A9B1D2E"), "approvals.toml")
    assert 1 == len(sound)
    assert [("approval-duplicate", 9)] == [(one.rule, one.location.line) for one in findings]
    assert "line 2 already" in findings[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1\n", 1),
        ("\n[other]\nreason = 1\n", 2),
        ("[approval]\nreason = 'x'\n", 1),
        ("\n\napproval = 7\n", 3),
        ("approval = [7]\n", 1),
        ("\n[[approvals]]\n", 2),
    ],
)
def test_what_is_no_approval_is_reported(text: str, line: int) -> None:
    """Keys and tables beside approvals, and approvals that are no tables, are mistakes."""
    assert [("approval-unknown", line)] == wrong(text)


def test_strangers_do_not_hide_an_approval() -> None:
    """An approval counts although something else in the file is wrong."""
    sound, findings = reads(SOUND + "[other]\nreason = 1\n", "approvals.toml")
    assert (1, [7]) == (len(sound), [finding.location.line for finding in findings])
    assert [("approval-reason", 4), ("approval-unknown", 7)] == wrong(
        SOUND.replace("Announced.", "") + "[x]\nreason = 1\n"
    )


def test_inline_tables_are_approvals_too() -> None:
    """Approvals may be inline tables; their mistakes are in the line of the key."""
    inline = SOUND.partition("[[approval]]\n")[2].strip().replace("\n", ", ")
    sound, findings = reads(f"\napproval = [{{{inline}}}]\n", "approvals.toml")
    assert ([Location("approvals.toml", 2)], ()) == ([one.location for one in sound], findings)
    assert [("approval-expires", 2)] == wrong(f"\napproval = [{{{inline.replace('2027-01-31', '7')}}}]\n")


@pytest.mark.parametrize(("text", "line"), [("\n\n[[approval]\n", 3), ("a = 1\na = 2\n", 2), ('\na = """b\n', 2)])
def test_what_is_not_toml_is_reported_where_it_goes_wrong(text: str, line: int) -> None:
    """Text that is no TOML is one finding, in the line where reading stopped or the last."""
    sound, (finding,) = reads(text, "approvals.toml")
    assert ((), "approvals-syntax", line) == (sound, finding.rule, finding.location.line)
    assert not re.search(r"at line|at end", finding.message)


def test_a_file_that_is_not_there_approves_of_nothing(tmp_path: Path) -> None:
    """No file is no approval and no mistake."""
    assert ((), ()) == read(tmp_path / "approvals.toml")


def test_a_file_is_read_as_its_text(tmp_path: Path) -> None:
    """A file gives what its text gives, under the name that it is called by."""
    path = tmp_path / "approvals.toml"
    path.write_bytes(SOUND.replace("\n", "\r\n").encode())
    assert reads(SOUND, path.as_posix()) == read(path)
    assert reads(SOUND, "approvals.toml") == read(path, "approvals.toml")


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """A folder, a link to nothing, or bytes that are no text are one finding that says why."""
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    (tmp_path / "bytes").write_bytes(b"\xff")
    for path, why in ((tmp_path, "directory"), (tmp_path / "link", "No such file"), (tmp_path / "bytes", "UTF-8")):
        sound, (finding,) = read(path, "approvals.toml")
        assert ((), "approvals-unreadable", "approvals.toml") == (sound, finding.rule, finding.location.file)
        assert why in finding.message


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever the text, reading gives approvals and findings of known rules, each in a line of it."""
    sound, findings = reads(text, "approvals.toml")
    lines = max(1, len(text.split("\n")))
    assert () == sound
    assert all(1 <= finding.location.line <= lines for finding in findings)
    assert {finding.rule for finding in findings} <= {"approvals-syntax", "approval-unknown"}


KEYS = st.sampled_from(["fingerprint", "reason", "author", "expires", "other"])
VALUES = st.sampled_from(['"0f3c5a9b1d2e"', '"why"', "2027-01-31", "1", '"""\n[[approval]]\n"""', '[\n"x"\n]', "{}"])


@given(st.lists(st.dictionaries(KEYS, VALUES), max_size=4))
def test_each_finding_stands_in_its_own_table(tables: list[dict[str, str]]) -> None:
    """Each mistake is placed at its key, or at the header of the table that lacks one."""
    text, heads = "", []
    for table in tables:
        heads.append(text.count("\n") + 1)
        text += "[[approval]]\n" + "".join(f"{key} = {value}\n" for key, value in table.items())
    _, findings = reads(text, "approvals.toml")
    lines = text.split("\n")
    for finding in findings:
        line = lines[finding.location.line - 1]
        key = finding.rule.removeprefix("approval-")
        known = {"incomplete": "[[approval]]", "unknown": "other =", "duplicate": "fingerprint ="}
        assert line.startswith(known.get(key, f"{key} ="))
        assert max(head for head in heads if head <= finding.location.line)


def test_an_approval_goes_to_its_change_and_no_other() -> None:
    """Each change gets the approval of its fingerprint, whatever the capitals; the order stays."""
    changes = [reviewed("GET /a"), reviewed("GET /b")]
    given_ = approval(changes[1].change.fingerprint.upper())
    approved, stale = applied(changes, [given_], "2026-11-22")
    assert ([None, given_], ()) == ([one.approval for one in approved], stale)
    assert [one.change for one in changes] == [one.change for one in approved]


def test_what_concerns_nothing_is_stale() -> None:
    """An approval of no change of the review is stale."""
    lost = approval("0" * 12)
    approved, stale = applied([reviewed("GET /a")], [lost], "2026-11-22")
    assert ([None], (lost,)) == ([one.approval for one in approved], stale)
    assert ((), (lost,)) == applied([], [lost], "2026-11-22")


@given(st.dates(), st.dates())
def test_an_approval_holds_until_its_last_day(today: dt.date, expires: dt.date) -> None:
    """An approval holds on its last day and not after; then it approves of nothing and is stale."""
    change = reviewed("GET /a")
    one = approval(change.change.fingerprint, expires.isoformat())
    (found,), stale = applied([change], [one], today.isoformat())
    assert (one if today <= expires else None) == found.approval
    assert (() if today <= expires else (one,)) == stale


def test_an_old_approval_is_taken_away() -> None:
    """What a change was approved by before does not count."""
    change = reviewed("GET /a")
    (once,), _ = applied([change], [approval(change.change.fingerprint)], "2026-11-22")
    (again,), _ = applied([once], [], "2026-11-22")
    assert again.approval is None


def test_findings_are_errors_with_a_remedy() -> None:
    """Every finding is a sentence, or two parts of one, that says what to do."""
    _, findings = reads(SOUND.replace("Announced.", "") + SOUND.replace("0f3c", "xyz") + "[x]\n", "approvals.toml")
    assert 3 == len(findings)
    for finding in findings:
        assert isinstance(finding, Finding)
        assert re.search(r"[;,] ?(write|copy|add|correct|keep)|correct or remove", finding.message)
