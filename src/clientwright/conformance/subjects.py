"""What laws are held against: each provider of a folder of specs, with the client that was generated for it."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, TypeAlias

from attrs import frozen

from clientwright.answering import documented
from clientwright.conformance.examples import examples_of
from clientwright.conformance.ledgers.ledger import Ledger, read
from clientwright.operations import Operation as Declaration
from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.effective import Effective, Provider, effective_of, find_providers
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import Operation as Described
from clientwright.pipeline.walking import Spec, spec_of

Direction: TypeAlias = Literal["request", "response"]


@frozen
class Project:
    """Where specs, overlays and the clients generated from them lie.

    Attributes:
        specs: The folder of specs.
        overlays: The folder of overlays.
        clients: The folder of generated clients.
        allowed: Rules of the checks whose errors are taken for warnings, as when the clients were generated.

    """

    specs: Path = Path("specs")
    overlays: Path = Path("overlays")
    clients: Path = Path("generated")
    allowed: tuple[str, ...] = ()


@frozen(eq=False)
class Body:
    """One JSON body that an operation takes or gives.

    Attributes:
        direction: Whether it is sent or received.
        status: The status it is documented for: a number, `4XX` or `default`; empty for a request.
        media: Its media type.
        pointer: JSON pointer to its schema in the effective spec.
        schema: That schema.
        annotation: What the client reads or writes it as.
        examples: Its documented examples, by the name that they have in the spec.

    """

    direction: Direction
    status: str
    media: str
    pointer: str
    schema: JSON
    annotation: object
    examples: Mapping[str, JSON]


@frozen(slots=False, eq=False)
class Call:
    """One operation of a provider, as its spec describes it and as its client declares it.

    Attributes:
        subject: The provider.
        described: The operation in the effective spec.
        declared: The operation in the generated client.
        module: The generated module of its functions.

    """

    subject: Subject
    described: Described
    declared: Declaration[Any]
    module: ModuleType

    @property
    def name(self) -> str:
        """The operation as the client's users know it: `memberships.list`."""
        return self.declared.id

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The JSON bodies: the request's, then those of each status in the order of the spec."""
        return tuple(self._bodies())

    def _bodies(self) -> Iterator[Body]:
        spec = self.subject.spec
        value, at = spec.follow(self.described.value.get("requestBody"), join(self.described.pointer, "requestBody"))
        kinds = {body.media: body.type for body in self.declared.bodies}
        for media, content, place in _json_contents(value or {}, at):
            if media in kinds and "schema" in content:
                yield self._body("request", "", media, content, place, kinds[media])
        responses = self.described.value.get("responses", {})
        for status in (name for name in responses if not name.startswith("x-")):
            answer = self._answer(status)
            place = join(self.described.pointer, "responses", status)
            for media, content, pointer in _json_contents(*spec.follow(responses[status], place)):
                if answer is not None and answer.media == media and "schema" in content:
                    yield self._body("response", status, media, content, pointer, answer.type)

    def _answer(self, status: str) -> Any:
        answers = self.declared.answers
        return documented(self.declared, int(status)) if status.isdecimal() else answers.get(status)

    def _body(  # noqa: PLR0913, PLR0917  # what a body is made of
        self, direction: Direction, status: str, media: str, content: Mapping[str, JSON], pointer: str, kind: object
    ) -> Body:
        values = self.subject.examples
        found = {name: join(pointer, "examples", name) for name in content.get("examples", {})}
        places = {
            name: join(self.subject.spec.follow(content["examples"][name], at)[1], "value")
            for name, at in found.items()
        }
        examples = {name: values[place] for name, place in places.items() if place in values}
        return Body(direction, status, media, join(pointer, "schema"), content["schema"], kind, examples)


@frozen(slots=False, eq=False)
class Subject:
    """One provider: its spec and the client that was generated from it.

    Attributes:
        provider: The provider's files.
        project: The folders that it is a part of.

    """

    provider: Provider
    project: Project

    @property
    def name(self) -> str:
        """The provider's name."""
        return self.provider.name

    @property
    def folder(self) -> Path:
        """Where its generated client lies."""
        return self.project.clients / self.name

    @cached_property
    def effective(self) -> Effective:
        """The spec before and after its overlays."""
        return effective_of(self.provider)

    @property
    def document(self) -> Document:
        """The effective spec."""
        return self.effective.document

    @cached_property
    def spec(self) -> Spec:
        """The effective spec, to walk."""
        return spec_of(self.document)

    @cached_property
    def ledger(self) -> Ledger | None:
        """What the provider's document states; None where no ledger lies beside the spec."""
        return read(load(self.provider.spec.parent / "ledger.yaml")) if self.provider.own else None

    @cached_property
    def examples(self) -> Mapping[str, JSON]:
        """The values of the examples of bodies in the effective spec, by JSON pointer."""
        return {example.pointer: example.value for example in examples_of(self.spec)}

    @cached_property
    def package(self) -> ModuleType:
        """The generated package.

        Raises:
            PipelineError: There is none.

        """
        folder = self.folder.resolve()
        if not (folder / f"{self.name}_client" / "__init__.py").is_file():
            where = Location(self.folder.as_posix())
            message = f"There is no client of {self.name} here; run `clientwright regenerate`, or name another folder."
            raise PipelineError([Finding("client-missing", message, "", where)])
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        return importlib.import_module(f"{self.name}_client")

    def module(self, name: str) -> ModuleType:
        """Import a module of the generated package, such as `provider`."""
        return importlib.import_module(f"{self.package.__name__}.{name}")

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The operations that the client has, in the order of the spec."""
        modules = {
            (module.OPERATION.method, module.OPERATION.path): module
            for module in self._modules()
            if hasattr(module, "OPERATION")
        }
        described = ((one, modules.get((one.method.upper(), one.path))) for one in self.spec.operations)
        return tuple(Call(self, one, module.OPERATION, module) for one, module in described if module is not None)

    def _modules(self) -> Iterator[ModuleType]:
        api = self.module("api")
        for found in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
            if not found.ispkg:
                yield importlib.import_module(found.name)


def subjects(project: Project, only: tuple[str, ...] = ()) -> tuple[Subject, ...]:
    """Give the providers of a project, in name order.

    Args:
        project: The folders.
        only: Names to keep; all when empty.

    Raises:
        PipelineError: The folder holds no spec, or a wanted name is not there.

    """
    found = find_providers(project.specs, project.overlays, only)
    return tuple(Subject(provider, project) for provider in found)


def _json_contents(value: JSON, pointer: str) -> Iterator[tuple[str, dict[str, JSON], str]]:
    """Give the media types of a request body or response that are JSON, each with its JSON pointer."""
    for media, content in value.get("content", {}).items():
        plain = media.partition(";")[0].strip().lower()
        if plain == "application/json" or plain.endswith("+json"):
            yield media, content, join(pointer, "content", media)
