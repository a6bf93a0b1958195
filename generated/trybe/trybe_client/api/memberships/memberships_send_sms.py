"""Text the lead member.

Sends a text message to the lead member's phone. The only type of message so far asks for payment details. **Every call
may send a message**, and no operation tells which messages were sent. The preview operation shows the text without
sending it.

The document describes a second field of the body without its name: a boolean, false by default, that sends the message
to members with a payment method too. As its name is unknown, it is not offered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientwright.operations import Answer, Body, Operation, Parameter

from ...models.error_message import ErrorMessage
from ...models.membership_sms_envelope import MembershipSmsEnvelope
from ...models.membership_sms_request import MembershipSmsRequest
from ...models.not_found_error import NotFoundError
from ...models.validation_error import ValidationError
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipSmsEnvelope](
    "memberships.send_sms",
    "POST",
    "/shop/memberships/{membershipId}/sms",
    parameters=(Parameter("membership_id", str | UUID, "path", key="membershipId", required=True),),
    bodies=(Body(MembershipSmsRequest),),
    answers={
        200: Answer(MembershipSmsEnvelope),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        404: Answer(NotFoundError),
        422: Answer(ValidationError),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    effect="message",
    security=(("bearer",),),
)


def sync_detailed(
    membership_id: str | UUID, *, client: Sender, body: MembershipSmsRequest
) -> Response[MembershipSmsEnvelope]:
    """Text the lead member."""
    return client.send(OPERATION, {"membership_id": membership_id}, body=body)


def sync(membership_id: str | UUID, *, client: Sender, body: MembershipSmsRequest) -> MembershipSmsEnvelope:
    """Text the lead member."""
    return sync_detailed(membership_id, client=client, body=body).parsed


async def asyncio_detailed(
    membership_id: str | UUID, *, client: AsyncSender, body: MembershipSmsRequest
) -> Response[MembershipSmsEnvelope]:
    """Text the lead member."""
    return await client.asend(OPERATION, {"membership_id": membership_id}, body=body)


async def asyncio(
    membership_id: str | UUID, *, client: AsyncSender, body: MembershipSmsRequest
) -> MembershipSmsEnvelope:
    """Text the lead member."""
    return (await asyncio_detailed(membership_id, client=client, body=body)).parsed
