"""What a normalisation knows while it walks a document: names given so far, components made, things to report."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from attrs import define, field, frozen

from clientwright.pipeline.documents import JSON, Document, join, resolve, split
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.generation.naming import class_name

SCHEMAS = "#/components/schemas/"
NULL = {"type": "null"}


@frozen
class Discriminator:
    """The property whose value names a variant.

    Attributes:
        name: The property, as it is on the wire.
        classes: The class for each of its values.

    """

    name: str
    classes: dict[str, str]


@frozen
class Normalised:
    """A document the generator understands, and the way back from its names to the effective document.

    Attributes:
        data: The document for the generator.
        origins: The pointer of the schema that each generated class comes from.
        operations: The pointer of the operation behind each method and path of `data`.
        tags: The pointer of the operation behind each generated endpoint, by tag-independent name.
        wire_names: The real names behind names that only the generator sees.
        content_types: Which body kind an unusual content type is generated as.
        discriminators: What tells the variants of a union apart, by the names of their classes.
        findings: What cannot be generated, and warnings.

    """

    data: dict[str, JSON]
    origins: dict[str, str]
    operations: dict[tuple[str, str], str]
    tags: dict[str, str]
    wire_names: dict[str, str]
    content_types: dict[str, str]
    discriminators: dict[frozenset[str], Discriminator | None]
    findings: tuple[Finding, ...]


@define
class Context:
    """The growing result of one normalisation."""

    document: Document
    gives_uuids: bool = False
    components: dict[str, JSON] = field(factory=dict)
    modules: set[str] = field(factory=set)
    targets: dict[str, str] = field(factory=dict)
    origins: dict[str, str] = field(factory=dict)
    nullable: dict[str, str] = field(factory=dict)
    done: dict[str, JSON] = field(factory=dict)
    operations: dict[tuple[str, str], str] = field(factory=dict)
    tags: dict[str, str] = field(factory=dict)
    wire_names: dict[str, str] = field(factory=dict)
    content_types: dict[str, str] = field(factory=dict)
    discriminators: dict[frozenset[str], Discriminator | None] = field(factory=dict)
    findings: list[Finding] = field(factory=list)

    def error(self, rule: str, message: str, pointer: str) -> None:
        """Report something that cannot be generated."""
        self._report(rule, message, pointer, Severity.ERROR)

    def warn(self, rule: str, message: str, pointer: str) -> None:
        """Report something that is generated with a looser type than the document states."""
        self._report(rule, message, pointer, Severity.WARNING)

    def _report(self, rule: str, message: str, pointer: str, severity: Severity) -> None:
        finding = self.document.finding(rule, message, pointer, severity)
        if finding not in self.findings:
            self.findings.append(finding)

    def allocate(self, wanted: str, pointer: str) -> str:
        """Give a free class name to the schema at a pointer."""
        name, module = class_name(wanted, self.modules)
        self.modules.add(module)
        self.origins[name] = pointer
        return name

    def disguise(self, attribute: str, name: str) -> str:
        """Give a name that the generator turns into the attribute; private-use characters keep it apart from others."""
        for seen, wire in self.wire_names.items():
            if wire == name and seen.startswith(attribute + "\ue000"):
                return seen
        mark = "".join(chr(0xE001 + int(digit)) for digit in str(len(self.wire_names)))
        self.wire_names[f"{attribute}\ue000{mark}"] = name
        return f"{attribute}\ue000{mark}"

    def resolved(self, schema: JSON) -> dict[str, JSON]:
        """Follow the references of a rewritten schema to the component that has the content."""
        for _ in range(len(self.components) + 1):
            members = schema.get("allOf") or [schema]
            if len(members) > 1 or "$ref" not in members[0]:
                break
            schema = self.components.get(members[0]["$ref"].removeprefix(SCHEMAS)) or {}
        return schema if isinstance(schema, dict) else {}

    def follow(self, node: JSON, pointer: str) -> tuple[JSON, str]:
        """Follow `$ref`s of a parameter, body, response or path item to the object and its pointer.

        An unresolvable reference, or what is no object, is reported and gives an empty object.
        """
        seen: list[str] = []
        siblings: dict[str, Any] = {}
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target = local_pointer(node["$ref"])
            siblings = {**{key: value for key, value in node.items() if key != "$ref"}, **siblings}
            try:
                found = None if target is None or target in seen else resolve(self.document.data, target)
            except (LookupError, ValueError):
                found = None
            if target is None or not isinstance(found, dict):
                message = f"`$ref: {node['$ref']}` leads to nothing in this document; point it at a component of it."
                self.error("reference-unresolved", message, join(pointer, "$ref"))
                return siblings, pointer
            seen.append(target)
            node, pointer = found, target
        if not isinstance(node, dict):
            self.error("not-an-object", "An object should stand here; write one, or take this out.", pointer)
            return siblings, pointer
        return ({**node, **siblings} if siblings else node), pointer


def local_pointer(reference: str) -> str | None:
    """Read a reference within the document as a JSON pointer; None for any other."""
    if reference == "#":
        return ""
    return unquote(reference[1:]) if reference.startswith("#/") else None


def component_of(pointer: str) -> str | None:
    """Name the schema component at a pointer; None when the pointer leads anywhere else."""
    tokens = split(pointer)
    return tokens[2] if len(tokens) == 3 and tokens[:2] == ["components", "schemas"] else None  # noqa: PLR2004


def reference_to(name: str, **siblings: JSON) -> dict[str, JSON]:
    """Refer to a component of the normalised document."""
    return {"$ref": SCHEMAS + name, **siblings}
