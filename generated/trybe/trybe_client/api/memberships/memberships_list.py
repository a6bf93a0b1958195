"""List memberships, one page at a time.

Reads one page of the memberships of a site. The document says that a site is provided, but prints no parameter for it.
The numbers in the printed `meta` and `links` contradict each other and the four printed items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Operation, Paging, Parameter

from ...models.error_message import ErrorMessage
from ...models.membership_page import MembershipPage
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipPage](
    "memberships.list",
    "GET",
    "/customers/memberships",
    parameters=(
        Parameter("page", int, "query"),
        Parameter("per_page", int, "query"),
        Parameter("customer_id", str, "query"),
    ),
    answers={
        200: Answer(MembershipPage),
        401: Answer(ErrorMessage),
        403: Answer(ErrorMessage),
        429: Answer(ErrorMessage),
        503: Answer(ErrorMessage),
    },
    retry="safe",
    security=(("bearer",),),
    paging=Paging("page", "page", "/data", size="per_page", last="/meta/last_page", next="/links/next"),
)


def sync_detailed(
    *, client: Sender, page: int | Unset = UNSET, per_page: int | Unset = UNSET, customer_id: str | Unset = UNSET
) -> Response[MembershipPage]:
    """List memberships, one page at a time."""
    return client.send(OPERATION, {"page": page, "per_page": per_page, "customer_id": customer_id})


def sync(
    *, client: Sender, page: int | Unset = UNSET, per_page: int | Unset = UNSET, customer_id: str | Unset = UNSET
) -> MembershipPage:
    """List memberships, one page at a time."""
    return sync_detailed(client=client, page=page, per_page=per_page, customer_id=customer_id).parsed


async def asyncio_detailed(
    *, client: AsyncSender, page: int | Unset = UNSET, per_page: int | Unset = UNSET, customer_id: str | Unset = UNSET
) -> Response[MembershipPage]:
    """List memberships, one page at a time."""
    return await client.asend(OPERATION, {"page": page, "per_page": per_page, "customer_id": customer_id})


async def asyncio(
    *, client: AsyncSender, page: int | Unset = UNSET, per_page: int | Unset = UNSET, customer_id: str | Unset = UNSET
) -> MembershipPage:
    """List memberships, one page at a time."""
    return (await asyncio_detailed(client=client, page=page, per_page=per_page, customer_id=customer_id)).parsed
