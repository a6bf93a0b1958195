import importlib.util
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from review_projects import ROOT, both, copied

from clientwright.pipeline.findings import PipelineError
from clientwright.review.proofs import Sample, proofs_of, samples_of, search_path
from clientwright.review.reports import Proof
from clientwright.review.sides import Side

#: A client of two modules, for what does not need a whole one.
TOY = {
    "things_client/__init__.py": "from things_client.models import Thing\n\n__all__ = ['Thing']\n",
    "things_client/models.py": "class Thing:\n    price: int = 0\n\n    def pay(self, amount: int) -> str:\n"
    "        return ''\n\n\nwrong: int = ''\n",
}


@cache
def here() -> Side:
    """Read this repository."""
    return both(ROOT, ROOT)[0]


def toy(folder: Path, before: str = "", after: str = "") -> tuple[Path]:
    """Write the client of two modules, edited."""
    for name, text in TOY.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace(before, after) if before else text, "utf-8")
    return (folder,)


def page(folder: Path, text: str, name: str = "README.md") -> list[Sample]:
    """Give the samples of one page of a project, as if the client of things had changed."""
    copied(folder, "swipe")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    side, _ = both(folder, folder)
    return list(samples_of(side, ["things"]))


USE = "from things_client import Thing\n\ncost = Thing().price + 1\n"


def test_the_samples_of_a_side_are_those_of_its_pages_and_tests() -> None:
    """Each snippet is named by its page and the line of its fence, each typing sample by its file."""
    samples = samples_of(here(), ["trybe", "swipe"])
    assert 10 < len(samples)
    for sample in samples:
        lines = (ROOT / sample.file).read_text("utf-8").splitlines()
        assert not sample.line or "```python" == lines[sample.line - 1]
        assert lines[sample.line : sample.line + sample.code.count("\n")] == sample.code.splitlines()
        assert sample.name in {sample.file, f"{sample.file}:{sample.line}"}
    files = {sample.file for sample in samples}
    assert {"README.md", "docs/clients.md", "generated/trybe/README.md", "tests/typing/surface.py"} <= files
    assert "generated/mayar/README.md" not in files


def test_only_what_uses_a_changed_client_is_a_sample() -> None:
    """What imports none of the clients that changed is left out; without a change there are no samples."""
    assert () == samples_of(here(), [])
    files = [sample.file for sample in samples_of(here(), ["mayar"])]
    assert {"README.md", "generated/mayar/README.md", "tests/typing/surface.py"} == set(files)


def test_samples_of_the_head_pass_against_themselves() -> None:
    """All that this repository shows of its clients type-checks, and is in the proof, in order."""
    samples = samples_of(here(), ["trybe", "mayar"])
    found = proofs_of(samples, search_path(here()), search_path(here()))
    assert [Proof(sample.name, passed=True) for sample in samples] == list(found)


def test_a_change_that_breaks_users_fails_the_samples_that_use_it(tmp_path: Path) -> None:
    """A sample that uses what is renamed in the head fails, with the line of its page; the others pass."""
    head = copied(tmp_path, "trybe", "mayar", "swipe", "magicline")
    facade = head / "generated/trybe/trybe_client/resources/charges.py"
    facade.write_text(facade.read_text("utf-8").replace("def process(", "def settle("), "utf-8")
    side, _ = both(head, head)
    found = proofs_of(samples_of(here(), ["trybe"]), search_path(here()), search_path(side))
    failed = {one.name: one.output for one in found if not one.passed}
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    line = max(number for number, text in enumerate(lines, 1) if "process(" in text)
    page = f"README.md:{max(number for number, text in enumerate(lines[:line], 1) if text == '```python')}"
    assert {page, "tests/typing/surface.py"} <= set(failed)
    assert f'README.md:{line}: "Charges" has no attribute "process" [attr-defined]' == failed[page]
    assert {one.name for one in found if one.passed} >= {"generated/trybe/README.md:9", "docs/clients.md:7"}


def test_a_snippet_may_go_on_from_those_above_it(tmp_path: Path) -> None:
    """A snippet that needs the ones above it is checked after them, and only its own lines count."""
    text = (
        "```python\nfrom things_client import Thing\n\nthing = Thing()\n```\n\nThen:\n\n"
        "```python\nwritten: str = thing.pay(thing.price)\n```\n"
    )
    samples = page(tmp_path / "base", text)
    assert ["README.md:1", "README.md:9"] == [sample.name for sample in samples]
    old = toy(tmp_path / "old")
    good = proofs_of(samples, old, toy(tmp_path / "same"))
    assert [True, True] == [one.passed for one in good]
    bad = proofs_of(samples, old, toy(tmp_path / "new", "-> str", "-> int"))
    assert [True, False] == [one.passed for one in bad]
    assert bad[1].output.startswith("README.md:10: Incompatible types in assignment")
    assert 1 == len(bad[1].output.splitlines())


def test_mistakes_above_a_snippet_are_not_its_own(tmp_path: Path) -> None:
    """A snippet that goes on from one with a mistake is in the proof, as its own lines are right."""
    text = "```python\nfrom things_client import Nothing, Thing\n\nthing = Thing()\n```\n```python\nthing.pay(1)\n```\n"
    found = proofs_of(page(tmp_path / "base", text), toy(tmp_path / "old"), toy(tmp_path / "new"))
    assert (Proof("README.md:6", passed=True),) == found


def test_a_snippet_that_stands_alone_is_checked_alone(tmp_path: Path) -> None:
    """A snippet that gives a name another type than the ones above it is checked by itself."""
    text = f"```python\n{USE}```\n```python\n{USE.replace('cost = Thing().price + 1', 'cost = Thing().pay(1)')}```\n"
    samples = page(tmp_path / "base", text)
    found = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new"))
    assert [True, True] == [one.passed for one in found]
    found = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new", "price: int = 0", "price: str = ''"))
    assert [False, True] == [one.passed for one in found]


def test_what_never_type_checked_proves_nothing(tmp_path: Path) -> None:
    """Snippets with mistakes against the base, and what is no Python, are left out."""
    wrong, broken = "from things_client import Nothing\n", "import things_client (\n"
    text = "".join(f"```python\n{code}```\n" for code in (USE, wrong, broken))
    samples = page(tmp_path / "base", text)
    found = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new"))
    assert (Proof("README.md:1", passed=True),) == found


def test_what_is_accepted_beyond_that_breaks_nobody(tmp_path: Path) -> None:
    """A sample whose `type: ignore` is needed no more passes; an enum member compared with text does not."""
    text = "```python\nfrom things_client import Thing\n\nThing().pay('1')  # type: ignore[arg-type]\n```\n"
    samples = page(tmp_path / "base", text)
    (found,) = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new", "amount: int", "amount: int | str"))
    assert found.passed
    text = "```python\nfrom things_client import Thing\n\n\ndef f(thing: Thing):\n    return thing.price == 1\n```\n"
    samples = page(tmp_path / "other", text)
    (found,) = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "text", "price: int = 0", "price: str = ''"))
    assert not found.passed
    assert "comparison-overlap" in found.output


FENCES = {
    "- In a list:\n\n  ```python\n  {0}\n  ```\n": ["README.md:3"],
    "````text\n```python\n{0}\n```\n````\n": [],
    "````python\n{0}\n````\n": ["README.md:1"],
    "```console\n$ x\n```\n```python \n{0}\n```\n": ["README.md:4"],
    "```python\n{0}\n": [],
    "```pycon\n>>> {0}\n```\n": [],
    "```python\n```\n\n```python\n{0}\n```\n": ["README.md:4"],
}


@pytest.mark.parametrize("text", sorted(FENCES))
def test_snippets_are_what_readers_see_as_python(tmp_path: Path, text: str) -> None:
    """A block of Python is one by its own fence, wherever it stands; its code is what is shown."""
    samples = page(tmp_path, text.format("import things_client"))
    assert FENCES[text] == [sample.name for sample in samples]
    assert {"import things_client\n"} >= {sample.code for sample in samples}


def test_the_line_of_a_mistake_in_a_list_is_that_of_the_page(tmp_path: Path) -> None:
    """Mistakes are placed in the page's own lines, whatever stands above and however far in."""
    text = "Text.\n\n  ```python\n  from things_client import Thing\n\n  Thing().pay(1).upper()\n  ```\n"
    samples = page(tmp_path / "base", text, "docs/more.md")
    (found,) = proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new", "-> str", "-> int"))
    assert ("docs/more.md:3", False) == (found.name, found.passed)
    assert found.output.startswith("docs/more.md:6: ")


def test_nothing_is_run(tmp_path: Path) -> None:
    """Samples are read and never run."""
    mark = tmp_path / "mark"
    text = f"```python\nimport things_client\n\nopen({str(mark)!r}, 'w').close()\n```\n"
    (found,) = proofs_of(page(tmp_path / "base", text), toy(tmp_path / "old"), toy(tmp_path / "new"))
    assert found.passed
    assert not mark.exists()


def test_a_missing_type_checker_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without mypy there is one finding that names the extra to install, unless there is nothing to check."""
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "mypy" else found(name))
    assert () == proofs_of((), (), ())
    with pytest.raises(PipelineError) as caught:
        proofs_of([Sample("a.md", 1, USE)], toy(tmp_path), toy(tmp_path))
    assert ["mypy-missing"] == [finding.rule for finding in caught.value.findings]
    assert "clientwright[review]" in str(caught.value)


def test_a_client_that_is_no_python_is_reported(tmp_path: Path) -> None:
    """Where mypy stops altogether, there is one finding that says at what."""
    with pytest.raises(PipelineError) as caught:
        proofs_of([Sample("a.md", 1, USE)], toy(tmp_path / "old"), toy(tmp_path / "new", "class Thing:", "class :"))
    (finding,) = caught.value.findings
    assert "mypy-failed" == finding.rule
    assert "models.py:1: " in finding.message


def test_both_sides_are_checked_at_once_each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """However many samples there are, the type checker runs once for each side, and for no head without a base."""
    runs: list[Any] = []
    run = subprocess.run

    def counted(*given: Any, **named: Any) -> Any:
        runs.append(given)
        return run(*given, **named)

    monkeypatch.setattr(subprocess, "run", counted)
    samples = [Sample("a.md", line, USE) for line in range(1, 9)]
    assert 8 == len(proofs_of(samples, toy(tmp_path / "old"), toy(tmp_path / "new")))
    assert 2 == len(runs)
    assert () == proofs_of(
        [Sample("a.md", 1, USE.replace("price", "cost"))], toy(tmp_path / "old"), toy(tmp_path / "new")
    )
    assert 3 == len(runs)


def test_clients_are_found_where_they_lie(tmp_path: Path) -> None:
    """A side's clients, and its own clientwright where it has one, are what its samples import from."""
    root = copied(tmp_path, "swipe", "trybe")
    (root / "generated/notes").mkdir()
    side, _ = both(root, root)
    assert (root / "generated/swipe", root / "generated/trybe") == search_path(side)
    (root / "src/clientwright").mkdir(parents=True)
    assert root / "src" == search_path(side)[-1]
    assert 5 == len(search_path(here()))
    (root / "generated").rename(root / "away")
    side, _ = both(root, root)
    assert (root / "src",) == search_path(side)
    assert () == samples_of(side, ["swipe"])
