"""Which lines a function has, inner functions included."""

from types import CodeType


def extent(code: CodeType) -> tuple[int, int]:
    """Return the first and the last line of a function; of a decorated one, from its decorators on."""
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    lines = [line for _, _, line in code.co_lines() if line]
    last = max([code.co_firstlineno, *lines, *(extent(one)[1] for one in inner)])
    return code.co_firstlineno, last


class Extents(dict[int, tuple[int, int]]):
    """Remembers the lines of functions, by the `id` of their code: to hash a code reads all of it."""

    def __init__(self) -> None:
        self._kept: list[CodeType] = []

    def of(self, code: CodeType) -> tuple[int, int]:
        """Return a function's lines, and keep its code: another one could get its id."""
        if id(code) not in self:
            self._kept.append(code)
            self[id(code)] = extent(code)
        return self[id(code)]
