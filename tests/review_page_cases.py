"""A review of five edits to this repository's specs, and one that says one word everywhere, for tests of the page."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import Final

from attrs import evolve
from review_changes import change, step

from clientwright.pipeline.findings import Finding, Location
from clientwright.review.outputs.page_excerpts import Excerpts
from clientwright.review.reports import Approval, Figure, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import ABSENT, Effect, Place, Route, Step, SurfaceChange, Wire

ROOT: Final = Path(__file__).parent.parent
SPEC: Final = "specs/trybe/openapi.yaml"
SHAPE: Final = "overlays/trybe/shape-surface.overlay.yaml"
_NEW_FIELD: Final = """\
          description: Which message to send.
        site_id:
          type: string
          format: uuid
          description: The site that sends it.
"""
#: What the head says instead of what the base says: the file, where to look from, the old words, the new ones.
EDITS: Final = (
    (SPEC, "    MembershipCharge:", "        tax:\n          type: integer", "        tax:\n          type: string"),
    (SPEC, "    MembershipSmsRequest:", "required: [message_type]", "required: [message_type, site_id]"),
    (
        SPEC,
        "    MembershipSmsRequest:",
        "          description: Which message to send.\n",
        _NEW_FIELD,
    ),
    (SPEC, "    MembershipStatus:", "enum: [active, needs_dd_mandate", "enum: [active, paused, needs_dd_mandate"),
    (SPEC, "    MembershipStatus:", "State of a membership.", "The state that a membership is in."),
    (SHAPE, "/process'].post", "operationId: charges.process", "operationId: charges.collect"),
)


def texts() -> tuple[dict[str, str], dict[str, str]]:
    """Give the text of both files, of the base and of the head."""
    base = {file: (ROOT / file).read_text("utf-8") for file in (SPEC, SHAPE)}
    head = dict(base)
    for file, start, old, new in EDITS:
        above, found, below = head[file].partition(start)
        head[file] = above + found + below.replace(old, new, 1)
    return base, head


BASE, HEAD = texts()
EXCERPTS: Final = Excerpts(
    {("base", file): tuple(text.splitlines()) for file, text in BASE.items()}
    | {("head", file): tuple(text.splitlines()) for file, text in HEAD.items()}
)


def there(side: dict[str, str], pointer: str, *words: str, file: str = SPEC) -> Place:
    """Give the place of the last words, each found below those before it."""
    at = 0
    for word in words:
        at = side[file].index(word, at)
    line = side[file].count("\n", 0, at) + 1
    return Place(pointer, Location(file, line, at - side[file].rfind("\n", 0, at)))


def both(pointer: str, *words: str, file: str = SPEC) -> dict[str, Place]:
    """Give the places of the same words on both sides."""
    return {"old": there(BASE, pointer, *words, file=file), "new": there(HEAD, pointer, *words, file=file)}


def answers(path: str) -> tuple[Route, ...]:
    """Give the routes to a part of a charge, by all operations that answer with one."""
    verbs = ("process", "retry", "payment")
    charge = "POST /shop/membership-charges/{chargeId}"
    return tuple(Route(f"{charge}/{verb}", "answer", "200", "application/json", step(path)) for verb in verbs)


_CHARGE, _SMS, _STATUS = "    MembershipCharge:", "    MembershipSmsRequest:", "    MembershipStatus:"
_SEND: Final = Route("POST /shop/memberships/{membershipId}/sms", "body", "", "application/json")
_COLLECT: Final = Route("POST /shop/membership-charges/{chargeId}/process", "operation")
_READ: Final = tuple(
    Route(f"GET /customers/memberships{below}", "answer", "200", "application/json", step(path))
    for below, path in (("/{membershipId}", "data status"), ("", "data [] status"))
)
TAX: Final = Reviewed(
    change(
        "type-changed",
        "The type of tax in an answer is now string; it was integer.",
        wire=Wire.BREAKING,
        before="integer",
        after="string",
        routes=answers("data tax"),
        **both("/components/schemas/MembershipCharge/properties/tax/type", _CHARGE, "        tax:", "type:"),
    ),
    Effect.BREAKING,
    ("MembershipCharge.tax: int | str -> str",),
    "api",
    (
        "x-source: https://docs.try.be/endpoints/Memberships, read 2026-11-20",
        'example actionProcessMembershipCharge.200.json: tax was 1000, and is "1000"',
    ),
)
SITE: Final = Reviewed(
    change(
        "required-property-added",
        "The request body has a new property site_id that must be sent.",
        wire=Wire.BREAKING,
        direction="request",
        before=ABSENT,
        after={"type": "string", "format": "uuid", "description": "The site that sends it."},
        old=None,
        new=there(HEAD, "/components/schemas/MembershipSmsRequest/properties/site_id", _SMS, "        site_id:"),
        routes=(evolve(_SEND, steps=step("site_id")),),
    ),
    Effect.BREAKING,
    ("MembershipSmsRequest(site_id: UUID) must be given",),
    "api",
    ("ledger specs/trybe/ledger.yaml:88: a message without a site is refused",),
    Approval(
        "0" * 12,
        "Trybe has refused messages without it since 1 November.",
        "A. Maintainer",
        "2027-01-31",
        Location("specs/trybe/approvals.yaml", 4, 3),
    ),
)
RENAMED: Final = Reviewed(
    change(
        "operation-id-changed",
        "The operation is now called charges.collect; it was charges.process.",
        wire=Wire.DOCS,
        direction="none",
        before="charges.process",
        after="charges.collect",
        routes=(evolve(_COLLECT, old_id="charges.process", new_id="charges.collect"),),
        **both("/paths/~1process/post/operationId", "/process'].post", "operationId:", file=SHAPE),
    ),
    Effect.BREAKING,
    ("Trybe.charges.process(...) is now Trybe.charges.collect(...)",),
    "shape",
)
PAUSED: Final = Reviewed(
    change(
        "enum-value-added",
        "The status of a membership in an answer may now be paused.",
        wire=Wire.RISKY,
        before=ABSENT,
        after="paused",
        routes=_READ,
        **both("/components/schemas/MembershipStatus/enum", _STATUS, "enum:"),
    ),
    Effect.ADDITIVE,
    ("MembershipStatus.PAUSED is new", "a match over MembershipStatus has one more case"),
    "api",
)
WORDED: Final = Reviewed(
    change(
        "description-changed",
        "The description of a membership's status is different.",
        before="State of a membership. The document lists the values without explaining them.",
        after="The state that a membership is in. The document lists the values without explaining them.",
        routes=_READ,
        **both("/components/schemas/MembershipStatus/description", _STATUS, "description:"),
    ),
    Effect.NONE,
)
_SURFACE: Final = (
    ("models.MembershipCharge.tax", "type", Effect.BREAKING, TAX, "tax: int | str", "tax: str"),
    ("models.MembershipSmsRequest.site_id", "parameter-required", Effect.BREAKING, SITE, "", "site_id: UUID"),
    ("Trybe.charges.process", "renamed", Effect.BREAKING, RENAMED, "def process(self", "def collect(self"),
    ("models.MembershipStatus.PAUSED", "added", Effect.ADDITIVE, PAUSED, "", "PAUSED = 'paused'"),
)
TRYBE: Final = ProviderReview(
    "trybe",
    "kept",
    (TAX, SITE, RENAMED, PAUSED, WORDED),
    tuple(SurfaceChange(name, kind, effect, one.python[0], *lines) for name, kind, effect, one, *lines in _SURFACE),
    (
        Figure("operations", 7, 7),
        Figure("models", 35, 35),
        Figure("examples valid", 31, 30, "better"),
        Figure("lint warnings", 3, 5, "worse"),
        Figure("assumed facts", 212, 198, "worse"),
    ),
    "major",
    "`MembershipCharge.tax` is a string, `MembershipSmsRequest` needs a `site_id`, and `charges.process` is now"
    " `charges.collect`; a membership's status may be `paused`.",
    (
        "-trybe_client.models.membership_charge.MembershipCharge.tax: int | str",
        "+trybe_client.models.membership_charge.MembershipCharge.tax: str",
        "+trybe_client.models.membership_sms_request.MembershipSmsRequest.site_id: UUID",
    ),
    tuple(unified_diff(BASE[SPEC].splitlines(), HEAD[SPEC].splitlines(), "base", "head", lineterm="")),
)
SWIPE: Final = ProviderReview("swipe", "kept", tool_changes=("ruff 0.17.5 -> 0.17.6",))
REVIEW: Final = Review(
    "origin/main",
    "HEAD",
    (SWIPE, TRYBE),
    (
        Proof("README.md:12", passed=True),
        Proof("tests/typing/mayar_calls.py", passed=True),
        Proof("tests/typing/trybe_calls.py", passed=False, output='trybe_calls.py:12: "Charges" has no "process"'),
    ),
    command="nox -s review -- origin/main",
)


def saying(word: str) -> tuple[Review, Excerpts]:
    """Give a review that says one word wherever it can say anything."""
    place = Place(word, Location(word, 1, 1))
    route = Route(word, "answer", word, word, (Step("property", word),))
    approval = Approval(word, word, word, word, place.location)
    made = change(word, word, provider=word, before=word, after={word: word}, old=place, new=place, routes=(route,) * 9)
    one = Reviewed(made, Effect.BREAKING, (word,), evidence=(word,))
    surface = SurfaceChange(word, word, Effect.BREAKING, word, word, word)
    provider = ProviderReview(
        word,
        "added",
        (one, evolve(one, approval=approval)),
        (surface,),
        (Figure(word, 1, 2, "worse"),),
        "major",
        word,
        (word,),
        (word,),
        (word,),
    )
    finding = Finding(word, word, word, place.location)
    proofs = (Proof(word, passed=False, output=word), Proof(word, passed=True))
    review = Review(word, word, (provider,), proofs, (approval,), (finding,), word)
    return review, Excerpts({("base", word): (word,), ("head", word): (f"{word} ",)})
