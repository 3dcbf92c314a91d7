"""A filter in the pipeline: where it stands, how long, and what it needs to be one."""

from webob.exc import WSGIHTTPException

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Made, Word, YesNo
from minnova.debug.exercises.lessons.building.reading import (
    answered,
    around_the_router,
    greets_demo,
    is_class,
    still_there,
    takes,
)

LAYERS = (
    "CORS",
    "FaultWrapper",
    "NovaKeystoneContext",
    "Greeter",
    "RoutesMiddleware",
)

FILTERS = (
    Exercise(
        "06.1",
        question="`greeter` is the last filter of the line. Which layer is the first that sees the "
        "response of `APIRouterV21`?",
        form=Word(among=LAYERS),
        truth=around_the_router,
        against="`found`, what `diff(greeted, …)` found",
        right="Greeter",
        hints=(
            "The line is read from the left, and the coats are put on from the back.",
            "The last filter is the innermost: the router is right inside it.",
        ),
        mistakes=(
            Mistake(
                "CORS",
                "It is the first on the way in. On the way out the order is the other way "
                "round: it is the last.",
            ),
            Mistake(
                "NovaKeystoneContext",
                "It was the innermost before. And it never sees a response: "
                "it returns the application, and is over.",
            ),
            Mistake("RoutesMiddleware", "It is inside the router, and hands the response to it."),
        ),
        solution="`Greeter`: the last name of the line is the innermost coat, the one right around the "
        "app.",
    ),
    Exercise(
        "06.2",
        question="The method of the controller is running. Is the frame of `Greeter.__call__` still on "
        "the stack?",
        form=YesNo(),
        truth=still_there,
        against="`deep`, the halt at `dispatch.detail`",
        right=True,
        hints=(
            "What does the greeter do with the application: does it call it, or return it?",
            "It needs the response, to write a header into it. So it has to wait for it.",
        ),
        mistakes=(
            Mistake(
                False,
                "It would be gone if it had returned the application. But it calls it, with "
                "`req.get_response`, and waits: `s.stack` at this halt has its frame.",
                article=7,
            ),
        ),
        solution="It is there. A layer that wants to see the response has to call the application inside "
        "its own frame, and stays on the stack until the response comes.",
    ),
    Exercise(
        "06.3",
        question="The greeter stands outside `keystonecontext` now. Does the response still greet demo "
        "by name?",
        form=YesNo(),
        truth=greets_demo,
        against="`outside`, the response of `greeted_outside()`",
        right=True,
        hints=(
            "At which moment does the greeter look for the context: before it calls the application, "
            "or after?",
            "Whose environ is it that `keystonecontext` writes into? Step over the call with `n`, "
            "and look again.",
        ),
        mistakes=(
            Mistake(
                False,
                "So it would be if it looked on the way in. It looks after the call. And the "
                "environ that the layers inside have written into is the same one.",
            ),
        ),
        solution="It does. There is one environ for all layers, and when the answer comes back, all that "
        "was written into it on the way is there.",
    ),
    Exercise(
        "06.4",
        question="Make a filter that answers every request with 503, and never calls the application.",
        form=Made(),
        judge=lambda answer, ask: answered(ask, answer) == (503, 0),
        against="a request: `Request.blank('/')`",
        right="lambda app: HTTPServiceUnavailable()",
        hints=(
            "A filter takes an application. What has to come out of it?",
            "What comes out has to be an application as well: something that takes `environ` and "
            "`start_response`. An `HTTPServiceUnavailable()` is one.",
            "It need not do anything with the application that it was given: `lambda app: …`.",
        ),
        mistakes=(
            Mistake(
                "lambda app: app",
                "This is a filter, and the application behind it is called as if there were none.",
                when=lambda answer, ask: answered(ask, answer) == (200, 1),
            ),
            Mistake(
                "503",
                "Not the status itself, and not the text of a function: put a function here. It has to "
                "take an application.",
                when=lambda answer, ask: not callable(answer),
            ),
            Mistake(
                "lambda environ, start_response: HTTPServiceUnavailable()(environ, start_response)",
                "This takes what an application takes: `environ` and `start_response`. A filter takes "
                "*one* thing, the application that it is put around.",
                when=lambda answer, ask: takes(answer) == 2,
            ),
            Mistake(
                "HTTPServiceUnavailable()",
                "This is an application that answers 503, but no filter "
                "yet: it has to come out of something that takes an application.",
                when=lambda answer, ask: isinstance(answer, WSGIHTTPException),
            ),
            Mistake(
                "lambda app: HTTPServiceUnavailable",
                "This is a filter, but what comes out of it is a class. An application is an object of "
                "this class: write `()` behind it.",
                when=lambda answer, ask: is_class(answer),
            ),
            Mistake(
                "lambda app: lambda environ, start: (list(app(environ, lambda *line: None)), "
                "HTTPServiceUnavailable()(environ, start))[1]",
                "The status is right. But your filter has called the application before.",
                when=lambda answer, ask: answered(ask, answer) == (503, 1),
            ),
        ),
        solution="`lambda app: HTTPServiceUnavailable()`: a filter is a function from an application to "
        "an application. What it does with the one that it is given is its own business.",
    ),
)
