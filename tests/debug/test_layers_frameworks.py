"""The onion of applications that are not ours: Flask and Pyramid, as their first pages have them."""

import sys
from types import FrameType

from flask import Flask
from onions import onion
from pyramid.config import Configurator
from pyramid.request import Request
from pyramid.response import Response
from webob import Request as WebobRequest
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from minnova.debug.layers import outermost, read
from minnova.debug.layers.stack import frames_around

seen: list[FrameType] = []


def flask() -> Flask:
    app = Flask("hello")

    @app.route("/")
    def hello() -> str:
        seen.append(sys._getframe())
        return "hello"

    return app


def pyramid() -> object:
    def hello(request: Request) -> Response:
        seen.append(sys._getframe())
        return Response("hello")

    with Configurator() as config:
        config.add_route("hello", "/")
        config.add_view(hello, route_name="hello")
        return config.make_wsgi_app()


def ask(application: object) -> FrameType:
    assert WebobRequest.blank("/").get_response(application).text == "hello"
    return seen.pop()


def test_flask_is_a_router_that_answers() -> None:
    assert onion(flask()) == ["Flask: router, answers"]


def test_flask_s_own_way_to_wrap_it_is_read_and_is_no_cycle() -> None:
    app = flask()
    app.wsgi_app = ProxyFix(app.wsgi_app)
    assert onion(app) == [
        "Flask: router, calls",
        "  ProxyFix: layer, calls",
        "    Flask.wsgi_app: router, answers",
    ]


def test_a_frame_in_a_view_of_flask_is_in_the_innermost_layer() -> None:
    app = flask()
    app.wsgi_app = ProxyFix(app.wsgi_app)
    frame = ask(app)
    assert outermost(frames_around(frame)) is app
    names = [layer.name for layer in read(app).path_to(frame)]
    assert names == ["Flask", "ProxyFix", "Flask.wsgi_app"]


def test_of_pyramid_it_is_said_that_its_code_leaves_open_what_it_calls() -> None:
    (layer,) = read(pyramid())
    assert (layer.name, layer.kind, layer.hands_on) == ("Router", "router", "unknown")
    assert layer.note == "To what it gives the request is decided anew each time."


def test_a_frame_in_a_view_of_pyramid_is_in_its_router() -> None:
    app = pyramid()
    frame = ask(app)
    assert outermost(frames_around(frame)) is app
    assert read(app).lit(frame).name == "Router"


def test_both_in_one_process_are_mounts_of_a_dispatcher() -> None:
    application = DispatcherMiddleware(flask(), {"/pyramid": pyramid()})
    assert onion(application) == [
        "DispatcherMiddleware: composite, calls",
        "  Flask: router, answers",
        "  Router: router, unknown",
    ]
    assert [mount.at for mount in read(application).outermost.mounts] == ["", "/pyramid"]
