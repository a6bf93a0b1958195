"""The classes of a generated client: order, names, secrets, further properties, docstrings."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from generation_helping import answer, document, made, module, spec

from clientwright import codec
from clientwright.errors import DecodeError, EncodeError
from clientwright.models import MapModel, Model, OpenIntEnum
from clientwright.pipeline.generation import generate

REF = "#/components/schemas/"
TEXT = {"type": "string"}
NAMES = (
    "datetime",
    "uuid",
    "UUID",
    "any",
    "field",
    "define",
    "model",
    "list",
    "to_dict",
    "additional_properties",
    "id",
)
DOCUMENT = spec(
    {
        "/a": {
            "get": {"operationId": "a.list", "tags": ["a"], **answer({"type": "array", "items": {"$ref": f"{REF}A"}})}
        }
    },
    {
        "A": {
            "type": "object",
            "description": "An A.",
            "required": ["zed", "when"],
            "properties": {
                "optional": TEXT,
                "zed": TEXT,
                "apiKey": {"type": "string", "format": "password", "description": "A secret"},
                "when": {"type": "string", "format": "date-time"},
                "level": {"$ref": f"{REF}Level", "default": 2},
                "day": {"type": "string", "format": "date", "default": "2024-01-31"},
            },
        },
        "B": {
            "allOf": [
                {"$ref": f"{REF}A"},
                {"type": "object", "properties": {"own": TEXT, "optional": {"type": "string", "deprecated": True}}},
            ]
        },
        "Names": {"type": "object", "properties": dict.fromkeys(NAMES, TEXT)},
        "Closed": {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False},
        "Open": {"type": "object", "properties": {"a": TEXT}, "additionalProperties": True},
        "Plain": {"type": "object", "properties": {"a": TEXT}},
        "Nothing": {"type": "object"},
        "Child": {"allOf": [{"$ref": f"{REF}Open"}, {"type": "object", "properties": {"b": TEXT}}]},
        "Map": {"type": "object", "additionalProperties": {"$ref": f"{REF}Map"}},
        "Level": {
            "type": "integer",
            "enum": [1, 2],
            "description": "How much.",
            "x-enum-varnames": ["LOW", "HIGH"],
            "x-enum-descriptions": {"1": "A little."},
        },
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    yield from made(DOCUMENT, "classes", tmp_path_factory.mktemp("classes"))


@pytest.fixture
def models(folder: Path) -> Any:
    """Import the generated models."""
    return module("classes_client.models", folder)


def told(folder: Path, name: str) -> dict[str, str]:
    """Give the docstring below each attribute of a class."""
    tree = ast.parse((folder / "classes_client" / "models" / f"{name}.py").read_text("utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    return {
        ast.unparse(one.target if isinstance(one, ast.AnnAssign) else one.targets[0]): str(ast.literal_eval(text.value))
        for one, text in pairwise(body)
        if isinstance(one, ast.AnnAssign | ast.Assign) and isinstance(text, ast.Expr)
    }


def test_fields_stand_in_the_order_of_the_document(models: Any) -> None:
    """Whether required or not, fields are where the document has them, inherited ones first."""
    own = ["optional", "zed", "api_key", "when", "level", "day"]
    assert [*own, "additional_properties"] == [one.name for one in attrs.fields(models.A)]
    assert [*own, "own", "additional_properties"] == [one.name for one in attrs.fields(models.B)]


def test_a_model_is_a_plain_attrs_class(models: Any) -> None:
    """A model takes keywords alone, has slots, and is described."""
    one = models.A(zed="z", when=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    assert "An A." == models.A.__doc__
    assert isinstance(one, Model)
    assert not hasattr(one, "__dict__")
    with pytest.raises(TypeError):
        models.A("z")
    assert (models.Level.HIGH, dt.date(2024, 1, 31)) == (one.level, one.day)


def test_secrets_are_not_shown(models: Any) -> None:
    """What the document calls a password is in no repr."""
    one = models.A(zed="shown", when=dt.datetime(2024, 1, 1, tzinfo=dt.UTC), api_key="s3cr3t")
    assert ("shown" in repr(one), "s3cr3t" in repr(one)) == (True, False)


def test_names_on_the_wire_are_noted_where_they_differ(models: Any) -> None:
    """A field says what it is called in JSON, if that is not its own name."""
    found = {one.name: one.metadata.get("name") for one in attrs.fields(models.A) if "name" in one.metadata}
    assert {"api_key": "apiKey"} == found


def test_no_field_gets_in_the_way_of_another(models: Any) -> None:
    """Fields that are called like what the class needs get an underscore and keep their names in JSON."""
    value = dict.fromkeys(NAMES, "x")
    assert value == models.Names.from_dict(value).to_dict()
    assert {"datetime_", "uuid", "field_", "define_", "to_dict_", "additional_properties_"} <= {
        one.name for one in attrs.fields(models.Names)
    }


MORE = {
    "Closed": {"closed": True},
    "Open": {"open": True},
    "Child": {"open": True},
    "Nothing": {"open": True},
    "Plain": {},
}


@pytest.mark.parametrize(("name", "metadata"), MORE.items())
def test_a_class_says_whether_it_has_more(models: Any, name: str, metadata: dict[str, bool]) -> None:
    """Further properties are refused, expected or neither, as the document says; all are where it names none."""
    assert metadata == dict(attrs.fields(getattr(models, name)).additional_properties.metadata)


def test_a_closed_object_is_not_sent_with_more(models: Any) -> None:
    """What the document excludes cannot be sent."""
    one = models.Closed(a="a")
    one["b"] = 1
    with pytest.raises(EncodeError):
        codec.encode(models.Closed, one)


def test_a_map_may_hold_itself(models: Any) -> None:
    """The values of a map are typed, also where they are maps of the same kind."""
    assert issubclass(models.Map, MapModel)
    value = {"a": {"b": {}}}
    assert value == models.Map.from_dict(value).to_dict()
    assert isinstance(models.Map.from_dict(value)["a"], models.Map)
    with pytest.raises(DecodeError):
        models.Map.from_dict({"a": 5})


def test_the_fields_are_described_below_them(folder: Path) -> None:
    """A field has a docstring with its meaning, default and marks; one without any of it has none."""
    assert {"api_key": "A secret.", "level": "How much. Default: 2.", "day": 'Default: "2024-01-31".'} == told(
        folder, "a"
    )
    assert "Deprecated." == told(folder, "b")["optional"]


def test_the_members_of_an_enum_are_described(folder: Path, models: Any) -> None:
    """Each member has its name and, where the document has one, its description."""
    assert {"LOW": "A little."} == told(folder, "level")
    assert ({"LOW": 1, "HIGH": 2}, "How much.") == (
        {one.name: one.value for one in models.Level},
        models.Level.__doc__,
    )
    assert issubclass(models.Level, OpenIntEnum)


def test_a_list_method_does_not_hide_the_type(folder: Path) -> None:
    """Where a method is called `list`, annotations of lists mean the type still."""
    source = (folder / "classes_client" / "resources" / "a.py").read_text("utf-8")
    assert "def list(\n" in source or "def list(" in source
    assert "-> builtins.list[" in source


def test_a_class_without_a_case_and_its_field(tmp_path: Path) -> None:
    """A field that is called like its class, as only names without cases can be, is told apart from it."""
    schemas = {"名": {"type": "object", "properties": {"名": {"$ref": f"{REF}名"}}}}
    generate(document(spec(schemas=schemas)), "signs", tmp_path)
    models = module("signs_client.models", tmp_path)
    assert {"名": {}} == models.名.from_dict({"名": {}}).to_dict()
    assert ["名_", "additional_properties"] == [one.name for one in attrs.fields(models.名)]
