"""Renew constraints.txt: `make constraints`.

The closure of all dependencies, extras included, as plain pip resolves it. The interpreters named on the command
line are asked one after the other, the oldest first; each is held to what the older ones got, so that one file
fits all of them. Only names and versions are written: where a package comes from is up to whoever installs it.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
HEADER = """\
# The versions that the checks ran with, for every dependency and every extra of pyproject.toml.
# Made by `make constraints` with Python {pythons}; `make debug` and the others install from here.
"""


def resolve(python: str, known: dict[str, str], folder: Path) -> dict[str, str]:
    """Ask one interpreter's pip which versions it would install, given those that are known already.

    Raises CalledProcessError when they contradict one another; pip has then said on stderr which.
    """
    subprocess.run([python, "-m", "venv", "--clear", folder / "venv"], check=True)
    (folder / "known.txt").write_text(lines(known))
    pip: list[str | Path] = [folder / "venv/bin/python", "-m", "pip", "install", "-qq"]
    pip += ["--no-input", "--dry-run", "--ignore-installed"]
    pip += ["--constraint", folder / "known.txt", "--report", folder / "report.json"]
    subprocess.run([*pip, f"{ROOT}[lab,test,lint]"], check=True)
    report = json.loads((folder / "report.json").read_text())
    found = {item["metadata"]["name"]: item["metadata"]["version"] for item in report["install"]}
    return {name: version for name, version in found.items() if name != "minnova"}


def lines(versions: dict[str, str]) -> str:
    """Write {"Routes": "2.5.1"} as a line "Routes==2.5.1", sorted as a person would sort."""
    ordered = sorted(versions.items(), key=lambda item: item[0].lower())
    return "".join(f"{name}=={version}\n" for name, version in ordered)


def main(pythons: list[str]) -> None:
    """Write constraints.txt for these interpreters, of which the first decides."""
    versions: dict[str, str] = {}
    for python in pythons:
        print(f"asking {python} …", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            versions |= resolve(python, versions, Path(folder))
    shown = ", ".join(Path(python).name.removeprefix("python") for python in pythons)
    CONSTRAINTS.write_text(HEADER.format(pythons=shown) + lines(versions))
    print(f"{CONSTRAINTS.name}: {len(versions)} packages")


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable])
