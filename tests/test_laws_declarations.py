"""Laws of the laws on declarations: a mistake in what a client declares is told, with its place."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUEST = "generated/mayar/mayar_client/models/register_membership_member_request.py"
OPERATION = "generated/mayar/mayar_client/api/memberships/memberships_register_member.py"
SIGN_UP = "generated/magicline/magicline_client/api/memberships/memberships_sign_up.py"
MAYAR, MAGICLINE = (f"generated/{name}/{name}_client/provider.py" for name in ("mayar", "magicline"))
STOCK = "generated/magicline/magicline_client/stock.py"
RESOURCE = "generated/trybe/trybe_client/resources/memberships.py"
ASKED = """
            operations.memberships_list.OPERATION,
            {"page": page, "per_page": per_page, "customer_id": customer_id},"""
RATE = "generated/trybe/trybe_client/models/membership_rate.py"
ERROR = "generated/magicline/magicline_client/models/error_response.py"
LIST, GET, PAY = (
    f"generated/trybe/trybe_client/api/{name}.py"
    for name in ("memberships/memberships_list", "memberships/memberships_get", "charges/charges_process")
)

#: A file, what stands there, what is put there, and what a law says of it.
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "null": (REQUEST, "info: CustomerInfo", "info: CustomerInfo | None", "$.customerInfo: Null is allowed by one"),
    "type": (REQUEST, "tier_id: str", "tier_id: int", "$.membershipTierId: The schema has string"),
    "model": (REQUEST, "info: CustomerInfo", "info: dict[str, object]", "$.customerInfo: The schema has object"),
    "optional": (
        REQUEST,
        "int = field(",
        "int = field(default=UNSET, ",
        "$.membershipTierId: The field is required",
    ),
    "unknown": (REQUEST, "dict[str, Any]", "dict[str, str]", "$: Unknown fields can be anything"),
    "name": (REQUEST, '"productId"', '"product"', "$.productId: The client has no such field"),
    "other": (REQUEST, '"productId"', '"product"', "$.product: The schema has no such field"),
    "parsed": (SIGN_UP, ".parsed", "", "stock-sync gives a Response"),
    "effect": (OPERATION, 'effect="create"', 'effect="update"', "declares the effect update"),
    "repeated": (PAY, 'effect="money",', 'effect="money", retry="safe",', "declares the retry safe"),
    "keyed": (GET, 'retry="safe"', 'retry="keyed"', "declares the retry keyed"),
    "pages": (LIST, "/links/next", "/links/more", "declares the pages {"),
    "left out": (GET, "required=True", "required=False", "path membershipId: it is required by one"),
    "number": (LIST, '"page", int', '"page", float', "query page: the schema has integer, and the client float"),
    "alternatives": (RATE, "price: int | float", "price: float", "The alternatives of the schema are others"),
    "object": (ERROR, "list[ErrorArgument]", "list[dict[str, object]]", "The schema has object, and the client dict"),
    "filter": (
        RESOURCE,
        f"self._pages({ASKED}",
        f"self._pages({ASKED}".replace(', "customer_id": customer_id', ""),
        "The first page is not asked for with the arguments",
    ),
    "all pages": (
        RESOURCE,
        "def iter_list(\n        self,\n        *,\n        page: int | Unset = UNSET,",
        "def iter_list(\n        self,\n        *,\n        page: int | Unset = 1,",
        "The methods for one page and for all take different arguments",
    ),
    "parameter": (LIST, '"per_page"', '"per_pages"', "declares the query parameter per_pages, and the spec none"),
    "variable": (MAYAR, "MAYAR_TOKEN", "TOKEN", "is read from 'TOKEN'"),
    "environment": (MAYAR, "MAYAR_ENVIRONMENT", "ENVIRONMENT", "its environment from 'ENVIRONMENT'"),
    "agent": (MAYAR, "mayar-client/", "other/", "calls itself 'mayar' and 'other/"),
    "tenant": (MAGICLINE, "MAGICLINE_TENANT", "TENANT", "The part 'tenant' of an address"),
    "handed": (STOCK, "            timeout=timeout,\n", "", "timeout= is not handed on"),
    "default": (STOCK, "retries: int = 2", "retries: int = 3", "retries= has another default"),
    "scheme": (STOCK, '"X-API-KEY"', '"X-KEY"', "are those of no scheme"),
}
#: Those that would hide others in one file.
ALONE = ("null", "name", "other", "filter")


def told(root: Path) -> str:
    """Hold the laws for what lies in a folder, in a process of its own, and give what it says."""
    wanted = (
        option
        for code in ("C403", "C501", "C610", "C611", "C612", "C613", "C614", "C615")
        for option in ("--law", code)
    )
    command = [sys.executable, "-m", "clientwright", "conformance", "--profile", "ci", *wanted]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Give a copy of three providers to change."""
    for folder in ("specs", "overlays", "generated"):
        for name in ("magicline", "mayar", "trybe"):
            shutil.copytree(ROOT / folder / name, tmp_path / folder / name)
    return tmp_path


@pytest.mark.parametrize("alone", [True, False])
def test_mistakes_in_declarations_are_told(here: Path, *, alone: bool) -> None:
    """Each wrong declaration breaks a law, which says what is wrong, and where."""
    names = [name for name in MISTAKES if (name in ALONE) == alone]
    for file, old, new, _ in (MISTAKES[name] for name in names if name != "other"):
        text = (here / file).read_text("utf-8")
        assert old in text
        changed = text.replace(old, new, 1)
        unset = "from clientwright.models import Model\nfrom clientwright.types import UNSET\n"
        (here / file).write_text(changed.replace("from clientwright.models import Model\n", unset, 1), "utf-8")
    said = told(here)
    assert [] == [name for name in names if MISTAKES[name][3] not in said]


def test_signatures_are_compared() -> None:
    """The law on signatures tells two functions apart that take other names, kinds or defaults."""
    taken = importlib.import_module("clientwright.conformance.laws.declarations").taken
    same = (lambda client, a, *, b=1: (client, a, b), lambda self, a, *, b=1: (self, a, b))
    others = (lambda a, *, b=2: (a, b), lambda a, b=1: (a, b), lambda a, *, c=1: (a, c), lambda *, a, b=1: (a, b))
    assert taken(same[0]) == taken(same[1])
    assert all(taken(same[0]) != taken(other) for other in others)
