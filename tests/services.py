"""The services as a person starts them, in a process of their own, on ports that are free."""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Self

import requests

FREE = ("--port", "0", "--identity-port", "0", "--metadata-port", "0")
PATIENCE = 60
SCRIPTS = Path(sysconfig.get_path("scripts"))
"""Where other people's clients are installed: nova, openstack."""

Done = subprocess.CompletedProcess[str]


class Services:
    """`python -m minnova.serve` with what it has printed; killed at the end, if it has not ended."""

    def __init__(self, log: Path, *arguments: str, **environment: str) -> None:
        self.log_file = log
        command = [sys.executable, "-m", "minnova.serve", *FREE, *arguments]
        with log.open("w") as stderr:
            self.process = subprocess.Popen(
                command,
                cwd=Path.home(),
                env=os.environ | environment,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                # As in a terminal of its own: Ctrl-C in that of the tests is none of its business.
                start_new_session=True,
            )
        assert self.process.stdout is not None
        self.exports = read_exports(self.process.stdout)
        self.urls = dict(re.findall(r"^(\w+) +(http://\S+)$", self.log, re.MULTILINE))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()

    @property
    def log(self) -> str:
        """What it has said on stderr so far."""
        return self.log_file.read_text()

    @property
    def compute(self) -> str:
        """Where nova is, without the version: "http://127.0.0.1:40123"."""
        return self.urls["nova"].removesuffix("/v2.1")

    def client(self, *command: str, **environment: str) -> Done:
        """Run somebody's client in a shell that has the export lines."""
        return client(self.exports | environment, *command)

    def token(self, user: str = "demo", project: str | None = None) -> str:
        """Log in over the wire."""
        response = login(self.urls["keystone"], user, project or user)
        return response.headers["X-Subject-Token"]

    def get(self, path: str, **headers: str) -> requests.Response:
        """Ask nova, with a new token of demo unless there is one among the headers."""
        if "X-Auth-Token" not in headers:
            headers["X-Auth-Token"] = self.token()
        return requests.get(f"{self.compute}{path}", headers=headers, timeout=PATIENCE)

    def end(self, signal: int) -> int:
        """Send a signal, wait, and return the exit status."""
        self.process.send_signal(signal)
        return self.process.wait(PATIENCE)


def client(environment: Mapping[str, str], *command: str) -> Done:
    """Run a client that is installed beside this Python, with these variables."""
    return subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]],
        env=os.environ | {"COLUMNS": "200"} | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def read_exports(stdout: IO[str]) -> dict[str, str]:
    """Read `export NAME=VALUE` lines up to the last one, which names the region."""
    found: dict[str, str] = {}
    while "OS_REGION_NAME" not in found and (line := stdout.readline()):
        name, _, value = line.removeprefix("export ").partition("=")
        found[name] = shlex.split(value)[0] if value.strip() else ""
    return found


def login(identity: str, user: str, project: str) -> requests.Response:
    """Ask keystone for a token by password."""
    domain = {"id": "default"}
    body: dict[str, Any] = {
        "auth": {
            "identity": {
                "methods": ["password"],
                "password": {"user": {"name": user, "password": "secret", "domain": domain}},
            },
            "scope": {"project": {"name": project, "domain": domain}},
        }
    }
    return requests.post(f"{identity}/v3/auth/tokens", json=body, timeout=PATIENCE)
