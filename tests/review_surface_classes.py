"""Edits of the models and enums of the shop, each with all that is to be said of it."""

from __future__ import annotations

from review_surface_helping import Edit

#: Symbol, kind, effect and sentence.
Said = tuple[str, str, str, str]

ITEMS = "resources/items.py"
OFFERS = "resources/offers.py"
ITEM = "models/item.py"
OFFER = "models/offer.py"
LABEL = "models/label.py"
DRAFT = "models/draft.py"
STATE = "models/state.py"
KIND = "models/kind.py"
GET = "api/items/items_get.py"
MODELS = "models/__init__.py"

CASES: dict[str, tuple[list[Edit], list[Said]]] = {
    "read type widened": (
        [(ITEM, "price: int\n", "price: int | str\n")],
        [("models.Item.price", "type", "breaking", "Item.price: int -> int | str")],
    ),
    "read type narrowed": (
        [(LABEL, "colour: str | None\n", "colour: str\n")],
        [("models.Label.colour", "type", "additive", "Label.colour: str | None -> str")],
    ),
    "read type changed": (
        [(ITEM, "price: int\n", "price: float\n")],
        [("models.Item.price", "type", "breaking", "Item.price: int -> float")],
    ),
    "read type of items": (
        [(ITEM, "labels: list[Label]", "labels: list[Label | None]")],
        [("models.Item.labels", "type", "breaking", "Item.labels: list[Label] -> list[Label | None]")],
    ),
    "read type became enum": (
        [(LABEL, "text: str\n", "text: State\n")],
        [("models.Label.text", "type", "additive", "Label.text: str -> State")],
    ),
    "read union of models": (
        [(ITEM, "paid_by: Card | Cash =", "paid_by: Card =")],
        [("models.Item.paid_by", "type", "additive", "Item.paid_by: Card | Cash -> Card")],
    ),
    "read values of a map": (
        [("models/item_extra.py", "dict[str, int]", "dict[str, float]")],
        [
            (
                "models.ItemExtra.additional_properties",
                "type",
                "breaking",
                "ItemExtra.additional_properties: dict[str, int] -> dict[str, float]",
            )
        ],
    ),
    "read attribute may be missing": (
        [(ITEM, "price: int\n", "price: int | Unset = UNSET\n")],
        [("models.Item.price", "type", "breaking", "Item.price: int -> int | Unset")],
    ),
    "read attribute is always there": (
        [(ITEM, "note: str | Unset = UNSET", "note: str")],
        [("models.Item.note", "type", "additive", "Item.note: str | Unset -> str")],
    ),
    "read attribute added": (
        [(ITEM, "note: str | Unset", "size: int\n    note: str | Unset")],
        [("models.Item.size", "added", "additive", "Item.size is new: int")],
    ),
    "read attribute removed": (
        [(ITEM, "    price: int\n", "")],
        [("models.Item.price", "removed", "breaking", "Item.price is gone")],
    ),
    "read attribute renamed by its wire name": (
        [(ITEM, "paid_by:", "payment:")],
        [("models.Item.paid_by", "renamed", "breaking", "Item.paid_by is now Item.payment")],
    ),
    "read attribute renamed in its place": (
        [(ITEM, "price: int\n", "cost: int\n")],
        [("models.Item.price", "renamed", "breaking", "Item.price is now Item.cost")],
    ),
    "read attribute renamed alike": (
        [(ITEM, "    price: int\n", ""), (ITEM, "note: str |", "unit_price: int\n    note: str |")],
        [("models.Item.price", "renamed", "breaking", "Item.price is now Item.unit_price")],
    ),
    "read attribute replaced": (
        [(ITEM, "    price: int\n", ""), (ITEM, "note: str |", "cost: int\n    note: str |")],
        [
            ("models.Item.price", "removed", "breaking", "Item.price is gone"),
            ("models.Item.cost", "added", "additive", "Item.cost is new: int"),
        ],
    ),
    "sent type widened": (
        [(OFFER, "amount: int\n", "amount: int | None\n")],
        [("models.Offer.amount", "type", "additive", "Offer.amount: int -> int | None")],
    ),
    "sent type narrowed": (
        [(OFFER, "kind: Kind\n", "kind: Literal['gift']\n")],
        [("models.Offer.kind", "type", "breaking", "Offer.kind: Kind -> Literal['gift']")],
    ),
    "sent attribute required": (
        [(OFFER, "amount: int\n", "amount: int\n    reason: str\n")],
        [("models.Offer.reason", "required", "breaking", "Offer needs a new argument: reason: str")],
    ),
    "sent attribute optional": (
        [(OFFER, "amount: int\n", "amount: int\n    reason: str | Unset = UNSET\n")],
        [("models.Offer.reason", "added", "additive", "Offer.reason is new: str | Unset")],
    ),
    "sent attribute must be given": (
        [(OFFER, "comment: str | Unset = UNSET", "comment: str")],
        [("models.Offer.comment", "type", "breaking", "Offer.comment: str | Unset -> str, and must now be given")],
    ),
    "sent attribute may be left out": (
        [(OFFER, "amount: int\n", "amount: int | Unset = UNSET\n")],
        [("models.Offer.amount", "type", "additive", "Offer.amount: int -> int | Unset")],
    ),
    "sent default changed": (
        [(OFFER, "= 1", "= 2")],
        [("models.Offer.level", "default", "breaking", "Offer.level has another default: 1 -> 2")],
    ),
    "sent default removed": (
        [(OFFER, "= 1", "= UNSET")],
        [("models.Offer.level", "default", "breaking", "Offer.level has another default: 1 -> UNSET")],
    ),
    "both ways widened": (
        [(DRAFT, "title: str\n", "title: str | None\n")],
        [("models.Draft.title", "type", "breaking", "Draft.title: str -> str | None")],
    ),
    "both ways narrowed": (
        [(DRAFT, "pages: int | Unset", "pages: bool | Unset")],
        [("models.Draft.pages", "type", "breaking", "Draft.pages: int | Unset -> bool | Unset")],
    ),
    "both ways attribute required": (
        [(DRAFT, "title: str\n", "title: str\n    author: str\n")],
        [("models.Draft.author", "required", "breaking", "Draft needs a new argument: author: str")],
    ),
    "model made by position": (
        [(OFFER, "@define(kw_only=True)", "@define")],
        [("models.Offer", "parameter-kind", "additive", "Offer is made by position or by keyword now")],
    ),
    "model removed": (
        [
            ("models/card.py", "class Card(Model)", "class _Card(Model)"),
            (MODELS, "from .card import Card as Card\n    ", ""),
            (ITEM, "Card | Cash =", "Cash ="),
        ],
        [
            ("models.Card", "removed", "breaking", "Card is gone"),
            ("models.Item.paid_by", "type", "additive", "Item.paid_by: Card | Cash -> Cash"),
        ],
    ),
    "model added": (
        [
            (
                "models/card.py",
                "class Card(Model):",
                "class Other(Model):\n    a: int\n    b: int\n\n\n@define(kw_only=True)\nclass Card(Model):",
            )
        ],
        [("models.Other", "added", "additive", "Other is new")],
    ),
    "model renamed": (
        [
            (LABEL, "class Label(", "class Badge("),
            (MODELS, "Label as Label", "Badge as Badge"),
            (ITEM, "Label", "Badge"),
        ],
        [("models.Label", "renamed", "breaking", "Label is now Badge")],
    ),
    "model renamed and changed": (
        [
            (ITEM, "class Item(", "class Thing("),
            (MODELS, "Item as Item\n", "Thing as Thing\n"),
            (ITEM, "price: int\n", "price: int | str\n"),
            ("models/item_page.py", "Item\n", "Thing\n"),
            ("models/item_page.py", "list[Item]", "list[Thing]"),
            (ITEMS, "Item\n", "Thing\n"),
            (ITEMS, "Item:", "Thing:"),
            (ITEMS, "[Item,", "[Thing,"),
            (OFFERS, "Item", "Thing"),
            (GET, " Item:", " Thing:"),
            (GET, "[Item]", "[Thing]"),
            (GET, "(Item)", "(Thing)"),
            ("api/offers/offers_make.py", "Item", "Thing"),
        ],
        [
            ("models.Item", "renamed", "breaking", "Item is now Thing"),
            ("models.Thing.price", "type", "breaking", "Thing.price: int -> int | str"),
        ],
    ),
    "model became a map": (
        [
            ("models/problem.py", "(Model)", "(MapModel['int'])"),
            ("models/problem.py", "dict[str, Any]", "dict[str, int]"),
        ],
        [
            (
                "models.Problem.additional_properties",
                "type",
                "additive",
                "Problem.additional_properties: dict[str, Any] -> dict[str, int]",
            )
        ],
    ),
    "model became an enum": (
        [("models/cash.py", "Cash(Model)", "Cash(OpenStrEnum)")],
        [("models.Cash", "base", "breaking", "Cash is an enum now, not a model")],
    ),
    "enum member added": (
        [(STATE, 'SOLD = "sold"', 'SOLD = "sold"\n    LOST = "lost"')],
        [("models.State.LOST", "added", "additive", "State.LOST is new: 'lost'")],
    ),
    "enum member removed": (
        [(STATE, '    SOLD = "sold"\n', "")],
        [("models.State.SOLD", "removed", "breaking", "State.SOLD is gone")],
    ),
    "enum member renamed": (
        [(STATE, "SOLD =", "GONE =")],
        [("models.State.SOLD", "renamed", "breaking", "State.SOLD is now State.GONE")],
    ),
    "enum member value": (
        [(STATE, 'SOLD = "sold"', 'SOLD = "SOLD"')],
        [("models.State.SOLD", "value", "breaking", "State.SOLD: 'sold' -> 'SOLD'")],
    ),
    "enum closed": (
        [(STATE, "OpenStrEnum", "StrEnum")],
        [("models.State", "base", "breaking", "State is based on StrEnum now, not on OpenStrEnum")],
    ),
    "closed enum member added": (
        [(STATE, "OpenStrEnum", "StrEnum"), (STATE, 'SOLD = "sold"', 'SOLD = "sold"\n    LOST = "lost"')],
        [
            ("models.State", "base", "breaking", "State is based on StrEnum now, not on OpenStrEnum"),
            ("models.State.LOST", "added", "breaking", "State.LOST is new: 'lost'"),
        ],
    ),
    "sent enum member added": (
        [(KIND, "OpenStrEnum", "StrEnum"), (KIND, 'GIFT = "gift"', 'GIFT = "gift"\n    LOAN = "loan"')],
        [
            ("models.Kind", "base", "breaking", "Kind is based on StrEnum now, not on OpenStrEnum"),
            ("models.Kind.LOAN", "added", "additive", "Kind.LOAN is new: 'loan'"),
        ],
    ),
    "enum renamed": (
        [(STATE, "class State", "class Stage"), (MODELS, "State as State", "Stage as Stage"), (ITEM, "State", "Stage")],
        [("models.State", "renamed", "breaking", "State is now Stage")],
    ),
}
