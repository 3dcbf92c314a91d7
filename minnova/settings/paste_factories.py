"""Why PasteDeploy could not load an api-paste.ini: the factory that does not import, and its line.

PasteDeploy lets the import error of a factory go up as it came: it names a module, but neither the
file nor the section that asked for it. To name them costs importing all that the file mentions, so it
is done only here, when loading has failed anyway.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from traceback import walk_tb

from minnova.settings.paste_file import PasteFile, PasteSection, read_paste_file
from minnova.settings.paste_names import FACTORIES, check_paste
from minnova.settings.problem import Problem, SettingsError, did_you_mean


def explain_paste_failure(
    path: Path, error: BaseException, strategy: str | None = None
) -> SettingsError:
    """Make an error that names the place in api-paste.ini for one that loading it has raised.

    Names are looked at first, then every factory, then the section that was being made. Raise what it
    returns `from error`, whose traceback is the rest of the story.
    """
    try:
        check_paste(path, strategy)
        file = read_paste_file(path)
    except SettingsError as wrong_names:
        return wrong_names
    problems = [problem for each in _import_errors(file) for problem in each.problems]
    return SettingsError(problems) if problems else _blame(file, error)


def _import_errors(file: PasteFile) -> Iterator[SettingsError]:
    for section in file.sections:
        for option, value in section.options.items():
            problem = _loader_problem(section, option, value)
            if problem:
                yield file.wrong(problem, section, option)


def _loader_problem(section: PasteSection, option: str, value: str) -> str | None:
    """Say why an option that names a factory does not lead to one."""
    scheme, _, rest = value.partition(":")
    if option in FACTORIES[section.makes]:
        return factory_problem(value)
    if option == "use" and scheme.lower() == "call":
        return factory_problem(rest)
    if option == "use" and scheme.lower() == "egg":
        return egg_problem(rest, section.makes)
    return None


def factory_problem(spec: str) -> str | None:
    """Say why `module:attribute` does not lead to something that can be called.

    "wsgiref.utl:f" -> "no module 'wsgiref.utl'; did you mean 'util'?"; None if all is well.
    """
    module_name, _, attributes = spec.strip().partition(":")
    if not attributes:
        return f"{spec!r} is not of the form module:factory"
    try:
        found: object = import_module(module_name)
    except Exception as error:  # whatever a module does while it is imported
        return _module_problem(module_name, error)
    for attribute in attributes.split("."):
        if not hasattr(found, attribute):
            owner = getattr(found, "__name__", module_name)
            return f"{owner} has no {attribute!r}{did_you_mean(attribute, dir(found))}"
        found = getattr(found, attribute)
    return None if callable(found) else f"{spec} is no factory: it cannot be called"


def _module_problem(name: str, error: Exception) -> str:
    """Tell a module that is not there from one that is, but fails."""
    missing = getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None
    if missing and (name == missing or name.startswith(f"{missing}.")):
        package, _, last = missing.rpartition(".")
        return f"no module {missing!r}{did_you_mean(last, _modules(package))}"
    return f"module {name!r} cannot be imported: {type(error).__name__}: {error}"


def _modules(package: str) -> list[str]:
    """Give the names of the modules in a package, or of those in none: "wsgiref" -> ["util", …]."""
    paths = getattr(import_module(package), "__path__", []) if package else None
    return [module.name for module in pkgutil.iter_modules(paths)]


def egg_problem(spec: str, kind: str) -> str | None:
    """Say why `distribution#entry_point` does not lead to a factory of a kind."""
    name, _, entry_point = spec.partition("#")
    try:
        distribution = metadata.distribution(name.strip())
    except (metadata.PackageNotFoundError, ValueError):
        installed = {each.name for each in metadata.distributions() if each.name}
        return f"no distribution {name!r} is installed{did_you_mean(name, installed)}"
    groups = FACTORIES[kind]
    offered = {each.name for each in distribution.entry_points if each.group in groups}
    wanted = entry_point.strip() or "main"
    if wanted in offered:
        return None
    return f"{name} offers no {kind} {wanted!r}{did_you_mean(wanted, offered)}"


def _blame(file: PasteFile, error: BaseException) -> SettingsError:
    """Point at the section that was being made when something else went wrong."""
    cause, section = error, _being_made(file, error)
    while section is None and cause.__cause__:  # whoever called PasteDeploy has wrapped its error
        cause = cause.__cause__
        section = _being_made(file, cause)
    reason = f"{type(cause).__name__}: {cause}"
    if section:
        return file.wrong(f"could not be made: {reason}", section)
    return SettingsError([Problem(file.ini.path, f"could not be loaded: {reason}")])


def _being_made(file: PasteFile, error: BaseException) -> PasteSection | None:
    """Find the last section that PasteDeploy was asked for, as its frames remember it."""
    sections = {section.name: section for section in file.sections}
    asked = [
        frame.f_locals.get("name")
        for frame, _ in walk_tb(error.__traceback__)
        if frame.f_code.co_name in ("get_app", "get_filter", "get_server", "get_context")
    ]
    return next((sections[name] for name in reversed(asked) if name in sections), None)
