from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delete_subscription_response import DeleteSubscriptionResponse
from ...types import Response, json_of, segment_of, status_of


def _get_kwargs(
    subscription_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": f"/subscriptions/{segment_of(subscription_id)}",
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | DeleteSubscriptionResponse | None:
    if response.status_code == 200:
        response_200 = DeleteSubscriptionResponse.from_dict(json_of(response))

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
) -> Response[Any | DeleteSubscriptionResponse]:
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
) -> Response[Any | DeleteSubscriptionResponse]:
    """Delete a subscription for good

     Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to
    see whether it still exists. The update can set the status `cancel` instead, which keeps the record.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | DeleteSubscriptionResponse]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | DeleteSubscriptionResponse | None:
    """Delete a subscription for good

     Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to
    see whether it still exists. The update can set the status `cancel` instead, which keeps the record.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | DeleteSubscriptionResponse
    """

    return sync_detailed(
        subscription_id=subscription_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | DeleteSubscriptionResponse]:
    """Delete a subscription for good

     Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to
    see whether it still exists. The update can set the status `cancel` instead, which keeps the record.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | DeleteSubscriptionResponse]
    """

    kwargs = _get_kwargs(
        subscription_id=subscription_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    subscription_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | DeleteSubscriptionResponse | None:
    """Delete a subscription for good

     Deletes one subscription, which cannot be undone. If the answer is lost, read the subscription to
    see whether it still exists. The update can set the status `cancel` instead, which keeps the record.

    Args:
        subscription_id (str): Id of the subscription, which answers call `_id`. Example:
            622b002e8a82a66bbc142892.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | DeleteSubscriptionResponse
    """

    return (
        await asyncio_detailed(
            subscription_id=subscription_id,
            client=client,
        )
    ).parsed
