"""Subscribe a customer to a package.

Subscribes one customer, known by e-mail address, to one package. The package determines how much is charged and how
often. The document does not say whether this call already charges the customer.

An invalid body is refused with status 422 and the faults of each field. Nothing in the document prevents a second
subscription of the same customer to the same package. If the answer is lost, list the subscriptions and compare
`email`, `package_id` and `created_at` with what was sent and when; try again only if none matches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Body, Operation

from ...models.create_subscription_request import CreateSubscriptionRequest
from ...models.subscription_response import SubscriptionResponse
from ...models.validation_error_response import ValidationErrorResponse
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[SubscriptionResponse](
    "subscriptions.create",
    "POST",
    "/subscriptions",
    bodies=(Body(CreateSubscriptionRequest),),
    answers={200: Answer(SubscriptionResponse), 401: Answer(), 422: Answer(ValidationErrorResponse)},
    effect="create",
    security=(("bearer",),),
)


def sync_detailed(*, client: Sender, body: CreateSubscriptionRequest) -> Response[SubscriptionResponse]:
    """Subscribe a customer to a package."""
    return client.send(OPERATION, {}, body=body)


def sync(*, client: Sender, body: CreateSubscriptionRequest) -> SubscriptionResponse:
    """Subscribe a customer to a package."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: AsyncSender, body: CreateSubscriptionRequest) -> Response[SubscriptionResponse]:
    """Subscribe a customer to a package."""
    return await client.asend(OPERATION, {}, body=body)


async def asyncio(*, client: AsyncSender, body: CreateSubscriptionRequest) -> SubscriptionResponse:
    """Subscribe a customer to a package."""
    return (await asyncio_detailed(client=client, body=body)).parsed
