"""From "module:qualname" to code."""

from functools import partial, wraps
from typing import Any

import pytest
import webob.dec

from minnova.debug.target import TargetError, resolve


def decorated(function: Any) -> Any:
    @wraps(function)
    def outer(*args: Any) -> Any:
        return function(*args)

    return outer


class Base:
    def inherited(self) -> None:
        """In the base class."""


class Sample(Base):
    def method(self) -> None:
        """In a plain way."""

    @staticmethod
    def static() -> None:
        """With no self."""

    @classmethod
    def of_class(cls) -> None:
        """With the class."""

    @property
    def value(self) -> int:
        return 1

    @decorated
    def wrapped(self) -> None:
        """Inside another function."""

    @webob.dec.wsgify
    def layer(self, req: Any) -> None:
        """As a layer of WSGI."""

    @staticmethod
    @decorated
    @webob.dec.wsgify
    def deep(req: Any) -> None:
        """As deep as it gets."""

    bound = partial(decorated, 1)


@pytest.mark.parametrize(
    "name", ["method", "static", "of_class", "value", "wrapped", "layer", "inherited"]
)
def test_the_function_itself_is_found(name: str) -> None:
    assert resolve(f"test_target:Sample.{name}").code.co_name == name


def test_the_entry_is_the_first_instruction_of_the_body() -> None:
    seen: list[tuple[str, int]] = []
    target = resolve("test_target:Sample.method")

    def tracer(frame: Any, event: str, arg: Any) -> Any:
        if frame.f_code is target.code:
            seen.append((event, frame.f_lasti))
        return tracer

    traced(tracer)
    assert ("line", target.entry) == seen[1]


def traced(tracer: Any) -> None:
    import sys

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        Sample().method()
    finally:
        sys.settrace(before)


def test_our_modules_need_no_prefix() -> None:
    assert resolve("nova.wsgi:Router._dispatch").code.co_filename.endswith("minnova/nova/wsgi.py")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nonsense", "write module:qualname"),
        ("no.such.module:f", "there is no module 'no'"),
        ("test_target:Sample.metod", "Did you mean method?"),
        ("test_target:Nothing", "test_target has no Nothing"),
        ("builtins:len", "no function written in Python"),
        ("test_target:Sample", "no function written in Python"),
    ],
)
def test_a_target_that_leads_nowhere_says_where_it_ends(target: str, message: str) -> None:
    with pytest.raises(TargetError, match=message.replace("?", r"\?")):
        resolve(target)
