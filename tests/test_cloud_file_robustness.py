"""Whatever bytes stand in a cloud file, its reader ends with a sentence and never with a traceback."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from minnova.seed import CloudFileError, document, read_cloud_file

NEWTON = (Path(__file__).parent / "reference" / "newton" / "cloud.yaml").read_bytes()
PIECES = [
    b"[",
    b"]",
    b"{",
    b"}",
    b"- ",
    b": ",
    b"\n",
    b"  ",
    b"&a ",
    b"*a",
    b"!!int ",
    b"|\n",
    b"<<",
]
PIECES += [
    b"servers",
    b"users",
    b"demo",
    b"null",
    b"1",
    b"'",
    b'"',
    b"#",
    b"%",
    b"\t",
    b"\xff",
    b"\0",
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clouds") / "cloud.yaml"


@pytest.fixture
def pure_document(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give the loading module as it is where PyYAML was built without libyaml."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    yield importlib.reload(document)
    monkeypatch.undo()
    importlib.reload(document)


def complaint(path: Path, content: bytes) -> str:
    """Give the first line of what is said about a file with this content."""
    path.write_bytes(content)
    with pytest.raises(CloudFileError) as caught:
        read_cloud_file(path)
    return str(caught.value).splitlines()[0].replace(str(path), "cloud.yaml")


@given(content=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES)).map(b"".join))
def test_any_bytes_are_refused_with_a_sentence(path: Path, content: bytes) -> None:
    assert complaint(path, content).startswith("cloud.yaml")


@given(
    start=st.integers(0, len(NEWTON)),
    length=st.integers(0, 60),
    patch=st.binary(max_size=8) | st.sampled_from(PIECES),
)
def test_a_good_file_with_a_wound_is_read_or_refused(
    path: Path, start: int, length: int, patch: bytes
) -> None:
    path.write_bytes(NEWTON[:start] + patch + NEWTON[start + length :])
    try:
        assert read_cloud_file(path).path == path
    except CloudFileError as error:
        assert str(error).startswith(f"{path}")  # noqa: PT017


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "cloud.yaml: is empty; it must name projects, users, flavors …"),
        (b"# nothing yet\n", "cloud.yaml: is empty; it must name projects, users, flavors …"),
        (b"- a\n", "cloud.yaml:1: must be a mapping of keys to values, not a list"),
        (b"a: 1\nb: \xff\n", "cloud.yaml:2: not a text in UTF-8: byte 0xff"),
        (
            b"a: 1\nb: 'x\n",
            "cloud.yaml:3: not YAML: while scanning a quoted scalar, found unexpect",
        ),
        (
            b"a: 1\n b: 2\n",
            "cloud.yaml:2: not YAML: mapping values are not allowed in this context",
        ),
        (b"a: 1\n\0\n", "cloud.yaml:2: not YAML: "),
        (b"a: *b\n", "cloud.yaml:1: not YAML: found undefined alias"),
        (b"a: 1\n---\nb: 2\n", "cloud.yaml:2: not YAML: expected a single document in the stream"),
        (b"a:\n " + b"[" * 100_000, "cloud.yaml:2: not YAML: nested too deeply"),
        (b"a: " + b"[" * 900 + b"]" * 900, "cloud.yaml:1: not YAML: nested too deeply"),
        (b"a: &x [*x]\n", "cloud.yaml:1: a: unknown key"),
    ],
)
def test_what_is_no_cloud_file_is_told_so_with_the_line(
    path: Path, content: bytes, expected: str
) -> None:
    assert complaint(path, content).startswith(expected)


def test_what_holds_itself_is_no_endless_loop(path: Path) -> None:
    path.write_bytes(b"servers: [{metadata: &x {a: *x}}]")
    with pytest.raises(CloudFileError, match=r"metadata\.a: must be a text, not a mapping"):
        read_cloud_file(path)


def test_a_file_that_is_not_there_or_a_folder_is_told_so(tmp_path: Path) -> None:
    for path, reason in [
        (tmp_path / "none.yaml", "cannot be read: No such file or directory"),
        (tmp_path, "cannot be read: Is a directory"),
    ]:
        with pytest.raises(CloudFileError) as caught:
            read_cloud_file(path)
        assert str(caught.value) == f"{path}: {reason}"


def test_a_byte_order_mark_is_no_part_of_the_first_key(path: Path) -> None:
    assert complaint(path, b"\xef\xbb\xbfregiom: x\n").startswith(
        "cloud.yaml:1: regiom: unknown key; did you mean 'region'?"
    )


@pytest.mark.parametrize(
    "content",
    [b"a: 1\nb: 'x\n", b"a: 1\n\0\n", b'a: "\\UFFFFFFFF"', b"a: " + b"[" * 5000, b"a: *b", b""],
)
def test_without_libyaml_the_same_files_are_refused(
    path: Path, pure_document: ModuleType, content: bytes
) -> None:
    path.write_bytes(content)
    assert not issubclass(pure_document._ShallowLoader, sys.modules["yaml._yaml"].CParser)
    with pytest.raises(CloudFileError):
        pure_document.load(path)
