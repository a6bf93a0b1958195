"""What overlays tell a sandbox is checked, and a description without it is answered all the same."""

from collections.abc import Callable
from typing import Any

import pytest
from sandbox_helping import HEADERS, ask, made_up, send

from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.state import Place

THINGS = """
openapi: 3.1.0
info: {title: t, version: "1"}
ROOT
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      parameters:
        - {name: level, in: query, required: REQUIRED, schema: {type: array, items: {type: integer}}}
        - {name: on, in: header, schema: {type: boolean}}
        - {name: ratio, in: cookie, schema: {type: number}}
      GET
      responses:
        "200":
          description: d
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}, n: {type: integer}}}
              examples: {one: {value: {id: a1, n: 1}}}
        "409": {description: d, content: {application/json: {schema: {}, examples: {busy: {value: {m: b}}}}}}
    post:
      POST
      responses:
        "204": {description: d}
"""
EXAMPLE = "/paths/~1things~1{id}/get/responses/200/content/application~1json/examples/one/value"
ROOT = f"x-clientwright-sandbox: {{resources: {{thing: {{identity: /id, first: [{{value: {EXAMPLE!r}}}]}}}}}}"
GET = "x-clientwright-sandbox: {resource: thing, operation: read, key: id, record: ''}"
REPLY = '{status: "409", examples: [busy]}'


def things(root: str = ROOT, get: str = GET, post: str = "", required: str = "false") -> Engine:
    """Make a sandbox of things, of which there is one."""
    text = THINGS
    for name, told in (("ROOT", root), ("GET", get), ("POST", post), ("REQUIRED", required)):
        text = text.replace(name, told, 1)
    return made_up(text)


def hint(more: str) -> str:
    """Write a hint for reading a thing with one more member."""
    return f"{GET[:-1]}, {more}}}"


def each(name: str, take: str) -> str:
    """Write hints of things and of parts, of which there is one for each record of another kind."""
    part = f"part: {{identity: /id, first: [{{value: {EXAMPLE!r}, each: {name}, take: {{{take}}}}}]}}"
    return ROOT.replace("}]}}}", "}]}, " + part + "}}", 1)


WRONG: dict[str, tuple[Callable[[], Engine], str, int]] = {
    "unknown": (lambda: things(get=hint("colour: red")), "colour", 13),
    "malformed": (lambda: things(get=hint("set: 7")), "7 is not of type object", 13),
    "operation": (lambda: things(get="x-clientwright-sandbox: {resource: thing, operation: eat}"), "eat", 13),
    "resource": (lambda: things(get=GET.replace("thing", "thong")), "there is no resource thong", 13),
    "key": (lambda: things(get=GET.replace("key: id", "key: level")), "level is none", 13),
    "status": (lambda: things(get=hint('status: "202"')), "documents no 202", 13),
    "reply": (
        lambda: things(get=hint('rate: {requests: 1, seconds: 1, answer: {status: "410", text: t}}')),
        "documents no 410",
        13,
    ),
    "example": (
        lambda: things(get=hint(f"rate: {{requests: 1, seconds: 1, answer: {REPLY.replace('busy', 'idle')}}}")),
        "no example idle",
        13,
    ),
    "record": (lambda: things(get=GET.replace("record: ''", "record: /thing")), "/thing leads nowhere", 13),
    "show": (lambda: things(get=hint("show: {/m: /id}")), "/m leads nowhere", 13),
    "place": (lambda: things(get=hint("set: {/m: 1}")), "/m leads nowhere", 13),
    "requires": (lambda: things(get=hint(f"requires: [{{at: /m, in: [1], answer: {REPLY}}}]")), "/m leads", 13),
    "show-new": (lambda: things(get=hint("show-new: [/m]")), "/m leads nowhere", 13),
    "show-now": (lambda: things(get=hint("show-now: [/m]")), "/m leads nowhere", 13),
    "in and not": (
        lambda: things(get=hint(f"requires: [{{at: /n, in: [1], not: [2], answer: {REPLY}}}]")),
        "In x-clientwright-sandbox",
        13,
    ),
    "mirror": (
        lambda: things(get=hint("mirrors: [{resource: thong, key: /id, take: {/n: /n}}]")),
        "there is no resource thong",
        13,
    ),
    "mirror's key": (
        lambda: things(get=hint("mirrors: [{resource: thing, key: /m, take: {/n: /n}}]")),
        "/m leads nowhere",
        13,
    ),
    "mirror's place": (
        lambda: things(get=hint("mirrors: [{resource: thing, key: /id, take: {/m/o: /n}}]")),
        "/m/o leads nowhere",
        13,
    ),
    "mirror's origin": (
        lambda: things(get=hint("mirrors: [{resource: thing, key: /id, take: {/n: /m}}]")),
        "/m leads nowhere",
        13,
    ),
    "each": (lambda: things(each("thong", "/id: /id")), "no resource thong is told of before part", 4),
    "each's place": (
        lambda: things(each("thing", "/m/o: /id")),
        "/m/o leads nowhere in any record of the resource part",
        4,
    ),
    "each's origin": (
        lambda: things(each("thing", "/id: /m")),
        "/m leads nowhere in any record of the resource thing",
        4,
    ),
    "filter": (lambda: things(get=hint("filters: {on: /n}")), "no query parameter on", 13),
    "identity": (lambda: things(ROOT.replace("identity: /id", "identity: /_id")), "/_id leads nowhere", 4),
    "first": (lambda: things(ROOT.replace("/one/value", "/two/value")), "leads nowhere", 4),
    "misplaced": (lambda: things(ROOT + "\ntags: [{name: t, x-clientwright-sandbox: {}}]"), "does not belong here", 5),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_hint_is_a_finding(name: str) -> None:
    """A hint that is unknown, malformed or leads nowhere is told with its place, and no traceback."""
    make, text, line = WRONG[name]
    with pytest.raises(PipelineError) as caught:
        make()
    found = caught.value.findings
    assert [("sandbox-hint", line)] == [(finding.rule, finding.location.line) for finding in found]
    assert text in found[0].message
    assert "x-clientwright-sandbox" in found[0].pointer


def test_a_description_without_hints_is_answered() -> None:
    """Without hints, examples are answered; what is no GET counts as applied, and unsecured operations need no key."""
    made = things("", "")
    assert (200, {"id": "a1", "n": 1}) == ask(made, "GET", "/things/x", headers=())
    assert (204, None) == ask(made, "POST", "/things/x", headers=())
    assert [False, True] == [entry.applied for entry in made.journal()]
    assert ["GET /things/{id}", "POST /things/{id}"] == [entry.operation for entry in made.journal()]


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("level=1&level=2", (), 200),
        ("level=1&level=x", (), 422),
        ("level=1.0", (), 422),
        ("level=1_0", (), 422),
        ("", (), 422),
        ("level=1", (("On", "true"),), 200),
        ("level=1", (("On", "yes"),), 422),
        ("level=1", (("Cookie", "a=b; ratio=1.5e2"),), 200),
        ("level=1", (("Cookie", "a=b; ratio=inf"),), 422),
    ],
)
def test_parameters_are_read_by_their_schemas(query: str, headers: Any, status: int) -> None:
    """Lists, numbers and booleans are read as they are written in a request; what is none of them is refused."""
    made = things(required="true")
    assert status == send(made, "GET", "/things/a1", query=query, headers=headers).status


def test_a_rate_is_counted_by_window() -> None:
    """Requests beyond the rate are refused until the window ends, each as the hint says."""
    made = things(get=hint(f"rate: {{requests: 2, seconds: 3600, answer: {REPLY}}}"))
    assert [200, 404, 409, 409] == [send(made, "GET", f"/things/{one}").status for one in ("a1", "b", "a1", "a1")]


@pytest.mark.parametrize(
    ("condition", "status"),
    [("in: [1]", 200), ("in: [2, 3]", 409), ("not: [2]", 200), ("not: [0, 1]", 409), ("in: [true]", 409)],
)
def test_a_record_has_to_be_as_it_is_required(condition: str, status: int) -> None:
    """A value has to be one of those that may stand in a place, or none of those that may not."""
    made = things(get=hint(f"requires: [{{at: /n, {condition}, answer: {REPLY}}}]"))
    assert status == send(made, "GET", "/things/a1").status


def test_a_record_is_there_for_each_of_another_kind() -> None:
    """Each record of the other kind brings one with what is taken from it, unless it lacks what is taken."""
    told = each("thing", "/id: /id, /n: /n").replace(repr(EXAMPLE), "/x-things", 1)
    made = things(f"x-things: [{{id: c3, n: 5}}, {{id: b2}}, {{id: d4, n: 6}}]\n{told}", get="")
    parts, owners = (made.state.records(Place("made_up", name)) for name in ("part", "thing"))
    assert [{"id": "c3", "n": 5}, {"id": "d4", "n": 6}] == parts
    assert ["c3", "b2", "d4"] == [one["id"] for one in owners]


def test_another_record_changes_with_the_one_that_is_changed() -> None:
    """What a record of another kind shows of a changed one changes with it; one that is not there is not made."""
    put = "set: {/n: 2}, mirrors: [{resource: part, key: /id, take: {/n: /n}}]"
    made = things(each("thing", "/id: /id"), hint(put).replace("read", "act"))
    assert (200, {"id": "a1", "n": 2}) == ask(made, "GET", "/things/a1")
    assert [{"id": "a1", "n": 2}] == made.state.records(Place("made_up", "part"))
    made.state.delete(Place("made_up", "part"), "a1")
    assert 200 == ask(made, "GET", "/things/a1")[0]
    assert [] == made.state.records(Place("made_up", "part"))


def test_an_answer_may_show_what_is_new() -> None:
    """An id of an answer is made up and an instant the present one, while the record stays as it is."""
    made = things(get=hint("show-new: [/id]"))
    first, second = (ask(made, "GET", "/things/a1")[1] for _ in range(2))
    assert 3 == len({first["id"], second["id"], "a1"})
    assert [{"id": "a1", "n": 1}] == made.state.records(Place("made_up", "thing"))


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    """Where a hint makes an answer that the description does not allow, 500 says so, and nothing is applied."""
    made = things(get=hint("set: {/n: many}").replace("read", "act"))
    answer = send(made, "GET", "/things/a1", headers=HEADERS)
    assert (500, True) == (answer.status, b"does not fit" in answer.body)
    assert [False] == [entry.applied for entry in made.journal()]
    assert [{"id": "a1", "n": 1}] == made.state.records(Place("made_up", "thing"))
    fine = things(get=hint("set: {/n: 2}").replace("read", "act"))
    assert (200, {"id": "a1", "n": 2}) == ask(fine, "GET", "/things/a1")


SECURE = """
openapi: 3.1.0
info: {title: t, version: "1"}
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: key}
security: [{basic: []}, {query: [], cookie: []}]
paths:
  /a: {get: {responses: {"200": {description: d}}}}
  /b: {get: {security: [], responses: {"200": {description: d}}}}
"""


@pytest.mark.parametrize(
    ("path", "query", "headers", "status"),
    [
        ("/a", "", (("Authorization", "Basic dTpw"),), 200),
        ("/a", "", (("Authorization", "Bearer dTpw"),), 401),
        ("/a", "", (("Authorization", "Basic "),), 401),
        ("/a", "key=k-1", (), 401),
        ("/a", "key=k-1", (("Cookie", "x=y; key=k-2"),), 200),
        ("/a", "key=invalid", (("Cookie", "x=y; key=k-2"),), 401),
        ("/b", "", (), 200),
    ],
)
def test_one_of_the_security_requirements_is_enough(path: str, query: str, headers: Any, status: int) -> None:
    """A request needs all schemes of one requirement, and none where the operation asks for none."""
    made = made_up(SECURE)
    assert status == send(made, "GET", path, query=query, headers=headers).status
    (entry,) = made.journal()
    assert "k-1" not in repr(entry)
    assert "k-2" not in repr(entry)
    assert "dTpw" not in repr(entry)


PLAIN = """
openapi: 3.1.0
info: {title: t, version: "1"}
x-clientwright-sandbox: {errors: {text: [/m], texts: {"401": No key.}}}
components: {securitySchemes: {basic: {type: http, scheme: basic}}}
security: [{basic: []}]
paths:
  /a:
    get:
      responses:
        "200": {description: d}
        "401": {description: d, content: {application/json: {schema: {required: [m], properties: {m: IT}}}}}
"""


@pytest.mark.parametrize(("schema", "said"), [("{const: gone}", "gone"), ("{type: string}", "No key.")])
def test_an_error_says_what_its_schema_allows(schema: str, said: str) -> None:
    """The sentence of an error is that of the hint, or what the description makes of it where that does not fit."""
    assert (401, {"m": said}) == ask(made_up(PLAIN.replace("IT", schema)), "GET", "/a", headers=())
