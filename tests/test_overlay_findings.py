"""Where each finding about an overlay stands, to the column, and what it says."""

import pytest
from overlay_helping import refused, spec

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply

VALID = """\
overlay: 1.2.0
$self: https://e.org/o
info:
  title: Test
  version: 1.0.0
extends: spec.json
components:
  actions:
    set:
      fields:
        update: {x: 1}
actions:
  - target: $.a
    update: {b: 1}
  - target: $
    $ref: '#/components/actions/set'
"""

CASES = {
    "version": (
        ("overlay: 1.2.0", "overlay: 1.3.0"),
        (
            "1:1: error: Overlay version '1.3.0' is not one that is understood; write 1.0.0, 1.1.0 or 1.2.0. "
            "(at /overlay) [overlay-version]"
        ),
    ),
    "version as a number": (
        ("overlay: 1.2.0", "overlay: 1.2"),
        "1:1: error: `overlay` must be a string, not a number; put it in quotes. (at /overlay) [overlay-type]",
    ),
    "missing": (
        ("  version: 1.0.0\n", ""),
        "3:1: error: `info` must have `version`, a string; add it. (at /info) [overlay-required]",
    ),
    "missing target": (
        ("  - target: $.a\n    update", "  - update"),
        "13:5: error: An action must have `target`, a string; add it. (at /actions/0) [overlay-required]",
    ),
    "no object": (
        ("  - target: $.a\n    update: {b: 1}\n", "  - true\n"),
        "13:5: error: An action must be an object, not a boolean. (at /actions/0) [overlay-type]",
    ),
    "no array": (
        ("title: Test", "title: [Test]"),
        "4:3: error: `title` must be a string, not an array; put it in quotes. (at /info/title) [overlay-type]",
    ),
    "no boolean": (
        ("update: {b: 1}", "remove: yes"),
        (
            "14:5: error: `remove` must be a boolean, not a string; write true or false. "
            "(at /actions/0/remove) [overlay-type]"
        ),
    ),
    "no fields": (
        ("update: {x: 1}", "- 1"),
        (
            "10:7: error: `fields` must be an object, not an array; write an object. "
            "(at /components/actions/set/fields) [overlay-type]"
        ),
    ),
    "unknown": (
        ("update: {b", "updates: {b"),
        (
            "14:5: error: `updates` is not a field of an action; did you mean `update`? "
            "(at /actions/0/updates) [overlay-unknown-field]"
        ),
    ),
    "unknown and like nothing": (
        ("title: Test", "title: Test\n  zzz: 1"),
        (
            "5:3: error: `zzz` is not a field of `info`; "
            "known are title, version, description and names that begin with x-. (at /info/zzz) [overlay-unknown-field]"
        ),
    ),
    "version too old": (
        ("overlay: 1.2.0\n$self: https://e.org/o", "overlay: 1.1.0\nx-a: 1"),
        (
            "7:1: error: `components` needs Overlay 1.2, but this overlay declares 1.1; raise `overlay`. "
            "(at /components) [overlay-version-feature]"
        ),
    ),
    "fragment": (
        ("extends: spec.json", "extends: spec.json#/a"),
        (
            "6:1: error: `extends` names a whole document and must not have a fragment; take `#` and what follows out. "
            "(at /extends) [overlay-uri-fragment]"
        ),
    ),
    "query": (
        ("target: $.a", "target: $.a[x]"),
        (
            "13:5: error: This is not a query by RFC 9535 (character 5: unexpected token 'x' in bracketed selection). "
            "(at /actions/0/target) [overlay-target-syntax]"
        ),
    ),
    "update and copy": (
        ("update: {b: 1}", "update: {b: 1}\n    copy: $"),
        (
            "15:5: error: `update` and `copy` cancel each other out; keep one of them, in an action of its own. "
            "(at /actions/0/copy) [overlay-update-and-copy]"
        ),
    ),
    "repeated": (
        ("actions:\n  - target", "actions:\n  - {update: {b: 1}, target: $.a}\n  - target"),
        (
            "14:5: error: This action repeats the one at o.yaml:13:5; each must be unique, so take one of them out. "
            "(at /actions/1) [overlay-action-duplicate]"
        ),
    ),
    "reference": (
        ("actions/set'", "actions/~set'"),
        (
            "16:5: error: '#/components/actions/~set' does not name a reusable action; "
            "write `#/components/actions/<key>`, with ~0 for ~, ~1 for /. "
            "(at /actions/1/$ref) [overlay-reference-syntax]"
        ),
    ),
    "reference to nothing": (
        ("actions/set'", "actions/sat'"),
        (
            "16:5: error: There is no reusable action 'sat' in `components.actions` (there: set); add or correct it. "
            "(at /actions/1/$ref) [overlay-reference-unresolved]"
        ),
    ),
    "unmatched": (
        ("target: $.a", "target: $.b"),
        (
            "13:5: error: The target selects nothing in the document as it is here; "
            "correct it, or take the action out. (at /actions/0/target) [overlay-target-unmatched]"
        ),
    ),
    "root": (
        ("update: {x: 1}", "remove: true"),
        (
            "15:5: error: The target is the whole document, which cannot be removed; select nodes below it. "
            "(at /actions/1/target) [overlay-remove-root]"
        ),
    ),
    "mixed": (
        ("target: $.a\n", "target: $[*]\n"),
        (
            "13:5: error: The target selects nodes of different kinds (an object at https://e.org/spec.json:1:2, "
            "an array at https://e.org/spec.json:1:11); write one action for each kind. "
            "(at /actions/0/target) [overlay-targets-mixed]"
        ),
    ),
    "copy of several": (
        ("update: {b: 1}", "copy: $.*"),
        (
            "14:5: error: `copy` must select exactly one node, but selects 2; make it more exact. "
            "(at /actions/0/copy) [overlay-copy-single]"
        ),
    ),
}


def test_the_overlay_that_the_cases_start_from_is_valid() -> None:
    """Without its one mistake, each case applies silently."""
    applied = apply(spec({"a": {}, "l": []}, "https://e.org/spec.json"), [loads(VALID, "o.yaml")])
    assert applied.document.data == {"a": {"b": 1}, "l": [], "x": 1}
    assert (applied.actions, applied.warnings) == (2, ())


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_one_finding_at_its_place(name: str) -> None:
    """One mistake gives one finding: its place, what is wrong, what to do, pointer and rule."""
    (right, wrong), line = CASES[name]
    assert VALID.count(right) == 1
    document = spec({"a": {}, "l": []}, "https://e.org/spec.json")
    findings = refused(document, loads(VALID.replace(right, wrong), "o.yaml"))
    assert f"o.yaml:{line}" in [str(finding) for finding in findings]
    if name != "version too old":
        assert len(findings) == 1


def test_an_empty_list_of_actions_is_located() -> None:
    """The finding stands at `actions`."""
    empty = loads("overlay: 1.0.0\ninfo: {title: a, version: b}\nactions: []\n", "o.yaml")
    with pytest.raises(PipelineError) as caught:
        apply(spec({}), [empty])
    assert str(caught.value) == (
        "o.yaml:3:1: error: `actions` is empty; write at least one action. (at /actions) [overlay-actions-empty]"
    )
