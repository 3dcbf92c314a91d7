"""`peel` at the prompt: the layers that the paused request has come through."""

import re

import toy
from walks import debug, walked


def test_the_layers_so_far_are_listed_and_how_each_has_handed_on() -> None:
    text, _ = walked("peel", stops=[toy.THINGS])
    assert re.findall(r"^ (\d)  (\S+) +(calls|returns|is here)", text, re.MULTILINE) == [
        ("1", "Calling", "calls"),
        ("2", "Router", "returns"),
        ("3", "Router.dispatch", "is here"),
    ]


def test_outside_of_a_request_it_says_where_there_is_one() -> None:
    text, _ = walked("peel", stops=[toy.stop("a.ask", "ask")])
    assert "no request is under way" in text


def test_in_the_real_pipeline_ten_layers_lead_to_the_controller() -> None:
    run = debug("--at", "dispatch.detail", "-c", "peel")
    assert "10  ResourceV21" in run.stdout
    assert run.stdout.count("  returns  ") == 3
