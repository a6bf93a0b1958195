"""Load the sandbox for a minute while it misbehaves: how often a second, what is lost, and whether memory grows.

Run it where this project is installed: `python benchmarks/sandbox_load.py`, with `--save` to write
benchmarks/results/sandbox-load.json and .md. The clients are the generated ones, on one event loop; the sandbox is a
process of its own, started by `clientwright sandbox --chaos`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

import httpx
from documents import ROOT
from machine import processor_and_python

sys.path.extend([str(ROOT / "generated" / "swipe"), str(ROOT / "generated" / "trybe")])
from swipe_client import AsyncSwipe
from trybe_client import AsyncTrybe
from trybe_client.models import MessageType

from clientwright.errors import ClientwrightError

UNPAYABLE: Final = "b87f5762-377d-afd2-bf67-18fdccc99558"
WORKERS: Final = 16
SUBSCRIPTION: Final = "622b002e8a82a66bbc142892"
KINDS: Final = ("list", "text", "retrieve", "text")
EFFECTS: Final = frozenset({"text"})
MARK: Final = "x-mark"
TIMEOUT: Final = 2.0
PAGE: Final = 4096
HOW: Final = f"""\
Written by `python benchmarks/sandbox_load.py --save`: {WORKERS} tasks on one event loop list memberships, read a
subscription and send text messages through the generated clients, with a deadline of {TIMEOUT:g} s for each call,
against a sandbox that plays a random fault on every tenth request. What the clients know is held against the journal: a
message that they report is in it, one that they call impossible is not, and none is sent again. What memory grows by is
the journal, which keeps the newest 100 000 requests.
"""


@contextmanager
def running(chaos: float) -> Iterator[tuple[subprocess.Popen[str], dict[str, str], str]]:
    """Start the sandbox; give its process, the addresses behind the front by provider, and that of the journal."""
    command = [sys.executable, "-u", "-m", "clientwright", "sandbox", "--chaos", str(chaos), "--seed", "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield (process, *addresses(process))
        finally:
            process.terminate()


def addresses(process: subprocess.Popen[str]) -> tuple[dict[str, str], str]:
    """Read what the sandbox prints when it has started."""
    found: dict[str, str] = {}
    root = ""
    for line in process.stdout or ():
        if not root and (there := re.search(r"http://127\.0\.0\.1:\d+", line)):
            root = there[0]
        if made := re.search(r'(\w+)\(.*base_url="(http://[^"]+)"', line):
            found[made[1].lower()] = made[2]
        if {"swipe", "trybe"} <= found.keys():
            return found, root
    sys.exit("the sandbox has ended; see above")


class Load:
    """Calls without end, and what is known of their effects."""

    def __init__(self, urls: dict[str, str]) -> None:
        options: dict[str, Any] = {"token": "load", "timeout": TIMEOUT, "on_drift": lambda _: None}
        self.swipe = AsyncSwipe(base_url=urls["swipe"], **options)
        self.trybe = AsyncTrybe(base_url=urls["trybe"], **options)
        self.calls: Counter[str] = Counter()
        self.effects: Counter[bool | None] = Counter()

    async def work(self, worker: int, until: float) -> None:
        """Make one call after another until an instant."""
        for turn in count():
            if time.monotonic() >= until:
                return
            kind = KINDS[turn % len(KINDS)]
            try:
                await self._call(kind, {MARK: f"{worker}.{turn}"})
                self._note(kind, "answered", applied=True)
            except ClientwrightError as error:
                self._note(kind, type(error).__name__, applied=error.applied)

    def _note(self, kind: str, outcome: str, *, applied: bool | None) -> None:
        self.calls[outcome] += 1
        if kind in EFFECTS:
            self.effects[applied] += 1

    async def _call(self, kind: str, mark: dict[str, str]) -> None:
        if kind == "list":
            await self.trybe.memberships.list(per_page=5)
        elif kind == "text":
            await self.trybe.memberships.send_sms(
                UNPAYABLE, message_type=MessageType.BILLING_DETAILS_REQUEST, extra_headers=mark
            )
        else:
            await self.swipe.subscriptions.retrieve(SUBSCRIPTION)

    async def close(self) -> None:
        """Close the clients."""
        await self.swipe.aclose()
        await self.trybe.aclose()


async def load(urls: dict[str, str], seconds: float, process: int) -> tuple[Load, float, list[int]]:
    """Load the sandbox; give what is known, how long it took, and the sandbox's memory each second, in bytes."""
    one = Load(urls)
    begin = time.monotonic()
    workers = [asyncio.create_task(one.work(worker, begin + seconds)) for worker in range(WORKERS)]
    memory = []
    while not all(worker.done() for worker in workers):
        memory.append(resident(process))
        await asyncio.sleep(1)
    for worker in workers:
        worker.result()
    took = time.monotonic() - begin
    await one.close()
    return one, took, memory


def resident(process: int) -> int:
    """Read how much memory a process holds, in bytes."""
    return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * PAGE


def effects(root: str) -> dict[str, list[int]]:
    """Give the numbers of the journal's entries that say that a text message was sent, by the mark of the call."""
    found: dict[str, list[int]] = {}
    for entry in httpx.get(f"{root}/_sandbox/journal", timeout=120).json():
        if entry["applied"] and entry["operation"] == "memberships.send_sms":
            mark = next(value for name, value in entry["headers"] if name.lower() == MARK)
            found.setdefault(mark, []).append(entry["number"])
    return found


def measure(seconds: float, chaos: float) -> dict[str, Any]:
    """Load a sandbox, and hold what the clients know against its journal."""
    with running(chaos) as (process, urls, root):
        one, took, memory = asyncio.run(load(urls, seconds, process.pid))
        applied = effects(root)
    known, unknown = one.effects[True], one.effects[None]
    # What a fault delivers twice is written down twice in a row; what a client sends again is not.
    again = sum(numbers[-1] - numbers[0] >= len(numbers) for numbers in applied.values())
    third = max(1, len(memory) // 3)
    return {
        "machine": processor_and_python(),
        "seconds": round(took, 1),
        "calls a second": round(one.calls.total() / took),
        "calls": dict(one.calls.most_common()),
        "effects": {
            "known": known,
            "unknown": unknown,
            "journal": len(applied),
            "lost": max(0, known - len(applied)),
            "impossible": max(0, len(applied) - known - unknown),
            "again": again,
        },
        "memory in MiB": {"after a third": round(memory[third] / 2**20, 1), "at the end": round(memory[-1] / 2**20, 1)},
    }


def report(found: dict[str, Any]) -> list[str]:
    """Write the figures as lines of a page."""
    effect, memory = found["effects"], found["memory in MiB"]
    calls = ", ".join(f"{number} {name}" for name, number in found["calls"].items())
    texts = f"the clients know of {effect['known']} and cannot tell of {effect['unknown']}; the journal has"
    wrong = f"Lost: {effect['lost']}. Not known as possible: {effect['impossible']}. Sent again: {effect['again']}."
    return [
        f"- {found['calls a second']} calls a second for {found['seconds']} s: {calls}.",
        f"- Text messages: {texts} {effect['journal']}. {wrong}",
        f"- Memory of the sandbox: {memory['after a third']} MiB after a third, {memory['at the end']} MiB at the end.",
    ]


def main() -> None:
    """Load, print what came of it, and save it when told to; fail where an effect is lost or was made twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long")
    parser.add_argument("--chaos", type=float, default=0.1, help="the share of requests that meet a fault")
    parser.add_argument("--save", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    found = measure(options.seconds, options.chaos)
    print("\n".join(report(found)))
    if options.save:
        results = ROOT / "benchmarks" / "results"
        (results / "sandbox-load.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        facts = ", ".join(f"{name} {value}" for name, value in found["machine"].items())
        page = ["# The sandbox under load", "", *HOW.splitlines(), "", *report(found), "", f"Measured on: {facts}."]
        (results / "sandbox-load.md").write_text("\n".join(page) + "\n", "utf-8")
    if any(found["effects"][name] for name in ("lost", "impossible", "again")):
        sys.exit("an effect is lost, or was made although it could not have been")


if __name__ == "__main__":
    main()
