from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from clientwright.pipeline.findings import PipelineError
from clientwright.review.sides import Layout, opened

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: things.list
      responses: {"200": {description: All of them}}
"""
MORE = SPEC.replace("/things:", "/things/all:")


def git(*arguments: str) -> str:
    """Run git in the current folder."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    done = subprocess.run(("git", *identity, *arguments), capture_output=True, check=True)  # noqa: S607  # the test's git
    return done.stdout.decode().strip()


def commit(text: str, message: str) -> str:
    """Write the spec and commit it; give the commit's name."""
    Path("specs/things").mkdir(parents=True, exist_ok=True)
    Path("specs/things/openapi.yaml").write_text(text, "utf-8")
    git("add", "-A")
    git("commit", "--quiet", "--message", message)
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Stand in a repository with one commit; give its name."""
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    return commit(SPEC, "first")


def paths(base: str, head: str | None = None) -> list[list[str]]:
    """Give the paths of both sides."""
    with opened(base, head, Layout()) as sides:
        return [list(side.providers["things"].spec.document.data["paths"]) for side in sides]


def rules(base: str, head: str | None = None) -> list[tuple[str, str]]:
    """Give the rule and the file of each finding against the sides."""
    with pytest.raises(PipelineError) as caught, opened(base, head, Layout()):
        pass
    return [(finding.rule, finding.location.file) for finding in caught.value.findings]


def test_a_revision_is_compared_with_the_files_as_they_are(repository: str) -> None:
    """Without a head, what lies in the folder is the head, committed or not."""
    Path("specs/things/openapi.yaml").write_text(MORE, "utf-8")
    assert [["/things"], ["/things/all"]] == paths(repository)


def test_what_the_base_got_since_does_not_count(repository: str) -> None:
    """A base that went on is compared from where the head left it."""
    git("checkout", "--quiet", "-b", "work")
    commit(SPEC + "# more\n", "second")
    git("checkout", "--quiet", "main")
    moved = commit(MORE, "on main")
    git("checkout", "--quiet", "work")
    assert [["/things"], ["/things"]] == paths("main")
    assert [["/things"], ["/things"]] == paths(moved, "work")
    assert repository != moved


def test_places_are_told_relative_to_the_side(repository: str) -> None:
    """A place in a revision is a path in the repository, not in the folder that it is unpacked into."""
    with opened(repository, None, Layout()) as sides:
        for side in sides:
            place = side.providers["things"].spec.document.locate("/paths/~1things/get")
            assert "specs/things/openapi.yaml:5:5" == str(side.shown(place))


def test_a_revision_is_read_of_the_folder_that_one_stands_in(
    repository: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a subfolder of a repository, only that folder is unpacked."""
    shutil.copytree("specs", "below/specs")
    git("add", "-A")
    git("commit", "--quiet", "--message", "below")
    monkeypatch.chdir(tmp_path / "below")
    assert [["/things"], ["/things"]] == paths("HEAD")
    assert [("review-folder", repository)] == rules(repository, repository)


def test_folders_need_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders, and two files, are compared where there is no repository and no git."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    for name, text in (("a", SPEC), ("b", MORE)):
        Path(name, "specs/things").mkdir(parents=True)
        Path(name, "specs/things/openapi.yaml").write_text(text, "utf-8")
    assert [["/things"], ["/things/all"]] == paths("a", "b")
    with opened("a/specs/things/openapi.yaml", "b/specs/things/openapi.yaml", Layout()) as (old, new):
        assert [["api"], ["api"]] == [list(side.providers) for side in (old, new)]
        assert "b/specs/things/openapi.yaml" == new.label


def test_what_cannot_be_compared_is_said(repository: str) -> None:
    """An unknown name, a file against a folder, and a name that means two things are refused, with the remedy."""
    assert repository
    assert [("review-unknown", "nothing")] == rules("nothing")
    assert [("review-unknown", "--upload-pack=x")] == rules("--upload-pack=x")
    assert [("review-sides", ".")] == rules("specs/things/openapi.yaml")
    git("branch", "specs")
    assert [("review-ambiguous", "specs")] == rules("specs")
    git("checkout", "--quiet", "--orphan", "other")
    commit(MORE, "unrelated")
    assert [("review-history", "main")] == rules("main")


def test_a_side_that_cannot_be_read_is_said(repository: str) -> None:
    """What is wrong with a spec names its file in the repository, and the side where both have it."""
    broken = commit("openapi: [", "broken")
    Path("specs/things/openapi.yaml").write_text(SPEC, "utf-8")
    with pytest.raises(PipelineError) as caught, opened(broken, None, Layout()):
        pass
    (finding,) = caught.value.findings
    assert "specs/things/openapi.yaml" == finding.location.file
    assert f"(in {broken})" in finding.message
    assert repository
