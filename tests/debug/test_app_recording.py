"""Recordings of applications that are not ours."""

from pathlib import Path
from typing import Any

import pytest
from appruns import APPS, FLASK, HELLO, PASTE, PYRAMID, Runner

from minnova.debug import record
from minnova.debug.any_app.application import load


def recorded(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(APPS)
    return record((load(name), "GET /hello/you"))


@pytest.mark.parametrize(
    ("name", "variable"),
    [(FLASK, "name"), (PYRAMID, "request"), (PASTE, "response")],
)
def test_a_recording_has_the_steps_of_somebody_elses_application(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = recorded(name, monkeypatch)
    assert recording.status == 0
    assert len(recording) > 100
    assert recording.output.startswith("200 OK")
    assert recording.find(variable)


@pytest.mark.parametrize("name", [FLASK, PYRAMID, PASTE])
def test_the_page_of_a_run_from_the_command_line_has_its_steps(
    name: str, run: Runner, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    ran = run("--app", name, *HELLO, "--record", str(page))
    assert ran.status == 0
    steps = int(ran.err.partition(" steps")[0].rpartition(" ")[2].replace(",", ""))
    assert steps > 100
    assert page.read_text().startswith("<!DOCTYPE html>")
