"""What changes of parameters, request bodies and media types mean."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule, table
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

INPUT_RULES: Final = table(
    Rule("parameter-added", "optional parameter added", _A, _A, "Callers need not send it."),
    Rule("required-parameter-added", "required parameter added", _B, _A, "Calls that do not send it are refused."),
    Rule(
        "parameter-removed",
        "optional parameter removed",
        _R,
        _R,
        "Calls that send it are refused, or do something else.",
    ),
    Rule(
        "required-parameter-removed",
        "required parameter removed",
        _R,
        _B,
        "Who sends it may be refused; who reads it misses it.",
    ),
    Rule("parameter-became-required", "parameter became required", _B, _A, "Calls without it are refused."),
    Rule(
        "parameter-became-optional",
        "parameter became optional",
        _A,
        _B,
        "Who sends it may go on; who reads it may miss it.",
    ),
    Rule(
        "parameter-location-changed",
        "parameter sent in another place",
        _B,
        _B,
        "It is looked for where it is not sent.",
    ),
    Rule(
        "path-parameter-renamed",
        "path parameter renamed",
        _D,
        _D,
        "The name is not on the wire; the generated argument is named after it.",
    ),
    Rule(
        "parameter-order-changed",
        "parameters in another order",
        _D,
        _D,
        "Not on the wire; arguments by position may follow it.",
    ),
    Rule(
        "parameter-serialization-changed",
        "parameter written in another style",
        _B,
        _B,
        "Values of several parts are read wrongly.",
    ),
    Rule(
        "parameter-reserved-changed",
        "reserved characters of a parameter escaped otherwise",
        _R,
        _R,
        "Values with such characters may be read wrongly.",
    ),
    Rule("parameter-empty-allowed", "parameter may be empty", _A, _R, "Who reads it may meet no value."),
    Rule(
        "parameter-empty-forbidden", "parameter may no longer be empty", _B, _A, "Calls that send no value are refused."
    ),
    Rule("parameter-media-type-changed", "parameter written in another format", _B, _B, "What is sent cannot be read."),
    Rule("parameter-deprecated", "parameter deprecated", _D, _D, "It still works; callers are asked to move on."),
    Rule("parameter-undeprecated", "parameter no longer deprecated", _D, _D, "It works as before."),
    Rule("parameter-description-changed", "description of a parameter changed", _D, _D, "Words for people."),
    Rule("request-body-added", "optional request body added", _A, _A, "Callers need not send it."),
    Rule("required-request-body-added", "required request body added", _B, _A, "Calls without a body are refused."),
    Rule(
        "request-body-removed",
        "request body removed",
        _B,
        _B,
        "What was sent is refused or passed over; who reads it misses it.",
    ),
    Rule("request-body-became-required", "request body became required", _B, _A, "Calls without a body are refused."),
    Rule(
        "request-body-became-optional",
        "request body became optional",
        _A,
        _B,
        "Who sends it may go on; who reads it may miss it.",
    ),
    Rule("request-body-description-changed", "description of a request body changed", _D, _D, "Words for people."),
    Rule(
        "media-type-added",
        "media type added",
        _A,
        _A,
        "What was sent is still taken, and what was asked for still answered.",
    ),
    Rule(
        "media-type-removed",
        "media type removed",
        _B,
        _B,
        "What is sent is refused, or what is waited for does not come.",
    ),
    Rule(
        "media-type-generalized",
        "media type became a range",
        _A,
        _B,
        "More may be sent; what is read may be of a kind that nobody expects.",
    ),
    Rule(
        "media-type-specialized",
        "range of media types narrowed",
        _B,
        _A,
        "What is sent may be refused; what is read was allowed before.",
    ),
    Rule(
        "media-type-parameters-changed",
        "parameters of a media type changed",
        _R,
        _R,
        "Who compares the whole name takes it for another.",
    ),
    Rule("media-type-description-changed", "description of a media type changed", _D, _D, "Words for people."),
    Rule("encoding-content-type-changed", "field of a form in another format", _B, _B, "What is sent cannot be read."),
    Rule(
        "encoding-style-changed",
        "field of a form written in another style",
        _B,
        _B,
        "Values of several parts are read wrongly.",
    ),
    Rule("examples-changed", "examples changed", _D, _D, "Words for people."),
)
