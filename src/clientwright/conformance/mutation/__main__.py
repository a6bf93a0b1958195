"""Plants mistakes in specs, clients and the runtime, and tells which of them nothing notices."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Final

from clientwright.conformance.mutation import baseline, ordering, summary
from clientwright.conformance.mutation.ordering import Order, StoppedError
from clientwright.conformance.mutation.records import Verdict
from clientwright.pipeline.findings import PipelineError

_KINDS: Final = ("runtime", "client", "spec")


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge mutants, and print a table of what became of them.

    Args:
        arguments: Those of the command line.

    Returns:
        0 where every mutant is noticed or listed with a reason, and nothing listed is noticed; 1 where not; 2 where a
        file or option is wrong.

    """
    asked = _parser().parse_args(arguments)
    deadline = monotonic() + 60 * asked.minutes
    order = Order(
        asked.specs, asked.overlays, asked.out, asked.results, asked.sample, asked.seed, asked.workers, deadline,
        asked.patience,
    )  # fmt: skip
    try:
        told = [_KIND[kind](order, asked) for kind in _KINDS if kind in (asked.kind or _KINDS)]
    except PipelineError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except StoppedError:
        return 2
    sys.stdout.write("\n\n".join(text for text, _ in told) + "\n")
    return 0 if all(clean for _, clean in told) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m clientwright.conformance.mutation", description=__doc__)
    parser.add_argument("--kind", action="append", choices=_KINDS, help="what to mutate; may be repeated")
    parser.add_argument("--sample", type=int, metavar="N", help="judge N mutants of each kind, not all")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="what the choice of a sample starts from")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="how many processes run at once")
    parser.add_argument("--minutes", type=float, default=240, metavar="N", help="when to begin no further mutant")
    parser.add_argument("--patience", type=float, default=12, metavar="N", help="seconds of tests for a runtime mutant")
    parser.add_argument("--baselines", type=Path, default=Path("mutants"), help="the folder of known survivors")
    parser.add_argument("--results", type=Path, default=Path(".clientwright/mutants"), help="where verdicts are kept")
    parser.add_argument("--write", action="store_true", help="write new survivors into the baselines, for a reason")
    for name, folder in (("specs", "specs"), ("overlays", "overlays"), ("out", "generated")):
        parser.add_argument(f"--{name}", type=Path, default=Path(folder), help=f"the folder of {name}")
    return parser


def _runtime(order: Order, asked: argparse.Namespace) -> tuple[str, bool]:
    path = asked.baselines / "runtime.toml"
    return _held("runtime", ordering.judge_runtime(order, baseline.read(path)), path, asked)


def _clients(order: Order, asked: argparse.Namespace) -> tuple[str, bool]:
    return _held("client", ordering.judge_clients(order), asked.baselines / "clients.toml", asked)


def _held(kind: str, verdicts: list[Verdict], path: Path, asked: argparse.Namespace) -> tuple[str, bool]:
    """Hold verdicts against their baseline; a sample says nothing of what is made no longer."""
    known = baseline.read(path)
    judged = baseline.held(verdicts, known, whole=asked.sample is None)
    if asked.write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(baseline.written(baseline.with_new(known, judged)), "utf-8")
    rows = [*summary.by_folder(verdicts, known.listed), summary.row(f"**{kind}**", judged)]
    return "\n\n".join(part for part in (summary.table(rows), summary.details(judged)) if part), judged.clean


def _specs(order: Order, asked: argparse.Namespace) -> tuple[str, bool]:
    from clientwright.conformance.mutation.specs import judge_specs  # noqa: PLC0415  # imports the runtime
    from clientwright.conformance.subjects import Project  # noqa: PLC0415  # likewise

    project = Project(order.specs, order.overlays, order.clients)
    judged = judge_specs(project, baseline.read(asked.baselines / "specs.toml"))
    parts = (judged.operators, summary.table(judged.rows), judged.details)
    return "\n\n".join(filter(None, parts)), judged.clean


_KIND: Final = {"runtime": _runtime, "client": _clients, "spec": _specs}

if __name__ == "__main__":
    sys.exit(main())
