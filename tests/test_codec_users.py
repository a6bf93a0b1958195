"""What users do to models."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import codec_models as models
import pytest
from attrs import evolve, frozen
from codec_documents import read

from clientwright import codec
from clientwright.errors import EncodeError
from clientwright.types import UNSET, Unset


class Plain(models.Item):
    """A subclass as users write it."""


@frozen(kw_only=True)
class Frozen(models.Item):
    """A subclass whose attributes cannot be set."""

    more: int | Unset = UNSET


def without(model: Any, name: str) -> Any:
    """Delete an attribute."""
    delattr(model, name)
    return model


def test_a_deleted_attribute_is_not_there() -> None:
    """An attribute that a user deleted is as one that was never set: absent, or missing with its path."""
    item = without(models.Item(id=1, colour=models.Colour.RED), "colour")
    assert (b'{"id":1}', {"id": 1}, UNSET) == (
        codec.encode(models.Item, item),
        item.to_dict(),
        codec.pointed(item, "/colour"),
    )
    for write in (item.to_dict, lambda: codec.encode(models.Item, item)):
        without(item, "id")
        with pytest.raises(EncodeError, match=r"\$\.id"):
            write()
        item.id = 1


@pytest.mark.parametrize("kind", [Plain, Frozen])
@pytest.mark.parametrize("value", [{"id": 1}, {"id": 1, "x": 2}])
def test_a_subclass_is_read_and_written(kind: Any, value: Any) -> None:
    """A subclass of a model, a frozen one too, is read and written as its model is, on every path."""
    model, _ = read(kind, value)
    assert (kind, model, value) == (type(model), kind.from_dict(value), json.loads(codec.encode(models.Item, model)))
    assert value == model.to_dict()


def test_a_copy_is_a_model_of_its_own() -> None:
    """What `evolve` and copies give is written as what it was made from; a deep copy shares nothing."""
    tree = models.Tree.from_dict({"value": 1, "parent": {"value": 2, "parent": None}, "x": {"y": [1]}})
    assert 3 == evolve(tree, value=3).to_dict()["value"]
    deep = copy.deepcopy(tree)
    deep.additional_properties["x"]["y"].append(2)
    assert {"y": [1]} == tree["x"]
    assert tree == copy.copy(tree) == pickle.loads(pickle.dumps(tree))


def test_a_model_within_itself_has_no_json() -> None:
    """A model that holds itself is shown, copied and pickled, and refused where it is written."""
    tree = models.Tree(value=1, parent=None)
    tree.parent = tree
    again = pickle.loads(pickle.dumps(tree))
    assert again.parent is again
    assert copy.deepcopy(tree).parent is not tree
    assert "..." in repr(tree)
    for write in (tree.to_dict, lambda: codec.encode(models.Tree, tree)):
        with pytest.raises(EncodeError, match="too many levels"):
            write()


def test_a_pickle_is_read_in_another_process() -> None:
    """What a process pickles another reads: models, further properties, UNSET and unknown members."""
    model, _ = read(models.Item, {"id": 1, "colour": "mauve", "x": 1})
    script = (
        "import pickle, sys; sys.path[:] = eval(sys.argv[1]); model = pickle.load(sys.stdin.buffer);"
        "print(model.to_dict(), model.customer is __import__('clientwright.types').types.UNSET, model.colour.is_known)"
    )
    root = str(Path(__file__).parents[1])  # pytest may have imported the models as a part of the tests
    command = [sys.executable, "-c", script, repr([*sys.path, root])]
    done = subprocess.run(command, input=pickle.dumps(model), capture_output=True, check=False)
    assert b"" == done.stderr
    assert "{'id': 1, 'colour': 'mauve', 'x': 1} True False" == done.stdout.decode().strip()


@pytest.mark.parametrize(("kind", "value"), [(models.Colour, "mauve"), (models.Level, 77)])
def test_an_unknown_member_is_a_key(kind: Any, value: Any) -> None:
    """Members that are not known are equal, and keys, as their values are."""
    member = kind(value)
    found = {member: 1, kind(value): 2, value: 3, next(iter(kind)): 4}
    assert ([3, 4], hash(value), 3) == (list(found.values()), hash(member), found[pickle.loads(pickle.dumps(member))])
