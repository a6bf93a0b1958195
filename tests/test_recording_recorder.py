import json
from pathlib import Path

import httpx
import providers
import pytest
import recording_recorded
import vcr
from attrs import evolve
from recording_recorded import GET, LIST, TOKEN, playing, project, record, run

from clientwright.pipeline.effective import find_providers
from clientwright.recording.cassettes import read
from clientwright.sandbox.answering import Answer

token = recording_recorded.token
pytestmark = pytest.mark.usefixtures("token")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of Trybe's specs and overlays, as the current folder."""
    monkeypatch.chdir(project(tmp_path, "trybe"))
    return tmp_path


def changed(**members: object) -> recording_recorded.Change:
    """Change members of the answers' body."""

    def change(answer: Answer) -> Answer:
        return evolve(answer, body=json.dumps({**json.loads(answer.body), **members}).encode())

    return change


def test_calls_are_kept_without_the_people(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cassette has what was called and answered, the credential and the people are not in it, and it conforms."""
    sms = "memberships.preview_sms membershipId=b87f5762-377d-afd2-bf67-18fdccc99558"
    with playing("trybe") as played:
        assert 0 == record(played, "trybe", LIST, GET, sms + """ 'body={"message_type": "billing_details_request"}'""")
        assert ["GET", "GET", "POST"] == [entry.method for entry in played.journal()]
    said = capsys.readouterr()
    assert ("", "cassettes/trybe-01.yaml") == (said.err, said.out.splitlines()[-1])
    exchanges = read(here / "cassettes/trybe-01.yaml")
    base = played.base_url
    membership = json.loads(exchanges[1].body)["data"]
    assert [
        f"{base}/customers/memberships?per_page=2",
        f"{base}/customers/memberships/918e829c-6d07-ba5c-cdc1-f05f6f189104",
        f"{base}/shop/memberships/b87f5762-377d-afd2-bf67-18fdccc99558/sms/preview",
    ] == [one.uri for one in exchanges]
    assert {"message_type": "billing_details_request"} == json.loads(exchanges[2].sent)
    assert [{"accept"}, {"accept"}, {"accept", "content-type"}] == [set(one.sent_headers) for one in exchanges]
    assert [{"content-type"}] * 3 == [set(one.headers) for one in exchanges]
    assert json.loads(exchanges[0].body)["data"][0]["customer"]["email"] == membership["customer"]["email"]
    text = (here / "cassettes/trybe-01.yaml").read_text("utf-8")
    assert [] == [word for word in (TOKEN, "Jane", "Doe", "janedoe", "447900000000", "1962-06-03") if word in text]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # vcrpy's own, where it patches HTTP libraries
def test_vcrpy_replays_what_is_kept(here: Path) -> None:
    """A cassette is vcrpy's: the same request is answered from it, without a network."""
    with playing("trybe") as played:
        record(played, "trybe", LIST)
    path = here / "cassettes/trybe-01.yaml"
    (exchange,) = read(path)
    with vcr.VCR(record_mode="none").use_cassette(str(path)):
        answer = httpx.get(exchange.uri)
    assert (200, json.loads(exchange.body)) == (answer.status_code, answer.json())


def test_every_call_without_arguments_is_made_by_default(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no call is named, the operations that read and need no argument are called, and no others."""
    with playing("trybe") as played:
        assert 0 == record(played, "trybe")
        assert ["memberships.list"] == [entry.operation for entry in played.journal()]
    assert "memberships.list: 200" == capsys.readouterr().out.splitlines()[0]
    assert 1 == len(read(here / "cassettes/trybe-01.yaml"))


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_what_does_not_only_read_is_never_called(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operation with another effect is refused before any request, alone and after one that reads."""
    monkeypatch.chdir(project(tmp_path, name))
    titles = [one.value["operationId"] for one in providers.spec(name).operations]
    reads = {"trybe": LIST, "swipe": "subscriptions.list"}.get(name, "")
    with playing(name) as played:
        for title in titles:
            if title in {"memberships.list", "memberships.get", "memberships.preview_sms"} or "list" in title:
                continue
            if title == "subscriptions.retrieve":
                continue
            call = recording_recorded.call_of(name, title)
            assert 2 == record(played, name, *filter(None, (reads, call)))
            assert f"{title} does not only read (its effect is " in capsys.readouterr().err
        assert () == played.journal()
    assert not (tmp_path / "cassettes").exists()


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        (("memberships.lst",), "There is no operation 'memberships.lst'; those that only read: memberships.list, "),
        (("memberships.get",), "memberships.get needs membershipId; give each as name=value"),
        (("memberships.list pages=2",), "has no argument 'pages'; it takes page, per_page, customer_id"),
        ((GET,), "is to come from memberships.list, which is not called before"),
        (("memberships.list 'page=1",), "A call is the name of an operation"),
        (("memberships.list body={}",), "takes no JSON body"),
        (("memberships.preview_sms membership_id=1",), "needs body"),
        (("memberships.preview_sms membership_id=1 body={",), "is no JSON"),
        (("memberships.preview_sms membership_id=1 body={}",), "missing required field message_type"),
    ],
)
def test_a_wrong_call_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], calls: tuple[str, ...], said: str
) -> None:
    """What cannot be called so is told with its place in the spec before any request, with status 2."""
    with playing("trybe") as played:
        assert 2 == record(played, "trybe", *calls)
        assert () == played.journal()
    printed = capsys.readouterr()
    assert (True, "") == (said in printed.err, printed.out)
    assert printed.err.startswith("specs/trybe/openapi.yaml:")
    assert not (here / "cassettes").exists()


@pytest.mark.parametrize("name", ["mayar", "magicline"])
def test_a_provider_without_reading_calls_has_nothing_to_record(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where every operation changes something, that is told."""
    monkeypatch.chdir(project(tmp_path, name))
    assert 2 == run("record", name, "--base-url", "http://127.0.0.1:9")
    assert "record-nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://api.example.com", "is not https"),
        ("http://127.0.0.1.example.com", "is not https"),
        ("https://user:pass@api.example.com", "must not hold a user name"),
        ("api.example.com", "has to be an address"),
    ],
)
def test_a_host_is_https_or_loopback(here: Path, capsys: pytest.CaptureFixture[str], url: str, said: str) -> None:
    """Credentials go to no host in plain text, and addresses hold none."""
    assert 2 == run("record", "trybe", "--base-url", url)
    assert said in capsys.readouterr().err
    assert not (here / "cassettes").exists()


def test_credentials_come_from_the_environment(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing credential is told by its variable, before any request; one that is too short to look for as well."""
    for value, said in (("", "set TRYBE_TOKEN"), ("abc", "fewer than 4 characters")):
        monkeypatch.setenv("TRYBE_TOKEN", value)
        with playing("trybe") as played:
            assert 2 == record(played, "trybe")
            assert () == played.journal()
        assert said in capsys.readouterr().err
    assert not (here / "cassettes").exists()


def test_no_answer_keeps_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A host that does not answer, or not in time, is told in a line, with status 1 and no file."""
    with playing("trybe") as played:
        gone = played.base_url
    assert 1 == run("record", "trybe", "--base-url", gone)
    said = capsys.readouterr()
    assert (True, True) == (
        said.err.startswith("memberships.list: no connection"),
        said.err.endswith("; nothing is kept\n"),
    )
    assert not (here / "cassettes").exists()


def test_a_value_comes_from_an_earlier_answer_or_nothing_is_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is to stand in an earlier answer and does not, or is no text there, is told, and nothing is kept."""
    for pointer in ("/data/9/id", "/data/0", "/meta/none"):
        with playing("trybe") as played:
            get = f"memberships.get membership_id=@memberships.list:{pointer}"
            assert 1 == record(played, "trybe", LIST, get)
            assert 1 == len(played.journal())
        assert f"is to stand at {pointer} of the answer of memberships.list" in capsys.readouterr().err
    with playing("trybe", change=lambda answer: evolve(answer, status=429)) as played:
        assert 1 == record(played, "trybe", LIST, GET)
    assert "which was 429" in capsys.readouterr().err
    assert not (here / "cassettes").exists()


def test_a_redirect_is_not_followed(here: Path) -> None:
    """A redirect, to this host or another, is kept as an answer without its target."""

    def change(answer: Answer) -> Answer:
        return evolve(answer, status=302, headers=(("Location", "http://127.0.0.1:9/elsewhere"),), body=b"")

    with playing("trybe", change=change) as played:
        assert 0 == record(played, "trybe", LIST)
        assert 1 == len(played.journal())
    (exchange,) = read(here / "cassettes/trybe-01.yaml")
    assert (302, {}, b"") == (exchange.status, exchange.headers, exchange.body)


@pytest.mark.parametrize("canary", ["C@nary/47+é", "plain-canary"])
def test_a_canary_keeps_nothing(here: Path, capsys: pytest.CaptureFixture[str], canary: str) -> None:
    """Where a canary or the credential is left, nothing is kept, and its place is told but not the text."""
    for left in (canary, TOKEN):
        meta = {"path": f"see {left}", "current_page": 1}
        with playing("trybe", change=changed(meta=meta)) as played:
            assert 1 == record(played, "trybe", LIST, more=["--canary", canary])
        said = capsys.readouterr()
        assert "call 1 (memberships.list), $.meta.path of the answer: a credential or canary is left; mark" in said.err
        assert left not in said.err + said.out
    assert not (here / "cassettes").exists()


def test_what_disagrees_is_told_with_what_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cassette that disagrees with the spec is kept, and the command that answers it is printed."""
    with playing("trybe", change=changed(heard_of={"since": 3})) as played:
        assert 0 == record(played, "trybe", LIST)
    said = capsys.readouterr().err.splitlines()
    assert 2 == len(said)
    assert "$.heard_of: undocumented field heard_of" in said[0]
    suggested = "clientwright suggest cassettes/trybe-01.yaml --provider trybe --write"
    assert f"to have the spec agree: {suggested}" == said[1]
    assert 1 == run(*suggested.split()[1:])
    assert 0 == run(*suggested.split()[1:])
    assert not any("record-" in path.name for one in find_providers(here / "specs", here / "overlays")
                   for path in one.overlays)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<p>Jane"),
        ("image/png", b"\x89PNG\xff"),
        ("application/json", b'{"a": "Jane"'),
        ("application/json", b'{"a": 1e400}'),
    ],
)
def test_bodies_that_are_no_json_are_not_kept(here: Path, kind: str, body: bytes) -> None:
    """Of a page, a picture or broken JSON only the media type is kept; what is no JSON is still none."""

    def change(answer: Answer) -> Answer:
        return evolve(answer, headers=(("Content-Type", kind),), body=body)

    with playing("trybe", change=change) as played:
        assert 0 == record(played, "trybe", LIST, to="a.yaml")
    (exchange,) = read(here / "a.yaml")
    assert (kind, b"(A body that is no JSON is not kept.)") == (exchange.headers["content-type"], exchange.body)
