"""What a sandbox remembers, and for how long."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sandbox_helping import SUBSCRIPTION, TEXT, UNPAYABLE, ask, engine

from clientwright.pipeline.findings import PipelineError
from clientwright.sandbox.state import Place, open_state

PLACE = Place("one", "thing")


def test_records_are_written_replaced_and_deleted() -> None:
    """A record is found by its identity until it is deleted, and keeps its place in the order when it changes."""
    state = open_state()
    for identity, record in (("a", 1), ("b", 2), ("a", 3)):
        state.write(PLACE, identity, record)
    state.write(Place("other", "thing"), "a", 9)
    assert [3, 2] == state.records(PLACE)
    state.delete(PLACE, "a")
    assert (None, 2, 9) == (
        state.read(PLACE, "a"),
        state.read(PLACE, "b"),
        state.read(Place("other", "thing"), "a"),
    )


def test_claims_end_with_their_record() -> None:
    """What a record claims counts until the record is deleted, for its provider and rule alone."""
    state = open_state()
    state.claim(PLACE, "a", "rule", "x")
    state.claim(PLACE, "b", "rule", "x")
    assert [2, 0, 0, 0] == [
        state.claims(*asked)
        for asked in (("one", "rule", "x"), ("two", "rule", "x"), ("one", "other", "x"), ("one", "rule", "y"))
    ]
    state.delete(PLACE, "a")
    assert 1 == state.claims("one", "rule", "x")


def test_a_transaction_is_all_or_nothing() -> None:
    """What is undone, or left by an exception, was never written."""
    state = open_state()
    with state.transaction() as changes:
        state.write(PLACE, "a", 1)
        changes.undo()
    with pytest.raises(ZeroDivisionError), state.transaction():
        state.note("one", "figure", state.count("one", "count") / 0)
    assert state.figure("one", "count") is None
    with pytest.raises(TypeError), state.transaction():
        state.write(PLACE, "b", object())
    with state.transaction():
        state.write(PLACE, "c", 1)
    assert [None, None, 1] == [state.read(PLACE, identity) for identity in "abc"]


def test_a_file_outlives_the_sandbox(tmp_path: Path) -> None:
    """A sandbox on a file goes on where the last one stopped, and does not begin with its first data again."""
    first = engine("swipe", state=open_state(tmp_path / "data"))
    assert 200 == ask(first, "DELETE", f"/subscriptions/{SUBSCRIPTION}")[0]
    made = ask(first, "POST", "/subscriptions", {"package_id": "p", "email": "e"})[1]["data"]
    first.state.close()
    second = engine("swipe", state=open_state(tmp_path / "data"))
    again = ask(second, "POST", "/subscriptions", {"package_id": "p", "email": "e"})[1]["data"]
    assert [made["_id"], again["_id"]] == [one["_id"] for one in ask(second, "GET", "/subscriptions")[1]["data"]]
    assert made["_id"] != again["_id"]
    assert [True, True, True, False] == [entry.applied for entry in second.journal()]
    second.state.close()


def test_a_file_that_is_no_database_is_a_finding(tmp_path: Path) -> None:
    """Data that cannot be kept in a place is told with the place, and no traceback."""
    (tmp_path / "data").write_text("no database, but long enough to be looked at" * 50)
    for place in (tmp_path / "data", tmp_path / "missing" / "data"):
        with pytest.raises(PipelineError) as caught:
            open_state(place)
        assert ["sandbox-data"] == [finding.rule for finding in caught.value.findings]
        assert str(place) == caught.value.findings[0].location.file


def test_threads_take_turns() -> None:
    """Every request of many threads is answered and noted once, and every number is given once."""
    asked = engine("swipe")
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(
                lambda count: ask(asked, "POST", "/subscriptions", {"package_id": "p", "email": str(count)}), range(80)
            )
        )
    assert {200} == {status for status, _ in made}
    assert 80 == len({body["data"]["_id"] for _, body in made})
    assert [*range(1, 81)] == [entry.number for entry in asked.journal()]


def test_the_journal_keeps_the_newest_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many requests there are, the newest are kept, and each provider knows how many it had."""
    monkeypatch.setattr("clientwright.sandbox.state.KEPT", 5)
    monkeypatch.setattr("clientwright.sandbox.state.SWEPT", 1)
    state = open_state()
    swipe, trybe = engine("swipe", state=state), engine("trybe", state=state)
    for one, times in ((trybe, 4), (swipe, 7), (trybe, 2)):
        for _ in range(times):
            ask(one, "GET", "/nowhere")
    assert [[9, 10, 11], [12, 13]] == [[entry.number for entry in one.journal()] for one in (swipe, trybe)]
    assert [7, 6] == [one.requests() for one in (swipe, trybe)]
    trybe.clear_journal()
    ask(trybe, "GET", "/nowhere")
    assert [7, 1] == [one.requests() for one in (swipe, trybe)]


def test_a_closed_state_is_gone() -> None:
    """Closing ends the connection."""
    state = open_state()
    state.close()
    with pytest.raises(sqlite3.ProgrammingError):
        state.records(PLACE)


def test_engines_may_share_a_state() -> None:
    """Two providers in one database do not see each other's records or journals, and share its numbers."""
    state = open_state()
    swipe, trybe = engine("swipe", state=state), engine("trybe", state=state)
    ask(trybe, "POST", f"/shop/memberships/{UNPAYABLE}/sms", TEXT)
    ask(swipe, "GET", "/subscriptions")
    assert [[2], [1]] == [[entry.number for entry in one.journal()] for one in (swipe, trybe)]
    swipe.clear_journal()
    assert [0, 1] == [len(one.journal()) for one in (swipe, trybe)]
