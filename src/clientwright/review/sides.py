"""The two sides of a comparison: revisions, folders or single specs, each read into the same value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from attrs import evolve, field, frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.effective import Effective, Provider, effective_of, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.generation.normalise import SUPPORTED
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review import revisions


@frozen
class Layout:
    """Where things lie below the root of a side.

    Attributes:
        specs: The folder of specs.
        overlays: The folder of overlays.
        out: The folder of clients.

    """

    specs: Path = Path("specs")
    overlays: Path = Path("overlays")
    out: Path = Path("generated")


@frozen(eq=False)
class Loaded:
    """One provider of a side.

    Attributes:
        name: Its name.
        provider: Its files.
        effective: Its spec before and after the overlays.
        spec: The effective spec, read.

    """

    name: str
    provider: Provider
    effective: Effective = field(repr=False)
    spec: Spec = field(repr=False)


@frozen(eq=False)
class Side:
    """One side.

    Attributes:
        label: What the user called it.
        root: The folder that holds what follows; a revision is unpacked into a folder that lives as long as the review.
        specs: The folder of specs.
        overlays: The folder of overlays.
        generated: The folder of clients; None where there is none.
        providers: Every provider, by name.
        commit: The full name of the commit; empty for files as they are.

    """

    label: str
    root: Path
    specs: Path
    overlays: Path
    generated: Path | None
    providers: Mapping[str, Loaded]
    commit: str = ""

    def shown(self, location: Location) -> Location:
        """Give a place as a person knows it: relative to the root of the side."""
        return evolve(location, file=relative(location.file, self.root))

    def told(self, finding: Finding) -> Finding:
        """Give a finding with its place, and the files that it speaks of, as a person knows them."""
        return _told(finding, self.root)


def relative(file: str, root: Path) -> str:
    """Give a file's path below a root; as it is where it lies elsewhere."""
    prefix = "" if root == Path() else f"{root.as_posix().rstrip('/')}/"
    return file.removeprefix(prefix)


@contextmanager
def opened(base: str, head: str | None, layout: Layout) -> Iterator[tuple[Side, Side]]:
    """Read both sides.

    Args:
        base: A revision, a folder, or a spec file.
        head: The same; the folder that one stands in when not given.
        layout: Where things lie in revisions and folders.

    Raises:
        PipelineError: A side does not exist, or cannot be read; what of it is wrong.

    """
    with ExitStack() as stack:
        old, new = _kind(base), _kind(head) if head is not None else "folder"
        if (old == "file") != (new == "file"):
            about = "A spec file is compared with another spec file; name two files, or two folders or revisions."
            raise PipelineError([Finding("review-sides", about, "", Location(base if new == "file" else head or "."))])
        if old == "file":
            yield _file(Path(base)), _file(Path(head or ""))
            return
        since = revisions.fork_point(base, head if new == "revision" else None) if old == "revision" else ""
        yield (
            stack.enter_context(_side(base, old, layout, since)),
            stack.enter_context(_side(head or ".", new, layout)),
        )


def _kind(named: str) -> str:
    path = Path(named)
    if path.is_dir() or path.is_file():
        kind = "folder" if path.is_dir() else "file"
        if "/" not in named and named not in {".", ".."} and revisions.is_revision(named):
            message = (
                f"{named!r} is a {kind} and a revision; write ./{named} for one, refs/heads/{named} for the other."
            )
            raise PipelineError([Finding("review-ambiguous", message, "", Location(named))])
        return kind
    if revisions.is_revision(named):
        return "revision"
    message = "This is no revision that git knows, no folder and no file; fetch it, or name another."
    raise PipelineError([Finding("review-unknown", message, "", Location(named))])


@contextmanager
def _side(named: str, kind: str, layout: Layout, commit: str = "") -> Iterator[Side]:
    if kind == "folder":
        yield _folder(named, Path(named), layout)
        return
    with revisions.unpacked(commit or named) as (root, full):
        yield evolve(_folder(named, root, layout), commit=full)


def _folder(label: str, root: Path, layout: Layout) -> Side:
    specs, overlays, out = root / layout.specs, root / layout.overlays, root / layout.out
    try:
        found = find_providers(specs, overlays)
        providers = {provider.name: _loaded(provider) for provider in found}
    except PipelineError as error:
        raise PipelineError([_named(finding, label, root) for finding in error.findings]) from None
    shown = "working tree" if label == "." else label
    return Side(shown, root, specs, overlays, out if out.is_dir() else None, providers)


def _named(finding: Finding, label: str, root: Path) -> Finding:
    """Say of a finding on which side it is, where the file does not tell."""
    told = _told(finding, root)
    about = "" if told.location == finding.location else f" (in {label})"
    return evolve(told, message=told.message + about)


def _told(finding: Finding, root: Path) -> Finding:
    file = relative(finding.location.file, root)
    message = finding.message if root == Path() else finding.message.replace(f"{root.as_posix().rstrip('/')}/", "")
    return evolve(finding, message=message, location=evolve(finding.location, file=file))


def _loaded(provider: Provider) -> Loaded:
    effective = effective_of(provider)
    _check_version(effective.document)
    return Loaded(provider.name, provider, effective, spec_of(effective.document))


def _check_version(document: Document) -> None:
    """Refuse what would be read as an API without operations, so that all that breaks would be passed over."""
    version = document.data.get("openapi") if isinstance(document.data, dict) else None
    if not isinstance(version, str) or not version.startswith(SUPPORTED):
        message = "Only OpenAPI 3.0, 3.1 and 3.2 documents can be compared; convert the document to 3.1."
        place = document.locate("/openapi" if version is not None else "")
        raise PipelineError([Finding("version-unsupported", message, "", place)])


def _file(path: Path) -> Side:
    name = "api"  # both files are versions of one API, whatever they are called
    loaded = _loaded(Provider(name, path, (), own=False))
    return Side(path.as_posix(), Path(), path, Path(), None, {name: loaded})
