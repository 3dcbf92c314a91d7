"""What prose may refer to, and whether it is there: files, functions, stops, exercises, numbers."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from notebook_runs import ROOT

from minnova.debug.names import NAMES
from minnova.debug.stops import STAGES, STOPS
from minnova.debug.target import TargetError, resolve

CODE = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?P<file>[\w./-]+\.py)(?::|\s)(?P<name>[A-Za-z_][\w.]*|\d+)")
STOP = re.compile(rf"(?:{'|'.join(stage.name for stage in STAGES)})\.[a-z]+")
TARGET = re.compile(r"[\w.]+:[A-Za-z_][\w.]*")
EXERCISE = re.compile(r"""["'](\d\d\.\d+)["']""")
NUMBER = re.compile(r"(?<![\w.`/-])\d+(?:,\d{3})*(?:\.\d+)*(?![\w`/])")
NOVA_PLACES = Path(__file__).parent / "data" / "nova_places.txt"


def codes(prose: str) -> list[str]:
    """Return what stands in backticks."""
    return CODE.findall(prose)


def wrong(code: str) -> str:
    """Say what is wrong with something in backticks; empty if it is there, or no reference."""
    if found := PLACE.fullmatch(code):
        return "" if is_there(found["file"], found["name"]) else f"{code}: no such place"
    if STOP.fullmatch(code) and code not in NAMES:
        return f"{code}: no such stop"
    if TARGET.fullmatch(code) and "." in code.partition(":")[0] and not resolves(code):
        return f"{code}: no such target"
    return ""


def resolves(target: str) -> bool:
    """Tell whether a target leads to a function, or an entry point to an object."""
    try:
        return bool(resolve(target))
    except TargetError:
        return False


def is_there(file: str, name: str) -> bool:
    """Tell whether a file has a definition of this name, or so many lines."""
    if file.startswith("nova/"):
        return f"{file} {name}" in nova_places()
    path = found(file)
    if path is None:
        return False
    if name.isdigit():
        return int(name) <= len(path.read_text().splitlines())
    return name in set(definitions(path))


def found(file: str) -> Path | None:
    """Find a file of the house, from the repository's root or from minnova/, or of a library."""
    for folder in (ROOT, ROOT / "minnova", ROOT / "tests"):
        if (folder / file).is_file():
            return folder / file
    top, _, rest = file.partition("/")
    spec = find_spec(top.removesuffix(".py")) if top.isidentifier() or not rest else None
    homes = [Path(home) for home in (spec.submodule_search_locations or [])] if spec else []
    return next((home / rest for home in homes if (home / rest).is_file()), None)


def definitions(path: Path) -> Iterator[str]:
    """Yield the names of functions, classes and what is assigned, with the classes around them."""
    yield from inside(ast.parse(path.read_text()), "")


def inside(node: ast.AST, around: str) -> Iterator[str]:
    """Yield the names in a node."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            yield f"{around}{child.name}"
            yield from inside(child, f"{around}{child.name}.")
        elif isinstance(child, ast.Assign | ast.AnnAssign):
            targets = child.targets if isinstance(child, ast.Assign) else [child.target]
            yield from (f"{around}{one.id}" for one in targets if isinstance(one, ast.Name))
        else:
            yield from inside(child, around)


@cache
def nova_places() -> frozenset[str]:
    """Return the places of the real nova that are on record: those of the stops, and the list's."""
    listed = NOVA_PLACES.read_text().splitlines() if NOVA_PLACES.exists() else []
    return frozenset([*listed, *(stop.newton for stop in STOPS), *(stop.current for stop in STOPS)])


def numbers(prose: str) -> Iterator[str]:
    """Yield the numbers of ten and more that stand in prose, outside of code, links and headings."""
    bare = re.sub(
        r"`[^`]*`|\]\([^)]*\)|https?://\S+|^#.*$|PEP \d+|\[\d\d[^\]]*\]|\bnova \d+|lessons? \d\d",
        "",
        prose,
        flags=re.M,
    )
    for found_ in NUMBER.finditer(bare):
        digits = found_.group().replace(",", "")
        if "." not in digits and int(digits) >= 10:
            yield found_.group()
