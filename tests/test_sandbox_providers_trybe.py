"""What the sandbox of Trybe does: pages, charges and text messages."""

import pytest
from sandbox_helping import FAILED, MANUAL, MEMBERSHIP, PENDING, TEXT, UNPAYABLE, ask, client, engine, send

CHARGES = "/shop/membership-charges"


def test_memberships_come_in_pages() -> None:
    """Every membership is on one page of its own; figures and links agree; a size is capped at 100."""
    made = engine("trybe")
    first = ask(made, "GET", "/customers/memberships")[1]
    assert (1, 15, 40, 1, 3, 15) == tuple(
        first["meta"][key] for key in ("from", "to", "total", "current_page", "last_page", "per_page")
    )
    pages = [ask(made, "GET", "/customers/memberships", query=f"page={number}&per_page=7")[1] for number in range(1, 8)]
    assert [7, 7, 7, 7, 7, 5, 0] == [len(page["data"]) for page in pages]
    assert 40 == len({one["id"] for page in pages for one in page["data"]})
    base = "http://sandbox/customers/memberships?per_page=7&page="
    assert {"first": f"{base}1", "prev": f"{base}5", "next": None, "last": f"{base}6"} == pages[5]["links"]
    assert (None, f"{base}2") == (pages[0]["links"]["prev"], pages[0]["links"]["next"])
    assert (0, 0, 36) == (pages[6]["meta"]["from"], pages[6]["meta"]["to"], pages[5]["meta"]["from"])
    asked = [("per_page=1000", 100, 1), ("per_page=0&page=0", 1, 1), ("per_page=-3&page=-3", 1, 1)]
    for query, size, number in asked:
        meta = ask(made, "GET", "/customers/memberships", query=query)[1]["meta"]
        assert (size, number) == (meta["per_page"], meta["current_page"])


def test_memberships_are_filtered_by_customer() -> None:
    """A filter keeps the memberships of one customer."""
    made = engine("trybe")
    wanted = "39ca845a-d657-7412-48e6-a1a075aa92d8"
    found = ask(made, "GET", "/customers/memberships", query=f"customer_id={wanted}")[1]
    assert [UNPAYABLE] == [one["id"] for one in found["data"]]
    assert 0 == ask(made, "GET", "/customers/memberships", query="customer_id=")[1]["meta"]["total"]


@pytest.mark.parametrize(("charge", "good"), [(PENDING, "process"), (FAILED, "retry"), (MANUAL, "payment")])
def test_a_charge_is_paid_once(charge: str, good: str) -> None:
    """Only the way that fits its state pays a charge, and after that none does."""
    made = engine("trybe")
    body = {"amount": 3995, "processor_type_id": "5" * 24}
    wrong = {PENDING: "retry", FAILED: "process", MANUAL: "retry"}[charge]
    assert 422 == ask(made, "POST", f"{CHARGES}/{charge}/{wrong}")[0]
    status, answer = ask(made, "POST", f"{CHARGES}/{charge}/{good}", body if good == "payment" else None)
    assert (200, charge, "succeeded") == (status, answer["data"]["id"], answer["data"]["status"])
    assert good != "payment" or "5" * 24 == answer["data"]["processor_data"]["processor_type_id"]
    again = [ask(made, "POST", f"{CHARGES}/{charge}/{way}", {}) for way in ("process", "retry", "payment")]
    assert [422, 422, 422] == [status for status, _ in again]
    assert {"status": ["The charge has been paid."]} == again[2][1]["errors"]
    assert [False, True, False, False, False] == [entry.applied for entry in made.journal()]


def test_the_next_charge_of_a_membership_can_be_paid() -> None:
    """The summary on a membership is that of a charge with its id, and tells of the payment of that one alone."""
    made = engine("trybe", clock=lambda: 1_800_000_000.0)
    ways = {"pending": "process", "failed": "retry", "errored": "retry"}
    before = ask(made, "GET", "/customers/memberships", query="per_page=100")[1]["data"]
    assert 40 == len({one["next_charge"]["id"] for one in before})
    for index, one in enumerate(before[:8]):
        due = one["next_charge"]
        path = f"{CHARGES}/{due['id']}/{ways.get(due['status'], 'process')}"
        status, answer = ask(made, "POST", path)
        assert (200 if due["status"] in ways else 422) == status
        if status == 200:
            paid = answer["data"]
            assert (one["id"], one["customer"]["id"], due["amount"], "succeeded", "2027-01-15T08:00:00.0Z") == (
                paid["membership"]["id"], paid["membership"]["customer_id"], paid["amount"], paid["status"],
                paid["updated_at"],
            )  # fmt: skip
            before[index] = {**one, "next_charge": {**due, "status": "succeeded"}}
    assert before == ask(made, "GET", "/customers/memberships", query="per_page=100")[1]["data"]
    assert {"succeeded"} == {one["next_charge"]["status"] for one in before[:4]}


def test_each_text_message_is_one_of_its_own() -> None:
    """A text message has its own id, the present instant and the number of the membership's customer."""
    made = engine("trybe", clock=lambda: 1_800_000_000.0)
    sent = [ask(made, "POST", f"/shop/memberships/{UNPAYABLE}/sms", TEXT)[1]["data"] for _ in range(3)]
    customer = ask(made, "GET", f"/customers/memberships/{UNPAYABLE}")[1]["data"]["customer"]
    assert 3 == len({one["id"] for one in sent} - {"69c2bcf1b3abb3014800069c"})
    assert {24} == {len(one["id"]) for one in sent}
    found = {(one["customer_id"], one["to"], one["created_at"], one["sent_at"]) for one in sent}
    assert {(customer["id"], customer["phone"], "2027-01-15T08:00:00.0Z", "2027-01-15T08:00:00.0Z")} == found


def test_two_runs_with_one_seed_are_the_same() -> None:
    """The same requests at the same instants get the same answers, byte for byte."""
    runs = []
    for _ in range(2):
        made = engine("trybe", seed=3, clock=lambda: 1_800_000_000.0)
        way = ("GET", "/customers/memberships", None), ("POST", f"/shop/memberships/{UNPAYABLE}/sms", TEXT)
        runs.append([send(made, *one) for one in (*way, *way)])
    assert runs[0] == runs[1]
    assert runs[0][1] != runs[0][3]


@pytest.mark.parametrize("way", ["sms", "sms/preview"])
def test_who_has_a_payment_method_gets_no_message(way: str) -> None:
    """A text message goes to a membership without a payment method; any other is refused; a preview sends nothing."""
    made = engine("trybe")
    status, body = ask(made, "POST", f"/shop/memberships/{UNPAYABLE}/{way}", TEXT)
    membership = ask(made, "GET", f"/customers/memberships/{UNPAYABLE}")[1]["data"]
    assert (200, membership["site_id"]) == (status, body["data"]["site_id"])
    assert (UNPAYABLE if way == "sms" else None) == body["data"].get("membership_id")
    status, body = ask(made, "POST", f"/shop/memberships/{MEMBERSHIP}/{way}", TEXT)
    assert (422, {"message_type": ["The membership already has a payment method."]}) == (status, body["errors"])
    assert "The request didn't pass validation" == body["message"]
    assert [way == "sms", False, False] == [entry.applied for entry in made.journal()]


def test_a_client_walks_all_pages() -> None:
    """The links and figures of a list lead a client through all of it."""
    made = engine("trybe")
    with client(made) as one:
        assert 40 == len({membership.id for membership in one.memberships.iter_list(per_page=9)})
    assert 5 == len(made.journal())
