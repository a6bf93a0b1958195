"""Calls of every operation of the description that uses everything: arguments, and what has to be sent and read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from uuid import UUID

THING: dict[str, Any] = {
    "id": "00000000-0000-4000-8000-000000000005",
    "note": None,
    "when": "2024-01-31T12:00:00.500000+02:00",
    "day": "2024-01-31",
    "maybe": None,
    "color": "green",
    "levels": [1, -3],
    "fixed": 7,
    "size": 4,
    "ratio": 0.5,
    "pet": {"kind": "dog", "lives": 1},
    "shape": {"shape": "square", "side": 2.5},
    "children": [{"id": "00000000-0000-4000-8000-000000000006", "when": "2024-01-31T12:00:00+05:30"}],
    "points": {"a": {"x": 1}, "b": {"x": 2, "y": 3}},
    "free": {"deep": [{"er": None}]},
    "any": [1, "a", None],
    "secret": "s3cr3t",
    "old": True,
    "@type": "t",
    "pair": [1, "a"],
    "nothing": None,
    "inline": {"deep": [{"a": "b"}, None]},
}
THING["children"][0] |= {"day": "2024-02-29", "maybe": {"x": 1, "y": 2}, "size": 3}

ID = "00000000-0000-4000-8000-000000000005"
DAY, WHEN = dt.date(2024, 1, 31), dt.datetime(2024, 1, 31, 12, tzinfo=dt.UTC)
POINT, PAIR = {"x": 1, "y": 2}, {"x": "1", "y": "2"}
PNG = b"\x89PNG\0"
FIRST = {"query shared": 'a"b', "query color": "red", "query level": "2"}


class Case:
    """A call: its arguments, models among them as JSON; what is to be sent; the answer, and what it is read as."""

    def __init__(
        self, name: str, arguments: dict[str, Any], sent: dict[str, Any], body: Any = None, answer: Any = 204
    ) -> None:
        self.name, self.arguments, self.sent, self.body = name, arguments, sent, body
        self.status, self.media, self.content = answer if isinstance(answer, tuple) else (answer, "", b"")


def answered(value: Any, status: int = 200, media: str = "application/json") -> tuple[int, str, bytes]:
    """Answer in JSON."""
    return status, media, json.dumps(value).encode()


CASES = [
    Case(
        "styles.simple",
        {"one": "a/b ,é", "many": [1, 2], "object_": ("Point", POINT), "apart": ("Point", POINT), "day": DAY},
        {"path one": "a/b ,é", "path many": ["1", "2"], "path object": PAIR, "path apart": PAIR, "path day": str(DAY)},
    ),
    Case(
        "styles.label",
        {"one": 1.5, "many": ["a", "b;c"], "apart": ("Point", POINT)},
        {"path one": "1.5", "path many": ["a", "b;c"], "path apart": PAIR},
    ),
    Case(
        "styles.matrix",
        {"user_id": True, "many": ["a", ";"], "apart": ["b", ",/"], "object_": ("Point", POINT)},
        {"path user.id": "true", "path many": ["a", ";"], "path apart": ["b", ",/"], "path object": PAIR},
    ),
    Case("styles.query", {"color": ("Color", "red")}, FIRST),
    Case(
        "styles.query",
        {
            "color": ("Color", "dark blue"),
            "shared": "&=?#+ ",
            "many": ["a&b", "c"],
            "joined": [("Color", "red"), ("Color", "dark blue")],
            "spaced": [1, 2],
            "piped": ["x", "y"],
            "filter_": ["1", "2"],
            "deep": ("Filter", {"name": "n"}),
            "point": ("Point", POINT),
            "flat_": ("Point", POINT),
            "json": ("Filter", {"name": '"', "deep": {"x": 5}}),
            "level": ("Level", -3),
            "day": DAY,
            "when": WHEN,
            "either": [5, 6],
            "fixed": "v2",
            "maybe": "m",
            "class_": False,
        },
        {
            "query color": "dark blue",
            "query shared": "&=?#+ ",
            "query many": ["a&b", "c"],
            "query joined": ["red", "dark blue"],
            "query spaced": ["1", "2"],
            "query piped": ["x", "y"],
            "query filter[]": ["1", "2"],
            "query deep": {"name": "n"},
            "query point": PAIR,
            "query flat": PAIR,
            "query json": {"name": '"', "deep": {"x": 5}},
            "query level": "-3",
            "query day": str(DAY),
            "query when": "2024-01-31T12:00:00Z",
            "query either": ["5", "6"],
            "query fixed": "v2",
            "query maybe": "m",
            "query class": "false",
        },
    ),
    Case(
        "styles.headers",
        {
            "x_many_header": [1, 2],
            "x_point": ("Point", POINT),
            "x_apart": ("Point", POINT),
            "x_day": DAY,
            "x_id": UUID(ID),
            "x_color": ("Color", "dark blue"),
            "x_json": ("Point", POINT),
            "many": ["a", "b;"],
            "apart": ["c", "d"],
            "point": ("Point", POINT),
            "day": DAY,
            "x_many_cookie": 7,
        },
        {
            "header X-Many": ["1", "2"],
            "header X-Point": PAIR,
            "header X-Apart": PAIR,
            "header X-Day": str(DAY),
            "header X-Id": ID,
            "header X-Color": "dark blue",
            "header X-Json": POINT,
            "cookie many": ["a", "b;"],
            "cookie apart": ["c", "d"],
            "cookie point": PAIR,
            "cookie day": str(DAY),
            "cookie x-many": "7",
        },
    ),
    Case("bodies.json", {"body": ("Thing", THING)}, {}, THING, answered(THING, 201, "application/vnd.every+json")),
    Case(
        "bodies.form",
        {
            "body": (
                "Form",
                {"a": "&é ", "many": [1, 2], "flag": True, "deep": {"name": "n", "deep": POINT}, "plain": POINT},
            )
        },
        {},
        [
            *(("a", "&é "), ("many", "1"), ("many", "2"), ("flag", "true"), ("deep[name]", "n")),
            *(("deep[deep][x]", "1"), ("deep[deep][y]", "2"), ("plain", '{"x":1,"y":2}')),
        ],
        200,
    ),
    Case("bodies.octets", {"body": PNG}, {}, ("image/png", PNG), answered(3)),
    Case(
        "bodies.text", {"body": "a;é\n"}, {}, ("text/csv; charset=utf-8", "a;é\n".encode()), (200, "text/csv", b"b;c")
    ),
    Case("bodies.several", {"body": ("Point", POINT)}, {}, POINT),
    Case("bodies.several", {"body": ("Filter", {"name": "n"})}, {}, [("name", "n")]),
    Case("bodies.several", {"body": "text"}, {}, ("text/plain; charset=utf-8", b"text")),
    Case("bodies.several", {}, {}),
    Case("bodies.list", {"body": [("Point", POINT), ("Point", {"x": 3})]}, {}, [POINT, {"x": 3}], answered([1, 2.5])),
    Case("bodies.list", {"body": []}, {}, [], answered(None)),
    Case(
        "bodies.union", {"body": ("Dog", {"kind": "dog"})}, {}, {"kind": "dog"}, answered({"kind": "cat", "lives": 9})
    ),
    Case("bodies.union", {"body": ("Cat", {"kind": "cat"})}, {}, {"kind": "cat"}, answered(POINT, 202)),
    Case("bodies.map", {"body": ("Points", {"a": POINT})}, {}, {"a": POINT}, answered({"b": 5})),
    Case("answers.picture", {}, {}, None, (200, "image/png", PNG)),
    Case("answers.free", {}, {}, None, answered({"any": [1]}, 203)),
    *(
        Case(f"pages.{name}", {key: value}, {f"query {key}": str(value)}, None, answered({"items": [POINT], "last": 1}))
        for name, key, value in (
            ("number", "page", 2),
            ("offset", "skip", 3),
            ("cursor", "after", "z"),
            ("link", "page", 4),
        )
    ),
    Case("safety.pay", {"body": ("Point", POINT)}, {}, POINT, answered({"state": "paid"})),
    *(Case(f"safety.{name}", {}, {}) for name in ("send", "both", "either", "nobody")),
]
TYPES = {"bodies.json": "Thing", "bodies.text": "str", "bodies.octets": "int", "answers.picture": "File"}
