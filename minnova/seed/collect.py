"""Converters of what has parts: lists, mappings, sections that others refer to, and the references.

Each of them goes on to the next part when one is wrong, so that an editor of the file hears of all
mistakes at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import yaml

from minnova.seed.convert import Converter, choice, maybe_empty, text, uuid
from minnova.seed.value import Table, Value
from minnova.settings.problem import Gathering, did_you_mean

T = TypeVar("T")


def reference(section: str) -> Converter[Any]:
    """Take the name of a record of another section and give the record."""
    return lambda value: value.refer(section, text(value))


def list_of(convert: Converter[T], distinct: bool = False) -> Converter[tuple[T, ...]]:
    """Take a list of what `convert` takes; where they are to be distinct, each only once."""

    def convert_all(value: Value) -> tuple[T, ...]:
        found: list[T] = []
        gathering = Gathering()
        for element in value.elements():
            with gathering:
                member = convert(element)
                if distinct and member in found:
                    raise element.wrong(f"{element.kind} stands twice")
                found.append(member)
        gathering.settle()
        return tuple(found)

    return convert_all


def mapping_of(convert: Converter[T]) -> Converter[dict[str, T]]:
    """Take a mapping from any text to what `convert` takes."""

    def convert_all(value: Value) -> dict[str, T]:
        found: dict[str, T] = {}
        gathering = Gathering()
        for name, entry in value.entries().items():
            with gathering:
                found[name] = convert(entry)
        gathering.settle()
        return found

    return convert_all


def section(
    convert: Converter[T], *, by: str, distinct: Iterable[str] = ()
) -> Converter[tuple[T, ...]]:
    """Take a section of records, a list or a mapping, and enter them where others look them up.

    `by` names the attribute that the others use. It, and those in `distinct`, may not be the same
    in two records. What a record does not say is taken from the `defaults:` of this section.
    """

    def convert_all(value: Value) -> tuple[T, ...]:
        table = value.book.tables[value.key] = Table()
        registry = _Registry({by, *distinct})
        gathering = Gathering()
        records: list[T] = []
        for member in _members(value):
            with gathering:
                record = convert(member)
                table.records[getattr(record, by)] = record
                registry.enter(record, member)
                records.append(record)
        table.complete = not gathering.errors
        gathering.settle()
        return tuple(records)

    return convert_all


def _members(value: Value) -> list[Value]:
    """Give the records of a section, written as a list or, if each has a name, as a mapping."""
    is_mapping = isinstance(value.node, yaml.MappingNode)
    members = list(value.entries().values() if is_mapping else value.elements())
    for member in members:
        member.fallback = value.book.fallbacks.get(value.key, {})
    return members


class _Registry:
    """Which record was the first to have a certain id."""

    def __init__(self, attributes: set[str]) -> None:
        self.attributes = sorted(attributes)
        self.first: dict[tuple[str, object], Value] = {}

    def __repr__(self) -> str:
        return f"<_Registry of {', '.join(self.attributes)}: {len(self.first)} entered>"

    def enter(self, record: object, member: Value) -> None:
        """Note what a record is called; raise CloudFileError if another one is called so."""
        for attribute in self.attributes:
            called = getattr(record, attribute)
            first = self.first.setdefault((attribute, called), member)
            if first is not member:
                place = member.part(attribute)
                raise place.wrong(
                    f"{called!r} is the {attribute} of {first.key} already (line {first.line})"
                )


def host_states(value: Value) -> dict[str, str]:
    """Take the compute hosts, each up or down, and enter them for the servers."""
    states = mapping_of(choice("up", "down"))(value)
    value.book.tables[value.key] = Table({host: host for host in states})
    return states


def roles_by_project(value: Value) -> dict[str, tuple[str, ...]]:
    """Take the roles of a user: a list for each of some projects that exist."""
    for name, entry in value.entries().items():
        entry.refer("projects", name)
    return mapping_of(list_of(text, distinct=True))(value)


def common_image(value: Value) -> str:
    """Take the image of all servers that name none."""
    value.book.fallbacks.setdefault("servers", {})["image"] = value
    return maybe_empty(uuid)(value)


def common_values(*sections: str) -> Converter[dict[str, tuple[str, ...]]]:
    """Take, by section, what its records need not say, and give the names of it.

    The values are converted where a record needs them: they may refer to sections further down.
    """

    def convert(value: Value) -> dict[str, tuple[str, ...]]:
        for name, entry in value.entries().items():
            if name not in sections:
                raise entry.wrong(f"unknown key{did_you_mean(name, sections)}")
            value.book.fallbacks.setdefault(name, {}).update(entry.entries())
        return {name: tuple(entry.entries()) for name, entry in value.entries().items()}

    return convert
