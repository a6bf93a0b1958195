from collections.abc import Callable
from pathlib import Path

import pytest
from review_projects import CREATE, both, change, copied, edit

from clientwright.review.causes import cause_of, tool_changes
from clientwright.review.values import Route, Step

PACKAGE = "/components/schemas/CreateSubscriptionRequest/properties/package_id"
SERVERS = "overlays/swipe/fix-servers-and-authentication.overlay.yaml"
SURFACE = "overlays/swipe/shape-surface.overlay.yaml"
LEDGER = "specs/swipe/ledger.yaml"
PAIR = tuple[Path, Path]


@pytest.fixture
def pair(tmp_path: Path) -> PAIR:
    """Give two copies of one provider."""
    return copied(tmp_path / "old", "swipe"), copied(tmp_path / "new", "swipe")


def respec(new: Path) -> None:
    """Change the spec where the id of a package is described."""
    edit(new / "specs/swipe/openapi.yaml", "Id of the package to subscribe to.", "Id of a package to subscribe to.")


def reshape(new: Path) -> None:
    """Change an overlay that has nothing to do with it."""
    edit(new / SERVERS, "description: Sandbox.", "description: To play.")


def upgrade(new: Path) -> None:
    """Generate with another version of a tool."""
    lock = (new / "generated/lock.toml").read_text("utf-8")
    ruff = next(line for line in lock.splitlines() if line.startswith('"ruff"'))
    edit(new / "generated/lock.toml", ruff, '"ruff" = "99.0"')


def cause(pair: PAIR, old: str | None = PACKAGE, new: str | None = PACKAGE, route: Route = CREATE) -> str:
    """Give the cause of a change of the id of a package."""
    sides = both(*pair)
    return cause_of(change(sides, old, new, route), *sides)


@pytest.mark.parametrize("places", [(PACKAGE, PACKAGE), (None, PACKAGE), (PACKAGE, None), (None, None)])
def test_nothing_of_a_provider_differs(pair: PAIR, places: tuple[str | None, str | None]) -> None:
    """What differs although neither spec nor overlays do is the work of a tool, wherever it stands."""
    assert "tool" == cause(pair, *places)
    edit(pair[1] / LEDGER, "  no-mark: The", "  no-mark: the")
    assert "tool" == cause(pair, *places)


@pytest.mark.parametrize("places", [(PACKAGE, PACKAGE), (None, None)])
def test_only_overlays_differ(pair: PAIR, places: tuple[str | None, str | None]) -> None:
    """What differs while the spec does not is the work of overlays, newer tools or not."""
    reshape(pair[1])
    assert "shape" == cause(pair, *places)
    upgrade(pair[1])
    assert "shape" == cause(pair, *places)


def test_a_provider_is_new_or_gone(tmp_path: Path) -> None:
    """What comes or goes with its provider is the provider's doing."""
    old, new = copied(tmp_path / "old", "swipe"), copied(tmp_path / "new", "mayar")
    sides = both(old, new)
    assert "api" == cause_of(change(sides, PACKAGE, None), *sides)
    assert "api" == cause_of(change(sides[::-1], None, PACKAGE), *sides[::-1])


def test_what_stands_nowhere(pair: PAIR) -> None:
    """A difference without a place is put down to tools that differ, then to overlays, then to the spec."""
    respec(pair[1])
    assert "spec" == cause(pair, None, None)
    reshape(pair[1])
    assert "shape" == cause(pair, None, None)
    upgrade(pair[1])
    assert "tool" == cause(pair, None, None)
    assert "spec" == cause(pair)


def test_only_the_spec_differs(pair: PAIR) -> None:
    """A spec that differs while all that it is made from stays was wrong, whatever tools do."""
    respec(pair[1])
    assert ("spec", "spec", "spec") == (cause(pair), cause(pair, None), cause(pair, PACKAGE, None))
    upgrade(pair[1])
    assert ("spec", "spec", "spec") == (cause(pair), cause(pair, None), cause(pair, PACKAGE, None))


def test_an_overlay_that_differs_put_the_node_there(pair: PAIR) -> None:
    """Where spec and overlays differ, a node that an overlay that differs has put there is of shape."""
    pointer = "/servers/1/description"
    respec(pair[1])
    reshape(pair[1])
    assert "shape" == cause(pair, pointer, pointer)
    assert "shape" == cause(pair, pointer, None)


def test_an_overlay_that_stays_proves_nothing(pair: PAIR) -> None:
    """A node of an overlay that stays the same is judged by what the spec has in its place."""
    pointer = "/paths/~1subscriptions/post/responses/401/description"
    edit(
        pair[1] / "specs/swipe/openapi.yaml",
        "The one success that the document prints, for all operations\n"
        "                  externalValue: examples/listSubscriptions.200.json\n"
        '        "422":\n',
        "One\n"
        "                  externalValue: examples/listSubscriptions.200.json\n"
        '        "401": {description: Refused.}\n'
        '        "422":\n',
    )
    reshape(pair[1])
    assert "spec" == cause(pair, pointer, pointer)


def test_the_spec_has_the_same_there(pair: PAIR) -> None:
    """Where spec and overlays differ, a node that is the same before overlays is of shape, and else it is not."""
    respec(pair[1])
    reshape(pair[1])
    other = "/components/schemas/CreateSubscriptionRequest/properties/phone_no"
    assert "shape" == cause(pair, other, other)
    assert "shape" == cause(pair, None, "/paths/~1subscriptions/post/tags")
    assert "spec" == cause(pair)


MOVED: dict[str, tuple[str, str, str]] = {
    "version": ("specs/swipe/openapi.yaml", "version: 1.0.0", "version: 1.0.1"),
    "document": (LEDGER, "lines: 139", "lines: 140"),
    "source": ("specs/swipe/openapi.yaml", "lines: [11, 33]", "lines: [11, 34]"),
    "entry": (LEDGER, "request: {line: [8, 20], required: true", "request: {line: [8, 21], required: true"),
    "reason": (LEDGER, "optional-when-sent: The field may", "optional-when-sent: The field can"),
    "example": ("specs/swipe/examples/createSubscription.422.json", "required", "Required"),
}


@pytest.mark.parametrize("what", sorted(MOVED))
def test_what_the_provider_says_differs_with_it(pair: PAIR, what: str) -> None:
    """A spec that differs together with what the provider says of the place has followed the provider."""
    respec(pair[1])
    file, before, after = MOVED[what]
    path = pair[1] / file
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert path.read_bytes() != (pair[0] / file).read_bytes()
    steps = subscription("phone_no") if what == "reason" else CREATE
    assert "api" == cause(pair, route=steps)


def subscription(field: str) -> Route:
    """Give the way to a field of a subscription that was created."""
    steps = (Step("property", "data"), Step("property", field))
    return Route("POST /subscriptions", "answer", "200", "application/json", steps)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("specs/swipe/openapi.yaml", "lines: [77, 124]", "lines: [77, 125]"),
        (LEDGER, "request: {line: [8, 53]", "request: {line: [8, 54]"),
        ("specs/swipe/examples/updateSubscription.request.json", "cancel", "Cancel"),
    ],
)
def test_what_the_provider_says_of_another_place_differs(pair: PAIR, file: str, before: str, after: str) -> None:
    """What the provider says of other operations explains nothing."""
    respec(pair[1])
    edit(pair[1] / file, before, after)
    assert "spec" == cause(pair)


def without(*names: str) -> Callable[[Path], None]:
    """Remove the ledger, or every `x-source`."""

    def apply(folder: Path) -> None:
        spec = folder / "specs/swipe/openapi.yaml"
        if "ledger" in names:
            (folder / LEDGER).unlink()
        if "source" in names:
            spec.write_text(spec.read_text("utf-8").replace("x-source:", "x-elsewhere:"), "utf-8")

    return apply


@pytest.mark.parametrize(("names", "expected"), [("ledger source", "api"), ("ledger", "spec"), ("source", "spec")])
def test_a_spec_in_the_providers_own_words(pair: PAIR, names: str, expected: str) -> None:
    """A spec with neither ledger nor sources is the provider's own, so that what differs is the provider's doing."""
    for folder in pair:
        without(*names.split())(folder)
    respec(pair[1])
    assert expected == cause(pair)


@pytest.mark.parametrize("names", ["ledger", "source", "ledger source"])
def test_what_is_lost_or_new_beside_a_spec_is_the_providers_doing(pair: PAIR, names: str) -> None:
    """A ledger or a source that only one side has moved with the spec."""
    without(*names.split())(pair[0])
    respec(pair[1])
    assert "api" == cause(pair) == cause(pair[::-1])


def test_tools_that_differ_are_listed_by_name(pair: PAIR) -> None:
    """Each tool whose version differs is told once, this project's sources by the first digits of their hash."""
    assert () == tool_changes(*both(*pair))
    upgrade(pair[1])
    lock = pair[1] / "generated/lock.toml"
    lines = lock.read_text("utf-8").splitlines()
    own = next(line for line in lines if line.startswith('"clientwright"'))
    ruff = next(line for line in (pair[0] / "generated/lock.toml").read_text("utf-8").splitlines() if "ruff" in line)
    edit(lock, own, f'"clientwright" = "sha256:{"0" * 64}"\n"another" = "1.2"')
    digest, version = own.split('"')[3][7:19], ruff.split('"')[3]
    expected = ("another absent -> 1.2", f"clientwright {digest} -> {'0' * 12}", f"ruff {version} -> 99.0")
    assert expected == tool_changes(*both(*pair))
    backwards = ("another 1.2 -> absent", f"clientwright {'0' * 12} -> {digest}", f"ruff 99.0 -> {version}")
    assert backwards == tool_changes(*both(*pair)[::-1])


@pytest.mark.parametrize("gone", ["generated", "generated/lock.toml"])
def test_a_side_without_a_lock_tells_nothing_of_tools(pair: PAIR, gone: str) -> None:
    """Without a lock on both sides no tool is known to differ."""
    path = pair[0] / gone
    path.rename(path.with_name("away"))
    assert () == tool_changes(*both(*pair))
    assert () == tool_changes(*both(*pair)[::-1])
