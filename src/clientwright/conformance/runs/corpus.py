"""Documents that broke a law: each is a file, judged again by a command, and kept for good in a corpus."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from clientwright.conformance.checking import Task
from clientwright.conformance.law import Broken, Case, Law, body_cases, call_cases
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError

#: What a file has to say for its document to be judged again.
_NEEDED: Final = ("law", "provider", "case")


@frozen
class Entry:
    """A document that broke a law, as a file keeps it.

    Attributes:
        file: The file.
        law: The code of the law.
        provider: The name of the provider.
        case: The name of the case.
        document: The document.
        record: All that the file says.

    """

    file: Path
    law: str
    provider: str
    case: str
    document: JSON
    record: dict[str, JSON] = field(repr=False)

    @property
    def task(self) -> str:
        """The name of the task that judges it."""
        return f"{self.provider} {self.law} {self.case}"


def sha_of(law: str, case: str, document: JSON) -> str:
    """Give what tells a document of a law and a case from all others: the start of a hash of canonical JSON."""
    text = json.dumps([law, case, document], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def slug(text: str) -> str:
    """Write a name so that it can be part of a path."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "-"


def file_for(broken: Broken, folder: Path) -> Path:
    """Give the file of a failure: one for each document.

    Args:
        broken: What was found.
        folder: The folder of failures.

    """
    code, case = broken.law.code, broken.case
    name = f"{sha_of(code, case.name, broken.document)}.json"
    return folder / slug(case.subject.name) / slug(f"{code} {case.name}") / name


def record(broken: Broken, folder: Path) -> Path:
    """Write down a broken law and give the file.

    Args:
        broken: What was found.
        folder: The folder of failures.

    """
    file = file_for(broken, folder)
    place = broken.place
    told = {
        "law": broken.law.code,
        "provider": broken.case.subject.name,
        "case": broken.case.name,
        "document": broken.document,
        "message": broken.violation.message,
        "path": broken.violation.path,
        "blame": broken.blame,
        "spec": f"{shown(place.file)}:{place.line}",
    }
    _write(file, told)
    return file


def shown(file: str | Path) -> str:
    """Write a path as it is shortest from the current folder, never with `..`."""
    path = Path(file)
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_absolute() and path.is_relative_to(here) else path.as_posix()


def _write(file: Path, told: dict[str, JSON]) -> None:
    """Write beside the file and rename, so that a reader sees all of it or nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(json.dumps(told, indent=2) + "\n", "utf-8", newline="\n")
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def entry_of(file: Path) -> Entry:
    """Read the file of a broken law, be it of a failure or of the corpus.

    Raises:
        PipelineError: It cannot be read, or is no such file.

    """
    try:
        told: Any = json.loads(file.read_text("utf-8"))
    except OSError as error:
        message = f"The file cannot be read ({error.strerror}); name another."
        raise PipelineError([Finding("corpus-unreadable", message, "", Location(shown(file)))]) from None
    except UnicodeDecodeError:
        raise _unreadable(file, "it is no text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise _unreadable(file, f"it is no JSON ({error.msg})", error.lineno) from None
    except RecursionError:
        raise _unreadable(file, "it is nested too deeply") from None
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in _NEEDED):
        raise _unreadable(file, f"it must be an object with the texts {', '.join(_NEEDED)}")
    if "document" not in told:
        raise _unreadable(file, "it has no document")
    return Entry(file, told["law"], told["provider"], told["case"], told["document"], told)


def _unreadable(file: Path, why: str, line: int = 1) -> PipelineError:
    message = f"This is not the file of a broken law: {why}; correct or delete it."
    return PipelineError([Finding("corpus-unreadable", message, "", Location(shown(file), line))])


def entries_of(corpus: Path) -> tuple[Entry, ...]:
    """Read all of a corpus, in the order of its paths; one that is not there is empty.

    Raises:
        PipelineError: A file of it is not what it should be; all such files are named.

    """
    found: list[Entry] = []
    wrong: list[Finding] = []
    for file in sorted(corpus.rglob("*.json")):
        try:
            found.append(entry_of(file))
        except PipelineError as error:
            wrong += error.findings
    if wrong:
        raise PipelineError(wrong)
    return tuple(found)


def task_of(entry: Entry, laws: Iterable[Law], subjects: Iterable[Subject]) -> Task:
    """Give the task that judges a document: the law that it broke, for the case for which it broke it.

    A law that is not held for that case any more, because another case now stands for it, still judges it.

    Raises:
        PipelineError: The provider, the law or the case is no longer there.

    """
    subject = next((one for one in subjects if one.name == entry.provider), None)
    law = next((one for one in laws if one.code == entry.law), None)
    if subject is None or law is None:
        raise _stale(entry, f"the provider {entry.provider!r}" if subject is None else f"a law {entry.law}")
    case = next((one for one in _cases(law, subject) if one.name == entry.case), None)
    if case is None:
        raise _stale(entry, f"the case {entry.case!r} of {entry.provider}")
    return Task(law, case)


def _cases(law: Law, subject: Subject) -> Iterator[Case]:
    yield from law.cases(subject)
    yield from body_cases(subject)
    yield from call_cases(subject)


def _stale(entry: Entry, what: str) -> PipelineError:
    message = f"This document cannot be judged, because there is not {what} any more; correct or delete the file."
    return PipelineError([Finding("corpus-stale", message, "", Location(shown(entry.file)))])


def promote(entry: Entry, task: Task, why: str, corpus: Path) -> Path:
    """Move the file of a failure into the corpus, which is judged first in every run, and give its new place.

    Args:
        entry: The failure.
        task: What judges it.
        why: Why it is kept.
        corpus: The folder of the corpus.

    """
    case = task.case
    status = (case.body.status or "request") if case.body else "call" if case.call else "case"
    name = f"{sha_of(entry.law, entry.case, entry.document)}.json"
    operation = case.call.name if case.call else case.name
    file = corpus / slug(entry.provider) / slug(operation) / slug(status) / name
    _write(file, {**entry.record, "why": why})
    if entry.file.resolve() != file.resolve():
        entry.file.unlink()
    return file
