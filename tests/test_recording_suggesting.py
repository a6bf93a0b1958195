import json
import re
from functools import cache

import providers
import pytest
from attrs import evolve
from recording_helping import PLANTS, Answer, documented, held, planted, recorded, suggested
from recording_small import accepted, kinds, small

from clientwright.pipeline.checks.style import check_effective
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.recording.disagreements import Kind
from clientwright.recording.holding import hold
from clientwright.recording.suggesting import Suggestion


@cache
def drifted(name: str, plant: str) -> tuple[Answer, ...]:
    """Give the documented answers of a provider with one kind of drift at every place."""
    return tuple(answer for answer, _ in planted(providers.effective(name), plant))


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_documented_answers_need_nothing(name: str) -> None:
    """Without drift there is nothing to suggest."""
    effective = providers.effective(name)
    answers = tuple(documented(spec_of(effective.document)))
    assert [] == [one.text for each in held(effective, *answers) for one in each.disagreements]
    assert Suggestion("", "", ()) == suggested(effective, *answers)


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_a_suggestion_repairs_planted_drift(name: str, plant: str) -> None:
    """Whatever drifts, wherever: with the suggestion the recording conforms, and the spec is as sound as before."""
    effective = providers.effective(name)
    if answers := drifted(name, plant):
        made, after = accepted(effective, *answers)
        assert check_effective(effective.document) == check_effective(after.document)
        targets = re.findall(r"(?m)^  - target: (.*)$", made.overlay)
        assert len(targets) == len(set(targets))
    else:
        # Only these have no place there that could drift so.
        assert (name, plant) in {
            (name, plant) for name in ("magicline", "mayar", "swipe") for plant in ("ENUM", "FORMAT")
        }


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_one_place_is_repaired_alone(name: str) -> None:
    """A single drift is repaired as well as many, with no more than two actions."""
    effective = providers.effective(name)
    for plant in ("NULL", "TYPE", "REQUIRED"):
        made, _ = accepted(effective, drifted(name, plant)[0])
        assert 2 >= len(loads(made.overlay, "a.yaml").data["actions"])


@pytest.mark.parametrize("status", ["218", "418", "599"])
@pytest.mark.parametrize("media_type", ["application/json", "application/problem+json", "text/html", "image/png"])
@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_a_new_status_and_media_type_are_repaired(name: str, media_type: str, status: str) -> None:
    """A status or media type that nobody documented is added, whether or not its body was seen elsewhere."""
    effective = providers.effective(name)
    known = next(documented(spec_of(effective.document)))
    fresh = {"when": "2026-01-01", "who": [{"kind": None}]}
    bodies = [known.body, fresh] if media_type.endswith("json") else ["<p>No.</p>"]
    answers = [evolve(known, status=status, body=body, media_type=media_type) for body in bodies]
    accepted(effective, *answers, evolve(answers[0], status=known.status))


def test_a_failure_of_a_known_shape_shares_its_schema() -> None:
    """A body that fits the schema of another failure needs no schema of its own; a success is no failure's."""
    effective, answer = small({"message": "No."}, "500")
    made, _ = accepted(effective, answer)
    assert 1 == len(loads(made.overlay, "a.yaml").data["actions"])
    assert '$ref: "#/components/schemas/Failure"' in made.overlay
    assert "GetThing218Response" in accepted(effective, evolve(answer, status="218"))[0].overlay


def test_an_answer_without_a_body_needs_no_content() -> None:
    """A new status without a body is described, and that is all."""
    effective, answer = small("", "202")
    assert "content" not in accepted(effective, answer)[0].overlay
    assert [] == kinds(*small("", "503"))
    assert ["MEDIA_TYPE text/plain"] == kinds(*small("Busy.", "503", "text/plain"))


@pytest.mark.parametrize(
    ("body", "expected", "update"),
    [
        ({"short": "abcdef"}, ["BOUND maxLength"], {"maxLength": 6}),
        ({"short": "a"}, ["BOUND minLength"], {"minLength": 1}),
        ({"coded": "A"}, ["BOUND pattern"], None),
        ({"size": -4}, ["BOUND minimum"], {"minimum": -4}),
        ({"size": 10}, ["BOUND exclusiveMaximum"], {"maximum": 10}),
        ({"size": 2**40}, ["BOUND exclusiveMaximum", "FORMAT format"], {"format": "int64"}),
        ({"size": 2.5}, ["TYPE type"], {"type": ["integer", "number"]}),
        ({"step": 2}, ["BOUND multipleOf"], None),
        ({"few": [1, 1]}, ["BOUND maxItems", "BOUND uniqueItems"], {"maxItems": 2}),
        ({"few": []}, ["BOUND minItems"], {"minItems": 0}),
        ({"few": None}, ["NULL type"], {"type": ["array", "null"]}),
        ({"one": "b"}, ["ENUM const"], {"enum": ["a", "b"]}),
        ({"color": "green"}, ["ENUM enum"], {"enum": ["green"]}),
        ({"inline": "c"}, ["ENUM enum"], {"enum": ["c"]}),
        ({"either": {"message": None}}, ["NULL type"], {"type": ["string", "null"]}),
        ({"either": {}}, ["REQUIRED message"], None),
        ({"either": 5}, ["TYPE oneOf"], {"oneOf": [{"type": "integer"}]}),
        ({"color": "jane.doe@example.com"}, ["ENUM enum"], None),
        ({"color": "sk_live_abcdef"}, ["ENUM enum"], None),
        ({"color": "+447900000000"}, ["ENUM enum"], None),
        ({"color": "order12345"}, ["ENUM enum"], None),
        ({"shape": {"radius": "x"}}, ["TYPE type"], {"type": ["integer", "string"]}),
        ({"secret": "plain"}, ["ENUM enum"], None),
        ({"map": {"a": "b"}}, ["TYPE type"], {"type": ["integer", "string"]}),
    ],
)
def test_each_refusal_has_its_answer(body: object, expected: list[str], update: object) -> None:
    """What refuses is widened to what was seen, or dropped where that cannot be told or must not be written down."""
    effective, answer = small(body)
    assert sorted(expected) == sorted(kinds(effective, answer))
    made, _ = accepted(effective, answer)
    updates = [action["update"] for action in loads(made.overlay, "a.yaml").data["actions"] if "update" in action]
    assert ([] if update is None else [update]) == updates
    for word in ("jane", "sk_live", "4479", "plain", str(2**40)):
        assert word not in made.overlay + made.evidence


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"inline": None}, {"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]}),
        ({"color": None}, {"oneOf": [{"$ref": "#/components/schemas/Color"}, {"type": "null"}]}),
        ({"color": 1.5}, {"anyOf": [{"$ref": "#/components/schemas/Color"}, {"type": "number"}]}),
        ({"all": None}, {"oneOf": [{"allOf": [{"$ref": "#/components/schemas/Failure"}]}, {"type": "null"}]}),
    ],
)
def test_a_type_that_cannot_be_listed_becomes_a_branch(body: dict[str, object], expected: object) -> None:
    """Beside a reference, an enum or what is joined, another type is another branch of a union."""
    _, after = accepted(*small(body))
    assert expected == after.document.data["components"]["schemas"]["Thing"]["properties"][next(iter(body))]


def test_what_moves_takes_its_own_repairs_along() -> None:
    """A schema that becomes a branch of a union is repaired within, too."""
    effective, answer = small({"few": ["x"]})
    accepted(effective, answer, evolve(answer, body={"few": {"made": 1}}))


def test_fields_and_statuses_are_known_by_what_covers_them() -> None:
    """A range of statuses documents each of them, and what a map holds has its fields told as any object."""
    assert ["TYPE type"] == kinds(*small({"message": 1}, "404"))
    effective, answer = small({"many": {"a": {"message": "No.", "code": 1}}})
    assert ["FIELD code"] == kinds(effective, answer)
    accepted(effective, answer)


def test_a_field_is_inferred_from_all_that_was_seen() -> None:
    """The schema of a new field admits what was seen in any answer, and promises nothing else."""
    effective, _ = small(None)
    bodies = [{"made": {"by": "a", "at": None}}, {"made": {"by": 5, "in": [1, 2.5]}}, {"made": None}, {"gone": None}]
    _, after = accepted(effective, *(small(body)[1] for body in bodies))
    schemas = after.document.data["components"]["schemas"]
    said = {"description": "Seen in recorded answers; its meaning is not documented."}
    fields = {
        "by": {"type": ["integer", "string"], **said},
        "at": said,
        "in": {"type": "array", "items": {"type": "number"}, **said},
    }
    assert {"type": "object", "properties": fields, **said} == schemas["ThingMade"]
    made = {"oneOf": [{"$ref": "#/components/schemas/ThingMade"}, {"type": "null"}], **said}
    assert (made, said) == (schemas["Thing"]["properties"]["made"], schemas["Thing"]["properties"]["gone"])


def test_names_that_are_data_open_the_object() -> None:
    """A key that may be a person's is never listed; an object that refuses it is opened instead."""
    made, after = accepted(*small({"jane@example.com": 1}))
    assert "jane" not in made.overlay + made.evidence
    assert "additionalProperties" not in after.document.data["components"]["schemas"]["Thing"]
    made, _ = accepted(*small({"people": {"jane@example.com": {"a": 1}}}))
    assert "jane" not in made.overlay + made.evidence


def test_what_no_spec_can_say_is_left_unanswered() -> None:
    """An unknown operation, a missing body and a body that is not JSON are told, and nothing is suggested."""
    effective, answer = small("{broken")
    spec = spec_of(effective.document)
    (exchange,) = recorded(spec, answer)
    cases = {
        Kind.BROKEN: exchange,
        Kind.NO_BODY: evolve(exchange, body=b""),
        Kind.OPERATION: evolve(exchange, uri="https://elsewhere.example.com/v1/things/1"),
    }
    for kind, one in cases.items():
        assert [kind] == [found.kind for each in hold(spec, [one]) for found in each.disagreements]
    (empty,) = hold(spec, [evolve(cases[Kind.NO_BODY], status=204)])
    assert Kind.NO_BODY not in {found.kind for found in empty.disagreements}
    made = suggested(effective, answer)
    assert ("", "", [Kind.BROKEN]) == (made.overlay, made.evidence, [one.kind for _, one in made.unanswered])


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("https://api.example.com/v1/things/1?a=b", True),
        ("HTTPS://API.example.com:443/v1/things/a%2Fb", True),
        ("https://user:word@api.example.com/v1/things/1", True),
        ("http://127.0.0.1:8080/small/things/1", True),
        ("http://localhost:8080/things/1", True),
        ("http://api.example.com/v1/things/1", False),
        ("https://api.example.com/things/1", False),
        ("https://api.example.com/v1/things/1/2", False),
        ("https://api.example.com.evil.org/v1/things/1", False),
        ("https://[broken/v1/things/1", False),
    ],
)
def test_an_operation_is_found_by_server_and_template(uri: str, found: bool) -> None:  # noqa: FBT001 (a column)
    """A call belongs to an operation of one of the spec's servers; on loopback, where sandboxes are, to any."""
    effective, answer = small({})
    spec = spec_of(effective.document)
    (exchange,) = recorded(spec, answer)
    (one,) = hold(spec, [evolve(exchange, uri=uri)])
    assert found == (one.operation is not None)


def test_a_suggestion_is_the_same_each_time() -> None:
    """The same recording gives the same texts."""
    for name in providers.PROVIDERS:
        answer = drifted(name, "TYPE object")[0]
        assert suggested(providers.effective(name), answer) == suggested(providers.effective(name), answer)


def test_evidence_keeps_kinds_and_no_values() -> None:
    """Of texts only their kind is left, but for members of enums and dates; private fields and births are hidden."""
    body = {
        "color": "red", "mail": "jane@example.com", "at": "2026-01-02T03:04:05Z", "dob": "1980-01-01", "note": "Hi Jan",
        "phone": 447900000000, "token": "Bearer abc", "id": "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d", "ok": True, "n": 5,
        "secret": "hush", "none": None, "": "", "list": ["x", 1.5],
    }  # fmt: skip
    made = suggested(*small(body))
    (record,) = json.loads(made.evidence)["exchanges"]
    assert record["body"] == {
        "color": "red", "mail": "<email>", "at": "2026-01-02T03:04:05Z", "dob": "<private>", "note": "<text>",
        "phone": "<number>", "token": "<text>", "id": "<uuid>", "ok": True, "n": 5,
        "secret": "<private>", "none": None, "<name 13>": "<empty>", "list": ["<text>", 1.5],
    }  # fmt: skip
    assert ("GET /things/{id}", 200, "a.yaml:2") == (record["operation"], record["status"], record["cassette"])
