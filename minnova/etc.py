"""From the files in etc/ to loaded services, with an error that names the line where one is wrong.

nova itself trusts its files. What checks them is in `minnova.settings`; here it is called at the
right moments: cheaply before anything is loaded, thoroughly when loading has failed.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from minnova.nova import policy
from minnova.nova.conf import CONF, beside_nova_conf, parse_args
from minnova.nova.service import WSGIService
from minnova.settings import (
    FileError,
    Overrides,
    check_conf,
    check_paste,
    check_policy,
    explain_paste_failure,
    lay_over,
)
from minnova.settings.ini import Section, read_ini

KINDS_OF_FILES = ("*.conf", "*.ini", "*.yaml")


@contextmanager
def laid_over(etc: Path, conf: Overrides, paste: Overrides) -> Iterator[Path]:
    """Give the folder to read from: `etc`, or a copy of it in which some lines are others.

    Raises SettingsError where a file cannot be read.
    """
    if not conf and not paste:
        yield etc
        return
    with tempfile.TemporaryDirectory(prefix="minnova-") as name:
        copy = Path(name)
        for pattern in KINDS_OF_FILES:
            for file in etc.glob(pattern):
                shutil.copy(file, copy)
        lay_over(copy / "nova.conf", conf, copy)
        lay_over(copy / "api-paste.ini", paste, copy)
        try:
            yield copy
        except FileError as error:
            raise _not_the_copy(etc, error) from error


def _not_the_copy(etc: Path, error: FileError) -> FileError:
    """Name the file that the lines were laid over: the copy is gone when somebody reads this."""
    renamed = [
        replace(problem, path=Path(f"{etc / problem.path.name} as overridden"))
        for problem in error.problems
    ]
    return type(error)(renamed)


@contextmanager
def configured(etc: Path) -> Iterator[None]:
    """Fill CONF from this folder's nova.conf, and empty it at the end, the policy's rules too.

    Raises SettingsError with everything that is wrong in nova.conf, in the names of sections in
    api-paste.ini, or in policy.yaml.
    """
    nova_conf = etc / "nova.conf"
    check_conf(nova_conf, CONF)
    try:
        parse_args(nova_conf)
        check_paste(_api_paste(), CONF.auth_strategy)
        check_policy(beside_nova_conf(policy.FILE), policy.RULES)
        yield
    finally:
        CONF.clear()
        CONF.reset()
        _demand_nothing()
        policy.reset()


def _api_paste() -> Path:
    """Find the file that says how the services are put together, or blame the line that names it."""
    with blamed_on("wsgi", "api_paste_config"):
        path = beside_nova_conf(CONF.wsgi.api_paste_config)
        if not path.is_file():
            raise ValueError(f"there is no file {path}")
        return path


def _demand_nothing() -> None:
    """Forget the options that must be set: those of the way in which this authtoken logged in.

    keystoneauth registers them when it is loaded; the next nova.conf may choose another way.
    """
    for info, group in CONF._all_opt_infos():
        if info["opt"].required:
            CONF.unregister_opt(info["opt"], group)


@contextmanager
def blamed_on(section: str, option: str) -> Iterator[None]:
    """Name the line of nova.conf where what stands in an option turns out to be of no use.

    SettingsError takes the place of what SQLAlchemy and its drivers raise for a bad URL.
    """
    try:
        yield
    except (SQLAlchemyError, ImportError, TypeError, ValueError) as error:
        ini = read_ini(Path(CONF.config_file[0]))
        place = next(reversed(ini.options(section, option)), None)
        reason = str(error).partition("\n")[0]
        raise ini.wrong(f"cannot be used: {reason}", place or Section(section, 0, 0)) from error


def load_services() -> dict[str, WSGIService]:
    """Load a service for each of `enabled_apis`, by its name.

    Raises SettingsError where that fails: with the line in nova.conf or api-paste.ini that is to
    blame, as far as it can be told; the error that came is its cause.
    """
    return {name: _load(name) for name in CONF.enabled_apis}


def _load(name: str) -> WSGIService:
    try:
        return WSGIService(name)
    except Exception as error:
        check_conf(Path(CONF.config_file[0]), CONF, thorough=True)
        explained = explain_paste_failure(_api_paste(), error, CONF.auth_strategy)
        if all(problem.line for problem in explained.problems):
            raise explained from error
        with blamed_on("DEFAULT", "enabled_apis"):
            raise ValueError(str(explained)) from error
