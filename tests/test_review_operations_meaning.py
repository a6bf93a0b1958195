from __future__ import annotations

from typing import Any

import pytest
from review_diff_helping import DROP, GET, POST, STRING, THINGS, changes, edited, said

from clientwright.pipeline.documents import resolve


def test_a_path_is_known_by_its_shape() -> None:
    """A path parameter with another name is that parameter still."""
    before, path = THINGS, "/paths/~1things~1{id}"
    after = edited(before, ("/paths/~1things~1{key}", resolve(before, path)), (path, DROP))
    after = edited(after, ("/paths/~1things~1{key}/parameters/0/name", "key"))
    assert ["path-parameter-renamed: docs"] == said(changes(before, after))
    assert ["path-parameter-renamed: docs"] == said(changes(after, before))


@pytest.mark.parametrize("key", ["id", "shape"])
def test_a_moved_operation_is_one_change(key: str) -> None:
    """An operation with the same id, or the same in all but its id, under another address has moved."""
    drop = [(f"{POST}/operationId", DROP)] if key == "shape" else [(f"{POST}/summary", "New words.")]
    before = edited(THINGS, *([(f"{POST}/operationId", DROP)] if key == "shape" else []))
    moved = edited(resolve(edited(THINGS, *drop), POST))
    after = edited(before, ("/paths/~1things", DROP), ("/paths/~1v2~1things", {"put": moved}))
    rules = ["operation-moved: breaking", *(["operation-summary-changed: docs"] if key == "id" else [])]
    assert rules == said(changes(before, after))
    assert rules == said(changes(after, before))
    assert ("PUT /v2/things",) == changes(before, after)[0].operations


def test_ids_of_a_route_are_those_of_both_sides() -> None:
    """A route tells the operation's id in the base and in the head, where it is on that side."""
    (found,) = changes(THINGS, edited(THINGS, (f"{GET}/operationId", "fetchThing")))
    assert [("getThing", "fetchThing")] == [(one.old_id, one.new_id) for one in found.routes]
    (found,) = changes(THINGS, edited(THINGS, ("/webhooks/thingMade", DROP)))
    assert [("onThing", None, True)] == [(one.old_id, one.new_id, one.incoming) for one in found.routes]


def test_routes_say_where() -> None:
    """A route says where in the operation the change is, and which way the data goes."""
    pointers = {
        f"{GET}/responses/200/headers/X-Note/description": ("answer-header", "200 X-Note", "response"),
        f"{GET}/parameters/3/description": ("cookie", "session", "request"),
        f"{GET}/responses/404/description": ("answer", "404", "response"),
        "/webhooks/thingMade/post/parameters/0/description": ("header", "X-Sign", "response"),
        "/webhooks/thingMade/post/responses/204/description": ("answer", "204", "request"),
        "/webhooks/thingMade/post/description": ("operation", "", "none"),
        f"{POST}/callbacks/done/{{$request.body#~1url}}/post/responses/204/description": ("answer", "204", "request"),
    }
    for pointer, expected in pointers.items():
        (found,) = changes(THINGS, edited(THINGS, (pointer, "Other words.")))
        (route,) = found.routes
        assert expected == (route.where, route.name, found.direction), pointer


def test_the_order_of_parameters_is_told() -> None:
    """Parts of a path in another order are told, which arguments by position follow; that of others is not."""
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in ("a", "b")]
    listed = [*path, *({"name": name, "in": "query", "schema": {"type": "string"}} for name in ("c", "d"))]
    before = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    before["paths"] = {"/{a}/{b}": {"get": {"parameters": listed, "responses": {"200": {"description": "Fine."}}}}}
    where = "/paths/~1{a}~1{b}/get/parameters"
    assert [] == said(changes(before, edited(before, (where, [listed[3], *listed[:3]]))))
    after = edited(before, (where, [listed[1], listed[0], *listed[2:]]))
    assert ["parameter-order-changed: docs"] == said(changes(before, after))


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([(f"{GET}/parameters/1/style", "form")], id="style"),
        pytest.param([(f"{GET}/parameters/1/explode", True)], id="explode"),
        pytest.param([(f"{GET}/parameters/0/explode", False)], id="explode of a scalar"),
        pytest.param([(f"{GET}/parameters/0/required", False)], id="required"),
        pytest.param([(f"{GET}/parameters/2/name", "x-trace")], id="header name"),
        pytest.param([(f"{GET}/parameters/2/allowReserved", True)], id="reserved in a header"),
        pytest.param([(f"{GET}/deprecated", False)], id="deprecated"),
        pytest.param([(f"{GET}/security", [{"key": []}])], id="security as inherited"),
        pytest.param([(f"{GET}/servers", [])], id="no servers of its own"),
        pytest.param([("/components/securitySchemes/bearer/scheme", "basic")], id="scheme that nobody uses"),
        pytest.param([("/components/responses/Other", {"description": "Other."})], id="component that nobody uses"),
        pytest.param([("/components/securitySchemes/key/name", "KEY")], id="case of a header"),
    ],
)
def test_what_goes_without_saying_is_no_change(edits: list[tuple[str, Any]]) -> None:
    """To state a default, or to change what nobody uses, is no change."""
    assert [] == said(changes(THINGS, edited(THINGS, *edits)))


def test_media_types_are_compared_by_meaning() -> None:
    """Case, blanks and a stated UTF-8 make no other media type."""
    ok = f"{GET}/responses/200/content"
    body = resolve(THINGS, f"{ok}/application~1json")
    after = edited(THINGS, (f"{ok}/application~1json", DROP), (f"{ok}/Application~1JSON ; charset=UTF-8", body))
    assert [] == said(changes(THINGS, after))


def test_sunsets_are_days() -> None:
    """A later sunset is a relief; an earlier one, or one that cannot be read, is a risk."""
    before = edited(THINGS, (f"{GET}/x-sunset", "2027-01-31"))
    told = {
        "2027-02-01": "sunset-postponed: docs",
        "2026-12-31": "sunset-changed: risky",
        "soon": "sunset-changed: risky",
    }
    for day, expected in told.items():
        assert [expected] == said(changes(before, edited(THINGS, (f"{GET}/x-sunset", day))))


def test_callbacks_may_lead_to_themselves() -> None:
    """An operation that is its own callback is compared once."""
    loop = edited(THINGS, ("/components/pathItems", {"Loop": {"post": resolve(THINGS, POST)}}))
    loop = edited(
        loop,
        (f"{POST}/callbacks/done/{{$request.body#~1url}}", {"$ref": "#/components/pathItems/Loop"}),
        (
            "/components/pathItems/Loop/post/callbacks/done/{$request.body#~1url}",
            {"$ref": "#/components/pathItems/Loop"},
        ),
    )
    after = edited(loop, ("/components/pathItems/Loop/post/summary", "Other words."))
    (found,) = changes(loop, after)
    assert "operation-summary-changed" == found.rule


def test_operations_of_later_versions_are_compared() -> None:
    """The methods that 3.2 adds are methods, and its items of a stream are compared."""
    data = edited(
        THINGS,
        ("/openapi", "3.2.0"),
        (
            "/paths/~1things/query",
            {"responses": {"200": {"description": "All.", "content": {"application/jsonl": {}}}}},
        ),
        ("/paths/~1things/additionalOperations", {"LOCK": {"responses": {"204": {"description": "Locked."}}}}),
    )
    items = "/paths/~1things/query/responses/200/content/application~1jsonl/itemSchema"
    assert ["operation-removed: breaking"] == said(
        changes(data, edited(data, ("/paths/~1things/additionalOperations", {})))
    )
    (found,) = changes(edited(data, (items, STRING)), edited(data, (items, {"type": "integer"})))
    assert ("QUERY /things",) == found.operations
    assert "$[]" == found.routes[0].path


CALLBACK = f"{POST}/callbacks/done"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [("/webhooks/thingMade", DROP), ("/webhooks/thingBorn", resolve(THINGS, "/webhooks/thingMade"))],
            ["webhook-renamed: docs"],
            id="webhook",
        ),
        pytest.param(
            [(CALLBACK, DROP), (f"{POST}/callbacks/ready", resolve(THINGS, CALLBACK))],
            ["callback-renamed: docs"],
            id="callback",
        ),
        pytest.param(
            [(CALLBACK, {"{$request.query.url}": next(iter(resolve(THINGS, CALLBACK).values()))})],
            ["callback-moved: breaking"],
            id="expression",
        ),
        pytest.param([(f"{GET}/responses/200/headers/X-Note/explode", True)], [], id="list in a header"),
        pytest.param([("/security", [{}]), (f"{POST}/security/-", {})], ["security-optional: additive"] * 2, id="open"),
        pytest.param([(f"{POST}/security", [{"bearer": []}])], [
            "security-alternative-added: additive",
            "security-alternative-removed: breaking",
            "security-alternative-removed: breaking",
        ], id="others"),
        pytest.param(
            [("/paths/~1things~1{id}/servers", [{"url": "https://b.example"}]), (f"{GET}/servers", [{"url": "https://b.example"}])],
            ["server-added: additive", "server-removed: breaking"] * 2,
            id="servers of a path",
        ),
    ],
)  # fmt: skip
def test_the_same_is_recognised(edits: list[tuple[str, Any]], expected: list[str]) -> None:
    """What is still there is recognised, and what is different about it told."""
    assert sorted(expected) == said(changes(THINGS, edited(THINGS, *edits)))


def test_an_open_operation_needs_nothing() -> None:
    """Where no credentials are needed, one that is no longer taken breaks nothing."""
    before = edited(THINGS, (f"{GET}/security", [{}, {"key": []}]))
    assert ["security-loosened: additive"] == said(changes(before, edited(before, (f"{GET}/security", [{}]))))


def test_objects_in_headers_explode() -> None:
    """An object in a header is written in two ways, which are not the same."""
    header = f"{GET}/responses/200/headers/X-Note"
    before = edited(THINGS, (f"{header}/schema", {"type": "object"}))
    assert ["header-serialization-changed: breaking"] == said(
        changes(before, edited(before, (f"{header}/explode", True)))
    )


def test_scalars_are_written_alike() -> None:
    """A scalar in the query is written in one way by all styles that may stand there."""
    limit = f"{GET}/parameters/0"
    for style in ("form", "spaceDelimited", "pipeDelimited", "deepObject"):
        assert [] == said(changes(THINGS, edited(THINGS, (f"{limit}/style", style))))


def test_a_content_type_that_goes_without_saying_is_no_change() -> None:
    """To state the content type that a field of a form has by its type is no change; another one is."""
    form = f"{GET}/responses/200/content/multipart~1form-data"
    fields = {"a": STRING, "b": {"type": "object"}, "c": {"type": "string", "format": "binary"}}
    before = edited(THINGS, (form, {"schema": {"type": "object", "properties": fields}}))
    usual = {"a": "text/plain", "b": "Application/JSON", "c": "application/octet-stream"}
    for name, media in usual.items():
        for other, expected in ((media, []), ("image/png", ["encoding-content-type-changed: breaking"])):
            encoding = {name: {"contentType": other}}
            assert expected == said(changes(before, edited(before, (f"{form}/encoding", encoding)))), name


def test_parts_without_names_are_compared() -> None:
    """What 3.2 says of the parts of a body by their place is compared, and so are texts of media types."""
    media = f"{GET}/responses/200/content/multipart~1mixed"
    parts = {"prefixEncoding": [{"contentType": "image/png"}], "itemEncoding": {"contentType": "image/gif"}}
    data = edited(THINGS, ("/openapi", "3.2.0"), (media, parts))
    for pointer in ("prefixEncoding/0", "itemEncoding"):
        (found,) = changes(data, edited(data, (f"{media}/{pointer}/contentType", "text/html")))
        assert ("encoding-content-type-changed", "response") == (found.rule, found.direction)
    assert ["encoding-content-type-changed: breaking"] == said(
        changes(data, edited(data, (f"{media}/prefixEncoding", DROP)))
    )
    told = said(changes(data, edited(data, (f"{media}/description", "Parts."))))
    assert ["media-type-description-changed: docs"] == told


def test_the_first_range_that_fits_counts() -> None:
    """A type that has become part of a range is compared with the narrowest one."""
    ok = f"{GET}/responses/200/content"
    body = resolve(THINGS, f"{ok}/application~1json")
    edits = [(f"{ok}/application~1json", DROP), (f"{ok}/application~1*", body), (f"{ok}/*~1*", {})]
    found = changes(THINGS, edited(THINGS, *edits))
    assert ["media-type-generalized: breaking"] == [one for one in said(found) if "generalized" in one]
    assert ["application/*"] == [one.after for one in found if one.rule == "media-type-generalized"]


def test_an_operation_may_move_under_another_id() -> None:
    """An operation that is the same in all but address and id has moved, and is called otherwise."""
    other = edited(resolve(THINGS, POST), ("/operationId", "createThing"))
    after = edited(THINGS, ("/paths/~1things", DROP), ("/paths/~1v2~1things", {"post": other}))
    assert ["operation-id-changed: docs", "operation-moved: breaking"] == said(changes(THINGS, after))


def test_a_method_stands_once() -> None:
    """An additional operation under the name of a fixed method is passed over where that is stated."""
    after = edited(
        THINGS, ("/openapi", "3.2.0"), ("/paths/~1things/additionalOperations", {"POST": {"summary": "No."}})
    )
    assert ["openapi-version-changed: docs"] == said(changes(THINGS, after))
