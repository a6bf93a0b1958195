"""Say in words what a schema asks of a value: meaning, limits, examples, marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import NULL, SCHEMAS
from clientwright.pipeline.generation.text import sentence, shown_value

TELLING = frozenset({"string", "number", "integer"})
SILENT_FORMATS = frozenset({"binary", "date", "date-time", "double", "float", "int32", "int64", "password", "uuid"})
MOST_EXAMPLES = 4
SENSITIVE = "x-clientwright-sensitive"


@frozen
class Schemas:
    """The rewritten components, to look up what stands behind a reference."""

    components: Mapping[str, JSON]

    def target(self, node: JSON) -> dict[str, JSON]:
        """Follow references, `allOf` of one and unions with null to the schema that says something."""
        for _ in range(len(self.components) + 2):
            if not isinstance(node, dict):
                return {}
            members = [one for one in node.get("oneOf") or node.get("anyOf") or () if one != NULL]
            if len(node.get("allOf") or ()) == 1:
                node = node["allOf"][0]
            elif len(members) == 1:
                node = members[0]
            elif isinstance(node.get("$ref"), str):
                node = self.components.get(node["$ref"].removeprefix(SCHEMAS))
            else:
                return node
        return {}

    def chain(self, node: JSON) -> Iterator[dict[str, JSON]]:
        """Give a schema and what stands behind it, nearest first."""
        for _ in range(len(self.components) + 2):
            if not isinstance(node, dict):
                return
            yield node
            members = [one for one in node.get("oneOf") or node.get("anyOf") or () if one != NULL]
            if len(node.get("allOf") or ()) == 1:
                node = node["allOf"][0]
            elif len(members) == 1:
                node = members[0]
            elif isinstance(node.get("$ref"), str):
                node = self.components.get(node["$ref"].removeprefix(SCHEMAS))
            else:
                return

    def is_secret(self, node: JSON, depth: int = 0) -> bool:
        """Tell whether values of a schema must not be shown."""
        for one in self.chain(node):
            if one.get("format") == "password" or one.get("writeOnly") is True or one.get(SENSITIVE) is True:
                return True
            inner = [*(one.get("oneOf") or ()), *(one.get("anyOf") or ()), one.get("items")]
            if depth < 4 and any(self.is_secret(member, depth + 1) for member in inner if member):  # noqa: PLR2004  # deep enough, and an end to recursion
                return True
        return False

    def text(self, node: JSON, *, default: JSON = None) -> str:
        """Describe the values of a schema in sentences."""
        chain = list(self.chain(node))
        written = next((one["description"] for one in chain if isinstance(one.get("description"), str)), "")
        own = chain[0] if chain else {}
        extras = [*limits(self.target(node)), *examples(own or {}, self.target(node))]
        if default is not None and (value := shown_value(default)):
            extras.append(f"Default: {value}.")
        extras.extend(marks(own))
        separator = "\n\n" if "\n\n" in written.strip() else " "
        return separator.join(part for part in (sentence(written), " ".join(extras)) if part)


def limits(node: dict[str, JSON]) -> Iterator[str]:
    """Give the limits of a scalar or a list, a sentence each."""
    yield from _numbers(node)
    yield from _span(node, "Length", "character")
    if isinstance(node.get("pattern"), str):
        yield f"Pattern: `{node['pattern']}`."
    kind, written = node.get("type"), node.get("format")
    if (
        TELLING & {str(one) for one in (kind if isinstance(kind, list) else [kind])}
        and isinstance(written, str)
        and written
        and written not in SILENT_FORMATS
    ):
        yield f"Format: {written}."
    yield from _span(node, "Items", "item")
    if node.get("uniqueItems") is True:
        yield "No item occurs twice."
    items = node.get("items")
    if isinstance(items, dict) and (inner := " ".join(limits(items))):
        yield (
            f"Each item: {inner[0].lower()}{inner[1:]}"
            if not inner.startswith(("Pattern", "Format"))
            else (f"Each item has the {inner[0].lower()}{inner[1:]}")
        )


def _numbers(node: dict[str, JSON]) -> Iterator[str]:
    for bound, at, beyond in (("minimum", "At least", "More than"), ("maximum", "At most", "Less than")):
        exclusive = node.get(f"exclusive{bound.capitalize()}")
        if _is_number(exclusive):
            yield f"{beyond} {exclusive}."
        if _is_number(node.get(bound)):
            yield f"{beyond if exclusive is True else at} {node[bound]}."
    if _is_number(node.get("multipleOf")):
        yield f"A multiple of {node['multipleOf']}."


def _is_number(value: JSON) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _span(node: dict[str, JSON], what: str, unit: str) -> Iterator[str]:
    least, most = (node.get(f"{end}{what}") for end in ("min", "max"))
    lower = least if isinstance(least, int) and least > 0 else None
    upper = most if isinstance(most, int) and not isinstance(most, bool) else None
    if lower is not None and lower == upper:
        yield f"Exactly {_counted(lower, unit)}."
    elif lower is not None and upper is not None:
        yield f"{lower} to {_counted(upper, unit)}."
    elif lower is not None:
        yield f"At least {_counted(lower, unit)}."
    elif upper is not None:
        yield f"At most {_counted(upper, unit)}."


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def examples(*nodes: dict[str, JSON]) -> Iterator[str]:
    """Give the examples of the first schema that has any and whose values can be read at a glance."""
    for node in nodes:
        values = node.get("x-examples") or ([node["example"]] if node.get("example") is not None else [])
        telling = [value for value in values if not isinstance(value, bool)]
        written = list(dict.fromkeys(filter(None, map(shown_value, telling))))[:MOST_EXAMPLES]
        if written:
            yield f"Example{'s' * (len(written) > 1)}: {', '.join(written)}."
            return


def marks(node: dict[str, JSON]) -> Iterator[str]:
    """Give what else is said of a field."""
    for key, word in (("deprecated", "Deprecated."), ("readOnly", "Read-only."), ("writeOnly", "Write-only.")):
        if node.get(key) is True:
            yield word
