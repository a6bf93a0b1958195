"""The shared database: what one machine found is tried first by the next, and no failure of it is anybody's."""

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from conformance_helping import numbers, one, planted, run_rare
from hypothesis.database import ExampleDatabase, InMemoryExampleDatabase

from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.law import Violation
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.runs import databases
from clientwright.conformance.runs.databases import Tolerant, database_from, masked
from clientwright.conformance.runs.scoping import Scoped, closure, scope_of
from clientwright.pipeline.findings import PipelineError

SERVER = shutil.which("redis-server")


def free_port() -> int:
    """Give a port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Start a Redis on loopback and give its URL and its process."""
    if SERVER is None:
        pytest.skip("redis-server is not installed")
    pytest.importorskip("redis", reason="the extra redis is not installed")
    port = free_port()
    command = [SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen([*command, "--dir", str(tmp_path)], stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.02)
            yield f"redis://127.0.0.1:{port}/0", process
        finally:
            process.kill()


def first_of(output: str) -> int:
    """Give which document was the first to break the rare law."""
    found = re.search(r"document (\d+) of \d+ was the first", output)
    return int(found[1]) if found else int("; the first of" in output)


def test_a_bug_found_by_one_shard_is_tried_first_by_the_next(
    tmp_path: Path, redis: tuple[str, "subprocess.Popen[bytes]"]
) -> None:
    """What shard 1 finds after many documents breaks the law at once when shard 2 comes to the same task."""
    url, _ = redis
    soak = ("--profile", "soak", "--seed", "7")
    found = run_rare(tmp_path / "one", *soak, "--shard", "1/2", CLIENTWRIGHT_REDIS_URL=url)
    again = run_rare(tmp_path / "two", *soak, "--shard", "2/2", CLIENTWRIGHT_REDIS_URL=url)
    assert (130, 130) == (found.returncode, again.returncode), found.stderr + again.stderr
    assert first_of(found.stdout) > 2 >= first_of(again.stdout) > 0
    alone = run_rare(tmp_path / "three", *soak, "--shard", "2/2")
    assert first_of(alone.stdout) > 2


def test_a_redis_that_dies_stops_nothing(redis: tuple[str, "subprocess.Popen[bytes]"], tmp_path: Path) -> None:
    """When Redis dies in the middle, the run goes on, and says so once."""
    url, process = redis
    notices: list[str] = []
    database = database_from({"CLIENTWRIGHT_REDIS_URL": url}, tmp_path / "local", notices.append)
    database.save(b"key", b"one")
    other = database_from({"CLIENTWRIGHT_REDIS_URL": url}, tmp_path / "other", notices.append)
    assert {b"one"} == set(other.fetch(b"key"))
    other.delete(b"key", b"one")
    assert set() == set(other.fetch(b"key"))
    process.kill()
    process.wait()
    assert {b"one"} == set(database.fetch(b"key"))
    database.save(b"key", b"two")
    assert {b"one", b"two"} == set(database.fetch(b"key"))
    (notice,) = notices
    assert notice.startswith(f"the Redis at {url} is left alone from here on: ")


@pytest.mark.parametrize(
    "url",
    ["redis://127.0.0.1:1/0", "http://:s3cret@127.0.0.1/", "redis://user:s3/cret@host/0", "nonsense", "redis://["],
)
def test_a_wrong_url_fails_no_run(url: str, tmp_path: Path) -> None:
    """With a URL that leads nowhere the folder alone remembers, a notice says why, and no password shows."""
    pytest.importorskip("redis", reason="the extra redis is not installed")
    notices: list[str] = []
    database = database_from({"CLIENTWRIGHT_REDIS_URL": url}, tmp_path, notices.append)
    database.save(b"key", b"value")
    assert [b"value"] == list(database.fetch(b"key"))
    (notice,) = notices
    assert "s3" not in notice
    assert "cret" not in notice


def test_a_run_goes_on_without_redis(tmp_path: Path) -> None:
    """With a Redis that nobody runs the laws are held all the same, and one line says so."""
    pytest.importorskip("redis", reason="the extra redis is not installed")
    url = f"redis://:s3cret@127.0.0.1:{free_port()}/0"
    done = run_rare(tmp_path / "here", "--seed", "1", CLIENTWRIGHT_REDIS_URL=url)
    assert 0 == done.returncode
    (line,) = (one for one in done.stderr.splitlines() if "Redis" in one)
    assert line.startswith(f"clientwright: the Redis at {url.replace(':s3cret', '***')} is left alone")


def test_a_redis_that_hangs_is_left_alone(tmp_path: Path) -> None:
    """A server that takes connections and never answers is asked once."""
    pytest.importorskip("redis", reason="the extra redis is not installed")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        notices: list[str] = []
        url = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        database = database_from({"CLIENTWRIGHT_REDIS_URL": url}, tmp_path, notices.append)
        for _ in range(20):
            assert [] == list(database.fetch(b"key"))
        silent.settimeout(0)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
    assert 1 == len(notices)


class Sleeping(ExampleDatabase):
    """A database whose every use takes until it is let go."""

    def __init__(self) -> None:
        """Make one that nobody has let go."""
        super().__init__()
        self.go = threading.Event()

    def fetch(self, key: bytes) -> Iterable[bytes]:
        """Wait, and give the key."""
        self.go.wait()
        return [key]

    def save(self, key: bytes, value: bytes) -> None:
        """Fail."""
        raise OSError(f"{key!r} {value!r}")

    def delete(self, key: bytes, value: bytes) -> None:
        """Do as saving does."""
        self.save(key, value)


def test_a_database_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a use would take, it is given up after a while."""
    monkeypatch.setattr(databases, "_LONGEST", 0.05)
    inner, failures = Sleeping(), list[Exception]()
    tolerant = Tolerant(inner, failures.append)
    assert () == tolerant.fetch(b"key")
    inner.go.set()
    assert () == tolerant.fetch(b"key")
    assert ["no answer in 0.05 seconds"] == [str(error) for error in failures]


@pytest.mark.parametrize("use", ["save", "delete"])
def test_what_fails_once_is_not_tried_again(use: str) -> None:
    """After the first failure, of whatever use, the database is left alone for good."""
    inner, failures = Sleeping(), list[Exception]()
    inner.go.set()
    tolerant = Tolerant(inner, failures.append)
    assert (b"key",) == tolerant.fetch(b"key")
    getattr(tolerant, use)(b"key", b"value")
    getattr(tolerant, use)(b"key", b"value")
    assert () == tolerant.fetch(b"key")
    assert 1 == len(failures)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a Redis is asked for without the extra, the remedy is named."""
    monkeypatch.setitem(sys.modules, "redis", None)
    monkeypatch.delitem(sys.modules, "hypothesis.extra.redis", raising=False)
    with pytest.raises(PipelineError, match=r"pip install 'clientwright\[redis\]'"):
        database_from({"CLIENTWRIGHT_REDIS_URL": "redis://h/0"}, tmp_path, print)


@pytest.mark.parametrize(
    ("shown", "url"),
    [
        ("redis://***@host:6379/1", "redis://user:pass@host:6379/1"),
        ("rediss://***@host/", "rediss://:pass@host/?password=pass"),
        ("redis://host:1", "redis://host:1"),
        ("redis://***", "redis://:pa/ss@host:1/"),
        ("redis://***", "redis://host:pass"),
        ("redis://***", "redis://[pass"),
        ("://***", "pass"),
    ],
)
def test_a_password_is_masked(shown: str, url: str) -> None:
    """A URL is shown as scheme, host, port and path; where it cannot be read, as its scheme."""
    assert shown == masked(url)


def rare(_: object, document: int) -> Iterator[Violation]:
    """Refuse large numbers."""
    if document > 1000:
        yield Violation("large")


def test_what_is_remembered_is_tried_first() -> None:
    """A document that broke a law is the first that the next run draws for that case, and for no other."""
    law = planted(rare, strategy=numbers())
    first, second = (Task(law, case) for case in law.cases(one()))
    database = InMemoryExampleDatabase()
    found = hold(first, Effort(profile_of("dev"), database, 1))
    assert [1001] == [broken.document for broken in found.broken]
    again = hold(first, Effort(profile_of("dev"), database, 2))
    assert (1, [1001]) == (again.first, [broken.document for broken in again.broken])
    before = set(database.data)
    hold(second, Effort(profile_of("dev"), database, 1))
    assert before < set(database.data)


def test_a_scope_is_the_same_everywhere_and_follows_the_spec() -> None:
    """The key of a case follows its part of the effective spec through all references, and nothing else."""
    mayar, trybe = one(), one("trybe")
    case = next(iter(planted(rare).cases(mayar)))
    same = next(iter(planted(rare).cases(one())))
    assert scope_of("name", case) == scope_of("name", same)
    assert scope_of("name", case) != scope_of("other", case)
    document = trybe.document.data
    reached = closure(trybe.spec, "/paths")
    assert {"/paths", "/components/schemas/MembershipPage"} <= set(reached)
    assert all(resolved is not None for resolved in reached.values())
    assert document["components"]["schemas"]["MembershipPage"] is reached["/components/schemas/MembershipPage"]


def test_scopes_part_a_database() -> None:
    """What is saved or deleted in one scope is not seen in another."""
    whole = InMemoryExampleDatabase()
    one_part, other = Scoped(whole, "one"), Scoped(whole, "other")
    one_part.save(b"key", b"value")
    other.save(b"key", b"value")
    one_part.delete(b"key", b"value")
    assert ([], [b"value"]) == (list(one_part.fetch(b"key")), list(other.fetch(b"key")))
