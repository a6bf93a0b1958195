"""What changes of answers and headers mean."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule, table
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

ANSWER_RULES: Final = table(
    Rule(
        "success-status-added",
        "status of success added",
        _A,
        _R,
        "A client that knows the old statuses only may take it for a failure.",
    ),
    Rule(
        "success-status-removed",
        "status of success removed",
        _B,
        _B,
        "What a client waits for does not come; what a receiver answers is no success any more.",
    ),
    Rule("error-status-added", "status of failure added", _A, _A, "A failure that is not known is still a failure."),
    Rule(
        "error-status-removed",
        "status of failure removed",
        _B,
        _A,
        "A client waits for it in vain and loses nothing; a receiver may no longer answer so.",
    ),
    Rule(
        "status-detailed",
        "status stated on its own",
        _D,
        _D,
        "It was part of a range or of the default, with which it is compared.",
    ),
    Rule(
        "status-folded",
        "status stated as part of a range",
        _D,
        _D,
        "It is part of a range or of the default, with which it is compared.",
    ),
    Rule(
        "statuses-narrowed",
        "range of statuses narrowed to some",
        _B,
        _A,
        "What is answered was allowed before; a receiver may no longer answer as it did.",
    ),
    Rule("response-description-changed", "description of an answer changed", _D, _D, "Words for people."),
    Rule(
        "failure-added",
        "answer of success may tell a failure",
        _R,
        _R,
        "A client that looks at the status only takes a failure for a success.",
    ),
    Rule(
        "failure-changed",
        "failure told in another way",
        _R,
        _R,
        "A client that looks for the old sign takes a failure for a success.",
    ),
    Rule("failure-removed", "failure no longer told", _R, _R, "A client may take a success for a failure."),
    Rule("header-added", "optional header added", _A, _A, "Nobody needs to send or read it."),
    Rule("required-header-added", "required header added", _B, _A, "What is sent without it is refused."),
    Rule("header-removed", "optional header removed", _R, _R, "Who sends or reads it may be refused, or miss it."),
    Rule("required-header-removed", "required header removed", _R, _B, "Who relies on it misses it."),
    Rule(
        "header-became-required",
        "header became required",
        _B,
        _A,
        "What is sent without it is refused; who reads it may rely on it.",
    ),
    Rule("header-became-optional", "header became optional", _A, _B, "Who relies on it may miss it."),
    Rule(
        "header-serialization-changed",
        "header written in another style",
        _B,
        _B,
        "Values of several parts are read wrongly.",
    ),
    Rule("header-media-type-changed", "header written in another format", _B, _B, "What is sent cannot be read."),
    Rule("header-deprecated", "header deprecated", _D, _D, "It is still there; readers are asked to move on."),
    Rule("header-undeprecated", "header no longer deprecated", _D, _D, "It is there as before."),
    Rule("header-description-changed", "description of a header changed", _D, _D, "Words for people."),
    Rule("link-added", "link added", _D, _D, "A hint for people and tools; the answers are the same."),
    Rule("link-changed", "link changed", _D, _D, "A hint for people and tools; the answers are the same."),
    Rule("link-removed", "link removed", _D, _D, "A hint for people and tools; the answers are the same."),
)
