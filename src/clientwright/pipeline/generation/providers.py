"""Read from a document what a client says of its provider: environments, credentials, the names of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen
from openapi_python_client.strings import PythonIdentifier, pascal_case

from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.generation import hints
from clientwright.pipeline.generation.naming import PREFIX, whole
from clientwright.pipeline.walking import Spec, spec_of

HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
ADDRESS = re.compile(r"https?://[^\s/?#\\@]+(?:/[^\s?#\\]*)?")
BRACES = re.compile(r"\{([^{}]*)\}")
OWN_ARGUMENTS = frozenset(
    {
        "base_url",
        "environment",
        "headers",
        "http_client",
        "on_drift",
        "on_request",
        "on_response",
        "password",
        "retries",
        "self",
        "timeout",
        "username",
    }
)


@frozen
class Variable:
    """A part of a server's address that the caller chooses; the address has the argument in braces."""

    argument: str
    env: str
    default: str | None
    choices: tuple[str, ...]
    text: str


@frozen
class Server:
    """One environment."""

    environment: str
    url: str
    text: str
    variables: tuple[Variable, ...]


@frozen
class Scheme:
    """One way to authenticate.

    Attributes:
        id: Its name in the document.
        argument: The argument of the client.
        env: The environment variable.
        where: Where the secret is sent.
        name: The header, query parameter or cookie.
        prefix: What stands before the secret.
        basic: Whether the secret is a user and a password.
        text: What the document says of it.

    """

    id: str
    argument: str
    env: str
    where: str = "header"
    name: str = "Authorization"
    prefix: str = ""
    basic: bool = False
    text: str = ""


@frozen
class Provider:
    """What a client says of its provider."""

    name: str
    facade: str
    servers: tuple[Server, ...]
    schemes: tuple[Scheme, ...]
    known: Mapping[str, bool]
    findings: tuple[Finding, ...]
    security: tuple[tuple[str, ...], ...]

    @property
    def env(self) -> str:
        """What the names of its environment variables begin with."""
        return self.name.replace("-", "_").upper()

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The parts of all addresses that the caller chooses, each once."""
        return tuple({one.argument: one for server in self.servers for one in server.variables}.values())


def provider_of(document: Document, name: str) -> Provider:
    """Read what a document says of its provider."""
    findings: list[Finding] = []
    env = name.replace("-", "_").upper()
    spec = spec_of(document)
    schemes, known = _schemes(spec, env, findings)
    facade = pascal_case(name)
    facade = f"{facade}_" if facade in {"Client", "AuthenticatedClient"} else facade
    servers = _servers(document, env, {one.argument for one in schemes}, findings)
    return Provider(name, facade, servers, schemes, known, tuple(findings), _security(spec, known))


def _security(spec: Spec, known: Mapping[str, bool]) -> tuple[tuple[str, ...], ...]:
    """Give the credentials that every operation needs alike; nothing where they differ or one needs none."""
    every = {hints.security(operation.value, spec.document.data, known) for operation in spec.operations}
    common: tuple[tuple[str, ...], ...] = every.pop() if len(every) == 1 else ()
    return () if () in common else common


def _servers(document: Document, env: str, taken: Iterable[str], findings: list[Finding]) -> tuple[Server, ...]:
    written = document.data.get("servers")
    found: list[Server] = []
    for index, node in enumerate(written if isinstance(written, list) else []):
        url = whole(node.get("url")) if isinstance(node, dict) else None
        if not isinstance(url, str) or not ADDRESS.fullmatch(url):
            message = "This server has no absolute address, so that the client has to be given one; write it out."
            where = join("", "servers", index, "url")
            findings.append(document.finding("server-relative", message, where, Severity.WARNING))
            continue
        variables = _variables(node, url, env, {*taken, *OWN_ARGUMENTS})
        for part, one in variables.items():
            url = url.replace(f"{{{part}}}", f"{{{one.argument}}}")
        name = _environment(node, url, [one.environment for one in found])
        found.append(Server(name, url.rstrip("/"), str(node.get("description") or ""), tuple(variables.values())))
    return tuple(found)


def _variables(node: dict[str, JSON], url: str, env: str, taken: set[str]) -> dict[str, Variable]:
    found: dict[str, Variable] = {}
    described = node["variables"] if isinstance(node.get("variables"), dict) else {}
    for name in dict.fromkeys(BRACES.findall(url)):
        one = described[name] if isinstance(described.get(name), dict) else {}
        argument = str(PythonIdentifier(name, PREFIX))
        while argument in taken:
            argument += "_"
        taken.add(argument)
        default, choices = one.get("default"), one.get("enum")
        required = one.get("x-clientwright-required") is True or default is None
        found[name] = Variable(
            argument,
            f"{env}_{argument.upper()}",
            None if required else str(whole(default)),
            tuple(str(whole(value)) for value in choices) if isinstance(choices, list) else (),
            str(one.get("description") or ""),
        )
    return found


def _environment(node: dict[str, JSON], url: str, taken: list[str]) -> str:
    """Name a server: as the document says, else after its description or address."""
    written = node.get("x-clientwright-environment")
    if isinstance(written, str) and written.strip():
        wanted = str(whole(written)).strip()
    else:
        said = f"{node.get('description') or ''} {url}".lower()
        wanted = next((name for name, words in _WORDS if any(word in said for word in words)), "default")
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    return name


_WORDS = (
    ("sandbox", ("sandbox", "playground", "demo")),
    ("staging", ("staging",)),
    ("test", ("test",)),
    ("local", ("localhost", "127.0.0.1", "local")),
    ("production", ("production", "live")),
)


def _schemes(spec: Spec, env: str, findings: list[Finding]) -> tuple[tuple[Scheme, ...], dict[str, bool]]:
    """Give the schemes that operations ask for, and whether each known one has an argument."""
    found: dict[str, Scheme | None] = {}
    wanted = _wanted(spec)
    components = spec.document.data.get("components")
    written = components.get("securitySchemes") if isinstance(components, dict) else None
    described = written if isinstance(written, dict) else {}
    for name in described:
        pointer = join("/components/securitySchemes", name)
        try:
            scheme, pointer = spec.follow(described[name], pointer)
        except LookupError:
            continue
        if name in wanted and isinstance(scheme, dict) and whole(name) == name:
            found[name] = _scheme(spec.document, name, scheme, pointer, findings)
    arguments = [one.argument for one in found.values() if one]
    numbered = tuple(_numbered(one, env, arguments) for one in found.values() if one)
    return numbered, {name: one is not None for name, one in found.items()}


def _wanted(spec: Spec) -> set[str]:
    top = spec.document.data.get("security")
    lists = [top, *(operation.value.get("security", top) for operation in spec.operations)]
    return {name for one in lists if isinstance(one, list) for each in one if isinstance(each, dict) for name in each}


def _numbered(scheme: Scheme, env: str, arguments: list[str]) -> Scheme:
    """Tell apart schemes of one kind by their names."""
    argument = scheme.argument
    if arguments.count(argument) > 1:
        own = re.sub(r"[^a-z0-9]+", "_", str(PythonIdentifier(scheme.id, PREFIX)).lower()).strip("_")
        argument = f"{argument}_{own or 'other'}"
    return evolve(scheme, argument=argument, env=f"{env}_{argument.upper()}")


def _scheme(
    document: Document, name: str, scheme: dict[str, JSON], pointer: str, findings: list[Finding]
) -> Scheme | None:
    kind, text = scheme.get("type"), str(scheme.get("description") or "")
    if kind == "http":
        word = str(scheme.get("scheme", "")).capitalize()
        if word == "Basic":
            return Scheme(name, "basic", "", prefix="Basic ", basic=True, text=text)
        return Scheme(
            name, "token", "", prefix=f"{word if word.isalpha() and word.isascii() else 'Bearer'} ", text=text
        )
    if kind in {"oauth2", "openIdConnect"}:
        return Scheme(name, "token", "", prefix="Bearer ", text=text)
    if kind != "apiKey":
        return None
    place, key = scheme.get("in"), scheme.get("name")
    if place in {"header", "query", "cookie"} and isinstance(key, str) and HEADER.fullmatch(key):
        return Scheme(name, "api_key", "", where=str(place), name=key, text=text)
    message = "This key has no place where a client could send it; correct `in` and `name`."
    findings.append(document.finding("credential-not-sent", message, pointer, Severity.WARNING))
    return None
