"""Mistakes to plant in the model that judges a sandbox and in the clients that drive it: a life cycle notices each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lifecycles_bugs import Mistake, Wrapper, always, nothing, uncounted

from clientwright import client, errors, pages
from clientwright.conformance.lifecycles import effects, models


def _no_refusal(_: Wrapper) -> Wrapper:
    return lambda _self, deed, _asked, _now: models.Expected((deed.success,))


def _same_value(_: Wrapper) -> Wrapper:
    return lambda _self, value: value


#: Mistakes in the model: where the judge is wrong, the right sandbox is not what it expects.
IN_THE_MODEL: dict[str, tuple[str, str, Mistake]] = {
    "nothing is refused": ("swipe", "200 was expected, and 401", (models.Model, "expected", _no_refusal)),
    "nothing is removed": ("swipe", "1 records were expected", (models.Model, "remove", nothing)),
    "nothing is claimed": ("mayar", "201 was expected, and 400", (models.Model, "_claimed", uncounted)),
    "a change is not remembered": ("swipe", "shows another record", (effects.Effect, "_changed", _same_value)),
    "a mirror is forgotten": ("trybe", "$.next_charge.status", (effects.Effect, "_mirror", nothing)),
    "every request is admitted": ("magicline", "and 429 came", (models.Model, "admits", always)),
}


def _hasty(old: Wrapper) -> Wrapper:
    """Leave out the second item of all."""
    return lambda self: (item for index, item in enumerate(old(self)) if index != 1)


def _said_applied(old: Wrapper) -> Wrapper:
    def init(self: Any, *given: Any, **named: Any) -> None:
        old(self, *given, **named)
        self.applied = True

    return init


def _swallowed(old: Wrapper) -> Wrapper:
    """Give None where the provider refuses."""

    def send(self: Any, *given: Any, **named: Any) -> Any:
        try:
            return old(self, *given, **named)
        except errors.NotFoundError:
            return SimpleNamespace(parsed=None)

    return send


#: Mistakes in the run-time part of the clients.
IN_THE_CLIENTS: dict[str, tuple[str, str, Mistake]] = {
    "pages skip an item": ("trybe", "records were expected", (pages.Pages, "__iter__", _hasty)),
    "errors say that it was applied": ("swipe", "says applied True", (errors.StatusError, "__init__", _said_applied)),
    "a 404 is no error": ("swipe", "NotFoundError was expected", (client.ProviderClient, "send", _swallowed)),
}
