"""The exercises of notebook 07: what ten years have changed, and what they have not."""

from collections.abc import Mapping

from minnova.debug.exercises.exercise import Exercise, Lesson, Mistake
from minnova.debug.exercises.forms import Number, Word
from minnova.debug.peel import Peel
from minnova.debug.routing import Explanation

STAGES = ("loading", "pipeline", "client", "routing", "dispatch", "response")


def most_gone(counted: Mapping[str, Mapping[str, int]]) -> str:
    """Find the stage that has lost the most stops."""
    return max(counted, key=lambda stage: counted[stage].get("gone", 0))


def action(found: Explanation) -> str:
    """Read which action a path leads to."""
    return (found.matched and found.matched.action) or ""


def request_count(peeled: Peel[object]) -> int:
    """Count the requests that reached nova."""
    return len(peeled.requests)


LESSON = Lesson(
    "07",
    "the real nova",
    (
        Exercise(
            "07.1",
            question="Which stage has lost the most stops since nova 14?",
            form=Word(among=STAGES),
            truth=most_gone,
            against="`counted`, what became of the stops of each stage",
            right="loading",
            hints=(
                "Think of what costs time and teaches a user nothing: what happens before the first "
                "request.",
                "Who starts the service, and who looks for extensions? Today neither is done.",
            ),
            mistakes=(
                Mistake(
                    "pipeline",
                    "The pipeline has other filters now. The two functions that assemble it are as "
                    "they were.",
                ),
                Mistake(
                    "response",
                    "A good guess: the extensions are gone, and with them one stop of this stage. "
                    "But they had to be found and loaded first.",
                ),
                Mistake(
                    "dispatch",
                    "Much is new below the controller. But every function of this stage is still there.",
                ),
                Mistake("routing", "One file has got another name. Nothing has gone."),
                Mistake("client", "Its stops are all in libraries, and they are still there."),
            ),
            solution="Loading: the service and the extensions are gone. A WSGI server imports the "
            "application, and a table in the code says which routes there are.",
        ),
        Exercise(
            "07.2",
            question="The row of `/servers/{id}` stands before that of `/servers/detail`. Which action "
            "answers `GET /servers/detail`? Write its name.",
            form=Word(example="index"),
            truth=action,
            against="`found`, what `explain` says about `/servers/detail`",
            right="detail",
            hints=(
                "Notebook 03 has shown which routes are tried for a path, and in which order.",
                "How much text is there in each of the two, before the first variable?",
                "`/servers/detail` has more of it, and is tried first.",
            ),
            mistakes=(
                Mistake(
                    "show",
                    "So the comment in nova says, and it would be so if Routes tried the rows one by "
                    "one. But it tries first what has the longest fixed beginning.",
                ),
                Mistake("index", "There is no route to `index` in this table."),
                Mistake("ServersController.detail", "That is the method. Write the action alone."),
            ),
            solution="`detail`. Routes tries only routes whose fixed beginning the path begins with, the "
            "longest first. Of those that it tries, the first that fits wins. The order of the rows "
            "counts only where two beginnings are the same.",
        ),
        Exercise(
            "07.3",
            question="How many requests does `nova list` send to a nova that does not redirect?",
            form=Number(),
            truth=request_count,
            against="`peeled`, what `peel` saw of `nova list`",
            right=2,
            hints=(
                "Which were the three? One of them only was there because of a slash.",
                "The version document, then the list.",
            ),
            mistakes=(
                Mistake(
                    3,
                    "Three it was, with the redirect: `/v2.1`, `/v2.1/`, `/v2.1/servers/detail`. Which of "
                    "them is not needed any more?",
                ),
                Mistake(
                    1,
                    "The client still asks for the versions before it asks for the list.",
                ),
            ),
            solution="Two: the first one, `/v2.1`, is answered at once, without a redirect. Then comes "
            "the list.",
        ),
        Exercise(
            "07.4",
            question="Of which class is `_dispatch` in the class `Router`?",
            form=Word(example="dict"),
            truth=lambda dispatch: type(dispatch).__name__,
            against="`dispatch`, the object itself",
            right="wsgify",
            hints=(
                "What stands above `def _dispatch` in `minnova/nova/wsgi.py`?",
                "A decorator may be a class. What comes out then is an object of it: `type(dispatch)`.",
            ),
            mistakes=(
                Mistake("function", "It was one, before the decorator took it."),
                Mistake(
                    "staticmethod",
                    "That is the outer decorator, and it has been taken off here with `__func__`. What "
                    "is inside?",
                ),
                Mistake("Router", "That is the class that it is in."),
                Mistake("webob.dec.wsgify", "That is it, with its module. Write the name alone."),
            ),
            solution="A `wsgify`. The decorator is a class: it keeps the function in `func`, and is called "
            "in its place. pdb looks for a function and finds an object.",
        ),
    ),
)
