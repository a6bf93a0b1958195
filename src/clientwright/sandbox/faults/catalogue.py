"""The catalogue: every fault that the front can play, by its code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.sandbox.faults.catalogue_answers import BODIES, FIELDS, PAGES
from clientwright.sandbox.faults.catalogue_framing import FRAMING
from clientwright.sandbox.faults.catalogue_sending import BROKEN, DELIVERED, SLOW, STRANGE, UNREACHED
from clientwright.sandbox.faults.statuses import RETRY_AFTER, empty, foreign, phrase, redirect, status, wait
from clientwright.sandbox.faults.values import Fault

REFUSED, FAILED = 400, 500
DIGITS = re.compile("[0-9]{3}")
NOTED = (*range(REFUSED, 600), 999)
"""The statuses that the catalogue lists; every other from 400 to 999 is known by its number as well."""
REDIRECTS = (301, 302, 303, 307, 308)
OK = Fault("ok", "no fault", "after", knowable=True, explain="The upstream's answer goes out as it should.")


@cache
def families() -> Mapping[str, tuple[Fault, ...]]:
    """Give the faults of the catalogue by what they have in common, without `ok`."""
    early, late = (tuple(make(number) for number in NOTED) for make in (_early, _late))
    found = {
        "before the effect": UNREACHED,
        "broken connections": BROKEN,
        "framing": FRAMING,
        "slow answers": SLOW,
        "strange answers": STRANGE,
        "delivery": DELIVERED,
        "redirects": tuple(_redirects()),
        "bodies": BODIES,
        "fields": FIELDS,
        "foreign errors": tuple(_envelopes()),
        "pages": PAGES,
        "Retry-After": tuple(_waits()),
        "4xx": tuple(one for number, one in zip(NOTED, early, strict=True) if number < FAILED),
        "5xx and 999": tuple(one for number, one in zip(NOTED, early, strict=True) if number >= FAILED),
        "5xx and 999 after the effect": tuple(one for number, one in zip(NOTED, late, strict=True) if number >= FAILED),
    }
    return MappingProxyType(found)


@cache
def faults() -> Mapping[str, Fault]:
    """Give every fault of the catalogue by its code, `ok` first."""
    every = (OK, *(one for family in families().values() for one in family))
    return MappingProxyType({one.code: one for one in every})


def known(code: str) -> Fault | None:
    """Find a fault by its code, or by `status-NUMBER` and `status-NUMBER-after` with any number from 400 to 999."""
    found = faults().get(code)
    number, _, late = code.removeprefix("status-").partition("-")
    if found or not DIGITS.fullmatch(number):
        return found
    made = _late(int(number)) if late else _early(int(number))
    return made if made.code == code and int(number) >= (FAILED if late else REFUSED) else None


def chosen(codes: Iterable[str], place: str) -> tuple[Fault, ...]:
    """Find faults by their codes.

    Args:
        codes: The codes.
        place: Where the codes are from, for the message.

    Returns:
        The faults, in the same order.

    Raises:
        PipelineError: There is no fault of some code, one finding for each.

    """
    found = [(code, known(code)) for code in codes]
    wrong = [code for code, fault in found if fault is None]
    if wrong:
        raise PipelineError([unknown(code, place) for code in wrong])
    return tuple(fault for _, fault in found if fault is not None)


def unknown(code: str, place: str) -> Finding:
    """Say that there is no fault of a code."""
    message = (
        f"There is no fault {code[:60]!r}; take a code that `clientwright.sandbox.faults.faults()` lists, "
        "or status-NUMBER with a number from 400 to 999."
    )
    return Finding("fault-unknown", message, "", Location(place))


def _early(number: int) -> Fault:
    refused = number < FAILED
    name = f"{number} {phrase(number)}".strip()
    known_so = "so that it has not happened" if refused else "which says nothing of the effect"
    explain = f"The request does not reach the upstream; the answer is {number}, {known_so}."
    return Fault(
        f"status-{number}", name, "before", knowable=False if refused else None, explain=explain, edit=status(number)
    )


def _late(number: int) -> Fault:
    name = f"{number} {phrase(number)}".strip()
    explain = f"The effect has happened; the answer is {number} nevertheless."
    return Fault(
        f"status-{number}-after",
        f"{name}, after the effect",
        "after",
        knowable=None,
        explain=explain,
        edit=status(number),
    )


def _waits() -> Iterable[Fault]:
    for name, values in RETRY_AFTER.items():
        told = " and ".join(f"`{value}`" for value in values)
        for number, knowable in ((429, False), (503, None)):
            code = f"retry-after-{name}" if number < FAILED else f"retry-after-{name}-{number}"
            explain = f"The request does not reach the upstream; {number} asks to wait with Retry-After: {told}."
            yield Fault(
                code, f"Retry-After: {told}", "before", knowable=knowable, explain=explain, edit=wait(number, values)
            )


def _redirects() -> Iterable[Fault]:
    explain = "The effect has happened; {} says nothing of it, and has neither a body nor an address."
    yield from (
        Fault(f"redirect-{number}", title, "after", knowable=None, explain=explain.format(number), edit=empty(number))
        for number, title in ((304, "304 to one who asked for no such thing"), (300, "300 without an address"))
    )
    for number in REDIRECTS:
        for off_host in (False, True):
            where = "to another host" if off_host else "to the same address"
            code = f"redirect-{number}" + ("-off-host" if off_host else "")
            explain = f"The effect has happened; {number} points {where}. Following it repeats the effect or leaks it."
            yield Fault(
                code,
                f"{number} {where}",
                "after",
                knowable=None,
                explain=explain,
                edit=redirect(number, off_host=off_host),
            )


def _envelopes() -> Iterable[Fault]:
    for number, knowable in ((422, False), (502, None)):
        explain = f"The request does not reach the upstream; {number} has the error body of a gateway in front."
        code = "wrong-envelope" if number < FAILED else f"wrong-envelope-{number}"
        yield Fault(
            code, f"{number} in another envelope", "before", knowable=knowable, explain=explain, edit=foreign(number)
        )
