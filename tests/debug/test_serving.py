"""python -m minnova.debug --serve: a prompt in this window, `nova list` in another, on real ports."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from services import PATIENCE
from windows import Window, said


def test_nova_list_in_another_window_halts_at_this_prompt_and_goes_on(window: Window) -> None:
    client = window.client("nova", "list")
    card = window.prompt()
    assert "routing · match" in card
    assert "request 3 · GET /v2.1/servers/detail" in card
    assert "'/servers/detail'" in window.run("p environ['PATH_INFO']")
    assert client.poll() is None
    window.send("c\r")
    window.until("GET /v2.1/servers/detail: 200 OK")
    assert "web-1" in said(client)


def test_what_is_changed_at_the_prompt_is_what_the_other_window_gets(window: Window) -> None:
    client = window.client("nova", "list")
    window.prompt()
    window.run("!environ['PATH_INFO'] = '/servers/nosuch'")
    window.send("c\r")
    assert "Instance nosuch could not be found" in said(client)


def test_the_next_request_halts_there_again(window: Window) -> None:
    for number in (3, 6):
        client = window.client("nova", "list")
        window.until(f"request {number} · GET /v2.1/servers/detail")
        window.prompt()
        window.send("c\r")
        assert "web-1" in said(client)


def test_a_go_that_this_request_does_not_reach_waits_for_the_next_one(window: Window) -> None:
    client = window.client("nova", "list")
    window.prompt()
    window.send("go response.fault\r")
    assert "web-1" in said(client)
    headers = {"X-Auth-Token": window.token()}
    nosuch = f"{window.nova}/v2.1/servers/nosuch"
    with ThreadPoolExecutor() as another_window:
        asked = another_window.submit(requests.get, nosuch, headers=headers, timeout=PATIENCE)
        window.until("response · fault")
        window.prompt()
        window.send("c\r")
        assert asked.result().status_code == 404


def test_stepping_past_the_end_of_a_request_ends_it_and_shows_nothing_of_ours(
    window: Window,
) -> None:
    client = window.client("nova", "list")
    window.prompt()
    for _ in range(200):
        window.send("up\r")
        if "Oldest frame" in window.prompt():
            break
    window.send("r\r")
    window.prompt()
    window.send("n\r")
    shown = window.until("GET /v2.1/servers/detail: 200 OK")
    assert "minnova/debug" not in shown
    assert "web-1" in said(client)


def test_requests_from_other_windows_wait_their_turn(window: Window) -> None:
    first, second = window.client("nova", "list"), window.client("nova", "list")
    window.prompt()
    assert (first.poll(), second.poll()) == (None, None)
    window.send("c\r")
    window.prompt()
    window.send("c\r")
    assert "web-1" in said(first)
    assert "web-1" in said(second)


def test_keystone_answers_while_a_request_is_halted(window: Window) -> None:
    client = window.client("nova", "list")
    window.prompt()
    assert window.token()
    window.send("c\r")
    assert "web-1" in said(client)


def test_a_client_that_has_given_up_does_no_harm(window: Window) -> None:
    token = {"X-Auth-Token": window.token()}
    asks = f"{window.nova}/v2.1/servers/detail"
    with ThreadPoolExecutor() as impatient:
        asked = impatient.submit(requests.get, asks, headers=token, timeout=1)
        window.prompt()
        with pytest.raises(requests.ReadTimeout):
            requests.get(asks, headers=token, timeout=0.5)
        assert isinstance(asked.exception(), requests.ReadTimeout)
    window.send("c\r")
    window.until("GET /v2.1/servers/detail: 200 OK, but the client has given up")
    client = window.client("nova", "list")
    window.until("GET /v2.1/servers/detail")
    window.prompt()
    window.send("c\r")
    assert "web-1" in said(client)
