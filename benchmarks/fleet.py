"""Measure clients side by side: a process each, and only one of them at work at a time, in shuffled rounds."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from attrs import frozen
from competitors import Built
from documents import SIZES, name_of
from figures import OURS, STOCK, Measure
from processes import ask, script

NAMES = {
    "ours": OURS,
    "stock": STOCK,
    "pydantic_v2": "datamodel-code-generator (pydantic v2)",
    "openapi_generator": "openapi-generator (python)",
    "cattrs_attrs": "cattrs over attrs, with msgspec",
    "json_floor": "floor: json, no models",
    "orjson_floor": "floor: orjson, no models",
    "msgspec_floor": "floor: msgspec, no models",
    "msgspec_struct": "floor: msgspec.Struct",
}
CODECS = tuple(NAMES)
CALLS = {
    "ours": OURS,
    "stock": STOCK,
    "openapi_generator": NAMES["openapi_generator"],
    "raw_httpx": "floor: httpx, bytes",
}
ASYNC = {
    (client, transport): CALLS[client] + (f", {transport}" if transport else "")
    for client in ("ours", "stock", "raw_httpx")
    for transport in ("", "httpx-aiohttp")
}
Ask = Callable[..., Any]
Order = tuple[str, tuple[str, ...]]


@frozen
class Job:
    """One thing to measure of all its variants.

    Attributes:
        key: What its measure is called.
        measure: Where the figures go.
        orders: By variant, the client and what its process is told.
        scale: What a figure is divided by.

    """

    key: str
    measure: Measure
    orders: Mapping[str, Order]
    scale: float = 1


def codec_jobs(sizes: tuple[int, ...] = SIZES) -> Iterator[Job]:
    """Give what is measured of reading and writing pages."""
    for what, doing in (("decode", "bytes to models"), ("encode", "models to bytes")):
        for size in sizes:
            for unknown in (False, True):
                page = name_of(size, unknown=unknown)
                title = f"{what.capitalize()} ({doing}), page of {size}" + ", unknown field in every item" * unknown
                orders: dict[str, Order] = {NAMES[client]: (client, (what, page)) for client in CODECS}
                yield Job(f"{what}-{page}", Measure(title, "µs of CPU an item", faster=True), orders, size)


def call_jobs(url: str) -> Iterator[Job]:
    """Give what is measured of calls, answered with the documented page of four memberships."""
    unit = "µs of CPU a call"
    orders: dict[str, Order] = {name: (client, ("sync", url)) for client, name in CALLS.items()}
    yield Job("sync", Measure("Synchronous calls", unit), orders)
    for what, title in (("one_by_one", "one after the other"), ("concurrent", "50 at a time")):
        orders = {name: (client, (what, url, transport)) for (client, transport), name in ASYNC.items()}
        yield Job(what, Measure(f"Asynchronous calls, {title}", unit), orders)


def measure(built: Built, jobs: list[Job], fleets: int, rounds: int, only: tuple[str, ...]) -> None:
    """Run the jobs: several fleets of fresh processes, several rounds each, all orders shuffled."""
    shuffled = random.Random(0)  # noqa: S311  # not for secrets
    for _ in range(fleets):
        with workers(built, only) as asks:
            for _ in range(rounds):
                for job in shuffled.sample(jobs, len(jobs)):
                    _round(job, asks, shuffled, built)


def measure_memory(built: Built, sizes: tuple[int, ...], only: tuple[str, ...]) -> dict[str, Measure]:
    """Give the bytes of memory an item that each client keeps and at most holds; they are the same in every round."""
    kept = {size: Measure(f"Memory kept after decoding, page of {size}", "bytes an item") for size in sizes}
    peak = {size: Measure(f"Most memory held while decoding, page of {size}", "bytes an item") for size in sizes}
    with workers(built, only) as asks:
        for size in sizes:
            for client in CODECS:
                if client in asks:
                    found = asks[client]("memory", name_of(size))
                    kept[size].add(NAMES[client], found["kept"] / size)
                    peak[size].add(NAMES[client], found["peak"] / size)
    return {f"{name}-{size}": each[size] for name, each in (("kept", kept), ("peak", peak)) for size in sizes}


def _round(job: Job, asks: dict[str, Ask], shuffled: random.Random, built: Built) -> None:
    for variant in shuffled.sample(list(job.orders), len(job.orders)):
        client, order = job.orders[variant]
        if client in built.missing:
            job.measure.missing[variant] = built.missing[client]
        elif client in asks:
            job.measure.add(variant, asks[client](*order) / job.scale)


@contextmanager
def workers(built: Built, only: tuple[str, ...]) -> Iterator[dict[str, Ask]]:
    """Start a process for each client that can be measured, and end them."""
    names = [name for name in (*CODECS, "raw_httpx") if name not in built.missing and (not only or name in only)]
    with ExitStack() as stack:
        yield {name: stack.enter_context(_worker(name, built)) for name in names}


@contextmanager
def _worker(name: str, built: Built) -> Iterator[Ask]:
    with script("worker.py", name, str(built.pages), environment=built.environment()) as process:
        yield lambda *order: json.loads(ask(process, json.dumps(order)))
