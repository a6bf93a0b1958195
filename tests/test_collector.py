from __future__ import annotations

import gc

import pytest

from clientwright.pipeline.collector import held_off


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_as_it_was(*, running: bool) -> None:
    """The collector rests inside, and is afterwards as it was before, whatever happened."""
    seen: list[bool] = []

    def fail() -> None:
        seen.append(gc.isenabled())
        raise KeyError

    before = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        with pytest.raises(KeyError), held_off():
            fail()
        assert [False] == seen
        assert running == gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()
