"""Read one membership.

Reads one membership with its customer, members, rate, type, payment method and next charge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientwright.operations import Answer, Operation, Parameter

from ...models.error_message import ErrorMessage
from ...models.membership_envelope import MembershipEnvelope
from ...models.not_found_error import NotFoundError
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipEnvelope](
    "memberships.get",
    "GET",
    "/customers/memberships/{membershipId}",
    parameters=(Parameter("membership_id", str | UUID, "path", key="membershipId", required=True),),
    answers={
        200: Answer(MembershipEnvelope),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        404: Answer(NotFoundError),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(membership_id: str | UUID, *, client: Sender) -> Response[MembershipEnvelope]:
    """Read one membership."""
    return client.send(OPERATION, {"membership_id": membership_id})


def sync(membership_id: str | UUID, *, client: Sender) -> MembershipEnvelope:
    """Read one membership."""
    return sync_detailed(membership_id, client=client).parsed


async def asyncio_detailed(membership_id: str | UUID, *, client: AsyncSender) -> Response[MembershipEnvelope]:
    """Read one membership."""
    return await client.asend(OPERATION, {"membership_id": membership_id})


async def asyncio(membership_id: str | UUID, *, client: AsyncSender) -> MembershipEnvelope:
    """Read one membership."""
    return (await asyncio_detailed(membership_id, client=client)).parsed
