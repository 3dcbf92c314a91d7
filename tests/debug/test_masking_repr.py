"""bounded_repr: any object, one line, bounded, masked; and it never raises."""

import sys
from collections import OrderedDict
from typing import Any

import pytest

from minnova.debug.masking import Mask, bounded_repr

TOKEN = "4f5d9c1e0a7b4c2d8e6f"


class Says:
    """An object with a repr of one's choice."""

    def __init__(self, text: Any) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text  # type: ignore[no-any-return]


class Raises:
    def __init__(self, exception: type[BaseException]) -> None:
        self.exception = exception

    def __repr__(self) -> str:
        raise self.exception


class Recurses:
    def __repr__(self) -> str:
        return f"<{self!r}>"


class Proxy:
    """Does not even tell its class, as a proxy outside of a request does not."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [
        *("text", "it's", b"bytes", 1, 1.5, None, True, [], (), {}, set(), frozenset()),
        *([1, [2]], (1,), (1, "2"), {"a": {"b": [1]}}, {1}, frozenset({1}), int, len),
        *(OrderedDict(a=1), sys.version_info),
    ],
)
def test_what_is_short_and_no_secret_is_written_as_python_does(value: object) -> None:
    assert bounded_repr(value) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        *("x" * 10**6, b"x" * 10**6, Says("x" * 10**6)),
        *(list(range(10**5)), dict.fromkeys(range(10**4), "x" * 99), [["x" * 500] * 500] * 500),
    ],
)
def test_what_is_long_is_cut_and_says_so(value: object) -> None:
    text = bounded_repr(value, 100)
    assert len(text) <= 100
    assert text.endswith("…")


def test_what_is_in_itself_comes_to_an_end() -> None:
    row: list[object] = [1]
    row.append(row)
    table: dict[str, object] = {"row": row}
    table["table"] = table
    assert bounded_repr(table) == "{'row': [1, …], 'table': …}"


def test_what_is_very_deep_comes_to_an_end() -> None:
    value: list[object] = []
    for _ in range(sys.getrecursionlimit() * 2):
        value = [value]
    assert bounded_repr(value) == "[[[[[[…]]]]]]"


@pytest.mark.parametrize("exception", [ZeroDivisionError, RecursionError, SystemExit])
def test_a_repr_that_raises_is_told(exception: type[BaseException]) -> None:
    value = Raises(exception)
    assert bounded_repr({"a": value}) == (
        f"{{'a': <Raises at {id(value):#x}: its repr raises {exception.__name__}>}}"
    )


def test_a_keyboard_interrupt_in_a_repr_is_meant_to_end_the_run() -> None:
    with pytest.raises(KeyboardInterrupt):
        bounded_repr(Raises(KeyboardInterrupt))


def test_a_repr_that_calls_itself_is_told() -> None:
    assert bounded_repr(Recurses()).endswith(": its repr raises RecursionError>")


def test_a_repr_that_is_no_text_is_told() -> None:
    assert bounded_repr(Says(None)).endswith(": its repr raises TypeError>")


def test_an_object_that_does_not_tell_its_class_is_written() -> None:
    assert bounded_repr(Proxy(), name="token").startswith("<")


def test_a_repr_is_one_line_and_steers_no_terminal() -> None:
    assert bounded_repr(Says("a\r\n\tb\x1b[31mc\x00")) == r"a b\x1b[31mc\x00"


def test_secrets_in_a_dictionary_are_known_by_their_keys_however_deep() -> None:
    body = {"auth": {"identity": {"password": {"user": {"name": "demo", "password": "ab12"}}}}}
    assert bounded_repr(body) == repr(body).replace("ab12", "***")
    assert bounded_repr({"token": {"id": TOKEN}}) == "{'token': {'id': '***'}}"


def test_secrets_in_a_list_of_headers_are_known_by_their_names() -> None:
    headers = [("Accept", "*/*"), ("X-Auth-Token", TOKEN)]
    assert bounded_repr(headers) == "[('Accept', '*/*'), ('X-Auth-Token', '***')]"


def test_a_secret_is_hidden_before_the_key_that_gives_it_away_is_come_to() -> None:
    assert TOKEN not in bounded_repr({"path": f"/tokens/{TOKEN}", "auth_token": TOKEN})


def test_a_variable_whose_name_is_secret_is_masked() -> None:
    assert bounded_repr(TOKEN, name="token_id") == "'***'"
    assert bounded_repr(b"ab12", name="password") == "'***'"


def test_a_secret_that_the_mask_knows_is_hidden_in_the_repr_of_any_object() -> None:
    mask = Mask([TOKEN])
    values = [TOKEN, TOKEN.encode(), [TOKEN], Says(f"<Token {TOKEN}>"), ValueError(f"no {TOKEN}")]
    assert all(TOKEN not in bounded_repr(value, mask=mask) for value in values)


def test_a_secret_is_hidden_where_the_text_is_cut_in_the_middle_of_it() -> None:
    mask = Mask([TOKEN])
    for length in range(60):
        assert TOKEN[:5] not in bounded_repr("-" * length + TOKEN * 3, 40, mask)
        assert TOKEN[:5] not in bounded_repr(Says("-" * length + TOKEN * 3), 40, mask)
