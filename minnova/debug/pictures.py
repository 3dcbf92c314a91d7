"""Pictures of a run for a cell: SVG to look at, text for whatever shows none.

The pictures themselves are drawn in render/; here each gets its text beside it. What a picture
shows is read from the run, and needs neither kernel nor network to be looked at later.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minnova.debug.render.ink import Ink, columns

if TYPE_CHECKING:
    from minnova.debug.additions import Additions
    from minnova.debug.diff import RequestDiff
    from minnova.debug.routing import Explanation

PLAIN = Ink(False)


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A drawing, and the same in words."""

    svg: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_svg_(self) -> str:
        return self.svg


def match(found: "Explanation") -> Picture:
    """Draw why a path matched: the routes that were tried, what turned each down, what came of it."""
    from minnova.debug.render.match import match as drawn
    from minnova.debug.render.routes import explanation

    return Picture(drawn(found), explanation(found, columns(), PLAIN))


def coats(request: "RequestDiff") -> Picture:
    """Draw what each layer changed in one request, on the way in and on the way out."""
    from minnova.debug.render.coats import coats as drawn
    from minnova.debug.render.coats import text

    return Picture(drawn(request), text(request))


def additions(found: "Additions") -> Picture:
    """Draw who wrote which key of an answer: the controller, then each extension."""
    from minnova.debug.render.additions import additions as drawn
    from minnova.debug.render.additions import text

    return Picture(drawn(found), text(found, columns(), PLAIN))
