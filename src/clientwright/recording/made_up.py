"""Make up values that look like given ones and say nothing of them: the next of their shape that is still free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from attrs import define, field

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import canonical

#: The letters and digits that take each other's place; what stands first fills a text.
_LETTERS: Final = (
    "xyzabcdefghijklmnopqrstuvw",
    "XYZABCDEFGHIJKLMNOPQRSTUVW",
    "øùúûüýþàáâãä",
    "ØÙÚÛÜÝÞÀÁÂÃÄ",
)
#: The digits begin at 0, which begins no telephone number's country; where a pattern forbids that, elsewhere.
_DIGITS: Final = ("0123456789", "9012345678", "1234567890")
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_URI: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_DATE: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:([Tt ])([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(\S*))?")
_IPV4: Final = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_FIRST_DAY: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TRIES: Final = 5000
#: How many values that do not fit are tried before those of another kind.
_PATIENCE: Final = 40
_MOST_DIGITS: Final = 15
_CLEAR: Final = 6

#: Gives what the schemas of a place refuse in a value; empty for what they take.
Refused: TypeAlias = Callable[[JSON], frozenset[object]]


class NoneLikeItError(Exception):
    """The schemas take a value, and leave no room for another in its place."""


@define
class MadeUp:
    """The made-up values of one cassette: the same one for the same value, and another one for another."""

    _values: dict[str, JSON] = field(factory=dict, init=False)
    _at_places: dict[tuple[str, object], JSON] = field(factory=dict, init=False)
    _owners: dict[str, str] = field(factory=dict, init=False)
    _clear: dict[str, str] = field(factory=dict, init=False)

    def instead_of(self, value: JSON, refused: Refused, place: object, listed: tuple[JSON, ...] = ()) -> JSON:
        """Give what stands in the place of a value.

        Args:
            value: A text, a number or a boolean; null stays.
            refused: What the schemas here refuse in a value: as much is refused in what is made up.
            place: What tells the schemas here from others.
            listed: The members of the enum here, if there is one.

        Raises:
            NoneLikeItError: The schemas take the value, and leave no room for another.

        """
        if value is None:
            return None
        key, wanted = canonical(value), refused(value)
        for known in (self._values.get(key), self._at_places.get((key, place))):
            if known is not None and refused(known) == wanted:
                return known
        made = self._made(value, key, lambda one: refused(one) == wanted, listed)
        if made is None and wanted:
            made = next(_masks(value)) if isinstance(value, str) else next(_like(value))
        if made is None:
            raise NoneLikeItError
        self._at_places[key, place] = made
        self._owners.setdefault(canonical(made), key)
        if self._values.setdefault(key, made) == made and isinstance(made, str) and _is_clear(value):
            self._clear[value] = made
        return made

    def is_made(self, text: str) -> bool:
        """Tell whether a text was made up."""
        return canonical(text) in self._owners

    def known(self, text: str) -> str:
        """Replace what was replaced elsewhere wherever it stands in a text: addresses, numbers and ids, not words."""
        found = sorted((given for given in self._clear if given in text), key=len, reverse=True)
        if not found:
            return text
        either = "|".join(map(re.escape, found))
        return re.sub(rf"(?<![0-9A-Za-z])(?:{either})(?![0-9A-Za-z])", lambda match: self._clear[match[0]], text)

    def _made(self, value: JSON, key: str, fits: Callable[[JSON], bool], listed: tuple[JSON, ...]) -> JSON:
        """Give the first value that fits and is free; where none is free, the first that fits; None for none."""
        kinds = [iter(listed), _named(value), _masks(value)] if isinstance(value, str) else [iter(listed), _like(value)]
        if isinstance(value, str):
            kinds.append(_bent(value, fits))
        for kind in kinds:
            taken: JSON = None
            for tried, one in enumerate(kind):
                is_free = self._owners.get(canonical(one), key) == key
                if (is_free or taken is None) and fits(one):
                    if is_free:
                        return one
                    taken = one
                elif taken is None and tried > _PATIENCE:
                    break
            if taken is not None:
                return taken
        return None


def _is_clear(text: str) -> bool:
    """Tell whether a text is so much of its own that it means the same wherever it stands."""
    if _DATE.fullmatch(text):
        return False
    return _EMAIL.fullmatch(text) is not None or sum(one.isdigit() for one in text) >= _CLEAR


def _like(value: JSON) -> Iterator[JSON]:
    if isinstance(value, bool):
        return iter((False, True))
    return _whole(value) if isinstance(value, int) else _fractions(value)


def _whole(value: int) -> Iterator[int]:
    sign, digits = (-1 if value < 0 else 1), len(str(abs(value)))
    yield from (sign * one for one in range(10 ** (digits - 1), min(10**digits, 10 ** (digits - 1) + _TRIES // 2)))
    yield from (sign * one * 10 ** max(0, digits - 2) for one in range(100))


def _fractions(value: float) -> Iterator[float]:
    digits = min(len(str(int(abs(value)))), _MOST_DIGITS)
    for one in _whole(-(10 ** (digits - 1)) if value < 0 else 10 ** (digits - 1)):
        yield float(one) if value.is_integer() else one + 0.5


def _named(text: str) -> Iterator[str]:
    """Give texts of the same kind, where the kind of a text shows."""
    if _UUID.fullmatch(text):
        yield from (f"00000000-0000-4000-8000-{number:012x}" for number in range(_TRIES))
    elif _URI.fullmatch(text):
        yield from (f"https://example.com/{number}" for number in range(1, _TRIES))
    elif _EMAIL.fullmatch(text):
        yield from (f"person{number}@example.com" for number in range(1, _TRIES))
    elif match := _DATE.fullmatch(text):
        days = (_FIRST_DAY + timedelta(days=number) for number in range(_TRIES))
        yield from (f"{day:%Y-%m-%d}{_time(match)}" for day in days)
    elif _IPV4.fullmatch(text):
        yield from (f"192.0.2.{number}" for number in range(1, 255))


def _time(match: re.Match[str]) -> str:
    mark, time, fraction, zone = match.groups()[1:]
    if time is None:
        return ""
    return f"{mark}00:00:00{re.sub('[0-9]', '0', fraction or '')}{_zone(zone)}"


def _zone(zone: str) -> str:
    return zone if re.fullmatch(r"[Zz]|[+-][0-9]{2}:?[0-9]{2}|", zone) else next(_masks(zone))


def _masks(text: str) -> Iterator[str]:
    """Give texts with letters for letters and digits for digits, and the rest as it is."""
    alphabets = [_alphabet(one) for one in text]
    for number in range(_TRIES):
        for digits in _DIGITS:
            made, rest = _numbered(text, [digits if one in _DIGITS else one for one in alphabets], number)
            if rest:
                return
            yield made


def _alphabet(character: str) -> str:
    """Give what can take the place of a character; nothing for what stays."""
    if character.isdigit():
        return _DIGITS[0]
    if not character.isalpha():
        return "" if character.isascii() else "·"
    return _LETTERS[(0 if character.isascii() else 2) + character.isupper()]


def _numbered(text: str, alphabets: list[str], number: int) -> tuple[str, int]:
    """Write a number in the alphabets of a text, its last place last; give what is left of the number as well."""
    made: list[str] = []
    for character, alphabet in zip(reversed(text), reversed(alphabets), strict=True):
        if alphabet:
            number, digit = divmod(number, len(alphabet))
            made.append(alphabet[digit])
        else:
            made.append(character)
    return "".join(reversed(made)), number


def _bent(text: str, fits: Callable[[JSON], bool]) -> Iterator[str]:
    """Give texts that differ only where the schemas do not dictate what stands there, and as far as they do not."""
    alphabets: list[str] = []
    for index, character in enumerate(text):
        others = (text[:index] + one + text[index + 1 :] for one in _alphabet(character))
        fitting = "".join(one[index] for one in others if fits(one))
        alphabets.append(fitting if len(fitting) > 1 else "")
    for number in range(_TRIES if any(alphabets) else 0):
        made, rest = _numbered(text, alphabets, number)
        if rest:
            return
        yield made
