"""Whatever stands in nova.conf and api-paste.ini, checking them ends well or with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oslo_config import cfg

from minnova.settings import SettingsError, check_conf, check_paste, lay_over

PIECES = ["[", "]", "[DEFAULT]\n", "[app:a]\n", "[pipeline:p]\n", "[composite:c]\n", "[:]\n", "\n"]
PIECES += ["use = ", "use=call:a.b:pipeline_factory\n", "use = egg:Paste#urlmap\n", "pipeline = "]
PIECES += [
    "=",
    ":",
    " ",
    "\t",
    "#",
    ";",
    "%",
    "%(here)s",
    "a",
    "a = 1\n",
    "/: a\n",
    "\r",
    "\x0c",
    "é",
]

texts = st.lists(st.sampled_from(PIECES)).map("".join) | st.text(max_size=80)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("etc")


def write(folder: Path, content: bytes) -> Path:
    path = folder / "file.ini"
    path.write_bytes(content)
    return path


@given(content=texts.map(str.encode) | st.binary(max_size=80))
def test_any_api_paste_ini_is_fine_or_refused_with_a_sentence(folder: Path, content: bytes) -> None:
    path = write(folder, content)
    try:
        check_paste(path, "keystone")
    except SettingsError as error:
        assert str(error).startswith(str(path))  # noqa: PT017


@given(content=texts.map(str.encode) | st.binary(max_size=80))
def test_any_nova_conf_is_fine_or_refused_with_a_sentence(folder: Path, content: bytes) -> None:
    path = write(folder, content)
    try:
        check_conf(path, cfg.ConfigOpts())
    except SettingsError as error:
        assert str(error).startswith(str(path))  # noqa: PT017


@given(content=texts.map(str.encode), value=st.text(max_size=20).filter(str.strip))
def test_a_file_is_laid_over_or_refused_with_a_sentence(
    folder: Path, content: bytes, value: str
) -> None:
    path = write(folder, content)
    target = folder / "copy"
    target.mkdir(exist_ok=True)
    try:
        lay_over(path, {"DEFAULT": {"a": value}}, target)
    except SettingsError as error:
        assert str(error).startswith(str(path))  # noqa: PT017
