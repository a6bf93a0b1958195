"""Say what the client classes of a provider hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from clientwright.pipeline.generation.operation_reading import Operation
from clientwright.pipeline.generation.providers import Provider, Scheme
from clientwright.pipeline.generation.text import QUOTES, WIDTH, paragraphs, quoted, sentence


def client_values(provider: Provider, title: str) -> dict[str, Any]:
    """Give what the template of the clients needs; all of it is code."""
    credentials = ", ".join(f"{one.id!r}: {_secret(one)}" for one in provider.schemes)
    variables = ", ".join(f"{one.argument!r}: {one.argument}" for one in provider.variables)
    return {
        "provider": provider,
        "credentials": "{" + credentials + "}",
        "variables": "{" + variables + "}",
        "docs": {mode: _doc(provider, title, mode) for mode in ("", "Async")},
    }


def token_place(provider: Provider, operations: Iterable[Operation]) -> dict[str, str]:
    """Give the header for the one token of a stock client, and the word before it: those that most operations want."""
    in_header = {one.id: one for one in provider.schemes if one.where == "header"}
    wanted = Counter(
        name
        for one in operations
        for way in [each for each in one.security if each][:1]
        for name in way
        if name in in_header
    )
    for name, _ in wanted.most_common(1):
        return {"header": in_header[name].name, "prefix": in_header[name].prefix.strip()}
    return {"header": "Authorization", "prefix": "Bearer"}


def _secret(scheme: Scheme) -> str:
    if not scheme.basic:
        return scheme.argument
    tail = scheme.argument.removeprefix("basic")
    return f"(username{tail}, password{tail})"


def _doc(provider: Provider, title: str, mode: str) -> str:
    lines = paragraphs(f"{'An asynchronous' if mode else 'A'} client for {title}.", WIDTH - 4, lead=QUOTES)
    lines += ["", "Args:"]
    for one in provider.schemes:
        tail = one.argument.removeprefix("basic")
        name = f"username{tail}, password{tail}" if one.basic else one.argument
        form = " as `username:password`" if one.basic else ""
        lines += _hanging(name, f"{sentence(one.text)} Without it, `{one.env}`{form} of the environment is used.")
    if provider.servers:
        known = "; ".join(f"`{one.environment}`: {_known(one.text, one.url)}" for one in provider.servers)
        default = provider.servers[0].environment
        lines += _hanging("environment", f"{known}. Without it, `{provider.env}_ENVIRONMENT` or `{default}`.")
    for variable in provider.variables:
        without = f"`{variable.env}`" + ("" if variable.default is None else f" or `{variable.default}`")
        lines += _hanging(variable.argument, f"{sentence(variable.text)} Without it, {without}.")
    lines += _hanging(
        "base_url",
        "Another address, in place of the environment's." if provider.servers else "Where the provider answers.",
    )
    for name, text in COMMON.items():
        lines += _hanging(name, text)
    return quoted(lines, 4)


def _known(text: str, url: str) -> str:
    return " ".join((text or url).split()).rstrip(".")


COMMON = {
    "timeout": "Seconds that a call may take, repetitions and pauses included.",
    "retries": "How many times a call is repeated where that is safe.",
    "headers": "Sent with each request.",
    "http_client": "A ready httpx client, which stays the caller's to close.",
    "on_drift": "Called where an answer is not quite as documented.",
    "on_request": "Called before each attempt.",
    "on_response": "Called after each attempt.",
}


def _hanging(label: str, text: str) -> list[str]:
    first, *rest = paragraphs(f"{label}: {text.strip()}", WIDTH - 12) or [label]
    return [f"    {first}", *(f"        {line}" if line else "" for line in rest)]
