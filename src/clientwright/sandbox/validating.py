"""Hold requests and answers against a description: credentials, parameters, bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

import jsonschema_rs
import msgspec
from attrs import frozen

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.formats import CHECKERS
from clientwright.pipeline.json_schema import Entry, bundle
from clientwright.pipeline.schema_reading import types_of
from clientwright.pipeline.walking import Operation, Spec
from clientwright.sandbox.routing import Request, pairs_of

#: What a credential holds, in whatever case, that the sandbox refuses; it takes any other.
REFUSED: Final = "invalid"
_Kind: Final = jsonschema_rs.ValidationErrorKind
_WORDS: Final = {"true": True, "false": False}
_ANY: Final = frozenset({"string"})
_INTEGER: Final = re.compile(r"-?[0-9]{1,300}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,300}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")


@frozen
class Fault:
    """Something in a request that the description does not allow.

    Attributes:
        field: The parameter, or the path of the member of the body with dots; empty for the whole body.
        rule: The broken keyword of the schema, such as `required`.
        text: A sentence that says what is wrong, without the value.

    """

    field: str
    rule: str
    text: str


@frozen(eq=False)
class Validator:
    """Knows all schemas that a description's requests and answers have, compiled at once.

    Attributes:
        spec: The description.
        compiled: The schemas in one.
        names: What each is called in it.

    """

    spec: Spec
    compiled: jsonschema_rs.Draft202012Validator
    names: Mapping[Entry, str]

    def faults(self, entry: Entry, value: JSON, prefix: str = "") -> Iterator[Fault]:
        """Give what a schema does not allow in a value.

        Args:
            entry: JSON pointer to the schema, and the way in which its data travels.
            value: The value, as JSON data.
            prefix: What fields are called below.

        """
        if entry not in self.names:
            return
        wrapped = {self.names[entry]: value}
        if not self.compiled.is_valid(wrapped):
            for error in self.compiled.iter_errors(wrapped):
                yield _fault(error, prefix)


def validator_of(spec: Spec) -> Validator:
    """Compile the schemas of all parameters, request bodies and responses of a description."""
    schema, names = bundle(spec, dict.fromkeys(_entries(spec)))
    compiled = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=dict(CHECKERS))
    return Validator(spec, compiled, names)


def _entries(spec: Spec) -> Iterator[Entry]:
    for operation in spec.operations:
        for pointer, parameter in operation.parameters:
            if "schema" in parameter:
                yield join(pointer, "schema"), "request"
        for _, pointer in contents(spec, *request_body(spec, operation)):
            yield join(pointer, "schema"), "request"
        for value, pointer in responses(spec, operation).values():
            for _, at in contents(spec, value, pointer):
                yield join(at, "schema"), "response"


def request_body(spec: Spec, operation: Operation) -> tuple[dict[str, Any], str]:
    """Give the Request Body Object of an operation and its JSON pointer; an empty one where it has none."""
    value = operation.value.get("requestBody")
    return spec.follow(value or {}, join(operation.pointer, "requestBody"))


def responses(spec: Spec, operation: Operation) -> dict[str, tuple[dict[str, Any], str]]:
    """Give the Response Objects of an operation and their JSON pointers, by status as written."""
    written = operation.value.get("responses", {})
    place = join(operation.pointer, "responses")
    return {
        status: spec.follow(written[status], join(place, status)) for status in written if not status.startswith("x-")
    }


def contents(spec: Spec, holder: dict[str, Any], pointer: str) -> Iterator[tuple[str, str]]:
    """Give media type and JSON pointer of each content of a body that is JSON and has a schema."""
    for media, content in holder.get("content", {}).items():
        value, at = spec.follow(content, join(pointer, "content", media))
        if is_json(media) and "schema" in value:
            yield media, at


def parameters(validator: Validator, operation: Operation, request: Request, path: Mapping[str, str]) -> list[Fault]:
    """Hold the parameters of a request against those of its operation.

    Args:
        validator: The compiled schemas.
        operation: The operation that the request is meant for.
        request: The request.
        path: The path parameters, percent-decoded.

    """
    faults: list[Fault] = []
    for pointer, parameter in operation.parameters:
        name = parameter["name"]
        sent = _sent(parameter["in"], name, request, path)
        if not sent and parameter.get("required") is True:
            faults.append(Fault(name, "required", f"The {name} field is required."))
        elif sent and "schema" in parameter and not _is_spread(parameter):
            value = _read(validator.spec, parameter, sent)
            faults += validator.faults((join(pointer, "schema"), "request"), value, name)
    return faults


def _sent(place: str, name: str, request: Request, path: Mapping[str, str]) -> list[str]:
    """Give the values of a parameter that were sent."""
    if place == "path":
        return [path[name]] if name in path else []
    if place == "query":
        return [value for key, value in pairs_of(request.query) if key in {name, f"{name}[]"}]
    pairs = request.headers if place == "header" else _cookies(request) if place == "cookie" else ()
    name = name.lower() if place == "header" else name
    return [value for key, value in pairs if (key.lower() if place == "header" else key) == name]


def body(validator: Validator, operation: Operation, request: Request) -> tuple[JSON, list[Fault]]:
    """Read the body of a request and hold it against the description.

    Args:
        validator: The compiled schemas.
        operation: The operation that the request is meant for.
        request: The request.

    Returns:
        The body as JSON data (None where there is none, or none that is JSON), and what is wrong with it.

    """
    holder, pointer = request_body(validator.spec, operation)
    if not request.body:
        missing = [Fault("", "required", "The request has no body.")] if holder.get("required") is True else []
        return None, missing
    found = dict(contents(validator.spec, holder, pointer))
    media = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media in found:
        return _json(validator, (join(found[media], "schema"), "request"), request.body)
    if not found or media in holder.get("content", {}):
        return None, []
    return None, [Fault("", "type", f"The content type is not {' or '.join(found)}.")]


def _json(validator: Validator, entry: Entry, content: bytes) -> tuple[JSON, list[Fault]]:
    try:
        value = msgspec.json.decode(content)
        return value, list(validator.faults(entry, value))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, [Fault("", "type", "The body is not valid JSON.")]


def credentials(spec: Spec, request: Request) -> dict[str, str]:
    """Give the credentials in a request, by the name of the security scheme that they are sent for."""
    found = {}
    for name, written in spec.document.data.get("components", {}).get("securitySchemes", {}).items():
        scheme, _ = spec.follow(written)
        sent = _credential(scheme, request)
        if sent is not None:
            found[name] = sent
    return found


def admitted(spec: Spec, operation: Operation, request: Request) -> bool:
    """Tell whether a request carries what one of the operation's security requirements asks for."""
    wanted = operation.value.get("security", spec.document.data.get("security", []))
    sent = {name: value for name, value in credentials(spec, request).items() if REFUSED not in value.lower()}
    return not wanted or any(all(sent.get(name) for name in requirement) for requirement in wanted)


def _credential(scheme: dict[str, Any], request: Request) -> str | None:
    if scheme.get("type") == "apiKey":
        name = scheme.get("name", "")
        values = {
            "header": request.header(name),
            "query": next((value for key, value in pairs_of(request.query) if key == name), None),
            "cookie": next((value for key, value in _cookies(request) if key == name), None),
        }
        return values.get(scheme.get("in", ""))
    kind, _, value = (request.header("authorization") or "").partition(" ")
    wanted = scheme.get("scheme", "bearer").lower() if scheme.get("type") == "http" else "bearer"
    return value.strip() if kind.lower() == wanted else None


def _cookies(request: Request) -> Iterator[tuple[str, str]]:
    for part in (request.header("cookie") or "").split(";"):
        name, _, value = part.strip().partition("=")
        yield name, unquote(value)


def _is_spread(parameter: Mapping[str, Any]) -> bool:
    """Tell whether a parameter is written in a way that cannot be read without its schema: an object, a matrix."""
    return parameter.get("style", "simple") not in {"simple", "form"}


def _read(spec: Spec, parameter: Mapping[str, Any], sent: list[str]) -> JSON:
    kinds = types_of(spec, parameter["schema"]) or _ANY
    if "array" not in kinds:
        return _scalar(sent[0], kinds)
    spread = parameter.get("explode", parameter["in"] in {"query", "cookie"})
    texts = sent if spread else sent[0].split(",")
    items = spec.follow(parameter["schema"])[0].get("items", {})
    return [_scalar(text, types_of(spec, items) or _ANY) for text in texts]


def _scalar(text: str, kinds: frozenset[str]) -> JSON:
    if "string" in kinds:
        return text
    if "boolean" in kinds and text in _WORDS:
        return _WORDS[text]
    if kinds & {"integer", "number"} and _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if "number" in kinds and _NUMBER.fullmatch(text) else text


def _fault(error: jsonschema_rs.ValidationError, prefix: str) -> Fault:
    kind = error.kind
    path = [str(token) for token in error.instance_path[1:]]
    if isinstance(kind, _Kind.Required):
        path.append(kind.property)
    field = ".".join([prefix, *path] if prefix else path)
    named = f"The {field} field" if field else "The body"
    return Fault(field, _rule(error), f"{named} {_complaint(kind)}.")


def _rule(error: jsonschema_rs.ValidationError) -> str:
    return str(error.kind.name)


def _complaint(kind: Any) -> str:
    if isinstance(kind, _Kind.Required):
        return "is required"
    if isinstance(kind, _Kind.Type):
        return f"must be of type {' or '.join(sorted(kind.types))}"
    if isinstance(kind, _Kind.Format):
        return f"must be a valid {kind.format}"
    if isinstance(kind, _Kind.Enum):
        return "must be one of the listed values"
    return f"does not fit its schema ({kind.name})"
