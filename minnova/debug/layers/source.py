"""From a function to its syntax tree, by way of the file that it was written in."""

import ast
import inspect
import linecache
from collections.abc import Iterator
from functools import lru_cache
from types import FunctionType
from typing import TypeGuard

from minnova.debug.target import unwrap

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def definition(function: FunctionType) -> Definition | None:
    """Find where a function is defined; None where its source is not at hand.

    Two on one line with one name cannot be told apart: then it is None, too.
    """
    code = function.__code__
    found = definitions(code.co_filename).get((code.co_name, code.co_firstlineno), ())
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=64)
def definitions(file: str) -> dict[tuple[str, int], tuple[Definition, ...]]:
    """Parse a file (or a notebook's cell) and return its functions by name and first line."""
    found: dict[tuple[str, int], tuple[Definition, ...]] = {}
    try:
        tree = ast.parse("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError, RecursionError):
        return found
    for node in ast.walk(tree):
        if isinstance(node, Definition):
            found[key(node)] = (*found.get(key(node), ()), node)
    return found


def key(node: Definition) -> tuple[str, int]:
    """Return the name and first line that the code object has; decorators begin a function."""
    if isinstance(node, ast.Lambda):
        return "<lambda>", node.lineno
    return node.name, min([node.lineno, *(one.lineno for one in node.decorator_list)])


@lru_cache(maxsize=4096)
def body(node: ast.AST | None) -> tuple[ast.AST, ...]:
    """List the nodes of a function; a function inside it is one node, and its body is not there.

    Without a node, because there was no source, there is nothing to list.
    """
    found = list(ast.iter_child_nodes(node)) if node else []
    for child in found:
        if not isinstance(child, Definition):
            found += ast.iter_child_nodes(child)
    return tuple(found)


def expression(node: ast.AST) -> str | None:
    """Write a name, an attribute of a name, or a constant key, as code does; None for the rest.

    `app` → "app", `self.app` → "self.app", `match["controller"]` → "['controller']"
    """
    if isinstance(node, ast.Name | ast.Attribute):
        return ast.unparse(node)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return f"[{node.slice.value!r}]"
    return None


def parts(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what an expression may turn out to be: both sides of `a or b` and of `a if c else b`."""
    if isinstance(node, ast.IfExp):
        yield from (*parts(node.body), *parts(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from parts(value)
    else:
        yield node


@lru_cache(maxsize=4096)
def assignments(node: ast.AST | None) -> tuple[tuple[str, ast.expr], ...]:
    """List the variables that a function binds, each with the expression that it comes from."""
    return tuple(
        (name.id, value)
        for one in body(node)
        for targets, value in (binding(one),)
        if value is not None
        for target in targets
        for name in ast.walk(target)
        if is_bound(name)
    )


def binding(node: ast.AST) -> tuple[list[ast.expr], ast.expr | None]:
    """Return what a statement binds, and to what: `for app in self.apps` binds app to self.apps."""
    if isinstance(node, ast.Assign):
        return node.targets, node.value
    if isinstance(node, ast.AnnAssign | ast.NamedExpr):
        return [node.target], node.value
    if isinstance(node, ast.For | ast.comprehension):
        return [node.target], node.iter
    return [], None


def is_bound(node: ast.AST) -> TypeGuard[ast.Name]:
    """Tell whether this is a variable that gets a value: `x`, and not `x.headers["Vary"]`."""
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def own_method(node: ast.AST, owner: object) -> FunctionType | None:
    """Return the method behind `self.method(…)`; None where it is no such call."""
    if owner is None or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    if not isinstance(node.func.value, ast.Name) or node.func.value.id != "self":
        return None
    return unwrap(inspect.getattr_static(type(owner), node.func.attr, None))


def steps(function: FunctionType, owner: object) -> Iterator[FunctionType]:
    """Yield a function, then the methods of its own object that it comes through, each once."""
    found = [function]
    for step in found:
        yield step
        methods = (own_method(node, owner) for node in body(definition(step)))
        found += [one for one in dict.fromkeys(methods) if one and one not in found]
