"""A run that was kept step by step. It walks backwards, too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from minnova.debug.moment import Level
from minnova.debug.recording.contents import Contents
from minnova.debug.recording.finding import next_where, step_of
from minnova.debug.recording.moment import RecordedMoment, levels, moment
from minnova.debug.recording.storage import read, write
from minnova.debug.session.errors import NotReached, SessionError
from minnova.debug.session.runs import What

if TYPE_CHECKING:
    from minnova.cloud import Cloud
    from minnova.debug.session import Session


@dataclass(frozen=True)
class Again:
    """How to run it once more."""

    what: What
    user: str
    cloud: "Cloud | None" = None


class Recording:
    """The steps of a run that is over, and a place among them.

    `back`, `forward`, `goto` and `find` move that place, and return what one saw there; `halt` is
    that of the place now. Nothing in it is alive: `live_at` runs it again, and halts for real.
    """

    def __init__(self, data: dict[str, Any], again: Again | None = None) -> None:
        """Take the data, as `data` returns it, and how to run it again, if that is known."""
        self._contents = Contents(data)
        self._again = again
        self._came = ""
        self.step = 0
        """The number of the step where we are."""

    @property
    def title(self) -> str:
        """What was run: "nova list"."""
        return str(self._contents.data["title"])

    @property
    def status(self) -> int | None:
        """The exit status of the run; None where it raised anything but SystemExit."""
        status: int | None = self._contents.data["status"]
        return status

    @property
    def error(self) -> str | None:
        """What the run raised: "ValueError: no reason"; None for nothing."""
        error: str | None = self._contents.data["error"]
        return error

    @property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """What the run printed, piece by piece: "out" or "err", and the text."""
        strings = self._contents.strings
        return tuple((name, strings[text]) for _, name, text in self._contents.data["output"])

    @property
    def output(self) -> str:
        """What the run printed, to stdout and stderr."""
        return "".join(text for _, text in self.printed)

    @property
    def halt(self) -> RecordedMoment:
        """What one saw at the step where we are. Raises NotReached where nothing was recorded."""
        if not len(self):
            raise NotReached("", EMPTY)
        return moment(self._contents, self.step, self._came)

    def goto(self, place: str | int) -> RecordedMoment:
        """Go to a stop, to the first stop of a stage, or to a step by its number, either way.

        Raises UnknownName for a name that there is not; the text says which are like it. Raises
        NotReached where the run did not come.
        """
        return self._move(step_of(self._contents, place))

    def forward(self, steps: int = 1) -> RecordedMoment:
        """Go on by a step, or several. Raises NotReached at the end."""
        return self._by(steps)

    def back(self, steps: int = 1) -> RecordedMoment:
        """Go back by a step, or several. Raises NotReached at the beginning."""
        return self._by(-steps)

    def find(self, name: str, test: Callable[[str], object] = lambda text: True) -> RecordedMoment:
        """Go on to the next step at which a name gets a value that passes the test.

        The values are over; what is tested is the text of each, its repr as it was recorded:
        find("status", lambda v: "200" in v). Raises NotReached where there is none; then we stay.
        """
        return self._move(next_where(self._contents, self.step, name, test))

    def where(self) -> tuple[Level, ...]:
        """Return the stack, outermost first. Functions that were not recorded are not in it."""
        return levels(self._contents, self.step) if len(self) else ()

    def live_at(self, name: str, timeout: float = 30) -> "Session":
        """Run it again, for real, to a stop; return a session that is paused there.

        What `minnova.debug.walk` raises is raised; SessionError where it cannot be run again.
        """
        from minnova.debug.session import walk

        if self._again is None:
            raise SessionError(f"{self.title}: {GONE}")
        again = self._again
        return walk(again.what, at=name, user=again.user, cloud=again.cloud, timeout=timeout)

    def data(self) -> dict[str, Any]:
        """Return everything as `save` writes it: dictionaries, lists, texts and numbers."""
        return self._contents.data

    def save(self, path: str | Path) -> Path:
        """Write it to a file, as JSON; return its path. Raises OSError."""
        return write(self.data(), Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read it from a file. Raises OSError, or RecordingError for a file that holds none."""
        data = read(Path(path))
        what, user = data["run"]["what"], data["run"]["user"]
        return cls(data, Again(what, user) if what else None)

    def __len__(self) -> int:
        return len(self._contents)

    def __getitem__(self, step: int) -> RecordedMoment:
        if not -len(self) <= step < len(self):
            raise IndexError(f"no step {step}: the steps are 0 to {len(self) - 1}")
        return moment(self._contents, step % len(self))

    def __iter__(self) -> Iterator[RecordedMoment]:
        return (moment(self._contents, step) for step in range(len(self)))

    def __repr__(self) -> str:
        return f"<Recording of {self.title}: at step {self.step:,} of {len(self):,}>"

    def __str__(self) -> str:
        return str(self.halt) if len(self) else f"{self!r}\n{EMPTY}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str | None:
        return self.halt._repr_html_() if len(self) else None

    def _by(self, steps: int) -> RecordedMoment:
        """Go some steps; stay where they lead out of the recording."""
        wanted = self.step + steps
        if not 0 <= wanted < len(self):
            edge = "end" if steps > 0 else "beginning"
            raise NotReached("", f"that is beyond the {edge}: {self!r}")
        return self._move(wanted)

    def _move(self, step: int) -> RecordedMoment:
        back = self.step - step
        self._came = f"{back:,} steps back" if back > 0 else ""
        self.step = step
        return self.halt


EMPTY = "Nothing was recorded: none of its functions is in the files that record(…, files=…) names."
GONE = "it was recorded in another process, and what was run there is no text to run it by again."
