"""Targets half written and mistyped."""

import pytest

import minnova.debug.aiming  # noqa: F401 - what is completed is what is loaded
from minnova.debug.spelling import completions, hint
from minnova.debug.target import TargetError, resolve


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("webob.de", "webob.dec"),
        ("webob.dec", "webob.dec:"),
        ("webob.dec:ws", "webob.dec:wsgify."),
        ("webob.dec:wsgify.ca", "webob.dec:wsgify.call_func"),
        ("webob.dec:wsgify.__ca", "webob.dec:wsgify.__call__"),
        ("nova.wsg", "nova.wsgi"),
        ("nova.wsgi:Router._dis", "nova.wsgi:Router._dispatch"),
    ],
)
def test_a_target_is_completed_part_by_part(begun: str, whole: str) -> None:
    resolve("nova.wsgi:Router._dispatch")
    resolve("webob.dec:wsgify.__call__")
    assert whole in completions(begun)


@pytest.mark.parametrize("begun", ["no_such_module:f", "webob.dec:nothing.more", "zzz"])
def test_what_leads_nowhere_is_not_completed(begun: str) -> None:
    assert completions(begun) == []


def test_private_names_are_offered_on_asking_only() -> None:
    assert not [name for name in completions("webob.dec:wsgify.") if "._" in name]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("webob.dek:wsgify", "there is no module 'webob.dek'. Did you mean webob.dec?"),
        ("webbo:wsgify", "there is no module 'webbo'. Did you mean webob"),
        ("webob.dec:wsgify.call_fun", "wsgify has no call_fun. Did you mean call_func?"),
        ("nova.wsgi:Router.dispach", "Router has no dispach. Did you mean _dispatch?"),
        ("nova.wsgi:Router.init", "Router has no init. Did you mean __init__?"),
        ("webob.dec:zzz", "webob.dec has no zzz. It has: "),
        ("webob.dec:wsgify", "wsgify is a class, and no function written in Python. It has: "),
        ("webob.dec.deep:f", "there is no module 'webob.dec.deep'."),
    ],
)
def test_an_error_says_what_there_is(target: str, message: str) -> None:
    with pytest.raises(TargetError) as told:
        resolve(target)
    assert message in str(told.value)


def test_a_long_list_is_cut() -> None:
    assert hint("zzz", map(str, range(20)), "There are").endswith(", ….")
