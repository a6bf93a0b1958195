"""Put together what the generator, the rewritten document and the document itself say of the operations."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.responses import Response

from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.generation import hints
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.repairs import endpoints
from clientwright.pipeline.generation.text import sentence


@frozen
class Given:
    """One argument of an operation.

    Attributes:
        prop: What the generator has read of it.
        name: Its name in Python.
        where: Where it is sent.
        key: Its name on the wire.
        text: What it means.
        beside: What is said of it beside its schema.
        node: Its schema.

    """

    prop: Any
    name: str
    where: str
    key: str
    text: str
    beside: dict[str, JSON]
    node: JSON


@frozen
class Operation:
    """An operation, as the generator, the rewritten document and the document itself know it.

    Attributes:
        endpoint: What the generator has read.
        raw: The operation in the document.
        pointer: Where it stands there.
        view: The operation in the rewritten document.
        method: Its method in lower case.
        path: Its path.
        id: Its name in the document, or after its method and path.
        given: Its arguments outside the body.
        bodies: The media types of its body, the best first, with what the generator has read of each.
        pages: How its pages follow each other.
        item: What stands in its pages.
        security: The alternatives of credentials.

    """

    endpoint: Endpoint
    raw: dict[str, JSON]
    pointer: str
    view: dict[str, JSON]
    method: str
    path: str
    id: str
    given: tuple[Given, ...]
    bodies: tuple[tuple[str, Any], ...]
    pages: hints.Pages | None
    item: Any
    security: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """The name of its module."""
        return str(self.endpoint.name)

    @property
    def tag(self) -> str:
        """The package of its module."""
        return str(self.endpoint.tags[0])

    @property
    def body_required(self) -> bool:
        """Whether it cannot be called without a body."""
        return bool(self.bodies) and (self.view.get("requestBody") or {}).get("required") is True

    @property
    def text(self) -> str:
        """Its summary and its description."""
        summary, description = (str(self.view.get(key) or "").strip() for key in ("summary", "description"))
        return "\n\n".join(dict.fromkeys(part for part in (sentence(summary), description) if part))

    def successes(self) -> list[Any]:
        """Give what its answers of success hold; None stands for no body."""
        return [body_of(one) for one in successes(self.endpoint)] or [None]


def successes(endpoint: Endpoint) -> list[Response]:
    """Give the answers of success; the default one where no other is."""
    exact = [one for one in endpoint.responses.patterns if one.status_code.pattern.startswith("2")]
    default = endpoint.responses.default
    return exact or ([default] if default is not None else [])


def body_of(response: Response) -> Any:
    """Give what the body of an answer is; None where it has none."""
    return None if response.source["attribute"] == "None" else response.prop


@define
class Reader:
    """Puts together what three sources say of the operations of one document."""

    document: Document
    normalised: Normalised
    parsed: GeneratorData
    known: dict[str, bool]
    findings: list[Finding] = field(factory=list)

    def operations(self) -> list[Operation]:
        """Give every operation, by tag."""
        places = {
            view["operationId"]: (view["x-path"], method, view)
            for item in self.normalised.data["paths"].values()
            for method, view in item.items()
        }
        return [self._operation(one, *places[str(one.name)]) for one in endpoints(self.parsed)]

    def _operation(self, endpoint: Endpoint, path: str, method: str, view: dict[str, JSON]) -> Operation:
        pointer = self.normalised.tags[str(endpoint.name)]
        raw = self._raw(pointer, view)
        written = raw.get("operationId")
        pages, item = self._pages(endpoint, raw, view, pointer)
        bodies = {one.content_type.get_untrusted_value(): one.prop for one in endpoint.bodies}
        return Operation(
            endpoint,
            raw,
            pointer,
            view,
            method,
            path,
            written if isinstance(written, str) and written else str(endpoint.name),
            self._given(endpoint, view),
            tuple(bodies.items()),
            pages,
            item,
            hints.security(raw, self.document.data, self.known),
        )

    def _raw(self, pointer: str, view: dict[str, JSON]) -> dict[str, JSON]:
        try:
            raw = resolve(self.document.data, pointer)
        except (LookupError, ValueError):
            raw = None
        return raw if isinstance(raw, dict) else view  # beside a reference of its path, it stands nowhere

    def _given(self, endpoint: Endpoint, view: dict[str, JSON]) -> tuple[Given, ...]:
        schemas = Schemas(self.normalised.data["components"]["schemas"])
        written = {(one["in"], one["name"]): one for one in view["parameters"]}
        found = []
        for where, prop in endpoint.iter_all_parameters():
            key = prop.name.get_untrusted_value()
            one = written[str(where.value), key]
            beside = one["x-beside"]
            wire = beside.get("key", key)
            node = one["schema"]
            told = {key: beside[key] for key in ("description", "deprecated") if key in beside}
            if beside.get("example") is not None:
                told["x-examples"] = [beside["example"]]
            said = {"allOf": [node], **told} if told else node
            default = prop.default.raw_value if prop.default is not None else None
            text = schemas.text(said, default=default)
            found.append(Given(prop, str(prop.python_name), str(where.value), wire, text, beside, node))
        return tuple(found)

    def _pages(
        self, endpoint: Endpoint, raw: dict[str, JSON], view: dict[str, JSON], pointer: str
    ) -> tuple[hints.Pages | None, Any]:
        found = hints.pages(raw)
        if found is None:
            return None, None
        where = join(pointer, "x-clientwright-pagination")
        names = {one["name"] for one in view["parameters"] if one["in"] == "query"}
        lost = [name for name in (found.parameter, found.size) if name and name not in names]
        item = self._item(endpoint, found.items)
        if lost:
            message = (
                f"The hint names {lost[0]!r}, and the operation has no such query parameter; name one that it has."
            )
            self.findings.append(self.document.finding("pagination-parameter", message, where))
        if item is None:
            message = f"In the answer of success {found.items!r} leads to no list; let `items` point to the list."
            self.findings.append(self.document.finding("pagination-items", message, join(where, "items")))
        return found, item

    def _item(self, endpoint: Endpoint, pointer: str) -> Any:
        """Follow the pointer to the items through the models; give what the list holds."""
        answers = successes(endpoint)
        prop: Any = body_of(answers[0]) if answers else None
        models = {str(one.class_info.name): one for one in self.parsed.models}
        for token in pointer.split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            model = models.get(str(prop.class_info.name)) if isinstance(prop, ModelProperty) else None
            fields = [*(model.required_properties or ()), *(model.optional_properties or ())] if model else []
            wire = self.normalised.wire_names
            prop = next((one for one in fields if _wire(one, wire) == name), None)
        members = getattr(prop, "inner_properties", [prop])
        lists = [one for one in members if isinstance(one, ListProperty)]
        return lists[0].inner_property if lists else None


def _wire(prop: Any, names: dict[str, str]) -> str:
    key: str = prop.name.get_untrusted_value()
    return names.get(key, key)
