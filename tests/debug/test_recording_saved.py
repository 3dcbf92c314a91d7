"""Recordings in files, and back to life."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import recorded
import toy

from minnova.debug import Recording, SessionError, record
from minnova.debug.recording import RecordingError
from minnova.debug.session.start import close_live


@pytest.fixture(scope="module")
def counting() -> Recording:
    return record(recorded.counting)


@pytest.fixture(scope="module")
def asked() -> Recording:
    return record((toy.front, "GET /things"))


def test_a_loaded_recording_is_the_one_that_was_saved(counting: Recording, tmp_path: Path) -> None:
    loaded = Recording.load(counting.save(tmp_path / "counting.json"))
    assert loaded.data() == counting.data()
    assert list(map(str, loaded)) == list(map(str, counting))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no recording"),
        ("\x00\x01", "no recording"),
        ("[" * 100_000, "no recording"),
        ("[1, 2]", "no recording"),
        ('{"format": "other"}', "no recording"),
        ('{"format": "minnova recording", "schema": 99}', "schema 99 of minnova None; this"),
        ('{"format": "minnova recording", "schema": 1}', "a spoiled recording: strings, files"),
    ],
)
def test_a_file_that_holds_no_recording_says_what_is_wrong(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.json"
    path.write_text(text)
    with pytest.raises(RecordingError, match=said) as raised:
        Recording.load(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("line", [1], "10 steps, but 1 in line"),
        ("frame", [7] * 10, "a step speaks of 7 in frames, which ends at 0"),
        ("locals", [[0, 99_999], *[0] * 9], "a step speaks of 99999 in strings"),
        ("frames", [[0, -1, 0, 99, -1, -1, 0]], "a call speaks of 99 in stages, which ends at 5"),
        ("frames", [[0]], "IndexError"),
        ("functions", [7], "TypeError"),
        ("hits", [{}], "KeyError: 'stop'"),
    ],
)
def test_a_recording_whose_parts_do_not_fit_is_spoiled(
    name: str, value: object, said: str, counting: Recording, tmp_path: Path
) -> None:
    (tmp_path / "spoiled.json").write_text(json.dumps({**counting.data(), name: value}))
    with pytest.raises(RecordingError, match=f"spoiled.json: a spoiled recording: {said}"):
        Recording.load(tmp_path / "spoiled.json")


def test_a_recording_is_written_whole_or_not_at_all(counting: Recording, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        counting.save(tmp_path / "folder")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.fixture
def closing() -> Iterator[None]:
    """Close the session that a test begins."""
    yield
    close_live()


@pytest.mark.usefixtures("closing")
def test_a_callable_goes_live_again_in_its_own_process(asked: Recording) -> None:
    session = asked.live_at("toy:Router.things")
    assert session.paused
    assert session.frame.f_code is toy.Router.things.__code__


def test_a_callable_of_another_process_cannot_go_live(counting: Recording, tmp_path: Path) -> None:
    loaded = Recording.load(counting.save(tmp_path / "counting.json"))
    with pytest.raises(SessionError, match="counting: it was recorded in another process"):
        loaded.live_at("routing.match")


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(
    counting: Recording, tmp_path: Path
) -> None:
    link, place = tmp_path / "latest.json", tmp_path / "monday.json"
    link.symlink_to(place)
    counting.save(link)
    assert link.is_symlink()
    assert Recording.load(place).data() == counting.data()


def test_a_pipe_is_written_to_and_stays_one(counting: Recording, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(pipe.read_text)
        counting.save(pipe)
    assert pipe.is_fifo()
    assert json.loads(reading.result()) == counting.data()


def test_a_device_that_is_full_says_so_and_stays_a_device(counting: Recording) -> None:
    full = Path("/dev/full")
    with pytest.raises(OSError, match="No space left on device"):
        counting.save(full)
    assert full.is_char_device()


def test_a_place_that_cannot_be_written_is_the_one_that_was_named(
    counting: Recording, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="No such file") as raised:
        counting.save(tmp_path / "nowhere" / "list.json")
    assert raised.value.filename == str(tmp_path / "nowhere" / "list.json")
    assert raised.value.filename2 is None
