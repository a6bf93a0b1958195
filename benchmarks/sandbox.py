"""Compare the sandbox with Prism on the same effective specs: when it first answers, and how often a second.

Run it where this project is installed, with Node.js and npm on the path: `python benchmarks/sandbox.py`, with `--save`
to write benchmarks/results/sandbox.json and .md. Prism is installed into a scratch folder unless `--prism` names one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

import httpx
from attrs import frozen
from documents import ROOT
from keepalive import answered, free_port, rate, written
from machine import processor_and_python

from clientwright.sandbox import Engine, SandboxTransport, open_engines

PRISM: Final = "@stoplight/prism-cli@5.16.0"
HEADERS: Final = {"Authorization": "Bearer token", "X-API-KEY": "token", "Accept": "application/json"}
MEMBERSHIP: Final = "b87f5762-377d-afd2-bf67-18fdccc99558"
#: What is asked of each provider: method, path, body.
CALLS: Final[dict[str, Sequence[tuple[str, str, Any]]]] = {
    "trybe": (
        ("GET", "/customers/memberships?per_page=4", None),
        ("GET", f"/customers/memberships/{MEMBERSHIP}", None),
        ("POST", f"/shop/memberships/{MEMBERSHIP}/sms/preview", {"message_type": "billing_details_request"}),
    ),
    "swipe": (("GET", "/subscriptions", None), ("GET", "/subscriptions/622b002e8a82a66bbc142892", None)),
}
HOW: Final = """\
Written by `python benchmarks/sandbox.py --save`. Eight connections that are kept alive ask for the same reading
operations; both servers run at the same time, and are asked in turn. *Start* is from the start of the process to the
first answer: the sandbox with all four providers, Prism with one. *In process* is the engine without a network, and an
httpx client over `SandboxTransport`. Median of the rounds. Prism validates requests and answers with examples; it keeps
no state. The sandbox has one, and remembers what it read until something is written: a call that writes takes longer.
"""


def install(folder: Path) -> Path:
    """Install Prism; give its command."""
    options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run(["npm", "install", *options, PRISM], check=True)  # noqa: S607  # the one on PATH is meant
    return folder / "node_modules" / ".bin" / "prism"


@contextmanager
def running(command: Sequence[str], port: int, probe: bytes) -> Iterator[float]:
    """Start a server; give the seconds until its first answer."""
    begin = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not answered(port, probe):
                if process.poll() is not None:
                    sys.exit(f"{command[0]} has ended with {process.returncode}")
                time.sleep(0.005)
            yield time.perf_counter() - begin
        finally:
            process.terminate()


def requests(provider: str, prefix: str) -> list[bytes]:
    """Write what is asked of a provider."""
    return [
        written(method, prefix + path, HEADERS | ({"Content-Type": "application/json"} if body else {}), encoded(body))
        for method, path, body in CALLS[provider]
    ]


def encoded(body: Any) -> bytes:
    """Write a body."""
    return json.dumps(body).encode() if body else b""


def on_loopback(ports: dict[str, int], provider: str, rounds: int, seconds: float) -> dict[str, float]:
    """Ask both servers in turn; give the calls per second."""
    found: dict[str, list[float]] = {name: [] for name in ports}
    for _ in range(rounds):
        for name, port in ports.items():
            asked = requests(provider, f"/{provider}" if name == "clientwright" else "")
            measured, statuses = rate(port, asked, seconds)
            if statuses != {200}:
                sys.exit(f"{name} answers {provider} with {statuses}")
            found[name].append(measured)
    return {name: median(each) for name, each in found.items()}


def in_process(engine: Engine, seconds: float) -> dict[str, float]:
    """Ask an engine, and a client over it; give the calls per second."""
    with httpx.Client(transport=SandboxTransport(engine), headers=HEADERS) as client:
        made = [
            client.build_request(method, f"http://sandbox/{engine.name}{path}", json=body)
            for method, path, body in CALLS[engine.name]
        ]
        transport = SandboxTransport(engine)
        rates = {}
        for name, send in (("engine", transport.handle_request), ("httpx client", client.send)):
            count, begin = 0, time.perf_counter()
            while time.perf_counter() - begin < seconds:
                send(made[count % len(made)]).read()
                count += 1
            rates[name] = count / (time.perf_counter() - begin)
    return rates


@frozen
class Server:
    """A server that can be started.

    Attributes:
        name: What it is called in the table.
        command: How it is started.
        port: Where it listens.
        probe: A request that it answers.

    """

    name: str
    command: tuple[str, ...]
    port: int
    probe: bytes


def servers(engine: Engine, prism: Path, folder: Path) -> tuple[Server, Server]:
    """Give both servers of a provider's effective spec."""
    spec = folder / f"{engine.name}.json"
    spec.write_text(json.dumps(engine.spec.document.data), "utf-8")
    ours, theirs = free_port(), free_port()
    mine = (sys.executable, "-m", "clientwright", "sandbox", "--port", str(ours))
    other = (str(prism), "mock", "--port", str(theirs), str(spec))
    return (
        Server("clientwright", mine, ours, requests(engine.name, f"/{engine.name}")[-1]),
        Server("prism", other, theirs, requests(engine.name, "")[-1]),
    )


def measure(prism: Path, rounds: int, seconds: float) -> dict[str, Any]:
    """Measure everything in one run."""
    starts: dict[str, list[float]] = {"clientwright": [], "prism": []}
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        for engine in open_engines(tuple(CALLS), specs=ROOT / "specs", overlays=ROOT / "overlays"):
            pair = servers(engine, prism, Path(folder))
            for _ in range(rounds):
                for one in pair:
                    with running(one.command, one.port, one.probe) as took:
                        starts[one.name].append(took)
            with (
                running(pair[0].command, pair[0].port, pair[0].probe),
                running(pair[1].command, pair[1].port, pair[1].probe),
            ):
                ports = {one.name: one.port for one in pair}
                rates[engine.name] = on_loopback(ports, engine.name, rounds, seconds) | in_process(engine, seconds)
    return {
        "machine": processor_and_python() | {"prism": PRISM},
        "start": {name: round(median(each), 3) for name, each in starts.items()},
        "calls": {provider: {name: round(each) for name, each in row.items()} for provider, row in rates.items()},
    }


def table(found: dict[str, Any]) -> list[str]:
    """Write the figures as a table."""
    start = found["start"]
    lines = [
        "| provider | sandbox, calls/s | Prism, calls/s | ratio | engine in process | httpx client in process |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for provider, row in found["calls"].items():
        ratio = row["clientwright"] / row["prism"]
        figures = f"{row['clientwright']} | {row['prism']} | {ratio:.1f}x | {row['engine']} | {row['httpx client']}"
        lines.append(f"| {provider} | {figures} |")
    return [*lines, "", f"Start: sandbox {start['clientwright']} s (four providers), Prism {start['prism']} s (one)."]


def save(found: dict[str, Any]) -> None:
    """Write the figures where the pages find them."""
    results = ROOT / "benchmarks" / "results"
    (results / "sandbox.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    facts = ", ".join(f"{name} {value}" for name, value in found["machine"].items())
    page = ["# The sandbox beside Prism", "", *HOW.splitlines(), "", *table(found), "", f"Measured on: {facts}."]
    (results / "sandbox.md").write_text("\n".join(page) + "\n", "utf-8")


def main() -> None:
    """Measure, print a table, and save it when told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prism", type=Path, help="a folder that Prism is installed in")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is started and asked")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each is asked in a round")
    parser.add_argument("--save", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prism = options.prism / "node_modules" / ".bin" / "prism" if options.prism else install(Path(folder))
        found = measure(prism, options.rounds, options.seconds)
    print("\n".join(table(found)))
    if options.save:
        save(found)


if __name__ == "__main__":
    main()
