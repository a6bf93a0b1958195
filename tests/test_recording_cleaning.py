import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording_people import PERSON, bodies, cleaned, people, person, refused, strategies, words

from clientwright.pipeline.walking import Spec
from clientwright.recording.cleaning import Cleaner, UnscrubbableError
from clientwright.recording.made_up import MadeUp


@pytest.fixture(autouse=True, scope="module")
def compiled() -> None:
    """Compile the schemas before anything is drawn of them."""
    strategies()


UUIDS = ("11111111-2222-4333-8444-555555555555", "21111111-2222-4333-8444-555555555555")


@given(bodies())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])  # memberships are large
def test_what_the_schemas_say_of_a_body_stays(drawn: tuple[Spec, str, Any]) -> None:
    """What was valid is valid, and what was refused is refused for the same reason at the same place."""
    spec, schema, body = drawn
    assert refused(spec, schema, body) == refused(spec, schema, cleaned(body, spec, schema))


@given(bodies())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])  # memberships are large
def test_cleaning_twice_is_cleaning_once(drawn: tuple[Spec, str, Any]) -> None:
    """A clean body is cleaned to itself, and one body is always cleaned alike."""
    spec, schema, body = drawn
    once = cleaned(body, spec, schema)
    assert [once, once] == [cleaned(body, spec, schema), cleaned(once, spec, schema)]


@given(st.dictionaries(words, words, min_size=1), words, words, words)
def test_nothing_personal_survives(named: dict[str, str], first: str, second: str, third: str) -> None:
    """No text of a marked field is left anywhere: in it, below it, in names below it, or where nobody knows it."""
    body = {
        "mail": f"{first}@{second}.org",
        "short_mail": "a@bcd.efg",
        "text": f"{first} {second}",
        "secret": third,
        "page": f"https://{first}.org/{second}",
        "name": {"first": first, "of": [second, {third: [second]}], f"{third} {first}": 1},
        "either": second,
        "open": {"unknown": {"deep": [third]}, f"{first}@{second}": third},
        "marked_map": named,
        "alias_one": first,
        "alias_two": [{"a": second}],
        "undeclared": third,
    }
    text = json.dumps(cleaned(body), ensure_ascii=False)
    people_in = (first, second, third, *named, *named.values())
    assert [] == [word for word in people_in if word in text]


@given(st.lists(st.tuples(words, words), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_what_is_made_up_says_nothing_of_what_was(pairs: list[tuple[str, str]], chance: Any) -> None:
    """People whose values have the same shapes and are alike in the same places are cleaned to the same."""
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    turned = dict(zip(letters, chance.sample(letters, len(letters)), strict=True))
    other = str.maketrans({**turned, **{key.upper(): value.upper() for key, value in turned.items()}})
    mine = [{"text": text, "secret": secret} for text, secret in pairs]
    theirs = [{name: value.translate(other) for name, value in one.items()} for one in mine]
    assert cleaned({"name": {"of": mine}}) == cleaned({"name": {"of": theirs}})


@given(st.lists(words | st.emails() | st.uuids().map(str) | st.dates().map(str) | st.integers(100, 10**9), min_size=1))
def test_identities_match(values: list[Any]) -> None:
    """What is equal is replaced by what is equal, and what differs by what differs."""
    found = cleaned({"name": {"of": values}})["name"]["of"]
    assert [[a == b for b in values] for a in values] == [[a == b for b in found] for a in found]
    assert [type(one) for one in values] == [type(one) for one in found]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("mail", "jane@example.org", "person1@example.com"),
        ("short_mail", "j@doe.com", "x@xxx.xxx"),
        ("id", UUIDS[0], "00000000-0000-4000-8000-000000000000"),
        ("phone", "+447900123456", "+999999999999"),
        ("stripe", "cus_12ab9f", "cus_00aa0a"),
        ("born", "1962-06-03", "1970-01-01"),
        ("seen", "1962-06-03T10:11:12.345+02:00", "1970-01-01T00:00:00.000+02:00"),
        ("seen", "1962-06-03T10:11:12Z", "1970-01-01T00:00:00Z"),
        ("number", 471, 100),
        ("number", 1471, 1000),
        ("step", 35, 10),
        ("sevens", 42, 14),
        ("score", 12.25, 10.5),
        ("score", -312.0, -100.0),
        ("lead", True, False),
        ("gender", "x", "f"),
        ("gender", "unheard of", "xxxxxxx xx"),
        ("page", "https://jane.example/me@2x.jpg", "https://example.com/1"),
        ("address", "203.0.113.9", "192.0.2.1"),
        ("text", "O'Neil-Šmid, 王 4b", "X'Xxxx-Øxxx, ø 0x"),
        ("text", "☃ 1", "· 0"),
        ("text", None, None),
        ("text", "", ""),
        ("text", 12, 10),
        ("text", [{"a": "b"}], [{"x": "y"}]),
        ("secret", "sk_12", "xx_00"),
        ("name", {"first": "Jane", "Jane": 1}, {"first": "Xxxx", "Xxxx": 1}),
        ("either", 5, 1),
        ("either", "five", "xxxx"),
        ("open", {"known": "Jane", "other": "Jane"}, {"known": "Jane", "other": "Xxxx"}),
        ("anything", "Jane", "Jane"),
        ("anything", {"a": "Jane"}, {"a": "Xxxx"}),
        ("anything", ["Jane"], ["Xxxx"]),
        ("map", {"jane": "Doe", "Jane Doe": "a"}, {"jane": "Doe", "Xxxx Xxx": "a"}),
        ("marked_map", {"jane": "doe"}, {"xxxx": "xxx"}),
        ("alias_a", "Jane", "Xxxx"),
        ("plain", "Jane", "Jane"),
        ("undeclared", "Jane", "Xxxx"),
    ],
)
def test_what_each_kind_of_value_becomes(field: str, value: Any, expected: Any) -> None:
    """A marked or unknown value becomes one of its own kind and shape; what is known and not marked stays."""
    assert expected == person(**{field: value})


def test_either_is_hidden_when_a_branch_is_marked() -> None:
    """A value is personal as soon as one schema that may describe it is marked."""
    assert [1, "xxxx", None] == [person(either=7), person(either="five"), person(either=None)]


def test_what_is_personal_is_replaced_where_it_is_not_marked() -> None:
    """Addresses, numbers and ids are replaced wherever they stand, before and after; words and dates are not."""
    body = {
        "link": f"https://a.example/{UUIDS[0]}?who=jane@doe.org",
        "plain": "Jane 1962-06-03 +447900123456 x+447900123456 9447900123456",
        "mail": "jane@doe.org",
        "id": UUIDS[0],
        "born": "1962-06-03",
        "phone": "+447900123456",
        "text": "Jane",
    }
    found = cleaned(body)
    assert f"https://a.example/{found['id']}?who=person1@example.com" == found["link"]
    assert f"Jane 1962-06-03 {found['phone']} x+447900123456 9447900123456" == found["plain"]


def test_the_longest_of_what_is_known_is_replaced() -> None:
    """Where one id begins another, each is replaced as itself."""
    found = cleaned({"name": {"of": ["47114711", "47114711-22"]}, "plain": "47114711-22 47114711"})
    first, second = found["name"]["of"]
    assert ["00000000", "00000000-00", f"{second} {first}"] == [first, second, found["plain"]]


def test_one_value_may_need_two() -> None:
    """Where what is made up for a value does not fit at another place, there is another one there."""
    made = MadeUp()
    found = [cleaned({name: "cus_12ab9f"}, made=made)[name] for name in ("text", "stripe", "text", "stripe")]
    assert ["xxx_00xx0x", "cus_00aa0a"] * 2 == found


def test_two_of_a_pattern_are_told_apart() -> None:
    """Where a pattern dictates parts of a text, the rest tells two of them apart."""
    found = cleaned({"name": {"of": []}, "stripe": "cus_12ab9f"})["stripe"]
    made = MadeUp()
    both = [cleaned({"stripe": text}, made=made)["stripe"] for text in ("cus_12ab9f", "cus_12ab9e", "cus_12ab9f")]
    assert [found, True] == [both[0], both[0] == both[2] != both[1]]
    assert all(re.fullmatch("cus_[0-9a-f]{6}", one) for one in both)


def test_what_leaves_no_room_is_told() -> None:
    """A marked value that the schema dictates cannot be hidden, and its place is told."""
    with pytest.raises(UnscrubbableError) as caught:
        cleaned({"name": {"of": []}, "dictated": ["Jane"]})
    assert "$.dictated[0]" == caught.value.at


def test_bodies_that_nothing_describes_are_all_made_up() -> None:
    """Without a schema nothing is known, so that nothing stays but types and names of fields."""
    body = {"message": "Jane", "at": [1.5, {"Jane Doe": True}], "none": None}
    assert {"message": "Xxxx", "at": [1.5, {"Xxxx Xxx": False}], "none": None} == cleaned(body, schema=None)


def test_parameters_follow_what_is_known_and_marked() -> None:
    """What stands in an address is replaced where it is marked, or was replaced in a body."""
    made = MadeUp()
    cleaned({"id": UUIDS[0]}, made=made)
    cleaner = Cleaner(people(), made)
    expected = "00000000-0000-4000-8000-000000000000"
    assert [expected, "7"] == [cleaner.parameter(None, UUIDS[0]), cleaner.parameter(None, "7")]
    assert "xxxx" == cleaner.parameter(f"{PERSON}/properties/text", "jane")
