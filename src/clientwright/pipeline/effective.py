"""Find providers, and give each its effective spec: the base spec, its overlays applied and its examples inlined."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from clientwright.pipeline.documents import Document, Marks, join, resolve
from clientwright.pipeline.examples import external_path
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import spec_of

_SUFFIXES = (".yaml", ".yml", ".json")
_FOR_SANDBOX = "sandbox-"
_FOR_RECORDS = "record-"


@frozen
class Provider:
    """One API to generate a client for.

    Attributes:
        name: What its package is called after: lower-case letters, digits and underscores.
        spec: Its base spec.
        overlays: Its overlays, in name order.
        own: Whether this project's own rules bind it: a ledger lies beside the spec.
        sandbox: The overlays that say how its sandbox behaves, in name order.

    """

    name: str
    spec: Path
    overlays: tuple[Path, ...]
    own: bool
    sandbox: tuple[Path, ...] = ()


@frozen
class Effective:
    """What a client is generated from.

    Attributes:
        base: The spec as written.
        document: The spec after overlays, its external examples inlined.
        overlays: The overlays, as documents.
        actions: How many overlay actions were applied.
        warnings: What the overlays' application had to remark.

    """

    base: Document
    document: Document
    overlays: tuple[Document, ...]
    actions: int
    warnings: tuple[Finding, ...]


def find_providers(specs: Path, overlays: Path, only: tuple[str, ...] = ()) -> tuple[Provider, ...]:
    """Find the providers of a folder: `NAME/openapi.yaml` (or .yml, .json), or `NAME.yaml` beside each other.

    Args:
        specs: The folder of specs.
        overlays: The folder of overlays; those of a provider are `NAME/*.overlay.yaml` (or .yml, .json),
            save the `sandbox-` and `record-` ones, which are not meant for clients.
        only: Names to keep; all when empty.

    Raises:
        PipelineError: The folder holds no spec, two specs want one name, or a wanted name is not there.

    """
    found: dict[str, list[Path]] = {}
    for stem, path in _spec_files(specs):
        found.setdefault(_package_name(stem), []).append(path)
    findings = [_clash(name, paths) for name, paths in found.items() if len(paths) > 1]
    findings += [_no_file(path) for paths in found.values() for path in paths if not path.is_file()]
    if not found:
        message = "There is no spec here; put one at <name>/openapi.yaml, or name another folder with --specs."
        findings.append(Finding("specs-empty", message, "", Location(specs.as_posix())))
    findings += [_unknown(name, specs, sorted(found)) for name in only if found and name not in found]
    folders = {name: _overlay_folder(overlays, paths[0], name) for name, paths in found.items()}
    findings += _lost_overlays(overlays, set(folders.values()), sorted(found)) if found else ()
    if findings:
        raise PipelineError(findings)
    return tuple(
        _provider(name, paths[0], folders[name]) for name, paths in sorted(found.items()) if name in (only or found)
    )


def _provider(name: str, spec: Path, overlays: Path | None) -> Provider:
    files = _overlay_files(overlays)
    sandbox = tuple(path for path in files if path.name.startswith(_FOR_SANDBOX))
    clients = tuple(path for path in files if not path.name.startswith((_FOR_SANDBOX, _FOR_RECORDS)))
    return Provider(name, spec, clients, (spec.parent / "ledger.yaml").is_file(), sandbox)


def effective_of(provider: Provider) -> Effective:
    """Read a provider's spec, apply its overlays and inline its examples.

    Raises:
        PipelineError: A file cannot be read, or an overlay cannot be applied.

    """
    from clientwright.pipeline.overlay import apply  # noqa: PLC0415 (only where overlays are applied)

    base, *overlays = _loaded((provider.spec, *provider.overlays))
    if not overlays:
        return Effective(base, inline_examples(base), (), 0, ())
    applied = apply(base, overlays)
    return Effective(base, inline_examples(applied.document), tuple(overlays), applied.actions, applied.warnings)


def _loaded(paths: Iterable[Path]) -> list[Document]:
    loaded: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            loaded.append(load(path))
        except PipelineError as error:
            findings += error.findings
    if findings:
        raise PipelineError(findings)
    return loaded


def inline_examples(document: Document) -> Document:
    """Replace each `externalValue` that names a JSON file beside the spec by the file's `value`.

    Raises:
        PipelineError: A file cannot be read; all of them are reported.

    """
    found = (
        (site, _file_of(document, site.value.get("externalValue"))) for site in spec_of(document).by_kind["Example"]
    )
    sites = [(site, path) for site, path in found if path is not None]
    if not sites:
        return document
    data, marks = copy.deepcopy(document.data), copy.deepcopy(document.marks)
    findings: list[Finding] = []
    for site, path in sites:
        try:
            example = load(path)
        except PipelineError as error:
            where = document.locate(join(site.pointer, "externalValue"))
            findings += [_broken_example(finding, where, site.pointer) for finding in error.findings]
            continue
        _inline(resolve(data, site.pointer), _marks_at(marks, site.pointer), example)
    if findings:
        raise PipelineError(findings)
    return Document(document.name, data, marks, document.format)


def _inline(node: dict[str, Any], marks: Marks, example: Document) -> None:
    members = [("value", example.data) if key == "externalValue" else (key, value) for key, value in node.items()]
    node.clear()
    node.update(members)
    if isinstance(marks.children, dict):
        place = marks.children.pop("externalValue").location
        marks.children["value"] = Marks(place, example.marks.children)


def _marks_at(marks: Marks, pointer: str) -> Marks:
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(marks.children, dict):
            marks = marks.children[name]
        elif isinstance(marks.children, list):
            marks = marks.children[int(name)]
    return marks


def _file_of(document: Document, named: object) -> Path | None:
    path = external_path(document, named) if isinstance(named, str) else None
    return path if path is not None and path.suffix == ".json" else None


def _broken_example(finding: Finding, where: Location, pointer: str) -> Finding:
    if finding.rule == "file-unreadable":
        message = f"The example file {finding.location.file} cannot be read; write it, or correct externalValue."
        return Finding("example-file", message, join(pointer, "externalValue"), where)
    return finding


def _spec_files(specs: Path) -> list[tuple[str, Path]]:
    if not specs.is_dir():
        message = "There is no such folder; create it, or name the folder of specs with --specs."
        raise PipelineError([Finding("specs-missing", message, "", Location(specs.as_posix()))])
    files: list[tuple[str, Path]] = []
    for entry in sorted(specs.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            names = {f"openapi{suffix}" for suffix in _SUFFIXES}
            files += [(entry.name, path) for path in sorted(entry.iterdir()) if path.name in names]
        elif entry.suffix in _SUFFIXES:
            files.append((entry.stem, entry))
    return files


def _overlay_folder(overlays: Path, spec: Path, name: str) -> Path | None:
    stem = spec.parent.name if spec.stem == "openapi" else spec.stem
    return next((folder for folder in (overlays / stem, overlays / name) if folder.is_dir()), None)


def _overlay_files(folder: Path | None) -> tuple[Path, ...]:
    if folder is None:
        return ()
    # Not a glob, which passes over a folder that cannot be read.
    found = (path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.stem.endswith(".overlay"))
    return tuple(sorted(found))


def _lost_overlays(overlays: Path, known: set[Path | None], names: list[str]) -> Iterator[Finding]:
    """Report overlays that would be passed over in silence: not in a spec's folder, or no files at all."""
    if not overlays.is_dir():
        if overlays.exists():
            message = "This is a file; name the folder of overlays with --overlays."
            yield Finding("overlays-not-folder", message, "", Location(overlays.as_posix()))
        return
    for folder in (overlays, *sorted(path for path in overlays.iterdir() if path.is_dir())):
        found = _overlay_files(folder)
        if found and folder not in known:
            message = f"There is no spec for these overlays; name their folder as one is ({', '.join(names)})."
            yield Finding("overlays-lost", message, "", Location(folder.as_posix()))
        for path in found:
            if folder in known and not path.is_file():
                message = "An overlay is expected here, but this is no file that can be read; replace it."
                yield Finding("overlays-no-file", message, "", Location(path.as_posix()))


def _package_name(stem: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_")
    return name if name[:1].isalpha() else f"api_{name}"


def _no_file(path: Path) -> Finding:
    message = "A spec is expected here, but this is no file that can be read; replace it."
    return Finding("specs-no-file", message, "", Location(path.as_posix()))


def _clash(name: str, paths: list[Path]) -> Finding:
    named = " and ".join(path.as_posix() for path in paths)
    message = f"{named} would both become the package {name}_client; rename one of them."
    return Finding("specs-clash", message, "", Location(paths[0].as_posix()))


def _unknown(name: str, specs: Path, known: list[str]) -> Finding:
    message = f"There is no provider {name!r} here; there are {', '.join(known)}."
    return Finding("provider-unknown", message, "", Location(specs.as_posix()))
