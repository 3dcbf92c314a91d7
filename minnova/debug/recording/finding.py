"""From what somebody asks for to a step of a recording."""

from collections.abc import Callable

from minnova.debug.names import UnknownName
from minnova.debug.recording.contents import Contents
from minnova.debug.session.errors import NotReached
from minnova.debug.spelling import hint


def step_of(contents: Contents, place: str | int) -> int:
    """Return the step of a stop, of a stage, or of a number; -1 is the last.

    A stop is where a walk would halt at it: at its first hit, in the request that matters. A stage
    begins at the first of its stops. Raises UnknownName for a name that there is not, NotReached
    for one where the run did not come, and for a number that is none of a step; TypeError for what is
    neither a name nor a number.
    """
    if isinstance(place, str):
        return named(contents, place)
    if not isinstance(place, int):
        raise TypeError(
            f"write the name of a stop or a stage, or the number of a step, not {place!r}"
        )
    if not -len(contents) <= place < len(contents):
        raise NotReached(f"step {place}", f"the steps are 0 to {len(contents) - 1}")
    return place % len(contents)


def named(contents: Contents, name: str) -> int:
    """Return the step of a stop or a stage."""
    stops = contents.stops
    wanted = [number for number, stop in enumerate(stops) if name in (stop.name, stop.stage)]
    if not wanted:
        raise UnknownName(name)
    hits = [hit for hit in contents.data["hits"] if hit["stop"] in wanted]
    chosen = next((hit for hit in hits if hit["main"]), hits[0] if hits else None)
    if chosen is None:
        raise NotReached(name, f"{NEVER} {instead(contents)}")
    return int(chosen["step"])


NEVER = "the run that is recorded did not come there."


def instead(contents: Contents) -> str:
    """Say to which stops the run did come."""
    names = dict.fromkeys(contents.stops[hit["stop"]].name for hit in contents.data["hits"])
    return f"It came past {', '.join(names) or 'no stop'}."


def next_where(contents: Contents, after: int, name: str, test: Callable[[str], object]) -> int:
    """Return the next step at which a name gets a value whose text passes the test.

    Raises NotReached where there is none.
    """
    for step in range(after + 1, len(contents)):
        for changed, text in contents.changes(step):
            if changed == name and text is not None and test(text):
                return step
    raise NotReached(name, unfound(contents, name))


def unfound(contents: Contents, name: str) -> str:
    """Say why a name was not found: there is none, or it has no such value from here on."""
    names = {one for step in range(len(contents)) for one, _ in contents.changes(step)}
    if name in names:
        return "from here on it gets no such value. goto(0) begins the search at the beginning."
    return f"no function has such a name.{hint(name, names, '')}"
