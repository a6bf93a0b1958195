"""Regenerate clients: build in parallel beside the target, swap in when all of them are right, and lock."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty
from typing import Any, Protocol

from attrs import field, frozen

from clientwright.pipeline import lock as locks
from clientwright.pipeline.build import Built, build
from clientwright.pipeline.effective import Provider, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError, errors
from clientwright.pipeline.interrupting import held_back
from clientwright.pipeline.trees import Difference, difference, hashes, scratch_beside, swap


class Progress(Protocol):
    """Told what each provider is at."""

    def __call__(self, provider: str, step: str) -> None:
        """Note that a provider has begun a step, or is `done` or has `failed`."""


@frozen
class Job:
    """What to do.

    Attributes:
        specs: The folder of specs.
        overlays: The folder of overlays.
        out: The folder of clients.
        only: The providers to regenerate; all when empty.
        allowed: Rules of the checks whose errors are taken for warnings.

    """

    specs: Path
    overlays: Path
    out: Path
    only: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@frozen
class Outcome:
    """What a run did.

    Attributes:
        built: Each provider's figures; empty when nothing had to be done.
        changes: How each provider's folder was changed.
        unchanged: The providers that were found up to date without building.

    """

    built: tuple[Built, ...] = ()
    changes: dict[str, Difference] = field(factory=dict)
    unchanged: tuple[str, ...] = ()


def regenerate(job: Job, progress: Progress) -> Outcome:
    """Bring the clients of a folder up to date with their specs; all of them, or none.

    Args:
        job: Where to read and to write, and what.
        progress: Told of each step.

    Raises:
        PipelineError: A spec or an overlay is wrong, or the target cannot be written; the target is then as it was.

    """
    providers = find_providers(job.specs, job.overlays, job.only)
    out = job.out
    if out.is_dir() and locks.is_current(out, providers, whole=not job.only):
        return Outcome(unchanged=tuple(provider.name for provider in providers))
    _refuse_overlap(job)
    _refuse_foreign(out, providers)
    try:
        return _replace(job, providers, progress)
    except KeyboardInterrupt:
        if out.is_dir() and locks.is_current(out, providers, whole=not job.only):
            raise KeyboardInterrupt(f"{out.as_posix()} had just been brought up to date") from None
        raise


def _replace(job: Job, providers: tuple[Provider, ...], progress: Progress) -> Outcome:
    out = job.out
    with scratch_beside(out) as scratch:
        built = build_all(providers, scratch, job.allowed, progress)
        changes = {
            each.provider: difference(hashes(scratch / each.provider), hashes(out / each.provider)) for each in built
        }
        names = tuple(provider.name for provider in providers)
        _write_lock(scratch, out, providers, whole=not job.only)
        gone = () if job.only else tuple(sorted(locks.entries(out) - {*names, locks.NAME}))
        swap(scratch, out, (*names, locks.NAME), gone)
    return Outcome(built, changes)


def compare(job: Job, progress: Progress) -> Difference:
    """Tell how a folder of clients differs from what regenerating would write.

    Raises:
        PipelineError: A spec or an overlay is wrong.

    """
    providers = find_providers(job.specs, job.overlays)
    _refuse_file(job.out)
    with scratch_beside(Path(tempfile.gettempdir())) as fresh:
        build_all(providers, fresh, job.allowed, progress)
        _write_lock(fresh, fresh, providers, whole=True)
        return difference(hashes(fresh), hashes(job.out))


def build_all(
    providers: tuple[Provider, ...], folder: Path, allowed: tuple[str, ...], progress: Progress
) -> tuple[Built, ...]:
    """Build each provider in its own folder below one, in parallel processes.

    Raises:
        PipelineError: With the findings of all providers, if any of them is an error.

    """
    for provider in providers:
        (folder / provider.name).mkdir()
    with _workers(min(len(providers), os.cpu_count() or 1)) as (submit, steps):
        with held_back():  # an interrupt would be lost in what other libraries do around a fork
            futures = [submit(_work, provider, folder / provider.name, allowed) for provider in providers]
        _follow(futures, steps, progress)
        built = _results(futures, folder)
    findings = [finding for each in built for finding in each.findings]
    if errors(findings):
        raise PipelineError(findings)
    return built


def _results(futures: list[Future[Built]], folder: Path) -> tuple[Built, ...]:
    try:
        return tuple(future.result() for future in futures)
    except BrokenProcessPool:
        message = "A process that generates was ended from outside, perhaps for want of memory; try again."
        raise PipelineError([Finding("build-ended", message, "", Location(folder.as_posix()))]) from None


_steps: Any = None


def _start(steps: Any) -> None:
    global _steps  # noqa: PLW0603 (a worker process has one queue)
    _steps = steps
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # A group of its own: Ctrl-C reaches only the first process, which then ends this one and those that it started.
    if sys.platform != "win32":
        os.setpgrp()


def _end(process: BaseProcess) -> None:
    process.kill()
    if sys.platform != "win32" and process.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _work(provider: Provider, out: Path, allowed: tuple[str, ...]) -> Built:
    def say(step: str) -> None:
        _steps.put((provider.name, step))

    built = build(provider, out, say, allowed)
    say("failed" if errors(built.findings) else "done")
    return built


@contextmanager
def _workers(count: int) -> Iterator[tuple[Callable[..., Future[Built]], Any]]:
    """Start worker processes; on Ctrl-C, end them at once."""
    context = _context()
    steps = context.Queue()
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(steps,))
    try:
        yield pool.submit, steps
    except BaseException:
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 (the pool has no public way to end them)
            _end(process)
        raise
    finally:
        with held_back():
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Fork where that is sound, so that the generator is imported once for all workers."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    import clientwright.pipeline.checks  # noqa: PLC0415
    import clientwright.pipeline.generation.writing  # noqa: F401, PLC0415

    return multiprocessing.get_context("fork")


def _follow(futures: list[Future[Built]], steps: Any, progress: Progress) -> None:
    while not all(future.done() for future in futures) or not steps.empty():
        try:
            provider, step = steps.get(timeout=0.05)
        except Empty:
            continue
        progress(provider, step)


def _refuse_overlap(job: Job) -> None:
    out = job.out.resolve()
    for name, folder in (("specs", job.specs), ("overlays", job.overlays)):
        read = folder.resolve()
        if out == read or out in read.parents or read in out.parents:
            message = f"The folder of clients and that of {name} hold one another; name another with --out."
            raise PipelineError([Finding("out-overlaps", message, "", Location(job.out.as_posix()))])


def _refuse_file(out: Path) -> None:
    if out.exists() and not out.is_dir():
        message = "This is a file; name a folder with --out."
        raise PipelineError([Finding("out-not-folder", message, "", Location(out.as_posix()))])


def _refuse_foreign(out: Path, providers: tuple[Provider, ...]) -> None:
    _refuse_file(out)
    ours = {provider.name for provider in providers if _is_client(out / provider.name, provider.name)}
    strange = locks.entries(out) - {locks.NAME, *ours} if out.is_dir() else set()
    if strange and locks.read(out) is None:
        shown = ", ".join(sorted(strange)[:3])
        message = (
            f"The folder has no {locks.NAME} but other things ({shown}), which are not ours to replace; name another."
        )
        raise PipelineError([Finding("out-foreign", message, "", Location(out.as_posix()))])


def _is_client(folder: Path, name: str) -> bool:
    return (folder / f"{name}_client").is_dir() or (folder.is_dir() and not any(folder.iterdir()))


def _write_lock(scratch: Path, out: Path, providers: tuple[Provider, ...], *, whole: bool) -> None:
    before = None if whole else locks.read(out)
    tools = locks.tools()
    lock = locks.Lock(tools, before.providers if before and dict(before.tools) == tools else {})
    for provider in providers:
        entry = locks.Entry(locks.inputs_of(provider), hashes(scratch / provider.name))
        lock = lock.with_entry(provider.name, entry)
    (scratch / locks.NAME).write_text(locks.render(lock), "utf-8")
