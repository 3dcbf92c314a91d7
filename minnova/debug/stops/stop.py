"""What a stop is, and a stage: frozen data, nothing that runs."""

from dataclasses import dataclass

TARGET = "target"
"""The stage of a stop that somebody made of a target."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A named place where the debugger halts: the entry of a function, its arguments bound.

    `target` is "module:qualname"; a module of nova or keystone is ours (see target.py).
    """

    name: str
    """The stage and a word: "routing.match"; of one made of a target, that target."""
    target: str
    why: str
    """Two or three sentences: what is about to happen here, and what to notice."""
    look_at: tuple[str, ...] = ()
    """Expressions worth printing, evaluated in the function's frame as it is entered."""
    commands: tuple[str, ...] = ()
    """Commands worth typing here."""
    newton: str = ""
    """Where nova 14 does this: "nova/wsgi.py Router.__call__". Empty: in the same library."""
    current: str = ""
    """Where today's nova does. Empty: in the same library, or not any more if `newton` is given."""
    only: str = ""
    """The condition that makes this function this stop. Like `when` it becomes the breakpoint's,
    and sees the frame's names and `this_request`, which is None outside of any request."""
    when: str = ""
    """Which hit a walk takes among those: the one that shows most. `--every` takes them all."""
    needs: str = "list"
    """Arguments of novaclient whose run comes past here."""

    def condition(self, every: bool = False) -> str:
        """Return the condition of the breakpoint; empty for none."""
        return " and ".join(part for part in (self.only, "" if every else self.when) if part)

    @property
    def is_target(self) -> bool:
        """Whether somebody made it of a target; nothing is known about it but its function."""
        return ":" in self.name

    @property
    def stage(self) -> str:
        """The part of the name before the dot: "routing"."""
        return TARGET if self.is_target else self.name.partition(".")[0]

    @property
    def word(self) -> str:
        """The part of the name after the dot: "match"; of a target, the function."""
        return self.name.partition(":" if self.is_target else ".")[2]

    @property
    def title(self) -> str:
        """What a card has above it: "routing · match", "flask.app · Flask.wsgi_app"."""
        return f"{self.name.partition(':')[0] if self.is_target else self.stage} · {self.word}"

    def __repr__(self) -> str:
        return f"<Stop {self.name} at {self.target}>"


@dataclass(frozen=True, slots=True)
class Stage:
    """A chapter of the walkthrough: stops that belong together, in the order a run meets them."""

    name: str
    title: str
    stops: tuple[Stop, ...]
    sends: bool = False
    """Whether what happens here leads to the next request."""

    def __repr__(self) -> str:
        return f"<Stage {self.name}: {len(self.stops)} stops>"


IN_A_REQUEST = "this_request"
"""For `only`: some functions are called while modules load, too."""

IN_THE_MAIN_ONE = "this_request.main"
"""For `when`: of the requests, the one that matters. `run.py` says which that is."""
