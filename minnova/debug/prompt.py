"""What is shown at a halt and what is read there: card and place, then typed or given commands.

What is ours (card, request, stack, onion, diff …) hides tokens and passwords. What ipdb's own
commands print, `p` above all, is what somebody has asked for by name, and is shown as it is.
"""

import sys
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import Any

from minnova.debug.halt import Halt, look
from minnova.debug.leaving import Leave
from minnova.debug.masking import told
from minnova.debug.peeling import Peeling
from minnova.debug.render import text
from minnova.debug.render.ink import Ink, columns
from minnova.debug.requests import ThisRequest
from minnova.debug.stops import Stop


class Prompt(Peeling):
    """Shows where we are, and takes commands from the terminal or from a script."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what pdb takes."""
        super().__init__(*args, **kwargs)
        self.ink = Ink(False)
        self.script: Sequence[str] | None = None
        self.request: ThisRequest | None = None
        self._left: list[str] = []
        self._from_script = False
        self._arriving = False
        self._commanded = False

    def interaction(self, frame: FrameType | None, tb_or_exc: Any) -> None:
        """Halt: find out which request this is before anything is typed, then show and ask."""
        self.request = self.requests.around(frame)
        self._arriving = True
        super().interaction(frame, tb_or_exc)

    def _cmdloop(self) -> None:
        if self._arriving:
            self._arriving = False
            self.announce()
        if self.script is not None and not self._left:
            self._left = [*self.script, "continue"]
        super()._cmdloop()

    @property
    def at_prompt(self) -> bool:
        """Whether a command is waited for, or being run."""
        return bool(getattr(self, "allow_kbdint", False))

    def announce(self) -> None:
        """Show the card where we are at a stop, and the place in the source always.

        Python 3.11 shows the place before the loop, 3.13 in it unless commands wait: both are
        kept quiet, so that every version shows the same.
        """
        if self.here:
            self.message("\n" + self.card(self.here, self.stack[-1][0]))
        self.print_stack_entry(self.stack[self.curindex])

    def print_stack_entry(self, frame_lineno: Any, prompt_prefix: str = "\n-> ") -> None:
        """Show a place, unless pdb does it on its own before we have."""
        if not self._arriving:
            super().print_stack_entry(frame_lineno, prompt_prefix)

    def _pdbcmd_print_frame_status(self, arg: str) -> None:
        """Do of Python 3.13's own command at a halt what `announce` has not done."""
        self._validate_file_mtime()  # type: ignore[attr-defined]
        self._show_display()  # type: ignore[attr-defined]

    @property
    def names(self) -> Mapping[str, Any]:
        """The names of the frame that is looked at. Before 3.13 its f_locals would undo `!y = 5`."""
        return self.curframe_locals

    def halt(self, stop: Stop, frame: FrameType) -> Halt:
        """Make a Halt of a stop, with the values of this moment."""
        names = self.names if frame is self.curframe else frame.f_locals
        values = look(stop.look_at, frame.f_globals, names, self.mask)
        return Halt(stop, self.request, self.requests.upcoming, values)

    def card(self, stop: Stop, frame: FrameType) -> str:
        """Draw a stop's card with the values of this moment."""
        return text.card(self.halt(stop, frame), columns(), self.ink)

    def surrounding(self) -> tuple[Stop, FrameType] | None:
        """Return the innermost stop whose function we are in, and its frame."""
        for frame, _ in reversed(self.stack):
            if armed := self.armed.get(frame.f_code):
                return armed.stop, frame
        return None

    def application(self) -> object | None:
        """Return the WSGI application that the request we are in came to; None outside of any."""
        from minnova.debug.layers import outermost

        if self.request is None:
            return None
        frames = [frame for frame, _ in self.stack]
        return outermost(frames, lambda frame: self.requests.around(frame) == self.request)

    def get_stack(self, f: FrameType | None, t: Any) -> Any:
        """Return the stack without `watch`: it begins with the run."""
        stack, index = super().get_stack(f, t)
        if stack and stack[0][0] is self.botframe and len(stack) > 1:
            return stack[1:], index - 1
        return stack, index

    def onecmd(self, line: str) -> bool:
        """Run a command. One that raises says so: else the exception would go into the run.

        `debug 1/0` does, and leaves nobody tracing; pdb 3.13's `b` does for some functions.
        """
        tracer, outer, self._commanded = sys.gettrace(), self._commanded, True
        try:
            return bool(super().onecmd(line))
        except (BrokenPipeError, Leave):
            raise
        except (Exception, SystemExit) as error:
            sys.settrace(tracer)
            self.error(told(error, self.mask))
            return False
        finally:
            self._commanded = outer

    def message(self, msg: str) -> None:
        """Print what pdb has to say."""
        super().message(self._shown(msg))

    def error(self, msg: object) -> None:
        """Print what went wrong: exceptions quote what they have stumbled on.

        pdb hands on the exception itself where a breakpoint has no such number.
        """
        super().error(self.mask.text(str(msg)))

    def format_stack_entry(self, *args: Any, **kwargs: Any) -> str:
        """Write a place, with what a function returns there, as IPython does."""
        return self._shown(super().format_stack_entry(*args, **kwargs))

    def _shown(self, text: str) -> str:
        """Hide secrets in what is shown on arriving; for a command, somebody has asked."""
        return text if self._commanded else self.mask.known(text)

    def preloop(self) -> None:
        """Before the first command of a halt, or of a list that `commands` reads."""
        super().preloop()
        self._feed()

    def postcmd(self, stop: bool, line: str) -> bool:
        """After a command: with a script, the next one is its next line."""
        if not stop:
            self._feed()
        return super().postcmd(stop, line)

    def precmd(self, line: str) -> str:
        """Before a command: with a script, show it, as if it had been typed."""
        if self._from_script:
            self.message(f"{self.prompt}{line}")
            self._from_script = False
        return super().precmd(line)

    def _feed(self) -> None:
        """Hand out the script line by line.

        What is left when a line moves on waits at the next halt; then `continue` ends it, and
        the next stop begins it anew.
        """
        if self.script is None or self.cmdqueue or not self._left:
            return
        self._from_script = len(self._left) > 1
        self.cmdqueue.append(self._left.pop(0))
