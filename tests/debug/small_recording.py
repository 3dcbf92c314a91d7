"""A recording of nine steps, written by hand: `shop` calls `cost`, each a layer and a stop."""

from typing import Any

SHOP = """\
def shop(environ):
    price = cost(2)
    price = price + 1
    return price  # in cents
"""
COST = """\
    def cost(number):
        if number > 5:
            raise ValueError("too dear")
        return number * 3
"""
STAGES = ("loading", "pipeline", "client", "routing", "dispatch", "response")


class Kept:
    """A recording that is nothing but its data."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.kept = data

    def data(self) -> dict[str, Any]:
        return self.kept


class Strings(list[str]):
    """A table of strings."""

    def put(self, *texts: str) -> list[int]:
        self.extend(text for text in texts if text not in self)
        return [self.index(text) for text in texts]


def stop(name: str, stage: int) -> dict[str, Any]:
    word = name.partition(".")[2]
    texts = {"why": f"Why {word}.", "newton": "", "current": "", "upstream": "14: shop.py"}
    return {"name": name, "stage": stage, "word": word, "commands": ["n"], "needs": "", **texts}


def layer(number: int, name: str, hands_on: str, at: str = "") -> dict[str, Any]:
    place = {"function": f"{name}.__call__", "module": "shop.app", "place": "shop/app.py:1"}
    links = {"outer": number - 1, "onion": 0, "at": at, "held_by": "", "note": ""}
    kinds = {"kind": "layer", "hands_on": hands_on}
    return {"id": number, "number": number, "name": name, **kinds, **place, **links}


def border(step: int, at: int, way: str, status: str | None, changes: list[int]) -> dict[str, Any]:
    sides: dict[str, list[int]] = {"environ": [], "headers": []}
    sides["environ" if way == "in" else "headers"] = changes
    return {"step": step, "request": 0, "layer": at, "way": way, "status": status, **sides}


def small() -> Kept:
    """Return the recording: steps 0 and 1, 6 to 8 in `shop`, 2 to 5 in `cost`."""
    texts = Strings()
    data = {"format": "minnova recording", "schema": 1, "title": "GET /price", **made()}
    return Kept({**data, **steps(texts), **meanings(texts), "strings": texts})


def made() -> dict[str, Any]:
    """Say when, how and of what it was made."""
    request = {"number": 1, "method": "GET", "path": "/price", "service": "", "main": True}
    return {
        "made": "2026-11-22T19:10:00Z",
        "python": "3.11.7",
        "minnova": "0.1.0",
        "run": {"what": "nova list", "user": "demo"},
        "status": 0,
        "error": None,
        "files": [{"path": "shop/app.py", "module": "shop.app"}],
        "threads": ["MainThread"],
        "stages": [{"name": name, "title": f"The {name}"} for name in STAGES],
        "stops": [
            stop("routing.match", 3),
            stop("dispatch.database", 4),
            stop("response.fault", 5),
        ],
        "requests": [{**request, "title": "request 1 · GET /price", "first": 0, "last": 8}],
        "layers": [layer(0, "Shop", "calls"), layer(1, "Till", "answers", "/price")],
        "onions": [{"root": 0, "name": "Shop"}],
    }


def steps(texts: Strings) -> dict[str, Any]:
    """Write the nine steps."""
    put = texts.put
    return {
        "functions": [
            [put("Shop.shop")[0], 0, 1, put(SHOP)[0]],
            [put("cost")[0], 0, 7, put(COST)[0]],
        ],
        "frames": [[0, -1, 3, 3, 0, 0, 0], [1, 0, 5, 4, 0, 1, 0]],
        "events": "clcllrllr",
        "frame": [0, 0, 1, 1, 1, 1, 0, 0, 0],
        "line": [1, 2, 7, 8, 10, 10, 3, 4, 4],
        "locals": [
            put("environ", "{'PATH_INFO': '/price'}"),
            0,
            put("number", "2"),
            0,
            0,
            put("__return__", "6"),
            put("price", "6"),
            put("price", "7"),
            put("__return__", "7"),
        ],
    }


def meanings(texts: Strings) -> dict[str, Any]:
    """Write what the steps mean: hits of stops, borders of layers, and what was printed."""
    put, where = texts.put, "request 1 · GET /price"
    return {
        "hits": [
            {"step": 0, "stop": 0, "main": True, "where": where, "values": [put("1 + 1", "2")]},
            {"step": 2, "stop": 1, "main": True, "where": where, "values": []},
        ],
        "borders": [
            border(0, 0, "in", None, put("PATH_INFO", "'/price'", "REQUEST_METHOD", "'GET'")),
            border(2, 1, "in", None, put("PATH_INFO", "''", "SCRIPT_NAME", "'/price'")),
            border(5, 1, "out", "200 OK", put("Content-Type", "text/plain")),
            border(8, 0, "out", "200 OK", put("Vary", "Accept")),
        ],
        "output": [[4, "out", put("two for six\n")[0]]],
    }
