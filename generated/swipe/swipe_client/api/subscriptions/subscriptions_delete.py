"""Delete a subscription for good.

Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to see whether it still
exists. The update can set the status `cancel` instead, which keeps the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Operation, Parameter

from ...models.delete_subscription_response import DeleteSubscriptionResponse
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[DeleteSubscriptionResponse](
    "subscriptions.delete",
    "DELETE",
    "/subscriptions/{subscription_id}",
    parameters=(Parameter("subscription_id", str, "path", required=True),),
    answers={200: Answer(DeleteSubscriptionResponse), 401: Answer(), 404: Answer()},
    effect="delete",
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(subscription_id: str, *, client: Sender) -> Response[DeleteSubscriptionResponse]:
    """Delete a subscription for good."""
    return client.send(OPERATION, {"subscription_id": subscription_id})


def sync(subscription_id: str, *, client: Sender) -> DeleteSubscriptionResponse:
    """Delete a subscription for good."""
    return sync_detailed(subscription_id, client=client).parsed


async def asyncio_detailed(subscription_id: str, *, client: AsyncSender) -> Response[DeleteSubscriptionResponse]:
    """Delete a subscription for good."""
    return await client.asend(OPERATION, {"subscription_id": subscription_id})


async def asyncio(subscription_id: str, *, client: AsyncSender) -> DeleteSubscriptionResponse:
    """Delete a subscription for good."""
    return (await asyncio_detailed(subscription_id, client=client)).parsed
