"""Other values laid over an INI file, and everything else left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from minnova.settings import Overrides, SettingsError, lay_over

CONF = """\
# How the cloud is configured.
[DEFAULT]
# keystone, or noauth2
auth_strategy = keystone
enabled_apis =
    osapi_compute,
    metadata

[database]
connection = sqlite://
"""


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    path = tmp_path / "nova.conf"
    path.write_text(CONF, encoding="utf-8")
    return path


def laid_over(conf: Path, overrides: Overrides) -> str:
    target = conf.parent / "copy"
    target.mkdir()
    copy = lay_over(conf, overrides, target)
    assert copy == target / "nova.conf"
    return copy.read_text(encoding="utf-8")


def test_nothing_laid_over_a_file_is_the_file(conf: Path) -> None:
    assert laid_over(conf, {}) == CONF


def test_an_option_is_replaced_where_it_stands_and_the_comments_stay(conf: Path) -> None:
    overrides = {"DEFAULT": {"auth_strategy": "noauth2"}}

    assert laid_over(conf, overrides) == CONF.replace("= keystone", "= noauth2")


def test_the_file_itself_is_not_touched(conf: Path) -> None:
    laid_over(conf, {"DEFAULT": {"auth_strategy": "noauth2"}})

    assert conf.read_text(encoding="utf-8") == CONF


def test_a_value_of_several_lines_is_replaced_as_a_whole(conf: Path) -> None:
    text = laid_over(conf, {"DEFAULT": {"enabled_apis": ["metadata"]}})

    assert "enabled_apis = metadata\n\n[database]" in text
    assert "osapi_compute" not in text


def test_a_new_option_goes_to_the_end_of_its_section(conf: Path) -> None:
    text = laid_over(conf, {"DEFAULT": {"osapi_max_limit": 5}, "database": {"echo": True}})

    assert "    metadata\nosapi_max_limit = 5\n\n[database]" in text
    assert text.endswith("connection = sqlite://\necho = True\n")


def test_a_new_section_goes_to_the_end_of_the_file(conf: Path) -> None:
    text = laid_over(conf, {"filter:mine": {"use": "call:a:b", "text": "two\nlines"}})

    assert text == CONF + "\n[filter:mine]\nuse = call:a:b\ntext = two\n    lines\n"


def test_none_takes_an_option_out(conf: Path) -> None:
    assert laid_over(conf, {"DEFAULT": {"auth_strategy": None, "unheard_of": None}}) == (
        CONF.replace("auth_strategy = keystone\n", "")
    )


def test_what_is_laid_over_an_ini_line_with_a_colon_replaces_it(conf: Path) -> None:
    conf.write_text("[composite:a]\n/v2: one\n/v2.1: two\n", encoding="utf-8")

    assert laid_over(conf, {"composite:a": {"/v2.1": "three"}}) == (
        "[composite:a]\n/v2: one\n/v2.1 = three\n"
    )


def test_a_section_without_options_can_be_given_some(conf: Path) -> None:
    conf.write_text("[a]\n[b]\n", encoding="utf-8")

    assert laid_over(conf, {"a": {"x": 1}}) == "[a]\nx = 1\n[b]\n"


def test_a_file_that_is_no_ini_is_told_so(conf: Path) -> None:
    conf.write_text("[a]\nnonsense\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"nova\.conf:2: neither a \[section\] nor an option"):
        lay_over(conf, {}, conf.parent)
