"""The pytest plugin: a test for each law and case from a file of a few lines, for any folder of specs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from projects import command
from providers import OVERLAYS, SPECS

FILE = "from clientwright.conformance import suite\n\ntest_laws = suite()\n"
PLANTED = """\
from itertools import islice
from clientwright.conformance import laws
from clientwright.conformance.law import Law, Violation, body_cases, nothing
from hypothesis import strategies as st

def judge(case, document):
    if document > 1000:
        yield Violation(f"{document} is large.", "$", "document")

def cases(subject):
    return islice(body_cases(subject), 3)

laws.LAWS += (Law("X101", "small", "Every number is small.", "So.", cases, judge, nothing,
                  lambda case: st.integers(0, 10**6)),)
"""


@pytest.fixture(scope="module")
def fifth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of one provider: a copy of one of ours under another name, regenerated, with one test file."""
    root = tmp_path_factory.mktemp("fifth")
    shutil.copytree(SPECS / "mayar", root / "specs/fifth")
    shutil.copytree(OVERLAYS / "mayar", root / "overlays/fifth")
    for overlay in (root / "overlays/fifth").glob("*.yaml"):  # they name their evidence by its path
        overlay.write_text(overlay.read_text("utf-8").replace("overlays/mayar/", "overlays/fifth/"), "utf-8")
    done = command(root, "regenerate")
    assert 0 == done.returncode, done.stderr
    (root / "tests").mkdir()
    (root / "tests/test_laws.py").write_text(FILE)
    (root / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    return root


def session(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a project, as its maintainer would."""
    started = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    kept = ("CI", "PYTEST", "CLIENTWRIGHT_", "COV")
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(kept)}
    return subprocess.run(
        started, cwd=root, capture_output=True, text=True, check=False, env={**inherited, **environment}, timeout=300
    )


def ids(output: str) -> list[str]:
    """Give the names of the tests that were collected, in their order."""
    return [line.rpartition("::")[2] for line in output.splitlines() if "::" in line]


def test_a_fifth_provider_gets_every_law_with_no_code(fifth: Path) -> None:
    """A copied provider passes all laws, with pytest and with the command, without a line of code for it."""
    done = session(fifth, "-q", "--conformance-profile", "ci", "-n", "2")
    assert 0 == done.returncode, done.stdout
    summary = re.search(r"laws: (\d+) tasks, 0 broken, \d+ documents; profile ci, seed fixed, shard 1/1", done.stdout)
    assert summary
    alone = command(fifth, "conformance", "--profile", "ci")
    assert 0 == alone.returncode, alone.stdout
    assert f"fifth: {summary[1]} tasks, profile ci, seed fixed, shard 1/1" == alone.stdout.splitlines()[0]
    assert not (fifth / ".clientwright").exists()


def test_tests_have_stable_names_and_can_be_chosen(fifth: Path) -> None:
    """The names are the same in every process; options choose laws, providers and shards."""
    everything = ids(session(fifth, "--collect-only", "-q", PYTHONHASHSEED="1").stdout)
    assert len(everything) == len(set(everything))
    for_one, for_other = (
        ids(session(fifth, "--collect-only", "-q", f"--conformance-shard={part}/2", PYTHONHASHSEED="2").stdout)
        for part in (1, 2)
    )
    assert everything == sorted(for_one + for_other, key=everything.index)
    assert for_one == sorted(for_one, key=everything.index)
    chosen = [name for name in everything if name.startswith("fifth-C102-")]
    assert "fifth-C102-memberships.register_member-200" in chosen
    named = f"tests/test_laws.py::test_laws::{chosen[0]}"
    alone = session(fifth, named, "--conformance-law=C102", "--conformance-provider=fifth", "--collect-only", "-q")
    assert chosen[:1] == ids(alone.stdout)


def test_a_wrong_option_is_told_in_a_line(fifth: Path) -> None:
    """A mistake in an option stops the collection with its sentence and no traceback."""
    done = session(fifth, "-q", "--conformance-shard=3/2")
    assert 2 == done.returncode
    assert "'3/2' is no shard" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "collecting.py" not in done.stdout


@pytest.fixture
def broken(fifth: Path, tmp_path: Path) -> Path:
    """Give a copy of the project in which a law is planted that large numbers break."""
    root = tmp_path / "broken"
    shutil.copytree(fifth, root)
    (root / "conftest.py").write_text(PLANTED)
    return root


def test_a_broken_law_fails_with_what_a_reader_needs(broken: Path) -> None:
    """The text of a failure is what the command prints, with no traceback; the next run tries its document first."""
    done = session(broken, "-n2", "--conformance-law=X101", "--conformance-report=told")
    assert 1 == done.returncode
    assert "X101 small is broken: Every number is small." in done.stdout
    assert "1001 is large." in done.stdout
    assert "collecting.py" not in done.stdout
    laws = re.search(r"laws: (\d+) tasks, \1 broken, \d+ documents; profile dev, seed (\d+), shard 1/1", done.stdout)
    assert laws
    files = sorted(re.findall(r"conformance --replay (\S+)", done.stdout))
    assert files
    assert {1001} == {json.loads((broken / file).read_text())["document"] for file in files}
    whole = ET.fromstring((broken / "told/junit.xml").read_text())  # noqa: S314  # we have written it ourselves
    assert (str(len(files)), str(len(files))) == (whole.get("tests"), whole.get("failures"))
    assert all(file in (broken / "told/junit.xml").read_text() for file in files)
    assert "wrote told/index.html" in done.stdout
    again = session(broken, "-n", "0", "--conformance-law", "X101")
    assert len(files) == again.stdout.count("; the first of ")
    assert f"seed {laws[2]}," not in again.stdout
    shutil.rmtree(broken / ".clientwright")
    same = session(broken, "-n", "0", "--conformance-law", "X101", "--conformance-seed", laws[2])
    assert cases(done.stdout) == cases(same.stdout)


def cases(output: str) -> list[str]:
    """Give the lines that say which document of each case broke a law."""
    return sorted(line for line in output.splitlines() if line.startswith("  case "))


def test_a_corpus_that_is_stale_fails(broken: Path) -> None:
    """A document of the corpus whose case is gone is a failed test that names its file."""
    (broken / "corpus").mkdir()
    (broken / "corpus/old.json").write_text('{"law": "C102", "provider": "fifth", "case": "a.b 200", "document": 1}')
    done = session(broken, "-q", "--conformance-law", "C102")
    assert 1 == done.returncode
    assert re.search(r"corpus/old\.json:1:1: error: .* there is not the case 'a\.b 200' of fifth", done.stdout)
    assert "1 failed" in done.stdout


def test_a_law_that_cannot_be_held_is_skipped(broken: Path) -> None:
    """A law without a document is skipped with its reason."""
    (broken / "conftest.py").write_text(PLANTED.replace("st.integers(0, 10**6)", "st.nothing()"))
    done = session(broken, "-rs", "--conformance-law", "X101")
    assert 0 == done.returncode
    assert "no document could be drawn" in done.stdout


def test_a_shared_database_that_is_gone_is_told_once(broken: Path) -> None:
    """A Redis that nobody runs fails no test, and one line at the end says so."""
    pytest.importorskip("redis", reason="the extra redis is not installed")
    (broken / "conftest.py").write_text(PLANTED.replace("> 1000", "> 10**7"))
    url = "redis://:s3cret@127.0.0.1:1/0"
    done = session(broken, "-n", "2", "--conformance-law", "X101", CLIENTWRIGHT_REDIS_URL=url)
    assert 0 == done.returncode, done.stdout
    assert 1 == done.stdout.count("the Redis at redis://***@127.0.0.1:1/0 is left alone")
    assert "s3cret" not in done.stdout + done.stderr


def test_nothing_slow_is_imported_where_there_is_no_suite(fifth: Path) -> None:
    """The plugin is loaded wherever pytest runs, so it imports no library and none of the laws."""
    code = (
        "import sys, pytest; old = {*sys.modules}; import clientwright.conformance.plugin; print(*{*sys.modules} - old)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=fifth, capture_output=True, text=True, check=True)
    foreign = {name for name in done.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names}
    allowed = {"clientwright", "clientwright.lazy", "clientwright.conformance", "clientwright.conformance.plugin"}
    assert foreign == allowed
