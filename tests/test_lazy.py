import importlib
import sys
from pathlib import Path

import pytest

INIT = """
from clientwright.lazy import lazy
there = 1
__getattr__, __dir__, __all__ = lazy(__name__, {"Thing": ".things", "things": "", "missing": ".things"})
"""


@pytest.fixture(autouse=True)
def _package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lazy_made_up"
    folder.mkdir()
    (folder / "__init__.py").write_text(INIT)
    (folder / "things.py").write_text("class Thing: pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("lazy_made_up", "lazy_made_up.things"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_names_are_imported_at_their_first_use() -> None:
    """Importing a package imports none of its modules, and using a name imports its module, once."""
    package = importlib.import_module("lazy_made_up")
    assert "lazy_made_up.things" not in sys.modules
    thing = package.Thing
    assert thing is sys.modules["lazy_made_up.things"].Thing
    assert thing is vars(package)["Thing"]


def test_modules_are_names_too() -> None:
    """A module of the package can be named without importing it."""
    package = importlib.import_module("lazy_made_up")
    assert package.things is sys.modules["lazy_made_up.things"]


def test_all_names_are_listed() -> None:
    """`dir` lists what is there and what can be imported, `__all__` what can be imported."""
    package = importlib.import_module("lazy_made_up")
    assert {"Thing", "things", "there"} <= set(dir(package))
    assert ["Thing", "things", "missing"] == package.__all__


@pytest.mark.parametrize("name", ["no_such", "missing", "__path_x__"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    """A name that is not there is told as Python does."""
    with pytest.raises(AttributeError, match=name):
        getattr(importlib.import_module("lazy_made_up"), name)
