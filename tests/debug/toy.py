"""A small WSGI stack of real libraries, for the debugger to walk through: layers and a router."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import routes
import routes.middleware
import webob
import webob.dec
import webob.exc

from minnova.debug.stops import Stop


class Calling:
    """A layer that calls the next inside its own frame, and turns any exception into a 500."""

    def __init__(self, application: Any) -> None:
        self.application = application

    @webob.dec.wsgify
    def __call__(self, req: webob.Request) -> Any:
        try:
            return req.get_response(self.application)
        except Exception:
            return webob.exc.HTTPInternalServerError()


class Copying:
    """A layer that hands a copy of the environ on."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        return self.application({**environ}, start_response)


class Router:
    """Routes' middleware over a dispatch, as nova has it."""

    def __init__(self) -> None:
        mapper = routes.Mapper()
        for action in ("things", "loop", "block", "lines", "inner"):
            mapper.connect(f"/{action}", action=action)
        self.app = routes.middleware.RoutesMiddleware(self.dispatch, mapper)

    @webob.dec.wsgify
    def __call__(self, req: webob.Request) -> Any:
        return self.app

    @webob.dec.wsgify
    def dispatch(self, req: webob.Request) -> Any:
        match = req.environ["wsgiorg.routing_args"][1]
        if not match:
            return webob.exc.HTTPNotFound()
        return webob.Response(json=getattr(self, match["action"])())

    def things(self) -> list[str]:
        wanted = "two"
        return ["one", wanted]

    def loop(self) -> int:
        for number in range(3):
            last = number
        return last

    def block(self) -> int:
        with nullcontext(1) as one:
            pass
        return one

    def lines(self) -> list[int]:
        return [
            number
            for number in (
                1,
                2,
            )
        ]

    def inner(self) -> str:
        """Ask another service on the way, as authtoken does."""
        request = webob.Request.blank("/tokens", base_url="http://identity")
        return self.told(request.get_response(identity).text)

    def told(self, answer: str) -> str:
        """Go on, with what the other service has said."""
        return answer


def identity(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """Another service, which is none of our business."""
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"known"]


def front(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """The outermost application: plain WSGI."""
    return Copying(Calling(Router()))(environ, start_response)


def ask(*paths: str) -> int:
    """Ask for the paths one after the other, print the answers, and return an exit status."""
    for path in paths:
        response = webob.Request.blank(path).get_response(front)
        print(response.status, response.text)
    return 3


def ask_a_layer() -> int:
    """Ask an application whose outermost function is a wsgify, with nothing plain around it."""
    print(webob.Request.blank("/things").get_response(Calling(Router())).text)
    return 0


def sleep() -> int:
    """Run until somebody interrupts; neither Exception nor KeyboardInterrupt gets out."""
    print("running", flush=True)
    while True:
        try:
            while True:
                pass
        except (Exception, KeyboardInterrupt):
            print("swallowed")


def stop(name: str, target: str, **more: Any) -> Stop:
    """Make a stop of this stack: stop("a.loop", "Router.loop")."""
    return Stop(name, f"toy:{target}", more.pop("why", "Why."), **more)


FRONT = stop("a.front", "front", look_at=("environ['PATH_INFO']", "nonsense"))
DISPATCH = stop("a.dispatch", "Router.dispatch")
THINGS = stop("b.things", "Router.things")
