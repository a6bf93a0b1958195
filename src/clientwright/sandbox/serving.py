"""The sandbox on loopback: as it should be, or behind the front that misbehaves."""

from __future__ import annotations

import errno
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.sandbox.application import application
from clientwright.sandbox.engine import Design, Engine, designs_of, start_engines
from clientwright.sandbox.faults import Chaos, Exchange, Front
from clientwright.sandbox.fronting import upstream_of
from clientwright.sandbox.journal import Entry
from clientwright.sandbox.server import running
from clientwright.sandbox.sources import find_sources
from clientwright.sandbox.state import MEMORY

HOST: Final = "127.0.0.1"
BACKLOG: Final = 128


@frozen(eq=False)
class Sandbox:
    """Providers that can be reached.

    Attributes:
        url: The address of the sandbox, without a slash at its end.
        engines: The providers.

    """

    url: str
    engines: tuple[Engine, ...] = field(repr=lambda engines: str([engine.name for engine in engines]))

    @property
    def base_urls(self) -> Mapping[str, str]:
        """What a client takes as its `base_url`, by the name of the provider."""
        return {engine.name: f"{self.url}/{engine.name}" for engine in self.engines}

    @property
    def base_url(self) -> str:
        """What the client of the provider takes as its `base_url`, where there is one provider alone.

        Raises:
            PipelineError: There are several.

        """
        if len(self.engines) > 1:
            names = " and ".join(self.base_urls)
            message = f"There are {names} here, each with an address of its own; take one of `base_urls` by its name."
            raise PipelineError([Finding("sandbox-address", message, "", Location("base_url"))])
        return self.base_urls[self.engines[0].name]

    def journal(self, provider: str = "") -> tuple[Entry, ...]:
        """Give the requests so far, the oldest first.

        Args:
            provider: The name of a provider; all where it is empty.

        """
        entries = [entry for one in self.engines if provider in {"", one.name} for entry in one.journal()]
        return tuple(sorted(entries, key=lambda entry: entry.number))

    def clear_journal(self) -> None:
        """Forget the requests so far; their effects stay."""
        for engine in self.engines:
            engine.clear_journal()


@frozen(eq=False)
class Wire(Sandbox):
    """Providers behind a front that misbehaves.

    Attributes:
        front: The front, where faults are planned.

    """

    front: Front

    def plan(self, codes: Iterable[str] = (), *, then: str = "ok") -> None:
        """Choose the faults of the requests to come, in the place of what was planned before.

        Args:
            codes: A code for each request; `clientwright.sandbox.faults.faults()` lists them.
            then: The code for all requests after them; with `ok`, the random schedule goes on if there is one.

        Raises:
            PipelineError: A code is unknown, or a fault that strikes before there is a connection is not alone.

        """
        self.front.plan(codes, then=then)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What became of the requests on their way, with the fault that each met."""
        return self.front.journal


@contextmanager
def serve(  # noqa: PLR0913  # each is a choice of the user's
    *providers: str,
    specs: Path | None = None,
    overlays: Path | None = None,
    data: str | Path = MEMORY,
    seed: int = 0,
    port: int = 0,
    clock: Callable[[], float] = time.time,
) -> Iterator[Sandbox]:
    """Play providers on loopback while the block lasts.

    Args:
        providers: Their names; all of the folder when there are none.
        specs: The folder of specs. None for the folder `specs` of the working directory, and where there is none, for
            the clients that are installed.
        overlays: The folder of overlays, the `sandbox-` ones among them; None for `overlays`.
        data: The file of the database; `:memory:` for none.
        seed: Where chance begins: the same seed gives the same ids and made-up records.
        port: The port; a free one for 0.
        clock: Gives the present instant, in seconds since 1970.

    Yields:
        The sandbox, with the addresses that clients take as their `base_url`.

    Raises:
        PipelineError: A file cannot be used, a hint is unknown or wrong, or the port cannot be had.

    """
    with (
        listening(port) as bound,
        opened(providers, specs=specs, overlays=overlays, data=data, seed=seed, clock=clock) as engines,
        served(engines, bound) as sandbox,
    ):
        yield sandbox


@contextmanager
def wire(  # noqa: PLR0913  # each is a choice of the user's
    *providers: str,
    specs: Path | None = None,
    overlays: Path | None = None,
    data: str | Path = MEMORY,
    seed: int = 0,
    clock: Callable[[], float] = time.time,
    chaos: Chaos | None = None,
    **options: Any,
) -> Iterator[Wire]:
    """Play providers on a raw socket that misbehaves on the way out, after the effect, while the block lasts.

    Args:
        providers: Their names; all of the folder when there are none.
        specs: The folder of specs. None for the folder `specs` of the working directory, and where there is none, for
            the clients that are installed.
        overlays: The folder of overlays, the `sandbox-` ones among them; None for `overlays`.
        data: The file of the database; `:memory:` for none.
        seed: Where chance begins.
        clock: Gives the present instant, in seconds since 1970.
        chaos: The random schedule of the requests that no plan and no header chooses a fault for.
        options: More choices of the front: see `clientwright.sandbox.faults.Front`.

    Yields:
        The sandbox, where faults are planned; a request chooses its own with the header `X-Clientwright-Fault`.

    Raises:
        PipelineError: A file cannot be used, a hint is unknown or wrong, or the schedule cannot be drawn.

    """
    with (
        opened(providers, specs=specs, overlays=overlays, data=data, seed=seed, clock=clock) as engines,
        fronted(engines, chaos=chaos, **options) as wired,
    ):
        yield wired


@contextmanager
def fronted(engines: tuple[Engine, ...], *, chaos: Chaos | None = None, **options: Any) -> Iterator[Wire]:
    """Put a front before providers while the block lasts; the arguments are those of `wire`."""
    upstream = upstream_of(engines)
    with Front(upstream.handle, refuse=upstream.refuse, chaos=chaos, **options) as front:
        yield Wire(front.url, engines, front)


@contextmanager
def opened(
    providers: Sequence[str], *, specs: Path | None = None, overlays: Path | None = None, **options: Any
) -> Iterator[tuple[Engine, ...]]:
    """Make the engines of a folder's providers, and close their database at the end of the block."""
    with started(designs_of(find_sources(providers, specs=specs, overlays=overlays)), **options) as engines:
        yield engines


@contextmanager
def started(designs: Iterable[Design], **options: Any) -> Iterator[tuple[Engine, ...]]:
    """Make engines of designs, and close their database at the end of the block."""
    engines = start_engines(designs, **options)
    try:
        yield engines
    finally:
        engines[0].state.close()


@contextmanager
def listening(port: int = 0) -> Iterator[socket.socket]:
    """Take a port of loopback while the block lasts; a free one for 0.

    Raises:
        PipelineError: It is taken, kept for others, or no port.

    """
    # The protocol is named: a socket that knows it is set not to hold back what is little.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, port))
            bound.listen(BACKLOG)
        except (OSError, OverflowError) as error:
            said = os.strerror(error.errno or errno.EINVAL) if isinstance(error, OSError) else "it is no port"
            message = f"The port {port} cannot be had ({said}); choose another, or 0 for a free one."
            raise PipelineError([Finding("sandbox-port", message, "", Location(HOST))]) from None
        yield bound


@contextmanager
def served(engines: tuple[Engine, ...], bound: socket.socket, front: str = "") -> Iterator[Sandbox]:
    """Play providers on a port while the block lasts.

    Args:
        engines: The providers.
        bound: The port, which is closed at the end.
        front: The address of the same providers behind a front, for the status page; empty where there is none.

    Yields:
        The sandbox.

    """
    with running(application(engines, front), bound):
        yield Sandbox(f"http://{HOST}:{bound.getsockname()[1]}", engines)
