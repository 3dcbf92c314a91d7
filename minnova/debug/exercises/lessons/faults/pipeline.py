"""Faults in the order of the filters, and in what the resource looks at."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.lessons.faults.answers import (
    FORM,
    other_layer,
    other_status,
    status_and_layer,
)

NOBODY_MISSES_IT = (
    "Who would raise? The resource has a list of extensions. This one is not in it, and nobody "
    "misses it."
)

PIPELINE = (
    Exercise(
        "05.6",
        question="All filters are there, but `keystonecontext` stands before `authtoken`. Which "
        "status, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['wrong order']`, what `asked(wrong_order)` found",
        right="401 NovaKeystoneContext",
        hints=(
            "Which of the two does a request meet first now?",
            "Compare it with the pipeline that had no `authtoken`. What is different when the "
            "request comes to `NovaKeystoneContext`?",
            "Nothing is different: no headers, so 401 from `NovaKeystoneContext`.",
        ),
        mistakes=(
            Mistake(
                "200 ResourceV21",
                "All filters are there, that is true. But what one of them needs "
                "has not been written yet when it is asked.",
            ),
            Mistake(
                "401 AuthProtocol",
                "The token is good: `AuthProtocol` would let it pass. But does "
                "the request come there?",
            ),
            other_status(
                "500 NovaKeystoneContext",
                "The layer is right. It has met a request without "
                "these headers before, in the fourth fault.",
            ),
        ),
        solution="`NovaKeystoneContext` is outside now, and finds no headers: 401. `AuthProtocol` is "
        "loaded, and never asked.",
    ),
    Exercise(
        "05.7",
        question="The extension `extended_status` is not loaded. What is the answer to "
        "`GET /v2.1/servers/detail`, and which layer gives it?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['missing extension']`, what `asked(missing_extension)` found",
        right="200 ResourceV21",
        hints=(
            "Does this extension bring a route, or does it add to another's answer?",
            "At `response.extensions`, how many are there? In the good run there are nine.",
            "The resource calls those that are there. It does not know that there was another one.",
        ),
        mistakes=(
            Mistake(
                "404 Router._dispatch",
                "That would be so if the extension had brought the route. "
                "`servers` brings this one; `extended_status` only adds to its answer.",
            ),
            Mistake("500 FaultWrapper", NOBODY_MISSES_IT),
            Mistake("500 ResourceV21", NOBODY_MISSES_IT),
            other_status(
                "404 ResourceV21",
                "The layer is right. It has found the method `detail`, and calls it. What is missing "
                "was only to add to its answer.",
            ),
        ),
        solution="200: the controller answers, eight extensions add their keys, and three keys are "
        "not there. Nothing in the answer says so.",
    ),
    Exercise(
        "05.8",
        question="The client asks for microversion 99.9. Which status, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['microversion 99.9']`, what `asked(microversion)` found",
        right="406 ResourceV21",
        hints=(
            "Who looks at the version? The halt is at the stop `dispatch.version`: which stage?",
            "The last coat in the picture of a good run: `ResourceV21`. And the status is the one for "
            "`I do not have it in the form that you accept`.",
            "406, Not Acceptable.",
        ),
        mistakes=(
            Mistake(
                "400 ResourceV21",
                "400 is for a version that cannot be read, such as `garbage`. "
                "This one can be read. There is no such version, that is all.",
            ),
            Mistake(
                "404 Router._dispatch", "Routes does not look at the version: the route is found."
            ),
            Mistake(
                "406 URLMap",
                "URLMap looks at `Accept` and at the ending of the path, but not at "
                "the microversion.",
            ),
            other_layer(
                "406 APIRouterV21",
                "The status is right. But the router does not look at the version.",
            ),
            other_status(
                "404 ResourceV21",
                "The layer is right. 404 is for a method that this version "
                "does not have. Here nova does not have the version.",
            ),
        ),
        solution="`ResourceV21` looks at the version before anything else, and answers 406 for one "
        "outside 2.1 to 2.38. The layers outside it do not know of versions.",
    ),
    Exercise(
        "05.9",
        question="The token is demo's, the project's id in the path is that of other. Which status, "
        "and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['other project']`, what `asked(other_project)` found",
        right="400 ResourceV21",
        hints=(
            "Where is the project's id taken out of the path? There it can first be compared.",
            "The halt is in `Resource._check_project`. What does it raise?",
            "An `HTTPBadRequest`, which is 400.",
        ),
        mistakes=(
            Mistake(
                "403 ResourceV21",
                "You would think so: it is not your project. But no policy is "
                "asked. Path and token contradict each other, and such a request makes no sense.",
            ),
            Mistake(
                "404 Router._dispatch",
                "The id looks like one, so a route fits. Routes does not know whose it is.",
            ),
            Mistake(
                "401 AuthProtocol", "The token is good, and `AuthProtocol` does not read the path."
            ),
            Mistake(
                "200 ResourceV21",
                "Then the id in the path would mean nothing at all. Almost! It is "
                "compared with that of the token.",
            ),
            other_status(
                "404 ResourceV21",
                "The layer is right. It does not look whether there is such a project. It only "
                "compares two ids.",
            ),
            other_layer(
                "400 NovaKeystoneContext",
                "The status is right. But this layer is asked before the path is taken apart.",
            ),
        ),
        solution="400: the resource compares the id in the path with that of the token, before it "
        "calls the controller. The policy is not asked.",
    ),
)
