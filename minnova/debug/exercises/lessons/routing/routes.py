"""Why a path matches what it matches, who is left on the stack, and the redirect."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word, Words
from minnova.debug.exercises.lessons.routing.answers import (
    EIGHT,
    LAYERS,
    action,
    answerer,
    gone,
    is_called_next,
    tried,
)

ROUTES = (
    Exercise(
        "03.4",
        question="The mapper at `/v2.1` has 126 routes. How many does it try for "
        "`GET /servers/detail`?",
        form=Number(),
        truth=tried,
        against="`found`, the explanation of this path",
        right=1,
        hints=(
            "Does Routes begin with the first route of the table?",
            "Routes keeps its routes in groups, by the text that each begins with.",
            "`found.tried` holds the routes that were tried.",
        ),
        mistakes=(
            Mistake(126, "It does not go through the table. Only some routes can fit at all."),
            Mistake(
                80,
                "That is the place of the route in the table. The ones before are not tried.",
            ),
        ),
        solution="One. Routes groups its routes by their fixed beginning, and looks up the longest "
        "group that the path begins with. `/servers/detail` has no variable: its whole text is "
        "the beginning.",
    ),
    Exercise(
        "03.5",
        question="Somebody asks for `GET /servers/detail.html`. Which action does it reach?",
        form=Word(("index", "detail", "show", "none")),
        truth=action,
        against="`with_ending`, the explanation of `/servers/detail.html`",
        right="show",
        hints=(
            "A route may end in `.{format}`. Which formats are allowed?",
            "After `/servers/detail` other routes are tried. One has a variable in this place.",
            "The last row of the picture is the route that fits.",
        ),
        mistakes=(
            Mistake(
                "detail",
                "`.html` is no format here: only json and xml are. So `detail` is turned down.",
            ),
            Mistake(
                "none",
                "A 404 is what the client gets. But it comes from a controller, not from the routes.",
            ),
        ),
        solution="`show`: `detail.html` fits `/servers/{id}`. So nova looks for a server with the "
        "id `detail.html`, and answers 404 because there is none. The status is what you would "
        "expect, the reason is not.",
    ),
    Exercise(
        "03.6",
        question="RoutesMiddleware has found a route. Which function of the router does it call?",
        form=Word(),
        judge=is_called_next,
        against="`matched`, the halt at `routing.dispatch`",
        right="_dispatch",
        hints=(
            "`Router.__init__` makes the middleware, and gives it a function.",
            "Stop at `routing.match` and look at `self.app`.",
            "`matched.here` is where `routing.dispatch` halts.",
        ),
        mistakes=(
            Mistake(
                "_dismatch",
                "Look at the spelling. The function sends the request on: it dispatches it.",
                article=12,
            ),
            Mistake("dispatch", "Nearly: its name begins with an underscore."),
            Mistake("detail", "That is the controller's. There is one more step before it."),
            Mistake("__call__", "That one was before: it returned the middleware that we are in."),
        ),
        solution="`Router._dispatch`. `Router.__call__` returns the middleware, the middleware calls "
        "`_dispatch`, and `_dispatch` returns the controller of the route.",
    ),
    Exercise(
        "03.7",
        question="The resource has the request now. Of the eight coats, which ones are not on the "
        "stack any more?",
        form=Words(EIGHT, ordered=False),
        truth=gone,
        against="`arrived`, the halt at `dispatch.resource`",
        right=("NovaKeystoneContext", "APIRouterV21"),
        hints=(
            "A coat that calls the next one has to wait for it. A coat that returns it does not.",
            "Read the last line of each coat's `__call__`.",
            "In the onion, the dashed boxes are those that have left.",
        ),
        mistakes=(
            Mistake(
                EIGHT,
                "Then nobody could add a header to the answer. No coat is taken off: each one "
                "waits, or has returned the next one.",
                article=7,
            ),
            Mistake(
                ("RequestBodySizeLimiter", "NovaKeystoneContext", "APIRouterV21"),
                "True for nova 14. Today's oslo.middleware has a RequestBodySizeLimiter that calls.",
            ),
            Mistake(
                ("NovaKeystoneContext",),
                "It has left. It is not the only one: see what the router does.",
            ),
            Mistake(
                ("APIRouterV21",),
                "It has left. It is not the only one: look at the coat around it.",
            ),
            Mistake((), "Not every coat waits. Which ones only return the next application?"),
        ),
        solution="NovaKeystoneContext and APIRouterV21. Both only return the next application. "
        "wsgify calls that one after their function has ended. The other six wait in "
        "`req.get_response(…)`, and see the answer on its way out.",
    ),
    Exercise(
        "03.8",
        question="The client asks for `GET /v2.1`. Which layer answers it?",
        form=Word(LAYERS),
        truth=answerer,
        against="`changed`, what diff saw",
        right="RoutesMiddleware",
        hints=(
            "It is answered with 302: go to another path. Who knows about paths?",
            'The mapper of `/v2.1` sees an empty path. `explain(mounted, "")` shows its route.',
            "`changed.requests[0].answered_by` names it.",
        ),
        mistakes=(
            Mistake(
                "APIRouterV21",
                "It is the last coat that wsgify sees. But it only returns the next "
                "application, and that one is called without wsgify.",
                article=1,
            ),
            Mistake("ResourceV21", "This request never comes so far. Look at its status."),
            Mistake(
                "URLMap",
                "URLMap finds `/v2.1` and hands on. It does not mind the missing slash.",
            ),
        ),
        solution="RoutesMiddleware. A route for the empty path redirects to `/`, and "
        "the middleware answers that itself: 302, before `_dispatch`. The client follows. "
        "So nova sees three requests where the client's log has two.",
    ),
)
