"""A provider on paper that answers: requests in, answers out, no network and no framework."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from attrs import evolve, frozen

from clientwright.pipeline.collector import held_off
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.effective import Provider, effective_of
from clientwright.pipeline.walking import Operation, Spec, spec_of
from clientwright.sandbox.answering import Answer, Answers
from clientwright.sandbox.behaviour import Hints, Resource
from clientwright.sandbox.checking import check_hints
from clientwright.sandbox.hints import read_hints
from clientwright.sandbox.journal import Clerk, Entry, clerk_of, entry_of
from clientwright.sandbox.performing import Call, Outcome, Performer
from clientwright.sandbox.routing import Match, Request, Router, router_of
from clientwright.sandbox.seeding import seed_state
from clientwright.sandbox.sources import find_sources
from clientwright.sandbox.state import MEMORY, State, open_state
from clientwright.sandbox.validating import Validator, admitted, body, parameters, responses, validator_of

_INVALID = ("422", "400")


@frozen(eq=False)
class Engine:
    """One provider.

    Attributes:
        name: The provider's name.
        spec: Its effective spec, with the overlays that are meant for the sandbox.
        state: What it remembers.

    """

    name: str
    spec: Spec
    state: State
    _router: Router
    _validator: Validator
    _answers: Answers
    _performer: Performer
    _clerk: Clerk

    def handle(self, request: Request) -> Answer:
        """Answer a request, and note it in the journal.

        Args:
            request: The request, as it was received.

        Returns:
            The answer, which the description allows.

        """
        match = self._router.match(request.method, request.path)
        with self.state.lock:
            outcome = self._outcome(match, request)
            told = self._clerk.describe(request)
            named = None if match.operation is None else title(match.operation)
            status = outcome.answer.status
            self.state.log(self.name, {**told, "operation": named, "status": status, "applied": outcome.applied})
        return outcome.answer

    def operation(self, method: str, path: str) -> Operation | None:
        """Give the operation that a request is meant for; None where there is none."""
        return self._router.match(method, path).operation

    def refusal(self, method: str, path: str, status: int) -> Answer:
        """Give an answer of a status, documented or not, in the provider's envelope; nothing is done or noted."""
        kin = sorted(_errors(self.spec), key=lambda one: (one[0] != str(status)[0], one))
        return self._answers.refusal(self.operation(method, path), (str(status), *kin), sent=status)

    def journal(self) -> tuple[Entry, ...]:
        """Give the newest requests since the start, or since the journal was cleared, the oldest first."""
        return tuple(entry_of(number, told) for number, told in self.state.logged(self.name))

    def requests(self) -> int:
        """Count the requests since the start, or since the journal was cleared, those it no longer keeps as well."""
        return self.state.logs(self.name)

    def clear_journal(self) -> None:
        """Forget the requests so far; their effects stay."""
        self.state.forget(self.name)

    @property
    def resources(self) -> Mapping[str, Resource]:
        """The kinds of records that are remembered, by name."""
        return self._performer.hints.resources

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The paths of the provider's own servers, without a slash at their ends."""
        servers = self.spec.document.data.get("servers", ())
        return tuple(dict.fromkeys(urlsplit(server["url"]).path.rstrip("/") for server in servers))

    def _outcome(self, match: Match, request: Request) -> Outcome:
        with self.state.transaction() as changes:
            outcome = self._judged(match, request)
            if outcome.fits:
                return outcome
            changes.undo()
        message = "What the sandbox would answer does not fit the description; correct the overlay behind it."
        return Outcome(Answer(500, (("Content-Type", "text/plain"),), message.encode()))

    def _judged(self, match: Match, request: Request) -> Outcome:
        operation = match.operation
        if operation is None:
            return Outcome(self._lost(match))
        if not admitted(self.spec, operation, request):
            return Outcome(self._answers.refusal(operation, ("401", "403")))
        early = Call(operation, request, match.parameters, None)
        if throttled := self._performer.throttle(early):
            return Outcome(throttled)
        value, faults = body(self._validator, operation, request)
        faults = [*parameters(self._validator, operation, request, match.parameters), *faults]
        if faults:
            return Outcome(self._answers.refusal(operation, _INVALID, faults))
        return self._performer.perform(Call(operation, request, match.parameters, value))

    def _lost(self, match: Match) -> Answer:
        if not match.allowed:
            return self._answers.refusal(None, ("404",))
        # No provider documents 405: its envelope is that of 404.
        answer = self._answers.refusal(None, ("405", "404"), text="Method Not Allowed", sent=405)
        return evolve(answer, headers=(*answer.headers, ("Allow", ", ".join(match.allowed))))


def _errors(spec: Spec) -> set[str]:
    documented = {status for operation in spec.operations for status in responses(spec, operation)}
    return {status for status in documented if status.isdecimal() and status[0] in "45"}


def title(operation: Operation) -> str:
    """Give the id of an operation, else its method and path."""
    return str(operation.value.get("operationId", operation.title))


@frozen(eq=False)
class Design:
    """A provider before it has anything to remember: what engines of it share, made once.

    Attributes:
        name: The provider's name.
        spec: Its effective spec, with the overlays that are meant for the sandbox.

    """

    name: str
    spec: Spec
    _hints: Hints
    _router: Router
    _validator: Validator
    _clerk: Clerk

    def engine(self, *, seed: int = 0, state: State | None = None, clock: Callable[[], float] = time.time) -> Engine:
        """Make an engine, and write its first data unless it was written before; the arguments are `engine_of`'s."""
        state = state or open_state()
        answers = Answers(self.spec, self._validator, self._hints.errors, f"{seed} {self.name} ")
        seed_state(state, self.name, self.spec, self._hints, answers.seed)
        performer = Performer(self.name, state, answers, self._hints, clock)
        return Engine(self.name, self.spec, state, self._router, self._validator, answers, performer, self._clerk)


def design_of(spec: Spec, name: str) -> Design:
    """Make all of an engine but its state.

    Args:
        spec: The effective spec, with hints for the sandbox.
        name: What the provider is called.

    Raises:
        PipelineError: A hint is unknown or wrong.

    """
    hints = read_hints(spec)
    validator = validator_of(spec)
    check_hints(spec, hints, Answers(spec, validator, hints.errors, f"{name} "))
    return Design(name, spec, hints, router_of(spec.operations), validator, clerk_of(spec))


def engine_of(
    spec: Spec, name: str, *, seed: int = 0, state: State | None = None, clock: Callable[[], float] = time.time
) -> Engine:
    """Make an engine of a description.

    Args:
        spec: The effective spec, with hints for the sandbox.
        name: What the provider is called.
        seed: Where chance begins: the same seed gives the same ids and made-up records.
        state: What it remembers, which engines of other names may share; its own, in memory, when not given.
        clock: Gives the present instant, in seconds since 1970.

    Raises:
        PipelineError: A hint is unknown or wrong.

    """
    return design_of(spec, name).engine(seed=seed, state=state, clock=clock)


def designs_of(sources: Iterable[Provider]) -> tuple[Design, ...]:
    """Make the designs of providers that `find_sources` has found.

    Raises:
        PipelineError: A file cannot be used, or a hint is unknown or wrong.

    """
    with held_off():
        found = [(spec_of(effective_of(one).document), one.name) for one in sources]
        return tuple(design_of(spec, name) for spec, name in found)


def start_engines(
    designs: Iterable[Design],
    *,
    data: str | Path = MEMORY,
    seed: int = 0,
    clock: Callable[[], float] = time.time,
) -> tuple[Engine, ...]:
    """Make engines of designs, which share one database; the arguments are those of `open_engines`.

    Raises:
        PipelineError: The database cannot be used.

    """
    state = open_state(data)
    try:
        return tuple(design.engine(seed=seed, state=state, clock=clock) for design in designs)
    except BaseException:
        state.close()
        raise


def open_engines(  # noqa: PLR0913  # each is a choice of the user's
    only: Sequence[str] = (),
    *,
    specs: Path | None = None,
    overlays: Path | None = None,
    data: str | Path = MEMORY,
    seed: int = 0,
    clock: Callable[[], float] = time.time,
) -> tuple[Engine, ...]:
    """Make the engines of providers, which share one database.

    Args:
        only: The names of the providers; all when empty.
        specs: The folder of specs. None for the folder `specs` of the working directory, and where there is none, for
            the clients that are installed.
        overlays: The folder of overlays, the `sandbox-` ones among them; None for `overlays`.
        data: The file of the database; `:memory:` for none.
        seed: Where chance begins.
        clock: Gives the present instant, in seconds since 1970.

    Raises:
        PipelineError: A file cannot be used, or a hint is unknown or wrong.

    """
    designs = designs_of(find_sources(only, specs=specs, overlays=overlays))
    return start_engines(designs, data=data, seed=seed, clock=clock)


def journal_of(engines: Sequence[Engine]) -> list[JSON]:
    """Give the journals of several engines as JSON data, in the order of the requests."""
    entries = [{"provider": engine.name, **entry.as_json()} for engine in engines for entry in engine.journal()]
    return sorted(entries, key=lambda entry: int(entry["number"]))
