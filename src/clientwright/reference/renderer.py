"""The renderer that draws the pages: Redoc, as an installed package carries it."""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError

VERSION: Final = "2.5.3"
_PACKAGE: Final = "offapi"
_PINNED: Final = "offapi==0.1.3"
_SHA256: Final = "1320f442151c57c447d3b70c7ffc6c4f86d08464020fe34c8cc5d3164e9944f0"
_LOGO: Final = "https://cdn.redoc.ly/redoc/logo-mini.svg"
_LICENSES: Final = (
    (f"Redoc {VERSION}", "LICENSE"),
    ("What Redoc is made with", "NOTICES.txt"),
    ("Apache License 2.0, for DOMPurify", "APACHE-2.0.txt"),
)


@frozen
class Renderer:
    """A renderer, ready to stand in a page.

    Attributes:
        script: Its code, which loads nothing from a network.
        licenses: The title and the text of each licence that has to go with the code.

    """

    script: str
    licenses: tuple[tuple[str, str], ...]


def renderer() -> Renderer:
    """Read the renderer from the package that carries it.

    Raises:
        ModuleNotFoundError: The package is not installed.
        PipelineError: It is not the version that the pages are made for.

    """
    path = Path(str(distribution(_PACKAGE).locate_file(f"{_PACKAGE}/redoc.js")))
    code = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(code).hexdigest() != _SHA256:
        message = f"This is not Redoc {VERSION}, which the pages are made for; run: pip install {_PINNED}"
        raise PipelineError([Finding("renderer-unknown", message, "", Location(path.as_posix()))])
    folder = files(__package__) / "vendor" / "redoc"
    licenses = tuple((title, folder.joinpath(name).read_text("utf-8").strip()) for title, name in _LICENSES)
    # An address that no image can come from; the renderer shows no image then.
    return Renderer(code.decode("utf-8").replace(_LOGO, "data:,"), licenses)
