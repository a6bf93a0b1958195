"""Laws of what a client tells of drift, of what httpx logs, and of names that are going."""

from __future__ import annotations

import asyncio
import logging
import warnings

import httpx
import pytest
from wire import Wire, answer
from wire_calls import TOKEN, WORLDS, World, call

from clientwright.deprecation import deprecated
from clientwright.drift import Drift
from clientwright.masking import quiet


@pytest.mark.parametrize("world", WORLDS)
def test_a_client_tells_its_listener(world: World) -> None:
    """What an answer has beyond its description reaches `on_drift` with the operation and the path."""
    told: list[Drift] = []
    with Wire(answer(200, b'{"id": "t1", "hue": 1}')) as wire:
        assert "t1" == call(world, wire.url, on_drift=told.append).parsed.id
    assert [("things.get", "$.hue")] == [(drift.operation, drift.path) for drift in told]


def test_a_secret_in_a_name_is_not_told() -> None:
    """A field that is called like the credential is told of without it."""
    told: list[Drift] = []
    with Wire(answer(200, f'{{"id": "t1", "{TOKEN}": 1}}'.encode())) as wire:
        call("sync", wire.url, on_drift=told.append)
    assert 1 == len(told)
    assert TOKEN not in str(told)


def test_a_deprecated_name_points_to_its_caller() -> None:
    """The warning names the line that calls, not the toolkit, and the call is made."""

    @deprecated("use more instead")
    def less(value: int) -> int:
        return value

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert 3 == less(3)
    assert [(__file__, "use more instead")] == [(one.filename, str(one.message)) for one in caught]
    assert [DeprecationWarning] == [one.category for one in caught]

    @deprecated("too")
    async def later() -> int:
        return 4

    with pytest.warns(DeprecationWarning, match="too"):
        assert 4 == asyncio.run(later())


def test_a_name_with_any_character_is_masked_in_logs(caplog: pytest.LogCaptureFixture) -> None:
    """The value of a query parameter is taken out of the lines of httpx however its name has to be written."""
    quiet(("key/[a]",))
    caplog.set_level(logging.INFO)
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    with httpx.Client(transport=transport) as client:
        client.get("https://a.test/", params={"key/[a]": "5ecret", "b": "open"})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "httpx"]
    assert "5ecret" not in line
    assert "open" in line
