"""Does a layer call the next application, or return it? Read from its source, never tried out."""

import ast
from types import FunctionType

from minnova.debug.layers.answering import leaves_open
from minnova.debug.layers.model import HandsOn
from minnova.debug.layers.source import (
    assignments,
    body,
    definition,
    expression,
    own_method,
    parts,
    steps,
)

PASSING = ("get_response", "call_application", "send")
"""Methods of a WebOb request that call the application that they are given."""


def hands_on(function: FunctionType, owner: object, held: frozenset[str]) -> HandsOn:
    """Decide how a function hands on what it holds; `held` are the expressions for it.

    {"self.application"} and `return req.get_response(self.application)`  →  "calls"
    {"self.application"} and `return self.application`                    →  "returns"
    {} and `return Response("hello")`                                     →  "answers"
    Where it does both, or neither in so many words, it is "unknown".
    """
    if definition(function) is None:
        return "unknown"
    if not held:
        return "unknown" if leaves_open(function, owner) else "answers"
    reader = Reader(owner, held)
    calls, returns = reader.calls(function), reader.returns(function, ())
    if calls == returns:
        return "unknown"
    return "calls" if calls else "returns"


class Reader:
    """Reads the functions of one layer, for what they do with the expressions in `held`."""

    def __init__(self, owner: object, held: frozenset[str]) -> None:
        self.owner = owner
        self.held = held

    def __repr__(self) -> str:
        return f"<Reader of {type(self.owner).__name__}, for {', '.join(sorted(self.held))}>"

    def calls(self, function: FunctionType) -> bool:
        """Tell whether a function calls the application, itself or in a method of its own."""
        return any(
            isinstance(node, ast.Call) and self.is_call_of(node, self.aliases(step))
            for step in steps(function, self.owner)
            for node in body(definition(step))
        )

    def is_call_of(self, call: ast.Call, aliases: frozenset[str]) -> bool:
        """Tell whether this calls the application, or gives it to a request to call."""
        if self.is_held(call.func, aliases):
            return True
        passing = isinstance(call.func, ast.Attribute) and call.func.attr in PASSING
        return passing and any(self.is_held(argument, aliases) for argument in call.args)

    def returns(self, function: FunctionType, outer: tuple[FunctionType, ...]) -> bool:
        """Tell whether a function returns the application, itself or as a method's result."""
        return function not in outer and any(
            self.is_held(value, self.names_of(function)) or self.is_returned(value, function, outer)
            for node in body(definition(function))
            if isinstance(node, ast.Return) and node.value
            for value in parts(node.value)
        )

    def is_returned(
        self, value: ast.AST, function: FunctionType, outer: tuple[FunctionType, ...]
    ) -> bool:
        """Tell whether this is a call of a method that returns the application."""
        method = own_method(value, self.owner)
        return method is not None and self.returns(method, (*outer, function))

    def is_held(self, node: ast.AST, aliases: frozenset[str]) -> bool:
        """Tell whether an expression is the application: `self.app`, `self.apps[-1]`, `app`."""
        if expression(node) in self.held | aliases:
            return True
        return isinstance(node, ast.Subscript) and self.is_held(node.value, aliases)

    def names_of(self, function: FunctionType) -> frozenset[str]:
        """Return the variables that are the application itself: `app = self.application`."""
        found = assignments(definition(function))
        return frozenset(name for name, value in found if expression(value) in self.held)

    def aliases(self, function: FunctionType) -> frozenset[str]:
        """Return the variables that come from what is held, by whatever way.

        `for (domain, url), app in self.applications`, `app = self._by_path(path)`
        """
        found: frozenset[str] = frozenset()
        for _ in range(2):  # a second time, for an alias of an alias
            pairs = assignments(definition(function))
            found |= {name for name, value in pairs if self.leads_inside(value, found)}
        return found

    def leads_inside(self, value: ast.AST, aliases: frozenset[str]) -> bool:
        """Tell whether an expression mentions the application, or a method that does."""
        return any(
            expression(node) in self.held | aliases or self.mentions(own_method(node, self.owner))
            for node in ast.walk(value)
        )

    def mentions(self, method: FunctionType | None) -> bool:
        """Tell whether a method, or one that it calls, gets at the application."""
        return method is not None and any(
            expression(node) in self.held
            for step in steps(method, self.owner)
            for node in body(definition(step))
        )
