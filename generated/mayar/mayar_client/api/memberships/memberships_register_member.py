from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.register_membership_member_live_response import RegisterMembershipMemberLiveResponse
from ...models.register_membership_member_request import RegisterMembershipMemberRequest
from ...models.register_membership_member_response import RegisterMembershipMemberResponse
from ...types import Response, json_of, status_of


def _get_kwargs(
    *,
    body: RegisterMembershipMemberRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/hl/v2/memberships/members/create",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse | None:
    if response.status_code == 200:
        response_200 = RegisterMembershipMemberLiveResponse.from_dict(json_of(response))

        return response_200

    if response.status_code == 201:
        response_201 = RegisterMembershipMemberResponse.from_dict(json_of(response))

        return response_201

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(json_of(response))

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(json_of(response))

        return response_401

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(json_of(response))

        return response_404

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(json_of(response))

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(json_of(response))

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
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
    body: RegisterMembershipMemberRequest,
) -> Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
    """Register a member on a tier

     Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and
    answers with the new membership record. Neither the request nor the answer carries an amount of
    money.

    A tier takes each e-mail address only once. A repeated address, a product of another merchant, a
    full tier and an invalid body are all refused with status 400; only the text of the refusal tells
    them apart.

    If the answer is lost, the member may or may not exist. To find out, send the same e-mail address
    and tier again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.`
    means that the address is registered, most likely by the lost call.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]
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
    body: RegisterMembershipMemberRequest,
) -> ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse | None:
    """Register a member on a tier

     Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and
    answers with the new membership record. Neither the request nor the answer carries an amount of
    money.

    A tier takes each e-mail address only once. A repeated address, a product of another merchant, a
    full tier and an invalid body are all refused with status 400; only the text of the refusal tells
    them apart.

    If the answer is lost, the member may or may not exist. To find out, send the same e-mail address
    and tier again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.`
    means that the address is registered, most likely by the lost call.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: RegisterMembershipMemberRequest,
) -> Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
    """Register a member on a tier

     Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and
    answers with the new membership record. Neither the request nor the answer carries an amount of
    money.

    A tier takes each e-mail address only once. A repeated address, a product of another merchant, a
    full tier and an invalid body are all refused with status 400; only the text of the refusal tells
    them apart.

    If the answer is lost, the member may or may not exist. To find out, send the same e-mail address
    and tier again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.`
    means that the address is registered, most likely by the lost call.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: RegisterMembershipMemberRequest,
) -> ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse | None:
    """Register a member on a tier

     Enrols one customer in one tier of a membership product that belongs to the merchant of the key, and
    answers with the new membership record. Neither the request nor the answer carries an amount of
    money.

    A tier takes each e-mail address only once. A repeated address, a product of another merchant, a
    full tier and an invalid body are all refused with status 400; only the text of the refusal tells
    them apart.

    If the answer is lost, the member may or may not exist. To find out, send the same e-mail address
    and tier again: this cannot make a second member. The refusal `Email sudah terdaftar pada tier ini.`
    means that the address is registered, most likely by the lost call.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
