from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.membership_signup_request import MembershipSignupRequest
from ...models.membership_signup_result import MembershipSignupResult
from ...types import Response, json_of, status_of


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
        response_200 = MembershipSignupResult.from_dict(json_of(response))

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(json_of(response))

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(json_of(response))

        return response_401

    if response.status_code == 403:
        response_403 = ErrorResponse.from_dict(json_of(response))

        return response_403

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(json_of(response))

        return response_404

    if response.status_code == 409:
        response_409 = ErrorResponse.from_dict(json_of(response))

        return response_409

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(json_of(response))

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(json_of(response))

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
    try:
        parsed = _parse_response(client=client, response=response)
    except errors.UnexpectedBody:
        if client.raise_on_unexpected_status:
            raise
        parsed = None
    return Response(
        status_code=status_of(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parsed,
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MembershipSignupRequest,
) -> Response[Any | ErrorResponse | MembershipSignupResult]:
    """Sign up a new customer for a membership

     Creates a customer and a membership contract in one step, on the term of an existing contract offer.
    The request holds no amount of money: the price follows from `contract.contractOfferTermId`, the
    selected modules and the voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds
    only the id of the new customer, not that of the contract. All documented failures share one error
    object.

    Some fields are required for studios in certain countries only: `customer.taxId`,
    `customer.placeOfBirth` and `customer.countryOfBirth`. The request does not say where the studio is,
    so only the provider can check them.

    No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of
    your own: if the answer is lost, they identify the contract and the customer in Magicline. Look for
    them there before calling again, or the person may be signed up twice.

    Args:
        body (MembershipSignupRequest): Everything that a signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """Sign up a new customer for a membership

     Creates a customer and a membership contract in one step, on the term of an existing contract offer.
    The request holds no amount of money: the price follows from `contract.contractOfferTermId`, the
    selected modules and the voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds
    only the id of the new customer, not that of the contract. All documented failures share one error
    object.

    Some fields are required for studios in certain countries only: `customer.taxId`,
    `customer.placeOfBirth` and `customer.countryOfBirth`. The request does not say where the studio is,
    so only the provider can check them.

    No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of
    your own: if the answer is lost, they identify the contract and the customer in Magicline. Look for
    them there before calling again, or the person may be signed up twice.

    Args:
        body (MembershipSignupRequest): Everything that a signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """Sign up a new customer for a membership

     Creates a customer and a membership contract in one step, on the term of an existing contract offer.
    The request holds no amount of money: the price follows from `contract.contractOfferTermId`, the
    selected modules and the voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds
    only the id of the new customer, not that of the contract. All documented failures share one error
    object.

    Some fields are required for studios in certain countries only: `customer.taxId`,
    `customer.placeOfBirth` and `customer.countryOfBirth`. The request does not say where the studio is,
    so only the provider can check them.

    No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of
    your own: if the answer is lost, they identify the contract and the customer in Magicline. Look for
    them there before calling again, or the person may be signed up twice.

    Args:
        body (MembershipSignupRequest): Everything that a signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """Sign up a new customer for a membership

     Creates a customer and a membership contract in one step, on the term of an existing contract offer.
    The request holds no amount of money: the price follows from `contract.contractOfferTermId`, the
    selected modules and the voucher. The caller needs the scope `MEMBERSHIP_WRITE`. The answer holds
    only the id of the new customer, not that of the contract. All documented failures share one error
    object.

    Some fields are required for studios in certain countries only: `customer.taxId`,
    `customer.placeOfBirth` and `customer.countryOfBirth`. The request does not say where the studio is,
    so only the provider can check them.

    No idempotency key is documented. Set `contract.thirdPartyId` and `customer.thirdPartyId` to ids of
    your own: if the answer is lost, they identify the contract and the customer in Magicline. Look for
    them there before calling again, or the person may be signed up twice.

    Args:
        body (MembershipSignupRequest): Everything that a signup needs, split into the contract
            and the customer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
