"""What openapi-generator's Python generator makes: pydantic models over urllib3, synchronous calls only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from oag_client import ApiClient, Configuration, MembershipsApi
from oag_client.models.membership_page import MembershipPage


def decode(content: bytes) -> MembershipPage | None:
    """Read a page."""
    return MembershipPage.from_json(content.decode())


def encode(page: MembershipPage) -> bytes:
    """Write a page."""
    return page.to_json().encode()


@contextmanager
def calls(url: str) -> Iterator[Callable[[], object]]:
    """Give a synchronous call."""
    with ApiClient(Configuration(host=url, access_token="0")) as client:  # noqa: S106  # not a secret
        api = MembershipsApi(client)
        yield lambda: api.memberships_list(page=1, per_page=15)
