"""A step of a recording as a Moment: drawn as a live one is, and labelled as recorded."""

from dataclasses import dataclass
from html import escape
from textwrap import dedent

from minnova.debug.moment import Level, Line, Local, Moment
from minnova.debug.recording.contents import Contents
from minnova.debug.recording.strings import NONE
from minnova.debug.session.looking import AROUND

HAPPENS = {
    "c": "is called",
    "l": "",
    "r": "returns",
    "y": "pauses",
    "x": "meets an exception",
    "u": "is left by an exception",
}


@dataclass(frozen=True, slots=True, repr=False)
class RecordedMoment(Moment):
    """What one saw at a step of a run that is over. Nothing in it is alive."""

    run: str = ""
    step: int = 0
    steps: int = 0
    happens: str = ""
    """What the function does here, if it is not about to run a line: "returns"."""
    came: str = ""
    """How one came here, where that is worth a word: "120 steps back"."""

    @property
    def label(self) -> str:
        """Say that this is recorded, and where in the recording it is."""
        parts = (f"recorded, not live · {self.run}", f"step {self.step:,} of {self.steps:,}")
        function = f"{self.here.function} {self.happens}" if self.happens else ""
        return " · ".join(part for part in (*parts, function, self.came) if part)

    def __repr__(self) -> str:
        request = f" in {self.where}" if self.where else ""
        return f"<recorded step {self.step}: {self.title} at {self.here.place}{request}>"

    def __str__(self) -> str:
        return f"{self.label}\n{Moment.__str__(self)}"

    def _repr_html_(self) -> str:
        from minnova.debug.render.html import html, page, tag

        label = tag("div", tag("b", escape(self.label), "where"), "head")
        return page(label) + html(self)


def moment(contents: Contents, step: int, came: str = "") -> RecordedMoment:
    """Read a step of a recording."""
    changed = {name for name, _ in contents.changes(step)}
    return RecordedMoment(
        stage=contents.stage(step),
        card=contents.card(step),
        request=contents.request(step),
        stack=levels(contents, step),
        source=source(contents, step),
        locals=tuple(
            Local(name, text, name in changed) for name, text in contents.names(step).items()
        ),
        layers=contents.layers_around(step),
        run=contents.data["title"],
        step=step,
        steps=len(contents),
        happens=HAPPENS[contents.data["events"][step]],
        came=came,
    )


def levels(contents: Contents, step: int) -> tuple[Level, ...]:
    """Return the stack of a step, outermost first. What is not recorded is not in it."""
    found = [level(contents, frame, line) for frame, line in contents.stack(step)]
    return tuple(reversed(found))


def level(contents: Contents, frame: int, line: int) -> Level:
    """Describe a call in the stack."""
    name, file, _, _ = contents.data["functions"][contents.data["frames"][frame][0]]
    return Level(contents.strings[name], contents.data["files"][file]["path"], line)


def source(contents: Contents, step: int) -> tuple[Line, ...]:
    """Return the source of a step's function, or the lines around this one if it is long."""
    _, _, first, text = contents.data["functions"][contents.call(step)[0]]
    if text == NONE:
        return ()
    here = contents.data["line"][step]
    lines = contents.strings[text].splitlines()
    start, end = max(0, here - first - AROUND), here - first + AROUND + 1
    shown = dedent("\n".join(lines[start:end])).split("\n")
    return tuple(
        Line(first + start + n, one, first + start + n == here) for n, one in enumerate(shown)
    )
