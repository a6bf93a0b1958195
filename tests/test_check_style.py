from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from schema_linting import VALUES, document_of, mutations

from clientwright.pipeline.checks.extensions import EFFECTS
from clientwright.pipeline.checks.style import GRADES, check_effective, check_evidence, check_style
from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.loading import load, loads

ROOT = Path(__file__).parents[1]
GOOD = """\
openapi: 3.1.1
info: {title: T, version: 1.0.0}
paths:
  /things/{id}:
    post:
      operationId: changeThing
      description: Changes a thing.
      x-source:
        document: Things
        section: Change
        lines: [1, 9]
        read: 2026-11-21
      parameters:
        - {name: id, in: path, required: true, description: Its id., schema: {type: string}}
        - {$ref: "#/components/parameters/Page"}
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Thing"}
            examples: {documented: {externalValue: examples/changeThing.request.json}}
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              examples: {documented: {externalValue: examples/changeThing.200.red-one.json}}
        "404":
          description: No such thing.
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        "204": {description: Nothing.}
components:
  parameters:
    Page: {name: page, in: query, description: Which page., schema: {type: integer}}
  schemas:
    Thing:
      type: object
      description: A thing.
      properties:
        color:
          description: Its color.
          oneOf: [{$ref: "#/components/schemas/Color"}, {type: "null"}]
        words:
          description: Words by language.
          type: object
          additionalProperties: {type: array, items: {type: string}}
    Color: {type: string, description: A color., enum: [red]}
"""
OPERATION = "/paths/~1things~1{id}/post"
BODY = f"{OPERATION}/requestBody"
ANSWER = f"{OPERATION}/responses/200"
THING = "/components/schemas/Thing"
WORDS = f"{THING}/properties/words"
FILE = "content/application~1json/examples/documented/externalValue"
REQUEST_FILE = f"{BODY}/{FILE}"
ANSWER_FILE = f"{ANSWER}/{FILE}"
SHOWN = "examples: {documented: {externalValue: examples/changeThing.200.red-one.json}}"
LIST = "{type: array, items: {type: string}}"
BROKEN = {
    "inline-object": ("style-inline-schema", f"{WORDS}/additionalProperties", LIST, "{properties: {}}"),
    "inline-enum": (
        "style-inline-schema",
        f"{OPERATION}/parameters/0/schema",
        "schema: {type: string}}",
        "schema: {type: string, enum: [a]}}",
    ),
    "nullable-enum": ("style-nullable-enum", "/components/schemas/Color/enum", "enum: [red]", "enum: [red, null]"),
    "nullable-enum-by-type": (
        "style-nullable-enum",
        "/components/schemas/Color/enum",
        "Color: {type: string,",
        'Color: {type: [string, "null"],',
    ),
    "no-source": ("style-source", OPERATION, "x-source:", "x-sourced:"),
    "source-without-document": ("style-source", f"{OPERATION}/x-source/document", "document: Things", "document: ''"),
    "source-without-section": ("style-source", f"{OPERATION}/x-source/section", "section: Change", "part: Change"),
    "source-with-one-line": ("style-source", f"{OPERATION}/x-source/lines", "[1, 9]", "[1]"),
    "source-with-lines-backwards": ("style-source", f"{OPERATION}/x-source/lines", "[1, 9]", "[9, 1]"),
    "source-from-line-0": ("style-source", f"{OPERATION}/x-source/lines", "[1, 9]", "[0, 1]"),
    "source-with-words-for-lines": ("style-source", f"{OPERATION}/x-source/lines", "[1, 9]", "[1, x]"),
    "source-without-date": ("style-source", f"{OPERATION}/x-source/read", "2026-11-21", "November"),
    "source-with-another-date": ("style-source", f"{OPERATION}/x-source/read", "2026-11-21", "20261121"),
    "operation-description": ("style-description", OPERATION, "description: Changes a thing.", "summary: Changes."),
    "parameter-description": ("style-description", f"{OPERATION}/parameters/0", "description: Its id.,", ""),
    "shared-parameter-description": (
        "style-description",
        "/components/parameters/Page",
        "description: Which page.,",
        "description: ' ',",
    ),
    "property-description": (
        "style-description",
        f"{THING}/properties/color",
        "description: Its color.",
        "title: Color",
    ),
    "component-description": ("style-description", "/components/schemas/Color", "description: A color.,", ""),
    "no-request-example": ("style-example-missing", f"{OPERATION}/requestBody", "", ""),
    "no-answer-example": ("style-example-missing", ANSWER, SHOWN, "x-a: 1"),
    "request-file-name": ("style-example-name", REQUEST_FILE, "changeThing.request.json", "change.request.json"),
    "request-file-label": (
        "style-example-name",
        REQUEST_FILE,
        "changeThing.request.json",
        "changeThing.request.a.json",
    ),
    "answer-file-status": ("style-example-name", ANSWER_FILE, "changeThing.200.red-one.json", "changeThing.201.json"),
    "answer-file-label": (
        "style-example-name",
        ANSWER_FILE,
        "changeThing.200.red-one.json",
        "changeThing.200.Red.json",
    ),
    "tags": ("style-tags", "/tags", "paths:\n", "tags: []\npaths:\n"),
    "operation-tags": (
        "style-tags",
        f"{OPERATION}/tags",
        "operationId: changeThing\n",
        "operationId: changeThing\n      tags: [a]\n",
    ),
}
SECOND = """\
  /things:
    post:
      operationId: makeThing
      description: Makes a thing.
      x-source: {document: Things, section: Make, lines: [2, 2], read: 2026-11-21}
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"204": {description: Made.}}
components:
"""


def _rules(text: str) -> list[tuple[str, str]]:
    return [(one.rule, one.pointer) for one in check_style(loads(text, "openapi.yaml"))]


def test_a_spec_in_style_gives_no_finding() -> None:
    """A flat, described spec with sources and examples is what we want."""
    assert [] == _rules(GOOD)


@pytest.mark.parametrize(("rule", "pointer", "old", "new"), BROKEN.values(), ids=BROKEN.keys())
def test_each_lapse_gives_exactly_its_finding(rule: str, pointer: str, old: str, new: str) -> None:
    """One lapse gives one finding, at its place."""
    text = GOOD.replace(old, new, 1) if old else GOOD.replace("components:\n", SECOND, 1)
    pointer = pointer if old else "/paths/~1things/post/requestBody"

    assert text != GOOD
    assert [(rule, pointer)] == _rules(text)


def test_a_document_without_any_request_examples_owes_none() -> None:
    """Where the document prints no request at all, there is nothing to refer to."""
    assert [] == _rules(GOOD.replace("examples: {documented: {externalValue: examples/changeThing.request.json}}", ""))


def test_a_body_that_is_lost_owes_nothing() -> None:
    """A reference that leads nowhere is another rule's business."""
    text = GOOD.replace('"204": {description: Nothing.}', '"204": {$ref: "#/components/responses/Lost"}')

    assert text != GOOD
    assert [] == _rules(text)


def test_a_reason_excuses_from_an_example() -> None:
    """A body that the document does not show says so itself."""
    excused = GOOD.replace(SHOWN, "").replace("description: The thing.", "x-no-example: Not shown.")

    assert [] == _rules(excused)


@pytest.mark.parametrize("path", sorted(ROOT.glob("specs/*/openapi.yaml")), ids=lambda path: path.parent.name)
def test_our_own_specs_are_in_style(path: Path) -> None:
    """The specs of this repository keep its rules."""
    assert () == check_style(load(path))


@pytest.mark.parametrize("path", sorted(ROOT.glob("overlays/*/*.yaml")), ids=lambda path: path.stem)
def test_our_own_overlays_state_their_evidence(path: Path) -> None:
    """The overlays of this repository say what is wrong and how that is known."""
    assert () == check_evidence(load(path))


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_stated_effect_is_enough(effect: str) -> None:
    """Each known effect is accepted."""
    assert () == check_effective(_with_effect(effect))


def test_an_operation_that_is_not_a_get_states_its_effect() -> None:
    """Without an effect nobody knows whether a call may be repeated."""
    (found,) = check_effective(_with_effect(None))

    assert ("effect-missing", OPERATION, "error") == (found.rule, found.pointer, str(found.severity))


def test_reading_needs_no_effect() -> None:
    """A GET states its effect by its method."""
    assert () == check_effective(loads(GOOD.replace("    post:", "    get:"), "openapi.yaml"))


def _with_effect(effect: str | None) -> Document:
    stated = "" if effect is None else f"      x-clientwright-effect: {effect}\n"
    return loads(GOOD.replace("      x-source:\n", f"{stated}      x-source:\n"), "openapi.yaml")


@pytest.mark.parametrize("grade", GRADES)
def test_an_action_with_evidence_gives_no_finding(grade: str) -> None:
    """A sentence, a grade and a source are enough."""
    evidence = f"    description: It is not so.\n    x-evidence: {{grade: {grade}, source: a page}}"

    assert () == check_evidence(loads(f"overlay: 1.1.0\nactions:\n  - target: $\n{evidence}", "fix-a.overlay.yaml"))


@pytest.mark.parametrize(
    ("action", "rules"),
    [
        ("{description: It is not so., x-evidence: {grade: rumoured, source: a page}}", ["evidence-grade"]),
        ("{description: It is not so., x-evidence: {grade: stated, source: ''}}", ["evidence-source"]),
        ("{description: It is not so., x-evidence: stated}", ["evidence-grade", "evidence-source"]),
        ("{description: not so, x-evidence: {grade: stated, source: a page}}", ["evidence-description"]),
        ("{x-evidence: {grade: stated, source: a page}}", ["evidence-description"]),
        ("5", ["evidence-description", "evidence-grade", "evidence-source"]),
    ],
)
def test_an_action_without_evidence_is_reported(action: str, rules: list[str]) -> None:
    """Every correction says what is wrong and how that is known; a shape needs no evidence."""
    text = f"overlay: 1.1.0\nactions:\n  - {action}"

    assert rules == [one.rule for one in check_evidence(loads(text, "overlays/a/fix-a.overlay.yaml"))]
    assert () == check_evidence(loads(text, "overlays/fix-a/shape-a.overlay.yaml"))


@given(VALUES)
def test_arbitrary_data_never_raises(data: JSON) -> None:
    """The rules have an answer to any JSON data."""
    document = document_of(data)

    assert () == tuple(one for one in (*check_style(document), *check_effective(document)) if not one.rule)
    assert () == check_evidence(document)


@given(mutations([GOOD]))
def test_a_mutated_spec_never_raises(document: Document) -> None:
    """The rules have an answer to anything in any place of a spec."""
    assert all(one.message for one in (*check_style(document), *check_effective(document)))
