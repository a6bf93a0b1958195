"""Pages of a list that do not lead where they should, by the operation's pagination hint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from clientwright.operations import Paging
from clientwright.sandbox.faults.trees import at, document, pointed, put, written
from clientwright.sandbox.faults.values import Answer, Scene


def looping(scene: Scene, answer: Answer) -> Answer | None:
    """Have the page say that the next one is itself; where pages are counted, that there is always one more."""
    paging = answer.hints.paging
    if paging is None:
        return None
    asked = _asked(scene, paging)
    changes: dict[str, Any] = {paging.more: True}
    if paging.style == "page":
        changes |= {paging.last: _whole(asked, 1) + 1}
    changes[paging.next] = scene.request.target if paging.style in {"link", "page"} else asked
    if paging.style == "offset":
        changes[paging.next] = _whole(asked, 0)
    return _changed(answer, changes)


def off_host(scene: Scene, answer: Answer) -> Answer | None:
    """Have the page say that the next one is on another host."""
    paging = answer.hints.paging
    if paging is None or not paging.next:
        return None
    return _changed(answer, {paging.next: f"{scene.elsewhere}{scene.request.target}"})


def empty(_: Scene, answer: Answer) -> Answer | None:
    """Take the items off the page, and leave what it says of the next one."""
    paging = answer.hints.paging
    if paging is None:
        return None
    data = document(answer)
    path = pointed(data, paging.items)
    if path is None or not isinstance(at(data, path), list):
        return None
    return answer.with_body(written(put(data, path, lambda _: [])))


def moved(_: Scene, answer: Answer) -> Answer | None:
    """Put the first item once more at the end of the page."""
    paging = answer.hints.paging
    if paging is None:
        return None
    data = document(answer)
    path = pointed(data, paging.items)
    found = None if path is None else at(data, path)
    if path is None or not isinstance(found, list) or not found:
        return None
    return answer.with_body(written(put(data, path, lambda items: [*items, items[0]])))


def _changed(answer: Answer, changes: dict[str, Any]) -> Answer | None:
    """Put values at JSON pointers; what is not there is left so."""
    data = before = document(answer)
    for pointer, value in changes.items():
        path = pointed(data, pointer)
        if path and value is not None:
            data = put(data, path, _constant(value))
    return None if data == before else answer.with_body(written(data))


def _constant(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def _asked(scene: Scene, paging: Paging) -> str | None:
    values = parse_qs(urlsplit(scene.request.target).query).get(paging.parameter, [])
    return values[0] if values else None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise
