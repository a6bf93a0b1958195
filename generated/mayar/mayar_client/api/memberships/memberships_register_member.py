"""Register a member on a tier.

Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and answers with the
new membership record. Neither the request nor the answer carries an amount of money.

A tier takes each e-mail address only once. A repeated address, a product of another merchant, a full tier and an
invalid body are all refused with status 400; only the text of the refusal tells them apart.

If the answer is lost, the member may or may not exist. To find out, send the same e-mail address and tier again: this
cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.` means that the address is registered,
most likely by the lost call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Body, Operation, Refusal

from ...models.error_response import ErrorResponse
from ...models.register_membership_member_live_response import RegisterMembershipMemberLiveResponse
from ...models.register_membership_member_request import RegisterMembershipMemberRequest
from ...models.register_membership_member_response import RegisterMembershipMemberResponse
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse](
    "memberships.register_member",
    "POST",
    "/hl/v2/memberships/members/create",
    bodies=(Body(RegisterMembershipMemberRequest),),
    answers={
        200: Answer(RegisterMembershipMemberLiveResponse),
        201: Answer(RegisterMembershipMemberResponse),
        400: Answer(ErrorResponse),
        401: Answer(ErrorResponse),
        404: Answer(ErrorResponse),
        429: Answer(ErrorResponse),
        500: Answer(ErrorResponse),
    },
    effect="create",
    security=(("bearer",),),
    refusals={200: Refusal("/messages", ("failed",))},
)


def sync_detailed(
    *, client: Sender, body: RegisterMembershipMemberRequest
) -> Response[RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
    """Register a member on a tier."""
    return client.send(OPERATION, {}, body=body)


def sync(
    *, client: Sender, body: RegisterMembershipMemberRequest
) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse:
    """Register a member on a tier."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AsyncSender, body: RegisterMembershipMemberRequest
) -> Response[RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
    """Register a member on a tier."""
    return await client.asend(OPERATION, {}, body=body)


async def asyncio(
    *, client: AsyncSender, body: RegisterMembershipMemberRequest
) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse:
    """Register a member on a tier."""
    return (await asyncio_detailed(client=client, body=body)).parsed
