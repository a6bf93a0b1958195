"""Every law, held for every provider of this repository."""

from clientwright.conformance import suite

test_laws = suite(specs="specs", overlays="overlays", clients="generated", corpus="corpus")
