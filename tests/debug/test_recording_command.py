"""`python -m minnova.debug --record FILE.html`."""

from pathlib import Path

import pytest
from walks import debug

from minnova.debug.recording import page
from minnova.debug.run import Run


def status_seven() -> int:
    print("ran")
    return 7


def unrun() -> int:
    raise AssertionError("the run has begun")


def test_a_nova_list_becomes_a_page_and_prints_its_table(tmp_path: Path) -> None:
    done = debug("--record", str(tmp_path / "list.html"))
    assert done.returncode == 0
    assert "| web-1   | ACTIVE " in done.stdout
    assert "list.html: " in done.stderr
    assert "<!doctype html>" in (tmp_path / "list.html").read_text()[:200].lower()


def test_a_request_becomes_a_page_and_an_error_s_status_is_1(tmp_path: Path) -> None:
    done = debug("--record", str(tmp_path / "one.html"), "--request", "GET /v2.1/servers/nosuch")
    assert done.returncode == 1
    assert done.stdout.startswith("404 Not Found")
    assert (tmp_path / "one.html").stat().st_size > 10_000


def test_the_status_is_that_of_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run("seven", status_seven)
    assert page.write_page(run, tmp_path / "seven.html", None, "demo") == 7
    assert capsys.readouterr().out == "ran\n"


@pytest.mark.parametrize("name", ["nowhere/list.html", "."])
def test_a_file_that_cannot_be_written_is_said_before_the_run(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert page.write_page(Run("unrun", unrun), tmp_path / name, None, "demo") == 2
    said = capsys.readouterr().err
    assert said.startswith("minnova.debug: --record ")
    assert "directory" in said
    assert said.count("\n") == 1


def test_looking_whether_a_file_can_be_written_leaves_it_as_it_is(tmp_path: Path) -> None:
    assert page.unwritable(tmp_path / "new.html") is None
    assert not (tmp_path / "new.html").exists()
    (tmp_path / "old.html").write_text("old")
    assert page.unwritable(tmp_path / "old.html") is None
    assert (tmp_path / "old.html").read_text() == "old"


def test_a_link_to_a_page_that_is_not_there_yet_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "latest.html"
    link.symlink_to(tmp_path / "monday.html")
    assert page.unwritable(link) is None
    assert link.is_symlink()
    assert not link.exists()
    assert page.write_page(Run("seven", status_seven), link, None, "demo") == 7
    assert link.is_symlink()
    assert (tmp_path / "monday.html").stat().st_size > 10_000


def test_a_device_that_is_full_is_said_after_the_run_and_stays_a_device(
    capsys: pytest.CaptureFixture[str],
) -> None:
    full = Path("/dev/full")
    assert page.write_page(Run("seven", status_seven), full, None, "demo") == 2
    said = capsys.readouterr()
    assert said.out == "ran\n"
    assert said.err == "minnova.debug: --record /dev/full: No space left on device\n"
    assert full.is_char_device()


def test_a_run_that_raises_is_recorded_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run("unrun", unrun)
    assert page.write_page(run, tmp_path / "raised.html", None, "demo") == 1
    assert "AssertionError: the run has begun" in capsys.readouterr().err
    assert (tmp_path / "raised.html").exists()


def test_a_recording_halts_nowhere_so_that_places_to_halt_are_refused() -> None:
    for option in (("--at", "routing"), ("-c", "p 1"), ("--every",), ("--peel",)):
        done = debug("--record", "list.html", *option)
        assert done.returncode == 2
        assert "--record" in done.stderr
