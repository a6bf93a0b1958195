"""What the `record` command does once its arguments are read."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from clientwright.pipeline.checks import check
from clientwright.pipeline.collector import held_off
from clientwright.pipeline.documents import Document, join
from clientwright.pipeline.effective import Provider, effective_of, find_providers
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.findings import Location, PipelineError, errors
from clientwright.pipeline.report import one_line
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.recording.asking import Caller, FailedError, Made, checked_host, credentials_of, target
from clientwright.recording.cassettes import Exchange, reads
from clientwright.recording.cleaning import Cleaner, UnscrubbableError
from clientwright.recording.commanding import line_of
from clientwright.recording.holding import BodyError, body_of, hold, media_type_of, schema_of
from clientwright.recording.keeping import NOT_KEPT, Kept, cassette, keep, place_of
from clientwright.recording.made_up import MadeUp
from clientwright.recording.survivors import SHORTEST, finder, survivors
from clientwright.recording.wanted import wanted

_FOLDERS: Final = ("specs", "overlays")


def run(parsed: argparse.Namespace) -> int:
    """Do what is asked for and give the exit status: 0 kept, 1 not kept, 2 wrong usage."""
    try:
        with held_off():
            return _record(parsed)
    except PipelineError as error:
        sys.stderr.write("".join(f"{one_line(finding)}\n" for finding in error.findings))
        return 2
    except FailedError as error:
        sys.stderr.write(f"{error}; nothing is kept\n")
        return 1


def _record(parsed: argparse.Namespace) -> int:
    (provider,) = find_providers(parsed.specs, parsed.overlays, (parsed.provider,))
    for_clients = spec_of(effective_of(provider).document)
    spec = spec_of(effective_of(with_marks(provider, parsed.overlays)).document)
    if wrong := errors(check(spec.document)):
        raise PipelineError(wrong)
    calls = wanted(spec, parsed.calls)
    address = checked_host(spec, parsed.base_url)
    place = place_of(parsed.output, provider.name, replaced=parsed.force)
    credentials, known = credentials_of(spec, provider.name, calls)
    secrets = _long_enough(spec.document, (*credentials.masked(), *parsed.canaries))
    caller = Caller(spec, address, credentials, known, parsed.timeout)
    made = []
    for one in caller.calls(calls):
        sys.stdout.write(f"{one.wanted.title}: {one.status}\n")
        made.append(one)
    content = _scrubbed(spec, address, made, secrets, place)
    if content is None:
        return 1
    keep(place, content)
    sys.stdout.write(f"{place.as_posix()}\n")
    _say(parsed, for_clients, place, content)
    return 0


def with_marks(provider: Provider, overlays: Path) -> Provider:
    """Add the overlays that are meant for recordings alone."""
    stem = provider.spec.parent.name if provider.spec.stem == "openapi" else provider.spec.stem
    folder = next((path for path in (overlays / stem, overlays / provider.name) if path.is_dir()), None)
    found = sorted(folder.glob("record-*.overlay.*")) if folder else []
    return evolve(provider, overlays=(*provider.overlays, *found))


def _long_enough(document: Document, secrets: Sequence[str]) -> Sequence[str]:
    if any(len(secret) < SHORTEST for secret in secrets):
        message = f"A credential or canary of fewer than {SHORTEST} characters cannot be looked for; use a longer one."
        raise PipelineError([document.finding("record-canary", message)])
    return secrets


def _scrubbed(spec: Spec, address: str, made: Sequence[Made], secrets: Sequence[str], place: Path) -> bytes | None:
    """Write what was recorded without what is personal; None, and say why, where something of that is left."""
    values = MadeUp()
    try:
        _kept(spec, address, made, values)  # what one body tells to be personal may stand in one before it
        content = cassette(_kept(spec, address, made, values))
    except UnscrubbableError as error:
        message = f"{error}: no other value can be made up that is as valid; widen the schema in an overlay"
        sys.stderr.write(f"{message}; nothing is kept\n")
        return None
    found = list(survivors(reads(content, place.as_posix()), finder(secrets), values.is_made))
    for one in found:
        which = f"call {one.exchange + 1} ({made[one.exchange].wanted.title})"
        sys.stderr.write(f"{which}, {one.where}: {one.what} is left; {one.remedy}\n")
    if found:
        sys.stderr.write("nothing is kept\n")
    return None if found else content


def _kept(spec: Spec, address: str, made: Sequence[Made], values: MadeUp) -> list[Kept]:
    answers, requests = Cleaner(spec, values), Cleaner(spec, values, "request")
    return [_one(spec, address, one, answers, requests) for one in made]


def _one(spec: Spec, address: str, made: Made, answers: Cleaner, requests: Cleaner) -> Kept:
    call = made.wanted
    try:
        body = _body(spec, made, answers)
        sent = requests.cleaned(call.schema, call.body) if call.media_type else None
    except UnscrubbableError as error:
        raise UnscrubbableError(f"{call.title}, {error}") from None
    shown = [
        answers.parameter(_schema_of(spec, one.pointer), value)
        for one, value in zip(call.arguments, made.values, strict=True)
    ]
    uri = address + target(call, shown)
    return Kept(call.operation.method.upper(), uri, call.media_type, sent, made.status, made.headers, body)


def _schema_of(spec: Spec, parameter: str) -> str | None:
    pointer = join(parameter, "schema")
    return pointer if pointer in spec.by_pointer else None


def _body(spec: Spec, made: Made, cleaner: Cleaner) -> str:
    operation = made.wanted.operation
    nowhere = Location("")
    exchange = Exchange(operation.method.upper(), "", {}, b"", made.status, made.headers, made.content, nowhere)
    media_type = media_type_of(exchange)
    if not is_json(media_type):
        return NOT_KEPT if media_type else ""
    try:
        value = cleaner.cleaned(schema_of(spec, operation, exchange), body_of(exchange, media_type))
        return json.dumps(value)
    except (BodyError, RecursionError):
        return NOT_KEPT


def _say(parsed: argparse.Namespace, spec: Spec, place: Path, content: bytes) -> None:
    """Print what disagrees with the spec that clients come from, and what to do about it."""
    found = [(each, one) for each in hold(spec, reads(content, place.as_posix())) for one in each.disagreements]
    for each, one in found:
        sys.stderr.write(line_of(each, one))
    if found:
        folders = ((name, getattr(parsed, name)) for name in _FOLDERS)
        others = [part for name, folder in folders if folder != Path(name) for part in (f"--{name}", str(folder))]
        command = ("clientwright", "suggest", place.as_posix(), "--provider", parsed.provider, *others, "--write")
        sys.stderr.write(f"to have the spec agree: {shlex.join(command)}\n")
