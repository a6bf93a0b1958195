from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from test_review_sides import git

from clientwright.cli import main

ROOT = Path(__file__).parents[1]
SPEC = "specs/trybe/openapi.yaml"
SHAPE = "overlays/trybe/shape-surface.overlay.yaml"
PLANTED = (
    (
        SPEC,
        "        amount_refunded:\n          type: integer\n",
        "        amount_refunded:\n          type: [integer, string]\n",
    ),
    (
        SPEC,
        "      description: Which message to send.\n      required: [message_type]\n      properties:\n",
        (
            "      description: Which message to send.\n      required: [message_type, reason]\n      properties:\n"
            "        reason:\n          type: string\n          description: Why it is sent.\n"
        ),
    ),
    (SPEC, "payment_outstanding, site_id]", "payment_outstanding, card_expired, site_id]"),
    (SHAPE, "operationId: memberships.list\n", "operationId: memberships.search\n"),
    (SPEC, "description: The refunds of the charge.", "description: The refunds of the charge, the latest first."),
)


def plant(*changes: tuple[str, str, str]) -> None:
    """Edit files of the current folder."""
    for name, old, new in changes:
        text = Path(name).read_text("utf-8")
        assert 1 == text.count(old)
        Path(name).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a repository with two of the providers."""
    for name in ("trybe", "swipe"):
        for folder in ("specs", "overlays", "generated"):
            shutil.copytree(
                ROOT / folder / name, tmp_path / folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
    shutil.copy(ROOT / "generated/lock.toml", tmp_path / "generated")
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    git("add", "-A")
    git("commit", "--quiet", "--message", "first")
    return tmp_path


def review(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Compare the files as they are with the main branch; give the exit status and the report."""
    status = main(["review", "main", "--json", "report.json", *arguments])
    report: dict[str, Any] = json.loads(Path("report.json").read_text("utf-8"))
    return status, report


def told(report: dict[str, Any]) -> dict[str, tuple[str, str, list[str]]]:
    """Give both verdicts and the Python sentences of each change by its rule."""
    changes = [change for provider in report["providers"] for change in provider["changes"]]
    return {one["rule"]: (one["wire"], one["python"]["effect"], one["python"]["sentences"]) for one in changes}


def test_planted_changes_are_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each planted change gets the right two verdicts and the right Python."""
    assert repository
    plant(*PLANTED)
    status, report = review()
    assert 1 == status
    assert {
        "type-widened": ("breaking", "breaking", ["MembershipCharge.amount_refunded: int -> int | str"]),
        "required-property-added": (
            "breaking",
            "breaking",
            [
                "Trybe.memberships.send_sms needs a new argument: reason: str",
                "MembershipSmsRequest needs a new argument: reason: str",
            ],
        ),
        "enum-value-added": ("risky", "additive", ["AttentionReason.CARD_EXPIRED is new: 'card_expired'"]),
        "operation-id-changed": ("docs", "breaking", ["Trybe.memberships.list is now Trybe.memberships.search"]),
        "description-changed": ("docs", "none", []),
    } == told(report)
    assert ["generated-stale"] == [one["rule"] for one in report["problems"]]
    assert "3 breaking, 1 risky, 1 docs in trybe" in capsys.readouterr().out


def test_rewording_is_one_line(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change that only rewords says so in one line, and may land."""
    assert repository
    plant(PLANTED[-1])
    assert 0 == main(["regenerate"])
    git("add", "-A")
    capsys.readouterr()
    assert 0 == review()[0]
    assert ["Only words changed: 1 description in trybe."] == capsys.readouterr().out.splitlines()


def test_a_tool_alone_changes_no_name(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where only a tool has another version, the report says so, and that no public name is different with it."""
    lock = repository / "generated/lock.toml"
    lock.write_text(re.sub(r'(?m)^"ruff" = .*$', '"ruff" = "99.0.0"', lock.read_text("utf-8")), "utf-8")
    assert 0 == review()[0]
    assert "no public name is different with ruff" in " ".join(capsys.readouterr().out.split())


def test_nothing_is_said_of_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing changed, the report says so, and the comment is empty."""
    assert repository
    assert 0 == review("--markdown", "comment.md", "--html", "page.html", "--sarif", "found.sarif")[0]
    assert "Nothing changed." in capsys.readouterr().out
    assert "" == Path("comment.md").read_text("utf-8")


def test_an_approved_change_may_land(repository: Path) -> None:
    """What breaks is let through with an approval that holds, and not with one that has expired."""
    assert repository
    plant(PLANTED[0])
    assert 0 == main(["regenerate"])
    status, report = review()
    assert 1 == status
    prints = [one["fingerprint"] for one in report["providers"][0]["changes"]]
    for expires, expected in (("2999-01-31", 0), ("2020-01-31", 1)):
        entries = (
            f'[[approval]]\nfingerprint = "{one}"\nreason = "Announced."\nauthor = "A"\nexpires = {expires}\n'
            for one in prints
        )
        Path("approvals.toml").write_text("\n".join(entries), "utf-8")
        assert expected == review()[0]


def test_the_command_line_says_what_is_wrong(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in what was asked for is one line, exit status 2, and nothing is written."""
    assert repository
    for arguments, expected in (
        ([], "Name what to compare with"),
        (["nowhere"], "no revision that git knows"),
        (["main", "--provider", "trybee"], "no provider 'trybee'"),
        (["main", "--approvals", "none.toml"], "no such file"),
        (["--explain", "tax"], "There is no rule 'tax'"),
    ):
        assert 2 == main(["review", *arguments])
        told = capsys.readouterr()
        assert ("", 1) == (told.out, told.err.count("\n"))
        assert expected in told.err


def test_it_works_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two spec files need neither git nor clients; the clients are generated to compare their Python."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    shutil.copy(ROOT / SPEC, "old.yaml")
    shutil.copytree(ROOT / "specs/trybe/examples", "examples")
    shutil.copy("old.yaml", "new.yaml")
    plant(("new.yaml", *PLANTED[0][1:]))
    assert 1 == main(["review", "old.yaml", "new.yaml", "--json", "report.json"])
    report = json.loads(Path("report.json").read_text("utf-8"))
    assert {"type-widened": ("breaking", "breaking", ["MembershipCharge.amount_refunded: int -> int | str"])} == told(
        report
    )
