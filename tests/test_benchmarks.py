from __future__ import annotations

import platform
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def measured(base: str, faster: bool, **figures: list[float]) -> Any:  # noqa: FBT001
    """Give a measure with these figures."""
    return import_module("figures").Measure("Reading", "µs", base=base, faster=faster, figures=figures)


def test_ratios_compare_figures_of_the_same_round() -> None:
    """A machine that slows down between rounds changes no ratio."""
    slowing = measured("old", faster=True, old=[10.0, 20.0, 40.0], new=[2.0, 4.0, 8.0])
    found = slowing.ratios("new")
    assert (5.0, 5.0, 5.0) == (found.least, found.middle, found.greatest)


def test_a_cost_is_a_part_of_the_base() -> None:
    """Where less is told as less, the ratio is the variant's part of the base, from the least to the greatest."""
    found = measured("old", faster=False, old=[10.0, 10.0, 10.0], new=[1.0, 9.0, 2.0]).ratios("new")
    assert (0.1, 0.2, 0.9) == (found.least, found.middle, found.greatest)


@pytest.mark.parametrize(
    ("least", "limit", "reached"), [(True, 5, True), (True, 5.1, False), (False, 5, True), (False, 4.9, False)]
)
def test_a_goal_is_reached_at_its_limit(least: bool, limit: float, reached: bool) -> None:  # noqa: FBT001
    """The median decides, the limit itself included, in either direction."""
    goal = import_module("figures").Goal("g", "m", "new", "old", lambda own, other: other / own, limit, least=least)
    measures = {"m": measured("old", faster=True, old=[10.0, 10.0, 10.0], new=[2.0, 1.0, 9.0])}
    assert reached is goal.reached(goal.found(measures))


def test_a_goal_without_figures_is_not_measured() -> None:
    """A goal whose variants did not run has no figure, whether its measure is there or not."""
    goal = import_module("figures").Goal("g", "m", "new", "old", lambda own, other: own / other, 1)
    assert goal.found({}) is None
    assert goal.found({"m": measured("old", faster=False, old=[1.0])}) is None


def test_every_goal_names_what_is_measured() -> None:
    """Each goal's measure and variants are among those that the benchmark measures."""
    fleet, importing = import_module("fleet"), import_module("importing")
    variants = {job.key: set(job.orders) for job in (*fleet.codec_jobs(), *fleet.call_jobs("http://127.0.0.1:1"))}
    variants |= {key: set(codes) for key, codes in importing.statements("http://127.0.0.1:1").items()}
    variants["kept-100"] = set(fleet.NAMES.values())
    for goal in import_module("goals").GOALS:
        assert {goal.variant, goal.other} <= variants[goal.measure], goal.text


def test_measures_have_titles_of_their_own() -> None:
    """No two measures have the same title or the same key."""
    fleet = import_module("fleet")
    jobs = [*fleet.codec_jobs(), *fleet.call_jobs("http://127.0.0.1:1")]
    assert (len(jobs), len(jobs)) == (len({job.key for job in jobs}), len({job.measure.title for job in jobs}))


def test_the_table_says_what_is_missing() -> None:
    """A competitor that cannot run here has a row with the reason, and each goal a row with its outcome."""
    measure = measured("old", faster=True, old=[3.0], new=[1.0])
    measure.missing["other"] = "needs java"
    goals = [
        import_module("figures").Goal("twice as fast", "m", "new", "old", lambda own, other: other / own, 2, least=True)
    ]
    table = import_module("report").markdown({"system": "Linux"}, goals, {"m": measure})
    assert "| other | needs java |" in table
    assert "| twice as fast | ≥ 2 | 3.00 | 3.00 | 3.00 | reached |" in table
    assert table.index("| new |") < table.index("| old |")
    assert "| new | 1.00 | 1.00 | 1.00 | 3.00 | 3.00 | 3.00 |" in table


def test_the_chart_is_well_formed() -> None:
    """Whatever a variant is called, the chart is XML with a bar for each variant that has figures."""
    measure = measured("old", faster=True, old=[3.0, 3.0], **{'a < b & "c"': [1.0, 2.0]})
    drawn = ET.fromstring(import_module("chart").chart({"m": measure}, ("m", "absent")))  # noqa: S314  # our own
    bars = [each for each in drawn.iter() if each.get("class", "").startswith("bar")]
    assert ['a < b & "c"', "old"] == [each.text for each in drawn.iter() if each.get("class") == "name"]
    assert len(bars) == len(measure.figures)


def test_the_machine_is_described_without_its_name() -> None:
    """What is published names neither the host nor a path."""
    told = " ".join(import_module("machine").processor_and_python().values())
    assert platform.python_version() in told
    assert str(Path.home()) not in told
    assert not platform.node() or platform.node() not in told


def test_pages_have_distinct_items(tmp_path: Path) -> None:
    """A page holds as many items as its name says, no two of one id; an unknown field is in each or in none."""
    documents, json = import_module("documents"), import_module("json")
    documents.write_pages(tmp_path)
    for size in documents.SIZES:
        for unknown in (False, True):
            items = json.loads((tmp_path / f"{documents.name_of(size, unknown=unknown)}.json").read_text("utf-8"))[
                "data"
            ]
            assert (size, size) == (len(items), len({item["id"] for item in items}))
            assert {unknown} == {"loyalty_tier" in item for item in items}


def test_competitors_get_the_effective_spec() -> None:
    """The competitors' spec has what overlays add, such as operation ids, and no extensions."""
    spec = import_module("documents").trybe_spec()
    assert "memberships.list" == spec["paths"]["/customers/memberships"]["get"]["operationId"]
    assert not any(line.strip().startswith('"x-') for line in import_module("json").dumps(spec, indent=1).splitlines())


@given(st.lists(st.integers(0, 200), max_size=6))
def test_the_server_answers_each_request_once(cuts: list[int]) -> None:
    """However requests are cut into pieces, each is answered once, in order, by its path."""
    sent = b"GET /a/1?x=2 HTTP/1.1\r\nHost: h\r\n\r\nGET /b?y HTTP/1.1\r\n\r\nGET /a HTTP/1.1\r\nX: y\r\n\r\n"
    connection = import_module("server").Answering({"a": b"A", "b": b"B"})
    written: list[bytes] = []
    connection.connection_made(type("Transport", (), {"write": staticmethod(written.append)}))
    ends = sorted({min(cut, len(sent)) for cut in cuts} | {0, len(sent)})
    for begin, end in pairwise(ends):
        connection.data_received(sent[begin:end])
    assert b"ABA" == b"".join(written)
