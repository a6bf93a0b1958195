from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.register_membership_member_live_response import RegisterMembershipMemberLiveResponse
from ...models.register_membership_member_request import RegisterMembershipMemberRequest
from ...models.register_membership_member_response import RegisterMembershipMemberResponse
from ...types import Response, status_of


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
        response_200 = RegisterMembershipMemberLiveResponse.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = RegisterMembershipMemberResponse.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse]:
    return Response(
        status_code=status_of(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
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
    An e-mail address can be registered only once on a tier. Registering it again is refused with status
    400, as are a product of another merchant, a tier that is full, and a body that does not validate:
    the status alone does not tell these apart, only `message` does.
    When the answer is lost, the member may exist. Sending the same e-mail address and tier again then
    cannot register a second member: a refusal for a repeated address means that there is one.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
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
    An e-mail address can be registered only once on a tier. Registering it again is refused with status
    400, as are a product of another merchant, a tier that is full, and a body that does not validate:
    the status alone does not tell these apart, only `message` does.
    When the answer is lost, the member may exist. Sending the same e-mail address and tier again then
    cannot register a second member: a refusal for a repeated address means that there is one.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
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
    An e-mail address can be registered only once on a tier. Registering it again is refused with status
    400, as are a product of another merchant, a tier that is full, and a body that does not validate:
    the status alone does not tell these apart, only `message` does.
    When the answer is lost, the member may exist. Sending the same e-mail address and tier again then
    cannot register a second member: a refusal for a repeated address means that there is one.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
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
    An e-mail address can be registered only once on a tier. Registering it again is refused with status
    400, as are a product of another merchant, a tier that is full, and a body that does not validate:
    the status alone does not tell these apart, only `message` does.
    When the answer is lost, the member may exist. Sending the same e-mail address and tier again then
    cannot register a second member: a refusal for a repeated address means that there is one.

    Args:
        body (RegisterMembershipMemberRequest): A customer to enrol in a tier of a membership
            product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
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
