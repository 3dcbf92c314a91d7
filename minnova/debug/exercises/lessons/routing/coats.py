"""What the coats do to a request on its way in."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word
from minnova.debug.exercises.lessons.routing.answers import (
    EIGHT,
    path_info,
    without_environ,
    writer,
)

COATS = (
    Exercise(
        "03.1",
        question="The client asks for `/v2.1/servers/detail`. URLMap hands the request to the first "
        "coat. What stands in `PATH_INFO` then?",
        form=Word(("/v2.1/servers/detail", "/servers/detail", "/detail", "servers/detail")),
        truth=path_info,
        against="`environ`, the dictionary that CORS got",
        right="/servers/detail",
        hints=(
            "URLMap has three mount points. Which part of the path did it use to choose one?",
            "PEP 3333 has two keys for a path: what is done with, and what is still to do.",
            "`s(\"p req['PATH_INFO'], req['SCRIPT_NAME']\")` shows both.",
        ),
        mistakes=(
            Mistake(
                "/v2.1/servers/detail",
                "That is the path of the client. URLMap has used up a part of it: it moved "
                "the mount point to `SCRIPT_NAME`.",
            ),
            Mistake(
                "servers/detail",
                "Nearly. `PATH_INFO` begins with a slash: URLMap takes off `/v2.1`, and no more.",
            ),
            Mistake(
                "/detail", "`servers` is no mount point. The table of routes still needs that part."
            ),
        ),
        solution="URLMap moves the mount point `/v2.1` from `PATH_INFO` to `SCRIPT_NAME`. What is "
        "inside does not know where it is mounted: so one class of router does for `/v2` and `/v2.1`.",
    ),
    Exercise(
        "03.2",
        question="`wsgify.__call__` has a branch for a WSGI environ (a dictionary) and a branch "
        "for a request object. How many calls of one `nova list` take the second branch?",
        form=Number(),
        truth=without_environ,
        against="`kinds`, the list that the hook filled",
        right=0,
        hints=(
            "Who calls a coat: another coat's code, or WebOb's `call_application`?",
            "`req.get_response(app)` calls `app(environ, start_response)`.",
            "`Counter(kinds)` counts what `req` was.",
        ),
        mistakes=(
            Mistake(
                28,
                "That is the number of all calls. `req` is only a name here: what does it hold?",
            ),
            Mistake(
                8,
                "The coats do get a request object. But it is made inside `wsgify.__call__`, "
                "from the environ: the call itself brings a dictionary.",
                article=8,
            ),
            Mistake(10, "The third request alone has so many calls. What does each one bring?"),
        ),
        solution="None. Every coat is called as a WSGI application: `app(environ, start_response)`. "
        "wsgify makes the request object and gives it to the function. The other branch is for "
        "code that calls such a function by hand, with a request.",
    ),
    Exercise(
        "03.3",
        question="When the request arrives, nobody knows whose it is. Which coat writes "
        "the project's id (`HTTP_X_PROJECT_ID`) into the environ?",
        form=Word(EIGHT),
        truth=writer,
        against="`changed`, what diff saw",
        right="AuthProtocol",
        hints=(
            "The id comes from the token. Who asks keystone about the token?",
            "Stop at `routing.token` and at `routing.context`, and look for the key in both.",
            "In the picture of the third request, look for the layer with the most lines.",
        ),
        mistakes=(
            Mistake(
                "NovaKeystoneContext",
                "Close: it reads this key, and makes the `nova.context` of it. The key is there already.",
            ),
            Mistake("ComputeReqIdMiddleware", "It writes an id, but the request's own."),
            Mistake("APIRouterV21", "It writes nothing at all into the environ."),
        ),
        solution="AuthProtocol, of keystonemiddleware. It asks keystone about the token, and writes "
        "what it learns as headers: `HTTP_X_PROJECT_ID`, `HTTP_X_ROLES` and others. "
        "NovaKeystoneContext makes a `RequestContext` of them.",
    ),
)
