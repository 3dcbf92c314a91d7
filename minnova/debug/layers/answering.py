"""Does a layer that holds nothing answer by itself, or may it hand on to what we cannot see?"""

import ast
import inspect
from collections.abc import Iterator
from types import FunctionType, ModuleType

from minnova.debug.layers.application import parameters, takes_start_response
from minnova.debug.layers.source import assignments, body, definition, own_method, steps


def leaves_open(function: FunctionType, owner: object) -> bool:
    """Tell whether a function hands its request to something of which nothing is known.

    `return Response("hello")(environ, start_response)` does not: it has just made that.
    `app = find(environ); return app(environ, start_response)` does.
    """
    return any(
        not is_made(call.func, step, owner)
        for step in steps(function, owner)
        if step is function or takes_start_response(step.__code__)
        for call in request_calls(step)
        if own_method(call, owner) is None
    ) or any(
        isinstance(node, ast.Attribute) and node.attr in ("get_response", "call_application")
        for step in steps(function, owner)
        for node in body(definition(step))
    )


def called_with_request(function: FunctionType) -> frozenset[str]:
    """Return what a function calls as PEP 3333 has it, whatever the parameters are named.

    `def layer(env, start): return app(env, start)`  →  {"app"}
    """
    return frozenset(ast.unparse(call.func) for call in request_calls(function))


def request_calls(function: FunctionType) -> Iterator[ast.Call]:
    """Yield the calls with the function's own environ, and its start_response or one made here."""
    names = parameters(function.__code__)
    names = names[1:] if names[:1] == ("self",) else names
    if len(names) < 2:
        return
    nodes = list(body(definition(function)))
    made = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.Call) and len(node.args) == 2:
            environ, start = node.args
            own = isinstance(start, ast.Lambda) or name_of(start) in {names[1], *made}
            if name_of(environ) == names[0] and own:
                yield node


def is_made(node: ast.AST, function: FunctionType, owner: object) -> bool:
    """Tell whether an expression is an answer that was made here: by a class, or by its own method.

    A method counts where its annotation says that it returns a response.
    """
    if isinstance(node, ast.Name):
        found = [value for name, value in assignments(definition(function)) if name == node.id]
        return bool(found) and all(is_made(value, function, owner) for value in found)
    if isinstance(node, ast.Attribute):
        return is_made(node.value, function, owner)
    if not isinstance(node, ast.Call):
        return False
    method = own_method(node, owner)
    if method is not None:
        result = method.__annotations__.get("return")
        return str(getattr(result, "__name__", result)).endswith("Response")
    return isinstance(value_of(node.func, function), type)


def value_of(node: ast.AST, function: FunctionType) -> object:
    """Look up a dotted global: `webob.Response` is a class. None where it is none."""
    if isinstance(node, ast.Name):
        return function.__globals__.get(node.id)
    if isinstance(node, ast.Attribute):
        module = value_of(node.value, function)
        if isinstance(module, ModuleType):
            return inspect.getattr_static(module, node.attr, None)
    return None


def name_of(node: ast.AST) -> str | None:
    """Return the name that an expression is; None for any other expression."""
    return node.id if isinstance(node, ast.Name) else None
