"""Runs each job in a process of its own, forked from this one, which has imported everything before."""

from __future__ import annotations

import contextlib
import math
import os
import resource
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import Final, Generic, TypeVar

from attrs import frozen

T = TypeVar("T")

TIMEOUT: Final = "timeout"
CRASHED: Final = "crashed"
_MEMORY: Final = 4 * 2**30
#: How much longer a process may take that waits, or shares its processor with others.
_WALL: Final = 3


@frozen
class Done(Generic[T]):
    """A job that has ended.

    Attributes:
        job: The job.
        answer: What the work gave; `timeout` or `crashed` where it gave nothing.
        seconds: How long it took.

    """

    job: T
    answer: str
    seconds: float


@frozen
class _Child(Generic[T]):
    job: T
    pid: int
    started: float


def run(jobs: Iterable[T], work: Callable[[T], str], *, workers: int, timeout: float) -> Iterator[Done[T]]:
    """Run the work for each job in a forked process, and give the answers as they come.

    Args:
        jobs: What is to be done; the next is taken when a worker is free.
        work: Does one job and gives an answer; what it prints is lost.
        workers: How many processes run at once.
        timeout: Seconds of computing, or some more of waiting, after which a process is killed with what it started.

    """
    waiting = iter(jobs)
    children: dict[int, _Child[T]] = {}
    try:
        while True:
            for job in islice(waiting, workers - len(children)):
                reader, child = _started(job, work, timeout)
                children[reader] = child
            if not children:
                return
            yield from _ended(children, _WALL * timeout)
    finally:
        for reader, child in children.items():
            _reaped(reader, child)


def _started(job: T, work: Callable[[T], str], timeout: float) -> tuple[int, _Child[T]]:
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # The threads of a test runner do not matter to a process that does one job and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        os.close(writer)
        return reader, _Child(job, pid, monotonic())
    answer = CRASHED
    try:
        os.setpgid(0, 0)
        os.close(reader)
        _silenced()
        _limited(resource.RLIMIT_AS, _MEMORY)
        _limited(resource.RLIMIT_CPU, math.ceil(time.process_time() + timeout))
        answer = work(job)
    except BaseException as error:  # noqa: BLE001  # a forked process must not go on with what its parent was doing
        answer = f"{CRASHED} {type(error).__name__}: {error}"
    finally:
        os.write(writer, answer.encode()[: select.PIPE_BUF])
        os._exit(0)


def _limited(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most, hard))


def _silenced() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    # What captures the output of this process may have put other files in their place.
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w")


def _ended(children: dict[int, _Child[T]], timeout: float) -> Iterator[Done[T]]:
    """Wait for the next answer or the next end of patience."""
    patience = min(child.started for child in children.values()) + timeout - monotonic()
    for reader in select.select(list(children), [], [], max(0.0, patience))[0]:
        # An answer is short enough to be written, and so read, in one piece.
        yield _finished(children, reader, os.read(reader, select.PIPE_BUF).decode() or CRASHED)
    for reader in [key for key, child in children.items() if monotonic() - child.started >= timeout]:
        yield _finished(children, reader, TIMEOUT)


def _finished(children: dict[int, _Child[T]], reader: int, answer: str) -> Done[T]:
    child = children.pop(reader)
    exceeded = os.WTERMSIG(_reaped(reader, child)) == signal.SIGXCPU
    return Done(child.job, TIMEOUT if exceeded and answer == CRASHED else answer, monotonic() - child.started)


def _reaped(reader: int, child: _Child[T]) -> int:
    """End a child, and the others that it may have left behind; give what it ended with."""
    os.close(reader)
    ended, status = os.waitpid(child.pid, os.WNOHANG)
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(child.pid, signal.SIGKILL)
    return status if ended else os.waitpid(child.pid, 0)[1]
