"""One method of a controller in several versions of the API.

nova/api/openstack/versioned_method.py and `Controller.api_version`. nova intercepts every look at
an attribute of a controller (`__getattribute__`); a descriptor does the same for the one name.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from minnova.nova import exception
from minnova.nova.api.openstack.api_version_request import APIVersionRequest


class Implementation(NamedTuple):
    """What answers from one version to another, both included; a null last one means for ever."""

    first: APIVersionRequest
    last: APIVersionRequest
    function: Callable[..., Any]

    def overlaps(self, other: "Implementation") -> bool:
        return other.first.matches(self.first, self.last) or self.first.matches(
            other.first, other.last
        )


class VersionedMethod:
    """A method that picks its implementation by the request's microversion."""

    def __init__(self) -> None:
        self.implementations: list[Implementation] = []

    def add(self, new: Implementation) -> None:
        """Add an implementation; one with the very same bounds takes the old one's place.

        Raises ApiVersionsIntersect where the bounds overlap with another's.
        """
        others = [old for old in self.implementations if old[:2] != new[:2]]
        if any(new.overlaps(old) for old in others):
            raise exception.ApiVersionsIntersect(
                name=new.function.__qualname__, min_ver=new.first, max_ver=new.last
            )
        self.implementations = sorted([*others, new], key=lambda each: each.first, reverse=True)

    def __get__(self, controller: Any, owner: type | None = None) -> Callable[..., Any]:
        """Bind it: what is called then picks the implementation, and takes over its notes."""

        def method(*, req: Any, **kwargs: Any) -> Any:
            function = self.version_select(req.api_version_request)
            functools.update_wrapper(method, function)  # such as `response` left
            return function(controller, req=req, **kwargs)

        return method

    def __getattr__(self, note: str) -> Any:
        """Answer for the function, where `Controller` looks for a decorator's note."""
        if note.startswith("wsgi_"):
            return getattr(self.implementations[-1].function, note)
        raise AttributeError(note)

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        """The implementation for the newest versions: who looks through decorators finds that."""
        return self.implementations[0].function

    def version_select(self, version: APIVersionRequest) -> Callable[..., Any]:
        """Return the implementation for a version.

        Raises VersionNotFoundForAPIMethod where there is none, which becomes a 404.
        """
        for first, last, function in self.implementations:
            if version.matches(first, last):
                return function
        raise exception.VersionNotFoundForAPIMethod(version=version.get_string())

    def __repr__(self) -> str:
        spans = [
            f"{first.get_string()}-{last.get_string()}" for first, last, _ in self.implementations
        ]
        return f"<VersionedMethod {', '.join(spans)}>"


def api_version(
    min_ver: str, max_ver: str | None = None
) -> Callable[[Callable[..., Any]], VersionedMethod]:
    """Mark a method as the one for these versions; the same name may be defined again for others.

    >>> @wsgi.api_version("2.2", "2.9")
    ... def index(self, req): …
    >>> @wsgi.api_version("2.10")
    ... def index(self, req): …
    """
    first = APIVersionRequest.parse(min_ver)
    last = APIVersionRequest.parse(max_ver) if max_ver else APIVersionRequest()

    def decorator(function: Callable[..., Any]) -> VersionedMethod:
        # The class is being made: its body, which calls this, may have the name already.
        before = sys._getframe(1).f_locals.get(function.__name__)
        method = before if isinstance(before, VersionedMethod) else VersionedMethod()
        method.add(Implementation(first, last, function))
        return method

    return decorator
