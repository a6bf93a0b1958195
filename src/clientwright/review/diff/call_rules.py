"""What changes of operations, webhooks and callbacks mean."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule, table
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

CALL_RULES: Final = table(
    Rule("operation-removed", "operation removed", _B, None, "Calls of it fail."),
    Rule("operation-added", "operation added", _A, None, "No call that worked is concerned."),
    Rule(
        "operation-moved",
        "operation under another path or method",
        _B,
        None,
        "Calls of the old address fail, although the operation is still there.",
    ),
    Rule("webhook-removed", "webhook removed", _B, None, "What the receiver waits for does not come any more."),
    Rule("webhook-added", "webhook added", _A, None, "Receivers that do not subscribe to it get nothing new."),
    Rule(
        "webhook-moved",
        "webhook sent by another method",
        _B,
        None,
        "A receiver that takes the old method only refuses it.",
    ),
    Rule(
        "webhook-renamed",
        "webhook renamed",
        _D,
        None,
        "The name of a webhook is not sent; generated code may be named after it.",
    ),
    Rule("callback-removed", "callback removed", _B, None, "What the caller waits for does not come any more."),
    Rule("callback-added", "callback added", _A, None, "Callers that do not ask for it get nothing new."),
    Rule(
        "callback-moved",
        "callback sent to another address or by another method",
        _B,
        None,
        "The caller waits where nothing comes any more.",
    ),
    Rule(
        "callback-renamed",
        "callback renamed",
        _D,
        None,
        "The name of a callback is not sent; generated code may be named after it.",
    ),
    Rule(
        "operation-id-added",
        "operation id added",
        _D,
        None,
        "Not on the wire; the generated function is named after it.",
    ),
    Rule(
        "operation-id-changed",
        "operation id changed",
        _D,
        None,
        "Not on the wire; the generated function is named after it.",
    ),
    Rule(
        "operation-id-removed",
        "operation id removed",
        _D,
        None,
        "Not on the wire; the generated function was named after it.",
    ),
    Rule(
        "operation-tags-changed",
        "tags of an operation changed",
        _D,
        None,
        "Not on the wire; generated code is grouped by tags.",
    ),
    Rule("operation-summary-changed", "summary of an operation changed", _D, None, "Words for people."),
    Rule("operation-description-changed", "description of an operation changed", _D, None, "Words for people."),
    Rule(
        "operation-external-docs-changed",
        "link to documentation of an operation changed",
        _D,
        None,
        "Words for people.",
    ),
    Rule("path-text-changed", "summary or description of a path changed", _D, None, "Words for people."),
    Rule("operation-deprecated", "operation deprecated", _D, None, "It still works; callers are asked to move on."),
    Rule("operation-undeprecated", "operation no longer deprecated", _D, None, "It works as before."),
    Rule("sunset-set", "sunset announced", _R, _R, "What is used may be gone after that day."),
    Rule("sunset-postponed", "sunset postponed", _D, _D, "What is used lives longer than announced."),
    Rule(
        "sunset-changed",
        "sunset changed",
        _R,
        _R,
        "What is used may be gone earlier than announced, or on a day that cannot be read.",
    ),
    Rule("sunset-removed", "sunset removed", _R, _R, "Nobody knows any more until when it works."),
    Rule("stability-lowered", "stability lowered", _R, None, "It may change more often than was promised."),
    Rule("stability-raised", "stability raised", _D, None, "More is promised than before."),
    Rule(
        "effect-raised",
        "effect became graver",
        _R,
        None,
        "Callers that repeat or try the call may now move money, send messages or change data.",
    ),
    Rule(
        "effect-changed",
        "effect changed",
        _D,
        None,
        "What a success changes at the provider is stated otherwise, and nothing graver.",
    ),
    Rule("pagination-added", "paging stated", _D, None, "Not on the wire; the generated client can follow pages."),
    Rule(
        "pagination-changed",
        "paging changed",
        _R,
        None,
        "A client that follows pages in the old way may miss some or never end.",
    ),
    Rule(
        "pagination-removed",
        "paging no longer stated",
        _D,
        None,
        "Not on the wire; the generated client follows no pages any more.",
    ),
    Rule("idempotency-added", "idempotency key taken", _A, None, "Calls may be repeated safely with a key."),
    Rule(
        "idempotency-changed",
        "idempotency key sent otherwise",
        _R,
        None,
        "A repetition under the old header may do the work twice.",
    ),
    Rule("idempotency-removed", "idempotency key no longer taken", _R, None, "A repetition may do the work twice."),
    Rule("scopes-added", "scopes stated", _R, None, "A credential may lack what the operation is said to need."),
    Rule("scopes-changed", "scopes changed", _R, None, "A credential may lack what the operation is said to need."),
    Rule(
        "scopes-removed", "scopes no longer stated", _A, None, "A credential is said to need nothing more than before."
    ),
)
