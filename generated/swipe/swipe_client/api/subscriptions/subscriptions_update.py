"""Change some fields of a subscription.

Changes the fields that are sent. Every field is optional, so this is a partial update although the method is PUT. The
documented request sets the status `cancel`; the document does not say which other values there are, nor what they mean
for later charges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Body, Operation, Parameter

from ...models.subscription_response import SubscriptionResponse
from ...models.update_subscription_request import UpdateSubscriptionRequest
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[SubscriptionResponse](
    "subscriptions.update",
    "PUT",
    "/subscriptions/{subscription_id}",
    parameters=(Parameter("subscription_id", str, "path", required=True),),
    bodies=(Body(UpdateSubscriptionRequest),),
    answers={200: Answer(SubscriptionResponse), 401: Answer(), 404: Answer()},
    effect="update",
    retry="safe",
    security=(("bearer",),),
)


def sync_detailed(
    subscription_id: str, *, client: Sender, body: UpdateSubscriptionRequest
) -> Response[SubscriptionResponse]:
    """Change some fields of a subscription."""
    return client.send(OPERATION, {"subscription_id": subscription_id}, body=body)


def sync(subscription_id: str, *, client: Sender, body: UpdateSubscriptionRequest) -> SubscriptionResponse:
    """Change some fields of a subscription."""
    return sync_detailed(subscription_id, client=client, body=body).parsed


async def asyncio_detailed(
    subscription_id: str, *, client: AsyncSender, body: UpdateSubscriptionRequest
) -> Response[SubscriptionResponse]:
    """Change some fields of a subscription."""
    return await client.asend(OPERATION, {"subscription_id": subscription_id}, body=body)


async def asyncio(
    subscription_id: str, *, client: AsyncSender, body: UpdateSubscriptionRequest
) -> SubscriptionResponse:
    """Change some fields of a subscription."""
    return (await asyncio_detailed(subscription_id, client=client, body=body)).parsed
