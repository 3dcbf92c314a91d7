"""Modules that hold proxies, as Flask's request is one: what is mistyped beside them is said."""

from importlib import import_module

import pytest
from appruns import Runner

from minnova.debug.layers.application import is_application
from minnova.debug.spelling import completions, functions_in, leads_on
from minnova.debug.target import attribute

APP = "proxy_hello:app"


@pytest.mark.parametrize(
    "arguments",
    [("--app", "proxy_hello:nosuch"), ("--app", APP, "--at", "proxy_hello:nosuch")],
)
def test_a_mistyped_name_beside_proxies_is_wrong_usage(
    run: Runner, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments)
    said = "minnova.debug: proxy_hello:nosuch: proxy_hello has no nosuch. It has:"
    assert ran.err == f"{said} Any, Flask, Nosy, app, hello.\n"
    assert (ran.out, ran.status) == ("", 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--app", "proxy_hello:request"), "is a LocalProxy that leads nowhere: RuntimeError: Wor"),
        (("--app", "proxy_hello:nosy"), "is a Nosy, and cannot be called"),
        (("--app", "proxy_hello"), "Did you mean proxy_hello:app?"),
        (("--app", APP, "--at", "proxy_hello:request"), "is a LocalProxy, and no function"),
        (("--app", APP, "--at", "proxy_hello:session.helo"), "a LocalProxy has no helo."),
        (("--app", APP, "--at", "proxy_hello:nosy"), "is a Nosy, and no function"),
        (("--app", APP, "--at", "proxy_hello:nosy.any"), "a Nosy has no any."),
        (("--app", APP, "--at", "proxy_hello:app.wsgi_ap"), "a Flask has no wsgi_ap. Did you mean"),
    ],
)
def test_a_proxy_in_place_of_what_was_meant_is_told_in_one_line(
    run: Runner, arguments: tuple[str, ...], said: str
) -> None:
    ran = run(*arguments)
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert (ran.out, ran.status) == ("", 2)


def test_tab_completes_beside_proxies_and_behind_them() -> None:
    import_module("proxy_hello")
    assert completions("proxy_hello:he") == ["proxy_hello:hello"]
    assert completions("proxy_hello:request.x") == []
    assert completions("proxy_hello:nosy.x") == []


@pytest.mark.parametrize("name", ["current_app", "request", "session", "nosy"])
def test_nothing_of_a_proxy_is_run_to_find_out_what_it_is(name: str) -> None:
    proxy = vars(import_module("proxy_hello"))[name]
    answers = is_application(proxy), leads_on(proxy), bool(functions_in(proxy))
    assert answers == (False, False, True)


def test_an_empty_slot_is_no_attribute() -> None:
    class Slotted:
        __slots__ = ("func",)

    assert attribute(Slotted(), "func") is None
