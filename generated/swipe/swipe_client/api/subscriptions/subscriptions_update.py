from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.subscription_response import SubscriptionResponse
from ...models.update_subscription_request import UpdateSubscriptionRequest
from ...types import Response, json_of, segment_of, status_of


def _get_kwargs(
    subscription_id: str,
    *,
    body: UpdateSubscriptionRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": f"/subscriptions/{segment_of(subscription_id)}",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | SubscriptionResponse | None:
    if response.status_code == 200:
        response_200 = SubscriptionResponse.from_dict(json_of(response))

        return response_200

    if response.status_code == 401:
        response_401 = cast(Any, None)
        return response_401

    if response.status_code == 404:
        response_404 = cast(Any, None)
        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | SubscriptionResponse]:
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
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    body: UpdateSubscriptionRequest,
) -> Response[Any | SubscriptionResponse]:
    """Change some fields of a subscription

     Changes the fields that are sent. Every field is optional, so this is a partial update although the
    method is PUT. The documented request sets the status `cancel`; the document does not say which
    other values there are, nor what they mean for later charges.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.
        body (UpdateSubscriptionRequest): The fields of a subscription to change; leave out the
            others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubscriptionResponse]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    body: UpdateSubscriptionRequest,
) -> Any | SubscriptionResponse | None:
    """Change some fields of a subscription

     Changes the fields that are sent. Every field is optional, so this is a partial update although the
    method is PUT. The documented request sets the status `cancel`; the document does not say which
    other values there are, nor what they mean for later charges.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.
        body (UpdateSubscriptionRequest): The fields of a subscription to change; leave out the
            others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubscriptionResponse
    """

    return sync_detailed(
        subscription_id=subscription_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    body: UpdateSubscriptionRequest,
) -> Response[Any | SubscriptionResponse]:
    """Change some fields of a subscription

     Changes the fields that are sent. Every field is optional, so this is a partial update although the
    method is PUT. The documented request sets the status `cancel`; the document does not say which
    other values there are, nor what they mean for later charges.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.
        body (UpdateSubscriptionRequest): The fields of a subscription to change; leave out the
            others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubscriptionResponse]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
    body: UpdateSubscriptionRequest,
) -> Any | SubscriptionResponse | None:
    """Change some fields of a subscription

     Changes the fields that are sent. Every field is optional, so this is a partial update although the
    method is PUT. The documented request sets the status `cancel`; the document does not say which
    other values there are, nor what they mean for later charges.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.
        body (UpdateSubscriptionRequest): The fields of a subscription to change; leave out the
            others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubscriptionResponse
    """

    return (
        await asyncio_detailed(
            subscription_id=subscription_id,
            client=client,
            body=body,
        )
    ).parsed
