"""What a generated package says of its provider: where it answers, and how it knows the caller."""

from __future__ import annotations

from typing import Literal

from attrs import frozen


@frozen
class Variable:
    """A part of a server's address that the caller chooses.

    Attributes:
        name: The name in braces in the address, and the argument of the client.
        env: The environment variable that is read where the argument is not given.
        default: What stands there otherwise; None where the caller has to say it.
        choices: The only values it can have; empty for any.

    """

    name: str
    env: str
    default: str | None = None
    choices: tuple[str, ...] = ()


@frozen
class Server:
    """One environment of a provider.

    Attributes:
        environment: Its name, such as `sandbox`.
        url: Its address, without a slash at the end.
        variables: The parts of the address in braces.

    """

    environment: str
    url: str
    variables: tuple[Variable, ...] = ()


@frozen
class Scheme:
    """One way to authenticate.

    Attributes:
        id: Its name in the specification.
        argument: The argument of the client that takes the secret, such as `token`.
        env: The environment variable that is read where the argument is not given.
        where: Where the secret is sent.
        name: The header, query parameter or cookie.
        prefix: What stands before the secret, such as `Bearer `.
        basic: Whether the secret is `user:password`, sent in base64.

    """

    id: str
    argument: str
    env: str
    where: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"
    prefix: str = ""
    basic: bool = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of a generated client: instead of `basic`, a user name and a password."""
        name, _, tail = self.argument.partition("basic")
        return (f"username{tail}", f"password{tail}") if self.basic and not name else (self.argument,)


@frozen
class Provider:
    """A provider, as its client knows it.

    Attributes:
        name: The folder of its specification, such as `trybe`.
        servers: Its environments; the first is the default.
        schemes: Its ways to authenticate.
        env: The environment variable that names the environment.
        user_agent: What the client calls itself.
        security: The alternatives of credentials that every operation needs, each the ids of schemes that go together;
            empty where some operation needs none or others.

    """

    name: str
    servers: tuple[Server, ...]
    schemes: tuple[Scheme, ...]
    env: str
    user_agent: str
    security: tuple[tuple[str, ...], ...] = ()
