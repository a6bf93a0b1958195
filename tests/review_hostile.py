"""Reports whose every text wants to be something else: markup, a mention, a command, an escape sequence."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st
from review_changes import change, place, step
from review_samples import PLANTED, PROBLEM

from clientwright.pipeline.findings import Finding, Location
from clientwright.review.reports import Approval, Figure, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import ABSENT, Effect, Route, SurfaceChange, Wire

_PIECES = (
    *"abz09 `*_[]()<>#|~$&\\@!:;,%\n\r\t\x00\x1b\u202e\u2066\u200b\u2028\x85\ufeff\ud800\U000e0041-+.=/'\"{}",
    "@team",
    "@org/team",
    "#12",
    "GH-12",
    "owner/name#3",
    "https://example.com/x",
    "http://example.com",
    "www.example.com",
    "a@example.com",
    "</details>",
    "</summary>",
    "</code>",
    "<!-- clientwright-review -->",
    "<script>alert(1)</script>",
    "![x](http://example.com/x.png)",
    "[x](javascript:alert)",
    "```",
    "~~~~",
    "\n\n# title\n\n",
    "\n::error file=x::y",
    "\n- [ ] task",
    "&#64;team",
    "&lt;b&gt;",
    "[bold red]",
    ":smile:",
    "%0A::error::",
    "\x1b]8;;http://example.com\x1b\\",
)
#: Text that a spec, a type checker or a person may hold.
TEXT = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
_NUMBERS = st.integers(1, 5000)
_LOCATIONS = st.builds(Location, TEXT, _NUMBERS, _NUMBERS)
_PLACES = st.builds(
    lambda file, line, token: place(file, line, f"/components/schemas/{token}".replace("~", "~0")), TEXT, _NUMBERS, TEXT
)
_ROUTES = st.builds(
    Route,
    TEXT,
    st.sampled_from(["operation", "query", "body", "answer", "answer-header", "spec"]),
    TEXT,
    TEXT,
    TEXT.map(lambda name: step("data []") + step(name)),
)
_VALUES = st.one_of(st.just(ABSENT), st.none(), TEXT, st.dictionaries(TEXT, TEXT, max_size=2), st.integers())
_APPROVALS = st.builds(Approval, st.just("0123456789ab"), TEXT, TEXT, TEXT, _LOCATIONS)


@st.composite
def _reviewed(draw: st.DrawFn, provider: str) -> Reviewed:
    old, new = draw(st.one_of(st.none(), _PLACES)), draw(st.one_of(st.none(), _PLACES))
    made = change(
        draw(st.sampled_from(["type-changed", "property-removed", "description-changed"])),
        draw(TEXT),
        provider=provider,
        wire=draw(st.sampled_from(Wire)),
        direction=draw(st.sampled_from(["request", "response", "both", "none"])),
        before=draw(_VALUES),
        after=draw(_VALUES),
        old=old,
        new=new,
        routes=tuple(draw(st.lists(_ROUTES, min_size=1, max_size=3))),
    )
    texts = st.lists(TEXT, max_size=2).map(tuple)
    approval = draw(st.one_of(st.none(), _APPROVALS))
    return Reviewed(made, draw(st.sampled_from(Effect)), draw(texts), "api", draw(texts), approval)


@st.composite
def _provider(draw: st.DrawFn) -> ProviderReview:
    name = draw(TEXT)
    changes = draw(st.lists(_reviewed(name), max_size=4).map(tuple))
    sentences = [sentence for one in changes for sentence in one.python]
    surface = tuple(
        SurfaceChange(draw(TEXT), "type", Effect.BREAKING, told, draw(TEXT), draw(TEXT)) for told in sentences
    )
    return ProviderReview(
        name,
        draw(st.sampled_from(["kept", "added", "removed"])),
        changes,
        surface,
        (Figure(draw(TEXT), 1, draw(st.one_of(st.none(), _NUMBERS)), "worse"),),
        draw(st.sampled_from(["none", "major"])),
        draw(TEXT),
        tuple(draw(st.lists(TEXT, max_size=3))),
        tuple(draw(st.lists(TEXT, max_size=3))),
        tuple(draw(st.lists(TEXT, max_size=1))),
    )


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Give a report full of hostile texts."""
    return Review(
        draw(TEXT),
        draw(TEXT),
        tuple(draw(st.lists(_provider(), max_size=2))),
        tuple(draw(st.lists(st.builds(Proof, TEXT, st.booleans(), TEXT), max_size=2))),
        tuple(draw(st.lists(_APPROVALS, max_size=1))),
        tuple(draw(st.lists(st.builds(Finding, st.just("stale"), TEXT, TEXT, _LOCATIONS), max_size=1))),
        draw(TEXT),
    )


def everywhere(text: str) -> Review:
    """Give the report with the planted changes, and one text wherever there is a sentence."""
    providers = tuple(
        evolve(
            provider,
            changelog=text,
            changes=tuple(
                evolve(one, change=evolve(one.change, message=text), python=(text,), evidence=(text,))
                for one in provider.changes
            ),
        )
        for provider in PLANTED.providers
    )
    return evolve(PLANTED, providers=providers, problems=(evolve(PROBLEM.problems[0], message=text),))
