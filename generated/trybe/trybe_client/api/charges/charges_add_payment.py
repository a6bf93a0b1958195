"""Record a payment that was taken outside Trybe.

Records on a membership charge that money was received outside Trybe, such as cash at the desk. This collects no money,
but Trybe then counts the amount as paid.

No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership before
calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a payment is
still wanting. If these leave a doubt, look in Trybe itself; calling again may record the payment twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientwright.operations import Answer, Body, Operation, Parameter

from ...models.charge_payment_request import ChargePaymentRequest
from ...models.error_message import ErrorMessage
from ...models.membership_charge_envelope import MembershipChargeEnvelope
from ...models.not_found_error import NotFoundError
from ...models.validation_error import ValidationError
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipChargeEnvelope](
    "charges.add_payment",
    "POST",
    "/shop/membership-charges/{chargeId}/payment",
    parameters=(Parameter("charge_id", str | UUID, "path", key="chargeId", required=True),),
    bodies=(Body(ChargePaymentRequest),),
    answers={
        200: Answer(MembershipChargeEnvelope),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        404: Answer(NotFoundError),
        422: Answer(ValidationError),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    effect="money",
    security=(("bearer",),),
)


def sync_detailed(
    charge_id: str | UUID, *, client: Sender, body: ChargePaymentRequest
) -> Response[MembershipChargeEnvelope]:
    """Record a payment that was taken outside Trybe."""
    return client.send(OPERATION, {"charge_id": charge_id}, body=body)


def sync(charge_id: str | UUID, *, client: Sender, body: ChargePaymentRequest) -> MembershipChargeEnvelope:
    """Record a payment that was taken outside Trybe."""
    return sync_detailed(charge_id, client=client, body=body).parsed


async def asyncio_detailed(
    charge_id: str | UUID, *, client: AsyncSender, body: ChargePaymentRequest
) -> Response[MembershipChargeEnvelope]:
    """Record a payment that was taken outside Trybe."""
    return await client.asend(OPERATION, {"charge_id": charge_id}, body=body)


async def asyncio(
    charge_id: str | UUID, *, client: AsyncSender, body: ChargePaymentRequest
) -> MembershipChargeEnvelope:
    """Record a payment that was taken outside Trybe."""
    return (await asyncio_detailed(charge_id, client=client, body=body)).parsed
