"""Subscriptions of customers to the packages of the business."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from clientwright.client import AsyncResource, Resource
from clientwright.operations import Fields

from ..api import subscriptions as operations
from ..types import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.create_subscription_request import CreateSubscriptionRequest
    from ..models.delete_subscription_response import DeleteSubscriptionResponse
    from ..models.subscription_list_response import SubscriptionListResponse
    from ..models.subscription_response import SubscriptionResponse
    from ..models.update_subscription_request import UpdateSubscriptionRequest
    from ..types import Unset


class Subscriptions(Resource):
    """Subscriptions of customers to the packages of the business."""

    def list(
        self, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> SubscriptionListResponse:
        """List subscriptions.

        Reads the subscriptions of the business that the API key belongs to. The document has no parameters for
        filtering or paging, and its example holds a single subscription instead of a list.

        Returns:
            The subscriptions of the business.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.

        Example:
            ```python
            swipe.subscriptions.list()
            ```
        """
        return self._call(operations.subscriptions_list.OPERATION, {}, timeout=timeout, extra_headers=extra_headers)

    @overload
    def create(
        self,
        *,
        package_id: str,
        email: str,
        phone_no: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    @overload
    def create(
        self,
        *,
        body: CreateSubscriptionRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    def create(
        self,
        *,
        body: CreateSubscriptionRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> SubscriptionResponse:
        """Subscribe a customer to a package.

        Subscribes one customer, known by e-mail address, to one package. The package determines how much is charged and
        how often. The document does not say whether this call already charges the customer.

        An invalid body is refused with status 422 and the faults of each field. Nothing in the document prevents a
        second subscription of the same customer to the same package. If the answer is lost, list the subscriptions and
        compare `email`, `package_id` and `created_at` with what was sent and when; try again only if none matches.

        Args:
            package_id: Id of the package to subscribe to. Example: "6226bd0e0f384c3f3f084820".
            email: E-mail address of the customer. Example: "test@test.com".
            phone_no: The customer's phone number. The documented ones are in national form, without a country code.
                Example: "0123456789".
            body: The fields above as one object, in place of them. Who subscribes, and to which package.

        Returns:
            The subscription exists; `data` is the new one.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            UnprocessableEntityError: 422: Nothing was created, because a field is missing or wrong; `errors` holds
                the faults of each field.

        Example:
            ```python
            swipe.subscriptions.create(
                package_id="6226bd0e0f384c3f3f084820", email="test@test.com", phone_no="0123456789"
            )
            ```
        """
        return self._call(
            operations.subscriptions_create.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def retrieve(
        self, subscription_id: str, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> SubscriptionResponse:
        """Read one subscription.

        Reads one subscription, with its package.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".

        Returns:
            The subscription.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            swipe.subscriptions.retrieve("622b002e8a82a66bbc142892")
            ```
        """
        return self._call(
            operations.subscriptions_retrieve.OPERATION,
            {"subscription_id": subscription_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    def update(
        self,
        subscription_id: str,
        *,
        email: str | Unset = UNSET,
        phone_no: str | Unset = UNSET,
        status: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    @overload
    def update(
        self,
        subscription_id: str,
        *,
        body: UpdateSubscriptionRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    def update(
        self,
        subscription_id: str,
        *,
        body: UpdateSubscriptionRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> SubscriptionResponse:
        """Change some fields of a subscription.

        Changes the fields that are sent. Every field is optional, so this is a partial update although the method is
        PUT. The documented request sets the status `cancel`; the document does not say which other values there are,
        nor what they mean for later charges.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".
            email: New e-mail address of the customer. Example: "test@test.com".
            phone_no: The customer's new phone number. Example: "0123456789".
            status: New state of the subscription. The document shows only the value `cancel`, and gives no list.
                Example: "cancel".
            body: The fields above as one object, in place of them. The fields to change.

        Returns:
            The fields were changed; `data` is the subscription.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            swipe.subscriptions.update(
                "622b002e8a82a66bbc142892", email="test@test.com", phone_no="0123456789", status="cancel"
            )
            ```
        """
        return self._call(
            operations.subscriptions_update.OPERATION,
            {"subscription_id": subscription_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def delete(
        self, subscription_id: str, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> DeleteSubscriptionResponse:
        """Delete a subscription for good.

        Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to see whether it
        still exists. The update can set the status `cancel` instead, which keeps the record.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".

        Returns:
            The subscription is deleted.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            swipe.subscriptions.delete("622b002e8a82a66bbc142892")
            ```
        """
        return self._call(
            operations.subscriptions_delete.OPERATION,
            {"subscription_id": subscription_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )


class AsyncSubscriptions(AsyncResource):
    """Subscriptions of customers to the packages of the business."""

    async def list(
        self, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> SubscriptionListResponse:
        """List subscriptions.

        Reads the subscriptions of the business that the API key belongs to. The document has no parameters for
        filtering or paging, and its example holds a single subscription instead of a list.

        Returns:
            The subscriptions of the business.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.

        Example:
            ```python
            await swipe.subscriptions.list()
            ```
        """
        return await self._call(
            operations.subscriptions_list.OPERATION, {}, timeout=timeout, extra_headers=extra_headers
        )

    @overload
    async def create(
        self,
        *,
        package_id: str,
        email: str,
        phone_no: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    @overload
    async def create(
        self,
        *,
        body: CreateSubscriptionRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    async def create(
        self,
        *,
        body: CreateSubscriptionRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> SubscriptionResponse:
        """Subscribe a customer to a package.

        Subscribes one customer, known by e-mail address, to one package. The package determines how much is charged and
        how often. The document does not say whether this call already charges the customer.

        An invalid body is refused with status 422 and the faults of each field. Nothing in the document prevents a
        second subscription of the same customer to the same package. If the answer is lost, list the subscriptions and
        compare `email`, `package_id` and `created_at` with what was sent and when; try again only if none matches.

        Args:
            package_id: Id of the package to subscribe to. Example: "6226bd0e0f384c3f3f084820".
            email: E-mail address of the customer. Example: "test@test.com".
            phone_no: The customer's phone number. The documented ones are in national form, without a country code.
                Example: "0123456789".
            body: The fields above as one object, in place of them. Who subscribes, and to which package.

        Returns:
            The subscription exists; `data` is the new one.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            UnprocessableEntityError: 422: Nothing was created, because a field is missing or wrong; `errors` holds
                the faults of each field.

        Example:
            ```python
            await swipe.subscriptions.create(
                package_id="6226bd0e0f384c3f3f084820", email="test@test.com", phone_no="0123456789"
            )
            ```
        """
        return await self._call(
            operations.subscriptions_create.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    async def retrieve(
        self, subscription_id: str, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> SubscriptionResponse:
        """Read one subscription.

        Reads one subscription, with its package.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".

        Returns:
            The subscription.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            await swipe.subscriptions.retrieve("622b002e8a82a66bbc142892")
            ```
        """
        return await self._call(
            operations.subscriptions_retrieve.OPERATION,
            {"subscription_id": subscription_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    async def update(
        self,
        subscription_id: str,
        *,
        email: str | Unset = UNSET,
        phone_no: str | Unset = UNSET,
        status: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    @overload
    async def update(
        self,
        subscription_id: str,
        *,
        body: UpdateSubscriptionRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscriptionResponse: ...

    async def update(
        self,
        subscription_id: str,
        *,
        body: UpdateSubscriptionRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> SubscriptionResponse:
        """Change some fields of a subscription.

        Changes the fields that are sent. Every field is optional, so this is a partial update although the method is
        PUT. The documented request sets the status `cancel`; the document does not say which other values there are,
        nor what they mean for later charges.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".
            email: New e-mail address of the customer. Example: "test@test.com".
            phone_no: The customer's new phone number. Example: "0123456789".
            status: New state of the subscription. The document shows only the value `cancel`, and gives no list.
                Example: "cancel".
            body: The fields above as one object, in place of them. The fields to change.

        Returns:
            The fields were changed; `data` is the subscription.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            await swipe.subscriptions.update(
                "622b002e8a82a66bbc142892", email="test@test.com", phone_no="0123456789", status="cancel"
            )
            ```
        """
        return await self._call(
            operations.subscriptions_update.OPERATION,
            {"subscription_id": subscription_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    async def delete(
        self, subscription_id: str, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> DeleteSubscriptionResponse:
        """Delete a subscription for good.

        Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to see whether it
        still exists. The update can set the status `cancel` instead, which keeps the record.

        Args:
            subscription_id: Id of the subscription, which answers call `_id`. Example: "622b002e8a82a66bbc142892".

        Returns:
            The subscription is deleted.

        Raises:
            UnauthorizedError: 401: The API key is missing or not accepted; nothing was done.
            NotFoundError: 404: There is no such subscription; nothing was done.

        Example:
            ```python
            await swipe.subscriptions.delete("622b002e8a82a66bbc142892")
            ```
        """
        return await self._call(
            operations.subscriptions_delete.OPERATION,
            {"subscription_id": subscription_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )
