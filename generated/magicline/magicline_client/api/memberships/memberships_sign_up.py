"""Sign up a new customer for a membership.

Creates a customer and a membership contract in one step, on the term of an existing contract offer. The request holds
no amount of money: the price follows from `contract.contractOfferTermId`, the selected modules and the voucher. The
caller needs the scope `MEMBERSHIP_WRITE`. The answer holds only the id of the new customer, not that of the contract.
All documented failures share one error object.

Some fields are required for studios in certain countries only: `customer.taxId`, `customer.placeOfBirth` and
`customer.countryOfBirth`. The request does not say where the studio is, so only the provider can check them.

No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of your own: if the
answer is lost, they identify the contract and the customer in Magicline. Look for them there before calling again, or
the person may be signed up twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientwright.operations import Answer, Body, Operation

from ...models.error_response import ErrorResponse
from ...models.membership_signup_request import MembershipSignupRequest
from ...models.membership_signup_result import MembershipSignupResult
from ...types import Response

if TYPE_CHECKING:
    from clientwright.client import AsyncSender, Sender

OPERATION = Operation[MembershipSignupResult](
    "memberships.sign_up",
    "POST",
    "/v1/memberships/signup",
    bodies=(Body(MembershipSignupRequest),),
    answers={
        200: Answer(MembershipSignupResult),
        400: Answer(ErrorResponse),
        401: Answer(ErrorResponse),
        403: Answer(ErrorResponse),
        404: Answer(ErrorResponse),
        409: Answer(ErrorResponse),
        429: Answer(ErrorResponse),
        500: Answer(ErrorResponse),
        503: Answer(),
    },
    effect="create",
    security=(("apiKey",),),
)


def sync_detailed(*, client: Sender, body: MembershipSignupRequest) -> Response[MembershipSignupResult]:
    """Sign up a new customer for a membership."""
    return client.send(OPERATION, {}, body=body)


def sync(*, client: Sender, body: MembershipSignupRequest) -> MembershipSignupResult:
    """Sign up a new customer for a membership."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(*, client: AsyncSender, body: MembershipSignupRequest) -> Response[MembershipSignupResult]:
    """Sign up a new customer for a membership."""
    return await client.asend(OPERATION, {}, body=body)


async def asyncio(*, client: AsyncSender, body: MembershipSignupRequest) -> MembershipSignupResult:
    """Sign up a new customer for a membership."""
    return (await asyncio_detailed(client=client, body=body)).parsed
