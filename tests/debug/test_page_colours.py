"""The colours of the page can be read, and told apart by colour-blind people."""

import itertools
import re

import pytest

from minnova.debug.render.page.page import HERE

Colour = tuple[float, float, float]

STAGES = ("loading", "pipeline", "client", "routing", "dispatch", "response")
SYNTAX = ("keyword", "string", "number", "def", "comment")

# How the light of a colour reaches somebody who lacks one of the three kinds of cones.
# Source: Viénot, Brettel and Mollon 1999, in linear RGB.
SEEN_BY = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": ((0.1124, 0.8876, 0), (0.1124, 0.8876, 0), (0.004, -0.004, 1)),
    "deuteranopes": ((0.2928, 0.7072, 0), (0.2928, 0.7072, 0), (-0.0223, 0.0223, 1)),
}


def themes() -> dict[str, dict[str, Colour]]:
    """Read the colours of the style sheet: of light, and of dark by system and by choice."""
    text = (HERE / "colours.css").read_text()
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", text)
    light, dark, chosen = (dict(re.findall(r"--([\w-]+): #(\w{6})", one)) for one in blocks)
    assert dark == chosen
    return {"light": linear(light), "dark": linear(dark)}


def linear(theme: dict[str, str]) -> dict[str, Colour]:
    """Turn "#rrggbb" into amounts of light from 0 to 1, as sRGB defines it."""
    return {name: tuple(map(light, bytes.fromhex(code))) for name, code in theme.items()}  # type: ignore[misc]


def light(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: Colour, who: str) -> Colour:
    rows = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in SEEN_BY[who])
    return tuple(min(1.0, max(0.0, one)) for one in rows)  # type: ignore[return-value]


def lab(colour: Colour) -> Colour:
    """Turn linear RGB into CIE L*a*b*, in which distance is what the eye makes of it."""
    r, g, b = colour
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (x, luminance(colour), z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> dict[str, Colour]:
    return themes()[request.param]


TEXT = [(ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("paper", "panel")]
TEXT += [(ink, ground) for ink in SYNTAX for ground in ("paper", "lit")]
TEXT += [("ink", "lit"), ("ink", "changed-paper"), ("changed", "changed-paper")]
TEXT += [("on-accent", "changed"), ("quiet", "lit"), ("quiet", "raised"), ("changed", "paper")]


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(theme: dict[str, Colour], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("stage", STAGES)
def test_a_stages_colour_stands_out_from_the_paper(theme: dict[str, Colour], stage: str) -> None:
    assert contrast(theme[stage], theme["paper"]) >= 3


@pytest.mark.parametrize("who", SEEN_BY)
def test_no_two_stages_look_alike(theme: dict[str, Colour], who: str) -> None:
    alike = [
        (one, other, round(apart))
        for one, other in itertools.combinations(STAGES, 2)
        if (apart := distance(seen(theme[one], who), seen(theme[other], who))) < 15
    ]
    assert alike == []
