"""What the figures were taken on: processor, system, Python, and the libraries that weigh most."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = (
    "minnova",
    "WebOb",
    "Routes",
    "keystonemiddleware",
    "python-novaclient",
    "SQLAlchemy",
    "IPython",
)


def machine() -> dict[str, str]:
    """Give {"processor": "… × 8", "system": "Linux …", "python": "CPython 3.11.7"}."""
    return {
        "processor": f"{processor()} × {os.cpu_count()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def processor() -> str:
    """Name the processor; where Linux has no /proc/cpuinfo with a model in it, its architecture."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def versions() -> dict[str, str]:
    """Give {"WebOb": "1.8.9", …} as installed."""
    return {name: version(name) for name in LIBRARIES}
