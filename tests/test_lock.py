"""The lock: what was generated from what, and whether it still holds."""

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline import lock
from clientwright.pipeline.effective import Provider, find_providers
from clientwright.pipeline.trees import hashes

NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)
HASHES = st.dictionaries(NAMES, st.just("sha256:00"), max_size=3)


@given(tools=HASHES, providers=st.dictionaries(st.sampled_from(["a", "b_c"]), st.builds(lock.Entry, HASHES, HASHES)))
def test_a_lock_is_read_as_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, tools: dict[str, str], providers: dict[str, lock.Entry]
) -> None:
    """Whatever the files are called, rendering and reading give the same lock, and it is TOML."""
    out = tmp_path_factory.mktemp("out")
    written = lock.Lock(tools, providers)
    text = lock.render(written)
    (out / lock.NAME).write_text(text, "utf-8", newline="\n")
    assert {"lock", "tools"} <= tomllib.loads(text).keys()
    assert written == lock.read(out)


@pytest.mark.parametrize("content", ["", "lock = 2\n", "not toml", "lock = '1'\n"])
def test_a_lock_that_cannot_be_understood_is_none(tmp_path: Path, content: str) -> None:
    """A missing, broken or newer lock counts as no lock."""
    assert lock.read(tmp_path) is None
    (tmp_path / lock.NAME).write_text(content)
    assert lock.read(tmp_path) is None


class Folders:
    """A spec with an overlay and a client that was generated from them, as files."""

    def __init__(self, root: Path) -> None:
        """Write them and their lock."""
        self.out = root / "generated"
        for name in (
            "specs/a/openapi.yaml",
            "specs/a/examples/x.json",
            "specs/a/ledger.yaml",
            "overlays/a/b.overlay.yaml",
        ):
            self.write(root / name, name)
        self.write(root / "overlays/a/evidence/e.json", "{}")
        self.write(self.out / "a/a_client/__init__.py", "")
        self.providers = find_providers(root / "specs", root / "overlays")
        self.write_lock()

    @staticmethod
    def write(path: Path, text: str) -> None:
        """Write a file and the folders above it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write_lock(self, **changes: object) -> None:
        """Write the lock that holds, or one changed."""
        entries = {provider.name: self.entry(provider) for provider in self.providers}
        written = evolve(lock.Lock(lock.tools(), entries), **changes)
        (self.out / lock.NAME).write_text(lock.render(written))

    def entry(self, provider: Provider) -> lock.Entry:
        """Hash a provider's files."""
        return lock.Entry(lock.inputs_of(provider), hashes(self.out / provider.name))

    @property
    def current(self) -> bool:
        """Whether the lock holds for all providers."""
        return lock.is_current(self.out, self.providers, whole=True)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Give a project whose client is up to date."""
    return Folders(tmp_path)


def test_nothing_changed_is_current(folders: Folders) -> None:
    """When no input and no output has changed, the client is current."""
    assert folders.current


@pytest.mark.parametrize(
    "name",
    [
        "specs/a/openapi.yaml", "specs/a/examples/x.json", "specs/a/examples/new.json", "overlays/a/b.overlay.yaml",
        "overlays/a/evidence/e.json", "generated/a/a_client/__init__.py", "generated/a/new.py", "generated/b/new.py",
        "generated/stray.txt", "generated/lock.toml",
    ],
)  # fmt: skip
def test_any_other_file_is_not_current(folders: Folders, name: str, tmp_path: Path) -> None:
    """A changed or added input or output, anywhere, is noticed."""
    folders.write(tmp_path / name, "changed")
    assert not folders.current


@pytest.mark.parametrize(
    "name",
    [
        "specs/a/examples/x.json",
        "overlays/a/evidence/e.json",
        "generated/a/a_client/__init__.py",
        "generated/lock.toml",
    ],
)
def test_a_missing_file_is_not_current(folders: Folders, name: str, tmp_path: Path) -> None:
    """A removed input or output is noticed."""
    (tmp_path / name).unlink()
    assert not folders.current


def test_other_tools_are_not_current(folders: Folders) -> None:
    """A client that other versions of the tools made is not current."""
    folders.write_lock(tools={**lock.tools(), "ruff": "0.0.1"})
    assert not folders.current


def test_an_edited_lock_is_not_current(folders: Folders) -> None:
    """A comment in the lock is a hand edit."""
    path = folders.out / lock.NAME
    path.write_text(path.read_text() + "# mine\n")
    assert not folders.current


def test_the_ledger_is_no_input(folders: Folders, tmp_path: Path) -> None:
    """A ledger shapes no client, so that a change to it regenerates nothing."""
    folders.write(tmp_path / "specs/a/ledger.yaml", "changed")
    assert folders.current


def test_a_part_is_current_beside_other_things(folders: Folders, tmp_path: Path) -> None:
    """Asked for some providers only, the rest of the folder does not matter."""
    folders.write(tmp_path / "generated/b/new.py", "")
    assert lock.is_current(folders.out, folders.providers, whole=False)


def test_the_tools_are_named_with_their_versions() -> None:
    """The lock names the generator, the formatter, the template engine and our own sources."""
    assert {"clientwright", "jinja2", "openapi-python-client", "ruff"} == lock.tools().keys()
