"""The functions that a run has called, with their source: a recording needs no other file."""

import linecache
from types import CodeType, FrameType
from typing import Any

from minnova.debug.extent import extent
from minnova.debug.places import place
from minnova.debug.recording.calls import Function
from minnova.debug.recording.files import Files
from minnova.debug.recording.strings import NONE, Strings
from minnova.debug.requests import environ_parameter


class Functions:
    """Decides, once for each function, what there is to know of its calls."""

    def __init__(self, files: Files, stops: frozenset[int], strings: Strings) -> None:
        """Take the ids of the functions that stops are at: they are recorded in any case."""
        self.files = files
        self.stops = stops
        self.strings = strings
        self.known: dict[int, Function | None] = {}
        """By the id of the code; None where nothing is to be seen. Most of a run's are such."""
        self.found: list[tuple[int, int, int, int]] = []
        self.places: dict[tuple[str, str], int] = {}
        self._answering: set[int] = set()
        self._codes: list[CodeType] = []

    def __repr__(self) -> str:
        return f"<Functions: {len(self.found)} recorded, {len(self.known)} known>"

    def learn(self, frame: FrameType) -> Function | None:
        """Get to know the function of a frame; None if nothing is to be seen of its calls."""
        code = frame.f_code
        self._codes.append(code)  # alive, so that its id stays its own
        found = Function(
            code,
            self._keep(frame) if self._is_recorded(frame) else NONE,
            environ_parameter(code) is not None,
            id(code) in self._answering,
            code.co_code,
        )
        self.known[id(code)] = found if found.matters else None
        return self.known[id(code)]

    def expect_answer(self, code: CodeType | None) -> None:
        """Look, from now on, at the calls of a start_response; None for one written in C."""
        if code is not None and id(code) not in self._answering:
            self._answering.add(id(code))
            self._codes.append(code)
            self.known.setdefault(id(code), None)
            known = self.known[id(code)] or Function(code)
            known.answers = True
            self.known[id(code)] = known

    def _is_recorded(self, frame: FrameType) -> bool:
        module = str(frame.f_globals.get("__name__", ""))
        return id(frame.f_code) in self.stops or self.files.covers(frame.f_code, module)

    def _keep(self, frame: FrameType) -> int:
        """Keep a function's name, place and source."""
        code = frame.f_code
        first, last = extent(code)
        text = "".join(linecache.getlines(code.co_filename, frame.f_globals)[first - 1 : last])
        file = (place(frame), str(frame.f_globals.get("__name__", "")))
        number = self.places.setdefault(file, len(self.places))
        source = self.strings.name(text) if text else NONE
        self.found.append((self.strings.name(code.co_qualname), number, first, source))
        return len(self.found) - 1

    def finish(self) -> dict[str, list[Any]]:
        """Describe files and functions."""
        files = [{"path": path, "module": module} for path, module in self.places]
        return {"files": files, "functions": [list(one) for one in self.found]}
