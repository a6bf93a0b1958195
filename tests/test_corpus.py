"""Documents that broke a law: written down, judged again, and kept for good."""

import json
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from conformance_helping import FOLDERS, no_fives, numbers, one, plan, planted
from hypothesis import given
from hypothesis import strategies as st

from clientwright.cli import main
from clientwright.conformance import laws
from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.law import Broken, Case, Law, Violation, body_cases, call_cases, one_for_each_shape
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs import corpus
from clientwright.conformance.runs.corpus import entries_of, entry_of, record, sha_of, slug, task_of
from clientwright.conformance.runs.running import prepare, run
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import PipelineError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> Law:
    """Plant a law that numbers from five break, in place of all others."""
    made = planted(no_fives, documents=(1, 7, 2), strategy=numbers())
    monkeypatch.setattr(laws, "LAWS", (made,))
    return made


def broken(law: Law, document: JSON) -> Broken:
    """Say that a document breaks a law for its first case."""
    return Broken(law, next(iter(law.cases(one()))), document, Violation("It is so.", "$.a"))


def keep(folder: Path, **rest: JSON) -> Path:
    """Write a file of a corpus."""
    case = next(iter(body_cases(one()))).name
    file = folder / f"{len(list(folder.glob('*')))}.json"
    folder.mkdir(exist_ok=True)
    file.write_text(json.dumps({"law": "X101", "provider": "mayar", "case": case, "document": 9, **rest}))
    return file


@given(VALUES, VALUES)
def test_a_document_has_one_name(document: JSON, other: JSON) -> None:
    """The order of keys does not matter for the name of a document; its values do, and so do law and case."""
    mixed = {"a": document, "b": other}
    name = sha_of("C101", "things.get 200", mixed)
    assert name == sha_of("C101", "things.get 200", dict(reversed(mixed.items())))
    assert 16 == len(name)
    assert name not in {sha_of("C102", "things.get 200", mixed), sha_of("C101", "things.get 404", mixed)}
    assert (name == sha_of("C101", "things.get 200", {"a": other, "b": document})) == (
        json.dumps(document, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


@given(st.text())
def test_a_slug_is_one_part_of_a_path(text: str) -> None:
    """Whatever a name holds, its slug is a plain file name that leads nowhere else."""
    made = slug(text)
    assert made not in {"", ".", ".."}
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


@pytest.mark.parametrize("document", [None, [], "\ud800\u2028ä", {"ä": [1.5, True]}])
def test_a_failure_is_written_whole(here: Path, law: Law, document: JSON) -> None:
    """The file of a failure says all that is needed to judge it again, and is read as it was written."""
    file = record(broken(law, document), here / "failures")
    entry = entry_of(file)
    told = json.loads(file.read_text())
    assert ["law", "provider", "case", "document", "message", "path", "blame", "spec"] == list(told)
    assert ("X101", "mayar", document) == (entry.law, entry.provider, entry.document)
    assert ("It is so.", "$.a", "client") == (told["message"], told["path"], told["blame"])
    assert here / "failures/mayar" / slug(f"X101 {entry.case}") == file.parent
    assert told["spec"].rpartition(":")[2].isdecimal()
    assert [file] == list(file.parent.iterdir())
    assert task_of(entry, (law,), (one(),)).name == entry.task


def test_the_corpus_is_judged_first(here: Path, law: Law) -> None:
    """A document of the corpus is judged before those of its law, in the first task of all."""
    second = [case.name for case in law.cases(one())][1]
    keep(here / "corpus", case=second)
    prepared = prepare(plan())
    outcomes = list(run(prepared, 1))
    assert second == outcomes[0].task.case.name
    assert [9, 7] == [each.document for each in outcomes[0].broken]
    assert (1, 4) == (outcomes[0].first, outcomes[0].judged)
    assert (2, 3) == (outcomes[1].first, outcomes[1].judged)
    assert 2 == len(outcomes)


def test_a_law_still_judges_what_another_case_stands_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that is held once for bodies of one shape judges a document of each of them."""
    subject = one("trybe")
    cases = [case.name for case in body_cases(subject)]
    shapes = {case.name for case in one_for_each_shape(body_cases(subject))}
    left_out = next(name for name in cases if name not in shapes)
    made = planted(no_fives)
    monkeypatch.setattr(laws, "LAWS", (made,))
    keep(here / "corpus", provider="trybe", case=left_out)
    prepared = prepare(plan(providers=("trybe",)))
    assert left_out == prepared.tasks[0].case.name
    assert () == prepared.stale


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        ({"case": "things.gone 200"}, "the case 'things.gone 200' of mayar"),
        ({"law": "X999"}, "a law X999"),
        ({"provider": "nobody"}, "the provider 'nobody'"),
    ],
)
@pytest.mark.usefixtures("law")
def test_what_is_gone_is_reported(here: Path, wrong: dict[str, JSON], shown: str) -> None:
    """A document whose provider, law or case is no longer there is named, with its file."""
    keep(here / "corpus", **wrong)
    (finding,) = prepare(plan(providers=())).stale
    assert "corpus-stale" == finding.rule
    assert shown in finding.message
    assert "corpus/0.json" == finding.location.file


@pytest.mark.usefixtures("law")
def test_what_is_not_wanted_is_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents of other providers and of laws that are not held now are neither judged nor reported."""
    other = planted(no_fives, code="X201")
    monkeypatch.setattr(laws, "LAWS", (*laws.LAWS, other))
    keep(here / "corpus", provider="trybe")
    keep(here / "corpus", law="X201")
    prepared = prepare(plan(laws=("X1",)))
    assert ((), {}) == (prepared.stale, prepared.effort.kept)
    assert {"X101"} == {task.law.code for task in prepared.tasks}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '{"law": "C101"}', '{"law": 1, "provider": "a", "case": "b", "document": 1}',
     '{"law": "C101", "provider": "a", "case": "b"}', "[" * 100_000],
)  # fmt: skip
def test_a_file_that_is_no_entry_is_refused(here: Path, text: str) -> None:
    """A file that cannot be judged is a finding, not a traceback; all of them are named at once."""
    (here / "one.json").write_text(text)
    (here / "two.json").write_bytes(b"\xff")
    with pytest.raises(PipelineError) as caught:
        entries_of(here)
    assert ["one.json", "two.json"] == [finding.location.file for finding in caught.value.findings]
    assert {"corpus-unreadable"} == {finding.rule for finding in caught.value.findings}


def test_a_corpus_that_is_not_there_is_empty(here: Path) -> None:
    """A folder without a corpus has nothing to judge first."""
    assert () == entries_of(here / "none")


def test_a_failure_is_replayed_promoted_and_judged_first(
    here: Path, law: Law, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command finds a failure, replays it, keeps it with a reason, and judges it first from then on."""
    assert law.documents
    assert 1 == main(["conformance", "mayar", *FOLDERS, "--jobs", "1"])
    shown = capsys.readouterr().out.splitlines()
    replays = [shlex.split(line)[1:] for line in shown if line.startswith("  replay ")]
    files = sorted((here / ".clientwright/failures").rglob("*.json"))
    assert {path.relative_to(here).as_posix() for path in files} == {replay[-1] for replay in replays}
    assert 2 == len(files)
    assert all("clientwright" == replay.pop(0) and 1 == main(replay) for replay in replays)
    assert "is broken" in capsys.readouterr().out
    assert 0 == main(["conformance", *FOLDERS, "--promote", str(files[0]), "--why", "Seven was refused."])
    (kept,) = (here / "corpus").rglob("*.json")
    entry = entry_of(kept)
    operation, _, status = entry.case.rpartition(" ")
    assert here / "corpus/mayar" / operation / status / files[0].name == kept
    assert "Seven was refused." == entry.record["why"]
    assert not files[0].exists()
    assert {entry.task: (7,)} == prepare(plan()).effort.kept
    assert 1 == main(["conformance", *FOLDERS, "--replay", str(kept)])
    monkeypatch.setattr(laws, "LAWS", (planted(lambda *_: (), documents=(1,)),))
    capsys.readouterr()
    assert 0 == main(["conformance", *FOLDERS, "--replay", str(kept)])
    assert f"{entry.task}: the document of corpus/mayar/{operation}/{status}/{kept.name} breaks the law no more\n" == (
        capsys.readouterr().out
    )


def test_every_kind_of_case_has_a_place(here: Path, law: Law) -> None:
    """Documents of a body, of an operation and of neither are kept apart, and promoting twice changes nothing."""
    subject = one()
    body, call = next(iter(body_cases(subject))), next(iter(call_cases(subject)))
    whole = Case(subject, "the whole spec")
    places = []
    for case in (body, call, whole):
        file = record(Broken(law, case, 1, Violation("So.")), here / "failures")
        kept = corpus.promote(entry_of(file), Task(law, case), "It is kept.", here / "corpus")
        again = corpus.promote(entry_of(kept), Task(law, case), "It is kept.", here / "corpus")
        assert kept == again
        assert kept.is_file()
        places.append(kept.parent.relative_to(here / "corpus").as_posix())
    assert call.the_call.name == body.the_call.name
    status = body.the_body.status or "request"
    assert [f"mayar/{call.name}/{status}", f"mayar/{call.name}/call", "mayar/the-whole-spec/case"] == places


def test_a_kept_document_is_carried_unchanged(here: Path) -> None:
    """What a judge does to a document is not seen by the next one that judges it."""

    def spoil(_: Case, document: JSON) -> Iterator[Violation]:
        document.append(1)
        if len(document) > 1:
            yield Violation("It was changed.")

    law = planted(spoil, documents=([], []))
    assert here.is_dir()
    outcomes = [hold(Task(law, case), Effort(profile_of("ci"), kept={})) for case in law.cases(one())]
    assert [] == list(chain.from_iterable(outcome.broken for outcome in outcomes))
