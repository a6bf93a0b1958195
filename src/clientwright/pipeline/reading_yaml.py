"""YAML 1.2 (core schema) as JSON data, with the place of every node."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from clientwright.pipeline.documents import JSON, Marks, join
from clientwright.pipeline.findings import Finding, Location

PLAIN = "plain"
QUOTED = "tag:yaml.org,2002:str"
_CORE = "tag:yaml.org,2002:"
_MAX_NODES = 500_000
_MAX_DEPTH = 200
_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
# What YAML 1.2 (section 5.1) does not let stand as it is.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")


class _Composer(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """libyaml's parser, told only whether a scalar is plain; what a plain scalar means is decided here."""

    def resolve(self, kind: type[Node], _: str | None, implicit: Any) -> str:
        if kind is ScalarNode:
            return PLAIN if implicit[0] else QUOTED
        return _CORE + ("map" if kind is MappingNode else "seq")


def read_yaml(text: str, name: str) -> tuple[JSON, Marks, list[Finding]]:
    """Parse one YAML document into data and marks; problems come back as findings and leave the data unusable."""
    nothing = Marks(Location(name))
    builder = _Builder(name)
    try:
        data, marks = builder.build(_compose(text, name), "")
    except _UnusableError as error:
        return None, nothing, [error.finding]
    return data, marks, builder.findings


def _compose(text: str, name: str) -> Node:
    if match := _CONTROL.search(text):
        said = f"The character U+{ord(match[0]):04X} cannot stand in YAML; remove it, or write an escape in quotes."
        raise _UnusableError("yaml-syntax", said, _place_in(text, match.start(), name))
    try:
        node = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        if "cannot start any token" in said and mark and text[mark.index : mark.index + 1] == "\t":
            said = "a tab cannot indent; use spaces"
        raise _UnusableError("yaml-syntax", f"The YAML cannot be read here: {said}.", place) from None
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise _UnusableError("yaml-syntax", f"The YAML cannot be read: {said}.", Location(name)) from None
    if node is None:
        raise _UnusableError("yaml-empty", "The file is empty; write a document.", Location(name))
    return node


def _place_in(text: str, at: int, name: str) -> Location:
    return Location(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _UnusableError(Exception):
    def __init__(self, rule: str, message: str, place: Location) -> None:
        self.finding = Finding(rule, message, "", place)


class _Builder:
    """Turns composed nodes into data; an alias is built again, so that nothing is shared."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self.open: set[int] = set()
        self.count = 0

    def place(self, node: Node) -> Location:
        return Location(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def report(self, rule: str, message: str, node: Node, pointer: str) -> None:
        self.findings.append(Finding(rule, message, pointer, self.place(node)))

    def build(self, node: Node, pointer: str) -> tuple[JSON, Marks]:
        self.count += 1
        if len(self.open) > _MAX_DEPTH:
            message = f"The document is nested more than {_MAX_DEPTH} levels deep; flatten it."
            raise _UnusableError("yaml-depth", message, self.place(node))
        if self.count > _MAX_NODES:
            message = f"The document, its aliases unfolded, has more than {_MAX_NODES:,} nodes; use fewer aliases."
            raise _UnusableError("yaml-size", message, self.place(node))
        if isinstance(node, ScalarNode):
            return self.scalar(node, pointer), Marks(self.place(node))
        if id(node) in self.open:
            self.report("yaml-alias", "This alias stands inside what it names; JSON has no cycles.", node, pointer)
            return None, Marks(self.place(node))
        self.open.add(id(node))
        built = self.members(node, pointer) if isinstance(node, MappingNode) else self.items(node, pointer)
        self.open.discard(id(node))
        return built

    def members(self, node: MappingNode, pointer: str) -> tuple[JSON, Marks]:
        self.expect(node, "map", pointer)
        data: dict[str, Any] = {}
        children: dict[str, Marks] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.report("yaml-key", "A key must be plain text; JSON has no other keys.", key, pointer)
                continue
            text = str(key.value)
            child = join(pointer, text)
            if key.tag == PLAIN and text == "<<":
                message = "YAML 1.2 has no merge keys, so `<<` merges nothing; write the members out."
                self.report("yaml-merge-key", message, key, child)
            if text in data:
                message = (
                    f"The key {text!r} is repeated (first on line {children[text].location.line}); keep one of them."
                )
                self.report("duplicate-key", message, key, child)
            data[text], below = self.build(value, child)
            children[text] = Marks(self.place(key), below.children)
        return data, Marks(self.place(node), children)

    def items(self, node: Node, pointer: str) -> tuple[JSON, Marks]:
        self.expect(node, "seq", pointer)
        built = [self.build(item, join(pointer, index)) for index, item in enumerate(node.value)]
        return [data for data, _ in built], Marks(self.place(node), [marks for _, marks in built])

    def expect(self, node: Node, kind: str, pointer: str) -> None:
        if node.tag != _CORE + kind:
            self.unknown(node, pointer)

    def unknown(self, node: Node, pointer: str) -> None:
        shown = str(node.tag).replace(_CORE, "!!")
        self.report("yaml-tag", f"The tag {shown} has no meaning in JSON; remove it.", node, pointer)

    def scalar(self, node: ScalarNode, pointer: str) -> JSON:
        text = str(node.value)
        tag = str(node.tag)
        if tag == QUOTED:
            return text
        if tag == PLAIN:
            return self.plain(text, node, pointer)
        pattern = {"null": _NULL, "bool": _BOOL, "int": _INT, "float": _FLOAT}.get(tag.removeprefix(_CORE))
        if pattern is None or not pattern.match(text):
            self.unknown(node, pointer)
            return text
        return float(text) if tag.endswith("float") else self.plain(text, node, pointer)

    def plain(self, text: str, node: ScalarNode, pointer: str) -> JSON:
        """Resolve a plain scalar by the core schema (YAML 1.2.2, section 10.3.2)."""
        if _NULL.match(text):
            return None
        if _BOOL.match(text):
            return text[0] in "tT"
        if _INT.match(text) or _BASED.match(text):
            return self.integer(text, node, pointer)
        if _FLOAT.match(text) and math.isfinite(float(text)):
            return float(text)
        if _NOT_FINITE.match(text) or _FLOAT.match(text):
            self.report("yaml-number", f"The number {text[:20]} is not JSON; write a finite one.", node, pointer)
        return text

    def integer(self, text: str, node: ScalarNode, pointer: str) -> JSON:
        base = {"0o": 8, "0x": 16}.get(text[:2], 10)
        try:
            return int(text, base)
        except ValueError:
            self.report("yaml-number", "The integer has more digits than can be read.", node, pointer)
            return 0
