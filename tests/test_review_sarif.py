"""A review as SARIF."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from attrs import evolve
from hypothesis import given, settings
from review_changes import RENAMED, REQUIRED_ADDED, place
from review_hostile import reviews
from review_samples import EMPTY, PLANTED, PROBLEM, SAMPLES

from clientwright.pipeline.documents import JSON
from clientwright.review.catalogue import RULES
from clientwright.review.outputs.sarif import as_sarif, text
from clientwright.review.reports import ProviderReview, Review

_URI = re.compile(r"[A-Za-z0-9._~/%-]*")
_RESULT = {"ruleId", "ruleIndex", "level", "message", "locations", "baselineState"}
_MORE = {"partialFingerprints", "properties", "relatedLocations", "suppressions"}


def run_of(review: Review) -> Any:
    """Give the one run of a log, of which the frame is checked."""
    log = json.loads(text(review))
    assert {"$schema", "version", "runs"} == set(log)
    assert "2.1.0" == log["version"]
    assert 1 == len(log["runs"])
    return log["runs"][0]


def physical(node: JSON) -> Iterator[Any]:
    """Give every physical location."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "physicalLocation")
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from physical(below)


def checked(review: Review) -> Any:
    """Give the run, whose structure is that of SARIF 2.1.0."""
    run = run_of(review)
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len({rule["id"] for rule in rules})
    for result in run["results"]:
        assert _RESULT <= set(result) <= _RESULT | _MORE
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
        assert result["level"] in {"error", "warning", "note"}
        assert "new" == result["baselineState"]
        for location in result["locations"]:
            logical = [each["fullyQualifiedName"] for each in location.get("logicalLocations", [])]
            assert len(logical) == len(set(logical))
    for one in physical(run):
        artifact, region = one["artifactLocation"], one["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        relative = "uriBaseId" in artifact
        assert _URI.fullmatch(artifact["uri"].removeprefix("file://"))
        assert relative is not artifact["uri"].startswith("file:///")
        assert not relative or (artifact["uriBaseId"] in run["originalUriBaseIds"] and artifact["uri"][:1] != "/")
    return run


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_report_is_a_log(name: str) -> None:
    """Each sample is a log of one run with a result for each change and problem."""
    review = SAMPLES[name]
    run = checked(review)
    assert len(review.reviewed) + len(review.problems) == len(run["results"])
    found = [one["partialFingerprints"]["clientwrightReview/v1"] for one in run["results"] if "properties" in one]
    assert {one.change.fingerprint for one in review.reviewed} == set(found)


@settings(max_examples=40)
@given(reviews())
def test_any_report_is_a_log(review: Review) -> None:
    """Whatever texts a report holds, it is a log in ASCII."""
    assert text(review).isascii()
    checked(review)


def test_all_rules_are_described() -> None:
    """The run lists every rule of the catalogue with what it means, and others that occur by name."""
    rules = {one["id"]: one for one in run_of(EMPTY)["tool"]["driver"]["rules"]}
    assert set(RULES) == set(rules)
    for name, rule in rules.items():
        assert RULES[name].explain == rule["fullDescription"]["text"]
        assert rule["help"]["text"].startswith(f"{RULES[name].explain} On the wire: ")
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    more = {one["id"] for one in run_of(PROBLEM)["tool"]["driver"]["rules"]}
    assert set(RULES) | {"generated-stale"} == more


def test_results_come_by_importance() -> None:
    """Problems come first, then what breaks; the level is that of the worse verdict."""
    levels = [one["level"] for one in run_of(evolve(PLANTED, problems=PROBLEM.problems))["results"]]
    assert ["error", "error", "error", "error", "warning", "note"] == levels


def test_a_result_tells_both_sides() -> None:
    """A result stands at the head's line; the base's is related, and the message has the Python."""
    result = next(one for one in run_of(PLANTED)["results"] if one["ruleId"] == "type-changed")
    here = result["locations"][0]["physicalLocation"]
    assert "overlays/trybe/fix-types.overlay.yaml" == here["artifactLocation"]["uri"]
    assert {"startLine": 23, "startColumn": 7} == here["region"]
    there = result["relatedLocations"][0]
    assert 412 == there["physicalLocation"]["region"]["startLine"]
    assert "In the base." == there["message"]["text"]
    assert "MembershipCharge.tax: int -> int | str" in result["message"]["text"].split("\n")
    expected = {"provider": "trybe", "wire": "breaking", "python": "breaking", "direction": "response", "cause": "spec"}
    assert expected == result["properties"]
    assert 2 == len(result["locations"][0]["logicalLocations"])


def test_an_approval_is_a_suppression() -> None:
    """A change with an approval keeps its level and has an accepted suppression with the reason and its place."""
    results = run_of(PLANTED)["results"]
    (result,) = [one for one in results if "suppressions" in one]
    assert REQUIRED_ADDED.change.rule == result["ruleId"]
    assert "error" == result["level"]
    (suppression,) = result["suppressions"]
    assert ("external", "accepted") == (suppression["kind"], suppression["status"])
    told = "Trybe has refused messages without it since 1 November. (A. Maintainer, until 2027-01-31)"
    assert told == suppression["justification"]
    assert 4 == suppression["location"]["physicalLocation"]["region"]["startLine"]


def test_a_removal_has_a_place() -> None:
    """What is gone stands at its file of the base where no other change is near, and nowhere without any place."""
    gone = evolve(RENAMED, change=evolve(RENAMED.change, new=None))
    nowhere = evolve(RENAMED, change=evolve(RENAMED.change, old=None, new=None, after=1))
    results = run_of(evolve(EMPTY, providers=(ProviderReview("magicline", "kept", (gone, nowhere)),)))["results"]
    assert 31 == results[0]["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert [] == results[1]["locations"]
    assert "relatedLocations" not in results[1]


@pytest.mark.parametrize(
    ("file", "uri", "relative"),
    [
        ("specs/a b.yaml", "specs/a%20b.yaml", True),
        ("specs/ü#1.yaml", "specs/%C3%BC%231.yaml", True),
        ("/specs/a.yaml", "file:///specs/a.yaml", False),
    ],
)
def test_files_are_addresses(file: str, uri: str, relative: bool) -> None:  # noqa: FBT001  # a parameter of the test
    """A file is an address relative to the root of the repository, unless it was named from the root of the disk."""
    one = evolve(RENAMED, change=evolve(RENAMED.change, new=place(file, 1, "/paths")))
    log = as_sarif(evolve(EMPTY, providers=(ProviderReview("magicline", "kept", (one,)),)))
    artifact = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == artifact["uri"]
    assert relative is ("uriBaseId" in artifact)
    assert unquote(artifact["uri"]).endswith(file)
