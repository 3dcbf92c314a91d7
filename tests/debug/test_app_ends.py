"""Applications that end a run in a way of their own: the end is told, with no frame of ours."""

import gc
import sys
import warnings
from collections.abc import Callable, Iterable

import pytest
from appruns import Runner

from minnova.debug import record, walk
from minnova.debug.session.runs import NoRun

EXITS = [(3, 3), (None, 0), ("no cart", 1), (0, 0)]


def test_an_asynchronous_application_is_told_and_its_coroutine_is_closed(run: Runner) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        ran = run("--app", "odd_apps:asynchronous")
        gc.collect()
    assert warned == []
    rule = "breaks a rule of WSGI: it returned coroutine and no body to iterate over."
    assert ran.err == f"odd_apps:asynchronous {rule}\n"
    assert ran.status == 1


@pytest.mark.parametrize("how", [("-c", "c"), ("--trace",), ("--peel",)])
def test_a_keyboard_interrupt_in_an_application_ends_with_its_own_frames(
    run: Runner, how: tuple[str, ...]
) -> None:
    ran = run("--app", "odd_apps:interrupting", *how)
    files = [line for line in ran.err.splitlines() if line.startswith("  File")]
    assert len(files) == 1
    assert "odd_apps.py" in files[0]
    assert ran.err.endswith("\nKeyboardInterrupt\n")
    assert ran.status == 130


@pytest.mark.parametrize(("code", "status"), EXITS)
def test_a_session_has_the_status_that_its_run_exits_with(code: object, status: int) -> None:
    with walk(lambda: sys.exit(code)) as session:  # type: ignore[arg-type]
        session("c")
        assert session.status == status


@pytest.mark.parametrize(("code", "status"), EXITS)
def test_a_recording_has_the_status_that_its_run_exits_with(code: object, status: int) -> None:
    recording = record(lambda: sys.exit(code))  # type: ignore[arg-type]
    assert recording.status == status
    assert str(recording.error).startswith("SystemExit")


@pytest.mark.parametrize("start", [walk, record])
def test_an_application_without_a_request_is_answered_with_how_to_give_one(
    start: Callable[[object], object],
) -> None:
    def shop(environ: object, start_response: object) -> Iterable[bytes]:
        return []

    said = r'shop is a WSGI app.*: write walk\(\(app, "GET /path"\)\), or record\(\(app, "GET /path"\)\)'
    with pytest.raises(NoRun, match=said):
        start(shop)


@pytest.mark.parametrize("start", [walk, record])
def test_a_function_that_wants_arguments_is_refused_before_anything_runs(
    start: Callable[[object], object],
) -> None:
    def double(number: int) -> int:
        return number * 2

    with pytest.raises(NoRun, match=r"double is called .*'number'\. Give .* walk\(lambda: run\("):
        start(double)


def test_between_its_requests_another_application_is_not_told_of_stages_of_nova(
    run: Runner,
) -> None:
    asked = run("--app", "odd_apps:Page", "--at", "odd_apps:Page.__iter__", "-c", "diff")
    assert "ipdb> diff\nno request is under way\n" in asked.out
