"""The httpx clients that calls go through: made at the first call, shared by threads and by copies of a client."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from clientwright.errors import ConfigurationError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from clientwright.transport import AsyncHttpClient, AsyncLine, HttpClient, Line

CLOSED = "the client is closed; make another"


def line(client: HttpClient, argument: str) -> Line:
    """Make the line through a user's httpx client.

    Raises:
        ConfigurationError: It is none; names the argument.

    """
    from clientwright.transport import HttpClient, Line  # noqa: PLC0415  # only with a user's client

    if isinstance(client, HttpClient):
        return Line(client)
    raise ConfigurationError(f"{argument} has to be an httpx.Client, and is {_kind(client)}")


def async_line(client: AsyncHttpClient, argument: str) -> AsyncLine:
    """Make the line through a user's asynchronous httpx client.

    Raises:
        ConfigurationError: It is none; names the argument.

    """
    from clientwright.transport import AsyncHttpClient, AsyncLine  # noqa: PLC0415  # only with a user's client

    if isinstance(client, AsyncHttpClient):
        return AsyncLine(client)
    raise ConfigurationError(f"{argument} has to be an httpx.AsyncClient, and is {_kind(client)}")


def _kind(value: object) -> str:
    kind = value if isinstance(value, type) else type(value)
    return f"{'the class' if kind is value else 'of the class'} {kind.__module__}.{kind.__qualname__}"


class Pool:
    """The connections of a synchronous client.

    Attributes:
        options: What an httpx client of our own is made with.
        given: What goes through the httpx client of the user, which is the user's to close.
        whole: Whether requests need all that an httpx client can do.

    """

    def __init__(self, options: Mapping[str, Any], *, whole: bool = False) -> None:
        self.options = options
        self.given: Line | None = None
        self.whole = whole
        self._own: Line | None = None
        self._lock = Lock()
        self._closed = False

    def line(self) -> Line:
        """Give what requests go through, one for all threads.

        Raises:
            ConfigurationError: It is closed.

        """
        line = self.given or self._own or self._made()
        if self._closed or line.client.is_closed:
            raise ConfigurationError(CLOSED)
        return line

    def close(self) -> None:
        """Close the connections; the user's httpx client stays open."""
        with self._lock:
            self._closed = True
            own, self._own = self._own, None
        if own is not None:
            own.client.close()

    def _made(self) -> Line:
        from clientwright.transport import make  # noqa: PLC0415  # httpx is imported with the first call

        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            if self._own is None:
                self._own = make(self.options, whole=self.whole)
            return self._own


class AsyncPool:
    """The connections of an asynchronous client; those of a closed event loop are left behind.

    Attributes:
        options: What an httpx client of our own is made with.
        given: What goes through the httpx client of the user, which is the user's to close.
        whole: Whether requests need all that an httpx client can do.

    """

    def __init__(self, options: Mapping[str, Any], *, whole: bool = False) -> None:
        self.options = options
        self.given: AsyncLine | None = None
        self.whole = whole
        self._own: AsyncLine | None = None
        self._loop: AbstractEventLoop | None = None
        self._lock = Lock()
        self._closed = False

    def line(self) -> AsyncLine:
        """Give what requests of the running event loop go through.

        Raises:
            ConfigurationError: It is closed, or belongs to another event loop that is still open.

        """
        line = self.given or self._made()
        if self._closed or line.client.is_closed:
            raise ConfigurationError(CLOSED)
        return line

    async def aclose(self) -> None:
        """Close the connections; the user's httpx client stays open."""
        with self._lock:
            self._closed = True
            own, self._own = self._own, None
            loop, self._loop = self._loop, None
        if own is not None and loop is not None and not loop.is_closed():
            await own.client.aclose()

    def _made(self) -> AsyncLine:
        loop = _running()
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            if self._own is None or self._loop is not loop:
                self._own = self._made_for(loop)
            return self._own

    def _made_for(self, loop: AbstractEventLoop) -> AsyncLine:
        from clientwright.transport import make_async  # noqa: PLC0415  # httpx is imported with the first call

        if self._loop is not None and not self._loop.is_closed():
            raise ConfigurationError("the client belongs to another event loop; make one for each")
        self._loop = loop
        return make_async(self.options, whole=self.whole)


def _running() -> AbstractEventLoop:
    from asyncio import get_running_loop  # noqa: PLC0415  # only asynchronous calls need it

    try:
        return get_running_loop()
    except RuntimeError:
        pass
    raise ConfigurationError("an asynchronous call needs a running asyncio event loop")
