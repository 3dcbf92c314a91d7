"""Flask's hello beside proxies that stand for nothing while no request is under way."""

from typing import Any

from flask import Flask, current_app, request, session  # noqa: F401 - to stand in a module

app = Flask(__name__)


@app.route("/")
def hello() -> str:
    return f"hello from {request.path}"


class Nosy:
    """A proxy that raises whatever it is asked for, its class and its names among it."""

    def __getattr__(self, name: str) -> Any:
        raise ZeroDivisionError(name)

    def __dir__(self) -> list[str]:
        raise ZeroDivisionError("its names")

    def __repr__(self) -> str:
        raise ZeroDivisionError("its repr")

    @property
    def __class__(self) -> Any:
        raise ZeroDivisionError("its class")


nosy = Nosy()
