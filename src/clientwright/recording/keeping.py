"""Keep recorded calls in a cassette of vcrpy, whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from vcr.request import Request
from vcr.serialize import serialize
from vcr.serializers import yamlserializer

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError

#: What stands in the place of a body that is no JSON, which no schema tells the personal parts of.
NOT_KEPT: Final = "(A body that is no JSON is not kept.)"
_KEPT: Final = ("content-type", "deprecation", "retry-after", "sunset")
_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_MOST: Final = 1000


@frozen
class Kept:
    """A call as it is written down.

    Attributes:
        method: The HTTP method in upper case.
        uri: The address, without credentials.
        media_type: The media type of the request's body; empty for none.
        sent: The request's body as JSON data.
        status: The HTTP status of the answer.
        headers: The answer's headers, of which only a few are written.
        body: The text of the answer's body.

    """

    method: str
    uri: str
    media_type: str
    sent: JSON
    status: int
    headers: Mapping[str, str]
    body: str


def cassette(calls: Iterable[Kept]) -> bytes:
    """Write calls as vcrpy does."""
    listed = list(calls)
    content = {"requests": [_request(one) for one in listed], "responses": [_response(one) for one in listed]}
    text: str = serialize(content, yamlserializer)
    return text.encode()


def _request(call: Kept) -> Any:
    headers = {"Accept": "application/json"}
    body = None
    if call.media_type:
        headers["Content-Type"] = call.media_type
        body = json.dumps(call.sent)
    return Request(call.method, call.uri, body, headers)


def _response(call: Kept) -> dict[str, Any]:
    headers = {name.title(): [call.headers[name]] for name in _KEPT if name in call.headers}
    try:
        phrase = HTTPStatus(call.status).phrase
    except ValueError:
        phrase = ""
    return {"status": {"code": call.status, "message": phrase}, "headers": headers, "body": {"string": call.body}}


def place_of(output: Path, provider: str, *, replaced: bool) -> Path:
    """Give the file in which a cassette is to be kept.

    Args:
        output: A file that ends in .yaml or .yml, or a folder, where the next free name of the provider's is taken.
        provider: The name of the provider.
        replaced: Whether a file that is there may be written over.

    Raises:
        PipelineError: The file is there already, or the folder is full.

    """
    if output.suffix not in _SUFFIXES or output.is_dir():
        names = (output / f"{provider}-{number:02}.yaml" for number in range(1, _MOST))
        free = next((path for path in names if not os.path.lexists(path)), None)
        if free is not None:
            return free
        raise _refused(output, f"There are {_MOST - 1} cassettes of {provider} here; name another folder.")
    if os.path.lexists(output) and not replaced:
        raise _refused(output, "This file is there already; name another, or add --force to write over it.")
    return output


def keep(place: Path, content: bytes) -> None:
    """Write a cassette, whole or not at all; folders that are missing are made.

    Raises:
        PipelineError: It cannot be written.

    """
    folders = [folder for folder in (place.parent, *place.parent.parents) if not folder.exists()]
    new = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(place)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        raise _refused(place, f"The cassette cannot be written ({error.strerror}); nothing was.") from None


def _refused(place: Path, message: str) -> PipelineError:
    return PipelineError([Finding("record-output", message, "", Location(place.as_posix()))])
