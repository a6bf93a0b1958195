"""Show the text message without sending it.

Returns the text that the sending operation would send. Although it is a POST, it sends and changes nothing.

The document describes a second field of the body without its name: a boolean, false by default, that gives a preview
for members with a payment method too. As its name is unknown, it is not offered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientwright.operations import Answer, Body, Operation, Parameter

from ...models.error_message import ErrorMessage
from ...models.membership_sms_preview_envelope import MembershipSmsPreviewEnvelope
from ...models.membership_sms_preview_request import MembershipSmsPreviewRequest
from ...models.not_found_error import NotFoundError
from ...models.validation_error import ValidationError
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipSmsPreviewEnvelope](
    "memberships.preview_sms",
    "POST",
    "/shop/memberships/{membershipId}/sms/preview",
    parameters=(Parameter("membership_id", str | UUID, "path", key="membershipId", required=True),),
    bodies=(Body(MembershipSmsPreviewRequest),),
    answers={
        200: Answer(MembershipSmsPreviewEnvelope),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        404: Answer(NotFoundError),
        422: Answer(ValidationError),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(
    membership_id: str | UUID, *, client: Sender, body: MembershipSmsPreviewRequest
) -> Response[MembershipSmsPreviewEnvelope]:
    """Show the text message without sending it."""
    return client.send(OPERATION, {"membership_id": membership_id}, body=body)


def sync(
    membership_id: str | UUID, *, client: Sender, body: MembershipSmsPreviewRequest
) -> MembershipSmsPreviewEnvelope:
    """Show the text message without sending it."""
    return sync_detailed(membership_id, client=client, body=body).parsed


async def asyncio_detailed(
    membership_id: str | UUID, *, client: AsyncSender, body: MembershipSmsPreviewRequest
) -> Response[MembershipSmsPreviewEnvelope]:
    """Show the text message without sending it."""
    return await client.asend(OPERATION, {"membership_id": membership_id}, body=body)


async def asyncio(
    membership_id: str | UUID, *, client: AsyncSender, body: MembershipSmsPreviewRequest
) -> MembershipSmsPreviewEnvelope:
    """Show the text message without sending it."""
    return (await asyncio_detailed(membership_id, client=client, body=body)).parsed
