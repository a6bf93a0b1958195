"""Changes of the description of the shop, each with the place of the change and what a user is told of it."""

from __future__ import annotations

import json
from collections.abc import Callable

from attrs import frozen
from review_surface_helping import Data, answer, at, operation, query, ref, schema, sent, takes

from clientwright.review.values import Route


@frozen
class Mutant:
    """One change of the description: the rule and the place of it, and what is to be said."""

    change: Callable[[Data], object]
    rule: str
    route: Route
    effect: str
    sentences: tuple[str, ...] = ()


def _renamed(data: Data) -> None:
    text = json.dumps(data).replace('/Label"', '/Badge"').replace('"Label":', '"Badge":')
    data.update(json.loads(text))


def _counted(data: Data) -> None:
    data["components"]["schemas"]["Count"] = {"type": "object", "properties": {"n": ref("Deep")}}
    data["components"]["schemas"]["Deep"] = {"type": "object", "properties": {"n": {"type": "integer"}}}
    content = {"application/json": {"schema": ref("Count")}}
    made = {
        "operationId": "items.count",
        "tags": ["items"],
        "responses": {"200": {"description": "", "content": content}},
    }
    data["paths"]["/count"] = {"get": made}


def _conflicting(data: Data) -> None:
    data["components"]["schemas"]["Conflict"] = {"type": "object", "properties": {"why": {"type": "string"}}}
    content = {"application/json": {"schema": ref("Conflict")}}
    operation(data, "drafts.save")["responses"]["409"] = {"description": "", "content": content}


def _keyed(data: Data) -> None:
    data["components"]["securitySchemes"]["key"] = {"type": "apiKey", "in": "header", "name": "X-Key"}
    data["security"] = [{"token": [], "key": []}]


def _needing(data: Data) -> None:
    schema(data, "Offer")["properties"]["reason"] = {"type": "string"}
    schema(data, "Offer")["required"].append("reason")


def _created(data: Data) -> None:
    content = {"application/json": {"schema": ref("Label")}}
    operation(data, "items.get")["responses"]["201"] = {"description": "", "content": content}


def _asking(data: Data) -> None:
    asked = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}
    operation(data, "items.list")["parameters"].append(asked)


_SIZE = {"type": "object", "properties": {"width": {"type": "integer"}}}
_WHOLE = Route("", "spec")

MUTANTS: dict[str, Mutant] = {
    "type of a nested property": Mutant(
        lambda data: schema(data, "Item", "price").update(type=["integer", "string"]),
        "type-widened",
        answer("items.list", "data [] price"),
        "breaking",
        ("Item.price: int -> int | str",),
    ),
    "property of another name in Python": Mutant(
        lambda data: schema(data, "Item", "paid-by")["oneOf"].append({"type": "string"}),
        "type-widened",
        answer("items.get", "paid-by"),
        "breaking",
        ("Item.paid_by: Card | Cash -> Card | Cash | str",),
    ),
    "property of an option": Mutant(
        lambda data: schema(data, "Cash", "coins").update(type="string"),
        "type-changed",
        answer("items.get", "paid-by |1 coins"),
        "breaking",
        ("Cash.coins: int -> str",),
    ),
    "values of a map": Mutant(
        lambda data: schema(data, "Item", "extra").update(additionalProperties={"type": "string"}),
        "type-changed",
        answer("items.get", "extra {}"),
        "breaking",
        ("ItemExtra.additional_properties: dict[str, int] -> dict[str, str]",),
    ),
    "property of a failure": Mutant(
        lambda data: schema(data, "Problem", "message").update(type="integer"),
        "type-changed",
        answer("items.get", "message", "404"),
        "breaking",
        ("Problem.message: str -> int",),
    ),
    "required property of a body": Mutant(
        _needing,
        "required-property-added",
        sent("offers.make", "reason"),
        "breaking",
        ("Shop.offers.make needs a new argument: reason: str", "Offer needs a new argument: reason: str"),
    ),
    "property with a class of its own": Mutant(
        lambda data: schema(data, "Item")["properties"].update(size=_SIZE),
        "property-added",
        answer("items.get", "size"),
        "additive",
        ("Item.size is new: ItemSize | Unset", "ItemSize is new"),
    ),
    "property gone with its class": Mutant(
        lambda data: schema(data, "Item")["properties"].pop("extra"),
        "property-removed",
        answer("items.get", "extra"),
        "breaking",
        ("Item.extra is gone", "ItemExtra is gone"),
    ),
    "value of an enum": Mutant(
        lambda data: schema(data, "State")["enum"].append("lost"),
        "enum-value-added",
        answer("items.get", "state"),
        "additive",
        ("State.LOST is new: 'lost'",),
    ),
    "value of the enum of a parameter": Mutant(
        lambda data: schema(data, "Kind")["enum"].append("loan"),
        "enum-value-added",
        query("items.list", "kind"),
        "additive",
        ("Kind.LOAN is new: 'loan'",),
    ),
    "words": Mutant(
        lambda data: schema(data, "Item", "price").update(description="The price."),
        "description-changed",
        answer("items.get", "price"),
        "none",
    ),
    "words beside another type": Mutant(
        lambda data: schema(data, "Item", "price").update(description="The price.", type="string"),
        "description-changed",
        answer("items.get", "price"),
        "none",
    ),
    "limit": Mutant(
        lambda data: schema(data, "Offer", "amount").update(maximum=5),
        "maximum-set",
        sent("offers.make", "amount"),
        "none",
    ),
    "operation id": Mutant(
        lambda data: operation(data, "items.list").update(operationId="items.all"),
        "operation-id-changed",
        at("items.list", "items.all"),
        "breaking",
        ("Shop.items.list is now Shop.items.all",),
    ),
    "operation added": Mutant(
        _counted, "operation-added", at(None, "items.count"), "additive", ("Shop.items.count is new",)
    ),
    "operation removed": Mutant(
        lambda data: data["paths"]["/items/{item-id}"].pop("delete"),
        "operation-removed",
        Route("DELETE /items/{id}", "operation"),
        "breaking",
        ("Shop.items.remove is gone",),
    ),
    "resource removed": Mutant(
        lambda data: data["paths"].pop("/drafts"),
        "operation-removed",
        at("drafts.save"),
        "breaking",
        ("Shop.drafts is gone",),
    ),
    "operation deprecated": Mutant(
        lambda data: operation(data, "items.list").update(deprecated=True),
        "operation-deprecated",
        at("items.list"),
        "none",
        ("Shop.items.list is deprecated now",),
    ),
    "tag": Mutant(
        lambda data: operation(data, "items.remove").update(tags=["offers"]),
        "operation-tags-changed",
        at("items.remove"),
        "breaking",
        ("Shop.items.remove is now Shop.offers.remove",),
    ),
    "paging": Mutant(
        lambda data: operation(data, "items.list").pop("x-clientwright-pagination"),
        "pagination-removed",
        at("items.list"),
        "breaking",
        ("Shop.items.iter_list is gone",),
    ),
    "required parameter": Mutant(
        _asking,
        "required-parameter-added",
        query("items.list", "q"),
        "breaking",
        ("Shop.items.list needs a new argument: q: str",),
    ),
    "default of a parameter": Mutant(
        lambda data: operation(data, "items.list")["parameters"][1]["schema"].update(default="price"),
        "default-changed",
        query("items.list", "sort-by"),
        "breaking",
        ("Shop.items.list(sort_by) has another default: 'name' -> 'price'",),
    ),
    "status of success": Mutant(
        _created,
        "success-status-added",
        answer("items.get", status="201"),
        "breaking",
        ("Shop.items.get returns: Item -> Item | Label",),
    ),
    "status of failure": Mutant(
        _conflicting, "error-status-added", answer("drafts.save", status="409"), "additive", ("Conflict is new",)
    ),
    "body removed": Mutant(
        lambda data: operation(data, "drafts.save").pop("requestBody"),
        "request-body-removed",
        sent("drafts.save"),
        "breaking",
        (
            "Shop.drafts.save can no longer be called with body",
            "Shop.drafts.save no longer takes pages",
            "Shop.drafts.save no longer takes title",
            "api.drafts.drafts_save.sync no longer takes body",
        ),
    ),
    "body added": Mutant(
        lambda data: operation(data, "items.remove").update(requestBody=takes(ref("Label"))),
        "required-request-body-added",
        sent("items.remove"),
        "breaking",
        (
            "Shop.items.remove needs a new argument: colour: str | None",
            "Shop.items.remove needs a new argument: text: str",
            "api.items.items_remove.sync needs a new argument: body: Label",
            "Shop.items.remove can also be called with body",
        ),
    ),
    "credential": Mutant(
        _keyed,
        "security-tightened",
        Route("security", "spec"),
        "additive",
        ("Shop takes a new argument: api_key: str | None = None",),
    ),
    "server": Mutant(
        lambda data: data["servers"].append({"url": "https://sandbox.example.com", "description": "Sandbox"}),
        "server-added",
        Route("servers", "spec"),
        "additive",
        ("Shop(environment): Literal['default'] | None -> Literal['default', 'sandbox'] | None",),
    ),
    "component renamed": Mutant(_renamed, "title-changed", _WHOLE, "none"),
    "place of a parameter": Mutant(
        lambda data: operation(data, "offers.make")["parameters"][2].update({"in": "query"}),
        "parameter-location-changed",
        Route("", "header", "X-Shop", old_id="offers.make", new_id="offers.make"),
        "none",
    ),
}
