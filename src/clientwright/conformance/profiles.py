"""How much is drawn: quick while one works, the same each time in CI, without end in a soak."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from attrs import frozen
from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import ExampleDatabase

from clientwright.pipeline.findings import Finding, Location, PipelineError

_PHASES: Final = (Phase.reuse, Phase.generate, Phase.shrink)


@frozen
class Profile:
    """How documents are drawn.

    Attributes:
        name: What it is called.
        examples: How many documents are drawn for a case of a law.
        fixed: Whether the same documents are drawn each time.

    """

    name: str
    examples: int
    fixed: bool = False

    def settings(self, database: ExampleDatabase | None) -> settings:
        """Give the settings of Hypothesis; a fixed profile remembers nothing.

        Args:
            database: Where failures are remembered between runs.

        """
        return settings(
            database=None if self.fixed else database,
            deadline=None,
            derandomize=False,  # the seed decides
            max_examples=self.examples,
            phases=_PHASES,
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )


PROFILES: Final[Mapping[str, Profile]] = {
    profile.name: profile for profile in (Profile("dev", 25), Profile("ci", 40, fixed=True), Profile("soak", 1000))
}
VARIABLE: Final = "CLIENTWRIGHT_PROFILE"


def profile_of(name: str | None) -> Profile:
    """Give a profile by name; without one, that of `CLIENTWRIGHT_PROFILE`, else `ci` where CI runs, and `dev`.

    Raises:
        PipelineError: There is no such profile.

    """
    wanted = name or os.environ.get(VARIABLE) or ("ci" if os.environ.get("CI") else "dev")
    if wanted not in PROFILES:
        message = f"There is no profile {wanted!r}; choose one of {', '.join(PROFILES)}."
        raise PipelineError(
            [Finding("profile-unknown", message, "", Location(f"${VARIABLE}" if not name else "--profile"))]
        )
    return PROFILES[wanted]
