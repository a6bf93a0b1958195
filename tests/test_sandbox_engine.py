"""Requests in, answers out: what holds for every operation of every provider."""

import json
import random
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import client_calls
import providers
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from sandbox_helping import ARGUMENTS, HEADERS, READING, TOKEN, ask, engine, misfits, request_of, send, spec

from clientwright.conformance.examples import validator_for
from clientwright.pipeline.formats import KNOWN
from clientwright.pipeline.judging import judge_of
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.sandbox.answering import Answer
from clientwright.sandbox.engine import Engine, open_engines
from clientwright.sandbox.generating import Generator
from clientwright.sandbox.routing import Request

CALLS = sorted(ARGUMENTS)


def asked(name: str, *, headers: Any = HEADERS, body: bytes | None = None, **arguments: str) -> tuple[Engine, Answer]:
    """Call an operation of a fresh sandbox, by default as documented and on the first data."""
    call = client_calls.calls()[name]
    made = engine(call.provider)
    request = evolve(request_of(call, {**ARGUMENTS[name], **arguments}), headers=headers)
    return made, made.handle(request if body is None else evolve(request, body=body))


def test_every_operation_is_covered() -> None:
    """The arguments of the tests below are those of all operations of all providers."""
    assert set(client_calls.calls()) == set(ARGUMENTS)


@pytest.mark.parametrize("name", CALLS)
def test_a_documented_request_succeeds(name: str) -> None:
    """A request as documented is answered with a success that the description allows, and its effect is noted."""
    made, answer = asked(name)
    assert answer.status in {200, 201}
    assert [] == misfits(made.spec.document, client_calls.calls()[name].pointer, answer)
    (entry,) = made.journal()
    assert (name.partition("-")[2], answer.status) == (entry.operation, entry.status)
    assert entry.applied is (name not in READING)


@pytest.mark.parametrize("headers", [(), (("Authorization", "Bearer invalid"), ("X-API-KEY", "MY-INVALID-7"))])
@pytest.mark.parametrize("name", CALLS)
def test_a_request_without_a_good_credential_is_refused(name: str, headers: Any) -> None:
    """No credential, or one that has `invalid` in it in any case, gives the documented 401; nothing is applied."""
    made, answer = asked(name, headers=(*headers, HEADERS[2]))
    assert 401 == answer.status
    assert [] == misfits(made.spec.document, client_calls.calls()[name].pointer, answer)
    assert [False] == [entry.applied for entry in made.journal()]


@pytest.mark.parametrize("name", [name for name in CALLS if ARGUMENTS[name]])
def test_what_is_not_there_is_not_found(name: str) -> None:
    """An identity that no record has gives the documented 404, and nothing is applied."""
    made, answer = asked(name, **dict.fromkeys(ARGUMENTS[name], "nobody"))
    assert 404 == answer.status
    assert [] == misfits(made.spec.document, client_calls.calls()[name].pointer, answer)
    assert [False] == [entry.applied for entry in made.journal()]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"email": "\\ud800"}',
        b'{"email": 1e999}',
        b"[" * 9999,
        b"NaN",
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b'{"email": "\xff"}',
    ],
)
@pytest.mark.parametrize("name", [name for name in CALLS if client_calls.calls()[name].operation.bodies])
def test_a_body_that_does_not_fit_is_refused(name: str, body: bytes) -> None:
    """A body that is missing, broken or of another shape gives the documented 400 or 422, and nothing is applied."""
    made, answer = asked(name, body=body)
    assert answer.status in {400, 422}
    assert [] == misfits(made.spec.document, client_calls.calls()[name].pointer, answer)
    assert [False] == [entry.applied for entry in made.journal()]


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_no_request_brings_an_answer_that_is_not_documented(data: st.DataObject) -> None:
    """Whatever JSON is sent to whatever operation, the answer is documented and fits its schema."""
    name = data.draw(st.sampled_from(CALLS))
    call = client_calls.calls()[name]
    member = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4)
    body = {**(call.body or {}), **data.draw(st.dictionaries(st.sampled_from([*(call.body or {}), "x"]), member))}
    made, answer = asked(name, body=json.dumps(body).encode())
    assert answer.status < 500
    assert [] == misfits(made.spec.document, call.pointer, answer)


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_lost_requests_get_the_providers_own_envelope(provider: str) -> None:
    """A path that is not there gives 404, a method that is not there 405 with those that are."""
    made = engine(provider)
    path = next(iter(made.spec.operations)).path
    lost, wrong = send(made, "GET", "/no/such/path"), send(made, "PATCH", path)
    assert (404, 405) == (lost.status, wrong.status)
    assert next(iter(made.spec.operations)).method.upper() in dict(wrong.headers)["Allow"]
    said = {"magicline": "errorMessage", "mayar": "message", "trybe": "message"}.get(provider)
    assert (b"" if said is None else "Method Not Allowed") == (wrong.body if said is None else _said(wrong)[said])
    assert (said is None) == (lost.body == b"")
    assert [None, None] == [entry.operation for entry in made.journal()]
    assert 405 == _said(wrong).get("statusCode", 405)


def _said(answer: Answer) -> Any:
    return json.loads(answer.body or b"{}")


def test_a_refusal_names_the_fields() -> None:
    """The refusal of a request names each field at fault, in the place where the provider does."""
    status, body = ask(engine("swipe"), "POST", "/subscriptions", {"package_id": 1})
    assert (422, "The given data was invalid.") == (status, body["message"])
    fields = {"email": ["The email field is required."], "package_id": ["The package_id field must be of type string."]}
    assert fields == body["errors"]
    body = ask(engine("mayar"), "POST", "/hl/v2/memberships/members/create", {"customerInfo": {"name": "x"}})[1]
    assert (400, "Validation Error") == (body["statusCode"], body["message"])
    assert {
        "productId",
        "membershipTierId",
        "membershipMonthlyPeriod",
        "customerInfo.email",
        "customerInfo.mobile",
    } == {item["field"] for item in body["data"]}
    assert {"required"} == {item["type"] for item in body["data"]}
    call = client_calls.calls()["magicline-memberships.sign_up"].body
    wrong = {**call, "contract": {**call["contract"], "startDate": "2026-02-30"}}
    body = ask(engine("magicline"), "POST", "/v1/memberships/signup", wrong)[1]
    assert {
        "errorMessage": "The contract.startDate field must be a valid date.",
        "reference": "contract.startDate",
    } == body
    body = ask(engine("trybe"), "GET", "/customers/memberships", query="page=two&per_page=3")[1]
    assert {"page": ["The page field must be of type integer."]} == body["errors"]


def test_another_content_type_is_refused() -> None:
    """A body is taken as the media types that the description has, parameters of them aside."""
    body = {"package_id": "p", "email": "e"}
    kinds = {"text/plain": 422, "application/json; charset=utf-8": 200, "APPLICATION/JSON": 200, "": 422}
    for kind, status in kinds.items():
        headers = (HEADERS[0], ("content-type", kind))
        assert status == ask(engine("swipe"), "POST", "/subscriptions", body, headers=headers)[0]


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_no_secret_is_noted(provider: str) -> None:
    """The journal has every request whole, but no credential in any place, and nothing that is marked as sensitive."""
    made = engine(provider)
    body = {"email": TOKEN, "contract": {"initialPaymentRequestToken": "pay-77", "notes": "n"}, "list": [{"a": "ä"}]}
    send(made, "POST", f"/x/{TOKEN}", body, query=f"a={TOKEN}&b=2", headers=(*HEADERS, ("Cookie", f"s={TOKEN}")))
    send(made, "POST", "/x", f"no JSON pay-77 {TOKEN}".encode())
    first, second = made.journal()
    text = repr((first, second))
    assert TOKEN not in text
    assert ("POST", "/x/***", "a=***&b=2", 404, False) == (
        first.method,
        first.path,
        first.query,
        first.status,
        first.applied,
    )
    assert {"Authorization": "Bearer ***", "Content-Type": "application/json", "Cookie": "***"}.items() <= dict(
        first.headers
    ).items()
    sent = json.loads(first.body)
    assert ("***", "n", [{"a": "ä"}]) == (sent["email"], sent["contract"]["notes"], sent["list"])
    assert (provider == "magicline") == ("pay-77" not in text)
    assert (provider == "magicline") == (second.body == f"({15 + len(TOKEN)} bytes that are not JSON)")


@pytest.mark.parametrize("write", [quote, quote_plus, lambda token: quote(token, safe="")])
def test_an_encoded_secret_is_not_noted(write: Callable[[str], str]) -> None:
    """A credential is masked in a path, a query and a body in whatever way it is encoded."""
    made, token = engine("swipe"), "a/b+c d&\xe9"
    headers = (("Authorization", f"Bearer {token}"),)
    send(made, "POST", "/x/" + quote(token, safe=""), {"t": token}, query=f"t={write(token)}", headers=headers)
    (entry,) = made.journal()
    assert ("/x/***", "t=***", '{"t": "***"}') == (entry.path, entry.query, entry.body)


def test_the_same_seed_gives_the_same_sandbox() -> None:
    """Made-up records and ids are the same for a seed, and others for another."""
    made = [engine("trybe", seed=seed) for seed in (1, 1, 2)]
    pages = [ask(one, "GET", "/customers/memberships", query="page=2")[1]["data"] for one in made]
    assert pages[0] == pages[1] != pages[2]
    body = {"package_id": "p", "email": "e"}
    ids = [ask(engine("swipe", seed=s), "POST", "/subscriptions", body)[1]["data"]["_id"] for s in (1, 1, 2)]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_made_up_values_fit_their_schemas(provider: str) -> None:
    """Whatever the seed, a body that is made up for an answer of a provider fits its schema, small or whole."""
    described = spec(provider)
    answers = [site for site in described.by_kind["MediaType"] if site.direction == "response"]
    for schema in {json.dumps(site.value["schema"]): site.value["schema"] for site in answers}.values():
        fits = validator_for(described.document, schema)
        for seed in range(8):
            for minimal in (False, True):
                assert fits.is_valid(Generator(described, minimal).value(schema, source_of(seed)))


def source_of(seed: int) -> random.Random:
    """Give the chance of a seed."""
    return random.Random(seed)  # noqa: S311  # the same values for the same seed


SCHEMAS: list[Any] = [
    {"type": "string", "pattern": "^[A-Z]{2}-\\d{3,}(x|yz)?[^a]$"},
    {"type": "string", "minLength": 30},
    {"type": "string", "maxLength": 2},
    {"type": "integer", "minimum": 17, "maximum": 18},
    {"type": "integer", "exclusiveMinimum": 4, "multipleOf": 7},
    {"type": "integer", "maximum": -5},
    {"type": "integer", "format": "int8"},
    {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    {"type": "integer", "examples": ["no", 5], "minimum": 5},
    {"enum": [None, "a"]},
    {"const": [1]},
    {"type": ["null", "boolean"]},
    {"type": "array", "items": {"type": "boolean"}, "minItems": 3},
    {"type": "array", "prefixItems": [{"const": 1}, {"const": "b"}], "minItems": 2, "maxItems": 2},
    {"type": "object", "required": ["a"], "additionalProperties": {"type": "integer"}, "minProperties": 3},
    {"allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"b": {"type": "null"}}, "required": ["b"]}]},
    {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/A"}]},
    *({"type": "string", "format": name} for name, types in sorted(KNOWN.items()) if "string" in types),
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_made_up_values_fit_any_schema(schema: Any) -> None:
    """Patterns, formats, bounds, choices and compositions are kept, and recursion ends."""
    text = json.dumps(
        {
            "openapi": "3.1.0",
            "components": {
                "schemas": {
                    "A": {
                        "type": "object",
                        "required": ["a"],
                        "properties": {"a": {"type": "integer"}, "again": {"$ref": "#/components/schemas/A"}},
                    },
                    "It": schema,
                }
            },
        }
    )
    document = loads(text, "made-up.json")
    described = spec_of(document)
    judge = judge_of(described, [("/components/schemas/It", "response")])
    for seed in range(30):
        value = Generator(described).value(schema, source_of(seed))
        assert () == judge(("/components/schemas/It", "response"), value)


def test_engines_come_from_folders() -> None:
    """The engines of a folder are those that are asked for, in name order, and share one state."""
    made = open_engines(("trybe", "mayar"), specs=providers.SPECS, overlays=providers.OVERLAYS)
    assert ["mayar", "trybe"] == [one.name for one in made]
    assert made[0].state is made[1].state
    assert [("/api",), ("",)] == [engine(name).prefixes for name in ("swipe", "trybe")]


def test_a_request_may_be_written_anyhow() -> None:
    """Bytes that are no text in a path or a body are answered and noted like any others."""
    made = engine("swipe")
    answer = made.handle(Request("GET", "/subscriptions/%ff%00", "a=%ff&&=", HEADERS, b"\xff\x00"))
    assert (404, 1) == (answer.status, len(made.journal()))
