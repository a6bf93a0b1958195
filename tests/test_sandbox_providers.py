"""What the sandboxes of the four providers do, asked directly and through the generated clients."""

import asyncio
import json
from itertools import count
from typing import Any

import client_calls
import httpx
import pytest
from sandbox_helping import (
    ARGUMENTS,
    HEADERS,
    READING,
    SUBSCRIPTION,
    TOKEN,
    ask,
    client,
    engine,
    method_of,
    send,
)

from clientwright.errors import UnauthorizedError
from clientwright.sandbox.application import application
from clientwright.sandbox.engine import Engine

MEMBERS = "/hl/v2/memberships/members/create"
SIGNUP = "/v1/memberships/signup"


def member(email: str = "a@example.com", tier: str = "t") -> dict[str, Any]:
    """Give the registration of a member."""
    call = client_calls.calls()["mayar-memberships.register_member"].body
    return {**call, "membershipTierId": tier, "customerInfo": {**call["customerInfo"], "email": email}}


def test_an_email_is_registered_once_on_a_tier() -> None:
    """A second registration is refused with the literal message, singular and plural in turn; other tiers are free."""
    made = engine("mayar")
    text = "Email sudah terdaftar pada tier ini."
    assert 201 == ask(made, "POST", MEMBERS, member())[0]
    refused = [ask(made, "POST", MEMBERS, member()) for _ in range(3)]
    singular, plural = (400, {"statusCode": 400, "message": text}), (400, {"messages": text})
    assert [singular, plural, singular] == refused
    assert [201, 201] == [ask(made, "POST", MEMBERS, member(*who))[0] for who in (("b@x.y",), ("a@example.com", "u"))]
    assert [True, False, False, False, True, True] == [entry.applied for entry in made.journal()]


def test_a_tier_is_full_at_its_limit() -> None:
    """The hundredth member of a tier is registered and the next is refused with the literal message."""
    made = engine("mayar", clock=count(0, 3).__next__)
    assert {201} == {ask(made, "POST", MEMBERS, member(str(number)))[0] for number in range(100)}
    status, body = ask(made, "POST", MEMBERS, member("one more"))
    assert (400, "Paket membership ini telah mencapai batas limit anggota yang ditentukan.") == (
        status,
        body["message"],
    )
    assert 201 == ask(made, "POST", MEMBERS, member("one more", "other"))[0]


def test_twenty_requests_are_taken_in_a_minute() -> None:
    """Whatever they are, twenty requests a minute are answered; the next are told how many seconds to wait."""
    now = [0.0]
    made = engine("mayar", clock=lambda: now[0])
    assert [201, *[400] * 19] == [ask(made, "POST", MEMBERS, member())[0] for _ in range(20)]
    now[0] = 12.5
    refused = send(made, "POST", MEMBERS, member("b@x.y"))
    assert (429, "48") == (refused.status, dict(refused.headers)["Retry-After"])
    assert {"statusCode": 429, "message": "Too Many Requests"} == json.loads(refused.body)
    now[0] = 60.0
    assert 201 == ask(made, "POST", MEMBERS, member("b@x.y"))[0]
    assert 22 == made.requests()


def test_a_member_is_what_was_sent() -> None:
    """The new member has the request's tier, product and period, ids of its own, and the present time."""
    made = engine("mayar", clock=lambda: 1_800_000_000.25)
    one, two = (ask(made, "POST", MEMBERS, member(who))[1]["data"]["membershipCustomer"] for who in "ab")
    sent = member()
    assert ("t", sent["productId"], 1) == (one["membershipTierId"], one["paymentLinkId"], one["monthlyPaymentPeriod"])
    assert "2027-01-15T08:00:00.250Z" == one["createdAt"] == one["updatedAt"]
    assert not {one[key] for key in ("id", "memberId", "userId", "customerId")} & set(two.values())
    assert 8 == len(one["memberId"])


def test_a_subscription_has_a_life() -> None:
    """What is created can be read, listed, changed in part, cancelled and deleted, and is gone then."""
    made = engine("swipe", clock=lambda: 1_800_000_000.0)
    new = ask(made, "POST", "/subscriptions", {"package_id": "p", "email": "a@b.c"})[1]["data"]
    assert ("p", "p", "a@b.c", "created", None) == (
        new["package_id"],
        new["package"]["_id"],
        new["email"],
        new["status"],
        new.get("phone_no"),
    )
    assert "2027-01-15T08:00:00.000000Z" == new["created_at"]
    path = f"/subscriptions/{new['_id']}"
    assert new == ask(made, "GET", path)[1]["data"]
    assert [SUBSCRIPTION, new["_id"]] == [one["_id"] for one in ask(made, "GET", "/subscriptions")[1]["data"]]
    changed = ask(made, "PUT", path, {"phone_no": "1", "status": "cancel"})[1]["data"]
    assert {**new, "phone_no": "1", "status": "cancel"} == changed == ask(made, "GET", path)[1]["data"]
    said = "The subscription has been cancelled."
    assert (422, {"message": said, "errors": {"status": [said]}}) == ask(made, "PUT", path, {"phone_no": "2"})
    assert changed == ask(made, "DELETE", path)[1]["data"]
    assert [404, 404, 404] == [ask(made, *way)[0] for way in (("GET", path), ("PUT", path, {}), ("DELETE", path))]
    assert 422 == ask(made, "PUT", path, {"email": 1})[0]


def test_a_signup_conflicts_and_is_throttled() -> None:
    """A third-party id of a contract is used once, and a thousand requests a minute are taken, then refused."""
    now = [0.0]
    made = engine("magicline", clock=lambda: now[0])
    body = client_calls.calls()["magicline-memberships.sign_up"].body
    plain = {**body, "contract": {key: one for key, one in body["contract"].items() if key != "thirdPartyId"}}
    customers = [ask(made, "POST", SIGNUP, one) for one in (body, plain, plain)]
    assert {200} == {status for status, _ in customers}
    assert 3 == len({one["customerId"] for _, one in customers})
    status, refused = ask(made, "POST", SIGNUP, body)
    assert (409, "Concurrent modification detected. The entity was modified by another request.") == (
        status,
        refused["errorMessage"],
    )
    for _ in range(996):
        send(made, "POST", SIGNUP)
    now[0] = 59.9
    assert (429, {"errorMessage": "Access denied - rate limit is exceeded."}) == ask(made, "POST", SIGNUP, plain)
    now[0] = 60.0
    assert 200 == ask(made, "POST", SIGNUP, plain)[0]


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_clients_run_against_the_sandbox(name: str, *, asynchronous: bool) -> None:
    """Every operation succeeds through the generated client, and the effect is applied once."""
    made = engine(name.partition("-")[0])
    given = _arguments(name)
    drifts: list[Any] = []
    result = _called(made, name, given, asynchronous=asynchronous, on_drift=drifts.append)
    assert result is not None
    assert [] == drifts
    assert name in READING or [True] == [entry.applied for entry in made.journal()]
    assert TOKEN not in repr(made.journal())


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_clients_are_told_of_refusals(name: str, *, asynchronous: bool) -> None:
    """A refused credential reaches the caller as the client's own error with its status, and nothing is applied."""
    made = engine(name.partition("-")[0])
    wrong = {"api_key" if made.name == "magicline" else "token": "invalid"}
    with pytest.raises(UnauthorizedError) as caught:
        _called(made, name, _arguments(name), asynchronous=asynchronous, **wrong)
    assert 401 == caught.value.status
    assert [(401, False)] == [(entry.status, entry.applied) for entry in made.journal()]


def _arguments(name: str) -> dict[str, Any]:
    call = client_calls.calls()[name]
    return ARGUMENTS[name] | ({"body": client_calls.model(call)} if call.body is not None else {})


def _called(made: Engine, name: str, given: dict[str, Any], *, asynchronous: bool, **options: Any) -> Any:
    if asynchronous:
        return asyncio.run(_awaited(made, name, given, options))
    with client(made, **options) as one:
        return method_of(one, name)(**given)


async def _awaited(made: Engine, name: str, given: dict[str, Any], options: dict[str, Any]) -> Any:
    async with client(made, asynchronous=True, **options) as one:
        return await method_of(one, name)(**given)


def test_the_application_serves_providers_below_their_names() -> None:
    """Each provider answers below its name, links lead back there, and the journal tells of all in order."""
    made = [engine("swipe"), engine("trybe")]
    made[1] = engine("trybe", state=made[0].state)
    answers = asyncio.run(_served(made))
    assert [200, 404, 405, 404, 404, 200, 204, 200] == [answer.status_code for answer in answers]
    page = answers[0].json()
    assert "http://localhost:81/trybe/customers/memberships?per_page=2&page=2" == page["links"]["next"]
    assert {"message": "The requested resource could not be found"} == answers[1].json()
    assert answers[2].headers["allow"] == "GET, POST"
    assert "There is no provider here; there are /swipe, /trybe.\n" == answers[3].text
    told = answers[5].json()
    assert [("trybe", 200), ("trybe", 404), ("swipe", 405)] == [(one["provider"], one["status"]) for one in told]
    assert "/customers/memberships/a%2Fb%0A" == told[1]["path"]
    assert [] == answers[7].json()
    assert TOKEN not in json.dumps(told)


async def _served(made: list[Engine]) -> list[httpx.Response]:
    transport = httpx.ASGITransport(application(made))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:81", headers=HEADERS) as one:
        asked = [
            ("GET", "/trybe/customers/memberships?per_page=2"),
            ("GET", "/trybe/customers/memberships/a%2Fb%0A"),
            ("PROPFIND", "/swipe/subscriptions"),
            ("GET", "/nobody"),
            ("GET", "/nobody/subscriptions"),
            ("GET", "/_sandbox/journal"),
            ("DELETE", "/_sandbox/journal"),
            ("GET", "/_sandbox/journal"),
        ]
        return [await one.request(method, path) for method, path in asked]
