"""Two windows: the services with their prompt in one, somebody's client in the other."""

import os
import re
import subprocess

from services import FREE, PATIENCE, SCRIPTS, login
from terminal import Terminal

Client = subprocess.Popen[str]
LAST_LINE = r"OS_REGION_NAME=RegionOne\r?\n"


class Window(Terminal):
    """The window with the services in it."""

    exports: dict[str, str]

    @classmethod
    def serving(cls, *arguments: str) -> "Window":
        """Start the services in a terminal."""
        return cls.debug("--serve", *arguments, "--", *FREE)

    def until_ready(self) -> None:
        """Wait until the services have told where they are."""
        shown = self.until(LAST_LINE)
        self.exports = dict(re.findall(r"export (\w+)=(\S+)", shown))
        self.nova = re.findall(r"nova +(http://\S+)/v2\.1", shown)[0]

    def client(self, *command: str) -> Client:
        """Start a client in another window; it waits as long as a request of its waits."""
        return subprocess.Popen(
            [str(SCRIPTS / command[0]), *command[1:]],
            env=os.environ | self.exports,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def token(self) -> str:
        return login(self.exports["OS_AUTH_URL"], "demo", "demo").headers["X-Subject-Token"]


def said(client: Client) -> str:
    """Wait for a client to end, and return what it has said."""
    output, _ = client.communicate(timeout=PATIENCE)
    return output
