from recording_helping import Answer, effective_spec, held, repaired, suggested

from clientwright.conformance.examples import example_findings
from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.style import check_evidence
from clientwright.pipeline.effective import Effective
from clientwright.pipeline.findings import errors
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.recording.suggesting import Suggestion

SMALL = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: The thing.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
        4XX:
          description: A failure.
          content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}
        '503': {description: Busy.}
  /others:
    get:
      operationId: getOthers
      responses:
        5XX:
          description: A failure.
          content: {application/json: {schema: {$ref: '#/components/schemas/Other'}}}
components:
  schemas:
    Failure: {type: object, required: [message], properties: {message: {type: string}}}
    Other: {type: object, properties: {message: {type: string}}}
    Square: {type: object, required: [side, area], properties: {side: {type: integer}, area: {type: integer}}}
    Circle: {type: object, required: [radius], properties: {radius: {type: integer}}}
    Color: {type: string, enum: [red, blue]}
    Thing:
      type: object
      additionalProperties: false
      properties:
        short: {type: string, maxLength: 3, minLength: 2}
        coded: {type: string, pattern: '^[a-z]+$'}
        size: {type: integer, minimum: 1, exclusiveMaximum: 10, format: int32}
        step: {type: number, multipleOf: 5}
        few: {type: array, maxItems: 1, minItems: 1, uniqueItems: true, items: {type: integer}}
        one: {const: a}
        color: {$ref: '#/components/schemas/Color'}
        inline: {type: string, enum: [a, b]}
        either: {oneOf: [{$ref: '#/components/schemas/Failure'}, {type: 'null'}]}
        all: {allOf: [{$ref: '#/components/schemas/Failure'}]}
        secret: {type: string, enum: [a], x-clientwright-sensitive: true}
        map: {type: object, additionalProperties: {type: integer}}
        many: {type: object, additionalProperties: {$ref: '#/components/schemas/Failure'}}
        shape: {anyOf: [{$ref: '#/components/schemas/Square'}, {$ref: '#/components/schemas/Circle'}]}
"""


def small(body: object, status: str = "200", media_type: str = "application/json") -> tuple[Effective, Answer]:
    """Give a small spec and an answer of its operation."""
    effective = effective_spec(SMALL)
    return effective, Answer(spec_of(effective.document).operations[0], status, body, media_type)


def kinds(effective: Effective, *answers: Answer) -> list[str]:
    """Give the kinds of disagreement, and where, of answers."""
    return [f"{one.kind.name} {one.subject}" for each in held(effective, *answers) for one in each.disagreements]


def accepted(effective: Effective, *answers: Answer) -> tuple[Suggestion, Effective]:
    """Apply what is suggested for answers; check that they conform, and that the spec is as sound as it was."""
    made = suggested(effective, *answers)
    assert () == made.unanswered
    after = repaired(effective, made)
    assert [] == [one.text for each in held(after, *answers) for one in each.disagreements]
    assert () == errors(check(after.document))
    assert [] == list(example_findings(after.document))
    assert () == check_evidence(loads(made.overlay, "fix-a.overlay.yaml"))
    return made, after
