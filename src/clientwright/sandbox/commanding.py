"""What the `sandbox` command does once its arguments are read."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from threading import Event

from clientwright.pipeline.effective import Provider
from clientwright.pipeline.findings import PipelineError, errors
from clientwright.sandbox.engine import Design, designs_of
from clientwright.sandbox.faults import Chaos
from clientwright.sandbox.pasting import line_of
from clientwright.sandbox.serving import Sandbox, Wire, fronted, listening, served, started
from clientwright.sandbox.sources import find_sources


def run(parsed: argparse.Namespace) -> int:
    """Play providers until interrupted, and give the exit status: 0 ended, 1 a spec is wrong, 2 wrong usage."""
    try:
        chaos = None if parsed.chaos is None else Chaos(parsed.seed, parsed.chaos).checked()
        names = tuple(dict.fromkeys(parsed.providers))
        sources = find_sources(names, specs=parsed.specs, overlays=parsed.overlays)
        with listening(parsed.port) as bound, ExitStack() as stack:
            designs = _designs(sources)
            if designs is None:
                return 1
            engines = stack.enter_context(started(designs, data=parsed.data, seed=parsed.seed))
            front = stack.enter_context(fronted(engines, chaos=chaos))
            sandbox = stack.enter_context(served(engines, bound, front.url))
            _play(parsed, sandbox, front)
    except PipelineError as error:
        return _refuse(error, 2)
    return 0


def _designs(sources: tuple[Provider, ...]) -> tuple[Design, ...] | None:
    try:
        return designs_of(sources)
    except PipelineError as error:
        _refuse(error, 1)
        return None


def _play(parsed: argparse.Namespace, sandbox: Sandbox, front: Wire) -> None:
    """Say what there is, and wait to be interrupted, which is how it is meant to end."""
    try:
        _say(_addresses(sandbox, front))
        _say(_lines(front if parsed.chaos is not None else sandbox))
        _say([f"{_chosen(parsed)} Ctrl-C ends the sandbox."])
        Event().wait()
    except KeyboardInterrupt:
        kept = "nothing is kept" if parsed.data == ":memory:" else f"what is remembered is kept in {parsed.data}"
        sys.stderr.write(f"clientwright: the sandbox has ended; {kept}\n")


def _say(lines: list[str]) -> None:
    # At once, for programs that wait for it at the other end of a pipe.
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _addresses(sandbox: Sandbox, front: Wire) -> list[str]:
    width = max(len(name) for name in ("Status page", *sandbox.base_urls))
    rows = [("Status page", f"{sandbox.url}/"), *sandbox.base_urls.items()]
    plain, faulty = (
        [f"{name:{width}}  {address}" for name, address in each] for each in (rows, front.base_urls.items())
    )
    return [*plain, "", "Where a request chooses its fault (X-Clientwright-Fault: CODE):", *faulty, ""]


def _lines(sandbox: Sandbox) -> list[str]:
    return [
        "To paste:",
        *(line_of(engine.spec, engine.name, sandbox.base_urls[engine.name]) for engine in sandbox.engines),
        "",
    ]


def _chosen(parsed: argparse.Namespace) -> str:
    if parsed.chaos is None:
        return "No request of these lines meets a fault."
    return f"Of the requests of these lines, {parsed.chaos:.1%} meet a random fault (seed {parsed.seed})."


def _refuse(error: PipelineError, status: int) -> int:
    from clientwright.pipeline.report import count_of, one_line  # noqa: PLC0415  # slow, and only for what is wrong

    wrong = errors(error.findings)
    said = "".join(f"{one_line(finding)}\n" for finding in wrong)
    sys.stderr.write(f"{said}{count_of(wrong)}; nothing was played\n")
    return status
