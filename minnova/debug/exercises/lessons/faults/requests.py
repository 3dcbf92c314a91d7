"""Faults in the request, and in the pipeline before the router."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import YesNo
from minnova.debug.exercises.lessons.faults.answers import (
    FORM,
    other_layer,
    other_status,
    status_and_layer,
)

CONTEXT_TOO_EARLY = (
    "The layer is not it. `NovaKeystoneContext` makes the context of what `authtoken` has found out "
    "about the token: it comes later."
)


def differ(answers: tuple[str, str]) -> bool:
    """Say whether two bodies are different, so that a client could tell the two cases apart."""
    one, other = answers
    return one != other


REQUESTS = (
    Exercise(
        "05.1",
        question="Nobody knows the token. What does nova answer, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['a bad token']`, what `asked(bad_token)` found",
        right="401 AuthProtocol",
        hints=(
            "Which filter asks keystone? Its name in api-paste.ini is `authtoken`.",
            "The class of that filter is on the screen: the last coat of `s.onion`.",
            "The last line that ran begins with `raise webob.exc.HTTPUnauthorized`. That is 401.",
        ),
        mistakes=(
            Mistake(
                "403 AuthProtocol",
                "403 means: I know who you are, and you may not. Here nobody knows who it is.",
            ),
            Mistake("401 NovaKeystoneContext", CONTEXT_TOO_EARLY),
            other_layer(
                "401 ResourceV21",
                "The status is right. But no layer further in may be asked "
                "before somebody has looked at the token.",
            ),
            other_status(
                "500 AuthProtocol",
                "The layer is right. But a bad token is the client's "
                "fault, and the status says so: it begins with a 4.",
            ),
        ),
        solution="`authtoken` (the class is `AuthProtocol`) asks keystone about the token, gets 404, "
        "and raises 401. The layers inside it never see the request.",
    ),
    Exercise(
        "05.2",
        question="A token that has expired, and a token that never existed: does the client get "
        "different answers?",
        form=YesNo(),
        truth=differ,
        against="`answers`, the two bodies: `bad_token().text, expired_token().text`",
        right=False,
        hints=(
            "What may a thief learn from the answer?",
            "Compare the two yourself: `bad_token().text` and `expired_token().text`.",
        ),
        mistakes=(
            Mistake(
                True,
                "That would be kind to the client, and to a thief: `has expired` also says "
                "that the token was real once. Look at both bodies.",
            ),
        ),
        solution="They are the same. keystone says 404 for both, `there is no such token`, and "
        "`authtoken` makes the same 401 of it. A client asks for a new token in either case.",
    ),
    Exercise(
        "05.3",
        question="The body is too large, and the token is bad. Which status, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['a large body']`, what `asked(large_body)` found",
        right="413 RequestBodySizeLimiter",
        hints=(
            "Both layers would refuse it. Which one does the request meet first?",
            "The filters in api-paste.ini stand from the outermost to the innermost: `… faultwrap "
            "sizelimit authtoken …`.",
            "The picture above: `RequestBodySizeLimiter` stands to the left of `AuthProtocol`. Its "
            "status is 413, Request Entity Too Large.",
        ),
        mistakes=(
            Mistake(
                "401 AuthProtocol",
                "It would refuse this request, too. But another layer "
                "stands outside it, and comes first.",
            ),
            Mistake("404 ResourceV21", "The request does not come as far as to a route."),
            other_status(
                "400 RequestBodySizeLimiter",
                "The layer is right. HTTP has a status of its own for a body that is too large.",
            ),
            other_layer("413 CORS", "The status is right. Which filter has a name like that?"),
        ),
        solution="413 from `RequestBodySizeLimiter`. It stands outside `authtoken`, and so it comes "
        "first: nova neither reads the body nor asks keystone.",
    ),
    Exercise(
        "05.4",
        question="`authtoken` is not in the pipeline, and the token is good. Which status, and which "
        "layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['no authtoken']`, what `asked(no_authtoken)` found",
        right="401 NovaKeystoneContext",
        hints=(
            "Who needs what `authtoken` has found out? The layer right inside it.",
            "In the halt at `routing.context`: which user is in the headers?",
            "`NovaKeystoneContext` finds no `X-User-Id`. Its last lines: `return "
            "webob.exc.HTTPUnauthorized()`.",
        ),
        mistakes=(
            Mistake(
                "200 ResourceV21",
                "Nobody checks the token, that is true. But a layer "
                "further in wants to know who you are.",
            ),
            Mistake(
                "401 AuthProtocol",
                "`AuthProtocol` is the class of `authtoken`, and that is not in this pipeline.",
            ),
            Mistake(
                "500 FaultWrapper",
                "A good guess: a layer does not find what it needs. But it looks "
                "whether it is there, and does not raise.",
            ),
            other_status(
                "403 NovaKeystoneContext",
                "The layer is right. It says: I do not know who you are. Which status says that?",
            ),
            other_layer(
                "401 ResourceV21", "The status is right. But the request does not come that far."
            ),
        ),
        solution="`NovaKeystoneContext` makes nova's context of the headers that `authtoken` writes. "
        "There is no user in them, so it answers 401 itself.",
    ),
    Exercise(
        "05.5",
        question="No `authtoken`, no token, but the headers that it would have written. Which status, "
        "and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['forged headers']`, what `asked(forged)` found",
        right="200 ResourceV21",
        hints=(
            "What does `NovaKeystoneContext` look at? Only at headers.",
            "Who could tell that these headers are not from `authtoken`?",
            "Nobody: the request comes to the resource, `ResourceV21`, and all is well, 200.",
        ),
        mistakes=(
            Mistake(
                "401 NovaKeystoneContext",
                "It wants a user in the headers. Here there is one, "
                "and it cannot know who wrote it.",
            ),
            Mistake("401 AuthProtocol", "It is not in this pipeline. Nobody asks keystone."),
            Mistake(
                "403 ResourceV21",
                "The policy asks for the role admin to see all projects. Which "
                "roles are in the headers?",
            ),
        ),
        solution="200, and the servers of all projects. Nova believes these headers, since "
        "`authtoken` removes what a client sends under these names before it writes its own.",
    ),
)
