"""Find memberships and text their lead members."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from clientwright.client import AsyncResource, Resource
from clientwright.operations import Fields

from ..api import memberships as operations
from ..types import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from clientwright.pages import AsyncPages, Pages

    from ..models.membership import Membership
    from ..models.membership_envelope import MembershipEnvelope
    from ..models.membership_page import MembershipPage
    from ..models.membership_sms_envelope import MembershipSmsEnvelope
    from ..models.membership_sms_preview_envelope import MembershipSmsPreviewEnvelope
    from ..models.membership_sms_preview_request import MembershipSmsPreviewRequest
    from ..models.membership_sms_request import MembershipSmsRequest
    from ..models.message_type import MessageType
    from ..types import Unset


class Memberships(Resource):
    """Find memberships and text their lead members."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        customer_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipPage:
        """List memberships, one page at a time.

        Reads one page of the memberships of a site. The document says that a site is provided, but prints no parameter
        for it. The numbers in the printed `meta` and `links` contradict each other and the four printed items.

        Args:
            page: Number of the page to read, counted from 1. The default is the first page.
            per_page: How many memberships a page should hold, typically 15 by default. Trybe silently lowers
                numbers that are too large: see `meta.per_page` for what it used.
            customer_id: Id of a customer; only this customer's memberships are listed.

        Returns:
            One page of memberships, with its position and links to other pages.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            trybe.memberships.list()
            ```
        """
        return self._call(
            operations.memberships_list.OPERATION,
            {"page": page, "per_page": per_page, "customer_id": customer_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def iter_list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        customer_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[Membership, MembershipPage]:
        """Give the items of every page of `list`, and ask for a page when it is needed.

        Args:
            page: Number of the page to read, counted from 1. The default is the first page.
            per_page: How many memberships a page should hold, typically 15 by default. Trybe silently lowers
                numbers that are too large: see `meta.per_page` for what it used.
            customer_id: Id of a customer; only this customer's memberships are listed.
        """
        return self._pages(
            operations.memberships_list.OPERATION,
            {"page": page, "per_page": per_page, "customer_id": customer_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def get(
        self, membership_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipEnvelope:
        """Read one membership.

        Reads one membership with its customer, members, rate, type, payment method and next charge.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.

        Returns:
            The membership.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            trybe.memberships.get("...")
            ```
        """
        return self._call(
            operations.memberships_get.OPERATION,
            {"membership_id": membership_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    def send_sms(
        self,
        membership_id: str | UUID,
        *,
        message_type: MessageType,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsEnvelope: ...

    @overload
    def send_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsEnvelope: ...

    def send_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSmsEnvelope:
        """Text the lead member.

        Sends a text message to the lead member's phone. The only type of message so far asks for payment details.
        **Every call may send a message**, and no operation tells which messages were sent. The preview operation shows
        the text without sending it.

        The document describes a second field of the body without its name: a boolean, false by default, that sends the
        message to members with a payment method too. As its name is unknown, it is not offered here.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.
            message_type: Which message to send.
            body: The fields above as one object, in place of them. The message to send.

        Returns:
            The message that was sent.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            UnprocessableEntityError: 422: The body is invalid; nothing was sent.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            from trybe_client.models import MessageType

            trybe.memberships.send_sms("...", message_type=MessageType.BILLING_DETAILS_REQUEST)
            ```
        """
        return self._call(
            operations.memberships_send_sms.OPERATION,
            {"membership_id": membership_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        message_type: MessageType,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsPreviewEnvelope: ...

    @overload
    def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsPreviewRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsPreviewEnvelope: ...

    def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsPreviewRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSmsPreviewEnvelope:
        """Show the text message without sending it.

        Returns the text that the sending operation would send. Although it is a POST, it sends and changes nothing.

        The document describes a second field of the body without its name: a boolean, false by default, that gives a
        preview for members with a payment method too. As its name is unknown, it is not offered here.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.
            message_type: Which message to preview.
            body: The fields above as one object, in place of them. The message to preview.

        Returns:
            The text as it would be sent.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            UnprocessableEntityError: 422: The body is invalid.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            from trybe_client.models import MessageType

            trybe.memberships.preview_sms("...", message_type=MessageType.BILLING_DETAILS_REQUEST)
            ```
        """
        return self._call(
            operations.memberships_preview_sms.OPERATION,
            {"membership_id": membership_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )


class AsyncMemberships(AsyncResource):
    """Find memberships and text their lead members."""

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        customer_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipPage:
        """List memberships, one page at a time.

        Reads one page of the memberships of a site. The document says that a site is provided, but prints no parameter
        for it. The numbers in the printed `meta` and `links` contradict each other and the four printed items.

        Args:
            page: Number of the page to read, counted from 1. The default is the first page.
            per_page: How many memberships a page should hold, typically 15 by default. Trybe silently lowers
                numbers that are too large: see `meta.per_page` for what it used.
            customer_id: Id of a customer; only this customer's memberships are listed.

        Returns:
            One page of memberships, with its position and links to other pages.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            await trybe.memberships.list()
            ```
        """
        return await self._call(
            operations.memberships_list.OPERATION,
            {"page": page, "per_page": per_page, "customer_id": customer_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    def iter_list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        customer_id: str | Unset = UNSET,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AsyncPages[Membership, MembershipPage]:
        """Give the items of every page of `list`, and ask for a page when it is needed.

        Args:
            page: Number of the page to read, counted from 1. The default is the first page.
            per_page: How many memberships a page should hold, typically 15 by default. Trybe silently lowers
                numbers that are too large: see `meta.per_page` for what it used.
            customer_id: Id of a customer; only this customer's memberships are listed.
        """
        return self._pages(
            operations.memberships_list.OPERATION,
            {"page": page, "per_page": per_page, "customer_id": customer_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    async def get(
        self, membership_id: str | UUID, *, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None
    ) -> MembershipEnvelope:
        """Read one membership.

        Reads one membership with its customer, members, rate, type, payment method and next charge.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.

        Returns:
            The membership.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            await trybe.memberships.get("...")
            ```
        """
        return await self._call(
            operations.memberships_get.OPERATION,
            {"membership_id": membership_id},
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    async def send_sms(
        self,
        membership_id: str | UUID,
        *,
        message_type: MessageType,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsEnvelope: ...

    @overload
    async def send_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsEnvelope: ...

    async def send_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSmsEnvelope:
        """Text the lead member.

        Sends a text message to the lead member's phone. The only type of message so far asks for payment details.
        **Every call may send a message**, and no operation tells which messages were sent. The preview operation shows
        the text without sending it.

        The document describes a second field of the body without its name: a boolean, false by default, that sends the
        message to members with a payment method too. As its name is unknown, it is not offered here.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.
            message_type: Which message to send.
            body: The fields above as one object, in place of them. The message to send.

        Returns:
            The message that was sent.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            UnprocessableEntityError: 422: The body is invalid; nothing was sent.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            from trybe_client.models import MessageType

            await trybe.memberships.send_sms("...", message_type=MessageType.BILLING_DETAILS_REQUEST)
            ```
        """
        return await self._call(
            operations.memberships_send_sms.OPERATION,
            {"membership_id": membership_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )

    @overload
    async def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        message_type: MessageType,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsPreviewEnvelope: ...

    @overload
    async def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsPreviewRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSmsPreviewEnvelope: ...

    async def preview_sms(
        self,
        membership_id: str | UUID,
        *,
        body: MembershipSmsPreviewRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSmsPreviewEnvelope:
        """Show the text message without sending it.

        Returns the text that the sending operation would send. Although it is a POST, it sends and changes nothing.

        The document describes a second field of the body without its name: a boolean, false by default, that gives a
        preview for members with a payment method too. As its name is unknown, it is not offered here.

        Args:
            membership_id: Id of the membership, as in `Membership.id`.
            message_type: Which message to preview.
            body: The fields above as one object, in place of them. The message to preview.

        Returns:
            The text as it would be sent.

        Raises:
            UnauthorizedError: 401: The token is missing, unknown or withdrawn; nothing was done.
            ForbiddenError: 403: The user behind the token may not do this; nothing was done.
            NotFoundError: 404: There is no such membership.
            UnprocessableEntityError: 422: The body is invalid.
            RateLimitError: 429: Too many requests; nothing was done.
            ServiceUnavailableError: 503: Trybe cannot answer now. Whether the request had an effect is unknown.

        Example:
            ```python
            from trybe_client.models import MessageType

            await trybe.memberships.preview_sms("...", message_type=MessageType.BILLING_DETAILS_REQUEST)
            ```
        """
        return await self._call(
            operations.memberships_preview_sms.OPERATION,
            {"membership_id": membership_id},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )
