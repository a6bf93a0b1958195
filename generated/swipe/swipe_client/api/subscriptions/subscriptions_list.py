"""List subscriptions.

Reads the subscriptions of the business that the API key belongs to. The document has no parameters for filtering or
paging, and its example holds a single subscription instead of a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Operation

from ...models.subscription_list_response import SubscriptionListResponse
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[SubscriptionListResponse](
    "subscriptions.list",
    "GET",
    "/subscriptions",
    answers={200: Answer(SubscriptionListResponse), 401: Answer()},
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(*, client: Sender) -> Response[SubscriptionListResponse]:
    """List subscriptions."""
    return client.send(OPERATION, {})


def sync(*, client: Sender) -> SubscriptionListResponse:
    """List subscriptions."""
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: AsyncSender) -> Response[SubscriptionListResponse]:
    """List subscriptions."""
    return await client.asend(OPERATION, {})


async def asyncio(*, client: AsyncSender) -> SubscriptionListResponse:
    """List subscriptions."""
    return (await asyncio_detailed(client=client)).parsed
