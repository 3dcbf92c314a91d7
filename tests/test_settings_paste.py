"""What somebody is told whose api-paste.ini names something that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from minnova.settings import SettingsError, check_paste

# Line numbers in the expectations below are those of this text.
PASTE = """\
[DEFAULT]
greeting = hello

[composite:api]
use = call:parts:urlmap_factory
/V2: versions
/v2: api_v21

[composite:api_v21]
use = call:parts:pipeline_factory_v21
keystone = cors sizelimit app
noauth2 = cors app

[pipeline:versions]
pipeline = cors versionsapp

[filter-app:guarded]
paste.filter_factory = parts:make_filter
next = app

[filter:cors]
paste.filter_factory = parts:make_filter
origin = %(greeting)s

[filter:sizelimit]
use = cors

[app:app]
paste.app_factory = parts:make_app
filter-with = cors

[app:versionsapp]
use = egg:Paste#test
"""


def complaint(folder: Path, *changes: tuple[str, str], strategy: str | None = None) -> str:
    """Change the api-paste.ini so, and give what is said about it; "" if nothing is."""
    text = PASTE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "api-paste.ini"
    path.write_text(text, encoding="utf-8")
    try:
        check_paste(path, strategy)
    except SettingsError as error:
        return str(error).replace(f"{folder}/", "")
    return ""


@pytest.mark.parametrize("strategy", ["keystone", "noauth2"])
def test_the_shipped_api_paste_ini_is_fine(root: Path, strategy: str) -> None:
    check_paste(root / "etc" / "nova" / "api-paste.ini", strategy)


def test_every_kind_of_section_is_fine_where_all_names_lead_somewhere(tmp_path: Path) -> None:
    assert complaint(tmp_path, strategy="keystone") == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "= cors versionsapp",
            "= crs versionsapp",
            "15: [pipeline:versions] pipeline: 'crs' is no ",
        ),
        (
            "cors sizelimit app",
            "cors sizelmit app",
            "11: [composite:api_v21] keystone: 'sizelmit' is no filter here;"
            " did you mean 'sizelimit'?",
        ),
        (
            "noauth2 = cors app",
            "noauth2 = cors ap",
            "12: [composite:api_v21] noauth2: 'ap' is no app here; did you mean 'app'",
        ),
        ("noauth2 = cors app", "noauth2 =", "12: [composite:api_v21] noauth2: names nothing; the"),
        ("= cors versionsapp", "=", "15: [pipeline:versions] pipeline: names nothing; the last na"),
        (
            "noauth2 = cors app",
            "noauth2 = cors sizelimit",
            "12: [composite:api_v21] noauth2: 'sizelimit' is no app here;"
            " there is [filter:sizelimit]",
        ),
        (
            "/v2: api_v21",
            "/v2: api_v2",
            "7: [composite:api] /v2: 'api_v2' is no app here; did you mean 'api_v21'",
        ),
        ("use = cors", "use = crs", "26: [filter:sizelimit] use: 'crs' is no filter here; did yo"),
        ("filter-with = cors", "filter-with = app", "30: [app:app] filter-with: 'app' is no filte"),
        ("next = app", "next = apps", "19: [filter-app:guarded] next: 'apps' is no app here; did"),
        (
            "use = call:parts:url",
            "use = cal:parts:url",
            "5: [composite:api] use: 'cal:parts:urlmap_factory' begins with no known scheme;"
            " did you mean 'call'?",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_the_near_ones(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert complaint(tmp_path, (old, new)).startswith(f"api-paste.ini:{expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[app:app]", "[ap:app]", "28: [ap:app]: 'ap' is no type of section; did you mean 'app'?"),
        ("[app:app]", "[app]", "28: [app]: has no name: nothing can ask for it; write [app:name]"),
        ("[app:app]", "[thing]", "28: [thing]: 'thing' is no type of section; known: app, applic"),
        (
            "[filter:sizelimit]\nuse",
            "[filter:sizelimit]\nus",
            "25: [filter:sizelimit]: says nothing that makes it: needs use or"
            " paste.filter_factory or paste.filter_app_factory; did you mean 'use'?",
        ),
        (
            "paste.app_factory",
            "paste.ap_factory",
            "28: [app:app]: says nothing that makes it: need",
        ),
        (
            "pipeline = cors v",
            "pipline = cors v",
            "14: [pipeline:versions]: says nothing that make",
        ),
        ("next = app\n", "", "17: [filter-app:guarded]: needs next, the application behind the f"),
    ],
)
def test_a_section_that_nothing_can_be_made_of_is_told_so(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"api-paste.ini:{expected}" in complaint(tmp_path, (old, new))


def test_a_misspelt_type_is_one_mistake_however_many_name_the_section(tmp_path: Path) -> None:
    assert complaint(tmp_path, ("[filter:cors]", "[fliter:cors]")) == (
        "api-paste.ini:21: [fliter:cors]: 'fliter' is no type of section; did you mean 'filter'?"
    )


def test_a_strategy_without_a_pipeline_is_told(tmp_path: Path) -> None:
    keystone = ("keystone = cors", "keyston = cors")

    assert complaint(tmp_path, keystone, strategy="noauth2") == ""
    assert complaint(tmp_path, keystone, strategy="keystone") == (
        "api-paste.ini:9: [composite:api_v21]: no line for 'keystone',"
        " which auth_strategy in nova.conf picks; did you mean 'keyston'?"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[DEFAULT]", "", "2: not INI: before the first [section]: 'greeting = hello'"),
        ("use = cors", "nonsense", "26: not INI: 'nonsense"),
        ("use = cors", "use = cors\nuse = cors", "27: [filter:sizelimit] use: stands twice"),
        ("[filter:sizelimit]", "[filter:cors]", "25: [filter:cors]: stands twice"),
        ("%(greeting)s", "%(greting)s", "23: [filter:cors] origin: %(greting)s stands for nothing"),
        ("%(greeting)s", "100%", "23: [filter:cors] origin: '%' must be followed by '%' or '(',"),
    ],
)
def test_what_pastedeploy_cannot_read_is_told_with_the_line(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert complaint(tmp_path, (old, new)).startswith(f"api-paste.ini:{expected}")


def test_all_mistakes_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = complaint(
        tmp_path, ("use = cors", "use = x"), ("/V2: versions", "/V2: y"), ("next = app", "next = z")
    )

    assert [line.split(":")[1] for line in text.splitlines()] == ["6", "19", "26"]


def test_a_folder_is_no_api_paste_ini(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        check_paste(tmp_path)
