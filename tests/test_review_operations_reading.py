from __future__ import annotations

from review_diff_helping import BODY, DROP, GET, HOOK, OK, POST, STRING, TEXTS, THINGS, changes, edited, said, spec

from clientwright.pipeline.documents import resolve
from clientwright.review.diff.nodes import alike
from clientwright.review.diff.operation_rules import OPERATION_RULES
from clientwright.review.diff.places import At
from clientwright.review.diff.serialization import serialization
from clientwright.review.values import ABSENT, Wire


def test_truth_is_no_number() -> None:
    """True is not 1 and false not 0, however deep; the order of members is nothing, and 1 is 1.0."""
    assert not alike(True, 1)  # noqa: FBT003 (what is compared)
    assert not alike([{"a": 0}], [{"a": False}])
    assert not alike(None, ABSENT)
    assert not alike({"a": 1}, {"a": 1, "b": 2})
    assert not alike([1], [1, 1])
    assert alike({"a": 1, "b": [2.0]}, {"b": [2], "a": 1.0})


def test_a_reference_has_words_of_its_own_since_31() -> None:
    """What stands beside a reference counts in 3.1, and is passed over in 3.0."""
    beside = (f"{POST}/requestBody/description", "Other words.")
    assert ["request-body-description-changed: docs"] == said(changes(THINGS, edited(THINGS, beside)))
    before = edited(THINGS, ("/openapi", "3.0.4"), ("/webhooks", DROP))
    assert [] == said(changes(before, edited(before, beside)))


def test_what_goes_both_ways_is_judged_by_the_worse() -> None:
    """What is shared by an operation and a webhook goes both ways; the worse verdict counts, the shortest way first."""
    page = {"$ref": "#/components/parameters/Page"}
    before = edited(THINGS, (f"{HOOK}/parameters/-", page))
    (found,) = changes(before, edited(before, ("/components/parameters/Page/required", True)))
    assert ("both", Wire.BREAKING) == (found.direction, found.wire)
    assert sorted(map(str, found.routes), key=len) == list(map(str, found.routes))
    assert ["GET /things/{id}", "webhook thingMade POST"] == [route.operation for route in found.routes]


def test_the_shortest_way_is_the_first() -> None:
    """Of the ways to one change, the one that takes the fewest letters is the first."""
    words = ("/paths/~1things~1{id}/parameters/0/description", "Which.")
    (found,) = changes(THINGS, edited(THINGS, words))
    assert ["GET /things/{id}", "DELETE /things/{id}"] == [route.operation for route in found.routes]


def test_the_operation_overrides_its_path() -> None:
    """A parameter that the operation states itself is not the one of its path; the name of a header has no case."""
    shared = {"name": "X-Trace", "in": "header", "required": True, "schema": STRING}
    path = "/paths/~1things~1{id}"
    own = [{"name": "x-TRACE", "in": "header", "schema": STRING}]
    before = edited(THINGS, (f"{path}/delete/parameters", own))
    after = edited(before, (f"{path}/parameters/-", shared))
    assert [] == said(changes(before, after))
    assert ["parameter-became-required: breaking"] == said(
        changes(after, edited(after, (f"{path}/delete/parameters", [])))
    )


def test_routes_name_the_media_type() -> None:
    """A difference in a body names the media type under which it was found, as the head writes it."""
    before = edited(THINGS, (f"{OK}/content/text~1csv", {"schema": STRING}))
    (found,) = changes(before, edited(before, (f"{OK}/content/text~1csv/schema", {"type": "integer"})))
    assert [("answer", "200", "text/csv")] == [(one.where, one.name, one.media) for one in found.routes]
    where = f"{GET}/parameters/4/content/application~1json/schema"
    (found,) = changes(THINGS, edited(THINGS, (f"{where}/type", "string")))
    assert [("query", "where", "application/json")] == [(one.where, one.name, one.media) for one in found.routes]


def test_the_finer_status_names_an_answer() -> None:
    """An answer that is stated finer on one side is named by the finer status, and only its own range stands for it."""
    broken = resolve(THINGS, f"{GET}/responses/5XX")
    after = edited(THINGS, (f"{GET}/responses/503", {**broken, "description": "Later."}))
    told = {one.rule: one.routes[0].name for one in changes(THINGS, after)}
    assert {"status-detailed": "503", "response-description-changed": "503"} == told
    told = {one.rule: one.routes[0].name for one in changes(after, THINGS)}
    assert {"status-folded": "503", "response-description-changed": "503"} == told


def test_a_default_alone_is_a_success() -> None:
    """A default beside no success stands for success, and a new success under it is part of it."""
    answers = f"{GET}/responses"
    alone = edited(THINGS, (answers, {"default": {"description": "All."}}))
    after = edited(alone, (f"{answers}/200", {"description": "All."}))
    assert ["status-detailed: docs"] == said(changes(alone, after))
    assert ["status-folded: docs"] == said(changes(after, alone))
    assert ["success-status-removed: breaking"] == said(changes(alone, edited(alone, (answers, {}))))


def test_schemes_have_many_names() -> None:
    """A credential that is defined alike under another name is the same; one that changed too is not."""
    schemes = "/components/securitySchemes"
    key = resolve(THINGS, f"{schemes}/key")
    edits = [(f"{schemes}/key", DROP), (f"{schemes}/token", {**key, "description": "A token."})]
    edits += [("/security", [{"token": []}]), (f"{POST}/security/0", {"token": []})]
    assert ["security-scheme-described: docs"] == said(changes(THINGS, edited(THINGS, *edits)))
    other = edited(THINGS, *edits, (f"{schemes}/token/name", "Token"))
    told = ["security-alternative-added: additive", "security-alternative-removed: breaking"]
    assert sorted(told * 2) == said(changes(THINGS, other))


def test_webhooks_ask_for_what_they_state() -> None:
    """The credentials of the whole description are not those of webhooks."""
    before = edited(THINGS, (f"{GET}/security", []), ("/paths/~1things~1{id}/delete/security", []))
    before = edited(before, (f"{POST}/security", []))
    assert [] == said(changes(before, edited(before, ("/security", []))))
    own = edited(before, (f"{HOOK}/security", [{"key": []}]))
    assert ["security-required: breaking"] == said(changes(before, own))


def test_schemes_that_nobody_uses_are_invisible() -> None:
    """A change of a credential counts where an operation of both sides asks for it."""
    scheme = ("/components/securitySchemes/bearer", {"type": "http", "scheme": "basic"})
    assert [] == said(changes(THINGS, edited(THINGS, scheme)))
    used = edited(THINGS, (f"{GET}/security", [{"bearer": []}]))
    assert ["security-scheme-kind-changed: breaking"] == said(changes(used, edited(used, scheme)))


def test_a_body_that_is_needed_is_told_as_such() -> None:
    """A new request body breaks calls where it is required, and only there."""
    before = edited(THINGS, (f"{POST}/requestBody", DROP))
    needed = edited(THINGS, (f"{BODY}/required", True))
    assert ["required-request-body-added: breaking"] == said(changes(before, needed))
    assert ["request-body-added: additive"] == said(changes(before, THINGS))


def test_styles_have_defaults() -> None:
    """A value is written by the style of its place, and exploded by forms unless it says otherwise."""
    anything, texts = frozenset({"any"}), frozenset({"array", "null"})

    def at(**fields: object) -> At:
        return At(spec({}), "", fields)

    assert {"style": "form", "explode": True} == serialization(at(), "query", anything)
    assert {"style": "form", "explode": True} == serialization(at(), "cookie", anything)
    assert {"style": "form", "explode": False} == serialization(at(explode=False), "query", texts)
    assert {"style": "simple", "explode": False} == serialization(at(), "path", anything)
    assert {"style": "simple"} == serialization(at(explode=True), "header", texts)
    assert {"style": "pipeDelimited", "explode": False} == serialization(at(style="pipeDelimited"), "query", texts)
    assert {"style": "form"} == serialization(at(style="deepObject"), "query", frozenset({"string"}))


def test_rules_are_told_in_full() -> None:
    """Each rule has a title, a reason and a verdict, and no name says what another does."""
    for name, rule in OPERATION_RULES.items():
        assert name == rule.name
        assert rule.request is not None or rule.response is not None
        assert rule.title
        assert rule.explain.endswith(".")
    assert len(OPERATION_RULES) == len({rule.title for rule in OPERATION_RULES.values()})


def test_lists_say_their_types() -> None:
    """The items of a stream and of a body are no texts of a list: each is compared where it stands."""
    media = f"{OK}/content/application~1jsonl"
    before = edited(THINGS, ("/openapi", "3.2.0"), (media, {"schema": TEXTS, "itemSchema": STRING}))
    found = changes(before, edited(before, (f"{media}/itemSchema/type", "integer")))
    assert [f"{media}/itemSchema/type"] == [one.new.pointer for one in found if one.new and one.rule == "type-changed"]


def test_what_is_in_the_path_is_required() -> None:
    """A parameter in the path has to be sent, be that stated or not."""
    after = edited(THINGS, (f"{GET}/parameters/-", {"name": "part", "in": "path", "schema": STRING}))
    assert ["required-parameter-added: breaking"] == said(changes(THINGS, after))
    stated = edited(after, (f"{GET}/parameters/6/required", True))
    assert [] == said(changes(after, stated))
