"""What a sandbox remembers: records, claims to what must be unique, counts and the journal, in one SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final
from weakref import finalize

import msgspec
from attrs import define, field, frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError

MEMORY: Final = ":memory:"
#: Marks a file as a database of the sandbox ("cwsb" in ASCII), and the version of its tables.
KIND: Final = 0x63777362
VERSION: Final = 1
#: How many entries the journal keeps.
KEPT: Final = 100_000
SWEPT: Final = 1_000
_SWEPT: Final = "swept from the journal"
_TABLES = """
CREATE TABLE IF NOT EXISTS record (
    provider TEXT, resource TEXT, id TEXT, body TEXT, number INTEGER PRIMARY KEY, UNIQUE (provider, resource, id));
CREATE INDEX IF NOT EXISTS listed ON record (provider, resource);
CREATE TABLE IF NOT EXISTS claim (provider TEXT, rule TEXT, subject TEXT, resource TEXT, id TEXT);
CREATE INDEX IF NOT EXISTS claimed ON claim (provider, rule, subject);
CREATE TABLE IF NOT EXISTS figure (provider TEXT, name TEXT, value REAL, PRIMARY KEY (provider, name));
CREATE TABLE IF NOT EXISTS journal (number INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT, entry TEXT);
"""


@frozen
class Place:
    """A kind of records of one provider.

    Attributes:
        provider: The provider.
        resource: The kind of its records.

    """

    provider: str
    resource: str


@define
class Changes:
    """What a transaction writes.

    Attributes:
        kept: Whether it will be kept.

    """

    kept: bool = True

    def undo(self) -> None:
        """Keep nothing of it."""
        self.kept = False


@define(eq=False)
class State:
    """A database on one connection, which threads use one after another.

    Attributes:
        lock: Held by whoever reads or writes.
        version: Counts what was written, the journal aside: while it stays, so does what is read.

    """

    _connection: sqlite3.Connection
    lock: RLock = field(factory=RLock)
    version: int = field(default=0, init=False)
    _due: bool = field(default=False, init=False)
    _begun: bool = field(default=False, init=False)

    @contextmanager
    def transaction(self) -> Iterator[Changes]:
        """Hold the lock, and keep what was written unless it is undone or an exception leaves the block."""
        changes = Changes()
        with self.lock:
            self._due = True
            try:
                yield changes
            except BaseException:
                self._end("ROLLBACK")
                raise
            self._end("COMMIT" if changes.kept else "ROLLBACK")

    def _end(self, how: str) -> None:
        begun, self._due, self._begun = self._begun, False, False
        if begun:
            self._connection.execute(how)

    def _change(self, statement: str, values: Sequence[object]) -> None:
        """Write; a transaction begins with the first thing that is written in it, since most requests only read."""
        with self.lock:
            self.version += 1
            if self._due and not self._begun:
                self._connection.execute("BEGIN")
                self._begun = True
            self._connection.execute(statement, values)

    def copy(self) -> sqlite3.Connection:
        """Copy all that is remembered into a database of its own in memory, which is the caller's to close."""
        copied = sqlite3.connect(MEMORY, check_same_thread=False)
        with self.lock:
            self._connection.backup(copied)
        return copied

    def restore(self, copied: sqlite3.Connection) -> None:
        """Remember what was copied, and nothing else."""
        with self.lock:
            self.version += 1
            copied.backup(self._connection)

    def close(self) -> None:
        """Close the connection; what is only in memory is gone."""
        with self.lock:
            self._connection.close()

    def read(self, place: Place, identity: str) -> JSON:
        """Give a record; None where there is none."""
        rows = self._rows(
            "SELECT body FROM record WHERE provider = ? AND resource = ? AND id = ?",
            (place.provider, place.resource, identity),
        )
        return msgspec.json.decode(rows[0][0]) if rows else None

    def size(self, place: Place) -> int:
        """Count the records of a kind."""
        rows = self._rows(
            "SELECT COUNT(*) FROM record WHERE provider = ? AND resource = ?", (place.provider, place.resource)
        )
        return int(rows[0][0])

    def records(self, place: Place, part: slice = slice(None)) -> list[JSON]:
        """Give the records of a kind, the oldest first; only those of a part where one is given."""
        begin, end = part.start or 0, part.stop
        rows = self._rows(
            "SELECT body FROM record WHERE provider = ? AND resource = ? ORDER BY number LIMIT ? OFFSET ?",
            (place.provider, place.resource, -1 if end is None else end - begin, begin),
        )
        return [msgspec.json.decode(row[0]) for row in rows]

    def write(self, place: Place, identity: str, record: JSON) -> None:
        """Add a record, or replace the one with its identity."""
        self._change(
            "INSERT INTO record (provider, resource, id, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (provider, resource, id) DO UPDATE SET body = excluded.body",
            (place.provider, place.resource, identity, msgspec.json.encode(record).decode()),
        )

    def delete(self, place: Place, identity: str) -> None:
        """Remove a record, and what was claimed for it."""
        for table in ("record", "claim"):
            self._change(
                f"DELETE FROM {table} WHERE provider = ? AND resource = ? AND id = ?",  # noqa: S608  # of two names
                (place.provider, place.resource, identity),
            )

    def claims(self, provider: str, rule: str, subject: str) -> int:
        """Count the records that claim something under a rule."""
        found = self._rows(
            "SELECT COUNT(*) FROM claim WHERE provider = ? AND rule = ? AND subject = ?", (provider, rule, subject)
        )
        return int(found[0][0])

    def claim(self, place: Place, identity: str, rule: str, subject: str) -> None:
        """Note that a record claims something under a rule."""
        self._change(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?)", (place.provider, rule, subject, place.resource, identity)
        )

    def figure(self, provider: str, name: str) -> float | None:
        """Give a number that was noted; None where none was."""
        rows = self._rows("SELECT value FROM figure WHERE provider = ? AND name = ?", (provider, name))
        return rows[0][0] if rows else None

    def note(self, provider: str, name: str, value: float) -> None:
        """Note a number under a name."""
        self._change("INSERT OR REPLACE INTO figure VALUES (?, ?, ?)", (provider, name, value))

    def count(self, provider: str, name: str) -> int:
        """Add one to a number, and give what it was before; the first is nought."""
        before = int(self.figure(provider, name) or 0)
        self.note(provider, name, before + 1)
        return before

    def log(self, provider: str, entry: JSON) -> None:
        """Add an entry to the journal, which keeps the newest `KEPT` of all providers, and at most `SWEPT` more."""
        text = msgspec.json.encode(entry).decode()
        with self.lock:
            added = self._connection.execute("INSERT INTO journal (provider, entry) VALUES (?, ?)", (provider, text))
            number = added.lastrowid or 0
            if number > KEPT and number % SWEPT == 0:
                self._sweep(number - KEPT)

    def _sweep(self, number: int) -> None:
        """Remove the entries of the journal up to a number, and note how many they were."""
        counted = "SELECT provider, COUNT(*) FROM journal WHERE number <= ? GROUP BY provider"
        for provider, count in self._rows(counted, (number,)):
            self.note(provider, _SWEPT, (self.figure(provider, _SWEPT) or 0) + count)
        self._rows("DELETE FROM journal WHERE number <= ?", (number,))

    def logged(self, provider: str) -> list[tuple[int, JSON]]:
        """Give number and content of the entries of a provider in the journal, the oldest first."""
        rows = self._rows("SELECT number, entry FROM journal WHERE provider = ? ORDER BY number", (provider,))
        return [(number, msgspec.json.decode(entry)) for number, entry in rows]

    def latest(self, provider: str, count: int) -> list[tuple[int, JSON]]:
        """Give number and content of the newest entries of a provider in the journal, the newest first."""
        rows = self._rows(
            "SELECT number, entry FROM journal WHERE provider = ? ORDER BY number DESC LIMIT ?", (provider, count)
        )
        return [(number, msgspec.json.decode(entry)) for number, entry in rows]

    def last(self) -> int:
        """Give the number of the newest entry that the journal has had, though it be forgotten."""
        rows = self._rows("SELECT seq FROM sqlite_sequence WHERE name = 'journal'", ())
        return int(rows[0][0]) if rows else 0

    def logs(self, provider: str) -> int:
        """Count the entries that a provider has had in the journal since it was forgotten, those not kept as well."""
        rows = self._rows("SELECT COUNT(*) FROM journal WHERE provider = ?", (provider,))
        return int(rows[0][0]) + int(self.figure(provider, _SWEPT) or 0)

    def forget(self, provider: str) -> None:
        """Remove the entries of a provider from the journal."""
        self._rows("DELETE FROM journal WHERE provider = ?", (provider,))
        self.note(provider, _SWEPT, 0)

    def _rows(self, statement: str, values: Sequence[object]) -> list[Any]:
        with self.lock:
            return self._connection.execute(statement, values).fetchall()


def open_state(data: str | Path = MEMORY) -> State:
    """Open a database, made ready if it is new.

    Args:
        data: A file, which is made where there is none; `:memory:` for one that is gone when it is closed.

    Raises:
        PipelineError: The file cannot be opened, or is no such database.

    """
    try:
        connection = sqlite3.connect(data, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, _ForeignError) as error:
        message = f"The data of the sandbox cannot be kept here ({error}); name another file."
        raise PipelineError([Finding("sandbox-data", message, "", Location(str(data)))]) from None
    state = State(connection)
    # Whoever forgets to close what is only in memory is not warned of it.
    finalize(state, connection.close)
    return state


class _ForeignError(Exception):
    pass


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new database; refuse one that is not the sandbox's, or cannot be written."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    kind, version, tables = (
        connection.execute(asked).fetchone()[0]
        for asked in ("PRAGMA application_id", "PRAGMA user_version", "SELECT COUNT(*) FROM sqlite_master")
    )
    if (kind, version) != (KIND, VERSION) and (kind or version or tables):
        said = f"another version of the sandbox has made it: {version}, not {VERSION}"
        raise _ForeignError(said if kind == KIND else "the database belongs to something else")
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {KIND}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
