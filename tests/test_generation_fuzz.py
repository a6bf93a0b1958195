from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from generation_helping import answer, document, sent, spec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation import generate, tools, writing
from clientwright.pipeline.generation.surface import public_lines

REF = "#/components/schemas/"
NAMES = (
    "class",
    "self",
    "__init__",
    "1st",
    "",
    "a b",
    "-1",
    "+1",
    "\U0001f600",
    'a"b',
    "a\\b",
    "{a}",
    "import",
    "\ud800",
)
ITEM = {"type": "object", "properties": {"a": {"type": "integer", "default": 1}}, "required": ["a"]}
GOOD = spec(
    {
        "/a/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "operationId": "get_a",
                "tags": ["a"],
                "parameters": [
                    {"name": "q", "in": "query", "schema": {"type": ["string", "null"], "enum": ["x", None]}}
                ],
                **answer({"oneOf": [{"$ref": f"{REF}A"}, {"type": "array", "items": {"$ref": f"{REF}B"}}]}),
            },
            "post": sent(
                {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}}, "multipart/form-data"
            ),
            "put": {**sent({"$ref": f"{REF}A"}), **answer({"type": "string"}, "text/plain")},
        }
    },
    {
        "A": ITEM,
        "B": {"allOf": [{"$ref": f"{REF}A"}, {"properties": {"b": {"$ref": f"{REF}E", "default": "x"}}}]},
        "C": {"type": "object", "properties": {"c": {"$ref": f"{REF}C"}}, "additionalProperties": {"$ref": f"{REF}A"}},
        "D": {"anyOf": [{"$ref": f"{REF}A"}, {"$ref": f"{REF}C"}], "discriminator": {"propertyName": "a"}},
        "E": {"type": "string", "enum": ["x", "y"]},
    },
)
JSON = st.sampled_from([None, True, 0, -1.5, "", "a", "\ud800", [], {}, [None], {"a": 1}, {"$ref": f"{REF}A"}, ITEM])
KEYWORDS = st.sampled_from(
    [
        ("$ref", f"{REF}A"),
        ("$ref", "#/nothing"),
        ("additionalProperties", False),
        ("allOf", [{"type": "string"}]),
        ("anyOf", [{"const": "a"}, {"const": 1.5}]),
        ("const", 'a"b'),
        ("default", "{x}"),
        ("enum", ["", "-", "+", "a", "A"]),
        ("enum", [1, None]),
        ("examples", [{}]),
        ("format", "date-time"),
        ("items", True),
        ("nullable", True),
        ("oneOf", [{}, {"type": "null"}]),
        ("prefixItems", [{"type": "string"}]),
        ("properties", {name: {} for name in NAMES}),
        ("required", ["a", "zz"]),
        ("type", ["string", "null"]),
        ("type", "array"),
        ("discriminator", {"propertyName": 5, "mapping": [1]}),
    ]
)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, item in list(node.items()) if isinstance(node, dict) else list(enumerate(node)):
        yield node, key
        if isinstance(item, dict | list):
            yield from _places(item)


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """Break a good document in one to three places."""
    data = copy.deepcopy(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(data))
        parent, key = places[draw(st.integers(0, len(places) - 1))]
        node = parent[key]
        if isinstance(node, dict) and draw(st.booleans()):
            name, value = draw(KEYWORDS)
            node[name] = copy.deepcopy(value)
        elif isinstance(parent, dict) and draw(st.booleans()):
            parent[draw(st.sampled_from(NAMES))] = parent.pop(key)
        else:
            parent[key] = copy.deepcopy(draw(JSON))
    return data


def _compiled(out: Path, _: str) -> list[tools.Failure]:
    """Compile alone, since a new interpreter for each document would take minutes."""
    found = []
    for path in sorted(out.rglob("*.py")):
        try:
            compile(path.read_bytes(), path.name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            found.append(tools.Failure(path.stem, str(error)))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutants())
def test_any_document_is_generated_or_refused(data: Any) -> None:
    """Whatever is wrong with a document, it gives a package that compiles, or findings that blame a part of it."""
    untidy = patch.object(writing, "tidy", return_value=[])
    with tempfile.TemporaryDirectory() as folder, untidy, patch.object(writing, "imports", _compiled):
        try:
            generated = generate(document(data), "mutant", Path(folder))
        except PipelineError as error:
            rules = {finding.rule for finding in error.findings}
            assert rules
            assert not rules & {"generator-crashed", "generated-broken"}
        else:
            assert "mutant_client/client.py" in generated.files


SOURCE = """
from elsewhere import Other

plain = 5
typed: "Other" = 6
_hidden = 7


async def call(first, /, second: int, *rest: str, key: str = "k", **more: object) -> "Other":
    local = 1


def bare(*, only):
    pass


def _private() -> None: ...


OPERATION = 1


def sync_detailed(): ...


class AsyncBase(Exception): ...


class Base(Exception):
    member = 1
    listed: list[int]

    def __init__(self, code: int) -> None:
        self.code = code
        print(code)

    @property
    def known(self) -> bool: ...

    @overload
    def over(self, a: int) -> int: ...

    @overload
    def over(self, b: str) -> str: ...

    def over(self, **more): ...

    secret: str = field(default=UNSET, repr=False)
    hidden: str = field(repr=False)
    additional_properties: dict[str, Any] = field(init=False)

    class Inner: ...
"""


def test_the_listing_has_every_public_name(tmp_path: Path) -> None:
    """Each function, class, attribute and property is a line with its types, and nothing private or imported is."""
    (tmp_path / "p" / "_q").mkdir(parents=True)
    (tmp_path / "p" / "__init__.py").write_text("x: int\n")
    (tmp_path / "p" / "_q" / "r.py").write_text("y: int\n")
    (tmp_path / "p" / "m.py").write_text(SOURCE)
    expected = [
        "p.m.Base(Exception)",
        "p.m.Base.Inner",
        "p.m.Base.__init__(self, code: int)",
        "p.m.Base.hidden: str",
        "p.m.Base.known: bool",
        "p.m.Base.listed: list[int]",
        "p.m.Base.member = 1",
        "p.m.Base.over(self, a: int) -> int",
        "p.m.Base.over(self, b: str) -> str",
        "p.m.Base.secret: str = UNSET",
        "p.m.bare(*, only) -> Any",
        "p.m.call(first, second: int, *rest: str, key: str = 'k', **more: object) -> Other",
        "p.m.plain",
        "p.m.typed: Other",
        "p.x: int",
    ]
    assert expected == public_lines(tmp_path, "p")
