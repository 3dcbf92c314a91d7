"""A small onion of real middleware: what a layer can do to a request, without a cloud."""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from oslo_config import cfg
from oslo_middleware.cors import CORS
from oslo_middleware.sizelimit import RequestBodySizeLimiter
from routes import Mapper
from routes.middleware import RoutesMiddleware
from webob import Request, Response
from webob.dec import wsgify
from webob.exc import HTTPForbidden

from minnova.debug.peel import PeeledRequest, peel


class Versions:
    """Answers."""

    @wsgify
    def __call__(self, request: Request) -> Response:
        return Response("v3", status=300)


class Layer:
    """Base of the layers that wrap an application."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application


class Returning(Layer):
    @wsgify
    def __call__(self, request: Request) -> WSGIApplication:
        return self.application


class Heir(Returning):
    """Inherits its `__call__`."""


class Copying(Layer):
    @wsgify
    def __call__(self, request: Request) -> Response:
        return request.copy().get_response(self.application)


class ByHand(Layer):
    """Calls the application as WSGI does, not through webob."""

    @wsgify
    def __call__(self, request: Request) -> bytes:
        return b"".join(self.application(request.environ, lambda status, headers: None))


class Asking(Layer):
    """Asks another service before it hands on, as authtoken asks keystone."""

    @wsgify
    def __call__(self, request: Request) -> Response:
        Request.blank("http://controller/identity/v3").get_response(Versions())
        return request.get_response(self.application)


class Refusing(Layer):
    @wsgify
    def __call__(self, request: Request) -> Response:
        raise HTTPForbidden


class Breaking(Layer):
    @wsgify
    def __call__(self, request: Request) -> Response:
        raise ZeroDivisionError


class Catching(Layer):
    @wsgify
    def __call__(self, request: Request) -> Response:
        try:
            return request.get_response(self.application)
        except ZeroDivisionError:
            return Response(status=500)


class Fault(Exception):
    """An answer that is an application of its own, as nova's is."""

    @wsgify
    def __call__(self, request: Request) -> Response:
        return Response(status=500)


class Faulting(Layer):
    @wsgify
    def __call__(self, request: Request) -> WSGIApplication:
        try:
            return request.get_response(self.application)
        except ZeroDivisionError:
            return Fault()


class Router:
    """Two routes: one to an answer, one that Routes itself redirects."""

    def __init__(self) -> None:
        mapper = Mapper()
        mapper.connect("/servers", controller=Versions())
        mapper.redirect("/old", "/servers")
        self.routes = RoutesMiddleware(self.dispatch, mapper, singleton=False)

    @wsgify
    def __call__(self, request: Request) -> WSGIApplication:
        return self.routes

    @staticmethod
    @wsgify
    def dispatch(request: Request) -> WSGIApplication:
        return request.environ["wsgiorg.routing_args"][1]["controller"]


class Plain:
    """No wsgify."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return Response("v3", status=300)(environ, start_response)


class PlainHeir(Plain):
    """Inherits its `__call__`."""


def plain(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"plain"]


def onion() -> WSGIApplication:
    """Wrap a router in two layers of oslo.middleware and one that asks."""
    conf = cfg.ConfigOpts()
    conf([], default_config_files=[])
    return CORS(RequestBodySizeLimiter(Asking(Router()), conf), conf)


def get(application: WSGIApplication, path: str = "/") -> Callable[[], str]:
    """Return what sends a request and gives the status."""
    return lambda: Request.blank(f"http://controller:8774{path}").get_response(application).status


def steps(request: PeeledRequest) -> list[str]:
    """Write each coat as its class and what it does."""
    return [f"{coat.name.removesuffix('.__call__')} {coat.hands_on}" for coat in request.coats]


def peeled(application: object, path: str = "/") -> PeeledRequest:
    """Peel one request to an application."""
    (request,) = peel(get(application, path)).requests
    return request
