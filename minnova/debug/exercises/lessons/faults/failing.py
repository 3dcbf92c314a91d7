"""Faults in the code, and in the database."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.lessons.faults.answers import (
    FORM,
    other_layer,
    other_status,
    status_and_layer,
)

NO_DECORATOR = (
    "Nobody stands around a layer but the layers outside it. Which of them has a `try` around "
    "the application?"
)

FAILING = (
    Exercise(
        "05.10",
        question="The method of the controller that fetches the servers raises a `RuntimeError`. "
        "Which status, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['bug in controller']`, what `asked(bug_in_the_controller)` found",
        right="500 ResourceV21",
        hints=(
            "What stands above `def detail` in servers.py?",
            "`expected_errors` makes an HTTPInternalServerError of it. That is an HTTP error like any "
            "other: who makes an answer of those?",
            "The resource does, with a `Fault`.",
        ),
        mistakes=(
            Mistake(
                "500 FaultWrapper",
                "That is the last net, and the exception does not fall so far. The decorator "
                "`expected_errors` makes an HTTP error of it, and the resource an answer.",
            ),
            Mistake(
                "400 ResourceV21",
                "The resource makes a 400 of a `TypeError`, since wrong arguments "
                "are one. This is a `RuntimeError`.",
            ),
            other_status(
                "503 ResourceV21",
                "The layer is right. But what has nova to say about an "
                "exception that nobody expected?",
            ),
        ),
        solution="500 from the resource. `expected_errors` turns it into an HTTP error that names the "
        "class only; the resource makes a Fault of it, in nova's JSON.",
    ),
    Exercise(
        "05.11",
        question="The same exception, but in the layer `NovaKeystoneContext`. Which status, and which "
        "layer answers?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['bug in a layer']`, what `asked(bug_in_a_layer)` found",
        right="500 FaultWrapper",
        hints=(
            "The exception leaves the frame of `NovaKeystoneContext`. Which frames are outside?",
            "Which of the layers outside has a `try` around its call?",
            "Its name says it: it wraps faults.",
        ),
        mistakes=(
            Mistake(
                "500 ResourceV21", "The request does not come to the resource. " + NO_DECORATOR
            ),
            Mistake(
                "500 NovaKeystoneContext", "It does not catch what is raised in it. " + NO_DECORATOR
            ),
            Mistake(
                "401 NovaKeystoneContext",
                "It answers 401 where there is no user. Here it comes to "
                "no answer at all: an exception leaves it.",
            ),
            other_layer(
                "500 CORS",
                "The status is right. Some layer between the two catches it before it comes there.",
            ),
        ),
        solution="`FaultWrapper` calls the application inside a `try`, so its frame is still there when "
        "the exception comes out. Its answer does not even name the class.",
    ),
    Exercise(
        "05.12",
        question="The database is gone; `authtoken` has seen the token a moment ago. Which status, and "
        "which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['no database']`, what `asked(no_database)` found",
        right="500 ResourceV21",
        hints=(
            "How far does the request come? The first line of the hook says `dispatch.database`.",
            "SQLAlchemy raises. What was it that the decorator makes of any exception?",
            "It is the same as with the bug in the controller.",
        ),
        mistakes=(
            Mistake(
                "503 ResourceV21",
                "It would be the better answer. But the controller knows no "
                "difference between a lost database and any other exception.",
            ),
            Mistake(
                "500 FaultWrapper",
                "The exception comes from inside the controller's method, and "
                "that has the decorator `expected_errors` around it.",
            ),
            Mistake(
                "503 AuthProtocol",
                "It would have to ask keystone for that. It has asked about this "
                "token before, and remembers.",
            ),
            Mistake(
                "200 ResourceV21", "An empty list? That would be a lie, and nova does not tell it."
            ),
        ),
        solution="500, as with any exception that the method does not expect. The message names "
        "`OperationalError`, and says no more.",
    ),
    Exercise(
        "05.13",
        question="The database is gone, and the token is a new one. Which status, and which layer?",
        form=FORM,
        truth=status_and_layer,
        against="`runs['…with a new token']`, what `asked(no_database_new_token)` found",
        right="503 AuthProtocol",
        hints=(
            "`authtoken` has not seen this token. Whom does it ask?",
            "keystone cannot look it up. Is the token bad, then?",
            "Nobody knows. So: Service Unavailable.",
        ),
        mistakes=(
            Mistake(
                "401 AuthProtocol",
                "401 would say that the token is bad. keystone has not said so: it could not look.",
            ),
            Mistake(
                "500 ResourceV21",
                "The request does not come there: about a token that it has not "
                "seen, `authtoken` has to ask.",
            ),
            other_status(
                "500 AuthProtocol",
                "The layer is right. It knows what is the matter, and "
                "there is a status for it: come back later.",
            ),
            Mistake(
                "500 FaultWrapper",
                "`authtoken` stands inside `FaultWrapper`, and raises an HTTP error. wsgify makes an "
                "answer of such an error, so it does not come to `FaultWrapper` as an exception.",
            ),
            other_layer("503 ResourceV21", "The status is right. But who asks keystone?"),
        ),
        solution="keystone cannot answer, so `authtoken` cannot either: 503. It is the one answer of "
        "the ten faults that asks the client to try again.",
    ),
)
