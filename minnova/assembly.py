"""The composition root: from the files in etc/ to a keystone, the nova services and their database.

What comes out is built, and joined to nobody yet. Two ways lead on: `minnova.cloud` joins the services
inside this process, `minnova.serving` puts each of them on a port.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sqlalchemy.engine import Engine

from minnova import process
from minnova.etc import blamed_on, configured, laid_over, load_services
from minnova.keystone import Catalog, Keystone, Service
from minnova.nova.conf import CONF
from minnova.nova.service import WSGIService
from minnova.seed import CloudFile, read_cloud_file
from minnova.seed.sow import sow
from minnova.settings import Overrides, find_etc
from minnova.tokens import LIFETIME


class CloudError(Exception):
    """The cloud cannot be opened; the text says why, and what to do."""


@dataclass(frozen=True)
class Files:
    """Where everything is read from, and what is laid over it; `minnova.cloud.Cloud` tells more.

    `options` win over nova.conf without being written into a copy of it: what `conf` changes is named
    in an error as overridden, by a line of the copy.
    """

    etc: str | Path | None = None
    cloud: str | Path | None = None
    conf: Overrides | None = None
    paste: Overrides | None = None
    options: Overrides | None = None


@dataclass(frozen=True, repr=False)
class Assembly:
    """What a cloud is made of, without the wires between the parts."""

    seed: CloudFile
    engine: Engine
    services: dict[str, WSGIService]

    _open: ClassVar[bool] = False

    def keystone(self, identity: str, compute: str) -> Keystone:
        """Make the identity service, whose catalog tells of itself and compute at these URLs."""
        services = (
            Service("identity", "keystone", identity),
            Service("compute", "nova", f"{compute}/v2.1"),
        )
        return Keystone(self.engine, Catalog(self.seed.region, services), LIFETIME)

    def __repr__(self) -> str:
        return f"<Assembly of {', '.join(self.services)} over {self.engine.url!r}>"


@contextmanager
def assembled(files: Files) -> Iterator[Assembly]:
    """Build all parts, and take back at the end what that changed in the process.

    There is one at a time, since oslo.config is one for the process. Raises CloudError for a second
    one, and FileError (minnova.settings) for a mistake in a file.
    """
    if Assembly._open:
        raise CloudError(
            "A cloud is open already, and there can be one in a process: "
            "leave its `with` block before you enter another. "
            "A session of minnova.debug holds one, too, until its `s.close()`."
        )
    Assembly._open = True
    with ExitStack() as exits:
        exits.callback(setattr, Assembly, "_open", False)
        yield _build(files, exits)


def _build(files: Files, exits: ExitStack) -> Assembly:
    etc = find_etc(files.etc)
    seed = read_cloud_file(Path(files.cloud or etc / "cloud.yaml"))
    exits.enter_context(process.options_in_environment(files.options or {}))
    exits.enter_context(process.quiet_services())
    exits.enter_context(process.fresh_entry_points())
    folder = exits.enter_context(laid_over(etc, files.conf or {}, files.paste or {}))
    exits.enter_context(configured(folder))
    with blamed_on("database", "connection"):
        engine = exits.enter_context(process.database(CONF.database.connection))
        sow(seed, engine)
    return Assembly(seed, engine, load_services())
