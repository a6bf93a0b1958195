"""Where a check stops: what it says once, what it leaves to others, and what it does not look at."""

from clientwright.pipeline.checks import check
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.loading import loads

HEAD = """\
openapi: {version}
info: {{title: Things, version: "1"}}
servers: [{{url: "https://things.example"}}]
paths:
  /things:
    get:
      operationId: getThings
      responses:
        "200":
          description: Things.
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Thing"}}}}}}
        "404": {{description: None.}}
components:
  schemas:
"""


def found(schemas: str, version: str = "3.1.1") -> list[Finding]:
    """Check a description with these schemas, of which Thing is used."""
    return list(check(loads(HEAD.format(version=version) + schemas, "spec.yaml")))


def test_a_union_is_reported_once() -> None:
    """Three variants that nothing tells apart are one finding, not one for each pair."""
    variant = "{type: object, properties: {a: {type: string}}}"
    findings = found(f"    Thing: {{oneOf: [{variant}, {variant}, {variant}]}}\n")
    assert ["union-indistinct"] == [finding.rule for finding in findings]


def test_only_all_of_is_held_against_itself() -> None:
    """What stands beside a reference is no part of an allOf, and nothing is reported of an allOf that is not there."""
    findings = found('    Thing: {$ref: "#/components/schemas/Text", type: integer}\n    Text: {type: string}\n')
    assert "all-of-contradictory" not in {finding.rule for finding in findings}


def test_openapi_3_0_knows_no_other_dialect() -> None:
    """In 3.0 a `$schema` changes nothing: an unknown keyword beside it is still an error."""
    schema = '    Thing: {type: object, "$schema": "https://other.example/schema", propertes: {}}\n'
    severities = {finding.severity.value for finding in found(schema, "3.0.4") if "propertes" in finding.pointer}
    assert {"error"} == severities
    later = {finding.severity.value for finding in found(schema, "3.1.1") if "propertes" in finding.pointer}
    assert {"warning"} == later
