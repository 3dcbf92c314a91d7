"""The WSGI classes below the API: Request, Application, Middleware, Router, Loader, and Server.

nova/wsgi.py. Left out: `Debug`, a middleware that prints the environ (you have a debugger).
"""

from collections.abc import Callable
from typing import Self
from wsgiref.types import WSGIApplication

import routes
import routes.middleware
import webob
import webob.dec
import webob.exc
from paste import deploy

from minnova.nova import exception
from minnova.nova.conf import CONF, beside_nova_conf
from minnova.nova.server import Server as Server


class Request(webob.Request):
    """What wsgify hands to a middleware of nova in place of the environ."""


class Application:
    """A WSGI application that PasteDeploy can make: its `factory` is named in api-paste.ini.

    A subclass brings `__call__`, with `@webob.dec.wsgify` before it: PEP 3333's environ and
    start_response outside, a request and a response inside.
    """

    @classmethod
    def factory(cls, global_config: dict[str, str], **local_config: str) -> Self:
        """Make one from a section of api-paste.ini: `local_config` is the section's other lines."""
        return cls(**local_config)


class Middleware(Application):
    """One coat of the onion: a WSGI application around another, kept in `self.application`."""

    @classmethod
    def factory(  # type: ignore[override]  # A filter's factory makes a function that makes the coat.
        cls, global_config: dict[str, str], **local_config: str
    ) -> Callable[[WSGIApplication], Self]:
        """Make what puts this coat on: PasteDeploy's `filter_factory` returns a function.

        >>> faultwrap = FaultWrapper.factory({})    # while the ini file is read
        >>> app = faultwrap(app)                    # while the pipeline is assembled
        """
        return lambda application: cls(application, **local_config)

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __repr__(self) -> str:
        return f"<{type(self).__name__} around {type(self.application).__name__}>"


class Router:
    """Finds the application whose route fits the path, and hands the request to it.

    Two wsgify calls with Routes' own middleware between them: `__call__` returns that middleware,
    the middleware matches the path and calls `_dispatch`, `_dispatch` returns what matched.
    """

    def __init__(self, mapper: routes.Mapper) -> None:
        self.map = mapper
        self._router: WSGIApplication = routes.middleware.RoutesMiddleware(self._dispatch, self.map)

    @webob.dec.wsgify(RequestClass=Request)
    def __call__(self, req: Request) -> WSGIApplication:
        """Let Routes match the path: its middleware goes on to `_dispatch`."""
        return self._router

    @staticmethod
    @webob.dec.wsgify(RequestClass=Request)
    def _dispatch(req: Request) -> WSGIApplication:
        """Return the matched route's application, or the answer 404."""
        match = req.environ["wsgiorg.routing_args"][1]
        if not match:
            return webob.exc.HTTPNotFound()
        return match["controller"]  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        if not hasattr(self, "map"):
            return f"<{type(self).__name__} that is being made>"
        return f"<{type(self).__name__}: {len(self.map.matchlist)} routes>"


class Loader:
    """Loads WSGI applications by name from api-paste.ini."""

    def __init__(self, config_path: str | None = None) -> None:
        """Find the file: beside nova.conf where the path is a relative one.

        Raises ConfigNotFound where there is none.
        """
        self.config_path = beside_nova_conf(config_path or CONF.wsgi.api_paste_config).resolve()
        if not self.config_path.is_file():
            raise exception.ConfigNotFound(path=self.config_path)

    def load_app(self, name: str) -> WSGIApplication:
        """Return the application of the section [composite:name] (or app, or pipeline).

        All of it is built now: a request later meets the objects, never PasteDeploy.
        Raises PasteAppNotFound where the file has no such section.
        """
        try:
            return deploy.loadapp(f"config:{self.config_path}", name=name)  # type: ignore[no-any-return]
        except LookupError as error:
            raise exception.PasteAppNotFound(name=name, path=self.config_path) from error

    def __repr__(self) -> str:
        return f"<Loader of {self.config_path}>"
