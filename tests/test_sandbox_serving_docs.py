"""What docs/sandbox.md says is so: its code runs, its options, members and pictures are there."""

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from client_processes import ENVIRONMENT
from providers import OVERLAYS, ROOT, SPECS
from sandbox_doors import started

from clientwright.sandbox import Entry

PAGE = (ROOT / "docs" / "sandbox.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("block", [one for one in BLOCKS if "def test_" not in one])
def test_the_code_runs(block: str) -> None:
    """Each example of Python runs as it is written, from the root of the repository."""
    called = [sys.executable, "-c", block]
    done = subprocess.run(called, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout in {"15 memberships\n1 memberships.list 200 False\n", "503 [200]\n"}


def test_the_test_passes(tmp_path: Path) -> None:
    """The example of a test passes in a suite of its own."""
    (block,) = (one for one in BLOCKS if "def test_" in one)
    (tmp_path / "test_one.py").write_text(block)
    (tmp_path / "pytest.ini").write_text(
        f"[pytest]\nfilterwarnings = error\nclientwright_specs = {SPECS}\nclientwright_overlays = {OVERLAYS}\n"
    )
    called = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(called, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout
    assert "1 passed" in done.stdout


def test_what_is_printed_is_so() -> None:
    """The command prints what the page says, up to the ports."""
    (shown,) = re.findall(r"\$ clientwright sandbox trybe\n(.*?)```", PAGE, re.DOTALL)
    with started("trybe") as sandbox:
        assert re.sub(r":\d+", "", shown).splitlines() == [re.sub(r":\d+", "", line) for line in sandbox.lines]


def test_all_is_explained() -> None:
    """Every option of the command and every member of the journal is on the page."""
    called = [sys.executable, "-m", "clientwright", "sandbox", "--help"]
    told = subprocess.run(called, capture_output=True, text=True, check=True).stdout
    for option in set(re.findall(r"--[a-z]+", told)) - {"--help"}:
        assert f"`{option}" in PAGE
    for name in attrs.fields_dict(Entry):
        assert f"`{name}`" in PAGE
