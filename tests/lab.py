"""A JupyterLab of its own for a test: its folder, its settings, its port; nothing of the user's."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

# All cells are drawn, also those out of sight; nothing is fetched from elsewhere.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
OPTIONS = (
    "--allow-root",
    "--no-browser",
    "--IdentityProvider.token=",
    "--ServerApp.disable_check_xsrf=True",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port_retries=0",
)
PATIENCE = 60.0
"""Seconds until it has to answer."""


@contextmanager
def running(folder: Path, home: Path) -> Iterator[str]:
    """Serve the notebooks of a folder, and give the address; `home` is where it keeps its files."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "jupyter", "lab", *OPTIONS]
    command += [f"--port={port}", f"--notebook-dir={folder}"]
    with (home / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment(home), stdout=log, stderr=log)
        try:
            wait_for(address, server, home / "lab.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def environment(home: Path) -> dict[str, str]:
    """Return the variables that keep everything which Jupyter writes below one folder."""
    for name, settings in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))
    return {
        **os.environ,
        "HOME": str(home),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "MINNOVA_PROGRESS": str(home / "progress.json"),
    }


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once the server answers. Raises what it has written if it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{address}/api/status", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(log.read_text())
