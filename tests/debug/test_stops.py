"""The table of stops: every one is there, is come past, and shows what its card promises."""

import inspect
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import pytest
from walks import debug, halts

from minnova.debug.debugger import make_debugger
from minnova.debug.names import find
from minnova.debug.plan import Plan
from minnova.debug.run import novaclient
from minnova.debug.stops import ORDER, STAGES, STOPS, Stop
from minnova.debug.target import real_module, resolve

STILL = ("p ", "args", "where", "up", "peel")
"""Commands that stay where they are."""


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_every_stop_leads_to_the_entry_of_a_function(stop: Stop) -> None:
    target = resolve(stop.target)
    qualname = stop.target.partition(":")[2].replace(".<locals>", "")
    assert target.code.co_qualname.split(".")[-1] == qualname.split(".")[-1]
    assert real_module(stop.target).partition(".")[0] in target.code.co_filename


def test_no_two_stops_stand_at_the_same_function() -> None:
    assert len({resolve(stop.target).code for stop in STOPS}) == len(STOPS)


def test_a_list_comes_past_every_stop_that_says_so_in_the_order_of_the_table() -> None:
    shown = halts(debug("--at", "all").stdout)
    assert tuple(shown) == ORDER
    assert set(shown) == {stop.name for stop in STOPS if stop.needs == "list"}


@pytest.mark.parametrize(
    "stop", [stop for stop in STOPS if stop.needs != "list"], ids=lambda stop: stop.name
)
def test_the_others_are_come_past_by_the_command_that_they_name(stop: Stop) -> None:
    assert halts(debug("--at", stop.name, *stop.needs.split()).stdout) == [stop.name]


def test_in_a_stage_the_stops_stand_in_the_order_of_a_run() -> None:
    for stage in STAGES:
        met = [ORDER.index(stop.name) for stop in stage.stops if stop.name in ORDER]
        assert met == sorted(met)


class ItsCommands:
    """A script that has, at each stop, the commands that the stop's card proposes."""

    def __init__(self, debugger: Any) -> None:
        self.debugger = debugger

    def __iter__(self) -> Iterator[str]:
        return (one for one in self.debugger.here.commands if one.startswith(STILL))


@pytest.fixture(scope="module")
def transcripts() -> dict[str, str]:
    """Walk through a list, stop by stop, trying what the cards propose."""
    debugger = make_debugger()
    run = novaclient(["list"])
    with redirect_stdout(StringIO()) as out:
        debugger.stdout = out
        debugger.script = ItsCommands(debugger)  # type: ignore[assignment]
        debugger.arm(STOPS)
        debugger.begin(Plan(STOPS), run.requests())
        debugger.watch(run.start)
    parts = out.getvalue().split("\n━━ ")[1:]
    return {halts(f"━━ {part}")[0]: part for part in parts}


@pytest.mark.parametrize("name", ORDER)
def test_what_a_card_proposes_works_there(transcripts: dict[str, str], name: str) -> None:
    transcript = transcripts[name]
    assert "\n*** " not in transcript
    assert "Error: " not in transcript.partition("\nin nova")[0]


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_where_a_card_proposes_to_go_lies_ahead(stop: Stop) -> None:
    for command in stop.commands:
        word, _, name = command.partition(" ")
        if word == "go":
            ahead = [one.name for one in find(name) if one.name in ORDER]
            assert ORDER.index(stop.name) < max(map(ORDER.index, ahead))


def test_every_stop_says_why_in_whole_sentences() -> None:
    for stop in STOPS:
        assert stop.why.endswith(".")
        assert 80 < len(stop.why) < 300
        assert stop.stage in {stage.name for stage in STAGES}


def test_a_stop_that_is_in_nova_names_its_place_there() -> None:
    for stop in STOPS:
        assert bool(stop.newton) == stop.target.startswith("nova.")
        assert all(place.count(" ") == 1 for place in (stop.newton, stop.current) if place)


def test_the_stops_know_nothing_of_what_runs() -> None:
    for stop in STOPS:
        assert all(isinstance(value, str | tuple) for value in fields(stop))


def fields(stop: Stop) -> list[Any]:
    return [getattr(stop, name) for name in inspect.signature(Stop).parameters]
