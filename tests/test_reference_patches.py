from pathlib import Path
from typing import Any

import pytest
from providers import PROVIDERS, effective
from reference_cases import answer, overlay, reference, shown, spec

from clientwright.pipeline.documents import resolve
from clientwright.reference.patches import patches_of
from clientwright.reference.wording import plain

GET = "/paths/~1things~1{id}/get"
THING = "/components/schemas/Thing"
WHY = {"description": "Because.", "x-evidence": {"grade": "stated", "source": "docs/things"}}


def places(folder: Path, *actions: Any, document: Any = None) -> list[list[str]]:
    """Give the places of each patch that the actions make."""
    found = reference(folder, document or spec(), overlay(*actions))
    return [list(one.places) for one in found.patches]


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_every_action_is_told(name: str) -> None:
    """Each action of our overlays has a patch with its file and line, and each patch a place with a description."""
    found = patches_of(effective(name))
    expected = [
        (Path(one.name).name, one.locate(f"/actions/{index}").line)
        for one in effective(name).overlays
        for index in range(len(one.data["actions"]))
    ]
    assert expected == [(one.file, one.line) for one in found]
    for one in found:
        assert one.places
        for place in one.places:
            assert isinstance(resolve(effective(name).document.data, place), dict)


ACTIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "value": ({"target": "$.components.schemas.Thing.properties.size.type", "update": "number"},
              [f"{THING}/properties/size"]),
    "member": ({"target": "$.components.schemas.Thing.properties.size", "update": {"minimum": 1}},
               [f"{THING}/properties/size"]),
    "list": ({"target": "$.components.schemas.Thing", "update": {"required": ["id"]}}, [THING]),
    "added property": ({"target": "$.components.schemas.Thing.properties", "update": {"hue": {"type": "string"}}},
                       [f"{THING}/properties/hue"]),
    "added schema": ({"target": "$.components", "update": {"schemas": {"New": {"type": "object", "properties": {
        "a": {"type": "string"}}}}}}, ["/components/schemas/New"]),
    "removed": ({"target": "$.components.schemas.Thing.properties.size", "remove": True}, [THING]),
    "operation": ({"target": "$.paths[*].get", "update": {"deprecated": True}}, [GET]),
    "answer": ({"target": "$.paths[*].get.responses", "update": {"404": {"description": "None."}}},
               [f"{GET}/responses/404"]),
    "header": ({"target": "$.paths[*].get.responses['200']", "update": {"headers": {"X": {"schema": {
        "type": "string"}}}}}, [f"{GET}/responses/200/headers/X"]),
    "parameter": ({"target": "$.paths[*].get.parameters[?@.name == 'deep'].schema", "update": {"default": True}},
                  [f"{GET}/parameters/1"]),
    "appended": ({"target": "$.paths[*].get.parameters", "update": [{"name": "n", "in": "query", "schema": {
        "type": "string"}}]}, [f"{GET}/parameters/2"]),
    "removed parameter": ({"target": "$.paths[*].get.parameters[1]", "remove": True}, [GET]),
    "servers": ({"target": "$", "update": {"servers": [{"url": "https://other.example"}]}}, ["/info"]),
    "title": ({"target": "$.info.title", "update": "Other"}, ["/info"]),
    "tag": ({"target": "$", "update": {"tags": [{"name": "things"}]}}, ["/tags/0"]),
    "scheme": ({"target": "$.components", "update": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}},
               ["/components/securitySchemes/key"]),
    "path": ({"target": "$.paths", "update": {"/more": {"get": {"operationId": "more", "responses": {
        "204": {"description": "Fine."}}}}}}, ["/paths/~1more/get"]),
    "nested": ({"target": "$.components.schemas.Thing.properties.size", "update": {"anyOf": [{"minimum": 1}]}},
               [f"{THING}/properties/size"]),
}  # fmt: skip


@pytest.mark.parametrize(("action", "expected"), ACTIONS.values(), ids=ACTIONS)
def test_where_a_patch_is_told(tmp_path: Path, action: dict[str, Any], expected: list[str]) -> None:
    """A patch is told at the nearest part whose description the page shows: the new one, else the one it changed."""
    assert [expected] == places(tmp_path, action)


def test_actions_without_effect_are_left_out(tmp_path: Path) -> None:
    """What an action leaves as it was is no patch."""
    same = {"target": "$.info", "update": {"title": "Things"}}
    assert [] == places(tmp_path, same, {"target": "$.info", "description": "Nothing to do."})


def test_patches_stay_with_what_they_changed(tmp_path: Path) -> None:
    """Later actions that move or take away parts leave the patches of the others where those parts are now."""
    moved = places(
        tmp_path,
        {"target": "$.paths[*].get.parameters", "update": [{"name": "n", "in": "query", "schema": {"type": "string"}}]},
        {"target": "$.components.schemas.Thing.properties", "update": {"hue": {"type": "string"}}},
        {"target": "$.paths[*].get.parameters[?@.name == 'deep']", "remove": True},
        {"target": "$.components.schemas.Thing.properties.hue", "remove": True},
    )
    assert [[f"{GET}/parameters/1"], [GET], [THING]] == moved


def test_values_that_python_takes_for_equal_differ(tmp_path: Path) -> None:
    """A flag that becomes a number is a change, though Python takes true for 1."""
    document = spec()
    document["components"]["schemas"]["Thing"]["properties"]["size"]["x-flag"] = True
    action = {"target": "$.components.schemas.Thing.properties.size['x-flag']", "update": 1}
    assert [[f"{THING}/properties/size"]] == places(tmp_path, action, document=document)


def test_a_reference_has_no_text_of_its_own(tmp_path: Path) -> None:
    """What changes at a reference is told above it, and what changes at its target there."""
    document = spec()
    document["components"]["responses"] = {"None": {"description": "None."}}
    document["paths"]["/things/{id}"]["get"]["responses"]["404"] = {"$ref": "#/components/responses/None"}
    found = places(
        tmp_path,
        {"target": "$.paths[*].get.responses['404']", "update": {"x-seen": True}},
        {"target": "$.components.responses.None", "update": {"x-seen": True}},
        document=document,
    )
    assert [[GET], ["/components/responses/None"]] == found


def test_a_property_called_properties(tmp_path: Path) -> None:
    """A keyword below a property that is called `properties` is not taken for a property."""
    document = spec()
    document["components"]["schemas"]["Thing"]["properties"] = {
        "properties": {"type": "array", "items": {"type": "string"}}
    }
    action = {"target": "$.components.schemas.Thing.properties.properties.items", "update": {"minLength": 1}}
    assert [[f"{THING}/properties/properties"]] == places(tmp_path, action, document=document)


def test_a_note_says_where_why_and_on_what_evidence(tmp_path: Path) -> None:
    """A note names the overlay's file and line, its purpose and its evidence, behind what the spec says."""
    document = spec()
    document["components"]["schemas"]["Thing"]["properties"]["size"]["description"] = "How large."
    action = {"target": "$.components.schemas.Thing.properties.size", "update": {"minimum": 1}, **WHY}
    data = shown(tmp_path, document, overlay(action))
    expected = "> **Changed by an overlay:** Because. (`fix-0.overlay.json:8`; evidence: stated `docs/things`)"
    assert f"How large.\n\n{expected}" == resolve(data, f"{THING}/properties/size")["description"]
    assert "description" not in resolve(data, f"{THING}/properties/id")
    said = data["info"]["description"]
    assert said.startswith("# Where the spec was changed\n")
    assert "<details><summary>Corrections (1)</summary>\n\n" in said
    assert "- `Thing.size`: Because. (`fix-0.overlay.json:8`; evidence: stated `docs/things`)" in said


def test_a_note_without_words_has_the_overlays_title(tmp_path: Path) -> None:
    """Where an action says nothing, its overlay's title says what it is for."""
    action = {"target": "$.components.schemas.Thing", "update": {"required": ["id"]}}
    data = shown(tmp_path, spec(), overlay(action, title="Some title"))
    expected = "> **Changed by an overlay:** Some title (`fix-0.overlay.json:8`)"
    assert expected == resolve(data, THING)["description"]


def test_an_answer_keeps_its_title(tmp_path: Path) -> None:
    """The note of an answer stands below its title, which is its description otherwise."""
    action = {"target": "$.paths[*].get.responses['200']", "update": {"x-seen": True}, **WHY}
    data = shown(tmp_path / "one", spec(), overlay(action))
    found = resolve(data, f"{GET}/responses/200")
    assert ("A thing.", True) == (found["x-summary"], found["description"].startswith("> **Changed"))
    document = spec()
    document["paths"]["/things/{id}"]["get"]["responses"]["200"]["x-summary"] = "Own"
    found = resolve(shown(tmp_path / "two", document, overlay(action)), f"{GET}/responses/200")
    assert ("Own", True) == (found["x-summary"], found["description"].startswith("A thing.\n\n> **Changed"))


def test_a_shared_schema_is_told_of_where_it_is_used(tmp_path: Path) -> None:
    """The patches of a schema are told where it is used, save where the page shows its own description anyway."""
    document = spec()
    other = {
        "type": "object",
        "properties": {
            "bare": {"$ref": "#/components/schemas/Thing"},
            "own": {"$ref": "#/components/schemas/Thing", "description": "Own."},
            "all": {"type": "array", "items": {"$ref": "#/components/schemas/Others"}},
        },
    }
    document["components"]["schemas"] |= {
        "Others": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
        "Other": other,
    }
    responses = document["paths"]["/things/{id}"]["get"]["responses"]
    responses["201"] = answer("Others.", {"$ref": "#/components/schemas/Others"})
    responses["202"] = answer("Other.", {"$ref": "#/components/schemas/Other"})
    action = {"target": "$.components.schemas.Thing", "update": {"required": ["id"]}, **WHY}
    data = shown(tmp_path, document, overlay(action))
    asked = [f"{GET}/responses/{status}" for status in ("200", "201", "202")]
    asked += [f"/components/schemas/Other/properties/{name}" for name in ("bare", "own", "all")]
    noted = ["Because." in str(resolve(data, place).get("description")) for place in asked]
    assert [True, True, False, False, True, True] == noted


def test_a_note_does_not_hide_what_a_shared_schema_says(tmp_path: Path) -> None:
    """Where a reference itself is patched, what its target says and the target's patches are shown with the note."""
    document = spec()
    schemas = document["components"]["schemas"]
    schemas["Hue"] = {"type": "string", "description": "A colour."}
    schemas["Thing"]["properties"]["hue"] = {"$ref": "#/components/schemas/Hue"}
    data = shown(
        tmp_path,
        document,
        overlay(
            {"target": "$.components.schemas.Thing.properties.hue", "update": {"x-a": 1}, "description": "First."},
            {"target": "$.components.schemas.Hue", "update": {"x-b": 1}, "description": "Second."},
        ),
    )
    said = resolve(data, f"{THING}/properties/hue")["description"]
    assert said.startswith("A colour.\n\n> **Changed by an overlay:** First.")
    assert "> **Changed by an overlay:** Second." in said


def test_schemas_that_hold_each_other_end(tmp_path: Path) -> None:
    """Schemas that refer to each other in a circle are told of once each."""
    document = spec()
    document["components"]["schemas"]["Thing"]["properties"]["inner"] = {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Thing"},
    }
    action = {"target": "$.components.schemas.Thing", "update": {"required": ["id"]}, **WHY}
    data = shown(tmp_path, document, overlay(action))
    assert 1 == resolve(data, THING)["description"].count("Because.")
    assert 1 == resolve(data, f"{THING}/properties/inner")["description"].count("Because.")


def test_the_list_names_places_as_people_do(tmp_path: Path) -> None:
    """The list of patches names operations, answers, parameters, schemas and tags, and says how many it leaves out."""
    document = spec()
    operation = document["paths"]["/things/{id}"]["get"]
    document["paths"] |= {f"/t{index}": {"get": {**operation, "operationId": f"t{index}", "parameters": []}}
                          for index in range(7)}  # fmt: skip
    document["tags"] = [{"name": "things"}]
    document["webhooks"] = {"told": {"post": {"responses": {"200": {"description": "Fine."}}}}}
    targets = ["$.paths['/things/{id}'].get.parameters[1]", "$.paths['/things/{id}'].get.responses['200']",
               "$.components.schemas.Thing.properties.size", "$.tags[0]", "$.webhooks.told.post", "$.info",
               "$.paths['/things/{id}'].get"]  # fmt: skip
    actions = [
        {"target": one, "update": {"x-seen": True}, "description": f"No {index}."} for index, one in enumerate(targets)
    ]
    many = {"target": "$.paths[*].get.responses['200']", "update": {"x-more": 1}, "description": "Many."}
    said = shown(tmp_path, document, overlay(*actions, many))["info"]["description"]
    names = [line[2:].partition(":")[0] for line in said.split("\n") if line.startswith("- ")]
    expected = ["`GET /things/{id} deep`", "`GET /things/{id} 200`", "`Thing.size`", "`tag things`", "`webhook told`",
                "`the whole API`", "`GET /things/{id}`"]  # fmt: skip
    assert expected == names[:-1]
    assert names[-1].endswith("`GET /t4 200` and 2 more")


def test_pages_without_patches_have_no_list(tmp_path: Path) -> None:
    """Where there are no overlays, the spec keeps its texts."""
    document = spec(info={"title": "T", "version": "1", "description": "Said."})
    data = shown(tmp_path, document)
    assert "Said." == data["info"]["description"]
    assert document["components"] == data["components"]


def test_what_is_said_twice_is_shown_once(tmp_path: Path) -> None:
    """Actions that change one place for one reason are one note there, and one entry of the list."""
    first = {"target": "$.components.schemas.Thing.properties.size.type", "remove": True, **WHY}
    second = {"target": "$.components.schemas.Thing.properties.size", "update": {"type": "number"}, **WHY}
    data = shown(tmp_path, spec(), overlay(first, second))
    assert 1 == resolve(data, f"{THING}/properties/size")["description"].count("Because.")
    assert 1 == data["info"]["description"].count("Because.")


def test_overlay_texts_are_no_markup() -> None:
    """What an overlay says is shown as it is, on one line; between backticks it is code."""
    assert "a b `c_d` &#42;e&#42; &#60;b&#62; f&#58;//g" == plain("a\n b `c_d` *e* <b> f://g")
    assert "&#96; &#91;x&#93;(y)" == plain("` [x](y)")
    assert "`` a`b ``" == plain("`` a`b ``") or "&#96;" in plain("`` a`b ``")
