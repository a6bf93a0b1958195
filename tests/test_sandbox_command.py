"""The command: what it prints works as printed, and what is wrong is said before anything is played."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import client_calls
import providers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sandbox_doors import ADDRESS, CREDENTIAL, OPTIONS, ask, run, started
from sandbox_helping import ARGUMENTS, PENDING, method_of

from clientwright.pipeline.generation.providers import provider_of
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.sandbox.faults import Chaos
from clientwright.sandbox.pasting import line_of
from clientwright.sandbox.state import KIND, open_state

PROVIDERS = ("magicline", "mayar", "swipe", "trybe")
CHARGE = f"shop/membership-charges/{PENDING}/process"
BARE = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\nsecurity: SECURITY\npaths: {/a: {get: {responses: {}}}}\n'


def pasted(line: str, name: str) -> Any:
    """Run a line as if it were pasted, and give the client that it makes."""
    for provider in PROVIDERS:
        client_calls.package(provider)
    found: dict[str, Any] = {}
    exec(compile(line, "pasted", "exec"), found)  # noqa: S102  # it is what users do with it
    return found[name]


def test_what_is_printed_works() -> None:
    """Every address answers, and every line opens a client that reaches its provider, with no name to change."""
    with started() as sandbox:
        assert sandbox.lines[0] == f"Status page  {sandbox.page}/"
        assert 200 == ask(sandbox.page)[0]
        for name in PROVIDERS:
            assert f"{name:11}  {sandbox.page}/{name}" in sandbox.lines
            assert f"{name:11}  {sandbox.front}/{name}" in sandbox.lines
            with pasted(sandbox.pasted(name), name) as client:
                assert f"{sandbox.page}/{name}" in sandbox.pasted(name)
                one = next(one for one in ARGUMENTS if one.startswith(name))
                succeed(client, one)
        told = json.loads(ask(f"{sandbox.page}/_sandbox/journal")[2])
        assert list(PROVIDERS) == [entry["provider"] for entry in told]
        assert not [entry for entry in told if entry["status"] in {401, 404}]
        assert "tok-" not in json.dumps(told)
        assert (0, "clientwright: the sandbox has ended; nothing is kept\n") == sandbox.end()


def succeed(client: Any, name: str) -> None:
    """Make a call that the first data allows."""
    call = client_calls.calls()[name]
    body = {} if call.body is None else {"body": client_calls.model(call)}
    method_of(client, name)(**ARGUMENTS[name], **body)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_remembered_is_kept(tmp_path: Path, number: int) -> None:
    """Ended by Ctrl-C or SIGTERM the status is 0; with the same file, a paid charge stays paid."""
    for expected in (200, 422):
        with started("trybe", "--data", "kept.sqlite", folder=tmp_path) as sandbox:
            assert expected == ask(f"{sandbox.page}/trybe/{CHARGE}", "POST")[0]
            told = "clientwright: the sandbox has ended; what is remembered is kept in kept.sqlite\n"
            assert (0, told) == sandbox.end(number)
    assert ["kept.sqlite"] == [path.name for path in tmp_path.iterdir()]


def test_a_request_chooses_its_fault() -> None:
    """Behind the front a header chooses the fault; the journal at the plain address says what was done."""
    with started("trybe") as sandbox:
        assert 200 == ask(f"{sandbox.page}/trybe/{CHARGE}", "POST", {**CREDENTIAL, "X-Clientwright-Fault": "html"})[0]
        answer = ask(f"{sandbox.front}/trybe/{CHARGE}", "POST", {**CREDENTIAL, "X-Clientwright-Fault": "status-503"})
        assert 503 == answer[0]
        status, told, _ = ask(f"{sandbox.front}/trybe/{CHARGE}", "POST", {**CREDENTIAL, "X-Clientwright-Fault": "html"})
        assert (422, "text/html") == (status, told["content-type"].partition(";")[0])
        journal = json.loads(ask(f"{sandbox.page}/_sandbox/journal")[2])
        assert [(200, True), (422, False)] == [(entry["status"], entry["applied"]) for entry in journal]
        assert sandbox.front in ask(sandbox.page)[2].decode()


def test_chaos_is_that_of_the_seed() -> None:
    """With a rate the lines lead to the front, where requests meet the faults of the seed, and only there."""
    plain = re.compile("status-[0-9]{3}")
    seed, codes = next(
        (seed, codes)
        for seed, codes in ((seed, [Chaos(seed, 0.9).drawn(number).code for number in range(3)]) for seed in count())
        if all(map(plain.fullmatch, codes))
    )
    with started("trybe", "--chaos", "0.9", "--seed", str(seed)) as sandbox:
        assert f'base_url="{sandbox.front}/trybe"' in sandbox.pasted("trybe")
        assert f"90.0% meet a random fault (seed {seed})" in sandbox.lines[-1]
        asked = [ask(f"{sandbox.front}/trybe/customers/memberships")[0] for _ in codes]
        assert codes == [f"status-{status}" for status in asked]
        assert [200] * 3 == [ask(f"{sandbox.page}/trybe/customers/memberships")[0] for _ in codes]


def test_what_is_printed_comes_at_once() -> None:
    """At the other end of a pipe the first line is there while the sandbox goes on."""
    called = [sys.executable, "-m", "clientwright", "sandbox", *OPTIONS, "swipe"]
    buffered = {name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        called, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=buffered
    ) as process:
        try:
            assert process.stdout
            found = ADDRESS.search(process.stdout.readline())
            assert found
            assert 200 == ask(f"{found[0]}/swipe/subscriptions", headers={"Authorization": "Bearer x"})[0]
            assert process.poll() is None
        finally:
            process.kill()


def taken() -> socket.socket:
    """Take a port."""
    return socket.create_server(("127.0.0.1", 0))


def test_a_taken_port_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the port is taken that is said, nothing is printed for programs, and no file is made."""
    with taken() as other:
        port = other.getsockname()[1]
        assert 2 == run("--port", str(port), "--data", str(tmp_path / "data.sqlite"))
    out, err = capsys.readouterr()
    assert ("", True) == (out, f"The port {port} cannot be had (Address already in use); choose another" in err)
    assert err.endswith("1 error, 0 warnings; nothing was played\n")
    assert [] == list(tmp_path.iterdir())


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "provider": (("nobody",), "There is no provider 'nobody' here; there are magicline, mayar, swipe, trybe."),
    "rate": (("--chaos", "1.5"), "a number from 0 to 1"),
    "no-rate": (("--chaos", "nan"), "a number from 0 to 1"),
    "negative": (("--port", "-1"), "The port -1 cannot be had"),
    "specs": (("--specs", "no/such"), "There is no such folder"),
    "folder": (("--data", "folder"), "unable to open database file"),
    "nowhere": (("--data", "no/such/file"), "unable to open database file"),
    "text": (("--data", "text"), "file is not a database"),
    "other": (("--data", "other.sqlite"), "the database belongs to something else"),
    "version": (("--data", "later.sqlite"), "another version of the sandbox has made it: 2, not 1"),
    "older": (("--data", "older.sqlite"), "the database belongs to something else"),
    "foreign": (("--data", "foreign.sqlite"), "the database belongs to something else"),
}


def databases(folder: Path) -> dict[str, bytes]:
    """Write what cannot be taken for data, and give it."""
    (folder / "folder").mkdir()
    (folder / "text").write_text("This is a text, and a long one.\n" * 40)
    for name, statement in {
        "other.sqlite": "CREATE TABLE record (a, b)",
        "later.sqlite": f"PRAGMA application_id = {KIND}; PRAGMA user_version = 2; CREATE TABLE thing (a)",
        "older.sqlite": "PRAGMA user_version = 1",
        "foreign.sqlite": "PRAGMA application_id = 7",
    }.items():
        connection = sqlite3.connect(folder / name)
        connection.executescript(statement)
        connection.close()
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake is one sentence and the status 2; nothing is played, and no file is touched."""
    monkeypatch.chdir(tmp_path)
    before = databases(tmp_path)
    arguments, sentence = WRONG[case]
    assert 2 == run("trybe", *arguments) if case != "provider" else 2 == run(*arguments)
    out, err = capsys.readouterr()
    assert ("", True) == (out, sentence in err), err
    assert "Traceback" not in err
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database that may only be read is refused at the start, not at the first request."""
    data = tmp_path / "data.sqlite"
    open_state(data).close()
    connect: Any = sqlite3.connect

    def reading(path: Any, **options: Any) -> Any:
        return connect(f"{Path(path).as_uri()}?mode=ro", uri=True, **options)

    monkeypatch.setattr(sqlite3, "connect", reading)  # since an administrator may write every file
    assert 2 == run("trybe", "--data", str(data))
    assert "attempt to write a readonly database" in capsys.readouterr().err


def test_a_wrong_spec_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spec that cannot be read is no wrong usage: the status is 1, and its findings are printed."""
    (tmp_path / "specs/broken").mkdir(parents=True)
    (tmp_path / "specs/broken/openapi.yaml").write_text("openapi: 3.1.0\npaths: [\n")
    assert 1 == run("--specs", str(tmp_path / "specs"), "--overlays", str(tmp_path / "overlays"))
    out, err = capsys.readouterr()
    assert ("", True) == (out, "openapi.yaml:" in err)
    assert "nothing was played" in err


def test_what_is_no_number_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments of another type are refused as everywhere on the command line."""
    for arguments in (("--port", "http"), ("--seed", "x"), ("--chaos", "often")):
        with pytest.raises(SystemExit) as stop:
            run(*arguments)
        assert 2 == stop.value.code
        assert f"argument {arguments[0]}: invalid" in capsys.readouterr().err


def test_the_extra_is_named_where_it_is_missing() -> None:
    """Without the libraries of the extra the command says which one to install, and the status is 2."""
    program = (
        "import sys; sys.modules['uvicorn'] = None; from clientwright.cli import main; sys.exit(main(['sandbox']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (2, "") == (done.returncode, done.stdout)
    assert "pip install 'clientwright[sandbox]' (uvicorn is not installed)" in done.stderr


def test_the_command_line_imports_no_server() -> None:
    """Other commands do not wait for the libraries of this one, nor does anybody for the generator to start it."""
    for module, never in {
        "clientwright.cli": {"starlette", "uvicorn", "sqlite3", "jsonschema_rs"},
        "clientwright.sandbox.commanding": {"openapi_python_client", "httpx"},
    }.items():
        program = f"import sys, {module}; print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert set() == never & set(done.stdout.split())


def described(schemes: str, security: str) -> Spec:
    """Give a description with security schemes."""
    text = BARE.replace("SECURITY", security) + f"components: {{securitySchemes: {schemes}}}\n"
    return spec_of(loads(text, "made-up.yaml"))


SCHEMES = {
    "nothing": ("{}", "[]", ""),
    "bearer": ("{b: {type: http, scheme: bearer}}", "[{b: []}]", 'token="sandbox", '),
    "key": ("{k: {type: apiKey, in: query, name: key}}", "[{k: []}]", 'api_key="sandbox", '),
    "basic": ("{u: {type: http, scheme: basic}}", "[{u: []}]", 'username="sandbox", password="sandbox", '),
    "both": (
        "{one: {type: http, scheme: bearer}, two: {type: apiKey, in: header, name: X}}",
        "[{one: [], two: []}]",
        'token="sandbox", api_key="sandbox", ',
    ),
    "alike": (
        "{one: {type: http, scheme: basic}, two: {type: http, scheme: basic}}",
        "[{one: [], two: []}]",
        'username_one="sandbox", password_one="sandbox", username_two="sandbox", password_two="sandbox", ',
    ),
}


@pytest.mark.parametrize("case", SCHEMES)
def test_credentials_have_their_own_names(case: str) -> None:
    """The line names every credential as the generated client does, whatever the description asks for."""
    schemes, security, arguments = SCHEMES[case]
    line = line_of(described(schemes, security), "other_gym", "http://127.0.0.1:1/other_gym")
    made = f'OtherGym({arguments}base_url="http://127.0.0.1:1/other_gym")'
    assert f"from other_gym_client import OtherGym; other_gym = {made}" == line


@given(st.from_regex(r"[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,6}){0,2}", fullmatch=True))
def test_the_class_is_the_generators(name: str) -> None:
    """The line imports the class that the generator writes, from the package that it writes."""
    spec = described("{}", "[]")
    facade = provider_of(spec.document, name).facade
    assert re.match(rf"from {name}_client import {facade}; {name} = {facade}\(", line_of(spec, name, "http://x"))


def test_any_folder_is_played(tmp_path: Path) -> None:
    """A provider of another folder is played and named without a line of code for it."""
    shutil.copytree(providers.SPECS / "swipe", tmp_path / "specs/other-gym")
    folders = ("--specs", str(tmp_path / "specs"), "--overlays", str(tmp_path / "overlays"))
    with started(*folders) as sandbox:
        assert "from other_gym_client import OtherGym; " in sandbox.pasted("other_gym")
        assert 200 == ask(f"{sandbox.page}/other_gym/subscriptions")[0]
