from __future__ import annotations

from pathlib import Path

import pytest

from clientwright.conformance.checking import tasks
from clientwright.conformance.laws import examples
from clientwright.conformance.mutation.client_mutants import client_mutants, sources_of
from clientwright.conformance.mutation.clients import Bench, broken_before, judge_client
from clientwright.conformance.mutation.records import Records, Verdict
from clientwright.conformance.mutation.sources import Source
from clientwright.conformance.subjects import Project, Subject, subjects

ROOT = Path(__file__).parents[1]
MODEL = '''
@define(kw_only=True)
class Thing(Model):
    """A thing."""

    id: UUID
    when: datetime.date | None | Unset = field(default=UNSET, metadata={"name": "At"})
    others: list[Other] | Unset = UNSET
    kind: Literal["a", "b"]
    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
'''
ENUM = '''
class Kind(OpenStrEnum):
    """A kind."""

    OLD = "old"
    """Not new."""
'''
API = '''
if TYPE_CHECKING:
    from here import There
else:
    __getattr__, __dir__, __all__ = lazy(__name__, {"There": ".here"})
OPERATION = Operation[Thing](
    "things.get",
    "GET",
    "/things/{thingId}",
    parameters=(Parameter("thing_id", str, "path", key="thingId", required=True),),
    answers={200: Answer(Thing), 404: Answer()},
    effect="read",
    security=((), ("a", "b")),
    paging=Paging("page", "page", "/data"),
    refusals={200: Refusal("/ok", (False,))},
)


async def asyncio(thing_id: str, *, client: Sender, size: int | Unset = UNSET) -> Thing:
    """Get."""
    return (await asyncio_detailed(thing_id, client=client, size=size)).parsed


class Things(Resource):
    @overload
    def get(self, thing_id: str = "x") -> Thing: ...

    def get(self, thing_id: str, *, timeout: float = 60.0) -> Thing:
        """Get."""
        return self._call(operations.things_get.OPERATION, {"thing_id": thing_id}, timeout=timeout)

    def drop(self) -> None:
        """Drop."""
        return self._call(operations.things_drop.OPERATION)
'''
PROVIDER = """
PROVIDER = Provider(
    "made-up",
    servers=(Server("live", "https://a.test"), Server("sandbox", "https://b.test")),
    schemes=(Scheme("bearer", "token", "TOKEN", prefix="Bearer "),),
)
"""
IN_A_MODEL = [
    "6 Thing field-drop: id: UUID -> ",
    "6 Thing nullable-add: id: UUID -> UUID | None",
    "6 Thing optional-add: id: UUID -> UUID | Unset",
    "6 Thing retype: id: UUID -> str",
    "6 Thing retype: id: UUID -> int",
    "6 Thing wire-rename: id on the wire -> id_other",
    "7 Thing field-drop: when: datetime.date | None | Unset -> ",
    "7 Thing nullable-drop: when: datetime.date | None | Unset -> datetime.date | Unset",
    "7 Thing optional-drop: when: datetime.date | None | Unset -> datetime.date | None",
    "7 Thing retype: when: datetime.date | None | Unset -> str | None | Unset",
    "7 Thing retype: when: datetime.date | None | Unset -> datetime | None | Unset",
    "7 Thing field.default: drop: default=UNSET -> ",
    "7 Thing field.default: change: UNSET -> None",
    "7 Thing field.metadata: drop: metadata={'name': 'At'} -> ",
    "7 Thing field.metadata: entry-drop: 'name': 'At' -> ",
    "7 Thing field.metadata: key: \"name\" -> 'name_other'",
    "7 Thing field.metadata{}: change: \"At\" -> 'At_other'",
    "8 Thing field-drop: others: list[Other] | Unset -> ",
    "8 Thing nullable-add: others: list[Other] | Unset -> list[Other] | Unset | None",
    "8 Thing optional-drop: others: list[Other] | Unset -> list[Other]",
    "8 Thing retype: others: list[Other] | Unset -> Other | Unset",
    "8 Thing retype: others: list[Other] | Unset -> list[Other | None] | Unset",
    "8 Thing retype: others: list[Other] | Unset -> list[dict[str, object]] | Unset",
    "8 Thing retype: others: list[Other] | Unset -> list[str] | Unset",
    "8 Thing field: change: UNSET -> None",
    "8 Thing wire-rename: others on the wire -> others_other",
    "9 Thing field-drop: kind: Literal['a', 'b'] -> ",
    "9 Thing nullable-add: kind: Literal['a', 'b'] -> Literal['a', 'b'] | None",
    "9 Thing optional-add: kind: Literal['a', 'b'] -> Literal['a', 'b'] | Unset",
    "9 Thing retype: kind: Literal['a', 'b'] -> Literal['a_other', 'b']",
    "9 Thing retype: kind: Literal['a', 'b'] -> Literal['a', 'b_other']",
    "9 Thing wire-rename: kind on the wire -> kind_other",
    "10 Thing field-drop: additional_properties: dict[str, Any] -> ",
    "10 Thing retype: additional_properties: dict[str, Any] -> list[Any]",
    "10 Thing retype: additional_properties: dict[str, Any] -> dict[str, str]",
    "10 Thing field.init: drop: init=False -> ",
    "10 Thing field.init: change: False -> True",
    "10 Thing field.factory: drop: factory=lambda : {} -> ",
]
IN_AN_OPERATION = {
    "5 lazy lazy.1: entry-drop: 'There': '.here' -> ",
    "5 lazy lazy.1{}: change: \".here\" -> '.here_other'",
    "7 OPERATION Operation.id: change: \"things.get\" -> 'things.get_other'",
    "8 OPERATION Operation.method: change: \"GET\" -> 'POST'",
    "9 OPERATION Operation.path: change: \"/things/{thingId}\" -> '/things/{thingId}/other'",
    "9 OPERATION Operation.path: change: \"/things/{thingId}\" -> '/things/{thingId_other}'",
    "10 OPERATION Parameter.name: change: \"thing_id\" -> 'thing_id_other'",
    "10 OPERATION Parameter.type: retype: str -> UUID",
    "10 OPERATION Parameter.where: change: \"path\" -> 'query'",
    "10 OPERATION Parameter.key: drop: key='thingId' -> ",
    "10 OPERATION Parameter.required: change: True -> False",
    "11 OPERATION Operation.answers: key: 200 -> 418",
    "11 OPERATION Operation.answers: entry-drop: 404: Answer() -> ",
    "11 OPERATION Answer.type: retype: Thing -> str",
    "11 OPERATION Answer.type: drop: Thing -> ",
    "12 OPERATION Operation.effect: change: \"read\" -> 'money'",
    "6 OPERATION Operation.effect: drop: effect='read' -> ",
    "13 OPERATION Operation.security: element-drop: () -> ",
    "13 OPERATION Operation.security[][]: change: \"b\" -> 'b_other'",
    "14 OPERATION Paging.style: change: \"page\" -> 'offset'",
    "14 OPERATION Paging.parameter: change: \"page\" -> 'page_other'",
    "14 OPERATION Paging.items: change: \"/data\" -> '/data/other'",
    "15 OPERATION Refusal.at: change: \"/ok\" -> '/ok/other'",
    "15 OPERATION Refusal.values[]: change: False -> True",
    "15 OPERATION Refusal.values: element-drop: False -> ",
}


def mistakes(text: str) -> list[str]:
    """Give the mistakes that are made in a module."""
    found = client_mutants(Source("made/up.py", "made.up", text))
    return [f"{mutant.line} {mutant.name} {mutant.operator}: {mutant.change}" for mutant in found]


def test_mistakes_in_a_model() -> None:
    """A model loses fields, names, defaults, nulls and options, and its types are others."""
    assert IN_A_MODEL == [line.replace("lambda:", "lambda :") for line in mistakes(MODEL)]


def test_mistakes_in_an_enum() -> None:
    """An enum refuses what it does not know, loses members and has other values."""
    assert [
        "2 Kind enum-close: OpenStrEnum -> StrEnum",
        "5 Kind enum-drop: OLD = 'old' -> ",
        "5 Kind enum: change: \"old\" -> 'old_other'",
    ] == mistakes(ENUM)


def test_mistakes_in_an_operation() -> None:
    """Every part of an operation is changed and dropped; what only type checkers read is not."""
    found = mistakes(API)
    assert [] == [line for line in found if "There" in line and "lazy" not in line]
    assert set() == IN_AN_OPERATION - set(found)


def test_mistakes_in_functions() -> None:
    """A function passes less on, has other names and no defaults, and gives nothing or the whole answer."""
    found = mistakes(API)
    assert [
        "19 asyncio parameter-rename: thing_id -> thing_id_other",
        "19 asyncio parameter-rename: client -> client_other",
        "19 asyncio parameter-rename: size -> size_other",
        "19 asyncio default-drop: size = UNSET -> size",
        "19 asyncio default of size: change: UNSET -> None",
        "21 asyncio return-none: return -> return None",
        "21 asyncio parsed-drop: .parsed -> ",
        "21 asyncio asyncio_detailed.0: none: thing_id -> None",
        "21 asyncio asyncio_detailed.client: drop: client=client -> ",
        "21 asyncio asyncio_detailed.size: drop: size=size -> ",
        "28 Things.get parameter-rename: thing_id -> thing_id_other",
        "28 Things.get parameter-rename: timeout -> timeout_other",
        "28 Things.get default-drop: timeout = 60.0 -> timeout",
        "28 Things.get default of timeout: change: 60.0 -> 61.0",
        "30 Things.get return-none: return -> return None",
        "30 Things.get operation-swap: operations.things_get -> operations.things_drop",
        "30 Things.get _call.1: entry-drop: 'thing_id': thing_id -> ",
        "30 Things.get _call.1: key: \"thing_id\" -> 'thing_id_other'",
        "30 Things.get _call.1: value-none: thing_id -> None",
        "30 Things.get _call.timeout: drop: timeout=timeout -> ",
        "34 Things.drop return-none: return -> return None",
        "34 Things.drop operation-swap: operations.things_drop -> operations.things_get",
    ] == [line for line in found if " asyncio " in line or " Things." in line]


def test_mistakes_in_a_provider() -> None:
    """Servers, schemes and their parts are changed, dropped and put in another order."""
    found = mistakes(PROVIDER)
    for wanted in (
        "4 PROVIDER Provider.servers: element-drop: Server('live', 'https://a.test') -> ",
        "4 PROVIDER Provider.servers: order: the servers -> in another order",
        "4 PROVIDER Server.url: change: \"https://b.test\" -> 'https://b.test/v0'",
        "4 PROVIDER Server.environment: change: \"sandbox\" -> 'sandbox_other'",
        "5 PROVIDER Scheme.prefix: change: \"Bearer \" -> 'Bearer'",
        "5 PROVIDER Scheme.prefix: drop: prefix='Bearer ' -> ",
        "5 PROVIDER Scheme.env: change: \"TOKEN\" -> 'TOKEN_other'",
    ):
        assert wanted in found


def _source(name: str) -> Source:
    sources = sources_of(ROOT / "generated/mayar/mayar_client", ROOT)
    return next(one for one in sources if one.module.endswith(name))


@pytest.fixture
def mayar() -> Subject:
    """Give a provider."""
    (subject,) = subjects(Project(ROOT / "specs", ROOT / "overlays", ROOT / "generated"), ("mayar",))
    return subject


def test_laws_notice_mistakes(mayar: Subject, tmp_path: Path) -> None:
    """A law that holds notices a wrong name, type or import; what no document reaches survives; no mistake stays."""
    verdicts: list[Verdict] = []
    bench = Bench(examples.LAWS, Records(tmp_path / "verdicts.jsonl", "1"), 2, 60, verdicts.append)
    assert () == broken_before(mayar, bench)
    assert mayar.calls
    sources = sources_of(ROOT / "generated/mayar/mayar_client", ROOT)
    wanted = {
        ("LiveCustomer", "wire-rename"): "killed",
        ("ErrorResponse", "field-drop"): "killed",
        ("PROVIDER", "Provider.env: change"): "survived",
        ("PROVIDER", "Provider.env: drop"): "killed",
    }
    first = {(one.name, one.operator): one for source in sources for one in reversed(list(client_mutants(source)))}
    judge_client(mayar, [first[key] for key in wanted], bench)
    assert wanted == {(one.mutant.name, one.mutant.operator): one.status for one in verdicts}
    laws = {one.by.split()[1] for one in verdicts if one.by.startswith("mayar ")}
    assert {"C102"} <= laws
    assert {"import: TypeError"} == {one.by for one in verdicts if one.mutant.operator == "Provider.env: drop"}
    assert () == broken_before(mayar, bench)


def test_a_broken_law_is_known_beforehand(mayar: Subject, tmp_path: Path) -> None:
    """A law that fails without any mistake is told, and can be left out."""
    verdicts: list[Verdict] = []
    bench = Bench(examples.LAWS, Records(tmp_path / "verdicts.jsonl", "1"), 1, 60, verdicts.append)
    value = next(iter(mayar.examples.values()))
    value["unknown"] = "field"
    broken = broken_before(mayar, bench)
    assert {"C101", "C102"} >= {name.split()[1] for name in broken}
    assert broken
    every = [task.name for task in tasks(examples.LAWS, [mayar])]
    mutant = next(one for one in client_mutants(_source("live_customer")) if one.operator == "field-drop")
    for out in (every, every[:0]):
        judge_client(mayar, [mutant], bench, out)
    assert ["survived", "killed"] == [one.status for one in verdicts]
