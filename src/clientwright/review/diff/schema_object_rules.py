"""The rules of what objects and arrays are made of."""

from __future__ import annotations

from typing import Final

from clientwright.review.rules import Rule
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

PROPERTY_RULES: Final = (
    Rule("property-added", "Optional property added", _A, _A,
         "Clients need not send it, and pass over what they do not know."),
    Rule("required-property-added", "Required property added", _B, _A, "A client does not send it, and is refused."),
    Rule("required-property-with-default-added", "Required property with a default added", _B, _A,
         "A client does not send it; what is required has to be sent in spite of a default."),
    Rule("property-declared", "Required property declared", _R, _A,
         "It was required already; what it has to be is told only now."),
    Rule("property-removed", "Optional property removed", _R, _R,
         "A client that sends it is no longer heard; one that reads it finds it no more, although it was never sure "
         "to."),
    Rule("required-property-removed", "Required property removed", _R, _B,
         "A client that reads it relies on it; one that sends it is no longer heard."),
    Rule("property-refused", "Optional property no longer allowed", _B, _R,
         "The object takes declared properties only: a client that sends it is refused."),
    Rule("required-property-refused", "Required property no longer allowed", _B, _B,
         "The object takes declared properties only: a client that sends it is refused, one that reads it relies on "
         "it."),
    Rule("property-no-longer-declared", "Required property no longer declared", _A, _B,
         "It is still required, but may be anything now."),
    Rule("became-required", "Became required", _B, _A, "A client may leave it out, and is refused."),
    Rule("became-required-with-default", "Became required, with a default", _B, _A,
         "A client may leave it out; what is required has to be sent in spite of a default."),
    Rule("became-optional", "Became optional", _A, _B, "A client that reads it relies on its being there."),
    Rule("became-read-only", "Optional property became read-only", _R, _D,
         "A client that sends it is no longer heard."),
    Rule("required-became-read-only", "Required property became read-only", _R, _D,
         "A client that sends it is no longer heard."),
    Rule("no-longer-read-only", "Optional property no longer read-only", _A, _D, "A client may send it now."),
    Rule("required-no-longer-read-only", "Required property no longer read-only", _B, _D,
         "A client does not send it, and is refused."),
    Rule("became-write-only", "Optional property became write-only", _D, _R,
         "A client that reads it finds it no more, although it was never sure to."),
    Rule("required-became-write-only", "Required property became write-only", _D, _B,
         "A client that reads it relies on its being there."),
    Rule("no-longer-write-only", "Optional property no longer write-only", _D, _A, "A client may read it now."),
    Rule("required-no-longer-write-only", "Required property no longer write-only", _D, _A,
         "A client may read it now."),
)  # fmt: skip

STRUCTURE_RULES: Final = (
    Rule("object-closed", "Undeclared properties no longer allowed", _B, _A,
         "A client may send properties that are not declared."),
    Rule("object-opened", "Undeclared properties allowed", _A, _A,
         "Clients pass over properties that they do not know."),
    Rule("pattern-property-added", "Properties by pattern added", _B, _A,
         "A client may send such properties with other values."),
    Rule("pattern-property-removed", "Properties by pattern removed", _A, _B,
         "A client may read such properties with other values."),
    Rule("prefix-items-added", "First items with schemas of their own added", _R, _B,
         "What stands at a place of the array is something else now."),
    Rule("prefix-items-removed", "First items with schemas of their own removed", _B, _R,
         "What stands at a place of the array is something else now."),
    Rule("dependent-required-added", "Property needs others", _B, _A,
         "A client may send the property without those that it needs now."),
    Rule("dependent-required-changed", "Property needs other ones", _B, _B,
         "A client sends, or relies on, those that were needed."),
    Rule("dependent-required-removed", "Property no longer needs others", _A, _B,
         "A client that reads the property relies on the others."),
)  # fmt: skip
