"""A client carries what the sandbox plays its provider by."""

import json
from pathlib import Path

import pytest
from projects import OVERLAY, write

from clientwright.cli import main
from clientwright.pipeline.trees import hashes

PACKED = "things/things_client/sandbox-behaviour.overlay.json"
PLACE = "overlays/things/sandbox-behaviour.overlay.yaml"


def test_overlays_for_the_sandbox_are_packed_and_change_nothing_else(here: Path) -> None:
    """What a `sandbox-` overlay says is in the package as JSON, and neither in the shipped spec nor in a model."""
    before = hashes(here / "generated")
    write(here, {PLACE: OVERLAY.replace("colour", "taste")})
    assert 1 == main(["check"])
    assert 0 == main(["regenerate"])
    assert 0 == main(["check"])
    packed = json.loads((here / "generated" / PACKED).read_text("utf-8"))
    assert "openapi.json" == packed["extends"]
    assert "taste" in json.dumps(packed["actions"])
    after = hashes(here / "generated")
    assert {"lock.toml", PACKED} == {name for name in after if after[name] != before.get(name)}


def test_an_overlay_for_the_sandbox_that_cannot_be_applied_stops_everything(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A target that matches nothing is told with its line, and nothing is written."""
    before = hashes(here / "generated")
    write(here, {PLACE: OVERLAY.replace("target: ", "target: $.nowhere #")})
    assert 1 == main(["regenerate"])
    told = capsys.readouterr()
    assert f"{PLACE}:" in told.out + told.err
    assert "overlay-target-unmatched" in told.out + told.err
    assert before == hashes(here / "generated")
