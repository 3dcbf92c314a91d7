"""A hook on one's own filter, and an application that is not nova."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word
from minnova.debug.exercises.lessons.building.reading import how_it_hands_on

WATCHING = (
    Exercise(
        "06.11",
        question="How often is the greeter called in one `nova list`?",
        form=Number(),
        truth=len,
        against="`calls`, which the hook has filled",
        right=3,
        hints=(
            "Which requests pass the pipeline of `/v2.1`? The login does not: it goes to keystone.",
            "Do not forget the one that the client does not log: the redirect.",
        ),
        mistakes=(
            Mistake(
                1,
                "The list is one. But the client asks for the versions first, and that passes the "
                "same pipeline.",
            ),
            Mistake(
                2,
                "Two are in the client's log. But it also follows a redirect, and logs nothing then: one "
                "more.",
            ),
            Mistake(4, "The login goes to keystone, and does not pass here."),
        ),
        solution="Three times: `/v2.1` (302), `/v2.1/` and `/v2.1/servers/detail`.",
    ),
    Exercise(
        "06.12",
        question="How does `Loud` hand the request on to `hello`?",
        form=Word(among=("calls", "returns", "answers")),
        truth=how_it_hands_on,
        against="`onion`, what `read(Loud(hello))` has read",
        right="calls",
        hints=(
            "`Loud` makes capital letters of what comes back. What has to be over by then?",
            "Is `self.inner` called in the method, or given back as it is?",
        ),
        mistakes=(
            Mistake(
                "returns",
                "It returns a list, the answer. A layer that returns hands back the "
                "application, uncalled, as nova's context layer does.",
            ),
        ),
        solution="It calls: `self.inner(environ, start_response)` is inside its own method. Plain WSGI "
        "layers nearly always do; returning an application is a habit of wsgify.",
    ),
)
