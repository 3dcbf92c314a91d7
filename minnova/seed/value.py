"""A value of the cloud file that knows where it stands.

YAML parsers hand out plain dictionaries and forget the lines; PyYAML's nodes keep them. A `Value`
is such a node together with its key ("servers[2].flavor") and the book of what was read before it,
so whoever converts it can say exactly what is wrong and where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from minnova.settings.problem import FileError, Problem, did_you_mean, shown

_NULL = "tag:yaml.org,2002:null"


class CloudFileError(FileError):
    """A cloud file that cannot be used; its text names file, line and key of every mistake."""


@dataclass
class Table:
    """The records of one section, by the name that others use for them."""

    records: dict[str, object] = field(default_factory=dict)
    complete: bool = True


@dataclass
class Book:
    """What the file has said so far: sections to refer to, and values that stand in for others."""

    path: Path
    tables: dict[str, Table] = field(default_factory=dict)
    fallbacks: dict[str, dict[str, Value]] = field(default_factory=dict)


@dataclass(slots=True)
class Value:
    """One node of the file, the line where it begins, and the way that leads to it."""

    node: yaml.Node
    line: int
    key: str
    name: str
    book: Book = field(repr=False)
    fallback: Mapping[str, Value] = field(default_factory=dict, repr=False)

    @property
    def is_null(self) -> bool:
        return bool(self.node.tag == _NULL)

    @property
    def text(self) -> str | None:
        """A scalar as it is written, whatever YAML makes of it; None for null, list and mapping."""
        if isinstance(self.node, yaml.ScalarNode) and not self.is_null:
            return str(self.node.value)
        return None

    @property
    def kind(self) -> str:
        """What stands there, for a message."""
        if isinstance(self.node, yaml.ScalarNode):
            return "nothing" if self.text is None else shown(self.text)
        return "a mapping" if isinstance(self.node, yaml.MappingNode) else "a list"

    def wrong(self, message: str) -> CloudFileError:
        """Make, for the caller to raise, an error that points here."""
        return CloudFileError([Problem(self.book.path, message, self.line, self.key)])

    def must_be(self, expected: str) -> CloudFileError:
        """Make the error for a value of another kind: "must be a list, not 'web'"."""
        return self.wrong(f"must be {expected}, not {self.kind}")

    def child(self, name: str, node: yaml.Node, line: int) -> Value:
        """Make the value that stands under `name` in this one; the file itself has no key."""
        return Value(node, line, f"{self.key}.{name}".lstrip("."), name, self.book)

    def entries(self) -> dict[str, Value]:
        """Give the entries of a mapping by key; a key that stands there twice is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.must_be("a mapping of keys to values")
        entries: dict[str, Value] = {}
        for name_node, node in self.node.value:
            entry = self._entry(name_node, node)
            if entry.name in entries:
                raise entry.wrong(f"stands twice, first in line {entries[entry.name].line}")
            entries[entry.name] = entry
        return entries

    def part(self, name: str) -> Value:
        """Give the entry of that name, or the whole where there is none to point at."""
        is_mapping = isinstance(self.node, yaml.MappingNode)
        return self.entries().get(name, self) if is_mapping else self

    def _entry(self, name_node: yaml.Node, node: yaml.Node) -> Value:
        line = name_node.start_mark.line + 1
        if not isinstance(name_node, yaml.ScalarNode):
            raise self.child("?", node, line).wrong("a key must be a text")
        return self.child(str(name_node.value), node, line)

    def elements(self) -> Iterator[Value]:
        """Give the elements of a list; their keys are servers[0], servers[1] and so on."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.must_be("a list")
        for index, node in enumerate(self.node.value):
            line = node.start_mark.line + 1
            yield Value(node, line, f"{self.key}[{index}]", f"[{index}]", self.book)

    def refer(self, section: str, name: str) -> object:
        """Look up what another section of the file calls `name`.

        Raises CloudFileError if there is none; an empty one while that section is faulty itself,
        since the missing record may be the faulty one.
        """
        table = self.book.tables.get(section, Table(complete=False))
        if name in table.records:
            return table.records[name]
        if not table.complete:
            raise CloudFileError([])
        near = did_you_mean(name, table.records) or f"; known: {', '.join(table.records) or 'none'}"
        raise self.wrong(f"{shown(name)} is none of the {section}{near}")
