"""The sandbox plays a folder of specs, else the clients that are installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import providers
import pytest

from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox import open_engines
from clientwright.sandbox.sources import find_sources

CLIENTS = sorted(path.parent for path in providers.ROOT.glob("generated/*/pyproject.toml"))


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder without specs, where no client is installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if "generated" not in entry])
    return tmp_path


@pytest.mark.parametrize("client", CLIENTS, ids=lambda path: path.name)
def test_an_installed_client_is_played_as_its_specs_are(
    nowhere: Path, client: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a client carries gives the same effective spec, hints included, as the folders it was generated from."""
    monkeypatch.syspath_prepend(str(client))
    (installed,) = open_engines((client.name,))
    (folder,) = open_engines((client.name,), specs=providers.SPECS, overlays=providers.OVERLAYS)
    assert json.dumps(folder.spec.document.data) == json.dumps(installed.spec.document.data)
    assert [] == list(nowhere.iterdir())
    installed.state.close()
    folder.state.close()


@pytest.mark.usefixtures("nowhere")
def test_what_is_not_there_is_told() -> None:
    """Without a folder and without a client, the message says what to install or to name."""
    with pytest.raises(PipelineError) as caught:
        find_sources(("trybe",))
    (finding,) = caught.value.findings
    assert "sandbox-source" == finding.rule
    assert "a client of trybe is not installed" in finding.message


def test_the_specs_of_the_working_directory_go_first(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder `specs` is played, and not the clients that are installed."""
    (nowhere / "specs").symlink_to(providers.SPECS)
    monkeypatch.syspath_prepend(str(CLIENTS[0]))
    (found,) = find_sources(("swipe",))
    assert Path("specs/swipe/openapi.yaml") == found.spec


def test_the_first_of_two_clients_is_the_one_that_is_imported(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two installed clients of one name, the one that Python would import is played."""
    for number in ("first", "second"):
        package = nowhere / number / "made_client"
        package.mkdir(parents=True)
        (package / "openapi.json").write_text("{}", "utf-8")
    for number in ("second", "first"):
        monkeypatch.syspath_prepend(str(nowhere / number))
    (found,) = find_sources(("made",))
    assert nowhere / "first/made_client/openapi.json" == found.spec


def test_the_command_plays_an_installed_client(nowhere: Path) -> None:
    """In a folder without specs, `clientwright sandbox` plays the clients that Python finds."""
    environment = {**os.environ, "PYTHONPATH": str(providers.ROOT / "generated/swipe")}
    command = [sys.executable, "-m", "clientwright", "sandbox", "swipe"]
    with subprocess.Popen(command, cwd=nowhere, env=environment, stdout=subprocess.PIPE, text=True) as process:
        lines = [line for line, _ in zip(process.stdout or (), range(2), strict=False)]
        process.terminate()
        process.communicate()
    assert lines[1].startswith("swipe ")
    assert 0 == process.returncode
