"""Pyramid's first page, with a tween around its views."""

from collections.abc import Callable

from pyramid.config import Configurator
from pyramid.registry import Registry
from pyramid.request import Request
from pyramid.response import Response

View = Callable[[Request], Response]


def hello(request: Request) -> Response:
    """Greet by name."""
    return Response(f"Hello, {request.matchdict['name']}!", content_type="text/plain")


def signing(handler: View, registry: Registry) -> View:
    """Make the tween."""

    def sign(request: Request) -> Response:
        """Sign the response of the handler inside."""
        response = handler(request)
        response.headers["X-Signed"] = "yes"
        return response

    return sign


with Configurator() as config:
    config.add_tween(f"{__name__}.signing")
    config.add_route("hello", "/hello/{name}")
    config.add_view(hello, route_name="hello")
    app = config.make_wsgi_app()
