"""A project that was regenerated once, and copies of it to change."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from projects import command, project

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that was regenerated once; not to be changed."""
    root = project(tmp_path_factory.mktemp("made"))
    done = command(root, "regenerate", hash_seed="0")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of it to change, as the current folder."""
    for name in ("specs", "overlays", "generated"):
        for file, content in (
            (path.relative_to(made), path.read_bytes()) for path in (made / name).rglob("*") if path.is_file()
        ):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path
