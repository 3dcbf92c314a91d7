"""The composition root: one process that holds a keystone, a nova, their database, and the wires.

A `Cloud` is what devstack would have to install and start: here it is an object with a `with`.
Nothing listens on a port; wsgi-intercept hands what `requests` would send to the services.
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from types import TracebackType
from typing import ClassVar, NamedTuple, Self
from wsgiref.types import WSGIApplication

import webob
from sqlalchemy.engine import Engine

from minnova import client, process
from minnova.keystone import Catalog, Keystone, Service, identity, models, tokens
from minnova.nova.conf import CONF
from minnova.nova.service import WSGIService
from minnova.seed import CloudFile, read_cloud_file
from minnova.seed.sow import sow
from minnova.settings.find import find_etc
from minnova.settings.overrides import Overrides, lay_over
from minnova.wires import Address, joined

IDENTITY = Address("controller", 80, "/identity")
ADDRESSES = {"osapi_compute": Address("controller", 8774), "metadata": Address("controller", 8775)}
COMPUTE = ADDRESSES["osapi_compute"]

TOKEN_LIFETIME = timedelta(hours=1)


class CloudError(Exception):
    """The cloud cannot be opened; the text says why, and what to do."""


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

    _open: ClassVar["Cloud | None"] = None

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
        self._etc = etc
        self._cloud_file = cloud
        self._overrides = {"nova.conf": conf or {}, "api-paste.ini": paste or {}}
        self._exits = ExitStack()
        self._tokens: dict[tuple[str, str | None], tuple[str, datetime]] = {}

    def __enter__(self) -> Self:
        if Cloud._open is not None:
            raise CloudError(
                "A cloud is open already, and there can be one in a process: "
                "leave its `with` block before you enter another."
            )
        Cloud._open = self
        with ExitStack() as exits:
            exits.callback(setattr, Cloud, "_open", None)
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
        etc = find_etc(self._etc)
        self.seed = read_cloud_file(Path(self._cloud_file or etc / "cloud.yaml"))
        exits.enter_context(process.quiet_services())
        exits.enter_context(process.fresh_entry_points())
        exits.enter_context(process.configured(self._nova_conf(etc, exits)))
        self.engine = exits.enter_context(process.database(CONF.database.connection))
        sow(self.seed, self.engine)
        self.identity = Keystone(self.engine, self._catalog(), TOKEN_LIFETIME)
        self.services = {name: WSGIService(name) for name in CONF.enabled_apis}
        apps = {ADDRESSES[name]: service.app for name, service in self.services.items()}
        self.applications = {IDENTITY: self.identity, **apps}
        exits.enter_context(joined(self.applications))

    def _nova_conf(self, etc: Path, exits: ExitStack) -> Path:
        """Return the path of nova.conf: a copy's, beside a copy of api-paste.ini, if overridden."""
        if not any(self._overrides.values()):
            return etc / "nova.conf"
        copies = Path(exits.enter_context(tempfile.TemporaryDirectory(prefix="minnova-")))
        for name, overrides in self._overrides.items():
            lay_over(etc / name, overrides, copies)
        return copies / "nova.conf"

    def _catalog(self) -> Catalog:
        services = (
            Service("identity", "keystone", IDENTITY.url),
            Service("compute", "nova", f"{COMPUTE.url}/v2.1"),
        )
        return Catalog(self.seed.region, services)

    def client(self, args: Sequence[str]) -> int:
        """Run `nova ARGS`, the real novaclient; it prints as always. Return its exit status."""
        return client.run(args, self._environment())

    def nova(self, args: Sequence[str]) -> Output:
        """Run `nova ARGS`, and return what it printed."""
        stdout, stderr = StringIO(), StringIO()
        with redirect_stdout(stdout), redirect_stderr(stderr):
            status = self.client(args)
        return Output(stdout.getvalue(), stderr.getvalue(), status)

    def _environment(self) -> dict[str, str]:
        """Return the OS_… variables: who asks may be set outside, and is else the first user."""
        name = os.environ.get("OS_USERNAME", self.seed.users[0].name)
        known = {user.name: user for user in self.seed.users}.get(name, self.seed.users[0])
        defaults = {
            "OS_USERNAME": name,
            "OS_PASSWORD": known.password,
            "OS_PROJECT_NAME": next(iter(known.roles), ""),
        }
        asked = {key: os.environ[key] for key in client.HONOURED if os.environ.get(key)}
        return (
            defaults
            | asked
            | {
                "OS_AUTH_URL": IDENTITY.url,
                "OS_USER_DOMAIN_ID": "default",
                "OS_PROJECT_DOMAIN_ID": "default",
            }
        )

    def token(self, user: str, project: str | None = None, expires: datetime | None = None) -> str:
        """Return a new token of a user, in a project or in their first one, without a password.

        One whose `expires` is over is a good way to see what nova says to it.
        Raises LookupError for a user or a project that there is not.
        """
        with self.identity.database.transaction() as session:
            who = identity.get(session, models.User, user)
            theirs = [each.name for each in identity.projects_of(session, who)]
            where = identity.get(session, models.Project, project or (theirs or ["none"])[0])
            until = expires or datetime.now(UTC) + TOKEN_LIFETIME
            return tokens.issue_token(session, who, where, until).id

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
        no token. Raises CloudError for a URL where no service is.
        """
        address, path = self._find(url)
        request = webob.Request.blank(path, base_url=address.url, method=method, body=body)
        if user is not None:
            request.headers["X-Auth-Token"] = self._kept_token(user, project)
        request.headers.update(headers or {})
        return request.get_response(self.applications[address])

    def _find(self, url: str) -> tuple[Address, str]:
        """Find the service of a URL: "/v2.1/" and "http://controller:8774/v2.1/" are compute's."""
        if url.startswith("/"):
            return COMPUTE, url
        for address in self.applications:
            if url == address.url or url.startswith((f"{address.url}/", f"{address.url}?")):
                return address, url.removeprefix(address.url)
        known = ", ".join(address.url for address in self.applications)
        raise CloudError(f"No service answers at {url}. There are: {known}.")

    def _kept_token(self, user: str, project: str | None) -> str:
        """Return the token that this user has had before, while it is good."""
        token, until = self._tokens.get((user, project), ("", datetime.min.replace(tzinfo=UTC)))
        if until <= datetime.now(UTC):
            until = datetime.now(UTC) + TOKEN_LIFETIME
            token = self.token(user, project, until)
            self._tokens[user, project] = token, until
        return token

    def __repr__(self) -> str:
        return f"<Cloud {'open' if Cloud._open is self else 'closed'}>"
