"""What changes of credentials, servers and the description as a whole mean."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule, table
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

ADDRESS_RULES: Final = table(
    Rule("security-required", "credentials became required", _B, None, "Calls without credentials are refused."),
    Rule("security-optional", "credentials became optional", _A, None, "Calls with credentials are still accepted."),
    Rule("security-alternative-added", "credential accepted", _A, None, "Calls may be made in one more way."),
    Rule("security-alternative-removed", "credential no longer accepted", _B, None, "Calls that carry it are refused."),
    Rule("security-tightened", "one more credential needed", _B, None, "Calls without it are refused."),
    Rule("security-loosened", "one credential less needed", _A, None, "Calls that carry it are still accepted."),
    Rule("security-scope-added", "scope needed", _B, None, "Credentials without it are refused."),
    Rule("security-scope-removed", "scope no longer needed", _A, None, "Credentials with it are still accepted."),
    Rule(
        "security-scheme-kind-changed",
        "credential of another kind",
        _B,
        None,
        "What is sent is no credential any more.",
    ),
    Rule(
        "security-scheme-location-changed",
        "credential sent elsewhere",
        _B,
        None,
        "It is looked for where it is not sent.",
    ),
    Rule(
        "security-url-changed",
        "address for credentials changed",
        _R,
        None,
        "Tokens may no longer be had from the old address.",
    ),
    Rule("security-flow-added", "way to credentials added", _A, None, "The old ways still work."),
    Rule(
        "security-flow-removed",
        "way to credentials removed",
        _B,
        None,
        "Who gets tokens in that way gets none any more.",
    ),
    Rule("flow-scope-added", "scope offered", _A, None, "The old scopes are still there."),
    Rule("flow-scope-removed", "scope no longer offered", _B, None, "Who asks for it is refused."),
    Rule("security-scheme-described", "credential described in other words", _D, None, "Words for people."),
    Rule("server-added", "server added", _A, None, "The old servers are still there."),
    Rule("server-removed", "server removed", _B, None, "Calls go to a server that is no longer stated."),
    Rule(
        "server-url-changed", "server at another address", _B, None, "Calls go to an address that is no longer stated."
    ),
    Rule(
        "default-server-changed",
        "another server comes first",
        _R,
        None,
        "Clients that take the first one call another server.",
    ),
    Rule("server-description-changed", "description of a server changed", _D, None, "Words for people."),
    Rule(
        "server-environment-changed",
        "environment of a server renamed",
        _D,
        None,
        "Not on the wire; a client is told by this name which server to use.",
    ),
    Rule("server-variable-added", "server variable added", _A, None, "It has a default."),
    Rule("server-variable-removed", "server variable removed", _R, None, "Clients that set it are not heard."),
    Rule(
        "server-variable-default-changed",
        "default of a server variable changed",
        _R,
        None,
        "Clients that set nothing call another server.",
    ),
    Rule(
        "server-variable-became-required",
        "server variable has to be said",
        _R,
        None,
        "The default is not meant for use.",
    ),
    Rule("server-variable-became-optional", "server variable may be left out", _A, None, "The default may be used."),
    Rule(
        "server-variable-narrowed",
        "values of a server variable removed",
        _B,
        None,
        "Clients that set such a value call nothing.",
    ),
    Rule("server-variable-widened", "values of a server variable added", _A, None, "The old values still work."),
    Rule(
        "openapi-version-changed",
        "version of OpenAPI changed",
        _D,
        None,
        "How the description is written, not what it says.",
    ),
    Rule("info-changed", "information on the API changed", _D, None, "Words for people."),
    Rule(
        "provider-name-changed", "provider renamed", _D, None, "Not on the wire; generated code may be named after it."
    ),
    Rule("tag-added", "tag described", _D, None, "Words for people."),
    Rule("tag-removed", "tag no longer described", _D, None, "Words for people."),
    Rule("tag-described", "tag described in other words", _D, None, "Words for people."),
)
