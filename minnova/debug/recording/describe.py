"""From the tape to the data of a recording: plain dictionaries, lists, texts and numbers."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from minnova.debug.masking import Mask
from minnova.debug.recording.checking import FORMAT, SCHEMA
from minnova.debug.recording.output import Printed
from minnova.debug.recording.strings import NONE
from minnova.debug.recording.tape import Tape
from minnova.debug.render.text import upstream_line
from minnova.debug.stops import STAGES, Stop

STAGE_NUMBERS = {stage.name: number for number, stage in enumerate(STAGES)}


def describe(tape: Tape, printed: Printed, stops: Sequence[Stop]) -> dict[str, Any]:
    """Describe everything that the tape holds, the secrets masked."""
    mask = tape.mask.finished()
    described = {
        "format": FORMAT,
        "schema": SCHEMA,
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "python": platform.python_version(),
        "minnova": version("minnova"),
        **tape.functions.finish(),
        "threads": list(tape.threads.values()),
        "stages": [{"name": stage.name, "title": stage.title} for stage in STAGES],
        "frames": frames(tape),
        **steps(tape),
        "stops": [stop_data(stop) for stop in stops],
        "hits": tape.hits.found,
        "requests": requests(tape, mask),
        **tape.onions.finish(),
        "borders": tape.borders.found,
        "output": printed.finish(tape.strings),
    }
    return {**described, "strings": tape.strings.finish(mask)}


def frames(tape: Tape) -> list[list[int]]:
    """Describe the calls: function, outer call, depth, stage, request, layer, thread."""
    return [
        [
            *(function, outer, call.depth, STAGE_NUMBERS.get(call.stage, NONE)),
            tape.came[call.request] if call.request else NONE,
            *(tape.layer(call), call.thread),
        ]
        for function, outer, call in tape.frames
    ]


def steps(tape: Tape) -> dict[str, Any]:
    """Describe the steps, column by column."""
    return {
        "events": "".join(step[0] for step in tape.steps),
        "frame": [step[1] for step in tape.steps],
        "line": [step[2] for step in tape.steps],
        "locals": [step[3] or 0 for step in tape.steps],
    }


def stop_data(stop: Stop) -> dict[str, Any]:
    """Describe a stop of the table."""
    return {
        "name": stop.name,
        "target": stop.target,
        "word": stop.word,
        "stage": STAGE_NUMBERS.get(stop.stage, NONE),
        "why": stop.why,
        "commands": list(stop.commands),
        "newton": stop.newton,
        "current": stop.current,
        "upstream": upstream_line(stop),
        "needs": stop.needs,
    }


def requests(tape: Tape, mask: Mask) -> list[dict[str, Any]]:
    """Describe the requests, with the first and the last step that works for each."""
    numbers = {number: request for request, number in tape.came.items()}
    extents: dict[int, tuple[int, int]] = {}
    for step, (_, frame, _, _) in enumerate(tape.steps):
        request = tape.frames[frame][2].request
        if request:
            first, _ = extents.get(tape.came[request], (step, step))
            extents[tape.came[request]] = first, step
    return [
        {
            "number": one.number,
            "method": one.method,
            "path": mask.text(one.path),
            "service": one.service,
            "main": one.main,
            "title": mask.text(str(one)),
            **dict(zip(("first", "last"), extents.get(number, (NONE, NONE)), strict=True)),
        }
        for number, one in numbers.items()
    ]
