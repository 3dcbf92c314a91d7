"""Masking: which texts are secret, and that they stay so in every spelling."""

import pytest

from minnova.debug.masking import MASKED, Mask, is_secret

TOKEN = "4f5d9c1e0a7b4c2d8e6f"


@pytest.mark.parametrize(
    "name",
    [
        *("X-Auth-Token", "X-Subject-Token", "X-Service-Token", "HTTP_X_AUTH_TOKEN", "token_id"),
        *("Authorization", "HTTP_PROXY_AUTHORIZATION", "Cookie", "Set-Cookie", "HTTP_COOKIE"),
        *("password", "OS_PASSWORD", "adminPass", "new_password", "client_secret", "api_key"),
    ],
)
def test_names_that_hold_a_secret_are_known_however_they_are_written(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name", ["keystone.token_info", "methods", "PATH_INFO", "key_name", "tokens_url", "author"]
)
def test_names_that_only_look_like_it_hold_none(name: str) -> None:
    assert not is_secret(name)


def test_a_secret_that_was_seen_behind_its_name_is_hidden_in_every_text_after_it() -> None:
    mask = Mask()
    assert mask.text(f"not found: {TOKEN}") == f"not found: {TOKEN}"
    assert mask.learn("X-Auth-Token", TOKEN)
    assert mask.text(f"/v3/tokens/{TOKEN}/catalog, {TOKEN}") == "/v3/tokens/***/catalog, ***"


@pytest.mark.parametrize(
    "password", ['it\'s "it"', 'say "open"', "päss\twörd", "a\\b/c?d&e", "x\ty\nz"]
)
def test_a_secret_is_hidden_in_a_repr_in_json_in_bytes_and_in_a_url(password: str) -> None:
    from json import dumps
    from urllib.parse import quote, urlencode

    written = [repr(password)[1:-1], dumps(password)[1:-1], repr(password.encode())[2:-1]]
    written += [quote(password, safe=""), urlencode({"q": password})[2:]]
    mask = Mask([password])
    assert [mask.text(f"<{one}>") for one in written] == [f"<{MASKED}>"] * len(written)


def test_a_short_password_is_hidden_as_a_word_and_not_inside_other_words() -> None:
    mask = Mask(["secret"])
    assert mask.text("secret, secretary, a_secret, 'secret'") == "***, secretary, a_***, '***'"


def test_of_two_secrets_that_begin_alike_the_longer_one_is_hidden_whole() -> None:
    assert Mask([TOKEN, f"{TOKEN}-more"]).text(f"{TOKEN}-more, {TOKEN}") == "***, ***"


def test_a_password_of_three_letters_is_hidden_where_its_name_stands_only() -> None:
    mask = Mask()
    assert mask.learn("password", "abc")
    assert mask.text("abc password=abc") == "abc password=***"


@pytest.mark.parametrize("value", ["", b"", None, True, {"user": "demo"}, ["password"]])
def test_nothing_and_what_is_no_text_is_no_secret(value: object) -> None:
    assert not Mask().learn("password", value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"user": "demo", "password": "ab12"}', '{"user": "demo", "password": "***"}'),
        ("{'adminPass': 'a\\'b', 'id': 1}", "{'adminPass': '***', 'id': 1}"),
        (r'"{\"password\": \"ab12\"}"', r'"{\"password\": \"***\"}"'),
        ("X-Auth-Token: ab12\r\nAccept: */*", "X-Auth-Token: ***\r\nAccept: */*"),
        ("Authorization: Bearer ab12", "Authorization: Bearer ***"),
        ("Cookie: sid=ab12; theme=dark", "Cookie: ***"),
        ("OS_PASSWORD=ab12 nova list", "OS_PASSWORD=*** nova list"),
        ("<Login(user='demo', password='ab12')>", "<Login(user='demo', password='***')>"),
        ("[('password', 'ab12')]", "[('password', '***')]"),
        ("mysql://nova:ab12@controller/nova", "mysql://nova:***@controller/nova"),
        ("/login?token=ab12&next=/", "/login?token=***&next=/"),
    ],
)
def test_a_secret_in_a_text_is_given_away_by_the_name_before_it(text: str, shown: str) -> None:
    assert Mask().text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "{'methods': ['password', 'token']}",
        "{'token': {'user': 'demo'}}",
        "password=None, token: null",
        "http://controller:8774/v2.1",
        "a token is needed",
    ],
)
def test_a_text_without_a_secret_is_left_as_it_is(text: str) -> None:
    assert Mask().text(text) == text


def test_the_password_in_basic_credentials_is_hidden_alone_too() -> None:
    mask = Mask()
    mask.learn("HTTP_AUTHORIZATION", "Basic ZGVtbzpvcGVuIHNlc2FtZQ==")
    assert mask.text("open sesame, ZGVtbzpvcGVuIHNlc2FtZQ==, Basic") == "***, ***, Basic"


def test_the_session_in_a_cookie_is_hidden_alone_too() -> None:
    mask = Mask()
    mask.learn("Set-Cookie", f"sid={TOKEN}; Path=/; theme=dark")
    assert mask.text(f"sid {TOKEN} of the dark theme") == "sid *** of the dark theme"


def test_the_beginning_of_a_secret_that_was_cut_off_is_hidden_when_it_is_known() -> None:
    mask = Mask()
    early = f"tokens: {TOKEN[:9]}…, and 'other…'"
    mask.learn("X-Auth-Token", TOKEN)
    assert mask.text(early) == "tokens: ***…, and 'other…'"


def test_a_mask_does_not_show_what_it_hides() -> None:
    assert repr(Mask([TOKEN])) == "<Mask of 1 secrets>"


@pytest.mark.parametrize("piece", ["password='", '"password": "', "://", "token:", "\\", "a", "'"])
def test_a_long_text_is_read_once_and_not_again_from_each_of_its_places(piece: str) -> None:
    assert Mask().text(piece * 50_000)
