import json
from pathlib import Path

import pytest
from review_projects import CREATE, PAIR, both, change, copied, edit, pair

from clientwright.pipeline.findings import Location
from clientwright.review.evidence import evidence_of, gathered
from clientwright.review.sides import Side
from clientwright.review.values import Change, Place, Route, Step, Wire

__all__ = ["pair"]

SPEC, LEDGER = "specs/swipe/openapi.yaml", "specs/swipe/ledger.yaml"
CREATED = "/components/schemas/CreateSubscriptionRequest"
POST = "/paths/~1subscriptions/post"
SOURCE = (
    "document Subscription, url https://api.swipego.io/docs/2.0/api/subscription, "
    "section Create Subscription, lines [11, 33], read 2026-11-21"
)
REQUEST = (
    "request: required true, media_type application/json, shape CreateRequest "
    "(line 8, line 20; required: line 23, line 24)"
)
FIELD = Route("POST /subscriptions", "body", "", "application/json", (Step("property", "phone_no"),))


def lines(pair: PAIR, old: str | None, new: str | None, *routes: Route) -> dict[str, str]:
    """Give what sources, overlays and the ledger say, by how a line begins; where they stand is taken out."""
    found = [line for line in evidence(pair, old, new, *routes) if line.startswith(("source", "overlay", "ledger"))]
    parted = [line.split(": ", 1) for line in found]
    return {start.rpartition(" ")[0]: rest for start, rest in parted}


def grades(pair: PAIR, old: str | None, new: str | None, *routes: Route) -> list[str]:
    """Give the grades before and after."""
    return [line for line in evidence(pair, old, new, *routes) if line.startswith("grade")]


def evidence(pair: PAIR, old: str | None, new: str | None, *routes: Route) -> tuple[str, ...]:
    """Give the evidence of a change, as it is."""
    sides = both(*pair)
    found = evidence_of(change(sides, old, new, *routes), *sides)
    assert not [line for line in found if str(pair[0].parent) in line]
    return found


def number(file: Path, text: str) -> int:
    """Give the line in which a text stands first."""
    return next(index for index, line in enumerate(file.read_text("utf-8").splitlines(), 1) if text in line)


def test_what_both_sides_say_alike_is_one_line(pair: PAIR) -> None:
    """Source, ledger and grade that stay are one line each, with the place in the head."""
    edit(pair[1] / SPEC, "info:\n", "\n\ninfo:\n")
    edit(pair[1] / LEDGER, "reasons:\n", "\nreasons:\n")
    source, ledger = number(pair[1] / SPEC, "x-source"), number(pair[1] / LEDGER, "request: {line: [8, 20]")
    found = evidence(pair, f"{POST}/summary", f"{POST}/summary")
    expected = (
        f"source {SPEC}:{source}: {SOURCE}",
        f"ledger {LEDGER}:{ledger}: {REQUEST}",
        "grade documented",
    )
    assert expected == found


def test_a_source_that_differs_is_told_before_and_after(pair: PAIR) -> None:
    """A source that differs stands there twice; one that is on one side, once."""
    edit(pair[1] / SPEC, "lines: [11, 33]", "lines: [11, 34]")
    found = lines(pair, f"{POST}/summary", f"{POST}/summary")
    assert "lines [11, 33]" in found["source before"]
    assert "lines [11, 34]" in found["source after"]
    text = (pair[1] / SPEC).read_text("utf-8").replace("x-source", "x-from", 1)
    (pair[1] / SPEC).write_text(text, "utf-8")
    found = lines(pair, f"{POST}/summary", f"{POST}/summary")
    assert "source before" in found
    assert "source after" not in found


def test_the_source_of_a_component_is_that_of_its_operation(pair: PAIR) -> None:
    """A place without a source above it has that of the operation by which callers come to it, renamed or moved."""
    told = "section Create Subscription"
    assert told in lines(pair, CREATED, CREATED)["source"]
    assert told in lines(pair, None, CREATED)["source"]
    moved = Route("POST /another", "body", old_id="subscriptions.create", new_id="subscriptions.create")
    assert told in lines(pair, CREATED, CREATED, moved)["source"]
    lost = Route("POST /nothing", "body")
    assert not [word for word in lines(pair, CREATED, CREATED, lost) if word.startswith("source")]


def test_the_nearest_source_wins(pair: PAIR) -> None:
    """A source nearer to the place than the operation's is the one that is told."""
    edit(pair[1] / SPEC, "    CreateSubscriptionRequest:\n", "    CreateSubscriptionRequest:\n      x-source: a note\n")
    found = lines(pair, f"{CREATED}/properties/email", f"{CREATED}/properties/email")
    assert "section Create Subscription" in found["source before"]
    assert "a note" == found["source after"]
    edit(pair[1] / SPEC, '        "422":\n', '        "422":\n          x-source: {page: refusals}\n')
    refusal = f"{POST}/responses/422"
    assert "page refusals" == lines(pair, refusal, refusal)["source after"]
    assert "page refusals" == lines(pair, f"{refusal}/description", f"{refusal}/description")["source after"]


def test_the_overlay_that_wrote_the_node_says_why(pair: PAIR) -> None:
    """A node of an overlay is told with the action's purpose, grade and source."""
    file = "overlays/swipe/shape-units.overlay.yaml"
    pointer = "/components/schemas/Package/properties/amount/description"
    line = number(pair[1] / file, "  - target")
    expected = (
        f"overlay {file}:{line}: The document leaves the unit open; comparing its versions shows it. (inferred: "
        "api.swipego.io/docs/1.0/api/subscription against api.swipego.io/docs/2.0/api/subscription)"
    )
    assert expected in evidence(pair, pointer, pointer)
    edit(pair[1] / file, "grade: inferred", "grade: stated")
    found = lines(pair, pointer, pointer)
    assert "(inferred: api" in found["overlay before"]
    assert "(stated: api" in found["overlay after"]
    (pair[1] / file).unlink()
    found = lines(pair, pointer, pointer)
    assert "overlay before" in found
    assert "overlay after" not in found


def test_an_action_of_one_line_is_told_by_its_target(pair: PAIR) -> None:
    """An action without words or evidence, however it is written, is told by what it changes."""
    with (pair[1] / "overlays/swipe/shape-units.overlay.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {target: $.info, update: {x-more: 1}}\n")
    assert "$.info" == lines(pair, None, "/info/x-more")["overlay after"]


def test_a_place_named_from_the_root_is_found_in_its_overlay(pair: PAIR) -> None:
    """It does not matter whether the file of a place is named in full or from the root of its side."""
    sides = both(*pair)
    pointer = "/components/schemas/Package/properties/amount/description"
    whole = change(sides, pointer, pointer)
    near = [side.shown(found.location) for side, found in zip(sides, (whole.old, whole.new), strict=True) if found]
    assert "overlays/swipe/shape-units.overlay.yaml" == near[0].file
    short = Change(
        whole.rule, whole.provider, whole.wire, whole.direction, whole.message, whole.before, whole.after,
        Place(pointer, near[0]), Place(pointer, near[1]), whole.routes,
    )  # fmt: skip
    assert evidence_of(whole, *sides) == evidence_of(short, *sides)


@pytest.mark.parametrize("target", ["phone_no", "phone_no.description"])
def test_the_overlay_that_took_a_node_away_says_why(pair: PAIR, target: str) -> None:
    """A node that the spec still has and an overlay removes is told with that overlay's action."""
    overlay = pair[1] / "overlays/swipe/fix-list-shape.overlay.yaml"
    removing = f"  - target: $.components.schemas.CreateSubscriptionRequest.properties.{target}\n    remove: true\n"
    with overlay.open("a", encoding="utf-8") as file:
        file.write(removing.replace("    remove", "    description: Nobody has seen it.\n    remove"))
    pointer = f"{CREATED}/properties/phone_no/description"
    assert "Nobody has seen it." == lines(pair, pointer, None)["overlay after"]
    assert "Nobody has seen it." == lines(pair[::-1], None, pointer)["overlay before"]
    assert not [word for word in lines(pair, f"{CREATED}/properties/email", None) if word.startswith("overlay")]
    assert not [word for word in lines(pair, "/nowhere", None) if word.startswith("overlay")]


def test_the_ledger_is_quoted_before_and_after(pair: PAIR) -> None:
    """What the ledger says of the very field is told with its lines, its sources and the reasons of assumptions."""
    pointer = f"{CREATED}/properties/phone_no"
    assert lines(pair, pointer, pointer, FIELD)["ledger"].startswith("phone_no: type string, ")
    edit(pair[1] / LEDGER, "  never-null: The document neither", "  never-null: This document neither")
    found = lines(pair, pointer, pointer, FIELD)
    assert "nullable assumed: The document neither mentions null" in found["ledger before"]
    assert "nullable assumed: This document neither mentions null" in found["ledger after"]


def test_an_unsound_ledger_says_nothing(pair: PAIR) -> None:
    """A ledger that its own checks refuse is no evidence, and no reason to stop."""
    edit(pair[1] / LEDGER, "ledger: 1\n", "ledger: one\n")
    pointer = f"{CREATED}/properties/phone_no"
    found = lines(pair, pointer, pointer, FIELD)
    assert ["source", "ledger before"] == list(found)
    assert ["grade before documented"] == grades(pair, pointer, pointer, FIELD)
    assert ["grade after documented"] == grades(pair[::-1], pointer, pointer, FIELD)


def test_a_statement_that_is_founded_otherwise_shows(pair: PAIR) -> None:
    """A grade that differs is told of what is stated, and one that stays only of the node itself."""
    request = "request: {line: [8, 20], required: true, media_type: application/json, shape: CreateRequest, from"
    edit(pair[1] / LEDGER, request, request.replace(", from", ", assumed: {required: only-create-demands-it}, x"))
    edit(pair[1] / LEDGER, ", x: {required: [23, 24]}", "")
    required = f"{POST}/requestBody/required"
    expected = ["grade documented", "grade of required documented -> assumed"]
    assert expected == grades(pair, required, required)
    assert ["grade documented"] == grades(pair[:1] * 2, required, required)


def test_the_values_of_an_enum_are_founded_one_by_one(pair: PAIR) -> None:
    """A value that is new to an enum has a grade of its own, and the others none."""
    listed = "          description: E-mail address of the customer.\n          enum: [a, b]\n"
    for folder, known in zip(pair, ("a", "a, b"), strict=True):
        text = (folder / SPEC).read_text("utf-8")
        described = "          description: E-mail address of the customer.\n"
        new = listed.replace("a, b", known)
        (folder / SPEC).write_text(text.replace(described, new, 1), "utf-8")
    enum = f"{CREATED}/properties/email/enum"
    assert ["grade documented", "grade of enum value b after unstated"] == grades(pair, enum, f"{enum}/1")
    assert ["grade documented", "grade of enum value b before unstated"] == grades(pair[::-1], f"{enum}/1", enum)


def test_what_is_new_or_gone_has_one_grade(pair: PAIR) -> None:
    """A node on one side only has a grade on that side only."""
    pointer = f"{CREATED}/properties/email"
    assert ["grade after documented"] == grades(pair, None, pointer)
    assert ["grade before documented"] == grades(pair, pointer, None)
    assert [] == grades(pair, None, f"{POST}/requestBody/a/b/c")
    assert [] == grades(pair, None, None)


def test_examples_of_the_operation_are_compared(pair: PAIR) -> None:
    """An example file that is new, differs or is gone is told for the operations that use it, and for no others."""
    examples = pair[1] / "specs/swipe/examples"
    edit(examples / "createSubscription.422.json", "required", "REQUIRED")
    (examples / "createSubscription.request.json").rename(examples / "another.json")
    text = (pair[1] / SPEC).read_text("utf-8")
    (pair[1] / SPEC).write_text(text.replace("createSubscription.request", "another"), "utf-8")
    found = [line for line in evidence(pair, CREATED, CREATED) if line.startswith("example")]
    assert found == [
        "example added: specs/swipe/examples/another.json",
        "example changed: specs/swipe/examples/createSubscription.422.json",
        "example lost: specs/swipe/examples/createSubscription.request.json",
    ]
    other = Route("PUT /subscriptions/{subscription_id}", "body")
    assert not [line for line in evidence(pair, CREATED, CREATED, other) if line.startswith("example")]
    several = [line for line in evidence(pair, CREATED, CREATED, other, CREATE) if line.startswith("example")]
    assert found == several


def test_evidence_of_overlays_counts_as_an_example(tmp_path: Path) -> None:
    """An example that an overlay adds is a file too, named without detours."""
    pair = copied(tmp_path / "old", "trybe"), copied(tmp_path / "new", "trybe")
    name = "overlays/trybe/evidence/listMemberships.200.first-page.json"
    data = json.loads((pair[1] / name).read_text("utf-8"))
    (pair[1] / name).write_text(json.dumps(data), "utf-8")
    sides = both(*pair)
    pointer = "/components/schemas/Membership"
    route = Route("GET /customers/memberships", "answer", "200", "application/json")
    assert f"example changed: {name}" in evidence_of(change(sides, pointer, pointer, route, provider="trybe"), *sides)


def test_a_provider_that_is_new_has_evidence_after(tmp_path: Path) -> None:
    """What comes with its provider has the evidence of the head, and none before."""
    sides = both(copied(tmp_path / "old", "mayar"), copied(tmp_path / "new", "swipe"))
    found = evidence_of(change(sides, None, POST), *sides)
    words = [" ".join(line.split(" ")[:2]) for line in found]
    assert ["source after", "ledger after", "grade after", "example added:"] == list(dict.fromkeys(words))


def foreign(folder: Path, description: str) -> Side:
    """Write a spec without ledger, sources, overlays or examples."""
    (folder / "specs/things").mkdir(parents=True)
    text = f"""\
openapi: 3.1.0
info: {{title: Things, version: "1"}}
paths:
  /things:
    get:
      requestBody: {{$ref: "#/components/nothing"}}
      responses:
        "200": {{description: {description}, content: {{application/json: {{examples: {{one: {{value: 1}}}}}}}}}}
        "404": text
    put: {{responses: [1]}}
"""
    (folder / "specs/things/openapi.yaml").write_text(text, "utf-8")
    return both(folder, folder)[0]


def test_where_nothing_is_known_nothing_is_told(tmp_path: Path) -> None:
    """A spec with nothing beside it has no evidence, whatever state it is in."""
    sides = foreign(tmp_path / "old", "Some"), foreign(tmp_path / "new", "All")
    pointer = "/paths/~1things/get/responses/200/description"
    place = Place(pointer, Location("specs/things/openapi.yaml", 8))
    route = Route("GET /things", "answer", "200")
    found = Change("described", "things", Wire.DOCS, "none", "It.", 1, 2, place, place, (route,))
    assert () == evidence_of(found, *sides)
    assert gathered(sides[0].providers["things"]) is None
