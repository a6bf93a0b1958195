"""What is done with the comments of a pull request."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from review_sticky_server import BODY

from clientwright.review.outputs.markdown import MARKER
from clientwright.review.pull_requests import Comment
from clientwright.review.sticky import AUTHOR, Action, plan

BODIES = st.sampled_from([BODY, f"{MARKER}\r\nold", f"\n {MARKER} indented", f"> {MARKER}\nquoted", "thanks", ""])
COMMENTS = st.lists(
    st.tuples(st.integers(1, 50), st.sampled_from([AUTHOR, "someone"]), BODIES),
    max_size=8,
    unique_by=lambda one: one[0],
).map(lambda found: [Comment(*one) for one in found])


def is_ours(comment: Comment) -> bool:
    """Say whether a comment may be touched."""
    return comment.author == AUTHOR and comment.body.strip().startswith(MARKER)


def after(comments: list[Comment], actions: tuple[Action, ...]) -> list[Comment]:
    """Give the comments there are when all is done."""
    kept = {one.number: one for one in comments}
    for action in actions:
        if action.kind == "create":
            kept[999] = Comment(999, AUTHOR, action.body)
        elif action.kind == "update":
            assert action.number is not None
            kept[action.number] = evolve(kept[action.number], body=action.body)
        else:
            assert action.number is not None
            del kept[action.number]
    return list(kept.values())


@given(COMMENTS, st.sampled_from([None, BODY, "## no marker"]))
def test_there_is_one_comment_or_none(comments: list[Comment], body: str | None) -> None:
    """Whatever comments there are, one of ours is left with the new text, or none where nothing is left to say."""
    left = after(comments, plan(comments, body))
    expected = [] if body is None else [body if body == BODY else f"{MARKER}\n{body}"]
    assert expected == [one.body.strip() for one in left if is_ours(one)]
    assert not plan(left, body)


@given(COMMENTS, st.sampled_from([None, BODY]))
def test_others_are_not_touched(comments: list[Comment], body: str | None) -> None:
    """Comments of others, and ours that only quote the marker, stay as they are."""
    left = after(comments, plan(comments, body))
    assert [one for one in comments if not is_ours(one)] == [one for one in left if not is_ours(one)]


def test_the_oldest_comment_stays() -> None:
    """Of several comments of ours, the oldest is updated and the others are deleted."""
    comments = [Comment(9, AUTHOR, f"{MARKER} b"), Comment(4, AUTHOR, f"{MARKER} a"), Comment(6, AUTHOR, BODY)]
    assert (Action("update", 4, BODY), Action("delete", 6), Action("delete", 9)) == plan(comments, BODY)


def test_the_same_text_is_not_written_again() -> None:
    """A comment that differs in line breaks alone is left as it is."""
    assert () == plan([Comment(4, AUTHOR, BODY.replace("\n", "\r\n") + "\r\n")], BODY)


def test_ours_is_told_by_author_and_marker() -> None:
    """Another author or another marker makes another comment ours."""
    comments = [Comment(4, "me", "<!-- mine -->\nold")]
    assert (Action("create", None, BODY),) == plan(comments, BODY)
    assert (Action("delete", 4),) == plan(comments, None, "me", "<!-- mine -->")
