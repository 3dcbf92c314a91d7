"""What an environ holds is written anew only where it may have changed, and no change is missed."""

from collections.abc import Callable
from typing import Any

import pytest

from minnova.debug.diff import compare
from minnova.debug.diff.snapshot import content_of, snapshot
from minnova.debug.masking import Mask

Environ = dict[str, Any]


class Said:
    """Says how often it was asked."""

    asked = 0

    def __repr__(self) -> str:
        self.asked += 1
        return f"asked {self.asked}"


def token_data() -> Environ:
    return {"data": {"roles": [{"name": "admin"}], "expires": 1, "methods": ("password",)}}


def changes(environ: Environ, change: Callable[[Environ], object]) -> list[tuple[str, str | None]]:
    """Look at an environ, change it, and say which keys have become what."""
    before = snapshot(environ, Mask(), {})
    change(environ)
    after = snapshot(environ, Mask(), before)
    return [(one.key, one.after) for one in compare.environs(before, after)]


def test_plain_data_that_nobody_changed_is_not_written_again() -> None:
    environ = token_data()
    before = snapshot(environ, Mask(), {})
    assert snapshot(environ, Mask(), before)["data"] is before["data"]


def test_a_container_of_objects_is_written_again() -> None:
    environ = {"data": [Said()]}
    assert changes(environ, lambda environ: None) == [("data", "[asked 2]")]


def test_a_change_deep_inside_plain_data_is_seen() -> None:
    deep = changes(token_data(), lambda environ: environ["data"]["roles"][0].update(name="member"))
    assert deep == [("data['roles']", "[{'name': 'member'}]")]


def test_one_that_becomes_true_is_seen_although_they_are_equal() -> None:
    became = changes(token_data(), lambda environ: environ["data"].update(expires=True))
    assert became == [("data['expires']", "True")]


@pytest.mark.parametrize("value", ["text", 1, None, Said(), [Said()], {"inside": object()}])
def test_only_a_container_of_plain_values_has_a_content(value: object) -> None:
    assert content_of(value) is None


def test_a_container_of_itself_has_no_content() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert content_of(endless) is None
