"""The web server of a sandbox, in a thread of its own, of which nothing is left when it ends."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any, Final

import uvicorn

from clientwright.sandbox.lane import Lane

#: Seconds between two looks at the clock, and between two looks at connections that are still busy at the end.
_TICK: Final = 0.1
_GLANCE: Final = 0.005
#: Seconds that a request which is being answered has left at the end.
_GRACE: Final = 1.0
#: Seconds that an idle connection is kept: long, since the sandbox misbehaves only where it is asked to.
_IDLE: Final = 600


class _Server(uvicorn.Server):
    """A server that ends at once when it is told to, and takes all connections with it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = Event()
        self.failure: BaseException | None = None
        self._end: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def play(self, bound: socket.socket) -> None:
        """Serve until told to end; what goes wrong is kept for the thread that waits."""
        try:
            self.run([bound])
        except BaseException as error:  # noqa: BLE001  # raised again where the block is
            self.failure = error
        finally:
            self.settled.set()

    def end(self) -> None:
        """Tell the server to end, from another thread, whether it has begun or not."""
        self.should_exit = True
        if self._loop is not None and self._end is not None:
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._end.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self.settled.set()

    async def main_loop(self) -> None:
        ticks = 0
        while self._end is not None and not self.should_exit:
            ticks = (ticks + 1) % 864000
            await self.on_tick(ticks)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._end.wait(), _TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for bound in sockets or ():
            bound.close()
        connections = self.server_state.connections
        for connection in list(connections):
            connection.shutdown()
        loop = asyncio.get_running_loop()
        last = loop.time() + _GRACE
        while connections and loop.time() < last:  # noqa: ASYNC110  # nothing tells when the last is gone
            await asyncio.sleep(_GLANCE)
        for connection in list(connections):
            connection.transport.abort()
        tasks = self.server_state.tasks
        while (connections or tasks) and loop.time() < last + _GRACE:  # noqa: ASYNC110  # as above
            await asyncio.sleep(_GLANCE)


@contextmanager
def running(application: Any, bound: socket.socket) -> Iterator[None]:
    """Serve an ASGI application while the block lasts.

    Args:
        application: The application.
        bound: The socket that listens, which is closed at the end.

    Raises:
        Exception: Whatever the server cannot start for.

    """
    config = uvicorn.Config(
        application,
        http=Lane,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_keep_alive=_IDLE,
    )
    server = _Server(config)
    thread = Thread(target=server.play, args=(bound,), name="clientwright-sandbox", daemon=True)
    thread.start()
    try:
        server.settled.wait()
        if server.failure is None:
            yield
    finally:
        server.end()
        thread.join()
    if server.failure is not None:
        raise server.failure
