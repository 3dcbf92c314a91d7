"""What somebody is told who made a mistake in nova.conf."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from oslo_config import cfg

from minnova.nova.conf import CONF
from minnova.settings import SettingsError, check_conf


@pytest.fixture
def conf() -> cfg.ConfigOpts:
    """Give a registry of some options, none of a library's."""
    conf = cfg.ConfigOpts()
    conf.register_opts(
        [
            cfg.StrOpt("auth_strategy", choices=["keystone", "noauth2"]),
            cfg.IntOpt("osapi_max_limit", min=0, deprecated_name="max-limit"),
            cfg.MultiStrOpt("many"),
            cfg.BoolOpt("use_forwarded_for"),
        ]
    )
    conf.register_opt(cfg.StrOpt("connection"), group="database")
    return conf


def complaint(folder: Path, conf: cfg.ConfigOpts, text: str, thorough: bool = False) -> str:
    """Give what is said about this nova.conf, without the folder; "" if nothing is."""
    path = folder / "nova.conf"
    path.write_text(text, encoding="utf-8")
    try:
        check_conf(path, conf, thorough)
    except SettingsError as error:
        return str(error).replace(f"{folder}/", "")
    return ""


def test_the_shipped_nova_conf_is_fine(root: Path) -> None:
    check_conf(root / "etc" / "nova" / "nova.conf", CONF)
    check_conf(root / "etc" / "nova" / "nova.conf", CONF, thorough=True)


@pytest.mark.parametrize(
    "line",
    [
        "auth_strategy = noauth2",
        "auth_strategy: 'noauth2'",
        "osapi_max_limit = $many",
        "max-limit = 5",
        "max_limit = 5",
        "many = 1\nmany = 2",
        "use_forwarded_for = yes",
        "# nonsense = 1",
    ],
)
def test_what_oslo_config_takes_is_fine(tmp_path: Path, conf: cfg.ConfigOpts, line: str) -> None:
    assert complaint(tmp_path, conf, f"[DEFAULT]\n{line}\n[DATABASE]\nconnection = a\n") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[DEFAULT]\n\nauth_strateg = x\n",
            "3: [DEFAULT] auth_strateg: unknown option; did you mean 'auth_strategy'?",
        ),
        ("[DEFAULT]\nauth-strategy = x\n", "2: [DEFAULT] auth-strategy: unknown option; did you"),
        ("[databse]\n", "1: [databse]: unknown section; did you mean 'database'?"),
        ("[default]\n", "1: [default]: unknown section"),
        (
            "[DEFAULT]\nauth_strategy = noauth\n",
            "2: [DEFAULT] auth_strategy: Valid values are [keystone, noauth2], but found 'noauth'"
            "; did you mean 'noauth2'?",
        ),
        ("[DEFAULT]\nosapi_max_limit = many\n", "2: [DEFAULT] osapi_max_limit: invalid literal "),
        ("[DEFAULT]\nosapi_max_limit = -1\n", "2: [DEFAULT] osapi_max_limit: Should be greater t"),
        ("[DEFAULT]\nmax-limit = -1\n", "2: [DEFAULT] max-limit: Should be greater than or equal"),
        ("[DEFAULT]\nnonsense\n", "2: not INI: No ':' or '=' found in assignment: 'nonsense'"),
        ("[DEFAULT]\nmany = a\x0cb\nx = 1\n", "3: [DEFAULT] x: unknown option"),
        ("\ufeff[DEFAULT]\n", "1: not INI: No ':' or '=' found in assignment"),
        ("[DEFAULT\n", "1: not INI: Invalid section (must end with ]): '[DEFAULT'"),
        ("a = 1\n", "1: an option before the first [section]: 'a = 1'"),
        ("[DEFAULT]\na =\n\n  b\n", "4: not INI: Unexpected continuation line: '  b'"),
    ],
)
def test_a_mistake_is_named_with_line_section_and_option(
    tmp_path: Path, conf: cfg.ConfigOpts, text: str, expected: str
) -> None:
    assert complaint(tmp_path, conf, text).startswith(f"nova.conf:{expected}")


def test_all_mistakes_are_named_at_once(tmp_path: Path, conf: cfg.ConfigOpts) -> None:
    text = "[DEFAULT]\nx = 1\nuse_forwarded_for = perhaps\n[nope]\n[DEFAULT]\nx = 1\n"

    assert [line.split(":")[1] for line in complaint(tmp_path, conf, text).splitlines()] == list(
        "2346"
    )


def test_the_section_of_a_library_that_is_not_loaded_is_left_for_later(
    tmp_path: Path, conf: cfg.ConfigOpts
) -> None:
    text = "[cors]\nallowed_orign = x\n"

    assert complaint(tmp_path, conf, text) == ""
    assert complaint(tmp_path, conf, text, thorough=True) == (
        "nova.conf:2: [cors] allowed_orign: unknown option; did you mean 'allowed_origin'?"
    )


def test_once_a_library_has_registered_its_options_they_are_checked(
    tmp_path: Path, conf: cfg.ConfigOpts
) -> None:
    conf.register_opt(cfg.IntOpt("max_age"), group="cors")

    assert complaint(tmp_path, conf, "[cors]\nmax_age = 1\nallow_methods = GET\n") == ""
    assert complaint(tmp_path, conf, "[cors]\nmax_age = old\n").startswith("nova.conf:2: [cors] m")
    assert complaint(tmp_path, conf, "[cors]\nallow_metods = GET\n").startswith("nova.conf:2: [co")


def test_the_options_of_a_login_are_those_of_its_auth_type(
    tmp_path: Path, conf: cfg.ConfigOpts
) -> None:
    text = "[keystone_authtoken]\nauth_type = password\nauth_url = http://a\nusernme = nova\n"

    assert complaint(tmp_path, conf, text, thorough=True) == (
        "nova.conf:4: [keystone_authtoken] usernme: unknown option; did you mean 'username'?"
    )


def test_an_unknown_auth_type_is_one_mistake(tmp_path: Path, conf: cfg.ConfigOpts) -> None:
    text = "[keystone_authtoken]\nauth_type = passwrd\nauth_url = http://a\nusername = nova\n"

    (line,) = complaint(tmp_path, conf, text, thorough=True).splitlines()
    assert line.startswith("nova.conf:2: [keystone_authtoken] auth_type: Valid values are [")
    assert "did you mean 'password'" in line


def test_looking_at_a_good_file_loads_no_library(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "nova.conf"
    shipped = (root / "etc" / "nova" / "nova.conf").read_text(encoding="utf-8")
    path.write_text(f"{shipped}\n[cors]\nmax_age = 1\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path\n"
        "from minnova.nova.conf import CONF, cfg; from minnova.settings import check_conf\n"
        "CONF.register_opt(cfg.IntOpt('max_age'), group='cors')\n"
        f"check_conf(Path({str(path)!r}), CONF)\n"
        "sys.exit(bool({'keystonemiddleware', 'oslo_middleware'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path, conf: cfg.ConfigOpts) -> None:
    with pytest.raises(SettingsError, match=r"nova\.conf: cannot be read: No such file"):
        check_conf(tmp_path / "nova.conf", conf)
