"""Who the caller is: secrets from arguments and environment variables, and where they are sent."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NoReturn

from attrs import field, frozen

from clientwright.errors import ConfigurationError
from clientwright.provider import Scheme
from clientwright.settings import sendable

Given = str | tuple[str | None, str | None] | None
"""What a caller gives for a scheme: its secret, or a user name and a password."""

MASK = "***"
COOKIE_STOPS = frozenset(' ",;\\')


class Secret:
    """A text that shows itself only when it is asked to."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Give the text."""
        return self._value

    def __repr__(self) -> str:
        return MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be copied or pickled; give it anew where it is needed")


@frozen
class Attachment:
    """What is added to a request to say who is calling.

    Attributes:
        headers: Headers by name.
        query: Parts of the query, as `name=value`.
        cookies: Parts of the cookie header, as `name=value`.

    """

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    query: tuple[str, ...] = field(default=(), repr=False)
    cookies: tuple[str, ...] = field(default=(), repr=False)


@frozen(eq=False)
class Credentials:
    """The secrets of a client.

    Attributes:
        schemes: The ways to authenticate, by id.
        secrets: What is sent for each, by id; a scheme without a secret is not there.
        always: The schemes whose secrets go with every call, whatever the operation declares.

    """

    schemes: Mapping[str, Scheme] = field(factory=dict[str, Scheme])
    secrets: Mapping[str, Secret] = field(factory=dict[str, Secret])
    always: tuple[str, ...] = ()

    def attachment(self, security: tuple[tuple[str, ...], ...]) -> Attachment:
        """Choose the first alternative whose secrets are all there, and write it.

        Raises:
            ConfigurationError: No alternative is complete; names what is missing.

        """
        if self.always:
            return self._written(self.always)
        for names in security:
            if all(name in self.secrets for name in names) and (names or len(security) == 1):
                return self._written(names)
        if not security or () in security:
            return Attachment()
        raise ConfigurationError(f"no credential: {self._wanted(security)}")

    def masked(self) -> tuple[str, ...]:
        """List what is secret of what is sent, those that hold others first."""
        parts: set[str] = set()
        for name, secret in self.secrets.items():
            parts |= _parts(self.schemes[name], secret.reveal())
        return tuple(sorted(parts, key=len, reverse=True))

    def query_names(self) -> tuple[str, ...]:
        """List the names of the query parameters that carry a secret."""
        return tuple(self.schemes[name].name for name in self.secrets if self.schemes[name].where == "query")

    def _written(self, names: tuple[str, ...]) -> Attachment:
        headers: dict[str, str] = {}
        query: list[str] = []
        cookies: list[str] = []
        for name in names:
            scheme = self.schemes[name]
            value = _sent(scheme, self.secrets[name].reveal())
            if scheme.where == "header":
                headers[scheme.name.lower()] = value
            elif scheme.where == "query":
                query.append(f"{_quoted(scheme.name)}={_quoted(value)}")
            else:
                cookies.append(f"{scheme.name}={value}")
        return Attachment(headers, tuple(query), tuple(cookies))

    def _wanted(self, security: tuple[tuple[str, ...], ...]) -> str:
        ways: list[str] = []
        for names in security:
            schemes = [self.schemes[name] for name in names if name in self.schemes and name not in self.secrets]
            ways.append(" and ".join(map(_way, schemes)))
        return (
            ", or ".join(dict.fromkeys(way for way in ways if way))
            or "the client knows no way to authenticate; use one that takes a token"
        )


def resolve(schemes: tuple[Scheme, ...], arguments: Mapping[str, Given]) -> Credentials:
    """Find the secret of each scheme: its argument, else its environment variable; empty texts count as missing.

    Args:
        schemes: The provider's ways to authenticate.
        arguments: What the caller gave, by id of the scheme.

    Raises:
        ConfigurationError: A secret cannot be sent; names where it came from, never the secret.

    """
    secrets: dict[str, Secret] = {}
    for scheme in schemes:
        given = arguments.get(scheme.id)
        given = _joined(scheme, given) if isinstance(given, tuple) else given
        value = os.environ.get(scheme.env) if given is None or given == "" else given
        if value:
            check(scheme, value, " and ".join(scheme.arguments) if given else scheme.env)
            secrets[scheme.id] = Secret(value)
    return Credentials({scheme.id: scheme for scheme in schemes}, secrets)


def _joined(scheme: Scheme, given: tuple[object, object]) -> str | None:
    """Join a user name and a password."""
    if given == (None, None):
        return None
    user, password = given[0], given[1] or ""
    name, other = scheme.arguments if len(scheme.arguments) > 1 else (scheme.argument, scheme.argument)
    if not user:
        raise ConfigurationError(f"{name} is missing: give {name}= beside {other}=")
    if not isinstance(user, str) or ":" in user:
        raise ConfigurationError(f"{name} has to be a text without a colon")
    if not isinstance(password, str):
        raise ConfigurationError(f"{other} has to be a text")
    return f"{user}:{password}"


def check(scheme: Scheme, value: object, source: str) -> None:
    """Check that a secret can be sent.

    Raises:
        ConfigurationError: It cannot; names where it came from.

    """
    if not isinstance(value, str):
        raise ConfigurationError(f"{source} has to be a text")
    if scheme.basic and ":" not in value:
        raise ConfigurationError(f"{source} has to be a user name and a password with a colon between them")
    if not _encodable(value) or (scheme.where != "query" and not scheme.basic and not sendable(value)):
        raise ConfigurationError(f"{source} holds a line break, a blank at its end or a character that cannot be sent")
    if scheme.where == "cookie" and not COOKIE_STOPS.isdisjoint(value):
        raise ConfigurationError(f"{source} holds a character that a cookie cannot carry")


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _sent(scheme: Scheme, value: str) -> str:
    return scheme.prefix + (_base64(value) if scheme.basic else value)


def _base64(value: str) -> str:
    from base64 import b64encode  # noqa: PLC0415  # few clients need it

    return b64encode(value.encode()).decode()


def _quoted(value: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415  # few clients need it

    return quote(value, safe="")


def _parts(scheme: Scheme, value: str) -> set[str]:
    if not scheme.basic:
        return {value}
    return {value, _base64(value), *(half for half in value.split(":", 1)[1:] if half)}


def _way(scheme: Scheme) -> str:
    form = " to `user:password`" if scheme.basic else ""
    return f"give {' and '.join(f'{name}=' for name in scheme.arguments)} or set {scheme.env}{form}"
