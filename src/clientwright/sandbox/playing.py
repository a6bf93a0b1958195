"""What tests play providers with: each sandbox is fresh, and what all of them share is made once."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from attrs import field, frozen

from clientwright.pipeline.effective import Provider
from clientwright.sandbox.engine import Design, designs_of
from clientwright.sandbox.faults import Chaos
from clientwright.sandbox.serving import Sandbox, Wire, fronted, listening, served, started
from clientwright.sandbox.sources import find_sources
from clientwright.sandbox.state import MEMORY


@frozen(eq=False)
class Player:
    """Plays providers on loopback until its test ends.

    Attributes:
        specs: The folder of specs; None for the clients that are installed.
        overlays: The folder of overlays, the `sandbox-` ones among them.

    """

    specs: Path | None
    overlays: Path | None
    _made: dict[Provider, Design] = field(repr=False)
    _stack: ExitStack = field(repr=False)

    def __call__(
        self,
        *providers: str,
        data: str | Path = MEMORY,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> Sandbox:
        """Play providers as they should be.

        Args:
            providers: Their names; all of the folder when there are none.
            data: The file of the database; `:memory:` for none.
            seed: Where chance begins: the same seed gives the same ids and made-up records.
            clock: Gives the present instant, in seconds since 1970.

        Raises:
            PipelineError: A file cannot be used, a hint is unknown or wrong, or there is no such provider.

        """
        __tracebackhide__ = True
        designs = self._designs(providers)
        bound = self._stack.enter_context(listening())
        engines = self._stack.enter_context(started(designs, data=data, seed=seed, clock=clock))
        return self._stack.enter_context(served(engines, bound))

    def wire(
        self,
        *providers: str,
        data: str | Path = MEMORY,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
        chaos: Chaos | None = None,
        **options: Any,
    ) -> Wire:
        """Play providers behind a front that misbehaves on the way out, after the effect.

        Args:
            providers: Their names; all of the folder when there are none.
            data: The file of the database; `:memory:` for none.
            seed: Where chance begins.
            clock: Gives the present instant, in seconds since 1970.
            chaos: The random schedule of the requests that no plan and no header chooses a fault for.
            options: More choices of the front: see `clientwright.sandbox.faults.Front`.

        Raises:
            PipelineError: As for a sandbox without a front, and where the schedule cannot be drawn.

        """
        __tracebackhide__ = True
        engines = self._stack.enter_context(started(self._designs(providers), data=data, seed=seed, clock=clock))
        return self._stack.enter_context(fronted(engines, chaos=chaos, **options))

    def _designs(self, names: tuple[str, ...]) -> list[Design]:
        __tracebackhide__ = True
        sources = find_sources(names, specs=self.specs, overlays=self.overlays)
        missing = [source for source in sources if source not in self._made]
        self._made.update(zip(missing, designs_of(missing), strict=True))
        return [self._made[source] for source in sources]
