"""The rules of what a value is: type, null, listed values, format, and what is said beside."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

TYPE_RULES: Final = (
    Rule("type-changed", "Type changed", _B, _B, "No value that was valid is sure to be valid now."),
    Rule("type-widened", "More types allowed", _A, _B,
         "A client may go on sending what it sent, but it may now read values of a type that it does not expect."),
    Rule("type-narrowed", "Fewer types allowed", _B, _A,
         "A client may send values of a type that is refused now; what it reads it knows already."),
    Rule("became-nullable", "Null allowed", _A, _B, "A client that reads the value does not expect null."),
    Rule("became-not-nullable", "Null no longer allowed", _B, _A, "A client may send null, which is refused now."),
    Rule("null-ambiguous", "Null fits two alternatives", _R, _A,
         "By the letter, `oneOf` refuses what fits two of its alternatives; many validators and clients accept it."),
    Rule("null-no-longer-ambiguous", "Null fits one alternative", _A, _R,
         "By the letter, null was refused, and is allowed now; it was surely meant before."),
    Rule("format-changed", "Format changed", _B, _B, "Values of one format are not values of the other."),
    Rule("format-widened", "Format wider", _A, _B,
         "Every value of the old format is one of the new, but not the other way round."),
    Rule("format-narrowed", "Format narrower", _B, _A,
         "Every value of the new format is one of the old, but not the other way round."),
    Rule("format-added", "Format added", _B, _A, "A client may send values that do not have the format."),
    Rule("format-removed", "Format removed", _A, _B,
         "A client may read values that do not have the format that it parses."),
)  # fmt: skip

LISTED_RULES: Final = (
    Rule("became-enum", "Values restricted to a list", _B, _A, "A client may send a value that is not listed."),
    Rule("no-longer-enum", "Values no longer restricted to a list", _A, _R,
         "A client may read values that it has no name for."),
    Rule("enum-value-added", "Value added to the list", _A, _R, "A client may read a value that it has no name for."),
    Rule("enum-value-removed", "Value removed from the list", _B, _A,
         "A client may send the value, which is refused now."),
    Rule("extensible-enum-value-added", "Value added to an open list", _A, _A,
         "An open list may grow at any time: clients have to expect that."),
    Rule("extensible-enum-value-removed", "Value removed from an open list", _B, _A,
         "A client may send the value, which is no longer known."),
    Rule("const-added", "Value fixed", _B, _A, "A client may send another value."),
    Rule("const-changed", "Fixed value changed", _B, _B, "A client that sends or expects the old value is wrong now."),
    Rule("const-removed", "Value no longer fixed", _A, _B,
         "A client may read another value than the one that it relies on."),
)  # fmt: skip

SAID_RULES: Final = (
    Rule("default-added", "Default added", _R, _D,
         "What the server does where the value is left out is told now; it may have done something else before."),
    Rule("default-changed", "Default changed", _B, _D,
         "A client that leaves the value out gets another behaviour without a warning."),
    Rule("default-removed", "Default removed", _R, _D,
         "A client that leaves the value out can no longer rely on what the server does then."),
    Rule("schema-deprecated", "Deprecated", _D, _D, "The value still travels; clients are asked to do without it."),
    Rule("schema-no-longer-deprecated", "No longer deprecated", _D, _D, "Clients may rely on the value again."),
    Rule("title-changed", "Title changed", _D, _D, "A title says nothing about what travels."),
    Rule("description-changed", "Description changed", _D, _D, "A description says nothing about what travels."),
    Rule("example-changed", "Examples changed", _D, _D, "Examples say nothing about what else may travel."),
    Rule("external-docs-changed", "External documentation changed", _D, _D,
         "A link to documentation says nothing about what travels."),
    Rule("xml-changed", "XML form changed", _R, _R, "It matters where the value travels as XML."),
    Rule("sensitive-added", "Hidden in logs", _D, _D,
         "Clients keep the value out of what they write down; it travels as before."),
    Rule("sensitive-removed", "No longer hidden in logs", _R, _R, "Clients write the value down from now on."),
    Rule("extension-changed", "Extension changed", _D, _D, "An extension says nothing about what travels."),
)  # fmt: skip
