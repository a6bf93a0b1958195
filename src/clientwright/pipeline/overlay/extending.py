"""Whether an overlay is meant for the document it is applied to: `extends`, `$self` and base URIs (RFC 3986)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from attrs import frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.overlay.model import Overlay

# RFC 3986, appendix B.
_PARTS = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


@frozen
class Uri:
    """A URI reference in its parts, without its fragment; None is an absent part."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None

    def __str__(self) -> str:
        scheme = "" if self.scheme is None else f"{self.scheme}:"
        authority = "" if self.authority is None else f"//{self.authority}"
        return scheme + authority + self.path + ("" if self.query is None else f"?{self.query}")


def uri(text: str) -> Uri:
    """Read a URI reference; case and percent-encoding are brought to one form, so that equal ones compare equal."""
    match = _PARTS.match(text)
    scheme, authority, path, query, _ = match.groups() if match else (None, None, text, None, None)
    return Uri(scheme and scheme.lower(), authority and authority.lower(), unquote(path), query)


def resolved(reference: Uri, base: Uri) -> Uri:
    """Resolve a reference against an absolute base (RFC 3986, section 5.2.2)."""
    if reference.scheme is not None:
        return Uri(reference.scheme, reference.authority, _without_dots(reference.path), reference.query)
    if reference.authority is not None:
        return Uri(base.scheme, reference.authority, _without_dots(reference.path), reference.query)
    if not reference.path:
        query = base.query if reference.query is None else reference.query
        return Uri(base.scheme, base.authority, base.path, query)
    path = reference.path
    if not path.startswith("/"):
        path = base.path[: base.path.rfind("/") + 1] + path
        path = path if path.startswith("/") or base.authority is None else f"/{path}"
    return Uri(base.scheme, base.authority, _without_dots(path), reference.query)


def _without_dots(path: str) -> str:
    """Remove `.` and `..` segments from a path that begins with a slash; leave others, such as a URN's, alone."""
    if not path.startswith("/"):
        return path
    segments = path.split("/")[1:]
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def base_uri(document: Document, own: object) -> Uri:
    """Give the URI by which a document calls itself in `$self`, else the one where it is."""
    retrieval = _retrieval(document)
    return resolved(uri(own), retrieval) if isinstance(own, str) else retrieval


def _retrieval(document: Document) -> Uri:
    named = uri(document.name)
    # A scheme of one letter is a drive.
    if named.scheme and named.scheme[1:]:
        return named
    located = uri(Path(document.name).absolute().as_uri())
    return resolved(located, located)


def check_extends(candidates: Sequence[Document], overlays: Sequence[Overlay]) -> Iterator[Finding]:
    """Report each overlay that extends none of the candidates, or another document than the first that says so."""
    owns = [document.data.get("$self") if isinstance(document.data, dict) else None for document in candidates]
    known = {_retrieval(document): document for document in candidates}
    known |= {base_uri(document, own): document for document, own in zip(candidates, owns, strict=True)}
    meant: dict[Uri, Overlay] = {}
    for overlay in overlays:
        if overlay.extends is None:
            continue
        wanted = resolved(uri(overlay.extends), base_uri(overlay.document, overlay.own_uri))
        if wanted not in known:
            placed = wanted.scheme == "file" and overlay.minor > 1
            yield _unresolved(overlay, wanted, known, certain=placed or any(owns))
        named = _retrieval(known[wanted]) if wanted in known else wanted
        if meant.setdefault(named, overlay) is overlay and len(meant) > 1:
            other = next(iter(meant.values())).document.locate("/extends")
            message = (
                f"It extends {wanted}, but an overlay beside it extends another document ({other}); apply one set."
            )
            yield overlay.document.finding("overlay-extends-differ", message, "/extends")


def _unresolved(overlay: Overlay, wanted: Uri, known: dict[Uri, Document], *, certain: bool) -> Finding:
    """Report an overlay for another document.

    It is only suspect where no document says what it is: a document may have been downloaded from what is extended,
    and before Overlay 1.2 `extends` was where the author happened to have it.
    """
    shown = " or ".join(str(name) for name in known)
    message = f"It extends {wanted}, but the document is {shown}; apply it to that document, or correct `extends`."
    severity = Severity.ERROR if certain else Severity.WARNING
    return overlay.document.finding("overlay-extends", message, "/extends", severity)
