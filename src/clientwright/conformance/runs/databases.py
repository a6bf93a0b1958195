"""Where failures are remembered between runs: a folder, and a Redis that machines share and nothing depends on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from hypothesis.database import DirectoryBasedExampleDatabase, ExampleDatabase, MultiplexedDatabase

from clientwright.pipeline.findings import Finding, Location, PipelineError

VARIABLE: Final = "CLIENTWRIGHT_REDIS_URL"
#: How long Redis may take to connect and to answer, in seconds.
_PATIENCE: Final = 1.0
#: How long one use of Redis may take in all, in seconds: finding its address is bounded by nothing else.
_LONGEST: Final = 3.0
_T = TypeVar("_T")


class Tolerant(ExampleDatabase):
    """A database that may fail or hang without harm: after the first failure it is left alone."""

    def __init__(self, inner: ExampleDatabase, complain: Callable[[Exception], None]) -> None:
        """Make a database harmless.

        Args:
            inner: The database.
            complain: Told of the first failure.

        """
        super().__init__()
        self._inner = inner
        self._complain = complain
        self._lost = False

    def fetch(self, key: bytes) -> Iterable[bytes]:
        """Give what was saved under a key; nothing where the database fails."""
        return self._tried(lambda: tuple(self._inner.fetch(key)), ())

    def save(self, key: bytes, value: bytes) -> None:
        """Save a value under a key, if the database lets it."""
        self._tried(lambda: self._inner.save(key, value), None)

    def delete(self, key: bytes, value: bytes) -> None:
        """Forget a value under a key, if the database lets it."""
        self._tried(lambda: self._inner.delete(key, value), None)

    def _tried(self, use: Callable[[], _T], otherwise: _T) -> _T:
        if self._lost:
            return otherwise
        try:
            return _within(_LONGEST, use)
        except Exception as error:  # noqa: BLE001  # whatever a database does, a test goes on
            if not self._lost:
                self._lost = True
                self._complain(error)
            return otherwise


def _within(seconds: float, use: Callable[[], _T]) -> _T:
    """Give what a call gives, but wait for it no longer than some seconds."""
    given: list[_T] = []
    failed: list[Exception] = []

    def attempt() -> None:
        try:
            given.append(use())
        except Exception as error:  # noqa: BLE001  # raised again below, in the thread that waits
            failed.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not given:
        raise TimeoutError(f"no answer in {seconds:g} seconds")
    return given[0]


def database_from(environment: Mapping[str, str], folder: Path, say: Callable[[str], None]) -> ExampleDatabase:
    """Give the database of a run: a folder and, where `CLIENTWRIGHT_REDIS_URL` is set, also that Redis.

    Args:
        environment: The environment variables.
        folder: Where examples are kept on this machine.
        say: Told when Redis is given up.

    Raises:
        PipelineError: A Redis is wanted, and the library for it is not installed.

    """
    local = DirectoryBasedExampleDatabase(folder)
    url = environment.get(VARIABLE, "")
    if not url:
        return local

    def give_up(error: Exception) -> None:
        say(f"the Redis at {masked(url)} is left alone from here on: {_reason(error)}")

    try:
        return MultiplexedDatabase(local, Tolerant(_redis(url), give_up))
    except ModuleNotFoundError as error:
        message = (
            f"A Redis is asked for, but {error.name} is not installed: pip install 'clientwright[redis]', or unset it."
        )
        raise PipelineError([Finding("redis-missing", message, "", Location(f"${VARIABLE}"))]) from None
    except ValueError as error:
        give_up(error)
        return local


def _redis(url: str) -> ExampleDatabase:
    from hypothesis.extra.redis import RedisExampleDatabase  # noqa: PLC0415  # an extra that most do without
    from redis import Redis  # noqa: PLC0415  # likewise
    from redis.backoff import NoBackoff  # noqa: PLC0415  # likewise
    from redis.retry import Retry  # noqa: PLC0415  # likewise

    patience: dict[str, Any] = {"socket_connect_timeout": _PATIENCE, "socket_timeout": _PATIENCE}
    client = Redis.from_url(url, retry=Retry(NoBackoff(), 0), **patience)
    return RedisExampleDatabase(client)


def _reason(error: Exception) -> str:
    """Give an exception in one line; a URL that cannot be read may hold a password anywhere."""
    text = "" if isinstance(error, ValueError) else " ".join(str(error).split())[:200]
    return text or f"{type(error).__name__}; it is written like redis://:PASSWORD@HOST:6379/0"


def masked(url: str) -> str:
    """Give the scheme, host, port and path of a URL; of one that cannot be read, the scheme alone."""
    scheme, colon, _ = url.partition("://")
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return f"{scheme if colon else ''}://***"
    if not colon or "@" in parts.path + parts.query + parts.fragment:
        return f"{scheme if colon else ''}://***"
    return f"{scheme}://{'***@' if '@' in parts.netloc else ''}{parts.hostname or ''}{port}{parts.path}"
