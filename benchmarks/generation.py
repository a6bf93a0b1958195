"""How long a regeneration takes beside stock openapi-python-client, and how long one in which nothing has changed.

Every variant is a whole process, and the rounds of all variants are interleaved, so that only ratios within one run
are compared. Prints a table, and writes it to `benchmarks/results/generation.md` with `--save`.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "generation.md"
STOCK = """
import sys
from pathlib import Path
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType
for spec in sys.argv[2:]:
    name = Path(spec).parent.name
    out = Path(sys.argv[1], name)
    config = Config.from_sources(ConfigFile(), MetaType.UV, Path(spec), "utf-8", True, out)
    generate(config=config)
"""


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = report(measure(Path(folder), arguments.rounds), arguments.rounds)
    print(table)
    if arguments.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(table, "utf-8")


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Time each variant, round by round; the first round warms the caches and does not count."""
    ours = [sys.executable, "-m", "clientwright", "regenerate", "--out"]
    specs = sorted(str(path) for path in ROOT.glob("generated/*/*_client/openapi.json"))
    run([*ours, str(folder / "same")])
    variants: dict[str, Callable[[int], list[str]]] = {
        "stock, four clients, one process": lambda turn: [
            sys.executable,
            "-c",
            STOCK,
            str(folder / f"s{turn}"),
            *specs,
        ],
        "clientwright, four clients": lambda turn: [*ours, str(folder / f"o{turn}")],
        "clientwright, nothing changed": lambda _: [*ours, str(folder / "same")],
        "python -c pass": lambda _: [sys.executable, "-c", "pass"],
    }
    times: dict[str, list[float]] = {name: [] for name in variants}
    for turn in range(rounds + 1):
        (folder / f"s{turn}").mkdir()
        for name, command in variants.items():
            seconds = run(command(turn))
            if turn:
                times[name].append(seconds)
    return times


def run(command: list[str]) -> float:
    """Run a command to its end and give its wall time in seconds."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"{command[:4]} failed:\n{done.stderr}")
    return time.perf_counter() - begun


def report(times: dict[str, list[float]], rounds: int) -> str:
    """Write the table as Markdown, with the machine that it was measured on."""
    base = statistics.median(times["stock, four clients, one process"])
    rows = [
        f"| {name} | {min(found):.2f} | {statistics.median(found):.2f} | {max(found):.2f} "
        f"| {statistics.median(found) / base:.2f} |"
        for name, found in times.items()
    ]
    tools = ", ".join(f"{tool} {version(tool)}" for tool in ("openapi-python-client", "ruff"))
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    head = (
        "# Generation",
        "",
        f"`nox -s bench`: wall time of whole processes in seconds, {rounds} interleaved rounds. {machine}; {tools}.",
        "",
        "| variant | min | median | max | of stock |",
        "|---|---|---|---|---|",
    )
    return "\n".join((*head, *rows)) + "\n"


if __name__ == "__main__":
    main()
