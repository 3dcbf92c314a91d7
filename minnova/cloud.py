"""A whole cloud in one process, joined without sockets: what `from minnova import Cloud` gives.

A `Cloud` is what devstack would have to install and start: here it is an object with a `with`.
Nothing listens on a port; wsgi-intercept hands what `requests` would send to the services.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from wsgiref.types import WSGIApplication

import webob
from sqlalchemy.engine import Engine

from minnova import client
from minnova.assembly import CloudError as CloudError
from minnova.assembly import Files, assembled
from minnova.keystone import Keystone
from minnova.nova.service import WSGIService
from minnova.seed import CloudFile
from minnova.settings import Overrides
from minnova.tokens import Tokens
from minnova.wires import Address, joined

IDENTITY = Address("controller", 80, "/identity")
ADDRESSES = {"osapi_compute": Address("controller", 8774), "metadata": Address("controller", 8775)}
COMPUTE = ADDRESSES["osapi_compute"]


class Output(NamedTuple):
    """What a command printed, and its exit status."""

    stdout: str
    stderr: str
    status: int


class Cloud:
    """A whole cloud, open between `with Cloud() as cloud:` and the end of that block.

    `etc` is a folder with nova.conf and api-paste.ini, `cloud` a cloud file; what is not given is
    looked for (`minnova.settings.find_etc`). `conf` and `paste` are laid over the files, section by
    section: `Cloud(conf={"DEFAULT": {"auth_strategy": "noauth2"}})`.

    There is one at a time, since oslo.config and wsgi-intercept are one for the process. Entering
    raises CloudError for a second one, and FileError (minnova.settings) for a mistake in a file.
    """

    seed: CloudFile
    engine: Engine
    identity: Keystone
    services: dict[str, WSGIService]
    applications: dict[Address, WSGIApplication]

    def __init__(
        self,
        etc: str | Path | None = None,
        cloud: str | Path | None = None,
        conf: Overrides | None = None,
        paste: Overrides | None = None,
    ) -> None:
        self._files = Files(etc, cloud, conf, paste)
        self._exits = ExitStack()
        self._is_open = False

    def __enter__(self) -> Self:
        with ExitStack() as exits:
            self._build(exits)
            self._exits = exits.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._exits.close()

    def _build(self, exits: ExitStack) -> None:
        """Build everything, from the files to the wires; `exits` takes back what is done."""
        parts = exits.enter_context(assembled(self._files))
        self.seed, self.engine, self.services = parts.seed, parts.engine, parts.services
        self.identity = parts.keystone(IDENTITY.url, COMPUTE.url)
        self._tokens = Tokens(self.identity)
        apps = {ADDRESSES[name]: service.app for name, service in self.services.items()}
        self.applications = {IDENTITY: self.identity, **apps}
        nobody = dict.fromkeys(ADDRESSES.values())
        exits.enter_context(joined(nobody | self.applications))
        exits.callback(setattr, self, "_is_open", False)
        self._is_open = True

    def client(self, args: Sequence[str]) -> int:
        """Run `nova ARGS`, the real novaclient; it prints as always. Return its exit status.

        Who asks is the first user of the cloud file, or whom OS_USERNAME names.
        Raises CloudError when the cloud is closed.
        """
        self._check_open()
        return client.run(args, client.environment(self.seed.users, IDENTITY.url))

    def nova(self, args: Sequence[str]) -> Output:
        """Run `nova ARGS`, and return what it printed. Raises CloudError when the cloud is closed."""
        stdout, stderr = StringIO(), StringIO()
        with redirect_stdout(stdout), redirect_stderr(stderr):
            status = self.client(args)
        return Output(stdout.getvalue(), stderr.getvalue(), status)

    def token(self, user: str, project: str | None = None, expires: datetime | None = None) -> str:
        """Return a new token of a user, in a project or in their first one, without a password.

        One whose `expires` is over is a good way to see what nova says to it.
        Raises LookupError for a user or a project that there is not, CloudError when the cloud is
        closed.
        """
        self._check_open()
        return self._tokens.issue(user, project, expires)

    def request(
        self,
        method: str,
        url: str,
        *,
        user: str | None = "demo",
        project: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> webob.Response:
        """Send one request with a token of this user, and return the response.

        A path goes to compute, an absolute URL to whichever service it names; `user=None` sends
        no token. Raises CloudError for a URL where no service is, or when the cloud is closed.
        """
        self._check_open()
        address, path = self._find(url)
        request = webob.Request.blank(path, base_url=address.url, method=method, body=body)
        if user is not None:
            request.headers["X-Auth-Token"] = self._tokens.kept(user, project)
        request.headers.update(headers or {})
        return request.get_response(self.applications[address])

    def _find(self, url: str) -> tuple[Address, str]:
        """Find the service of a URL: "/v2.1/" and "http://controller:8774/v2.1/" are compute's."""
        if url.startswith("/"):
            url = COMPUTE.url + url
        for address in self.applications:
            if url == address.url or url.startswith((f"{address.url}/", f"{address.url}?")):
                return address, url.removeprefix(address.url)
        known = ", ".join(address.url for address in self.applications)
        raise CloudError(f"No service answers at {url}. There are: {known}.")

    def _check_open(self) -> None:
        """Refuse to ask a closed cloud: without its wires, `controller` may be a real machine."""
        if not self._is_open:
            raise CloudError("This cloud is closed: use it inside its `with` block.")

    def __repr__(self) -> str:
        return f"<Cloud {'open' if self._is_open else 'closed'}>"
