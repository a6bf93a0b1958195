from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_message import ErrorMessage
from ...models.membership_page import MembershipPage
from ...types import UNSET, Response, Unset, json_of, status_of


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
        response_200 = MembershipPage.from_dict(json_of(response))

        return response_200

    if response.status_code == 401:
        response_401 = ErrorMessage.from_dict(json_of(response))

        return response_401

    if response.status_code == 403:
        response_403 = ErrorMessage.from_dict(json_of(response))

        return response_403

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
) -> Response[ErrorMessage | MembershipPage]:
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
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    customer_id: str | Unset = UNSET,
) -> Response[ErrorMessage | MembershipPage]:
    """List memberships, one page at a time

     Reads one page of the memberships of a site. The document says that a site is provided, but prints
    no parameter for it. The numbers in the printed `meta` and `links` contradict each other and the
    four printed items.

    Args:
        page (int | Unset): Number of the page to read, counted from 1. The default is the first
            page.
        per_page (int | Unset): How many memberships a page should hold, typically 15 by default.
            Trybe silently lowers numbers that are too large: see `meta.per_page` for what it used.
        customer_id (str | Unset): Id of a customer; only this customer's memberships are listed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """List memberships, one page at a time

     Reads one page of the memberships of a site. The document says that a site is provided, but prints
    no parameter for it. The numbers in the printed `meta` and `links` contradict each other and the
    four printed items.

    Args:
        page (int | Unset): Number of the page to read, counted from 1. The default is the first
            page.
        per_page (int | Unset): How many memberships a page should hold, typically 15 by default.
            Trybe silently lowers numbers that are too large: see `meta.per_page` for what it used.
        customer_id (str | Unset): Id of a customer; only this customer's memberships are listed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """List memberships, one page at a time

     Reads one page of the memberships of a site. The document says that a site is provided, but prints
    no parameter for it. The numbers in the printed `meta` and `links` contradict each other and the
    four printed items.

    Args:
        page (int | Unset): Number of the page to read, counted from 1. The default is the first
            page.
        per_page (int | Unset): How many memberships a page should hold, typically 15 by default.
            Trybe silently lowers numbers that are too large: see `meta.per_page` for what it used.
        customer_id (str | Unset): Id of a customer; only this customer's memberships are listed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
    """List memberships, one page at a time

     Reads one page of the memberships of a site. The document says that a site is provided, but prints
    no parameter for it. The numbers in the printed `meta` and `links` contradict each other and the
    four printed items.

    Args:
        page (int | Unset): Number of the page to read, counted from 1. The default is the first
            page.
        per_page (int | Unset): How many memberships a page should hold, typically 15 by default.
            Trybe silently lowers numbers that are too large: see `meta.per_page` for what it used.
        customer_id (str | Unset): Id of a customer; only this customer's memberships are listed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
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
