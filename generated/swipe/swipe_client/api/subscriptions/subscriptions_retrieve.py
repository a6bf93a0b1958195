"""Read one subscription.

Reads one subscription, with its package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Operation, Parameter

from ...models.subscription_response import SubscriptionResponse
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[SubscriptionResponse](
    "subscriptions.retrieve",
    "GET",
    "/subscriptions/{subscription_id}",
    parameters=(Parameter("subscription_id", str, "path", required=True),),
    answers={200: Answer(SubscriptionResponse), 401: Answer(), 404: Answer()},
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(subscription_id: str, *, client: Sender) -> Response[SubscriptionResponse]:
    """Read one subscription."""
    return client.send(OPERATION, {"subscription_id": subscription_id})


def sync(subscription_id: str, *, client: Sender) -> SubscriptionResponse:
    """Read one subscription."""
    return sync_detailed(subscription_id, client=client).parsed


async def asyncio_detailed(subscription_id: str, *, client: AsyncSender) -> Response[SubscriptionResponse]:
    """Read one subscription."""
    return await client.asend(OPERATION, {"subscription_id": subscription_id})


async def asyncio(subscription_id: str, *, client: AsyncSender) -> SubscriptionResponse:
    """Read one subscription."""
    return (await asyncio_detailed(subscription_id, client=client)).parsed
