"""The base of all controllers: what it knows about its own methods.

nova builds the two tables with a metaclass; `__init_subclass__` does the same since Python 3.6.
"""

from typing import Any, ClassVar


class Controller:
    """The methods behind the routes of one resource, or additions to those of another.

    A method gets the request as `req` and what the route found in the path (`id`); it returns a
    dictionary to serialize, a ResponseObject, or raises an error.
    """

    wsgi_actions: ClassVar[dict[str, str]] = {}
    wsgi_extensions: ClassVar[list[str]] = []
    _view_builder_class: ClassVar[type[Any] | None] = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Collect the notes that the decorators left on the class's methods."""
        super().__init_subclass__(**kwargs)
        cls.wsgi_actions = cls.wsgi_actions | {
            method.wsgi_action: name
            for name, method in vars(cls).items()
            if hasattr(method, "wsgi_action")
        }
        cls.wsgi_extensions = [
            name for name, method in vars(cls).items() if hasattr(method, "wsgi_extends")
        ]

    def __init__(self) -> None:
        self._view_builder = self._view_builder_class() if self._view_builder_class else None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
