from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_message import ErrorMessage
from ...models.membership_page import MembershipPage
from ...types import UNSET, Response, Unset, status_of


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["per_page"] = per_page

    params["customer_id"] = customer_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/customers/memberships",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorMessage | MembershipPage | None:
    if response.status_code == 200:
        response_200 = MembershipPage.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ErrorMessage.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorMessage.from_dict(response.json())

        return response_403

    if response.status_code == 429:
        response_429 = ErrorMessage.from_dict(response.json())

        return response_429

    if response.status_code == 503:
        response_503 = ErrorMessage.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorMessage | MembershipPage]:
    return Response(
        status_code=status_of(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> Response[ErrorMessage | MembershipPage]:
    """List memberships, page by page

     Reads one page of the memberships of a site, optionally of one customer only. Changes nothing.

    The page speaks of a given site but prints no parameter that names one, and it prints no failure of
    this
    operation. The numbers in the printed `meta` and `links` contradict each other and the four items
    beside them:
    trust what a real answer says.

    Args:
        page (int | Unset): Number of the page to read, counted from 1; the first if left out.
        per_page (int | Unset): How many memberships a page should hold, commonly 15 if left out.
            Trybe cuts larger wishes down without a word:
            `meta.per_page` tells what it took.
        customer_id (str | Unset): Id of a customer; leaves out the memberships of everyone else.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipPage]
    """

    kwargs = _get_kwargs(
        page=page,
        per_page=per_page,
        customer_id=customer_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> ErrorMessage | MembershipPage | None:
    """List memberships, page by page

     Reads one page of the memberships of a site, optionally of one customer only. Changes nothing.

    The page speaks of a given site but prints no parameter that names one, and it prints no failure of
    this
    operation. The numbers in the printed `meta` and `links` contradict each other and the four items
    beside them:
    trust what a real answer says.

    Args:
        page (int | Unset): Number of the page to read, counted from 1; the first if left out.
        per_page (int | Unset): How many memberships a page should hold, commonly 15 if left out.
            Trybe cuts larger wishes down without a word:
            `meta.per_page` tells what it took.
        customer_id (str | Unset): Id of a customer; leaves out the memberships of everyone else.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipPage
    """

    return sync_detailed(
        client=client,
        page=page,
        per_page=per_page,
        customer_id=customer_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> Response[ErrorMessage | MembershipPage]:
    """List memberships, page by page

     Reads one page of the memberships of a site, optionally of one customer only. Changes nothing.

    The page speaks of a given site but prints no parameter that names one, and it prints no failure of
    this
    operation. The numbers in the printed `meta` and `links` contradict each other and the four items
    beside them:
    trust what a real answer says.

    Args:
        page (int | Unset): Number of the page to read, counted from 1; the first if left out.
        per_page (int | Unset): How many memberships a page should hold, commonly 15 if left out.
            Trybe cuts larger wishes down without a word:
            `meta.per_page` tells what it took.
        customer_id (str | Unset): Id of a customer; leaves out the memberships of everyone else.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipPage]
    """

    kwargs = _get_kwargs(
        page=page,
        per_page=per_page,
        customer_id=customer_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> ErrorMessage | MembershipPage | None:
    """List memberships, page by page

     Reads one page of the memberships of a site, optionally of one customer only. Changes nothing.

    The page speaks of a given site but prints no parameter that names one, and it prints no failure of
    this
    operation. The numbers in the printed `meta` and `links` contradict each other and the four items
    beside them:
    trust what a real answer says.

    Args:
        page (int | Unset): Number of the page to read, counted from 1; the first if left out.
        per_page (int | Unset): How many memberships a page should hold, commonly 15 if left out.
            Trybe cuts larger wishes down without a word:
            `meta.per_page` tells what it took.
        customer_id (str | Unset): Id of a customer; leaves out the memberships of everyone else.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipPage
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            per_page=per_page,
            customer_id=customer_id,
        )
    ).parsed
