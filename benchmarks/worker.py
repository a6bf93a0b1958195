"""Measure one client in a process of its own: orders come as lines of JSON, each is answered by a line with figures."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import Any

SAMPLE = 20_000_000  # nanoseconds that one sample should last
WARMING = 0.2  # seconds
CONCURRENT = 50


class Bench:
    """A client, and how often it must do a thing for a sample to be long enough."""

    def __init__(self, client: Any, pages: Path) -> None:
        self.client = client
        self.pages = pages
        self.times: dict[tuple[str, str], int] = {}

    def decode(self, page: str) -> float:
        """Give the microseconds that reading a page takes."""
        content = self._content(page)
        return self._sample(("decode", page), lambda: self.client.decode(content))

    def encode(self, page: str) -> float:
        """Give the microseconds that writing a page takes."""
        value = self.client.decode(self._content(page))
        return self._sample(("encode", page), lambda: self.client.encode(value))

    def memory(self, page: str) -> dict[str, int]:
        """Give the bytes that are kept for a page, and those that were held at most while it was read."""
        content = self._content(page)
        for _ in range(5):
            self.client.decode(content)
        gc.collect()
        tracemalloc.start()
        value = self.client.decode(content)
        peak = tracemalloc.get_traced_memory()[1]
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del value
        return {"kept": kept, "peak": peak}

    def sync(self, url: str) -> float:
        """Give the microseconds of CPU of a synchronous call."""
        with self.client.calls(url) as call:
            call()
            return self._sample(("sync", url), call)

    def one_by_one(self, url: str, transport: str) -> float:
        """Give the microseconds of CPU of an asynchronous call, each awaited before the next."""
        return asyncio.run(self._calls(url, transport, 1))

    def concurrent(self, url: str, transport: str) -> float:
        """Give the microseconds of CPU of an asynchronous call, fifty at a time."""
        return asyncio.run(self._calls(url, transport, CONCURRENT))

    async def _calls(self, url: str, transport: str, width: int) -> float:
        async with self.client.async_calls(url, _fast() if transport else None) as call:

            async def turn(count: int) -> None:
                for _ in repeat(None, count):
                    await call()

            await asyncio.gather(*(turn(1) for _ in range(width)))
            count = 100 // width
            gc.collect()
            begun = time.process_time_ns()
            await asyncio.gather(*(turn(count) for _ in range(width)))
            return (time.process_time_ns() - begun) / count / width / 1000

    def _content(self, page: str) -> bytes:
        return (self.pages / f"{page}.json").read_bytes()

    def _sample(self, key: tuple[str, str], act: Callable[[], object]) -> float:
        times = self.times.get(key) or _calibrated(act)
        self.times[key] = times
        return _timed(act, times) / 1000


def _fast() -> Any:
    return import_module("httpx_aiohttp").AiohttpTransport()


def _calibrated(act: Callable[[], object]) -> int:
    begun = time.monotonic()
    for _ in range(20):  # the first ones may learn, compile and fill caches
        act()
        if time.monotonic() - begun > WARMING:
            break
    times = 1
    while (lasted := _timed(act, times) * times) < SAMPLE / 4:
        times *= 2
    return max(1, round(times * SAMPLE / lasted))


def _timed(act: Callable[[], object], times: int) -> float:
    gc.collect()
    begun = time.process_time_ns()
    for _ in repeat(None, times):
        act()
    return (time.process_time_ns() - begun) / times


def main() -> None:
    """Carry out orders until there are no more."""
    name, pages = sys.argv[1:]
    bench = Bench(import_module(f"clients.{name}"), Path(pages))
    for line in sys.stdin:
        what, *arguments = json.loads(line)
        print(json.dumps(getattr(bench, what)(*arguments)), flush=True)


if __name__ == "__main__":
    main()
