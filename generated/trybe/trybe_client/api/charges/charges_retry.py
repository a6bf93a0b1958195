"""Try a failed charge again.

Makes another attempt to collect a membership charge. **Expect this to take money from the member.** It has no body. The
document does not say which charges may be tried again.

This is for charges that failed. It is no way to repeat a call whose answer was lost.

No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership before
calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a payment is
still wanting. If these leave a doubt, look in Trybe itself; calling again may take the money twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientwright.operations import Answer, Operation, Parameter

from ...models.error_message import ErrorMessage
from ...models.membership_charge_envelope import MembershipChargeEnvelope
from ...models.not_found_error import NotFoundError
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipChargeEnvelope](
    "charges.retry",
    "POST",
    "/shop/membership-charges/{chargeId}/retry",
    parameters=(Parameter("charge_id", str | UUID, "path", key="chargeId", required=True),),
    answers={
        200: Answer(MembershipChargeEnvelope),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        404: Answer(NotFoundError),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    effect="money",
    security=(("bearer",),),
)


def sync_detailed(charge_id: str | UUID, *, client: Sender) -> Response[MembershipChargeEnvelope]:
    """Try a failed charge again."""
    return client.send(OPERATION, {"charge_id": charge_id})


def sync(charge_id: str | UUID, *, client: Sender) -> MembershipChargeEnvelope:
    """Try a failed charge again."""
    return sync_detailed(charge_id, client=client).parsed


async def asyncio_detailed(charge_id: str | UUID, *, client: AsyncSender) -> Response[MembershipChargeEnvelope]:
    """Try a failed charge again."""
    return await client.asend(OPERATION, {"charge_id": charge_id})


async def asyncio(charge_id: str | UUID, *, client: AsyncSender) -> MembershipChargeEnvelope:
    """Try a failed charge again."""
    return (await asyncio_detailed(charge_id, client=client)).parsed
