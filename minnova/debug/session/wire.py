"""What the cell and the run say to each other. To the debugger it is a terminal's stdin.

The run's thread says "at rest": it waits for a command, or is over. The cell says a command, or
hangs up. `SimpleQueue.put` alone may be called from a finalizer, at any point of either thread.
"""

from queue import Empty, SimpleQueue

from minnova.debug.hooks import join
from minnova.debug.leaving import Quit


class Wire:
    """A line in one direction, a ring in the other.

    Whether the run is at rest is an attribute, and the ring only wakes a sleeper: a ring that a
    KeyboardInterrupt swallows takes nothing with it.
    """

    def __init__(self) -> None:
        self.at_rest = False
        self.hung_up = False
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._rings: SimpleQueue[None] = SimpleQueue()

    def readline(self) -> str:
        """Wait for a command, as the debugger asks for it. Raises Quit once the cell hung up.

        Typing `q` would not do: a debugger in the debugger, or a list that `commands` reads, takes
        it for its own. Hooks that have opened meanwhile watch the run from here on.
        """
        self.rest()
        line = None if self.hung_up else self._lines.get()
        if line is None:
            raise Quit
        join()
        return f"{line}\n"

    def rest(self) -> None:
        """Say that nothing happens until the cell says something."""
        self.at_rest = True
        self._rings.put(None)

    def send(self, line: str) -> None:
        """Give the run, which is at rest, a command."""
        self.at_rest = False
        self._lines.put(line)

    def hang_up(self) -> None:
        """Let the run end at its next halt, or now if it has halted. May be called anywhere."""
        self.hung_up = True
        self._lines.put(None)

    def listen(self, seconds: float) -> None:
        """Sleep until the run rings, or for so long."""
        try:
            self._rings.get(timeout=seconds)
        except Empty:
            return

    def __repr__(self) -> str:
        return f"<Wire {'hung up' if self.hung_up else 'at rest' if self.at_rest else 'busy'}>"
