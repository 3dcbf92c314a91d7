"""What is wrong in nova.conf: syntax, sections, options and values.

oslo.config refuses a bad value when somebody asks for it, maybe in the middle of a request, and says
nothing at all about a section or an option that nobody registered: `auth_strateg = noauth2` simply
leaves auth_strategy as it was. Here all of it is an error, before anything is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from oslo_config import cfg, iniparser

from minnova.settings.ini import Ini, Option, Section, lines_of, parse_ini
from minnova.settings.libraries import LIBRARIES, library_options
from minnova.settings.problem import (
    Problem,
    SettingsError,
    did_you_mean,
    raise_all,
    read_text,
)

Options = Mapping[str, cfg.Opt]


def check_conf(path: Path, conf: cfg.ConfigOpts, thorough: bool = False) -> None:
    """Hold a nova.conf against the options that are registered in `conf`.

    A library registers the options of its own section ([keystone_authtoken], [cors] …) only when it
    is loaded; until then the section is passed over, or, if `thorough`, the library is imported and
    asked. So: once before the services are loaded, thoroughly if that fails.

    Raises SettingsError with everything that is wrong:

        etc/nova/nova.conf:12: [DEFAULT] auth_strateg: unknown option; did you mean 'auth_strategy'?
    """
    text = read_text(path, SettingsError)
    _check_syntax(path, text)
    ini = parse_ini(path, text)
    registered = _registered(conf)
    errors = [
        error
        for section in ini.sections
        for error in _section_errors(ini, section, registered, thorough)
    ]
    raise_all(errors)


def _check_syntax(path: Path, text: str) -> None:
    try:
        _Syntax().parse(lines_of(text))
    except iniparser.ParseError as error:
        message = f"not INI: {error.msg}: {error.line!r}"
        raise SettingsError([Problem(path, message, error.lineno)]) from None


class _Syntax(iniparser.BaseParser):
    """oslo.config's own parser, listening to its complaints only."""

    def assignment(self, key: str, value: list[str]) -> None: ...

    def new_section(self, section: str) -> None: ...


def _registered(conf: cfg.ConfigOpts) -> dict[str, dict[str, cfg.Opt]]:
    """Give all options by section and by each name that a file may use for them."""
    known: dict[str, dict[str, cfg.Opt]] = {"DEFAULT": {}}
    # The registry has no public door that gives the options themselves, with their types.
    for info, group in conf._all_opt_infos():
        section = _normal(group.name) if group else "DEFAULT"
        known.setdefault(section, {}).update(_by_name([info["opt"]]))
    return known


def _by_name(options: Iterable[cfg.Opt]) -> dict[str, cfg.Opt]:
    """Give options by the names that a file may use, the deprecated ones included."""
    named: dict[str, cfg.Opt] = {}
    for option in options:
        old = [each.name for each in option.deprecated_opts if each.name]
        named.update(dict.fromkeys((option.dest, *old), option))
    return named


def _normal(section: str) -> str:
    """Write the name of a section as oslo.config compares it: CORS and cors are one."""
    return section if section == "DEFAULT" else section.lower()


def _section_errors(
    ini: Ini, section: Section, registered: Mapping[str, Options], thorough: bool
) -> Iterator[SettingsError]:
    name = _normal(section.name)
    if name not in registered and name not in LIBRARIES:
        near = did_you_mean(section.name, {*registered, *LIBRARIES})
        yield ini.wrong(f"unknown section{near}", section)
    elif name in registered or thorough:
        known = _with_library(section, registered.get(name, {}), thorough)
        for option in section.options:
            yield from _option_errors(ini, option, known)


def _with_library(section: Section, known: Options, thorough: bool) -> Options:
    """Add what a library would register later, where something looks unknown without it."""
    name = _normal(section.name)
    looks_fine = all(option.name in known for option in section.options)
    if name not in LIBRARIES or (looks_fine and not thorough):
        return known
    return {**known, **_by_name(library_options(name, section))}


def _option_errors(ini: Ini, option: Option, known: Options) -> Iterator[SettingsError]:
    if option.name not in known:
        near = did_you_mean(option.name, {each.dest for each in known.values()})
        yield ini.wrong(f"unknown option{near}", option)
        return
    refusal = _refusal(known[option.name], option.value)
    if refusal:
        yield ini.wrong(refusal, option)


def _refusal(option: cfg.Opt, value: str) -> str | None:
    """Ask an option's type about a value, and give what it has against it."""
    if "$" in value:  # names other options, whose values are not known here
        return None
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    convert: Callable[[str], object] = option.type
    try:
        convert(value)
    except ValueError as error:
        near = did_you_mean(value, getattr(option.type, "choices", None) or ())
        return f"{error}{near}"
    return None
