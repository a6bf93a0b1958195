"""The workflow that reviews specs: what it may do, what it runs, and when."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientwright.pipeline.loading import load

ROOT = Path(__file__).parents[1]
FILE = ROOT / ".github" / "workflows" / "spec-review.yml"
WORKFLOW: Any = load(FILE).data
JOBS: dict[str, Any] = WORKFLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
OWN_REPOSITORY = "github.event.pull_request.head.repo.full_name == github.repository"


def using(action: str) -> Iterator[tuple[str, Any]]:
    """Give the steps that use an action, each with its job's name."""
    return ((job, step) for job, step in STEPS if step.get("uses", "").startswith(f"{action}@"))


def script(start: str) -> str:
    """Give the script of the step whose name begins so."""
    (found,) = (step["run"] for _, step in STEPS if step.get("name", "").startswith(start))
    assert isinstance(found, str)
    return found


def test_it_runs_on_pull_requests_and_on_nothing_else() -> None:
    """The event is the one that gives a pull request of a fork a token that may only read."""
    assert "pull_request" == WORKFLOW["on"]


def test_only_the_commenting_job_may_write() -> None:
    """Nothing is granted to all jobs; the report is made with leave to read, and comments are all that is written."""
    assert {} == WORKFLOW["permissions"]
    assert {
        "review": {"contents": "read"},
        "comment": {"contents": "read", "pull-requests": "write"},
    } == {name: job["permissions"] for name, job in JOBS.items()}


def test_the_commenting_job_runs_no_code_of_the_pull_request() -> None:
    """With leave to write, only the base is checked out, and only for pull requests of the repository itself."""
    checkouts = [step["with"]["ref"] for job, step in using("actions/checkout") if job == "comment"]
    assert ["${{ github.event.pull_request.base.sha }}"] == checkouts
    assert OWN_REPOSITORY in JOBS["comment"]["if"]


def test_actions_are_pinned_by_commit() -> None:
    """Every action is one commit, whose version stands beside it; an action has one version."""
    lines = re.findall(r"uses: (.*)", FILE.read_text("utf-8"))
    pins = [re.fullmatch(r"([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line) for line in lines]
    assert len(lines) == sum("uses" in step for _, step in STEPS)
    assert all(pins)
    assert len({pin and pin[1] for pin in pins}) == len({pin and pin[0] for pin in pins})


def test_no_text_of_others_reaches_a_shell() -> None:
    """No script holds an expression: what comes from outside comes by way of the environment."""
    assert [] == [step["run"] for _, step in STEPS if "${{" in step.get("run", "")]


def test_credentials_are_not_left_in_the_checkout() -> None:
    """Every checkout forgets its token."""
    settings = [step["with"]["persist-credentials"] for _, step in using("actions/checkout")]
    assert [False, False] == settings


def test_the_token_is_given_to_one_step() -> None:
    """Only what comments sees the token, and nothing sees another secret."""
    assert ["Post, update or remove the one comment"] == [
        step["name"] for _, step in STEPS if "token" in str(step.get("env", {})).lower()
    ]
    assert "secrets." not in FILE.read_text("utf-8")


def test_jobs_end() -> None:
    """Every job has a limit of time, and a newer commit ends the review of an older one."""
    assert all(0 < job["timeout-minutes"] <= 20 for job in JOBS.values())
    assert "spec-review-${{ github.event.pull_request.number }}" == WORKFLOW["concurrency"]["group"]
    assert WORKFLOW["concurrency"]["cancel-in-progress"] is True


def test_the_report_is_kept_also_where_the_review_fails() -> None:
    """A breaking change fails the review step; the report is shown, uploaded and commented all the same."""
    review = [step for job, step in STEPS if job == "review"]
    after = review[[step.get("name") for step in review].index("Review") + 1 :]
    assert len(after) == 2
    assert all("!cancelled()" in step["if"] for step in (*after, JOBS["comment"]))


def test_the_command_is_the_one_that_people_run() -> None:
    """The report is made by the session that also works outside, in every form that is uploaded."""
    (made,) = (line for line in script("Review").splitlines() if "nox" in line and "pip" not in line)
    assert made.strip().startswith('nox -s review -- "$BASE" ')
    (uploaded,) = (step["with"]["path"].split() for _, step in using("actions/upload-artifact"))
    assert uploaded == re.findall(r"--(?:markdown|html|json|sarif) (\S+)", made)
    assert made.endswith("--github")


def paths() -> list[str]:
    """Give what is watched."""
    (step,) = (step for _, step in STEPS if step.get("id") == "paths")
    found = step["env"]["PATHS"]
    assert isinstance(found, str)
    return found.split()


def test_everything_is_watched_that_decides_what_clients_are() -> None:
    """The watched paths are those of specs, overlays, approvals and generation, and are there."""
    assert {"specs", "overlays", "generated/lock.toml", "approvals.toml"} <= {*paths()}
    assert all((ROOT / path).exists() for path in paths() if path != "approvals.toml")
    assert any(path.endswith("pipeline/templates") for path in paths())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with a base, named as a remote branch."""
    for command in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "base"), ("branch", "origin/main")):
        git(tmp_path, *command)
    return tmp_path


def git(folder: Path, *command: str) -> None:
    """Run git, without any setting of the user's."""
    names = {f"GIT_{who}_{what}": "t@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *command], cwd=folder, env=os.environ | names | alone, check=True)  # noqa: S607  # the one on PATH is meant


def run(folder: Path, step: str, **env: str) -> str:
    """Run a step's script as the runner does; give what it writes to its outputs."""
    (folder / "outputs").touch()
    variables = os.environ | {"GITHUB_OUTPUT": str(folder / "outputs")} | env
    subprocess.run(["bash", "-eo", "pipefail", "-c", script(step)], cwd=folder, env=variables, check=True)  # noqa: S607  # the one on PATH is meant
    return (folder / "outputs").read_text("utf-8")


TOUCHED = [
    ("specs/shop/openapi.yaml", "true"),
    ("overlays/shop/fix-a b.yaml", "true"),
    ("src/clientwright/pipeline/templates/model.py.jinja", "true"),
    ("generated/lock.toml", "true"),
    ("approvals.toml", "true"),
    ("docs/specs.md", "false"),
    ("generated/shop/API.md", "false"),
]


@pytest.mark.parametrize(("path", "touched"), TOUCHED)
def test_what_is_touched_decides(repository: Path, path: str, touched: str) -> None:
    """A pull request is reviewed if it touches what is watched, and not otherwise."""
    (repository / path).parent.mkdir(parents=True, exist_ok=True)
    (repository / path).write_text("changed", "utf-8")
    git(repository, "add", "--", path)
    git(repository, "commit", "-q", "-m", "head")
    assert f"touched={touched}\n" == run(repository, "Tell", BASE="origin/main", PATHS=" ".join(paths()))


@pytest.mark.parametrize("report", ["", "2 breaking"])
def test_a_missing_report_is_an_empty_one(tmp_path: Path, report: str) -> None:
    """The comment is made of the report; where there is none, of nothing, which removes it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, does in (("pip", "true"), ("python", 'cat "$3" > "$GITHUB_OUTPUT"')):
        (tools / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tools / name).chmod(0o755)
    if report:
        (tmp_path / "report").mkdir()
        (tmp_path / "report" / "review.md").write_text(report, "utf-8")
    assert report == run(tmp_path, "Post", PATH=f"{tools}:{os.environ['PATH']}")
