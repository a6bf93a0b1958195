"""Members of the merchant's membership products."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from clientwright.client import AsyncResource, Resource
from clientwright.operations import Fields

from ..api import memberships as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.customer_info import CustomerInfo
    from ..models.register_membership_member_live_response import RegisterMembershipMemberLiveResponse
    from ..models.register_membership_member_request import RegisterMembershipMemberRequest
    from ..models.register_membership_member_response import RegisterMembershipMemberResponse


class Memberships(Resource):
    """Members of the merchant's membership products."""

    @overload
    def register_member(
        self,
        *,
        product_id: str,
        membership_tier_id: str,
        customer_info: CustomerInfo,
        membership_monthly_period: int,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse: ...

    @overload
    def register_member(
        self,
        *,
        body: RegisterMembershipMemberRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse: ...

    def register_member(
        self,
        *,
        body: RegisterMembershipMemberRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse:
        """Register a member on a tier.

        Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and answers
        with the new membership record. Neither the request nor the answer carries an amount of money.

        A tier takes each e-mail address only once. A repeated address, a product of another merchant, a full tier and
        an invalid body are all refused with status 400; only the text of the refusal tells them apart.

        If the answer is lost, the member may or may not exist. To find out, send the same e-mail address and tier
        again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.` means that the
        address is registered, most likely by the lost call.

        Args:
            product_id: Id of the membership product, which Mayar also calls a payment link: the answer gives it
                back as `paymentLinkId`. It has to be a product of the merchant whose key is used. Example:
                "7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f".
            membership_tier_id: Id of the tier of that product on which the customer becomes a member. Example:
                "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d".
            customer_info: The customer who becomes a member, and how to reach them.
            membership_monthly_period: Length of one billing period, in months. The answer calls it
                `monthlyPaymentPeriod`. Which lengths a tier accepts is not documented. Example: 1.
            body: The fields above as one object, in place of them. Who is registered, on which tier of which
                product, and for how many months at a time.

        Returns:
            The member is registered; `data.membershipCustomer` is the new record. Seen instead of 201. The member
                is registered when `data` is a member; nothing is when `messages` is `failed` and `data` lists what was
                wrong.

        Raises:
            RefusedError: 200: the answer says that it failed.
            BadRequestError: 400: Nothing was registered. The body did not validate, the product is another
                merchant's, the e-mail address is already on the tier, or the tier is full; `message` says which. The
                four texts shown are the common ones, not all there may be.
            UnauthorizedError: 401: Nothing was registered. The key is missing, wrong or not allowed to do this.
            NotFoundError: 404: Nothing was registered. The path or the product is unknown.
            RateLimitError: 429: Too many requests; nothing was registered. Mayar's page on the limit allows 20 a
                minute from one IP address, its demonstration shop speaks of 50 a minute for one key.
            InternalServerError: 500: The service failed. Whether the member was registered is unknown.

        Example:
            ```python
            from mayar_client.models import CustomerInfo

            mayar.memberships.register_member(
                product_id="7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f",
                membership_tier_id="9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d",
                customer_info=CustomerInfo(
                    name="Budi Santoso", email="budi.santoso@example.com", mobile="081234567890"
                ),
                membership_monthly_period=1,
            )
            ```
        """
        return self._call(
            operations.memberships_register_member.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )


class AsyncMemberships(AsyncResource):
    """Members of the merchant's membership products."""

    @overload
    async def register_member(
        self,
        *,
        product_id: str,
        membership_tier_id: str,
        customer_info: CustomerInfo,
        membership_monthly_period: int,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse: ...

    @overload
    async def register_member(
        self,
        *,
        body: RegisterMembershipMemberRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse: ...

    async def register_member(
        self,
        *,
        body: RegisterMembershipMemberRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse:
        """Register a member on a tier.

        Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and answers
        with the new membership record. Neither the request nor the answer carries an amount of money.

        A tier takes each e-mail address only once. A repeated address, a product of another merchant, a full tier and
        an invalid body are all refused with status 400; only the text of the refusal tells them apart.

        If the answer is lost, the member may or may not exist. To find out, send the same e-mail address and tier
        again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.` means that the
        address is registered, most likely by the lost call.

        Args:
            product_id: Id of the membership product, which Mayar also calls a payment link: the answer gives it
                back as `paymentLinkId`. It has to be a product of the merchant whose key is used. Example:
                "7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f".
            membership_tier_id: Id of the tier of that product on which the customer becomes a member. Example:
                "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d".
            customer_info: The customer who becomes a member, and how to reach them.
            membership_monthly_period: Length of one billing period, in months. The answer calls it
                `monthlyPaymentPeriod`. Which lengths a tier accepts is not documented. Example: 1.
            body: The fields above as one object, in place of them. Who is registered, on which tier of which
                product, and for how many months at a time.

        Returns:
            The member is registered; `data.membershipCustomer` is the new record. Seen instead of 201. The member
                is registered when `data` is a member; nothing is when `messages` is `failed` and `data` lists what was
                wrong.

        Raises:
            RefusedError: 200: the answer says that it failed.
            BadRequestError: 400: Nothing was registered. The body did not validate, the product is another
                merchant's, the e-mail address is already on the tier, or the tier is full; `message` says which. The
                four texts shown are the common ones, not all there may be.
            UnauthorizedError: 401: Nothing was registered. The key is missing, wrong or not allowed to do this.
            NotFoundError: 404: Nothing was registered. The path or the product is unknown.
            RateLimitError: 429: Too many requests; nothing was registered. Mayar's page on the limit allows 20 a
                minute from one IP address, its demonstration shop speaks of 50 a minute for one key.
            InternalServerError: 500: The service failed. Whether the member was registered is unknown.

        Example:
            ```python
            from mayar_client.models import CustomerInfo

            await mayar.memberships.register_member(
                product_id="7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f",
                membership_tier_id="9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d",
                customer_info=CustomerInfo(
                    name="Budi Santoso", email="budi.santoso@example.com", mobile="081234567890"
                ),
                membership_monthly_period=1,
            )
            ```
        """
        return await self._call(
            operations.memberships_register_member.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )
