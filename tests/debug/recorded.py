"""What the tests of recordings record: small functions, and objects that one had better not look at."""

import argparse
import threading
import weakref
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import runs

from minnova.debug.recording import Recording
from minnova.debug.recording.moment import RecordedMoment


def steps(recording: Recording, function: str) -> list[RecordedMoment]:
    """Return the steps of the functions with this name."""
    return [one for one in recording if one.here.function.rpartition(".")[2] == function]


def changed(moment: RecordedMoment) -> dict[str, str]:
    """Return the names that are marked as changed at a step, with their texts."""
    return {one.name: one.value for one in moment.locals if one.changed}


def counting() -> int:
    """Give names, change them, take one away."""
    number = 1
    number = 2
    found: list[int] = []
    found.append(number)
    inner = {"list": found}
    found.append(3)
    del number
    return len(inner)


def grow(found: list[int]) -> None:
    """Change what the caller holds."""
    found.append(len(found))


def growing() -> list[int]:
    """Let others change what one holds."""
    found: list[int] = []
    grow(found)
    grow(found)
    return found


def numbers() -> Iterator[int]:
    """Pause, pause again, then fail."""
    yield 1
    yield 2
    raise ValueError("no more")


def catching() -> str:
    """Meet an exception of a generator."""
    total = 0
    try:
        for number in numbers():
            total += number
    except ValueError as error:
        return str(error)
    return "none"


class OneAndTwo:
    """An iterator that ends as PEP 234 has it: with an exception."""

    last = 0

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.last += 1
        if self.last > 2:
            raise StopIteration
        return self.last


def whole() -> int:
    """Come to the end of a loop, and change a name on the way."""
    seen = 0
    for number in OneAndTwo():
        seen += number
    return seen


def two_threads() -> list[str]:
    """Start a thread, and wait for it."""
    said: list[str] = []
    thread = threading.Thread(target=say, args=(said,), name="the other")
    thread.start()
    thread.join()
    return said


def say(said: list[str]) -> None:
    """Work in a thread."""
    word = "hello"
    said.append(word)


def naming(application: WSGIApplication) -> WSGIApplication:
    """Make a layer that says who asks."""

    def layer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["toy.user"] = "demo"
        return application(environ, start_response)

    return layer


def elsewhere() -> int:
    """Call a function of another file."""
    return runs.twice()


def parsing() -> str:
    """Use a library that is never recorded, and name a secret and what only sounds like one."""
    token = "http"
    parsed = argparse.ArgumentParser().parse_args([])
    auth_token = "4f5d9c1e0a7b4f5d9c1e0a7b"
    return f"{token} {parsed} {len(auth_token)}"


def short_lived() -> bool:
    """Tell whether an object has gone with the call that made it."""
    return once()() is None


def once() -> "weakref.ref[Odd]":
    """Make an object, and hold on to nothing of it."""
    gone = Odd("soon gone")
    return weakref.ref(gone)


class Odd:
    """An object whose repr does as it likes, and which says how often it was asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def odd() -> str:
    """Hold texts that break pages, terminals and files."""
    control = Odd("\x1b[31m\x00\u2028</script>")
    lonely = "\ud800 ähm 雲"
    proxy = Proxy()
    return f"{control.text}{len(lonely)}{type(proxy).__name__}"


class Proxy:
    """An object that does not want to be looked at."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError("do not look")
