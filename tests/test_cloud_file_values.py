"""Which values the converters of a cloud file take, and what they say about others."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from minnova.seed import CloudFileError, convert
from minnova.seed.collect import list_of, mapping_of
from minnova.seed.document import load
from minnova.seed.states import POWER_STATES, VM_STATES


@pytest.fixture
def take(tmp_path: Path) -> Callable[[convert.Converter[Any], str], Any]:
    """Give a function that converts one value, written as YAML."""

    def take(converter: convert.Converter[Any], written: str) -> Any:
        path = tmp_path / "cloud.yaml"
        path.write_text(f"key: {written}\n", encoding="utf-8")
        return converter(load(path).entries()["key"])

    return take


Take = Callable[[convert.Converter[Any], str], Any]


@pytest.mark.parametrize(
    ("converter", "written", "expected"),
    [
        (convert.text, "00010", "00010"),
        (convert.text, "yes", "yes"),
        (convert.text, "'null'", "null"),
        (convert.text, "!!python/object:os.system rm", "rm"),
        (convert.label, "größer 1", "größer 1"),
        (convert.optional(convert.text), "~", None),
        (convert.optional(convert.text), "a", "a"),
        (convert.maybe_empty(convert.uuid), "''", ""),
        (
            convert.uuid,
            "70A599E0-31e7-49b7-b260-868f441e862b",
            "70a599e0-31e7-49b7-b260-868f441e862b",
        ),
        (convert.hexadecimal, "00000000000000000000000000000012", "0" * 30 + "12"),
        (convert.mac_address, "00:11:22:33:44:55", "00:11:22:33:44:55"),
        (convert.choice(*VM_STATES), "soft-delete", "soft-delete"),
        (convert.whole(0, 9), "9", 9),
        (convert.number_of(POWER_STATES), "4", 4),
        (convert.factor, "1.5", 1.5),
        (convert.factor, "2", 2.0),
        (convert.truth, "true", True),
        (convert.truth, "Off", False),
        (convert.moment, "2016-09-01T01:00:00Z", datetime(2016, 9, 1, 1, tzinfo=UTC)),
        (convert.moment, "2016-09-01 01:00:00", datetime(2016, 9, 1, 1, tzinfo=UTC)),
        (convert.moment, "2016-09-01T01:00:00+02:00", datetime(2016, 8, 31, 23, tzinfo=UTC)),
        (convert.ip_address(4), "10.0.0.3", "10.0.0.3"),
        (convert.ip_address(6), "FD00::0003", "fd00::3"),
        (convert.base64, "IyEvYmluL3No", "IyEvYmluL3No"),
        (convert.base64, "|\n  IyEv\n  YmluL3No", "IyEvYmluL3No"),
        (list_of(convert.text), "[a, 1, a]", ("a", "1", "a")),
        (mapping_of(convert.text), "{1: a, yes: 2}", {"1": "a", "yes": "2"}),
    ],
)
def test_a_good_value_is_taken_as_it_is_written(
    take: Take, converter: convert.Converter[Any], written: str, expected: object
) -> None:
    assert take(converter, written) == expected


@pytest.mark.parametrize(
    ("converter", "written", "expected"),
    [
        (convert.text, "", "must be a text, not nothing"),
        (convert.text, "''", "must be a text, not ''"),
        (convert.text, "[a]", "must be a text, not a list"),
        (convert.text, "{a: b}", "must be a text, not a mapping"),
        (convert.label, '"a\\nb"', "must be a name of up to 255 printable characters, not 'a\\nb'"),
        (convert.label, "x" * 256, "must be a name of up to 255 printable characters, not 'xxxx"),
        (convert.uuid, "70a599e0", "must be a UUID such as 70a599e0-31e7-49b7-b260-868f441e862b"),
        (convert.hexadecimal, "demo", "must be 32 hexadecimal digits, not 'demo'"),
        (convert.mac_address, "fa:16:3e", "must be a MAC address such as fa:16:3e:00:00:01, not"),
        (convert.choice(*VM_STATES), "activ", "'activ' is not known here; did you mean 'active'?"),
        (convert.choice("up", "down"), "[]", "a list is not known here; known: 'up', 'down'"),
        (convert.whole(0, 9), "10", "must be a whole number from 0 to 9, not '10'"),
        (convert.whole(0, 9), "1.0", "must be a whole number from 0 to 9, not '1.0'"),
        (convert.whole(0, 9), "9" * 5000, "must be a whole number from 0 to 9, not '99999"),
        (convert.number_of(POWER_STATES), "2", "must be one of 0 (no state), 1 (running), 3 (pau"),
        (convert.factor, ".inf", "must be a number that is not negative, not '.inf'"),
        (convert.factor, "inf", "must be a number that is not negative, not 'inf'"),
        (convert.factor, "-1", "must be a number that is not negative, not '-1'"),
        (convert.truth, "maybe", "must be true or false, not 'maybe'"),
        (
            convert.moment,
            "yesterday",
            "must be a time such as 2016-09-01T01:00:00Z, not 'yesterday'",
        ),
        (convert.moment, "0001-01-01T00:00:00+14:00", "must be a time such as 2016-09-01T01:00:0"),
        (convert.moment, "9999-12-31T23:59:59Z", "must be a time such as 2016-09-01T01:00:00Z, "),
        (convert.ip_address(4), "fd00::3", "must be an IPv4 address such as 10.0.0.3, not 'fd00"),
        (convert.ip_address(6), "10.0.0.256", "must be an IPv6 address such as fd00::3, not '10"),
        (
            convert.base64,
            "'#!/bin/sh'",
            "must be base64, as the command base64 writes it, not '#!/",
        ),
        (convert.base64, "ä", "must be base64, as the command base64 writes it, not 'ä'"),
        (list_of(convert.text), "a", "must be a list, not 'a'"),
        (list_of(convert.text, distinct=True), "[a, a]", "'a' stands twice"),
        (mapping_of(convert.text), "[a]", "must be a mapping of keys to values, not a list"),
        (mapping_of(convert.text), "{[a]: b}", "a key must be a text"),
    ],
)
def test_a_bad_value_is_told_what_it_should_be(
    take: Take, converter: convert.Converter[Any], written: str, expected: str
) -> None:
    with pytest.raises(CloudFileError) as caught:
        take(converter, written)

    assert caught.value.problems[0].line == 1
    assert caught.value.problems[0].key.startswith("key")
    assert caught.value.problems[0].message.startswith(expected)


def test_a_long_value_is_cut_in_the_message(take: Take) -> None:
    with pytest.raises(CloudFileError) as caught:
        take(convert.whole(0, 9), "9" * 5000)

    assert len(str(caught.value.problems[0].message)) < 120


def test_a_time_without_a_zone_is_in_utc_wherever_one_lives(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert take(convert.moment, "2016-09-01 01:00") == datetime(2016, 9, 1, 1, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_each_bad_element_of_a_list_is_named_by_its_number(take: Take) -> None:
    with pytest.raises(CloudFileError) as caught:
        take(list_of(convert.whole(0, 9)), "[1, x, 2, y]")

    assert [problem.key for problem in caught.value.problems] == ["key[1]", "key[3]"]
