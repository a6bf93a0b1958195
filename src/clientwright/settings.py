"""How a client is set up, checked when it is made."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeGuard, TypeVar, cast

from attrs import field, frozen

from clientwright.errors import ConfigurationError
from clientwright.hooks import RequestInfo, ResponseInfo
from clientwright.provider import Provider, Server, Variable

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Hook = TypeVar("Hook", bound=Callable[..., object])
TIMEOUT = 60.0
RETRIES = 2
LONGEST = 1e6
CO_COROUTINE = 0x80
TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
HOST_SAFE = frozenset("-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
FRAMING = frozenset(
    ("connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade")
)


@frozen
class Settings:
    """How a client makes its calls.

    Attributes:
        base_url: Where the provider answers, without a slash at the end.
        timeout: Seconds that a call may take, pauses and repetitions included.
        retries: How many times a call may be repeated.
        headers: What is sent with each request.
        cookies: Cookies that are sent with each request.
        on_request: Called before each attempt.
        on_response: Called after each attempt.

    """

    base_url: str
    timeout: float = TIMEOUT
    retries: int = RETRIES
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    cookies: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    on_request: Callable[[RequestInfo], None] | None = None
    on_response: Callable[[ResponseInfo], None] | None = None


def checked_timeout(seconds: object) -> float:
    """Check a number of seconds.

    Raises:
        ConfigurationError: It is no finite number above 0.

    """
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < math.inf:
        raise ConfigurationError("timeout has to be a finite number of seconds above 0")
    return float(min(seconds, LONGEST))


def checked_retries(count: object) -> int:
    """Check a number of repetitions.

    Raises:
        ConfigurationError: It is no whole number from 0.

    """
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ConfigurationError("retries has to be a whole number, 0 or more")
    return count


def checked_hook(hook: Hook | None, argument: str) -> Hook | None:
    """Check what is called with what happens.

    Raises:
        ConfigurationError: It cannot be called, or would have to be awaited.

    """
    if hook is not None and not callable(hook):
        raise ConfigurationError(f"{argument} has to be a function, and is of the class {type(hook).__name__}")
    if getattr(getattr(hook, "__code__", None), "co_flags", 0) & CO_COROUTINE:
        raise ConfigurationError(f"{argument} has to be a plain function: it is called, and not awaited")
    return hook


def checked_headers(headers: object, argument: str = "headers") -> dict[str, str]:
    """Check headers that a user gives.

    Raises:
        ConfigurationError: A name or value cannot be sent, or would change how the request is framed.

    """
    checked: dict[str, str] = {}
    for name, value in pairs(headers, argument).items():
        if not is_token(name):
            raise ConfigurationError(f"{argument}: {str(name)[:80]!r} is no name of a header")
        if name.lower() in FRAMING:
            raise ConfigurationError(f"{argument}: {name} is set by the client itself")
        if not sendable(value):
            raise ConfigurationError(f"{argument}: the value of {name} is no text that a header can carry")
        checked[name] = value
    return checked


def pairs(values: object, argument: str) -> Mapping[object, object]:
    """Check that an argument is a mapping, or None.

    Raises:
        ConfigurationError: It is not.

    """
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise ConfigurationError(f"{argument} has to be a mapping of names to texts")
    return cast("Mapping[object, object]", values)


def is_token(name: object) -> TypeGuard[str]:
    """Tell whether a value can be the name of a header or cookie."""
    return isinstance(name, str) and bool(name) and TOKEN.issuperset(name)


def sendable(value: object) -> TypeGuard[str]:
    """Tell whether a value can stand in a header: Latin-1 without line breaks, and without blanks around it."""
    if not isinstance(value, str) or value != value.strip():
        return False
    return all(" " <= character <= "~" or "\xa0" <= character <= "\xff" or character == "\t" for character in value)


def checked_address(base_url: object) -> str:
    """Check the address of a provider.

    Raises:
        ConfigurationError: It is no http or https address, or holds more than a host and a path.

    """
    if isinstance(base_url, str) and all("!" <= character <= "~" for character in base_url):
        parts = _parts(base_url)
        if parts is not None and "@" in parts.netloc:
            raise ConfigurationError("base_url must not hold a user name or password")
        if parts is not None and parts.scheme in {"http", "https"} and not parts.query and not parts.fragment:
            return base_url.rstrip("/?#")
    raise ConfigurationError("base_url has to be an address such as https://api.example.com/v1")


def _parts(url: str) -> SplitResult | None:
    from urllib.parse import urlsplit  # noqa: PLC0415  # seldom needed, and slow to import

    try:
        parts = urlsplit(url)
        usable = parts.hostname and parts.port != 0 and "\\" not in parts.netloc
    except ValueError:
        return None
    return parts if usable else None


def address(
    provider: Provider, environment: str | None, base_url: str | None, variables: Mapping[str, str | None]
) -> str:
    """Find where a provider answers: at `base_url` if given, else in an environment, by default the first.

    Raises:
        ConfigurationError: The environment is not known, or a part of the address is missing or wrong.

    """
    if base_url is not None:
        if environment is not None and provider.servers:
            chosen(provider, environment)
        return checked_address(base_url)
    server = chosen(provider, environment)
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.name + "}", part(variable, variables.get(variable.name)))
    return url.rstrip("/")


def chosen(provider: Provider, environment: str | None) -> Server:
    """Find a server by the name of its environment.

    Raises:
        ConfigurationError: There is none of this name, or none at all.

    """
    if not provider.servers:
        raise ConfigurationError("no address of the provider is known: give base_url=")
    source = "environment"
    if environment is None:
        environment = os.environ.get(provider.env) or None
        source = provider.env
    if environment is None:
        return provider.servers[0]
    for server in provider.servers:
        if server.environment == environment:
            return server
    known = ", ".join(repr(server.environment) for server in provider.servers)
    raise ConfigurationError(f"{source} is {str(environment)[:80]!r}, and has to be one of {known}")


def part(variable: Variable, given: object) -> str:
    """Find what stands in an address for one of its parts.

    Raises:
        ConfigurationError: It is missing, not one of the choices, or would not stay in its place.

    """
    value = given or os.environ.get(variable.env) or variable.default
    source = variable.name if given else variable.env
    if not value:
        raise ConfigurationError(f"{variable.name} is missing: give {variable.name}= or set {variable.env}")
    if not isinstance(value, str) or not HOST_SAFE.issuperset(value) or not all(value.split(".")):
        raise ConfigurationError(f"{source} has to be letters, digits and hyphens, with dots only between them")
    if variable.choices and value not in variable.choices:
        raise ConfigurationError(f"{source} has to be one of {', '.join(map(repr, variable.choices))}")
    return value
