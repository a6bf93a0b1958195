"""Reading the public names of generated packages."""

from __future__ import annotations

import copy
import re
import sys
from pathlib import Path

import pytest
from everything_document import DOCUMENT
from generation_helping import document
from review_surface_helping import PACKAGE, edited, generated, shop, source

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation import generate
from clientwright.review.surface.annotations import fits, parsed, relation
from clientwright.review.surface.comparing import compare
from clientwright.review.surface.directions import directions
from clientwright.review.surface.locating import locate
from clientwright.review.surface.operations import called
from clientwright.review.surface.reading import read
from clientwright.review.surface.symbols import Parameter, Signature, Surface
from clientwright.review.values import Route

__all__ = ["source"]

GENERATED = Path(__file__).parents[1] / "generated"
PROVIDERS = sorted(path.name for path in GENERATED.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Surface:
    """Generate a client of a description that uses everything."""
    folder = tmp_path_factory.mktemp("every")
    generate(document(copy.deepcopy(DOCUMENT)), "every", folder)
    return read(folder, "every_client")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_listed_name_is_read(provider: str) -> None:
    """Each method, attribute, member and class of the list of public names is read, with the same type."""
    surface = read(GENERATED / provider, f"{provider}_client")
    found = {f"{owner.name}.{one}" for owner in surface.owners.values() for one in owner.attributes}
    methods = {f"{owner.name}.{one.name}" for owner in surface.owners.values() for one in owner.functions}
    classes = {owner.name for owner in surface.owners.values()}
    for line in (GENERATED / provider / "API.md").read_text(encoding="utf-8").splitlines():
        named = re.match(r"\w+_client\.(models|resources|client)\.(?:\w+\.)??([A-Z]\w*)(\.[^(]*)?(\(.*)?$", line)
        if named is None or "additional_properties" in line:
            continue
        _, name, member, called_with = named.groups()
        if not member:
            assert name in classes
        elif called_with or f"{name}{member}".partition(":")[0] in methods:
            assert f"{name}{member}".partition(":")[0] in methods
        else:
            assert f"{name}{member}" in found


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_operation_has_a_method(provider: str) -> None:
    """Each operation is called by a method of a resource and by four functions, and leads to what a success gives."""
    surface = read(GENERATED / provider, f"{provider}_client")
    assert surface.operations
    for one in surface.operations.values():
        symbols = [symbol for symbol, _ in surface.callers[one.module]]
        assert 4 == sum(symbol.startswith("api.") for symbol in symbols)
        assert 2 <= sum(not symbol.startswith("api.") for symbol in symbols)
        assert locate(surface, Route(f"{one.method} {one.path}", "operation"))
    assert () == compare(surface, read(GENERATED / provider, f"{provider}_client"))


def test_everything_that_can_be_generated_is_read(every: Surface) -> None:
    """Every operation of a description that uses everything is read with its parameters, bodies and answers."""
    described = [one for item in DOCUMENT["paths"].values() for name, one in item.items() if name != "parameters"]
    assert {one["operationId"] for one in described} == {one.id for one in every.operations.values()}
    keys = {one["operationId"]: {each["name"] for each in one.get("parameters", ())} for one in described}
    for one in every.operations.values():
        assert keys[one.id] <= {each.key for each in one.parameters} | {"Cookie"}
        assert one.answers
        assert every.callers[one.module]
    assert () == compare(every, every)


def test_reading_imports_nothing(source: Path, tmp_path: Path) -> None:
    """Modules that raise at import are read all the same, and no module of the package is loaded."""
    lead = "from __future__ import annotations\n"
    surface = edited(source, tmp_path / "a", ("models/item.py", lead, f'{lead}\nraise RuntimeError("no")\n'))
    assert "price: int" in {str(one) for one in surface.owners["models.Item"].attributes}
    assert not [name for name in sys.modules if name.startswith(PACKAGE)]


def test_a_package_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    """A folder without the package is reported by the place where it should be."""
    with pytest.raises(PipelineError) as raised:
        read(tmp_path, "shop_client")
    (finding,) = raised.value.findings
    assert ("surface-missing", (tmp_path / "shop_client").as_posix()) == (finding.rule, finding.location.file)


def test_modules_that_are_no_python_are_findings(source: Path, tmp_path: Path) -> None:
    """Every file that cannot be read is reported with its line."""
    broken = ("models/item.py", "    price: int\n", "    price: = int\n")
    zero = ("models/card.py", "class Card", "\0class Card")
    with pytest.raises(PipelineError) as raised:
        edited(source, tmp_path / "a", broken, zero)
    first, second = raised.value.findings
    assert {"surface-unreadable"} == {first.rule, second.rule}
    assert (tmp_path / "a/shop_client/models/card.py").as_posix() == first.location.file
    text = (tmp_path / "a/shop_client/models/item.py").read_text()
    assert text[: text.index("price: =")].count("\n") + 1 == second.location.line


def test_who_fills_in_a_model_and_who_reads_it(source: Path, tmp_path: Path) -> None:
    """A model is filled in where arguments reach it, read where results do, both where nothing or both reach it."""
    data = shop()
    data["components"]["schemas"]["Lonely"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    found = directions(generated(data, tmp_path))
    wanted = {
        "Offer": (True, False),
        "Item": (False, True),
        "Label": (False, True),
        "ItemExtra": (False, True),
        "Problem": (False, True),
        "Kind": (True, False),
        "Draft": (True, True),
        "Lonely": (True, True),
    }
    assert wanted == {name: found.of(name) for name in wanted}
    assert (True, False) == directions(read(source, PACKAGE)).of("Offer")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("int | str", "str | int", "same"),
        ("Optional[int]", "None | int", "same"),
        ("Union[int, 'str']", "int | str", "same"),
        ("datetime.date", "date", "same"),
        ("typing.Dict[str, int]", "dict[str, int]", "same"),
        ("Annotated[A | B, Discriminator('k', {'a': 'A'})]", "B | A", "same"),
        ("Literal['a', 'b']", "Literal['b'] | Literal['a']", "same"),
        ("int | Any", "Any", "same"),
        ("", "Any", "same"),
        ("int", "int | None", "wider"),
        ("list[int]", "list[int | None]", "wider"),
        ("Literal['a']", "Literal['a', 'b']", "wider"),
        ("Literal['a']", "str", "wider"),
        ("Literal[1]", "int", "wider"),
        ("Status", "str", "wider"),
        ("Child", "Parent", "wider"),
        ("bool", "int", "wider"),
        ("float", "int | float", "wider"),
        ("list[int]", "Sequence[int]", "wider"),
        ("list[int]", "list", "wider"),
        ("dict[str, int]", "Mapping[str, int | None]", "wider"),
        ("int", "Any", "wider"),
        ("list[int]", "list[Any]", "wider"),
        ("int", "str", "other"),
        ("list[int]", "list[str]", "other"),
        ("list[int]", "set[int]", "other"),
        ("int | str", "int | None", "other"),
        ("Literal['a']", "Literal['b']", "other"),
        ("Literal['a']", "int", "other"),
        ("Callable[[int], None]", "Callable[[int, str], None]", "other"),
        ("Callable[[int], None]", "Callable[[int | str], None]", "other"),
        ("tuple[int, str]", "tuple[int]", "other"),
    ],
)
def test_annotations_are_compared_by_what_they_take(old: str, new: str, wanted: str) -> None:
    """One annotation is wider than another if it takes all that the other does and more; narrower is the reverse."""
    bases = {"Status": ("OpenStrEnum",), "Child": ("a.Parent",)}
    turned = {"wider": "narrower"}
    assert wanted == relation(parsed(old), parsed(new), bases)
    assert turned.get(wanted, wanted) == relation(parsed(new), parsed(old), bases)
    assert fits(parsed(old), parsed(new), bases) is (wanted in {"same", "wider"})


def test_what_is_no_operation_is_none() -> None:
    """A constant that describes no operation is left alone."""
    assert called("Operation", "a.b") is None
    assert called("Operation('a', 'GET')", "a.b") is None
    found = called("Operation[X]('a', 'GET', '/', answers={200: Answer()})", "a.b")
    assert found is not None
    assert ({"200": ""}, ()) == (found.answers, found.parameters)


def test_an_operation_is_read_by_position_and_by_keyword() -> None:
    """Bodies go by their media types, JSON where none is said; a parameter goes by its name where it has no key."""
    bodies = "bodies=(Body(A), Body(B, 'text/plain'), Body(C, media='a/b'))"
    parameters = "parameters=(Parameter('a', int, 'query'), Parameter('b', str, 'path', key='B', required=True))"
    found = called(f"Operation('a', 'GET', '/', {bodies}, {parameters})", "a.b")
    assert found is not None
    assert {"application/json": "A", "text/plain": "B", "a/b": "C"} == found.bodies
    assert [("a", "query", "a"), ("b", "path", "B")] == [(one.name, one.where, one.key) for one in found.parameters]


def test_a_signature_is_written_as_in_source() -> None:
    """Stars stand where they do in source: one before the first argument that goes by keyword only."""
    given = [
        Parameter("a", "int"),
        Parameter("b", "", "1"),
        Parameter("c", "str", passing="keyword"),
        Parameter("d", "str", "''", "keyword"),
        Parameter("e", "", None, "keywords"),
    ]
    assert "(a: int, b: Any = 1, *, c: str, d: str = '', **e: Any) -> Any" == str(Signature(tuple(given), ""))
    rest = (Parameter("a", "int", None, "positionals"), Parameter("b", "int", None, "keyword"))
    assert "(*a: int, b: int) -> None" == str(Signature(rest, "None"))
