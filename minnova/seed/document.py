"""From the bytes of a cloud file to its root value.

PyYAML does the parsing, up to its nodes and no further: no tag is looked up and no object is made,
so a file cannot do anything but be wrong. Merge keys (`<<`) are not read; `defaults:` is there for
that.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import yaml

from minnova.seed.value import Book, CloudFileError, Value
from minnova.settings.problem import Problem, read_text

try:
    from yaml import CSafeLoader as _YAMLLoader
except ImportError:  # PyYAML built without libyaml: the same nodes, ten times slower
    from yaml import SafeLoader as _YAMLLoader  # type: ignore[assignment]

# A cloud file is seven levels deep at most; PyYAML's composer calls itself once a level, in C and
# unchecked, so that a page of "[[[[" would crash the interpreter.
MAXIMUM_DEPTH = 50


def load(path: Path) -> Value:
    """Read a file and give its root, a mapping.

    Raises CloudFileError if it cannot be read or holds anything else.
    """
    root = _compose(path, read_text(path, CloudFileError))
    if root is None:
        raise CloudFileError([Problem(path, "is empty; it must name projects, users, flavors …")])
    return Value(root, 1, "", "", Book(path))


def _compose(path: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_ShallowLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = ", ".join(part for part in (error.context, error.problem) if part)
        _refuse(path, f"not YAML: {message}", mark.line + 1 if mark else None)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # What is no character in YAML, written plainly or as an escape.
        _refuse(path, f"not YAML: {str(error).splitlines()[0]}", _line_of(error, text))


def _line_of(error: Exception, text: str) -> int | None:
    position = getattr(error, "position", None)
    return None if position is None else text.count("\n", 0, position) + 1


def _refuse(path: Path, message: str, line: int | None = None) -> NoReturn:
    raise CloudFileError([Problem(path, message, line)]) from None


class _ShallowLoader(_YAMLLoader):
    """PyYAML's loader, which gives up on nesting that no cloud file has."""

    depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        self.depth += 1
        if self.depth > MAXIMUM_DEPTH:
            mark = current_node.start_mark if current_node else None
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1
