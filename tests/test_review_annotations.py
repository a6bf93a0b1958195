"""A review as GitHub's workflow commands."""

from __future__ import annotations

import re

from attrs import evolve
from hypothesis import example, given, settings
from review_changes import RENAMED, REQUIRED_ADDED, REWORDED, TYPE_CHANGED, VALUE_ADDED, change, place, step
from review_hostile import TEXT, reviews
from review_samples import EMPTY, LARGE, PLANTED, PROBLEM

from clientwright.review.outputs.annotations import github, level_of
from clientwright.review.outputs.grouping import urgent_first
from clientwright.review.outputs.wording import visible
from clientwright.review.reports import ProviderReview, Review, Reviewed
from clientwright.review.values import Effect, Route, Wire


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as GitHub's runner does: level, properties and message."""
    match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)", line)
    assert match is not None
    pairs = [pair.split("=", 1) for pair in match[2].split(",")]
    return match[1], {key: _unescaped(value, ":,") for key, value in pairs}, _unescaped(match[3], "")


def _unescaped(text: str, more: str) -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def commands(review: Review) -> list[tuple[str, dict[str, str], str]]:
    """Give all commands of a report."""
    return [read(line) for line in github(review).split("\n") if line]


def alone(*changes: Reviewed) -> Review:
    """Give a report of one provider."""
    return evolve(EMPTY, providers=(ProviderReview("trybe", "kept", changes),))


def test_nothing_is_said_of_nothing() -> None:
    """A report without changes has no annotation."""
    assert not github(EMPTY)


def test_a_change_is_on_its_line() -> None:
    """A change is shown at its line in the head, with rule and fingerprint as title and the Python in the message."""
    level, properties, message = commands(alone(TYPE_CHANGED))[0]
    assert "error" == level
    assert {
        "file": "overlays/trybe/fix-types.overlay.yaml",
        "line": "23",
        "col": "7",
        "title": f"type-changed {TYPE_CHANGED.change.fingerprint}",
    } == properties
    assert [
        "The type of `tax` of an answer is now integer or string, it was integer. (wire breaking, Python breaking)",
        "MembershipCharge.tax: int -> int | str",
        "POST /shop/memberships/charges/{charge_id}/process: answer 200 $.data.tax",
    ] == message.split("\n")


def test_levels_follow_the_verdicts() -> None:
    """What breaks the wire or Python without approval is an error, what is risky a warning, all else a notice."""
    found = [(level, properties["title"].split()[0]) for level, properties, _ in commands(PLANTED)]
    assert [
        ("error", "operation-id-changed"),
        ("error", "type-changed"),
        ("warning", "enum-value-added"),
        ("notice", "required-property-added"),
        ("notice", "description-changed"),
    ] == found
    assert "approved by A. Maintainer until 2027-01-31: " in commands(PLANTED)[3][2]


def test_problems_come_first() -> None:
    """What is wrong with the head is an error, a stale approval a warning, each at its place."""
    first, second = commands(PROBLEM)
    assert ("error", "generated/swipe/API.md", "1", "generated-stale") == (
        first[0],
        *(first[1][key] for key in ("file", "line", "title")),
    )
    assert {"file": "approvals.yaml", "line": "9", "col": "3", "title": "stale approval"} == second[1]
    assert "The approval of abcdef012345 by B. Maintainer until 2026-01-31 holds for no change." == second[2]
    levels = [level for level, _, _ in commands(evolve(PLANTED, problems=PROBLEM.problems))]
    assert ["error", "error", "error"] == levels[:3]


def test_the_tenth_says_how_many_more_there_are() -> None:
    """GitHub shows ten of a level; the tenth counts itself out and those after it, which all are in the log."""
    found = commands(LARGE)
    for level, count in (("error", 60), ("warning", 60), ("notice", 180)):
        same = [one for one in found if one[0] == level]
        assert count + 1 == len(same)
        assert (
            {"title": f"{count - 9} more"},
            f"There are {count - 9} more {level}s in the log and the report.",
        ) == same[9][1:]
    assert 10 == len(commands(alone(*LARGE.reviewed[:10])))
    assert "There are 2 more errors in the log and the report." == commands(alone(*LARGE.reviewed[:11]))[9][2]


def test_what_nobody_approved_of_comes_first() -> None:
    """Of changes that break, those without an approval come first, and the order stays otherwise."""
    given = (VALUE_ADDED, REQUIRED_ADDED, TYPE_CHANGED, REWORDED, RENAMED)
    assert (TYPE_CHANGED, RENAMED, REQUIRED_ADDED, VALUE_ADDED, REWORDED) == urgent_first(given)


def removed(pointer: str, file: str = "specs/trybe/openapi.yaml") -> Reviewed:
    """Give the removal of a property."""
    made = change(
        "property-removed",
        "The answer has no property `name` any more.",
        wire=Wire.BREAKING,
        old=place(file, 40, pointer),
        new=None,
        routes=(Route("GET /things", "answer", "200", "application/json", step("data name")),),
    )
    return Reviewed(made, Effect.BREAKING)


def near(pointer: str, line: int, file: str = "specs/trybe/openapi.yaml") -> Reviewed:
    """Give a change of words at a place of the head."""
    return Reviewed(change("description-changed", "Words.", new=place(file, line, pointer)), Effect.NONE)


def test_a_removal_is_shown_at_the_nearest_place() -> None:
    """What is gone is shown at the nearest change in the same component or path, and says where it was."""
    gone = removed("/components/schemas/Thing/properties/name")
    others = [
        near("/components/schemas/Thing/description", 31),
        near("/components/schemas/Thing/properties/size/description", 44),
        near("/components/schemas/Other/properties/name", 90),
    ]
    _, properties, message = commands(alone(gone, *others))[0]
    assert ("specs/trybe/openapi.yaml", "44") == (properties["file"], properties["line"])
    assert "specs/trybe/openapi.yaml:40 (only in the base)" == message.split("\n")[-1]


def test_a_removal_far_from_all_is_shown_at_its_file() -> None:
    """What is gone without any change in its component or path, or in its file, is shown at the file as a whole."""
    gone = removed("/components/schemas/Thing/properties/name")
    elsewhere = near("/components/schemas/Thing/description", 31, "overlays/trybe/fix-types.overlay.yaml")
    other = near("/components/schemas/Other/properties/name", 90)
    properties = commands(alone(gone, elsewhere, other))[0][1]
    assert {"file": "specs/trybe/openapi.yaml", "title": f"property-removed {gone.change.fingerprint}"} == properties
    path = commands(alone(removed("/paths/~1a/get"), near("/paths/~1a/post", 12)))[0][1]
    assert "12" == path["line"]
    path = commands(alone(removed("/paths/~1a/get"), near("/paths/~1b/get", 12)))[0][1]
    assert "line" not in path


def test_a_change_without_any_place_is_told() -> None:
    """A change that stands nowhere has a title alone."""
    made = evolve(RENAMED, change=evolve(RENAMED.change, old=None, new=None))
    assert {"title": f"operation-id-changed {made.change.fingerprint}"} == commands(alone(made))[0][1]


@settings(max_examples=40)
@given(reviews())
def test_a_command_is_a_line(review: Review) -> None:
    """Whatever texts a report holds, each line is one command, and reads back as what was meant."""
    found = commands(review)
    expected = len(review.reviewed) + len(review.problems) + len(review.stale_approvals)
    more = sum(sum(level == each for level, _, _ in found) > 10 for each in ("error", "warning", "notice"))
    assert expected + more == len(found)
    titles = {properties["title"] for _, properties, _ in found}
    assert {f"{one.change.rule} {one.change.fingerprint}" for one in review.reviewed} <= titles


@settings(max_examples=40)
@given(reviews())
def test_everything_in_a_command_can_be_seen(review: Review) -> None:
    """No command holds a character that cannot be seen or encoded."""
    told = github(review)
    assert told == visible(told, keep="\n")


@given(TEXT, TEXT)
@example("100%0A::error", "a,b:c%2C.yaml")
def test_texts_read_back(message: str, file: str) -> None:
    """Whatever a message and a file's name hold, they read back as they are."""
    one = evolve(RENAMED, change=evolve(RENAMED.change, message=message, new=place(file, 1, "/paths")))
    _, properties, told = commands(alone(one))[0]
    assert visible(file) == properties["file"]
    assert f"{visible(message)} (wire docs, Python breaking)" == told.split("\n")[0]


def test_an_approval_makes_a_notice() -> None:
    """A change with an approval is a notice, whatever its verdicts."""
    levels = {wire: level_of(Reviewed(change("x", "X.", wire=wire), Effect.NONE)) for wire in Wire}
    assert {Wire.BREAKING: "error", Wire.RISKY: "warning", Wire.ADDITIVE: "notice", Wire.DOCS: "notice"} == levels
    assert "notice" == level_of(evolve(TYPE_CHANGED, approval=PROBLEM.stale_approvals[0]))
