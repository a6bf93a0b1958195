"""Edits of the parameters, results and functions of the shop, each with all that is to be said of it."""

from __future__ import annotations

from review_surface_helping import Edit

#: Symbol, kind, effect and sentence.
Said = tuple[str, str, str, str]

ITEMS = "resources/items.py"
OFFERS = "resources/offers.py"
DRAFTS = "resources/drafts.py"
GET = "api/items/items_get.py"
CLIENT = "client.py"

CASES: dict[str, tuple[list[Edit], list[Said]]] = {
    "parameter required": (
        [
            (ITEMS, "self, item_id: str | UUID, *,", "self, item_id: str | UUID, *, key: str,"),
            (GET, "item_id: str | UUID, *,", "item_id: str | UUID, *, key: str,"),
            ("api/items/items_remove.py", "item_id: str | UUID, *,", "item_id: str | UUID, *, key: str,"),
        ],
        [
            ("Shop.items.get(key)", "parameter-required", "breaking", "Shop.items.get needs a new argument: key: str"),
            (
                "Shop.items.remove(key)",
                "parameter-required",
                "breaking",
                "Shop.items.remove needs a new argument: key: str",
            ),
        ],
    ),
    "parameter optional": (
        [(OFFERS, "x_shop: str | Unset = UNSET,", "x_shop: str | Unset = UNSET,\n        key: str | Unset = UNSET,")],
        [
            (
                "Shop.offers.make(key)",
                "parameter-added",
                "additive",
                "Shop.offers.make takes a new argument: key: str | Unset = UNSET",
            )
        ],
    ),
    "parameter removed": (
        [(ITEMS, '        sort_by: str | Unset = "name",\n', "")],
        [("Shop.items.list(sort_by)", "parameter-removed", "breaking", "Shop.items.list no longer takes sort_by")],
    ),
    "parameter renamed": (
        [(OFFERS, "item_id: str", "id_of_item: str")],
        [
            (
                "Shop.offers.make(item_id)",
                "parameter-renamed",
                "breaking",
                "Shop.offers.make: the argument item_id is now id_of_item",
            )
        ],
    ),
    "parameter renamed in its position": (
        [(OFFERS, "number: int", "place: int")],
        [
            (
                "Shop.offers.make(number)",
                "parameter-renamed",
                "breaking",
                "Shop.offers.make: the argument number is now place",
            )
        ],
    ),
    "parameter type widened": (
        [(ITEMS, "page: int | Unset", "page: int | str | Unset")],
        [
            (
                "Shop.items.list(page)",
                "parameter-type",
                "additive",
                "Shop.items.list(page): int | Unset -> int | str | Unset",
            )
        ],
    ),
    "parameter type narrowed": (
        [(ITEMS, "sort_by: str |", "sort_by: Literal['name'] |")],
        [
            (
                "Shop.items.list(sort_by)",
                "parameter-type",
                "breaking",
                "Shop.items.list(sort_by): str | Unset -> Literal['name'] | Unset",
            )
        ],
    ),
    "parameter default": (
        [(ITEMS, '= "name"', '= "price"')],
        [
            (
                "Shop.items.list(sort_by)",
                "parameter-default",
                "breaking",
                "Shop.items.list(sort_by) has another default: 'name' -> 'price'",
            )
        ],
    ),
    "parameter must be given": (
        [(OFFERS, "comment: str | Unset = UNSET", "comment: str")],
        [
            (
                "Shop.offers.make(comment)",
                "parameter-mandatory",
                "breaking",
                "Shop.offers.make(comment) must now be given",
            )
        ],
    ),
    "parameter may be left out": (
        [(OFFERS, "amount: int,", "amount: int | Unset = UNSET,")],
        [
            (
                "Shop.offers.make(amount)",
                "parameter-optional",
                "additive",
                "Shop.offers.make(amount) may now be left out: UNSET",
            )
        ],
    ),
    "parameter by keyword": (
        [(OFFERS, "        number: int,\n        *,", "        *,\n        number: int,")],
        [
            (
                "Shop.offers.make(number)",
                "parameter-kind",
                "breaking",
                "Shop.offers.make(number) is given by keyword now, not by position or by keyword",
            )
        ],
    ),
    "parameter by position": (
        [(OFFERS, "        *,\n        body: Offer,", "        body: Offer,\n        *,")],
        [
            (
                "Shop.offers.make(body)",
                "parameter-kind",
                "additive",
                "Shop.offers.make(body) is given by position or by keyword now, not by keyword",
            )
        ],
    ),
    "parameters in another order": (
        [
            (
                OFFERS,
                "        item_id: str | UUID,\n        number: int,",
                "        number: int,\n        item_id: str | UUID,",
            )
        ],
        [
            (
                "Shop.offers.make",
                "parameter-order",
                "breaking",
                "Shop.offers.make takes its arguments in another order: item_id, number -> number, item_id",
            )
        ],
    ),
    "parameter put in between": (
        [
            (
                OFFERS,
                "        item_id: str | UUID,\n        number: int,",
                "        item_id: str | UUID,\n        size: int = 0,\n        number: int = 0,",
            )
        ],
        [
            (
                "Shop.offers.make",
                "parameter-order",
                "breaking",
                "Shop.offers.make takes its arguments in another order: item_id, number -> item_id, size, number",
            ),
            (
                "Shop.offers.make(number)",
                "parameter-optional",
                "additive",
                "Shop.offers.make(number) may now be left out: 0",
            ),
            (
                "Shop.offers.make(size)",
                "parameter-added",
                "additive",
                "Shop.offers.make takes a new argument: size: int = 0",
            ),
        ],
    ),
    "any keywords": (
        [(ITEMS, "    ) -> None:", "    , **more: str) -> None:")],
        [
            (
                "Shop.items.remove(more)",
                "parameter-added",
                "additive",
                "Shop.items.remove takes a new argument: **more: str",
            )
        ],
    ),
    "constructor argument required": (
        [(CLIENT, "token: str | None = None", "token: str")],
        [
            ("Shop(token)", "parameter-mandatory", "breaking", "Shop(token) must now be given"),
            ("Shop(token)", "parameter-type", "breaking", "Shop(token): str | None -> str"),
        ],
    ),
    "constructor argument added": (
        [(CLIENT, "token: str | None = None,", "token: str | None = None,\n        region: str | None = None,")],
        [("Shop(region)", "parameter-added", "additive", "Shop takes a new argument: region: str | None = None")],
    ),
    "constructor argument narrowed": (
        [(CLIENT, "base_url: str | None = None", "base_url: None = None")],
        [("Shop(base_url)", "parameter-type", "breaking", "Shop(base_url): str | None -> None")],
    ),
    "return type widened": (
        [(ITEMS, ") -> ItemPage:", ") -> ItemPage | None:")],
        [
            (
                "Shop.items.list(return)",
                "return-type",
                "breaking",
                "Shop.items.list returns: ItemPage -> ItemPage | None",
            )
        ],
    ),
    "return type may be missing": (
        [(DRAFTS, ") -> Draft", ") -> Draft | None")],
        [("Shop.drafts.save(return)", "return-type", "breaking", "Shop.drafts.save returns: Draft -> Draft | None")],
    ),
    "return type narrowed": (
        [(ITEMS, ") -> None:", ") -> Item | None:")],
        [("Shop.items.remove(return)", "return-type", "additive", "Shop.items.remove returns: None -> Item | None")],
    ),
    "return type of nothing": (
        [(ITEMS, ") -> None:", ") -> Item:")],
        [("Shop.items.remove(return)", "return-type", "additive", "Shop.items.remove returns: None -> Item")],
    ),
    "overload removed": (
        [(OFFERS, "    @overload\n", "")],
        [
            (
                "Shop.offers.make",
                "overload",
                "breaking",
                "Shop.offers.make can no longer be called with amount, kind, comment, level",
            ),
            (
                "Shop.offers.make(body)",
                "parameter-optional",
                "additive",
                "Shop.offers.make(body) may now be left out: None",
            ),
            ("Shop.offers.make(body)", "parameter-type", "additive", "Shop.offers.make(body): Offer -> Offer | None"),
            (
                "Shop.offers.make(flat)",
                "parameter-added",
                "additive",
                "Shop.offers.make takes a new argument: **flat: Any",
            ),
        ],
    ),
    "overload added": (
        [
            (
                DRAFTS,
                "    @overload\n",
                "    @overload\n    def save(self, text: bytes) -> Draft: ...\n\n    @overload\n",
            )
        ],
        [("Shop.drafts.save", "overload", "additive", "Shop.drafts.save can also be called with text")],
    ),
    "function alone": (
        [(GET, "item_id: str | UUID", "item_id: str | UUID | int")],
        [
            (
                "api.items.items_get.sync(item_id)",
                "parameter-type",
                "additive",
                "api.items.items_get.sync(item_id): str | UUID -> str | UUID | int",
            )
        ],
    ),
    "function removed": (
        [(GET, "def sync(", "def _sync("), (GET, "def asyncio(", "def _asyncio(")],
        [("api.items.items_get.sync", "removed", "breaking", "api.items.items_get.sync is gone")],
    ),
}
