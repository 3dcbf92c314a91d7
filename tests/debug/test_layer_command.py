"""`layer` goes from coat to coat of the onion, whatever lies between."""

import re

from walks import debug

PLACE = re.compile(r"^> \S+/(\S+\.py)\(\d+\)(\S+)", re.MULTILINE)


def steps(number: int) -> list[str]:
    return [word for _ in range(number) for word in ("-c", "layer")]


def test_layer_goes_through_the_pipeline_one_coat_at_a_time() -> None:
    run = debug("--at", "routing.urlmap", *steps(11))
    assert [file for file, _ in PLACE.findall(run.stdout)] == [
        "urlmap.py",
        "base.py",
        "base.py",
        "compute_req_id.py",
        "__init__.py",
        "sizelimit.py",
        "__init__.py",
        "auth.py",
        "wsgi.py",
        "middleware.py",
        "wsgi.py",
        "resource.py",
    ]


def test_in_the_innermost_layer_there_is_no_further_one() -> None:
    run = debug("--at", "dispatch.resource", "-c", "layer")
    assert "this is the innermost layer" in run.stdout


def test_a_layer_that_answers_ends_the_way_in_and_that_is_said() -> None:
    run = debug("--request", "GET /v2.1", "--at", "routing.match", "-c", "layer", COLUMNS="90")
    assert "302 Found" in run.stdout
    assert "came to no further layer" in run.stderr


def test_outside_of_a_request_there_are_no_layers() -> None:
    run = debug("--at", "loading.service", "-c", "layer")
    assert "no request is under way" in run.stdout


def test_breakpoints_are_as_they_were_after_a_layer() -> None:
    run = debug("--at", "routing.urlmap", "--at", "dispatch.detail", *steps(1), "-c", "card")
    assert "dispatch · detail" in run.stdout
