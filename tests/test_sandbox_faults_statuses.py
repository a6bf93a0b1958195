"""Laws of the faults that answer with another status: they go over the wire as they are."""

import httpx
import pytest
from sandbox_faults_helping import JSON, Upstream, fronted

from clientwright.sandbox.faults import Answer, Front, Request
from clientwright.sandbox.faults.statuses import RETRY_AFTER


def test_statuses_reach_a_client() -> None:
    """A status goes over the wire as it is, before the effect without it, and after it with it."""
    with fronted() as (front, upstream), httpx.Client() as client:
        for number in (400, 429, 520, 599, 999):
            front.plan([f"status-{number}"])
            assert number == client.post(front.url).status_code
        assert [] == upstream.journal
        front.plan(["status-500-after"])
        assert 500 == client.post(front.url).status_code
        assert (200,) == front.journal[-1].statuses
        assert 1 == len(upstream.journal)


def test_the_provider_words_its_refusals() -> None:
    """A status that is made up has the provider's own error body, whatever status that says."""

    def refuse(request: Request, status: int) -> Answer:
        return Answer(
            200, "no", (*JSON, ("Retry-After", "7")), f'{{"code": {status}, "at": "{request.target}"}}'.encode()
        )

    with Front(Upstream(), refuse=refuse) as front:
        front.plan(["status-403", "retry-after-twice"])
        told = httpx.get(f"{front.url}/a")
        assert (403, "Forbidden", {"code": 403, "at": "/a"}) == (told.status_code, told.reason_phrase, told.json())
        assert ["1", "2"] == httpx.get(front.url).headers.get_list("retry-after")


@pytest.mark.parametrize("form", RETRY_AFTER)
@pytest.mark.parametrize("number", [429, 503])
def test_every_form_of_waiting_can_be_asked(form: str, number: int) -> None:
    """Retry-After comes as its form says, with both statuses that ask to wait, before the effect."""
    with fronted() as (front, upstream):
        front.plan([f"retry-after-{form}" + ("-503" if number == 503 else "")])
        told = httpx.post(front.url)
        assert (number, list(RETRY_AFTER[form])) == (told.status_code, told.headers.get_list("retry-after"))
        assert [] == upstream.journal


@pytest.mark.parametrize("number", [301, 302, 303, 307, 308])
def test_redirects_lead_here_and_elsewhere(number: int) -> None:
    """A redirect leads to the same path, on this host or another, after the effect."""
    with fronted() as (front, upstream), httpx.Client() as client:
        front.plan([f"redirect-{number}", f"redirect-{number}-off-host"])
        wanted = ["/a?b=c", "http://elsewhere.invalid/a?b=c"]
        for where in wanted:
            told = client.post(f"{front.url}/a?b=c")
            assert (number, where, b"") == (told.status_code, told.headers["location"], told.content)
        assert 2 == len(upstream.journal)


@pytest.mark.parametrize(("code", "number"), [("wrong-envelope", 422), ("wrong-envelope-502", 502)])
def test_an_envelope_is_not_the_providers(code: str, number: int) -> None:
    """A foreign error body is JSON of another shape, before the effect."""
    with fronted() as (front, upstream):
        front.plan([code])
        told = httpx.post(front.url)
        assert (number, {"fault"}) == (told.status_code, set(told.json()))
        assert [] == upstream.journal
