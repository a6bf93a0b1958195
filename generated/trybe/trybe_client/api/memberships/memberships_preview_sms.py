from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_message import ErrorMessage
from ...models.membership_sms_preview_envelope import MembershipSmsPreviewEnvelope
from ...models.membership_sms_preview_request import MembershipSmsPreviewRequest
from ...models.not_found_error import NotFoundError
from ...models.validation_error import ValidationError
from ...types import Response, json_of, segment_of, status_of


def _get_kwargs(
    membership_id: str,
    *,
    body: MembershipSmsPreviewRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": f"/shop/memberships/{segment_of(membership_id)}/sms/preview",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError | None:
    if response.status_code == 200:
        response_200 = MembershipSmsPreviewEnvelope.from_dict(json_of(response))

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

    if response.status_code == 422:
        response_422 = ValidationError.from_dict(json_of(response))

        return response_422

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
) -> Response[ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError]:
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
    body: MembershipSmsPreviewRequest,
) -> Response[ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError]:
    """Show the text message without sending it

     Returns the text that the sending operation would send. Although it is a POST, it sends and changes
    nothing.

    The document describes a second field of the body without its name: a boolean, false by default,
    that gives a preview for members with a payment method too. As its name is unknown, it is not
    offered here.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.
        body (MembershipSmsPreviewRequest): Which message to preview.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError]
    """

    kwargs = _get_kwargs(
        membership_id=membership_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    membership_id: str,
    *,
    client: AuthenticatedClient,
    body: MembershipSmsPreviewRequest,
) -> ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError | None:
    """Show the text message without sending it

     Returns the text that the sending operation would send. Although it is a POST, it sends and changes
    nothing.

    The document describes a second field of the body without its name: a boolean, false by default,
    that gives a preview for members with a payment method too. As its name is unknown, it is not
    offered here.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.
        body (MembershipSmsPreviewRequest): Which message to preview.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError
    """

    return sync_detailed(
        membership_id=membership_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    membership_id: str,
    *,
    client: AuthenticatedClient,
    body: MembershipSmsPreviewRequest,
) -> Response[ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError]:
    """Show the text message without sending it

     Returns the text that the sending operation would send. Although it is a POST, it sends and changes
    nothing.

    The document describes a second field of the body without its name: a boolean, false by default,
    that gives a preview for members with a payment method too. As its name is unknown, it is not
    offered here.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.
        body (MembershipSmsPreviewRequest): Which message to preview.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError]
    """

    kwargs = _get_kwargs(
        membership_id=membership_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    membership_id: str,
    *,
    client: AuthenticatedClient,
    body: MembershipSmsPreviewRequest,
) -> ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError | None:
    """Show the text message without sending it

     Returns the text that the sending operation would send. Although it is a POST, it sends and changes
    nothing.

    The document describes a second field of the body without its name: a boolean, false by default,
    that gives a preview for members with a payment method too. As its name is unknown, it is not
    offered here.

    Args:
        membership_id (str): Id of the membership, as in `Membership.id`.
        body (MembershipSmsPreviewRequest): Which message to preview.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipSmsPreviewEnvelope | NotFoundError | ValidationError
    """

    return (
        await asyncio_detailed(
            membership_id=membership_id,
            client=client,
            body=body,
        )
    ).parsed
