"""Draw the documents of Trybe's list of memberships beside Schemathesis' engine: speed, validity, shrinking.

Run it where schemathesis is installed beside this project: `python benchmarks/strategies.py`, with `--save` to write
benchmarks/results/strategies.json and .md.
"""

from __future__ import annotations

import argparse
import copy
import json
import statistics
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any, Final, TypeAlias

import hypothesis
import jsonschema_rs
from attrs import asdict, frozen
from documents import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from machine import processor_and_python
from schemathesis.generation.jsonschema import builder
from schemathesis.specs.openapi.formats import get_default_format_strategies

from clientwright.conformance.examples import validator_for
from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import Document
from clientwright.pipeline.effective import effective_of, find_providers

PAGE: Final = "/components/schemas/MembershipPage"
OURS, THEIRS = "clientwright", "schemathesis"
QUIET: Final = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
#: How deep the text lies that is taken for a defect.
_DEEP: Final = 4
Engine: TypeAlias = Callable[[Document], SearchStrategy[Any]]


@frozen
class Round:
    """What one engine did in one round.

    Attributes:
        engine: Whose it is.
        objects: Whether the objects of the schema are `open` or `closed`.
        seconds: CPU time of drawing.
        documents: How many were drawn.
        valid: How many of them are valid, formats included.
        size: Their mean length as compact JSON, in characters.

    """

    engine: str
    objects: str
    seconds: float
    documents: int
    valid: int
    size: float

    @property
    def speed(self) -> float:
        """Documents in a second of CPU time."""
        return self.documents / self.seconds


@frozen
class Shrinking:
    """What finding and shrinking one nested defect took: CPU seconds, and the characters of what was left."""

    engine: str
    seconds: float
    size: int


def ours(document: Document) -> SearchStrategy[Any]:
    """Compile the page with this project's strategies; where objects are open, with fields unknown to them."""
    return from_schema(document, PAGE, unknown_fields=True)


def theirs(document: Document) -> SearchStrategy[Any]:
    """Compile the page with Schemathesis' engine and its own formats."""
    schema = {"allOf": [{"$ref": f"#{PAGE}"}], "components": document.data["components"]}
    formats = get_default_format_strategies()
    return builder.build(schema, draft=jsonschema_rs.Draft202012, formats=formats)


ENGINES: Final[dict[str, Engine]] = {OURS: ours, THEIRS: theirs}


def documents() -> dict[str, Document]:
    """Give Trybe's effective spec, and the same with objects that allow no field that they do not declare."""
    (provider,) = find_providers(ROOT / "specs", ROOT / "overlays", ("trybe",))
    opened = effective_of(provider).document
    closed = Document(opened.name, copy.deepcopy(opened.data), opened.marks, opened.format)
    for schema in closed.data["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return {"closed": closed, "open": opened}


def draw(strategy: SearchStrategy[Any], count: int, seed: int) -> tuple[float, list[Any]]:
    """Draw documents; give the CPU seconds and what was drawn."""
    drawn: list[Any] = []

    @hypothesis.seed(seed)
    @settings(QUIET, max_examples=count, phases=[Phase.generate])
    @given(strategy)
    def collect(value: Any) -> None:
        drawn.append(value)

    started = time.process_time()
    collect()
    return time.process_time() - started, drawn


def rounds(count: int, number: int) -> Iterator[Round]:
    """Let the engines draw in turns, from seeds of their own for each round."""
    for objects, document in documents().items():
        strategies = {name: engine(document) for name, engine in ENGINES.items()}
        fits = validator_for(document, {"$ref": f"#{PAGE}"}).is_valid
        for strategy in strategies.values():
            draw(strategy, 5, 0)
        for seed in range(1, number + 1):
            for name, strategy in strategies.items():
                seconds, drawn = draw(strategy, count, seed)
                size = statistics.mean(len(_compact(value)) for value in drawn)
                yield Round(name, objects, seconds, len(drawn), sum(map(fits, drawn)), size)


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def defective(value: Any, depth: int = 0) -> bool:
    """Tell whether a text that lies deep holds a character beyond ASCII."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return any(defective(item, depth + 1) for item in inner)
    return isinstance(value, str) and depth >= _DEEP and not value.isascii()


def shrink(engine: str) -> Shrinking:
    """Find a document with a defect among closed objects, and make it as small as it goes."""
    strategy = ENGINES[engine](documents()["closed"])
    started = time.process_time()
    found = hypothesis.find(
        strategy, defective, settings=settings(QUIET, max_examples=5000, derandomize=True, phases=list(_SHRINKING))
    )
    return Shrinking(engine, time.process_time() - started, len(_compact(found)))


_SHRINKING: Final = (Phase.generate, Phase.shrink)


def table(done: list[Round], shrunk: list[Shrinking]) -> Iterator[str]:
    """Write the figures as Markdown."""
    yield "| objects | engine | documents/CPU-s | kB/CPU-s | mean size | valid | ratio (least, most) |"
    yield "|---|---|---|---|---|---|---|"
    for objects in dict.fromkeys(one.objects for one in done):
        pairs = {name: [one for one in done if (one.objects, one.engine) == (objects, name)] for name in ENGINES}
        ratios = [own.speed / other.speed for own, other in zip(pairs[OURS], pairs[THEIRS], strict=True)]
        for name, some in pairs.items():
            speed = statistics.median(one.speed for one in some)
            rate = statistics.median(one.speed * one.size for one in some) / 1000
            size = statistics.mean(one.size for one in some)
            valid, drawn = sum(one.valid for one in some), sum(one.documents for one in some)
            ratio = f"**{statistics.median(ratios):.1f}** ({min(ratios):.1f}, {max(ratios):.1f})" * (name == OURS)
            yield f"| {objects} | {name} | {speed:.0f} | {rate:.0f} | {size:.0f} | {valid} of {drawn} | {ratio} |"
    yield ""
    yield "| shrinking one nested defect | CPU-s | characters left |"
    yield "|---|---|---|"
    for one in shrunk:
        yield f"| {one.engine} | {one.seconds:.1f} | {one.size} |"


def main() -> None:
    """Measure, print a table, and save it when told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="how often each engine draws")
    parser.add_argument("--documents", type=int, default=60, help="how many documents it draws each time")
    parser.add_argument("--save", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    done = list(rounds(options.documents, options.rounds))
    shrunk = [shrink(name) for name in ENGINES]
    lines = list(table(done, shrunk))
    print("\n".join(lines))
    if options.save:
        facts = processor_and_python() | {
            name: version(name) for name in ("hypothesis", "schemathesis", "jsonschema-rs")
        }
        results = ROOT / "benchmarks" / "results"
        figures = {
            "machine": facts,
            "rounds": [asdict(one) for one in done],
            "shrinking": [asdict(one) for one in shrunk],
        }
        (results / "strategies.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
        told = [f"- {name}: {fact}" for name, fact in facts.items()]
        text = ["# Strategies beside Schemathesis' engine", "", *lines, "", *told]
        (results / "strategies.md").write_text("\n".join(text) + "\n", "utf-8")


if __name__ == "__main__":
    main()
