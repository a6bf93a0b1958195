"""Changes of specs, made up, for whatever shows one."""

from __future__ import annotations

from typing import Any, Final

from clientwright.pipeline.findings import Location
from clientwright.review.reports import Approval, Reviewed
from clientwright.review.values import ABSENT, Change, Effect, Place, Route, Step, Wire

COMMAND: Final = "nox -s review -- origin/main"


def place(file: str, line: int, pointer: str, column: int = 7) -> Place:
    """Give a place of a file."""
    return Place(pointer, Location(file, line, column))


def step(path: str) -> tuple[Step, ...]:
    """Give the steps of a path of properties and items: `data [] price`."""
    return tuple(Step("items") if name == "[]" else Step("property", name) for name in path.split())


def change(rule: str, message: str, **more: Any) -> Change:
    """Give a change of trybe's spec, a description that is different unless told otherwise."""
    given: dict[str, Any] = {
        "provider": "trybe",
        "wire": Wire.DOCS,
        "direction": "response",
        "before": "A thing",
        "after": "A thing.",
        "old": place("specs/trybe/openapi.yaml", 10, "/components/schemas/Thing/description"),
        "new": place("specs/trybe/openapi.yaml", 10, "/components/schemas/Thing/description"),
        "routes": (Route("GET /things", "answer", "200", "application/json", step("data")),),
    }
    return Change(rule, message=message, **{**given, **more})


_CHARGES = tuple(
    Route(f"POST /shop/memberships/charges/{{charge_id}}/{verb}", "answer", "200", "application/json", step("data tax"))
    for verb in ("process", "retry")
)
_TAX = "/components/schemas/MembershipCharge/properties/tax/type"
TYPE_CHANGED: Final = Reviewed(
    change(
        "type-changed",
        "The type of `tax` of an answer is now integer or string, it was integer.",
        wire=Wire.BREAKING,
        before="integer",
        after=["integer", "string"],
        old=place("specs/trybe/openapi.yaml", 412, _TAX),
        new=place("overlays/trybe/fix-types.overlay.yaml", 23, _TAX),
        routes=_CHARGES,
    ),
    Effect.BREAKING,
    ("MembershipCharge.tax: int -> int | str",),
    "spec",
    (
        "overlay fix-types: The examples show a number, the page on charges says string; accept both.",
        "ledger specs/trybe/ledger.yaml:88: tax is integer or string (docs.try.be/endpoints/MembershipCharges)",
    ),
)
_FIELD = "/components/schemas/MembershipSmsRequest/properties/site_id"
_REQUIRED: Final = change(
    "required-property-added",
    "The request body has a new property `site_id` that must be sent.",
    wire=Wire.BREAKING,
    direction="request",
    before=ABSENT,
    after={"type": "string", "format": "uuid"},
    old=None,
    new=place("specs/trybe/openapi.yaml", 530, _FIELD),
    routes=(
        Route("POST /memberships/{membership_id}/sms", "body", "", "application/json", step("site_id"), "sms", "sms"),
    ),
)
REQUIRED_ADDED: Final = Reviewed(
    _REQUIRED,
    Effect.BREAKING,
    ("MembershipSmsRequest(site_id: UUID) must be given",),
    "api",
    ("x-source https://docs.try.be/endpoints/Memberships, read 2026-11-20",),
    Approval(
        _REQUIRED.fingerprint,
        "Trybe has refused messages without it since 1 November.",
        "A. Maintainer",
        "2027-01-31",
        Location("specs/trybe/approvals.yaml", 4, 3),
    ),
)
VALUE_ADDED: Final = Reviewed(
    change(
        "enum-value-added",
        "An answer may now hold the value `paused`.",
        provider="magicline",
        wire=Wire.RISKY,
        before=ABSENT,
        after="paused",
        old=None,
        new=place("specs/magicline/openapi.yaml", 77, "/components/schemas/Status/enum/2", 11),
        routes=(Route("GET /customers", "answer", "200", "application/json", step("[] status")),),
    ),
    Effect.ADDITIVE,
    ("Status.PAUSED is new",),
    "api",
)
RENAMED: Final = Reviewed(
    change(
        "operation-id-changed",
        "The operation is now called `customers_create`, it was `customers_add`.",
        provider="magicline",
        direction="none",
        before="customers_add",
        after="customers_create",
        old=place("overlays/magicline/shape-surface.overlay.yaml", 31, "/paths/~1customers/post/operationId"),
        new=place("overlays/magicline/shape-surface.overlay.yaml", 31, "/paths/~1customers/post/operationId"),
        routes=(Route("POST /customers", "operation", old_id="customers_add", new_id="customers_create"),),
    ),
    Effect.BREAKING,
    ("Magicline.customers.add(...) is now Magicline.customers.create(...)",),
    "shape",
)
REWORDED: Final = Reviewed(
    change(
        "description-changed",
        "The description is different.",
        before="Marks a charge as paid.",
        after="Marks a charge as paid, without taking money.",
        direction="none",
        old=place("specs/trybe/openapi.yaml", 203, "/paths/~1charges~1{id}~1process/post/description"),
        new=place("specs/trybe/openapi.yaml", 205, "/paths/~1charges~1{id}~1process/post/description"),
        routes=(Route(_CHARGES[0].operation, "operation", old_id="charges_process", new_id="charges_process"),),
    ),
    Effect.NONE,
)
