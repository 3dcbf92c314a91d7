"""%load_ext minnova.debug: %go, %dbg and %%dbg, for the latest session.

They are short forms of `s.go(…)` and `s("…")`, and say in one line what those raise.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class

from minnova.debug.moment import Moment
from minnova.debug.refusal import Refusal
from minnova.debug.session import latest
from minnova.debug.session.session import Answer

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def in_one_line(magic: Callable[..., Any]) -> Callable[..., Any]:
    """Show what a session raises without a traceback: nothing in it would help."""

    @wraps(magic)
    def call(*args: Any) -> Any:
        try:
            return magic(*args)
        except Refusal as error:
            raise UsageError(str(error)) from error

    return call


@magics_class
class SessionMagics(Magics):
    """The magics; their docstrings are what `%go?` shows."""

    @line_magic
    @in_one_line
    def go(self, line: str) -> Moment:
        """Run on to a stop, to the next one of a stage, or to a target; %go alone: to the next halt."""
        return latest().go(line.strip())

    @line_cell_magic
    @in_one_line
    def dbg(self, line: str, cell: str | None = None) -> Answer:
        """Give the debugger a command; %%dbg: one in each line of the cell, echoed."""
        session = latest()
        if cell is None:
            return session(line)
        commands = [one for one in (line, *cell.splitlines()) if one.strip()]
        return Answer("".join(f"ipdb> {one}\n{session(one)}" for one in commands))


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Register the magics, as `%load_ext` asks for it."""
    shell.register_magics(SessionMagics)


def unload_ipython_extension(shell: "InteractiveShell") -> None:
    """Take the magics away again, as `%unload_ext` asks for it."""
    shell.magics_manager.magics["line"].pop("go", None)
    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop("dbg", None)
