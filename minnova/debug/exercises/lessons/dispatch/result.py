"""The SQL, the keys that extensions add, and what becomes of an error."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word
from minnova.debug.exercises.lessons.dispatch.answers import (
    EXTENSIONS,
    layers,
    limit,
    refused,
    selects,
    status,
)

PLAIN_WSGI = "Do not count `URLMap` and `RoutesMiddleware`. They are plain WSGI, and have no wsgify around them."

RESULT = (
    Exercise(
        "04.4",
        question="The client sent no limit. The first SELECT has one all the same: which?",
        form=Number(),
        truth=limit,
        against="`parameters`, what the SELECT was sent with",
        right=1000,
        hints=(
            "No client shall get a million servers at once. nova.conf has an option for that.",
            "The parameters are in the order of the question marks; `LIMIT ? OFFSET ?` is last.",
            '`s("p parameters")` where the SELECT is sent.',
        ),
        mistakes=(
            Mistake(
                0,
                "That is the last parameter, the offset. A limit of 0 would give an empty list.",
            ),
            Mistake(9, "So many servers came back. The database was not told to stop there."),
            Mistake(100, "A good guess: other services do so. nova's `max_limit` is larger."),
        ),
        solution="1000: `max_limit` in nova.conf. `common.get_limit_and_marker` puts it in "
        "where the client names none, or a larger one.",
    ),
    Exercise(
        "04.5",
        question="The answer has nine servers, with flavor, tags, addresses, volumes. How many SELECTs "
        "does nova send for it?",
        form=Number(),
        truth=selects,
        against="`statements`, the list that the hook filled",
        right=8,
        hints=(
            "Asking again for each server is the mistake that nova avoids here.",
            "Each kind of thing that belongs to a server stands in a table of its own.",
            "`len(statements)`.",
        ),
        mistakes=(
            Mistake(1, "One would need a join of all tables, and many rows for each server."),
            Mistake(
                10,
                "One, and one more for each server? The rows of all servers come together: `IN (…)`.",
            ),
            Mistake(9, "It does not go by the number of servers: for one server it is as many."),
        ),
        solution="Eight: one for the servers, and one for each kind of thing that belongs to them, for "
        "all servers at once. nova 14 sends eight, too. With a thousand servers it is still eight.",
    ),
    Exercise(
        "04.6",
        question="The user demo asks. To which of the nine extensions does the policy say no?",
        form=Word(EXTENSIONS),
        truth=refused,
        against="`added`, who wrote which key",
        right="extended_server_attributes",
        hints=(
            "demo is a Member. What is only for administrators?",
            "On which host does a server run? A user of a cloud is not told.",
            "In the picture, look for the row with `refused`.",
        ),
        mistakes=(
            Mistake(
                "hide_server_addresses",
                "It adds no key, but it is not refused: it hides the addresses of a server that is "
                "being built.",
            ),
            Mistake(
                "extended_availability_zone",
                "A zone is something that a user chooses, and may see.",
            ),
            Mistake(
                "server_usage", "It adds when a server was launched: every user may know that."
            ),
        ),
        solution="`extended_server_attributes`: host, hypervisor and others are for administrators. "
        "A refusal is no error here. The extension adds nothing, and the answer is shorter.",
    ),
    Exercise(
        "04.7",
        question="`GET /v2.1/servers/none` is answered with 404, by the controller. How many layers "
        "does wsgify call for this request?",
        form=Number(),
        truth=layers,
        against="`peeled`, what peel saw",
        right=11,
        hints=(
            "Up to the resource it is the same way as for `/servers/detail`.",
            "What does `Resource.__call__` return for an error? Is that a response?",
            "The last row of the listing is a layer, too.",
        ),
        mistakes=(
            Mistake(10, "A request that goes well has so many. An error has one more: `Fault`."),
            Mistake(12, PLAIN_WSGI),
            Mistake(13, PLAIN_WSGI),
            Mistake(
                8,
                "A request that never reaches a resource has so many: `GET /v2.1`. This one does.",
                article=1,
            ),
        ),
        solution="Eleven. The exception becomes a `Fault`, and a Fault is a WSGI application with a "
        "wsgify of its own. The resource returns it, and wsgify calls it, as it calls every "
        "application that a layer returns.",
    ),
    Exercise(
        "04.8",
        question="A path without a route, and a microversion that does not exist: "
        "`GET /v2.1/nothing` with 99.9. Which status comes back?",
        form=Number(),
        truth=status,
        against="`response`, what came back",
        right=404,
        hints=(
            "Two things are wrong. Which one is looked at first?",
            "Who looks at the path? Who looks at the microversion?",
            "Without a route there is no resource, and the resource checks the version.",
        ),
        mistakes=(
            Mistake(406, "A resource would say so. But no resource gets this request."),
            Mistake(400, "Both are well formed: 400 is for what cannot be read."),
        ),
        solution="404. The path is looked at first, by Routes; `_dispatch` answers 404 where nothing "
        "matches. The microversion is a matter of the resource, and there is none.",
    ),
)
