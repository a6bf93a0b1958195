"""The front desk against the sandbox: no credentials, no network, and every fault that is wanted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from front_desk import Collection, Enrolment, Tier, collect, due, enrol, remind
from mayar_client import Mayar
from mayar_client.models import CustomerInfo
from trybe_client import Trybe

from clientwright.errors import RateLimitError
from clientwright.sandbox import Sandbox

TIER = Tier("7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f", "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d")
BUDI = CustomerInfo(name="Budi Santoso", email="budi.santoso@example.com", mobile="081234567890")
PENDING = UUID("d1684e72-f23f-a2b8-dcd3-1f9099cbec5d")
LOST = ("rst-before-headers", "close", "short-length", "html", "status-503-after")


@contextmanager
def desk(played: Sandbox) -> Iterator[tuple[Mayar, Trybe]]:
    """Give the clients of both providers of a sandbox."""
    mayar, trybe = played.base_urls["mayar"], played.base_urls["trybe"]
    with Mayar(token="any", base_url=mayar, timeout=5) as first, Trybe(token="any", base_url=trybe, timeout=5) as other:
        yield first, other


def applied(played: Sandbox, provider: str) -> list[str | None]:
    """Give the operations that had an effect, in their order."""
    return [entry.operation for entry in played.journal(provider) if entry.applied]


def test_somebody_enrols_once(clientwright_sandbox: Any) -> None:
    """Who comes a second time is a member already."""
    played = clientwright_sandbox("mayar", "trybe")
    with desk(played) as (mayar, _):
        assert enrol(mayar, TIER, BUDI) is Enrolment.NEW
        assert enrol(mayar, TIER, BUDI) is Enrolment.ALREADY
    assert applied(played, "mayar") == ["memberships.register_member"]


def test_a_rush_is_told(clientwright_sandbox: Any) -> None:
    """What Mayar refuses for another reason is told, and nobody is registered: it takes 20 requests a minute."""
    played = clientwright_sandbox("mayar", "trybe")
    with desk(played) as (mayar, _):
        for number in range(20):
            enrol(mayar, TIER, CustomerInfo(name="Ada", email=f"ada.{number}@example.com", mobile="081234567890"))
        with pytest.raises(RateLimitError):
            enrol(mayar, TIER, BUDI)
    assert len(applied(played, "mayar")) == 20


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_answer_registers_nobody_twice(clientwright_sandbox: Any, fault: str) -> None:
    """Where the answer to a registration is lost, asking again finds out that it happened."""
    played = clientwright_sandbox.wire("mayar", "trybe")
    played.plan([fault])
    with desk(played) as (mayar, _):
        assert enrol(mayar, TIER, BUDI) is Enrolment.NEW
    assert applied(played, "mayar") == ["memberships.register_member"]


def test_a_charge_is_collected_once(clientwright_sandbox: Any) -> None:
    """A charge that is paid is refused the second time."""
    played = clientwright_sandbox("mayar", "trybe")
    with desk(played) as (_, trybe):
        assert collect(trybe, [PENDING, PENDING]) == Collection((PENDING,), (PENDING,), ())
    assert applied(played, "trybe") == ["charges.process"]


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_answer_takes_no_money_twice(clientwright_sandbox: Any, fault: str) -> None:
    """Where the answer to a charge is lost, it is left to a person, and the money was taken once."""
    played = clientwright_sandbox.wire("mayar", "trybe")
    played.plan([fault])
    with desk(played) as (_, trybe):
        found = collect(trybe, [PENDING])
    assert found.refused == ()
    assert (*found.paid, *found.unknown) == (PENDING,)
    assert applied(played, "trybe") == ["charges.process"]


def test_what_is_due_is_collected(clientwright_sandbox: Any) -> None:
    """All pending charges are paid, and nothing is due afterwards."""
    played = clientwright_sandbox("mayar", "trybe")
    with desk(played) as (_, trybe):
        charges = due(trybe)
        assert collect(trybe, charges) == Collection(tuple(charges), (), ())
        assert due(trybe) == []
    assert applied(played, "trybe") == ["charges.process"] * len(charges)


def test_everybody_who_owes_is_reminded_once(clientwright_sandbox: Any) -> None:
    """Memberships of all pages that have no payment method are texted, each once."""
    played = clientwright_sandbox("mayar", "trybe")
    with desk(played) as (_, trybe):
        reminded = remind(trybe)
    assert len(reminded) > 1
    assert len(set(reminded)) == len(reminded)
    assert applied(played, "trybe") == ["memberships.send_sms"] * len(reminded)
