"""Converters of scalars: from a value of the file to what the cloud keeps of it.

A converter takes a `Value` and returns something, or raises what `value.must_be(...)` makes.
Scalars are taken as they are written: an id such as 00010 stays "00010" and a name such as yes
stays "yes", where YAML itself would make a number and a truth value of them.
"""

from __future__ import annotations

import ipaddress
import math
import re
from binascii import a2b_base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias, TypeVar

from minnova.seed.value import Value
from minnova.settings.problem import did_you_mean

T = TypeVar("T")
Converter: TypeAlias = Callable[[Value], T]

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def text(value: Value) -> str:
    """Take a scalar that is there: 70 -> "70"."""
    if not value.text:
        raise value.must_be("a text")
    return value.text


def label(value: Value) -> str:
    """Take a name as nova's API does: up to 255 characters, all of them visible."""
    given = text(value)
    if len(given) > 255 or not given.isprintable():
        raise value.must_be("a name of up to 255 printable characters")
    return given


def maybe_empty(convert: Converter[str]) -> Converter[str]:
    """Take what `convert` takes, or "" for there is none."""
    return lambda value: "" if value.text == "" else convert(value)


def optional(convert: Converter[T]) -> Converter[T | None]:
    """Take what `convert` takes, or null for there is none."""
    return lambda value: None if value.is_null else convert(value)


def pattern(expression: str, expected: str) -> Converter[str]:
    """Take a text of a certain form, in lower case."""
    matches = re.compile(expression).fullmatch

    def convert(value: Value) -> str:
        given = (value.text or "").lower()
        if not matches(given):
            raise value.must_be(expected)
        return given

    return convert


uuid = pattern(
    "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "a UUID such as 70a599e0-31e7-49b7-b260-868f441e862b",
)
hexadecimal = pattern("[0-9a-f]{32}", "32 hexadecimal digits")
mac_address = pattern("([0-9a-f]{2}:){5}[0-9a-f]{2}", "a MAC address such as fa:16:3e:00:00:01")


def choice(*names: str) -> Converter[str]:
    """Take one of some names."""

    def convert(value: Value) -> str:
        given = value.text
        if given in names:
            return given
        near = did_you_mean(given or "", names) or f"; known: {', '.join(map(repr, names))}"
        raise value.wrong(f"{value.kind} is not known here{near}")

    return convert


def whole(lowest: int, highest: int) -> Converter[int]:
    """Take a whole number in a range, both ends included."""

    def convert(value: Value) -> int:
        given = value.text or ""
        # Nine digits at most: int() refuses thousands of them with an error of its own.
        number = int(given) if re.fullmatch("-?[0-9]{1,9}", given) else None
        if number is None or not lowest <= number <= highest:
            raise value.must_be(f"a whole number from {lowest} to {highest}")
        return number

    return convert


def number_of(names: dict[int, str]) -> Converter[int]:
    """Take one of some numbers that have a meaning, which the error then lists."""

    def convert(value: Value) -> int:
        meanings = {str(number): number for number in names}
        if value.text not in meanings:
            known = ", ".join(f"{number} ({meaning})" for number, meaning in names.items())
            raise value.must_be(f"one of {known}")
        return meanings[value.text]

    return convert


def factor(value: Value) -> float:
    """Take a number that is not negative: 1.5."""
    try:
        number = float(value.text or "")
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise value.must_be("a number that is not negative")
    return number


def truth(value: Value) -> bool:
    """Take true or false, or one of YAML's other words for them."""
    given = (value.text or "").lower()
    if given not in _TRUTH:
        raise value.must_be("true or false")
    return _TRUTH[given]


def moment(value: Value) -> datetime:
    """Take a date and time, in UTC unless it says otherwise: 2016-09-01T01:00:00Z (ISO 8601)."""
    try:
        given = datetime.fromisoformat(value.text or "")
        aware = given if given.tzinfo else given.replace(tzinfo=UTC)
        return _within_reason(aware.astimezone(UTC))
    except (ValueError, OverflowError):
        raise value.must_be("a time such as 2016-09-01T01:00:00Z") from None


def _within_reason(when: datetime) -> datetime:
    if not 1970 <= when.year < 9999:
        raise ValueError("no server is that old, and half a minute later must be a date too")
    return when


def ip_address(version: int) -> Converter[str]:
    """Take an address of IP version 4 or 6, in its shortest spelling: FD00::0001 -> fd00::1."""
    example = {4: "10.0.0.3", 6: "fd00::3"}[version]

    def convert(value: Value) -> str:
        try:
            address = ipaddress.ip_address(value.text or "")
        except ValueError:
            address = None
        if address is None or address.version != version:
            raise value.must_be(f"an IPv{version} address such as {example}")
        return str(address)

    return convert


def base64(value: Value) -> str:
    """Take base64, as the API takes user_data, and give it in one line: "IyEv YmluL3No" -> "IyEvYmluL3No"."""
    given = "".join(text(value).split())
    try:
        a2b_base64(given.encode(), strict_mode=True)
    except ValueError:
        raise value.must_be("base64, as the command base64 writes it") from None
    return given
