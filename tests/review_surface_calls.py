"""Edits of the clients, methods and exported names of the shop, each with all that is to be said of it."""

from __future__ import annotations

from review_surface_helping import Edit

#: Symbol, kind, effect and sentence.
Said = tuple[str, str, str, str]

ITEMS = "resources/items.py"
OFFERS = "resources/offers.py"
DRAFTS = "resources/drafts.py"
CLIENT = "client.py"
MODELS = "models/__init__.py"

CASES: dict[str, tuple[list[Edit], list[Said]]] = {
    "method removed": (
        [(ITEMS, " def remove(", " def _remove(")],
        [("Shop.items.remove", "removed", "breaking", "Shop.items.remove is gone")],
    ),
    "method added": (
        [(ITEMS, "    def list(", "    def count(self) -> int: ...\n\n    def list(")],
        [("Shop.items.count", "added", "additive", "Shop.items.count is new")],
    ),
    "method renamed": (
        [(ITEMS, " def get(", " def read(")],
        [("Shop.items.get", "renamed", "breaking", "Shop.items.get is now Shop.items.read")],
    ),
    "method asynchronous": (
        [(ITEMS, "    def get(", "    async def get(")],
        [("Shop.items.get", "async", "breaking", "Shop.items.get must now be awaited")],
    ),
    "method synchronous": (
        [(ITEMS, "    async def get(", "    def get(")],
        [("AsyncShop.items.get", "async", "breaking", "AsyncShop.items.get is no longer awaited")],
    ),
    "method deprecated": (
        [(ITEMS, "    def get(", '    @deprecated("x")\n    def get(')],
        [("Shop.items.get", "deprecated", "none", "Shop.items.get is deprecated now")],
    ),
    "method no longer deprecated": (
        [(DRAFTS, '    @deprecated("drafts.save is deprecated.")\n', "")],
        [("Shop.drafts.save", "deprecated", "none", "Shop.drafts.save is no longer deprecated")],
    ),
    "method became a property": (
        [(ITEMS, "    def get(", "    @property\n    def get(")],
        [("Shop.items.get", "property", "breaking", "Shop.items.get is a property now: read it without a call")],
    ),
    "property became a method": (
        [(CLIENT, "    @property\n    def items", "    def items")],
        [("Shop.items", "property", "breaking", "Shop.items is a method now: call it")],
    ),
    "accessor renamed": (
        [(CLIENT, "def offers", "def bids")],
        [("Shop.offers", "renamed", "breaking", "Shop.offers is now Shop.bids")],
    ),
    "accessor removed": (
        [(CLIENT, "def offers", "def _offers")],
        [("Shop.offers", "removed", "breaking", "Shop.offers is gone")],
    ),
    "resource class renamed": (
        [(CLIENT, "Offers", "Bids"), (OFFERS, "Offers", "Bids"), ("resources/__init__.py", "Offers", "Bids")],
        [("resources.Offers", "renamed", "breaking", "resources.Offers is now resources.Bids")],
    ),
    "client renamed": (
        [
            (CLIENT, "class Shop", "class Store"),
            (CLIENT, "class AsyncShop", "class AsyncStore"),
            ("__init__.py", "Shop as Shop", "Store as Store"),
            ("__init__.py", "AsyncShop as AsyncShop", "AsyncStore as AsyncStore"),
        ],
        [("Shop", "renamed", "breaking", "Shop is now Store")],
    ),
    "error removed": (
        [("errors.py", '    "PageError",\n', "")],
        [("errors.PageError", "removed", "breaking", "errors.PageError is gone")],
    ),
    "error added": (
        [("errors.py", '    "PageError",\n', '    "PageError",\n    "OtherError",\n')],
        [("errors.OtherError", "added", "additive", "errors.OtherError is new")],
    ),
    "name no longer exported": (
        [("__init__.py", "    from .stock import Client as Client\n", "")],
        [("Client", "removed", "breaking", "Client is gone")],
    ),
    "model no longer exported": (
        [(MODELS, "    from .card import Card as Card\n", "")],
        [("models.Card", "removed", "breaking", "Card is gone")],
    ),
    "base of the client": (
        [(CLIENT, "class Shop(ProviderClient)", "class Shop(ProviderClient, Mapping)")],
        [("Shop", "base", "additive", "Shop is based on ProviderClient, Mapping now, not on ProviderClient")],
    ),
    "name no longer exported anywhere": (
        [
            ("__init__.py", "    from .stock import Client as Client\n", ""),
            ("stock.py", '"Client"]', "]"),
        ],
        [("Client", "removed", "breaking", "Client is gone")],
    ),
}
