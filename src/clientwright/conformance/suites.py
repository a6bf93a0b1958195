"""What a test file says to get one test for every law and case."""

from __future__ import annotations

from typing import NamedTuple


class Suite(NamedTuple):
    """The laws over some folders, which pytest collects wherever it stands in a test file.

    Attributes:
        specs: The folder of specs.
        overlays: The folder of overlays.
        clients: The folder of generated clients.
        corpus: The folder of documents that broke a law once.

    """

    specs: str
    overlays: str
    clients: str
    corpus: str


def suite(
    specs: str = "specs", overlays: str = "overlays", clients: str = "generated", corpus: str = "corpus"
) -> Suite:
    """Give the laws over some folders as tests, to be bound to any name of a test file.

    Paths are relative to pytest's rootdir.

    Args:
        specs: The folder of specs.
        overlays: The folder of overlays.
        clients: The folder of generated clients.
        corpus: The folder of documents that broke a law once.

    """
    return Suite(specs, overlays, clients, corpus)
