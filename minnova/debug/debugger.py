"""ipdb's own debugger class, whichever it picks, with ours mixed in before it."""

import sys
from collections.abc import Callable
from typing import Any, cast

from minnova.debug.commands import Commands
from minnova.debug.render.ink import wants_colour
from minnova.debug.views import VIEWS, View

PROMPTS = ("ps1", "ps2", "ps3")
"""What sys holds where somebody types at Python; `ps1` tells others that somebody does."""


def make_debugger() -> Commands:
    """Make the debugger that a prompt of ipdb would have here, with our commands and stops.

    In a terminal that is IPython's TerminalPdb, elsewhere its plain Pdb; ipdb decides, after it
    has read the user's IPython configuration.
    """
    base = ipdb_class()
    commands = {f"do_{view.name}": command_of(view) for view in VIEWS}
    return cast(Commands, type("Debugger", (AtTerminal, base), commands)())


class AtTerminal(Commands):
    """Writes and asks as ipdb is set up to; `debug EXPRESSION` makes another one of its kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what pdb takes, but leave Ctrl-C to whoever runs this."""
        super().__init__(*args, **{"nosigint": True, **kwargs})
        self.context = ipdb_context()
        be_quick(self)
        _dress(self)


def ipdb_class() -> type[Any]:
    """Return the class that ipdb picks.

    Making IPython's shell for it replaces sys.excepthook, `__main__` and the prompts of `python -i`;
    all are put back.
    """
    from ipdb.__main__ import _get_debugger_cls

    excepthook, main = sys.excepthook, sys.modules["__main__"]
    prompts = {name: vars(sys)[name] for name in PROMPTS if name in vars(sys)}
    try:
        return cast(type[Any], _get_debugger_cls())
    finally:
        sys.excepthook, sys.modules["__main__"] = excepthook, main
        for name in PROMPTS:
            vars(sys).pop(name, None)
        vars(sys).update(prompts)


def ipdb_context() -> int:
    """Return how many lines of source ipdb shows: $IPDB_CONTEXT_SIZE, its files, or 3."""
    import os

    from ipdb.__main__ import get_context_from_config

    return int(os.environ.get("IPDB_CONTEXT_SIZE") or get_context_from_config())


def be_quick(debugger: Any) -> None:
    """Switch off what IPython asks at every call and line: hidden frames and frames to skip.

    With them a traced run takes 25 times as long. The predicates belong to the class: copy them.
    """
    debugger._predicates = {**debugger._predicates, "debuggerskip": False}
    debugger.skip_hidden = False


def _dress(debugger: Any) -> None:
    """Choose colour or none, for ipdb's output as for ours, and let Tab complete our names."""
    debugger.ink.colour = wants_colour(sys.stdout)
    if not debugger.ink.colour:
        debugger.set_theme_name("nocolor")
        debugger.shell.colors = "nocolor"
    prompt = getattr(debugger, "pt_app", None)
    if prompt is None:
        return
    from prompt_toolkit.output import ColorDepth

    from minnova.debug.completion import CommandCompleter

    prompt.completer = CommandCompleter(debugger, prompt.completer)
    if not debugger.ink.colour:
        prompt.color_depth = ColorDepth.DEPTH_1_BIT


def command_of(view: View) -> Callable[[Commands, str], None]:
    """Make the command of a view; its docstring is what `help` says."""

    def command(debugger: Commands, arg: str) -> None:
        debugger.message(view.of_halt(debugger, arg.strip()))

    command.__doc__ = (
        f"{view.name} {view.takes}".rstrip() + f"\n\n{view.help[:1].upper()}{view.help[1:]}."
    )
    return command
