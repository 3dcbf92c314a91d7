"""Progress is kept in a file of the reader's: it survives, and a spoiled one is no crash."""

import json
import os
import sys
from pathlib import Path

import pytest

from minnova.debug.exercises.book import Book, file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "progress.json"


def test_what_one_kernel_solves_the_next_one_knows(path: Path) -> None:
    Book(path).add("01.1")
    assert Book(path).read() == {"01.1"}


def test_two_kernels_at_once_lose_nothing(path: Path) -> None:
    one, other = Book(path), Book(path)
    one.add("01.1")
    other.add("02.1")
    one.add("01.2")
    assert Book(path).read() == {"01.1", "01.2", "02.1"}


def test_what_is_forgotten_is_gone_from_the_file(path: Path) -> None:
    book = Book(path)
    book.add("01.1")
    book.add("02.1")
    book.remove(["01.1"])
    assert Book(path).read() == {"02.1"}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"solved": 5}', '{"solved": [1]}', "\x00", "null"]
)
def test_a_spoiled_file_is_put_aside_and_said(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    book = Book(path)
    assert book.read() == frozenset()
    assert "progress.json.spoiled" in book.complaint
    assert path.with_name("progress.json.spoiled").read_text() == text
    book.add("01.1")
    assert Book(path).read() == {"01.1"}


def test_bytes_that_are_no_text_are_a_spoiled_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xfa")
    book = Book(path)
    assert book.read() == frozenset()
    assert book.complaint


def test_a_file_that_cannot_be_written_is_said_and_kept_in_mind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    book = Book(tmp_path / "file" / "progress.json")
    book.add("01.1")
    assert "is not kept" in book.complaint
    assert book.read() == {"01.1"}
    book.remove(["01.1"])
    assert book.read() == set()


def test_nothing_but_the_record_is_left_in_the_folder(path: Path) -> None:
    Book(path).add("01.1")
    assert list(path.parent.iterdir()) == [path]
    assert json.loads(path.read_text()) == {"schema": 1, "solved": ["01.1"]}


def test_the_reader_chooses_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINNOVA_PROGRESS", str(tmp_path / "mine.json"))
    assert file() == tmp_path / "mine.json"


def test_without_a_choice_it_lies_where_the_platform_keeps_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("MINNOVA_PROGRESS", raising=False)
    monkeypatch.setenv("HOME", "/home/reader")
    assert str(file()) == "/home/reader/.local/state/minnova/progress.json"
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state")
    assert str(file()) == "/var/state/minnova/progress.json"
    monkeypatch.setenv("XDG_STATE_HOME", f"not{os.sep}absolute")
    assert str(file()) == "/home/reader/.local/state/minnova/progress.json"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert str(file()) == "/home/reader/Library/Application Support/minnova/progress.json"
