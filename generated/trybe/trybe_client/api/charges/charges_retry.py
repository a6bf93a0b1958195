from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_message import ErrorMessage
from ...models.membership_charge_envelope import MembershipChargeEnvelope
from ...models.not_found_error import NotFoundError
from ...types import Response, json_of, segment_of, status_of


def _get_kwargs(
    charge_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": f"/shop/membership-charges/{segment_of(charge_id)}/retry",
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorMessage | MembershipChargeEnvelope | NotFoundError | None:
    if response.status_code == 200:
        response_200 = MembershipChargeEnvelope.from_dict(json_of(response))

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
) -> Response[ErrorMessage | MembershipChargeEnvelope | NotFoundError]:
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
    charge_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorMessage | MembershipChargeEnvelope | NotFoundError]:
    """Try a failed charge again

     Makes another attempt to collect a membership charge. **Expect this to take money from the member.**
    It has no body. The document does not say which charges may be tried again.

    This is for charges that failed. It is no way to repeat a call whose answer was lost.

    No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the
    membership before calling again: `next_charge` shows the charge while it is the next one, and
    `attention_reason` whether a payment is still wanting. If these leave a doubt, look in Trybe itself;
    calling again may take the money twice.

    Args:
        charge_id (str): Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipChargeEnvelope | NotFoundError]
    """

    kwargs = _get_kwargs(
        charge_id=charge_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    charge_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorMessage | MembershipChargeEnvelope | NotFoundError | None:
    """Try a failed charge again

     Makes another attempt to collect a membership charge. **Expect this to take money from the member.**
    It has no body. The document does not say which charges may be tried again.

    This is for charges that failed. It is no way to repeat a call whose answer was lost.

    No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the
    membership before calling again: `next_charge` shows the charge while it is the next one, and
    `attention_reason` whether a payment is still wanting. If these leave a doubt, look in Trybe itself;
    calling again may take the money twice.

    Args:
        charge_id (str): Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipChargeEnvelope | NotFoundError
    """

    return sync_detailed(
        charge_id=charge_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    charge_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorMessage | MembershipChargeEnvelope | NotFoundError]:
    """Try a failed charge again

     Makes another attempt to collect a membership charge. **Expect this to take money from the member.**
    It has no body. The document does not say which charges may be tried again.

    This is for charges that failed. It is no way to repeat a call whose answer was lost.

    No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the
    membership before calling again: `next_charge` shows the charge while it is the next one, and
    `attention_reason` whether a payment is still wanting. If these leave a doubt, look in Trybe itself;
    calling again may take the money twice.

    Args:
        charge_id (str): Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorMessage | MembershipChargeEnvelope | NotFoundError]
    """

    kwargs = _get_kwargs(
        charge_id=charge_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    charge_id: str,
    *,
    client: AuthenticatedClient,
) -> ErrorMessage | MembershipChargeEnvelope | NotFoundError | None:
    """Try a failed charge again

     Makes another attempt to collect a membership charge. **Expect this to take money from the member.**
    It has no body. The document does not say which charges may be tried again.

    This is for charges that failed. It is no way to repeat a call whose answer was lost.

    No idempotency key is documented, and no operation reads a charge. If the answer is lost, read the
    membership before calling again: `next_charge` shows the charge while it is the next one, and
    `attention_reason` whether a payment is still wanting. If these leave a doubt, look in Trybe itself;
    calling again may take the money twice.

    Args:
        charge_id (str): Id of the charge, as in `MembershipCharge.id` or `NextCharge.id`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.UnexpectedBody: If the body is not JSON where it should be and Client.raise_on_unexpected_status is True; otherwise what is parsed is None.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorMessage | MembershipChargeEnvelope | NotFoundError
    """

    return (
        await asyncio_detailed(
            charge_id=charge_id,
            client=client,
        )
    ).parsed
