"""Functions to trace: a small shop, with a generator, a thread, errors and a layer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.types import StartResponse, WSGIEnvironment

from webob import Request, Response
from webob.dec import wsgify


def shop() -> int:
    return price(1) + price(2) + tax()


def price(number: int) -> int:
    return _look_up(number)


def _look_up(number: int) -> int:
    return sum(one for one in letters(number))


def letters(number: int) -> Iterator[int]:
    for one in range(number):
        yield price_of_a_letter() + one


def price_of_a_letter() -> int:
    return 1


def tax() -> int:
    return (lambda: 3)()


def careless() -> None:
    try:
        broken()
    except ZeroDivisionError:
        tax()


def broken() -> float:
    return 1 / 0


@contextmanager
def opened() -> Iterator[None]:
    yield tax_free()


def tax_free() -> None: ...


def with_opened() -> None:
    with opened():
        raise KeyError("inside")


def down(number: int) -> int:
    return down(number - 1) if number else 0


def in_a_thread() -> None:
    thread = threading.Thread(target=shop, name="worker")
    thread.start()
    thread.join()


class Till:
    """A layer around an application."""

    def __init__(self, application: object) -> None:
        self.application = application

    @wsgify
    def __call__(self, request: Request) -> Response:
        tax()
        return request.get_response(self.application)


@wsgify
def counter(request: Request) -> Response:
    return Response(str(shop()))


def buy(path: str = "/buy") -> str:
    return str(Request.blank(path).get_response(Till(counter)).text)


def lending(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
    return streaming(environ, start_response)


def streaming(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
    start_response("200 OK", [])
    yield b"one, "
    yield b"two"
