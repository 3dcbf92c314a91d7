"""The commands that we add to ipdb's own."""

from inspect import cleandoc
from typing import Any

from minnova.debug.leaving import Restart
from minnova.debug.prompt import Prompt
from minnova.debug.render import text
from minnova.debug.render.ink import columns
from minnova.debug.stops import Stop


class Commands(Prompt):
    """Every `do_NAME` is a command; its docstring is what `help NAME` says."""

    NAMED = ("go", "stop", "upstream")
    """Those that take the name of a stop or a stage."""

    def ours(self) -> tuple[str, ...]:
        """Return the names of our commands, the views of `views.py` among them."""
        from minnova.debug.views import VIEWS

        views = (view.name for view in VIEWS)
        return (*self.NAMED, "layer", "card", "stack", "request", "restart", *views)

    def do_stop(self, arg: str) -> None:
        """stop NAME

        Halt at this stop, too: at its next hit in the request that matters. A stage's name
        means all of its stops.
        """
        stops = self._named(arg)
        for stop in stops:
            if armed := self.breakpoint_of(stop):
                armed.breakpoint.enable()
                self.message(f"Breakpoint {armed.breakpoint.number} at {stop.name}")
            else:
                self.error(f"{stop.name}: this run does not come there")
        self.plan = self.plan.also(stops)

    def do_go(self, arg: str) -> bool:
        """go NAME

        Run on to this stop, or to the next one of this stage, past all other breakpoints.
        """
        stops = self._named(arg)
        found = [self.breakpoint_of(stop) for stop in stops]
        ahead = [armed.stop for armed in found if armed and not self.is_behind(armed.stop)]
        if ahead:
            self.go(arg, ahead)
            self.set_continue()
        elif any(found):
            self.error(self._behind(arg, stops))
        elif stops:
            self.error(f"{arg}: this run does not come there")
        return bool(ahead)

    @property
    def no_request(self) -> str:
        """What is said where no request is under way yet; in a run of nova, also what leads into one."""
        staged = any(not armed.stop.is_target for armed in self.armed.values())
        return "no request is under way" + (": `go routing` leads into one" if staged else "")

    def do_layer(self, arg: str) -> bool:
        """layer

        Run on into the next layer that the request comes to.
        """
        from minnova.debug.layers import read

        application = self.application()
        if application is None:
            self.error(self.no_request)
            return False
        onion = read(application)
        here = onion.lit(self.stack[self.curindex][0])
        expected = onion.onward(here)
        codes = frozenset(code for layer in expected if (code := onion.code(layer)))
        if not codes:
            unread = f", as far as it can be read. {here.note}" if here and here.note else ""
            self.error(f"this is the innermost layer{unread}")
            return False
        self.go_into(codes, lambda frame: onion.arrived(frame, expected) is not None)
        self.set_continue()
        return True

    def do_restart(self, arg: str) -> bool:
        """restart

        Begin the whole run again, with the same stops.
        """
        if self.script is not None:
            self.error("restart needs a terminal: a script would begin again without end")
            return False
        self.leave = Restart
        self.set_quit()
        return True

    do_run = do_restart

    def do_card(self, arg: str) -> None:
        """card

        Show again the card of the stop whose function we are in, with the values of now.
        """
        if found := self.surrounding():
            self.message(self.card(*found))
        else:
            self.error("no stop's function is on the stack; `stops` lists them")

    def do_stack(self, arg: str) -> None:
        """stack

        Show the stack, folded to the layers, the functions of stops and the frame we look at.
        """
        from minnova.debug.folding import fold
        from minnova.debug.layers import read
        from minnova.debug.render.stack import text as drawn
        from minnova.debug.session.looking import levels

        application = self.application()
        steps = fold(
            [frame for frame, _ in self.stack],
            levels(self.stack),
            self.curindex,
            None if application is None else read(application),
            {code: armed.stop.name for code, armed in self.armed.items()},
        )
        self.message(drawn(steps, len(self.stack), columns(), self.ink))

    def do_request(self, arg: str) -> None:
        """request

        Show the request that we are in, as the next layer gets it: path, query, headers, route.
        """
        from minnova.debug.incoming import incoming
        from minnova.debug.render.incoming import text as drawn

        layer = self.recorder.around(self.stack[self.curindex][0])
        if self.request is None or layer is None:
            self.error(self.no_request)
            return
        found = incoming(layer.call.environ, self.request, self.mask)
        self.message(drawn(found, columns(), self.ink))

    def do_upstream(self, arg: str) -> None:
        """upstream [NAME]

        Show where nova 14 and today's nova do what this stop shows.
        """
        found = self.surrounding()
        stops = self._named(arg) if arg else (found[0],) if found else ()
        for stop in stops:
            self.message(text.upstream(stop))
        if not arg and not found:
            self.error("no stop's function is on the stack: name one, as in `upstream dispatch`")

    def do_help(self, arg: str) -> Any:
        """h(elp) [COMMAND]

        List the commands, or say what one does.
        """
        if arg in self.ours():
            return self.message(cleandoc(getattr(self, f"do_{arg}").__doc__))
        if not arg:
            self.message("\nCommands of the walkthrough (type help <command>):")
            for name in self.ours():
                usage, _, text = cleandoc(getattr(self, f"do_{name}").__doc__).partition("\n\n")
                self.message(
                    f"  {usage:<16} {' '.join(text.split()).partition('. ')[0].rstrip('.')}"
                )
        return super().do_help(arg)

    do_h = do_help

    def complete_go(self, text: str, line: str, begidx: int, endidx: int) -> list[str]:
        """Complete the names of stops and stages, and targets."""
        return self.offered(text)

    complete_stop = complete_upstream = complete_go

    def _named(self, name: str) -> tuple[Stop, ...]:
        """Return the stops of this name; without one, say so and return none."""
        try:
            return self.find(name.strip())
        except LookupError as error:
            self.error(
                str(error) if name else "the name of a stop or a stage, please, or module:qualname"
            )
            return ()

    def _behind(self, name: str, stops: tuple[Stop, ...]) -> str:
        if self.here in stops:
            return f"{name}: that is where we are"
        return (
            f"{name} is behind us. `restart` begins the run again; "
            f"`stop {name}` waits for its next hit."
        )
