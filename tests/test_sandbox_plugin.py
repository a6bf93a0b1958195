"""The fixture: a sandbox for one test, in a user's own suite."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from providers import OVERLAYS, SPECS

INI = f"[pytest]\nfilterwarnings = error\nclientwright_specs = {SPECS}\nclientwright_overlays = {OVERLAYS}\n"
PLAYED = """\
import threading, json, urllib.request
import pytest
from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox import Player, Sandbox, Wire, engine

CHARGE = "/shop/membership-charges/d1684e72-f23f-a2b8-dcd3-1f9099cbec5d/process"
LEFT = []


def process(address, **headers):
    headers["Authorization"] = "Bearer any"
    request = urllib.request.Request(address + CHARGE, b"", headers, method="POST")
    with urllib.request.urlopen(request, timeout=9) as answer:
        return json.load(answer)["data"]["status"]


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_begins_anew(clientwright_sandbox, turn):
    played = clientwright_sandbox("trybe")
    assert isinstance(clientwright_sandbox, Player) and isinstance(played, Sandbox)
    assert process(played.base_url) == "succeeded"
    assert [entry.applied for entry in played.journal()] == [True]
    LEFT.append((played, played.url))


@pytest.mark.parametrize("turn", [1, 2])
def test_a_front_begins_anew(clientwright_sandbox, turn):
    wired = clientwright_sandbox.wire("trybe")
    assert isinstance(wired, Wire)
    wired.plan(["rst-before-headers"])
    with pytest.raises(ConnectionResetError):
        process(wired.base_url)
    assert [entry.applied for entry in wired.journal()] == [True]
    LEFT.append((wired, wired.url))


def test_several_in_one_test(clientwright_sandbox):
    first, other = clientwright_sandbox("trybe", "swipe"), clientwright_sandbox("trybe", seed=4)
    assert process(first.base_urls["trybe"]) == process(other.base_url) == "succeeded"
    assert len(first.journal()) == len(other.journal()) == 1
    assert {one.name for one in clientwright_sandbox().engines} == {"magicline", "mayar", "swipe", "trybe"}
    with pytest.raises(PipelineError, match="no provider 'nobody'"):
        clientwright_sandbox("nobody")


def test_nothing_is_left():
    assert len(LEFT) == 4
    for _, address in LEFT:
        with pytest.raises(OSError):
            urllib.request.urlopen(address, timeout=9)
    assert not [one.name for one in threading.enumerate() if "clientwright" in one.name]


def test_specs_are_read_once(clientwright_sandbox, monkeypatch):
    clientwright_sandbox("trybe")
    monkeypatch.setattr(engine, "effective_of", None)
    monkeypatch.setattr(engine, "design_of", None)
    clientwright_sandbox("trybe")
    clientwright_sandbox.wire("trybe")
"""


def session(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a folder, as its owner would."""
    started = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-q", *arguments]
    kept = ("PYTEST", "CLIENTWRIGHT_", "COV")
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(kept)}
    return subprocess.run(
        started, cwd=root, capture_output=True, text=True, check=False, env={**inherited, **environment}, timeout=300
    )


def suite(root: Path, test: str, ini: str = INI) -> Path:
    """Write a suite of one file."""
    (root / "pytest.ini").write_text(ini)
    (root / "test_played.py").write_text(test)
    return root


def test_a_suite_plays_providers(tmp_path: Path) -> None:
    """Each test gets fresh sandboxes of its own, which are gone after it; specs are read once for all of them."""
    done = session(suite(tmp_path, PLAYED))
    assert (0, "7 passed") == (done.returncode, done.stdout.splitlines()[-1].partition(" in ")[0]), done.stdout


def test_folders_are_chosen(tmp_path: Path) -> None:
    """The file of the options, then the command line says where specs are; by default they are beside the file."""
    test = "def test_one(clientwright_sandbox):\n    assert clientwright_sandbox().base_url.endswith('/gym')\n"
    swipe = (SPECS / "swipe/openapi.yaml").read_text("utf-8")
    bare = swipe.replace("externalValue", "x-file")  # its examples are not copied
    (tmp_path / "inner").mkdir()
    for place in ("beside/specs", "inner/named", "inner/told"):
        (tmp_path / place / "gym").mkdir(parents=True)
        (tmp_path / place / "gym/openapi.yaml").write_text(bare, "utf-8")
    told = session(suite(tmp_path / "inner", test, "[pytest]\n"), "--clientwright-specs", "told")
    assert 0 == told.returncode, told.stdout
    named = session(suite(tmp_path / "inner", test, "[pytest]\nclientwright_specs = named\n"), "--rootdir", "/")
    assert 0 == named.returncode, named.stdout
    beside = session(suite(tmp_path / "beside", test, "[pytest]\n"))
    assert 0 == beside.returncode, beside.stdout
    nowhere = session(suite(tmp_path / "inner", test.replace("sandbox()", "sandbox('gym')"), "[pytest]\n"))
    assert 1 == nowhere.returncode
    assert "a client of gym is not installed" in nowhere.stdout


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_processes_play_for_themselves(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """In several processes at once, every test has its own sandbox."""
    test = """\
import pytest

@pytest.mark.parametrize("turn", range(4))
def test_one(clientwright_sandbox, turn):
    assert clientwright_sandbox("swipe").journal() == ()
"""
    done = session(suite(tmp_path, test), *arguments)
    assert 0 == done.returncode, done.stdout
    assert "4 passed" in done.stdout


def test_the_extra_is_named_where_it_is_missing(tmp_path: Path) -> None:
    """Without the libraries of the extra, a test that takes the fixture fails with what to install; others pass."""
    test = "def test_one(clientwright_sandbox):\n    pass\n\n\ndef test_other():\n    pass\n"
    (tmp_path / "conftest.py").write_text("import sys\n\nsys.modules['uvicorn'] = None\n")
    done = session(suite(tmp_path, test))
    assert 1 == done.returncode
    assert "needs the extra `sandbox`: pip install 'clientwright[sandbox]' (uvicorn is not installed)" in done.stdout
    assert "Traceback" not in done.stdout
    assert "1 passed, 1 error" in done.stdout


def test_pytest_starts_without_the_sandbox(tmp_path: Path) -> None:
    """Where the fixture is not used, nothing is imported for it but pytest."""
    test = """\
import sys

def test_one():
    assert {"clientwright.sandbox.plugin"} == {name for name in sys.modules if name.startswith("clientwright.sandbox.")}
    assert not {"uvicorn", "starlette", "sqlite3", "jsonschema_rs", "httpx", "msgspec"} & set(sys.modules)
"""
    options = ("-p", "clientwright.sandbox.plugin")
    done = session(suite(tmp_path, test), *options, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert 0 == done.returncode, done.stdout


def test_the_fixture_says_what_it_is(tmp_path: Path) -> None:
    """The fixture and its options are among those that pytest lists."""
    listed = session(suite(tmp_path, ""), "--fixtures").stdout
    assert "clientwright_sandbox" in listed
    assert "Play providers on loopback for this test alone." in listed
    helped = session(tmp_path, "--help").stdout
    for name in ("specs", "overlays"):
        assert f"--clientwright-{name}=DIR" in helped
        assert f"clientwright_{name} (string)" in helped
