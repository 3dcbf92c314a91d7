"""A response whose making is cut short, as `q` does it in the midst of a request, is no complaint."""

import gc
import http.client
import sys

import pytest

from minnova.debug.leaving import Quit, torn_responses_are_quiet


class Torn:
    """A socket that gives no file: it is left by `q`."""

    def makefile(self, mode: str) -> None:
        raise Quit


def torn() -> list[http.client.HTTPResponse]:
    """Tear a response, and keep it as a traceback does that somebody holds."""
    with pytest.raises(Quit) as left:
        http.client.HTTPResponse(Torn())  # type: ignore[arg-type]
    frame = left.traceback[1].frame.raw
    return [frame.f_locals["self"]]


def test_one_that_is_kept_beyond_the_run_is_collected_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    with torn_responses_are_quiet():
        kept = torn()
    kept.clear()
    gc.collect()
    assert complaints == []


def test_responses_have_no_fp_of_their_class_afterwards() -> None:
    with torn_responses_are_quiet():
        assert http.client.HTTPResponse.fp is None
    assert not hasattr(http.client.HTTPResponse, "fp")
