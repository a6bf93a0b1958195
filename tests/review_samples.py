"""Reports of a review, made up, for whatever shows one."""

from __future__ import annotations

from typing import Final

from attrs import evolve
from review_changes import (
    COMMAND,
    RENAMED,
    REQUIRED_ADDED,
    REWORDED,
    TYPE_CHANGED,
    VALUE_ADDED,
    change,
    place,
    step,
)

from clientwright.pipeline.findings import Finding, Location
from clientwright.review.reports import Approval, Figure, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import Effect, Route, SurfaceChange, Wire

FIGURES: Final = (
    Figure("operations", 7, 7),
    Figure("models", 24, 25),
    Figure("lint warnings", 3, 5, "worse"),
    Figure("examples valid", 31, 30, "better"),
    Figure("wheel kB", None, 58, "worse"),
)
SURFACE: Final = (
    SurfaceChange(
        "models.MembershipCharge.tax",
        "type",
        Effect.BREAKING,
        "MembershipCharge.tax: int -> int | str",
        "tax: int",
        "tax: int | str",
    ),
    SurfaceChange(
        "models.MembershipSmsRequest.site_id",
        "added",
        Effect.BREAKING,
        "MembershipSmsRequest(site_id: UUID) must be given",
        "",
        "site_id: UUID",
    ),
)
TRYBE: Final = ProviderReview(
    "trybe",
    "kept",
    (TYPE_CHANGED, REQUIRED_ADDED, REWORDED),
    SURFACE,
    FIGURES,
    "major",
    "`MembershipCharge.tax` may be a string, and `MembershipSmsRequest` needs a `site_id`.",
    (
        "-trybe_client.models.membership_charge.MembershipCharge.tax: int",
        "+trybe_client.models.membership_charge.MembershipCharge.tax: int | str",
        "+trybe_client.models.membership_sms_request.MembershipSmsRequest.site_id: UUID",
    ),
    (
        "--- base/trybe.yaml",
        "+++ head/trybe.yaml",
        "@@ -412 +412,3 @@",
        "-          type: integer",
        "+          type:",
        "+          - integer",
        "+          - string",
    ),
    ("ruff 0.17.5 -> 0.17.6",),
)
MAGICLINE: Final = ProviderReview(
    "magicline",
    "kept",
    (RENAMED, VALUE_ADDED),
    (
        SurfaceChange(
            "Magicline.customers.add",
            "renamed",
            Effect.BREAKING,
            "Magicline.customers.add(...) is now Magicline.customers.create(...)",
            "def add(self, *, body: CustomerRequest) -> Customer",
            "def create(self, *, body: CustomerRequest) -> Customer",
        ),
    ),
    (Figure("operations", 48, 48), Figure("lint warnings", 9, 7, "worse")),
    "major",
    "`customers.add` is now `customers.create`; a customer's status may be `paused`.",
    (
        "-magicline_client.client.Magicline.customers.add",
        "+magicline_client.client.Magicline.customers.create",
    ),
)

#: Nothing is different.
EMPTY: Final = Review("origin/main", "HEAD", (ProviderReview("mayar", "kept"),), command=COMMAND)


def _words(count: int) -> Review:
    changes = tuple(
        Reviewed(
            change(
                "description-changed",
                "The description is different.",
                before=f"Text {number}",
                after=f"Text {number}, better",
                new=place("specs/trybe/openapi.yaml", 20 + number, f"/components/schemas/Thing{number}/description"),
                routes=(Route(f"GET /things/{number}", "answer", "200", "application/json"),),
            ),
            Effect.NONE,
        )
        for number in range(count)
    )
    return Review("origin/main", "HEAD", (ProviderReview("trybe", "kept", changes, bump="patch"),), command=COMMAND)


#: Three descriptions are worded better.
WORDS: Final = _words(3)

#: Five changes over two providers: three break Python (one of them approved), one is risky, one only rewords.
PLANTED: Final = Review(
    "origin/main",
    "HEAD",
    (MAGICLINE, TRYBE),
    (
        Proof("README.md:12", passed=True),
        Proof("tests/typing/trybe_calls.py", passed=False, output='12: error: "int | str" has no attribute "real"'),
    ),
    command=COMMAND,
)


def _many(count: int) -> Review:
    kinds = (
        ("property-removed", Wire.BREAKING, Effect.BREAKING, "The answer has no property any more."),
        ("enum-value-added", Wire.RISKY, Effect.ADDITIVE, "An answer may hold a new value."),
        ("property-added", Wire.ADDITIVE, Effect.ADDITIVE, "The answer has a new property."),
        ("description-changed", Wire.DOCS, Effect.NONE, "The description is different."),
        ("description-changed", Wire.DOCS, Effect.NONE, "The description is different."),
    )
    changes = []
    for number in range(count):
        rule, wire, effect, message = kinds[number % len(kinds)]
        pointer = f"/components/schemas/Thing{number}/properties/name"
        there = place("specs/trybe/openapi.yaml", 100 + 3 * number, pointer)
        routes = tuple(
            Route(
                f"GET /things/{(number + more) // 6}", "answer", "200", "application/json", step(f"data [] n{number}")
            )
            for more in (0, 1)
        )
        made = change(rule, message, wire=wire, old=there, new=there, routes=routes, before=number, after=number + 1)
        python = () if effect is Effect.NONE else (f"Thing{number}.name is different",)
        changes.append(Reviewed(made, effect, python, "api", (f"example things.{number} changed",)))
    worst = sorted(changes, key=lambda one: list(Wire).index(one.change.wire))
    surface = tuple(
        SurfaceChange(f"models.Thing{number}.name", "type", Effect.BREAKING, f"Thing{number}.name: int -> str")
        for number in range(count)
    )
    diff = tuple(f"{sign} line {number} of a long document" for number in range(5 * count) for sign in "-+")
    provider = evolve(TRYBE, changes=tuple(worst), surface=surface, surface_diff=diff[:count], spec_diff=diff)
    return Review("v1.json", "v2.json", (provider,), command=COMMAND)


#: 300 changes of one provider, in one in five of them something breaks.
LARGE: Final = _many(300)

#: A head that cannot be trusted, and an approval of what is no longer there.
PROBLEM: Final = Review(
    "origin/main",
    "HEAD",
    (ProviderReview("swipe", "added", bump="minor", changelog="Swipe is new."), ProviderReview("mayar", "removed")),
    stale_approvals=(
        Approval("abcdef012345", "It was a typo.", "B. Maintainer", "2026-01-31", Location("approvals.yaml", 9, 3)),
    ),
    problems=(
        Finding(
            "generated-stale",
            "generated/swipe/ is not what specs/ and overlays/ give; run `clientwright regenerate`.",
            "",
            Location("generated/swipe/API.md", 1, 1),
        ),
    ),
    command=COMMAND,
)

SAMPLES: Final = {"empty": EMPTY, "words": WORDS, "planted": PLANTED, "large": LARGE, "problem": PROBLEM}
