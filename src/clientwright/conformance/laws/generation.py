"""The law of generation."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from clientwright.conformance.law import Case, Violation, law
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.trees import Difference, difference, hashes

#: What must make no difference: how Python hashes texts, and where and in which language it runs.
_SURROUNDINGS = ({"PYTHONHASHSEED": "4711", "TZ": "Pacific/Apia", "LC_ALL": "C"},)


def _clients(subject: Subject) -> Iterator[Case]:
    yield Case(subject, "client")


@law(
    "C006",
    """
    A client that differs each time it is generated cannot be reviewed, and one that is not what its spec gives proves
    nothing about the spec. Run `clientwright regenerate` and commit the result. Where that does not help, something in
    the generator depends on its surroundings.
    """,
    cases=_clients,
    documents=lambda _: _SURROUNDINGS,
)
def generation_is_deterministic(case: Case, document: JSON) -> Iterator[Violation]:
    """Generating a client elsewhere, in other surroundings, gives byte for byte the client that is there."""
    with tempfile.TemporaryDirectory(prefix="clientwright-") as folder:
        done = subprocess.run(  # noqa: S603  # our own command line
            _command(case.subject, Path(folder)),
            cwd=folder,
            env={**os.environ, **document},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            yield Violation(f"Generating fails: {' '.join(done.stderr.split())[:500]}", blame="spec")
            return
        found = difference(hashes(Path(folder, "out", case.subject.name)), hashes(case.subject.folder))
    if found.count:
        yield Violation(f"Generated anew, the client differs in {_named(found)}; run `clientwright regenerate`.")


def _command(subject: Subject, folder: Path) -> list[str]:
    project = subject.project
    folders = ("--specs", str(project.specs.resolve()), "--overlays", str(project.overlays.resolve()))
    allowed = (part for rule in project.allowed for part in ("--allow", rule))
    out = ("--out", str(folder / "out"))
    return [sys.executable, "-m", "clientwright", "regenerate", *folders, *out, *allowed, subject.name]


def _named(found: Difference) -> str:
    names = sorted((*found.changed, *found.missing, *found.extra))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")  # noqa: PLR2004  # 3 shown


LAWS = (generation_is_deterministic,)
