"""Transcripts of three applications that are not ours, whole: halts first, then each view.

`pytest -k golden --regenerate` renews them; see test_golden.py for what is left out of them.
"""

from pathlib import Path

import pytest
from appruns import FLASK, HELLO, PASTE, PYRAMID, Runner
from test_golden import GOLDEN, readable

VIEWS = ("--stops", "--onion", "--peel", "--diff", "--routes")
HALTS = {
    "app_flask": [
        *("--app", FLASK, *HELLO, "--header", "X-Forwarded-For: 10.0.0.1"),
        *("-c", "layer", "-c", "layer", "-c", "onion", "-c", "layer", "-c", "diff"),
        *("-c", "go flask_hello:hello", "-c", "stack", "-c", "stops", "-c", "go routing"),
    ],
    "app_pyramid": [
        *("--app", PYRAMID, *HELLO, "-c", "layer", "-c", "onion"),
        *("-c", "go pyramid_hello:hello", "-c", "stack", "-c", "diff", "-c", "request"),
    ],
    "app_paste": [
        *("--app", PASTE, "--header", "Accept-Encoding: gzip"),
        *("--header", "Origin: http://dashboard"),
        *("-c", "layer", "-c", "layer", "-c", "layer", "-c", "onion", "-c", "diff"),
        *("-c", "go paste.debug.debugapp:SimpleApplication.__call__", "-c", "stack"),
    ],
}


def compare(seen: str, golden: Path, regenerate: bool) -> None:
    if regenerate:
        golden.write_text(seen)
    assert seen == golden.read_text()


@pytest.mark.parametrize("name", HALTS)
def test_the_golden_transcript_of_the_halts_is_what_one_sees(
    name: str, run: Runner, regenerate: bool
) -> None:
    ran = run(*HALTS[name])
    assert ran.status == 0
    compare(readable(ran.out + ran.err), GOLDEN / f"{name}.txt", regenerate)


@pytest.mark.parametrize("name", HALTS)
def test_the_golden_transcript_of_the_views_is_what_one_sees(
    name: str, run: Runner, regenerate: bool
) -> None:
    asked = [word for word in HALTS[name] if word != "-c"]
    asked = asked[: asked.index("layer")]
    shown = []
    for view in VIEWS:
        ran = run(*asked, view)
        shown.append(f"$ {view}\n{ran.out}{ran.err}")
    compare(readable("\n".join(shown)), GOLDEN / f"{name}_views.txt", regenerate)
