"""The clients of mayar."""

from __future__ import annotations

from clientwright.client import AsyncProviderClient, ProviderClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from clientwright.drift import Drift
    from clientwright.hooks import RequestInfo, ResponseInfo
    from clientwright.transport import AsyncHttpClient, HttpClient

    from .resources.memberships import AsyncMemberships, Memberships
    from .stock import AuthenticatedClient, Client
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, _ = lazy(__package__, {"AuthenticatedClient": ".stock", "Client": ".stock"})

__all__ = ["AsyncMayar", "AuthenticatedClient", "Client", "Mayar"]


class Mayar(ProviderClient):
    """A client for Mayar memberships.

    Args:
        token: The API key of the merchant. Without it, `MAYAR_TOKEN` of the environment is used.
        environment: `production`: Production; `sandbox`: Sandbox. Without it, `MAYAR_ENVIRONMENT` or `production`.
        base_url: Another address, in place of the environment's.
        timeout: Seconds that a call may take, repetitions and pauses included.
        retries: How many times a call is repeated where that is safe.
        headers: Sent with each request.
        http_client: A ready httpx client, which stays the caller's to close.
        on_drift: Called where an answer is not quite as documented.
        on_request: Called before each attempt.
        on_response: Called after each attempt.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        environment: Literal["production", "sandbox"] | None = None,
        base_url: str | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http_client: HttpClient | None = None,
        on_drift: Callable[[Drift], None] | None = None,
        on_request: Callable[[RequestInfo], None] | None = None,
        on_response: Callable[[ResponseInfo], None] | None = None,
    ) -> None:
        from .provider import PROVIDER

        super().__init__(
            PROVIDER,
            {"bearer": token},
            {},
            environment=environment,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            headers=headers,
            http_client=http_client,
            on_drift=on_drift,
            on_request=on_request,
            on_response=on_response,
        )

    @property
    def memberships(self) -> Memberships:
        """Members of the merchant's membership products."""
        from .resources.memberships import Memberships

        return Memberships(self)


class AsyncMayar(AsyncProviderClient):
    """An asynchronous client for Mayar memberships.

    Args:
        token: The API key of the merchant. Without it, `MAYAR_TOKEN` of the environment is used.
        environment: `production`: Production; `sandbox`: Sandbox. Without it, `MAYAR_ENVIRONMENT` or `production`.
        base_url: Another address, in place of the environment's.
        timeout: Seconds that a call may take, repetitions and pauses included.
        retries: How many times a call is repeated where that is safe.
        headers: Sent with each request.
        http_client: A ready httpx client, which stays the caller's to close.
        on_drift: Called where an answer is not quite as documented.
        on_request: Called before each attempt.
        on_response: Called after each attempt.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        environment: Literal["production", "sandbox"] | None = None,
        base_url: str | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        headers: Mapping[str, str] | None = None,
        http_client: AsyncHttpClient | None = None,
        on_drift: Callable[[Drift], None] | None = None,
        on_request: Callable[[RequestInfo], None] | None = None,
        on_response: Callable[[ResponseInfo], None] | None = None,
    ) -> None:
        from .provider import PROVIDER

        super().__init__(
            PROVIDER,
            {"bearer": token},
            {},
            environment=environment,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            headers=headers,
            http_client=http_client,
            on_drift=on_drift,
            on_request=on_request,
            on_response=on_response,
        )

    @property
    def memberships(self) -> AsyncMemberships:
        """Members of the merchant's membership products."""
        from .resources.memberships import AsyncMemberships

        return AsyncMemberships(self)
