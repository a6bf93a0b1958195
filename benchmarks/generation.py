"""How long generating takes: whole processes, in interleaved rounds, of which the first warms the caches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import competitors
from competitors import Built
from documents import ROOT
from figures import OURS, STOCK, Measure
from fleet import NAMES

FOUR_STOCK = f"{STOCK}, four clients, one process"
GENERATE = """
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
Command = Callable[[Path], list[str]]


def measure(built: Built, folder: Path, rounds: int) -> dict[str, Measure]:
    """Time generating one client, and all four; figures are wall time, since generators use several processes."""
    folder.mkdir()
    competitors.run(_ours(folder / "same"))
    one = Measure("Generating Trybe's client", "s of wall time")
    four = Measure("Generating all four clients", "s of wall time", base=FOUR_STOCK)
    if "openapi_generator" in built.missing:
        one.missing[NAMES["openapi_generator"]] = built.missing["openapi_generator"]
    for turn in range(rounds + 1):
        for found, commands in ((one, _one(built)), (four, _four(folder))):
            for index, (name, command) in enumerate(commands.items()):
                out = folder / f"{turn}-{index}-{found.base}"
                out.mkdir()
                begun = time.perf_counter()
                competitors.run(command(out))
                if turn:
                    found.add(name, time.perf_counter() - begun)
    return {"generation-one": one, "generation-four": four}


def _one(built: Built) -> dict[str, Command]:
    commands: dict[str, Command] = {
        STOCK: lambda out: competitors.stock(built.spec, "stock_client", out / "stock_client"),
        OURS: lambda out: [*_ours(out / "clients"), "trybe"],
        NAMES["pydantic_v2"]: lambda out: competitors.pydantic(built.spec, out / "models.py"),
    }
    if "openapi_generator" not in built.missing:
        commands[NAMES["openapi_generator"]] = lambda out: competitors.openapi_generator(built.spec, out / "oag")
    return commands


def _four(folder: Path) -> dict[str, Command]:
    specs = sorted(str(path) for path in ROOT.glob("generated/*/*_client/openapi.json"))
    return {
        FOUR_STOCK: lambda out: [sys.executable, "-c", GENERATE, str(out), *specs],
        OURS: lambda out: _ours(out / "clients"),
        f"{OURS}, nothing changed": lambda _: _ours(folder / "same"),
        "bare Python": lambda _: [sys.executable, "-c", "pass"],
    }


def _ours(out: Path) -> list[str]:
    return competitors.ours(ROOT / "specs", ROOT / "overlays", out)
