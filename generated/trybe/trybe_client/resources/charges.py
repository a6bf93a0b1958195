"""Settle the charges of memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from clientwright.client import AsyncResource, Resource
from clientwright.operations import Fields

from ..api import charges as operations
from ..types import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from ..models.charge_payment_request import ChargePaymentRequest
    from ..models.membership_charge_envelope import MembershipChargeEnvelope
    from ..types import Unset


class Charges(Resource):
    """Settle the charges of memberships."""

    @overload
    def add_payment(
        self,
        charge_id: str | UUID,
        *,
        amount: int | None | Unset = UNSET,
        processor_type_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipChargeEnvelope: ...

    @overload
    def add_payment(
        self,
        charge_id: str | UUID,
        *,
        body: ChargePaymentRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipChargeEnvelope: ...

    def add_payment(
        self,
        charge_id: str | UUID,
        *,
        body: ChargePaymentRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipChargeEnvelope:
        """Record a payment that was taken outside Trybe.

        Records on a membership charge that money was received outside Trybe, such as cash at the desk. This collects no
        money, but Trybe then counts the amount as paid.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may record the payment
        twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.
            amount: Amount that was paid, presumably a whole number in the smallest unit of the charge's currency;
                may be null. The document prints neither type nor unit.
            processor_type_id: Custom payment type to record the payment with, by id; 24 hex digits in the answer.
                The document does not say whether it may be left out. Example: "69c2bcf1b3abb3014800069b".
            body: The fields above as one object, in place of them. The payment that was taken.

        Returns:
            The charge with the payment recorded.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            UnprocessableEntityError: 422: The body is invalid; no payment was recorded.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            trybe.charges.add_payment("...", processor_type_id="69c2bcf1b3abb3014800069b")
            ```
        """
        return self._call(
            operations.charges_add_payment.OPERATION,
            {"charge_id": charge_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def process(
        self, charge_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipChargeEnvelope:
        """Collect a charge now.

        Starts the processing of a membership charge by hand. **Expect this to take money from the member.** It has no
        body.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may take the money twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

        Returns:
            The charge as it stands now; see its `status`.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            trybe.charges.process("...")
            ```
        """
        return self._call(
            operations.charges_process.OPERATION, {"charge_id": charge_id}, timeout=timeout, extra_headers=extra_headers
        )

    def retry(
        self, charge_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipChargeEnvelope:
        """Try a failed charge again.

        Makes another attempt to collect a membership charge. **Expect this to take money from the member.** It has no
        body. The document does not say which charges may be tried again.

        This is for charges that failed. It is no way to repeat a call whose answer was lost.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may take the money twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

        Returns:
            The charge as it stands now; see its `status`.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            trybe.charges.retry("...")
            ```
        """
        return self._call(
            operations.charges_retry.OPERATION, {"charge_id": charge_id}, timeout=timeout, extra_headers=extra_headers
        )


class AsyncCharges(AsyncResource):
    """Settle the charges of memberships."""

    @overload
    async def add_payment(
        self,
        charge_id: str | UUID,
        *,
        amount: int | None | Unset = UNSET,
        processor_type_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipChargeEnvelope: ...

    @overload
    async def add_payment(
        self,
        charge_id: str | UUID,
        *,
        body: ChargePaymentRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipChargeEnvelope: ...

    async def add_payment(
        self,
        charge_id: str | UUID,
        *,
        body: ChargePaymentRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipChargeEnvelope:
        """Record a payment that was taken outside Trybe.

        Records on a membership charge that money was received outside Trybe, such as cash at the desk. This collects no
        money, but Trybe then counts the amount as paid.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may record the payment
        twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.
            amount: Amount that was paid, presumably a whole number in the smallest unit of the charge's currency;
                may be null. The document prints neither type nor unit.
            processor_type_id: Custom payment type to record the payment with, by id; 24 hex digits in the answer.
                The document does not say whether it may be left out. Example: "69c2bcf1b3abb3014800069b".
            body: The fields above as one object, in place of them. The payment that was taken.

        Returns:
            The charge with the payment recorded.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            UnprocessableEntityError: 422: The body is invalid; no payment was recorded.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            await trybe.charges.add_payment("...", processor_type_id="69c2bcf1b3abb3014800069b")
            ```
        """
        return await self._call(
            operations.charges_add_payment.OPERATION,
            {"charge_id": charge_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    async def process(
        self, charge_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipChargeEnvelope:
        """Collect a charge now.

        Starts the processing of a membership charge by hand. **Expect this to take money from the member.** It has no
        body.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may take the money twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

        Returns:
            The charge as it stands now; see its `status`.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            await trybe.charges.process("...")
            ```
        """
        return await self._call(
            operations.charges_process.OPERATION, {"charge_id": charge_id}, timeout=timeout, extra_headers=extra_headers
        )

    async def retry(
        self, charge_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipChargeEnvelope:
        """Try a failed charge again.

        Makes another attempt to collect a membership charge. **Expect this to take money from the member.** It has no
        body. The document does not say which charges may be tried again.

        This is for charges that failed. It is no way to repeat a call whose answer was lost.

        No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the membership
        before calling again: `next_charge` shows the charge while it is the next one, and `attention_reason` whether a
        payment is still wanting. If these leave a doubt, look in Trybe itself; calling again may take the money twice.

        Args:
            charge_id: Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

        Returns:
            The charge as it stands now; see its `status`.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such charge.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            await trybe.charges.retry("...")
            ```
        """
        return await self._call(
            operations.charges_retry.OPERATION, {"charge_id": charge_id}, timeout=timeout, extra_headers=extra_headers
        )
