"""A prompt in front of a session: what a terminal has by itself, for `s.interact()` in a cell."""

from typing import TYPE_CHECKING

from minnova.debug.session.errors import NotPaused

if TYPE_CHECKING:
    from minnova.debug.session.session import Session

PROMPT = "ipdb> "
NOBODY = 'there is no stdin, nobody can be asked here: use s("COMMAND"), as in s("n")'


def interact(session: "Session") -> None:
    """Hand commands to a session until it is over, or until Ctrl-D; Ctrl-C asks again."""
    print(session.moment)
    while session.paused:
        try:
            command = asked()
        except KeyboardInterrupt:
            print()
            continue
        if command is None:
            return
        print(session(command), end="")


def asked() -> str | None:
    """Return a line that somebody typed; None for Ctrl-D. Raises NotPaused if there is no stdin.

    A kernel whose client takes no questions raises an error of its own, a RuntimeError.
    """
    try:
        return input(PROMPT)
    except EOFError:
        print()
        return None
    except (RuntimeError, OSError):
        raise NotPaused(NOBODY) from None
