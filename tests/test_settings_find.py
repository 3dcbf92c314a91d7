"""Where the folder with nova.conf and api-paste.ini is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from minnova.settings import SettingsError, find_etc


def etc(folder: Path) -> Path:
    """Make a folder with the files that are looked for."""
    folder.mkdir(parents=True)
    for name in ("nova.conf", "api-paste.ini"):
        (folder / name).touch()
    return folder


def complaint(argument: Path | str | None, package: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        find_etc(argument, package)
    return str(caught.value)


def test_without_being_told_it_is_the_folder_of_the_repository(root: Path) -> None:
    assert find_etc() == root / "etc" / "nova"


def test_an_installed_package_brings_its_own(tmp_path: Path) -> None:
    installed = etc(tmp_path / "minnova" / "etc" / "nova")

    assert find_etc(package=tmp_path / "minnova") == installed


def test_the_repository_comes_before_the_package(tmp_path: Path) -> None:
    etc(tmp_path / "minnova" / "etc" / "nova")
    repository = etc(tmp_path / "etc" / "nova")

    assert find_etc(package=tmp_path / "minnova") == repository


def test_the_variable_comes_before_both_and_the_argument_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINNOVA_ETC", str(etc(tmp_path / "variable")))

    assert find_etc() == tmp_path / "variable"
    assert find_etc(etc(tmp_path / "argument")) == tmp_path / "argument"


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    etc(tmp_path / "mine")

    assert find_etc("~/mine") == tmp_path / "mine"


def test_an_empty_variable_says_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINNOVA_ETC", "")

    assert find_etc() == root / "etc" / "nova"


def test_a_folder_that_was_asked_for_is_not_replaced_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    etc(tmp_path / "etc" / "nova")
    missing = tmp_path / "nowhere"

    assert complaint(missing, tmp_path / "minnova") == f"{missing}: no such folder"
    monkeypatch.setenv("MINNOVA_ETC", str(missing))
    assert complaint(None, tmp_path / "minnova") == f"{missing}: $MINNOVA_ETC: no such folder"


def test_a_folder_without_the_files_is_told_which_are_missing(tmp_path: Path) -> None:
    folder = etc(tmp_path / "half")
    (folder / "api-paste.ini").unlink()

    assert complaint(folder, tmp_path) == f"{folder}: no api-paste.ini there"


def test_one_folder_too_high_or_too_low_is_helped(tmp_path: Path) -> None:
    right = etc(tmp_path / "etc" / "nova")

    for wrong in (tmp_path, tmp_path / "etc", right / "nova.conf"):
        assert complaint(wrong, tmp_path / "minnova").endswith(f"; did you mean {right}?")


def test_where_there_is_none_the_places_and_the_variable_are_named(tmp_path: Path) -> None:
    package = tmp_path / "minnova"

    assert complaint(None, package) == (
        f"{tmp_path}/etc/nova: nor {package}/etc/nova has nova.conf and api-paste.ini;"
        " say with $MINNOVA_ETC where they are"
    )
