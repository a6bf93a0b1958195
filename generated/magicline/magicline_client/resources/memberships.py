"""Membership contracts of a studio's customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from clientwright.client import AsyncResource, Resource
from clientwright.operations import Fields

from ..api import memberships as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.membership_signup_contract import MembershipSignupContract
    from ..models.membership_signup_customer import MembershipSignupCustomer
    from ..models.membership_signup_request import MembershipSignupRequest
    from ..models.membership_signup_result import MembershipSignupResult


class Memberships(Resource):
    """Membership contracts of a studio's customers."""

    @overload
    def sign_up(
        self,
        *,
        contract: MembershipSignupContract,
        customer: MembershipSignupCustomer,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSignupResult: ...

    @overload
    def sign_up(
        self,
        *,
        body: MembershipSignupRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSignupResult: ...

    def sign_up(
        self,
        *,
        body: MembershipSignupRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSignupResult:
        """Sign up a new customer for a membership.

        Creates a customer and a membership contract in one step, on the term of an existing contract offer. The request
        holds no amount of money: the price follows from `contract.contractOfferTermId`, the selected modules and the
        voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds only the id of the new customer, not
        that of the contract. All documented failures share one error object.

        Some fields are required for studios in certain countries only: `customer.taxId`, `customer.placeOfBirth` and
        `customer.countryOfBirth`. The request does not say where the studio is, so only the provider can check them.

        No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of your own: if
        the answer is lost, they identify the contract and the customer in Magicline. Look for them there before calling
        again, or the person may be signed up twice.

        Args:
            contract: What is booked, from which day, and with which signatures.
            customer: The person who books it.
            body: The fields above as one object, in place of them. The contract to conclude and the person to
                conclude it with.

        Returns:
            The customer and the contract exist now.

        Raises:
            BadRequestError: 400: The request is invalid; `errorMessage` and `reference` say where.
            UnauthorizedError: 401: The API key is missing, wrong, or was sent in a header of another name.
            ForbiddenError: 403: The API key is valid, but does not allow this.
            NotFoundError: 404: Something that the request refers to does not exist.
            ConflictError: 409: Another request was changing the same record at the same time.
            RateLimitError: 429: Too many requests; this one was refused. By default each endpoint allows 1000
                requests a minute; once that is exceeded, it refuses everything for the next minute. No `Retry-After`
                header is documented.
            InternalServerError: 500: The provider failed. Whether the signup was carried out is unknown.
            ServiceUnavailableError: 503: The provider throttles the endpoint for a while because its database is
                busy. Whether this answer has a body is not documented.

        Example:
            ```python
            import datetime
            from magicline_client.models import (
                CommunicationChannel,
                CommunicationChannelPreference,
                CommunicationPreference,
                DocumentIdentification,
                DocumentType,
                Gender,
                Language,
                MembershipSignupContract,
                MembershipSignupCustomer,
                MessageCategory,
            )

            magicline.memberships.sign_up(
                contract=MembershipSignupContract(
                    contract_offer_term_id=1000,
                    start_date=datetime.date(2026, 2, 1),
                    preuse_date=datetime.date(2026, 1, 1),
                    notes="Some notes",
                    third_party_id="1000a",
                    employee_id=1239812733,
                    referral_code="A500D",
                    initial_payment_request_token="3JtyH5sakfn2V22vB0napNC2zWMlpFwS9gPQawuk7Jw1F00atOD0BA",
                    voucher_code="123",
                ),
                customer=MembershipSignupCustomer(
                    third_party_id="A1000",
                    first_name="Peter",
                    second_first_name="Thomas",
                    last_name="Muller",
                    second_last_name="Meyer",
                    date_of_birth=datetime.date(2019, 8, 24),
                    email="example@example.com",
                    gender=Gender.MALE,
                    phone_number_private="+44123456789",
                    phone_number_mobile="+44987654321",
                    street="Raboisen Street",
                    second_street="Second Street",
                    city_part="Tegel",
                    district="District 12",
                    street_type="Avenue",
                    street_block="5th block",
                    portal="Portal 1",
                    stairway="Right stairway",
                    door="Door 1",
                    province="Champagne",
                    additional_address_information="Additional information",
                    floor="2nd floor",
                    language=Language(language_code="de", country_code="DE"),
                    house_number="3-4",
                    building_name="Empire State Building",
                    city="Hamburg",
                    zip_code="220-99",
                    country_code="DE",
                    tax_id="12345678A",
                    communication_preferences=[
                        CommunicationPreference(
                            message_category=MessageCategory.CONTRACT,
                            channels=[
                                CommunicationChannelPreference(
                                    communication_channel=CommunicationChannel.EMAIL,
                                    customer_overridable=True,
                                    active=True,
                                )
                            ],
                        )
                    ],
                    document_identification=DocumentIdentification(
                        document_number="CX5432112345DS", document_type=DocumentType.ID_CARD
                    ),
                ),
            )
            ```
        """
        return self._call(
            operations.memberships_sign_up.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )


class AsyncMemberships(AsyncResource):
    """Membership contracts of a studio's customers."""

    @overload
    async def sign_up(
        self,
        *,
        contract: MembershipSignupContract,
        customer: MembershipSignupCustomer,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSignupResult: ...

    @overload
    async def sign_up(
        self,
        *,
        body: MembershipSignupRequest,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> MembershipSignupResult: ...

    async def sign_up(
        self,
        *,
        body: MembershipSignupRequest | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        **flat: Any,
    ) -> MembershipSignupResult:
        """Sign up a new customer for a membership.

        Creates a customer and a membership contract in one step, on the term of an existing contract offer. The request
        holds no amount of money: the price follows from `contract.contractOfferTermId`, the selected modules and the
        voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds only the id of the new customer, not
        that of the contract. All documented failures share one error object.

        Some fields are required for studios in certain countries only: `customer.taxId`, `customer.placeOfBirth` and
        `customer.countryOfBirth`. The request does not say where the studio is, so only the provider can check them.

        No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of your own: if
        the answer is lost, they identify the contract and the customer in Magicline. Look for them there before calling
        again, or the person may be signed up twice.

        Args:
            contract: What is booked, from which day, and with which signatures.
            customer: The person who books it.
            body: The fields above as one object, in place of them. The contract to conclude and the person to
                conclude it with.

        Returns:
            The customer and the contract exist now.

        Raises:
            BadRequestError: 400: The request is invalid; `errorMessage` and `reference` say where.
            UnauthorizedError: 401: The API key is missing, wrong, or was sent in a header of another name.
            ForbiddenError: 403: The API key is valid, but does not allow this.
            NotFoundError: 404: Something that the request refers to does not exist.
            ConflictError: 409: Another request was changing the same record at the same time.
            RateLimitError: 429: Too many requests; this one was refused. By default each endpoint allows 1000
                requests a minute; once that is exceeded, it refuses everything for the next minute. No `Retry-After`
                header is documented.
            InternalServerError: 500: The provider failed. Whether the signup was carried out is unknown.
            ServiceUnavailableError: 503: The provider throttles the endpoint for a while because its database is
                busy. Whether this answer has a body is not documented.

        Example:
            See `Memberships.sign_up`; here the call is awaited.
        """
        return await self._call(
            operations.memberships_sign_up.OPERATION,
            {},
            body=Fields(flat, body),
            timeout=timeout,
            extra_headers=extra_headers,
        )
