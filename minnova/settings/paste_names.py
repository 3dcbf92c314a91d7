"""What is wrong with the names in an api-paste.ini: each must be that of a section of the right kind.

PasteDeploy finds out while it loads, by a LookupError that lists types of sections; nova's own
pipelines, one line of a composite for each auth_strategy, it does not know to be pipelines at all.
Only names are compared here, which costs next to nothing; whether a factory can be imported is found
in minnova.settings.paste_factories, when loading has failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from minnova.settings.paste_file import (
    APP,
    FILTER,
    TYPES,
    PasteFile,
    PasteSection,
    is_absolute,
    read_paste_file,
)
from minnova.settings.problem import SettingsError, did_you_mean, raise_all

SCHEMES = ("call", "config", "egg")

# Which options name the factory of an application or a filter.
FACTORIES = {
    "app": ("paste.app_factory", "paste.composite_factory", "paste.composit_factory"),
    "filter": ("paste.filter_factory", "paste.filter_app_factory"),
    "server": ("paste.server_factory", "paste.server_runner"),
}


def check_paste(path: Path, strategy: str | None = None) -> None:
    """Check the sections of an api-paste.ini and what they name.

    `strategy` is the auth_strategy of nova.conf, for which each of nova's composites must have a
    pipeline. Raises SettingsError with everything that is wrong:

        api-paste.ini:22: [pipeline:meta] pipeline: 'crs' is no filter here; did you mean 'cors'?
    """
    file = read_paste_file(path)
    raise_all([error for section in file.sections for error in _check(file, section, strategy)])


def _check(file: PasteFile, section: PasteSection, strategy: str | None) -> Iterator[SettingsError]:
    if section.kind is None:
        near = did_you_mean(section.type, TYPES) or f"; known: {', '.join(TYPES)}"
        yield file.wrong(f"{section.type!r} is no type of section{near}", section)
        return
    if not section.name:
        yield file.wrong(
            f"has no name: nothing can ask for it; write [{section.type}:name]", section
        )
    yield from _check_loader(file, section)
    yield from _check_references(file, section)
    if strategy and is_nova_pipeline(section) and strategy not in section.options:
        message = f"no line for {strategy!r}, which auth_strategy in nova.conf picks"
        yield file.wrong(f"{message}{did_you_mean(strategy, section.arguments)}", section)


def _check_loader(file: PasteFile, section: PasteSection) -> Iterator[SettingsError]:
    """Check that a section says what makes it."""
    wanted = {"pipeline": ("pipeline",)}.get(section.type, ("use", *FACTORIES[section.makes]))
    if section.options.keys().isdisjoint(wanted):
        strangers = [did_you_mean(option, wanted) for option in section.options]
        near = next(filter(None, strangers), "")
        message = f"says nothing that makes it: needs {' or '.join(wanted)}{near}"
        yield file.wrong(message, section)
    if section.type == "filter-app" and "next" not in section.options:
        yield file.wrong("needs next, the application behind the filter", section)


def _check_references(file: PasteFile, section: PasteSection) -> Iterator[SettingsError]:
    for option, name, kind in references(section):
        problem = _problem(file, name, kind)
        if problem:
            yield file.wrong(problem, section, option)


def references(section: PasteSection) -> Iterator[tuple[str, str, str]]:
    """Give the names of other sections in a section: the option, the name, what it must stand for.

    A line `keystone = cors app` gives ("keystone", "cors", "filter") and ("keystone", "app", "app").
    """
    kinds = {"use": section.makes, "filter-with": FILTER, "next": APP}
    for option, kind in kinds.items():
        if option in section.options:
            yield option, section.options[option], kind
    if section.type == "pipeline":
        yield from _pipeline("pipeline", section.options.get("pipeline", "app"))
    if is_nova_pipeline(section):
        yield from chain.from_iterable(_pipeline(*line) for line in section.arguments.items())
    if is_urlmap(section):
        for mount, name in section.arguments.items():
            yield mount, name, APP


def _pipeline(option: str, line: str) -> Iterator[tuple[str, str, str]]:
    *filters, app = line.split() or [""]
    for name in filters:
        yield option, name, FILTER
    yield option, app, APP


def is_nova_pipeline(section: PasteSection) -> bool:
    """Tell whether nova's factory reads the section: its lines are pipelines, one a strategy."""
    function = section.options.get("use", "").rpartition(":")[2]
    return section.kind == APP and function.startswith("pipeline_factory")


def is_urlmap(section: PasteSection) -> bool:
    """Tell whether the section maps paths to applications: Paste's factory or nova's reads it."""
    use = section.options.get("use", "")
    return section.kind == APP and use.endswith(("#urlmap", ":urlmap_factory"))


def _problem(file: PasteFile, name: str, kind: str) -> str | None:
    """Say what is wrong with a name that is to stand for a kind of section, if anything is."""
    if not name:
        return f"names nothing; the last name must be an {APP}"
    if is_absolute(name):
        scheme = name.partition(":")[0].lower()
        near = did_you_mean(scheme, SCHEMES) or f"; known: {', '.join(SCHEMES)}"
        return None if scheme in SCHEMES else f"{name!r} begins with no known scheme{near}"
    if name in file.names(kind):
        return None
    others = [section for section in file.sections if section.name == name]
    if any(section.kind is None for section in others):
        return None  # its misspelt type is told already, and is one mistake
    hint = f"; there is [{others[0].header}]" if others else did_you_mean(name, file.names(kind))
    return f"{name!r} is no {kind} here{hint}"
