"""The front desk of a studio: Mayar keeps its members, Trybe their memberships and charges.

What is worth seeing here is what happens when a provider does not answer. Nobody can be registered twice, so the desk
asks again. Somebody could be charged twice, so the charge is put on a list for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from attrs import frozen
from mayar_client import Mayar
from mayar_client.models import CustomerInfo
from trybe_client import Trybe
from trybe_client.models import MessageType

from clientwright.errors import BadRequestError, ClientwrightError

TAKEN = "Email sudah terdaftar pada tier ini."


class Enrolment(Enum):
    """What became of somebody who wants to be a member."""

    NEW = "new"
    ALREADY = "already a member"
    UNKNOWN = "not known"


@frozen
class Tier:
    """What is sold.

    Attributes:
        product: The id of the membership product.
        tier: The id of its tier.
        months: The length of one billing period, in months.

    """

    product: str
    tier: str
    months: int = 1


@frozen
class Collection:
    """What became of charges, by their ids.

    Attributes:
        paid: Those that are paid now.
        refused: Those that the provider refused; nothing was taken.
        unknown: Those that may have been paid or not; a person has to look before they are tried again.

    """

    paid: tuple[UUID, ...]
    refused: tuple[UUID, ...]
    unknown: tuple[UUID, ...]


def enrol(mayar: Mayar, tier: Tier, visitor: CustomerInfo) -> Enrolment:
    """Register a visitor on a tier, and ask again when the answer is lost: nobody is registered twice."""
    lost = False
    for _ in range(2):
        try:
            mayar.memberships.register_member(
                product_id=tier.product,
                membership_tier_id=tier.tier,
                membership_monthly_period=tier.months,
                customer_info=visitor,
            )
        except BadRequestError as refusal:
            if TAKEN not in str(refusal.body):
                raise
            return Enrolment.NEW if lost else Enrolment.ALREADY
        except ClientwrightError as failure:
            if failure.applied is False:
                raise
            if failure.applied:
                return Enrolment.NEW
            lost = True
        else:
            return Enrolment.NEW
    return Enrolment.UNKNOWN


def due(trybe: Trybe) -> list[UUID]:
    """Find the charges of all memberships that wait to be collected."""
    found = (membership.next_charge for membership in trybe.memberships.iter_list())
    return [charge.id for charge in found if charge and charge.status == "pending"]


def collect(trybe: Trybe, charges: Iterable[UUID]) -> Collection:
    """Process charges, each at most once, whatever becomes of the answers."""
    found: dict[bool | None, list[UUID]] = {True: [], False: [], None: []}
    for charge in charges:
        try:
            trybe.charges.process(charge)
        except ClientwrightError as failure:
            found[failure.applied].append(charge)
        else:
            found[True].append(charge)
    return Collection(tuple(found[True]), tuple(found[False]), tuple(found[None]))


def remind(trybe: Trybe) -> tuple[UUID, ...]:
    """Text everybody who has not said how to pay, and give the ids of their memberships."""
    owing = [membership.id for membership in trybe.memberships.iter_list() if membership.payment_method is None]
    for membership in owing:
        trybe.memberships.send_sms(membership, message_type=MessageType.BILLING_DETAILS_REQUEST)
    return tuple(owing)
