from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.membership_signup_request import MembershipSignupRequest
from ...models.membership_signup_result import MembershipSignupResult
from ...types import Response, status_of


def _get_kwargs(
    *,
    body: MembershipSignupRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/memberships/signup",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ErrorResponse | MembershipSignupResult | None:
    if response.status_code == 200:
        response_200 = MembershipSignupResult.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorResponse.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = ErrorResponse.from_dict(response.json())

        return response_409

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = cast(Any, None)
        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ErrorResponse | MembershipSignupResult]:
    return Response(
        status_code=status_of(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MembershipSignupRequest,
) -> Response[Any | ErrorResponse | MembershipSignupResult]:
    """Sign up a new membership

     Creates a customer and concludes a membership contract for them in one step, on the term of an
    existing contract offer. No amount of money is sent: what is booked is named by
    `contract.contractOfferTermId`, the selected modules and the voucher. The caller needs the scope
    `MEMBERSHIP_WRITE`. The answer holds the id of the new customer and nothing else; the id of the
    contract is not in it. Every failure is answered with one and the same error object. Some fields are
    demanded only in connection with studios in certain countries (`customer.taxId`,
    `customer.placeOfBirth`, `customer.countryOfBirth`); the country of the studio is not part of the
    request, so that only the provider can check those. No idempotency key is documented: after a call
    without an answer, find out whether the customer exists before calling again.

    Args:
        body (MembershipSignupRequest): Everything that one signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorResponse | MembershipSignupResult]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: MembershipSignupRequest,
) -> Any | ErrorResponse | MembershipSignupResult | None:
    """Sign up a new membership

     Creates a customer and concludes a membership contract for them in one step, on the term of an
    existing contract offer. No amount of money is sent: what is booked is named by
    `contract.contractOfferTermId`, the selected modules and the voucher. The caller needs the scope
    `MEMBERSHIP_WRITE`. The answer holds the id of the new customer and nothing else; the id of the
    contract is not in it. Every failure is answered with one and the same error object. Some fields are
    demanded only in connection with studios in certain countries (`customer.taxId`,
    `customer.placeOfBirth`, `customer.countryOfBirth`); the country of the studio is not part of the
    request, so that only the provider can check those. No idempotency key is documented: after a call
    without an answer, find out whether the customer exists before calling again.

    Args:
        body (MembershipSignupRequest): Everything that one signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorResponse | MembershipSignupResult
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: MembershipSignupRequest,
) -> Response[Any | ErrorResponse | MembershipSignupResult]:
    """Sign up a new membership

     Creates a customer and concludes a membership contract for them in one step, on the term of an
    existing contract offer. No amount of money is sent: what is booked is named by
    `contract.contractOfferTermId`, the selected modules and the voucher. The caller needs the scope
    `MEMBERSHIP_WRITE`. The answer holds the id of the new customer and nothing else; the id of the
    contract is not in it. Every failure is answered with one and the same error object. Some fields are
    demanded only in connection with studios in certain countries (`customer.taxId`,
    `customer.placeOfBirth`, `customer.countryOfBirth`); the country of the studio is not part of the
    request, so that only the provider can check those. No idempotency key is documented: after a call
    without an answer, find out whether the customer exists before calling again.

    Args:
        body (MembershipSignupRequest): Everything that one signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorResponse | MembershipSignupResult]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: MembershipSignupRequest,
) -> Any | ErrorResponse | MembershipSignupResult | None:
    """Sign up a new membership

     Creates a customer and concludes a membership contract for them in one step, on the term of an
    existing contract offer. No amount of money is sent: what is booked is named by
    `contract.contractOfferTermId`, the selected modules and the voucher. The caller needs the scope
    `MEMBERSHIP_WRITE`. The answer holds the id of the new customer and nothing else; the id of the
    contract is not in it. Every failure is answered with one and the same error object. Some fields are
    demanded only in connection with studios in certain countries (`customer.taxId`,
    `customer.placeOfBirth`, `customer.countryOfBirth`); the country of the studio is not part of the
    request, so that only the provider can check those. No idempotency key is documented: after a call
    without an answer, find out whether the customer exists before calling again.

    Args:
        body (MembershipSignupRequest): Everything that one signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorResponse | MembershipSignupResult
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
