"""An application of one's own over Routes: it reads the route that the middleware found."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from routes import Mapper
from routes.middleware import RoutesMiddleware

mapper = Mapper(controller_scan=None)
mapper.connect("hello", "/hello/{name}", controller="hello", action="greet")
mapper.create_regs(["hello"])


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Greet by name."""
    arguments = environ["wsgiorg.routing_args"][1]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Hello, {arguments.get('name', 'nobody')}!".encode()]


app = RoutesMiddleware(hello, mapper)
