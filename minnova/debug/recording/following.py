"""Following one call to its end: the trace function of its frame."""

import dis
from types import FrameType
from typing import Any

from minnova.debug.masking import told
from minnova.debug.recording.borders import start_response
from minnova.debug.recording.calls import Function
from minnova.debug.recording.names import Names
from minnova.debug.recording.strings import NONE
from minnova.debug.recording.tape import Tape

CALL, LINE, RETURN, PAUSE, RAISE, UNWIND = "clryxu"
"""The letters of the events."""

RETURNED = "__return__"
RAISED = "__exception__"
"""What pdb calls the value that a function returns, and the exception that it meets."""

RETURNING = frozenset(dis.opmap[one] for one in dis.opmap if one.startswith("RETURN_"))
PAUSING = frozenset(dis.opmap[one] for one in ("YIELD_VALUE", "RESUME"))
"""What a generator that pauses is at; from Python 3.13 on, where it will go on."""
USUAL = (StopIteration, StopAsyncIteration, GeneratorExit)
"""How a loop ends: nothing that one would call an exception."""


class Following:
    """Takes down each step of one call; of an application that is not recorded, only its end."""

    def __init__(self, tape: Tape, frame: FrameType, function: Function) -> None:
        """Begin with the call itself."""
        self.tape = tape
        self.function = function
        self.names = Names(tape.writer)
        self.call = tape.call(frame, function)
        self.layer = None
        self.raising = False
        if function.number == NONE:
            frame.f_trace_lines = False
        else:
            tape.step(CALL, self.call, frame.f_lineno, self.names.changes(frame.f_locals))
            tape.hit(frame, self.call)
        if function.is_application and self.call.request:
            self.layer = tape.borders.entered(frame, tape.place(self.call))
        if self.layer:
            tape.functions.expect_answer(start_response(self.layer))

    def __repr__(self) -> str:
        return f"<Following {self.function!r}>"

    def event(self, frame: FrameType, kind: str, argument: Any) -> None:
        """Take down what `sys.settrace` tells."""
        if self.function.number != NONE:
            self._step(frame, kind, argument)
        if kind == "return":
            self._end(frame, argument)

    def _step(self, frame: FrameType, kind: str, argument: Any) -> None:
        letter = LINE if kind == "line" else self._letter(frame, kind, argument)
        self.raising = kind == "exception"
        if letter is None:
            return
        changes = self.names.changes(frame.f_locals)
        if letter in (RETURN, PAUSE):
            changes += self._value(RETURNED, argument)
        elif letter == RAISE:
            changes += self._raised(argument[1])
        self.tape.step(letter, self.call, frame.f_lineno, changes)

    def _letter(self, frame: FrameType, kind: str, argument: Any) -> str | None:
        """Tell what happens, if it is no line: how a call ends, or an exception; None if it is usual.

        A call returns, a generator pauses, or an exception goes through.
        """
        if kind == "exception":
            return None if issubclass(argument[0], USUAL) else RAISE
        operation = self.function.instructions[frame.f_lasti]
        if operation in RETURNING:
            return RETURN
        return PAUSE if operation in PAUSING and not self.raising else UNWIND

    def _value(self, name: str, value: object) -> list[int]:
        strings = self.tape.strings
        return [strings.name(name), self.tape.writer.text("", value)]

    def _raised(self, error: BaseException) -> list[int]:
        """Write an exception as a traceback's last line: "ValueError: no reason"."""
        strings = self.tape.strings
        return [strings.name(RAISED), strings.value(told(error, self.tape.mask))]

    def _end(self, frame: FrameType, value: object) -> None:
        if self.layer:
            self.tape.borders.left(self.layer, frame, value, self.tape.place(self.call))
        self.names.let_go()
        self.tape.calls.pop(frame, None)
