"""The public surface as type checkers see it; never executed."""

from __future__ import annotations

from typing import Any, assert_type

from magicline_client import AsyncMagicline, Magicline
from magicline_client.models import MembershipSignupRequest, MembershipSignupResult
from mayar_client import Mayar
from mayar_client.models import CustomerInfo, RegisterMembershipMemberLiveResponse, RegisterMembershipMemberResponse
from swipe_client import AsyncSwipe, Swipe
from trybe_client import AsyncTrybe, AuthenticatedClient, Client, Trybe
from trybe_client.api.charges import charges_process
from trybe_client.api.memberships import memberships_get, memberships_list, memberships_send_sms
from trybe_client.models import (
    AttentionReason,
    Membership,
    MembershipChargeEnvelope,
    MembershipEnvelope,
    MembershipPage,
    MembershipSmsEnvelope,
    MembershipSmsRequest,
    MembershipStatus,
    MessageType,
    Visibility,
)

from clientwright.client import AsyncSender, Sender
from clientwright.drift import Drift
from clientwright.errors import DecodeError, NotFoundError, RateLimitError
from clientwright.pages import AsyncPages, Pages
from clientwright.types import UNSET, Response, Unset


def facade() -> None:
    with Trybe(token="…", environment="sandbox", timeout=10.0, on_drift=drifted) as trybe:
        assert_type(trybe.memberships.list(page=1, per_page=50), MembershipPage)
        assert_type(trybe.memberships.get("id"), MembershipEnvelope)
        assert_type(trybe.memberships.iter_list(customer_id="id"), Pages[Membership, MembershipPage])
        for membership in trybe.memberships.iter_list():
            assert_type(membership, Membership)
            assert_type(membership.status, MembershipStatus)
            assert_type(membership.attention_reason, AttentionReason | None)
            assert_type(membership.type_.visibility, Visibility | Unset)
            if membership.type_.visibility is not UNSET:
                assert_type(membership.type_.visibility, Visibility)
        kind = MessageType.BILLING_DETAILS_REQUEST
        assert_type(trybe.memberships.send_sms("id", message_type=kind), MembershipSmsEnvelope)
        whole = MembershipSmsRequest(message_type=kind)
        assert_type(trybe.memberships.send_sms("id", body=whole, timeout=3), MembershipSmsEnvelope)
        trybe.memberships.send_sms("id")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
        trybe.memberships.send_sms(  # type: ignore[call-overload]
            "id",
            message_type=kind,
            body=whole,  # pyright: ignore[reportCallIssue]
        )
        trybe.memberships.get(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert_type(trybe.charges.process("id", extra_headers={"X-Trace": "1"}), MembershipChargeEnvelope)
    Trybe(token="…", environment="moon")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def facade_async() -> None:
    async with AsyncTrybe(token="…") as trybe:
        assert_type(await trybe.memberships.list(), MembershipPage)
        assert_type(trybe.memberships.iter_list(), AsyncPages[Membership, MembershipPage])
        async for membership in trybe.memberships.iter_list():
            assert_type(membership, Membership)
        async for page in trybe.memberships.iter_list().pages():
            assert_type(page, MembershipPage)
        await trybe.charges.process("id")


def others(signup: MembershipSignupRequest) -> None:
    magicline = Magicline(api_key="…", tenant="studio")
    assert_type(magicline.memberships.sign_up(body=signup), MembershipSignupResult)
    who = CustomerInfo(name="Budi Santoso", email="budi.santoso@example.com", mobile="081234567890")
    registered = Mayar(token="…").memberships.register_member(
        product_id="id", membership_tier_id="id", customer_info=who, membership_monthly_period=1
    )
    assert_type(registered, RegisterMembershipMemberLiveResponse | RegisterMembershipMemberResponse)
    Swipe(token="…").subscriptions.delete("id")
    AsyncMagicline(environment="sandbox")
    AsyncSwipe(base_url="http://127.0.0.1:8000", retries=0)


def stock(client: AuthenticatedClient | Client) -> None:
    assert_type(memberships_list.sync(client=client, page=2), MembershipPage)
    detailed = memberships_get.sync_detailed("id", client=client)
    assert_type(detailed, Response[MembershipEnvelope])
    assert_type(detailed.parsed, MembershipEnvelope)
    assert_type(detailed.status_code, int)
    assert_type(charges_process.sync("id", client=Trybe(token="…")), MembershipChargeEnvelope)
    body = MembershipSmsRequest.from_dict({"message_type": "billing_details_request"})
    assert_type(body, MembershipSmsRequest)
    assert_type(body.to_dict(), dict[str, Any])
    assert_type(body.additional_properties, dict[str, Any])
    assert_type(memberships_send_sms.sync("id", client=client, body=body), MembershipSmsEnvelope)


async def stock_async(client: AuthenticatedClient) -> None:
    assert_type(await memberships_list.asyncio(client=client), MembershipPage)
    assert_type(await memberships_get.asyncio_detailed("id", client=client), Response[MembershipEnvelope])


def senders(sync: Trybe, asynchronous: AsyncTrybe, both: Client) -> tuple[list[Sender], list[AsyncSender]]:
    return [sync, both], [asynchronous, both]


def failures(trybe: Trybe) -> None:
    try:
        trybe.memberships.get("id")
    except NotFoundError as error:
        assert_type(error.status, int)
        assert_type(error.applied, bool | None)
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
    except DecodeError as error:
        assert_type(error.path, str)


def drifted(drift: Drift) -> None:
    assert_type(drift.path, str)
