"""Answers with another status than the upstream's."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from attrs import evolve

from clientwright.sandbox.faults.trees import written
from clientwright.sandbox.faults.values import Answer, Edit, Request, Scene

RETRY_AFTER: Mapping[str, tuple[str, ...]] = {
    "zero": ("0",),
    "seconds": ("2",),
    "fraction": ("1.5",),
    "date": ("Fri, 31 Dec 2100 23:59:59 GMT",),
    "past-date": ("Sun, 06 Nov 1994 08:49:37 GMT",),
    "old-date": ("Sunday, 06-Nov-94 08:49:37 GMT",),
    "negative": ("-1",),
    "huge": ("1000000000",),
    "exponent": ("1e9",),
    "garbage": ("soon",),
    "empty": ("",),
    "twice": ("1", "2"),
}
"""The forms of the header, by name: the two of RFC 9110, and those of servers that do not keep it."""


def phrase(status: int) -> str:
    """Give the words that belong to a status; empty where there are none."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def refusal(_: Request, status: int) -> Answer:
    """Give the answer of a status where nobody knows the provider's error body."""
    body = written({"message": phrase(status) or "Unknown status"})
    return Answer(status, phrase(status), (("Content-Type", "application/json"),), body)


def status(number: int) -> Edit:
    """Answer with a status and the provider's own error body."""

    def edit(scene: Scene, _: Answer) -> Answer:
        return evolve(scene.refuse(scene.request, number), status=number, reason=phrase(number))

    return edit


def empty(number: int) -> Edit:
    """Answer with a status and no body."""

    def edit(_: Scene, __: Answer) -> Answer:
        return Answer(number, phrase(number))

    return edit


def wait(number: int, values: tuple[str, ...]) -> Edit:
    """Answer with a status that asks to wait."""

    def edit(scene: Scene, answer: Answer) -> Answer:
        refused = status(number)(scene, answer) or answer
        lines = tuple(("Retry-After", value) for value in values)
        kept = tuple(one for one in refused.headers if one[0].lower() != "retry-after")
        return evolve(refused, headers=(*kept, *lines))

    return edit


def foreign(number: int) -> Edit:
    """Answer with a status and the error body of a gateway that is not the provider's."""
    fault = {"fault": {"faultstring": phrase(number), "detail": {"errorcode": f"gateway.{number}"}}}

    def edit(_: Scene, __: Answer) -> Answer:
        return Answer(number, phrase(number), (("Content-Type", "application/json"),), written(fault))

    return edit


def redirect(number: int, *, off_host: bool) -> Edit:
    """Point to the same path, here or on another host."""

    def edit(scene: Scene, _: Answer) -> Answer:
        where = f"{scene.elsewhere if off_host else ''}{scene.request.target}"
        return Answer(number, phrase(number), (("Location", where),))

    return edit
