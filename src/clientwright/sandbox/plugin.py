"""The pytest plugin: the fixture `clientwright_sandbox`, which plays providers for one test.

It is loaded wherever pytest runs beside this package, so nothing but pytest is imported before the fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from clientwright.sandbox.playing import Player

FOLDERS: Final = ("specs", "overlays")
#: What the tests of a process share: designs of providers by folders and name.
MADE: Final = pytest.StashKey[dict[Any, Any]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the sandbox."""
    group = parser.getgroup("clientwright sandbox")
    for name in FOLDERS:
        text = f"folder of {name} for the fixture clientwright_sandbox"
        parser.addini(f"clientwright_{name}", f"{text}, from the folder of this file ({name}, where there is one)")
        group.addoption(f"--clientwright-{name}", metavar="DIR", help=text)


def pytest_configure(config: pytest.Config) -> None:
    """Make room for what the tests share."""
    config.stash[MADE] = {}


@pytest.fixture
def clientwright_sandbox(pytestconfig: pytest.Config) -> Iterator[Player]:
    """Play providers on loopback for this test alone.

    Call it with the names of providers for a `clientwright.sandbox.Sandbox`, or its method `wire` for a
    `clientwright.sandbox.Wire`, where requests meet faults. Each has a fresh state, and is gone when the test ends.
    """
    try:
        from clientwright.sandbox.playing import Player  # noqa: PLC0415  # slow, and only where the fixture is used
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("clientwright"):
            raise
        needed = "the fixture clientwright_sandbox needs the extra `sandbox`: pip install 'clientwright[sandbox]'"
        pytest.fail(f"{needed} ({error.name} is not installed)", pytrace=False)
    specs, overlays = (_folder(pytestconfig, name) for name in FOLDERS)
    with ExitStack() as stack:
        yield Player(specs, overlays, pytestconfig.stash[MADE], stack)


def _folder(config: pytest.Config, name: str) -> Path | None:
    """Give a folder; None where none was named and the usual one is not there, so that installed clients are played."""
    stated = config.getoption(f"--clientwright-{name}")
    if stated is not None:
        return Path(config.invocation_params.dir / stated)
    holder = config.inipath.parent if config.inipath is not None else config.rootpath
    named = str(config.getini(f"clientwright_{name}") or "")
    return Path(holder / (named or name)) if named or Path(holder / name).is_dir() else None
