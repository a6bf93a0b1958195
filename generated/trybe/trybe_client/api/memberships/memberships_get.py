from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_message import ErrorMessage
from ...models.membership_envelope import MembershipEnvelope
from ...models.not_found_error import NotFoundError
from ...types import Response, json_of, segment_of, status_of


def _get_kwargs(
    membership_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": f"/customers/memberships/{segment_of(membership_id)}",
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorMessage | MembershipEnvelope | NotFoundError | None:
    if response.status_code == 200:
        response_200 = MembershipEnvelope.from_dict(json_of(response))

        return response_200

    if response.status_code == 401:
        response_401 = ErrorMessage.from_dict(json_of(response))

        return response_401

    if response.status_code == 403:
        response_403 = ErrorMessage.from_dict(json_of(response))

        return response_403

    if response.status_code == 404:
        response_404 = NotFoundError.from_dict(json_of(response))

        return response_404

    if response.status_code == 429:
        response_429 = ErrorMessage.from_dict(json_of(response))

        return response_429

    if response.status_code == 503:
        response_503 = ErrorMessage.from_dict(json_of(response))

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorMessage | MembershipEnvelope | NotFoundError]:
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
    membership_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorMessage | MembershipEnvelope | NotFoundError]:
    """Read one membership

     Reads one membership with its customer, members, rate, type, payment method and next charge.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipEnvelope | NotFoundError]
    """

    kwargs = _get_kwargs(
        membership_id=membership_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    membership_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorMessage | MembershipEnvelope | NotFoundError | None:
    """Read one membership

     Reads one membership with its customer, members, rate, type, payment method and next charge.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipEnvelope | NotFoundError
    """

    return sync_detailed(
        membership_id=membership_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    membership_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorMessage | MembershipEnvelope | NotFoundError]:
    """Read one membership

     Reads one membership with its customer, members, rate, type, payment method and next charge.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipEnvelope | NotFoundError]
    """

    kwargs = _get_kwargs(
        membership_id=membership_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    membership_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorMessage | MembershipEnvelope | NotFoundError | None:
    """Read one membership

     Reads one membership with its customer, members, rate, type, payment method and next charge.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipEnvelope | NotFoundError
    """

    return (
        await asyncio_detailed(
            membership_id=membership_id,
            client=client,
        )
    ).parsed
