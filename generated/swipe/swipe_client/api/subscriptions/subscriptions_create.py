from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_subscription_request import CreateSubscriptionRequest
from ...models.subscription_response import SubscriptionResponse
from ...models.validation_error_response import ValidationErrorResponse
from ...types import Response, json_of, status_of


def _get_kwargs(
    *,
    body: CreateSubscriptionRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/subscriptions",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | SubscriptionResponse | ValidationErrorResponse | None:
    if response.status_code == 200:
        response_200 = SubscriptionResponse.from_dict(json_of(response))

        return response_200

    if response.status_code == 401:
        response_401 = cast(Any, None)
        return response_401

    if response.status_code == 422:
        response_422 = ValidationErrorResponse.from_dict(json_of(response))

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | SubscriptionResponse | ValidationErrorResponse]:
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
    body: CreateSubscriptionRequest,
) -> Response[Any | SubscriptionResponse | ValidationErrorResponse]:
    """Subscribe a customer to a package

     Subscribes one customer, known by e-mail address, to one package. The package determines how much is
    charged and how often. The document does not say whether this call already charges the customer.

    An invalid body is refused with status 422 and the faults of each field. Nothing in the document
    prevents a second subscription of the same customer to the same package. If the answer is lost, list
    the subscriptions and compare `email`, `package_id` and `created_at` with what was sent and when;
    try again only if none matches.

    Args:
        body (CreateSubscriptionRequest): A customer to subscribe to a package.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubscriptionResponse | ValidationErrorResponse]
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
    body: CreateSubscriptionRequest,
) -> Any | SubscriptionResponse | ValidationErrorResponse | None:
    """Subscribe a customer to a package

     Subscribes one customer, known by e-mail address, to one package. The package determines how much is
    charged and how often. The document does not say whether this call already charges the customer.

    An invalid body is refused with status 422 and the faults of each field. Nothing in the document
    prevents a second subscription of the same customer to the same package. If the answer is lost, list
    the subscriptions and compare `email`, `package_id` and `created_at` with what was sent and when;
    try again only if none matches.

    Args:
        body (CreateSubscriptionRequest): A customer to subscribe to a package.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubscriptionResponse | ValidationErrorResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateSubscriptionRequest,
) -> Response[Any | SubscriptionResponse | ValidationErrorResponse]:
    """Subscribe a customer to a package

     Subscribes one customer, known by e-mail address, to one package. The package determines how much is
    charged and how often. The document does not say whether this call already charges the customer.

    An invalid body is refused with status 422 and the faults of each field. Nothing in the document
    prevents a second subscription of the same customer to the same package. If the answer is lost, list
    the subscriptions and compare `email`, `package_id` and `created_at` with what was sent and when;
    try again only if none matches.

    Args:
        body (CreateSubscriptionRequest): A customer to subscribe to a package.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubscriptionResponse | ValidationErrorResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateSubscriptionRequest,
) -> Any | SubscriptionResponse | ValidationErrorResponse | None:
    """Subscribe a customer to a package

     Subscribes one customer, known by e-mail address, to one package. The package determines how much is
    charged and how often. The document does not say whether this call already charges the customer.

    An invalid body is refused with status 422 and the faults of each field. Nothing in the document
    prevents a second subscription of the same customer to the same package. If the answer is lost, list
    the subscriptions and compare `email`, `package_id` and `created_at` with what was sent and when;
    try again only if none matches.

    Args:
        body (CreateSubscriptionRequest): A customer to subscribe to a package.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubscriptionResponse | ValidationErrorResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
