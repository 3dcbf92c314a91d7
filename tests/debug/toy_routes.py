"""Small mappers, one for each thing that a route may demand; and a state to compare with."""

import re
import threading
from collections.abc import Mapping
from typing import Any

from routes import Mapper
from routes.route import Route

from minnova.debug.routing import Mounted


class ServersController:
    """Answers nothing; its name is what is looked for. Routes wants it to be callable."""

    def __call__(self) -> None: ...


def mounted(mapper: Mapper, mount: str = "") -> Mounted:
    return Mounted(mapper, mount)


def shop() -> Mapper:
    """Make a mapper with a route for each demand."""
    mapper = Mapper(register=False)
    mapper.connect("/items/{id:[0-9]+}", controller=ServersController(), action="show")
    mapper.connect("/items", action="index", conditions={"method": ["GET", "HEAD"]})
    mapper.connect("/items", action="create", conditions={"method": "POST"})
    mapper.connect("/secret", action="secret", conditions={"function": is_friend})
    mapper.connect("/files/*path", action="download")
    mapper.redirect("/old", "/items", _redirect_code="301 Moved Permanently")
    return mapper


def is_friend(environ: dict[str, Any], result: dict[str, Any]) -> bool:
    """Be a condition, one that writes into what it is given, as they may."""
    environ["PATH_INFO"] = "/spoiled"
    result["friend"] = "friend" in environ["QUERY_STRING"]
    return bool(result["friend"])


def state(value: object, seen: frozenset[int] = frozenset()) -> object:
    """Read all that a mapper and its routes keep, into something that can be compared."""
    if id(value) in seen:
        return "…"
    seen |= {id(value)}
    if isinstance(value, Mapping):
        return [(state(key, seen), state(one, seen)) for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [state(one, seen) for one in value]
    if isinstance(value, Mapper | Route):
        return (id(value), state(vars(value), seen))
    if isinstance(value, threading.local):
        return sorted(vars(value))
    return value.pattern if isinstance(value, re.Pattern) else repr(value)
