"""Reads a picture that stands on a sheet: the words on it, and the rectangles of a kind."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> list[str]:
    """Return the words of a picture, in the order in which they are drawn."""
    return [one.text or "" for one in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def rectangles(picture: str, kind: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of all rectangles of this kind."""
    found = []
    for one in ElementTree.fromstring(picture).iter(f"{SVG}rect"):
        if one.get("class") == kind:
            x, y, width, height = (
                float(one.get(name, "")) for name in ("x", "y", "width", "height")
            )
            found.append((x, y, x + width, y + height))
    return found


def filled(picture: str) -> list[tuple[float, float, float, float]]:
    """Return the rectangles that are filled, to be seen first."""
    groups = ElementTree.fromstring(picture).iter(f"{SVG}g")
    lit = [ElementTree.tostring(one, "unicode") for one in groups if one.get("class") == "here"]
    return [box for group in lit for box in rectangles(group, "box")]


def places(picture: str) -> dict[str, tuple[float, float, float]]:
    """Return where words stand: left, right, and the foot of the letters."""
    return {
        one.text or "": (
            float(one.get("x", "")),
            float(one.get("x", "")) + float(one.get("textLength", "")),
            float(one.get("y", "")),
        )
        for one in ElementTree.fromstring(picture).iter(f"{SVG}text")
    }
