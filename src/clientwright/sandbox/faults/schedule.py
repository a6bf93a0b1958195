"""Which fault a request gets: those of a plan in their order, then those of a seeded random schedule."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from attrs import field, frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.sandbox.faults.catalogue import OK, chosen, faults
from clientwright.sandbox.faults.values import Fault


def _as_tuple(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(codes)


@frozen
class Chaos:
    """A random schedule, the same for the same seed.

    Attributes:
        seed: What the schedule is drawn from.
        rate: The share of requests that get a fault, from 0 to 1.
        codes: The faults that are drawn from; all that strike on a connection when empty.

    """

    seed: int
    rate: float
    codes: tuple[str, ...] = field(default=(), converter=_as_tuple)

    def checked(self) -> Chaos:
        """Check the schedule.

        Raises:
            PipelineError: The rate is no share, a code is unknown, or a fault cannot strike on a connection.

        """
        if isinstance(self.rate, bool) or not isinstance(self.rate, int | float) or not 0 <= self.rate <= 1:
            message = "The rate of a random schedule is a number from 0 to 1, such as 0.2 for every fifth request."
            raise PipelineError([Finding("chaos-rate", message, "", Location("chaos"))])
        early = [one for one in chosen(self.codes, "chaos") if one.listening]
        if early:
            raise PipelineError([unconnected(one, "chaos") for one in early])
        return self

    def drawn(self, number: int) -> Fault:
        """Draw the fault of a request.

        Args:
            number: How many requests came before it; the order of other draws makes no difference.

        """
        random = Random(f"{self.seed}:{number}")  # noqa: S311  # reproducible on purpose
        if random.random() >= self.rate:
            return OK
        return random.choice(chosen(self.codes, "chaos") or tuple(_striking()))


def unconnected(fault: Fault, place: str) -> Finding:
    """Say that a fault strikes before there is a request that it could be chosen for."""
    message = f"The fault {fault.code} strikes before a request is sent; plan it by itself: plan([{fault.code!r}])."
    return Finding("fault-without-request", message, "", Location(place))


def planned(codes: tuple[str, ...], then: str) -> tuple[Fault, ...]:
    """Find the faults of a plan.

    Args:
        codes: The codes in their order.
        then: The code for all requests after them.

    Returns:
        The faults, the one for all requests after them at the end.

    Raises:
        PipelineError: A code is unknown, or a fault that strikes before there is a connection is not alone.

    """
    found = chosen((*codes, then), "plan")
    early = [one for one in found if one.listening]
    if early and (found[-1].listening or len(found) > 2):  # noqa: PLR2004  # one and what follows
        raise PipelineError([unconnected(one, "plan") for one in early])
    return found


def _striking() -> list[Fault]:
    return [one for one in faults().values() if one is not OK and not one.listening]
