"""An extension, its routes, a recording of it, and its microversion."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word, YesNo
from minnova.debug.exercises.lessons.building.reading import (
    declared_in,
    first_of,
    has_a_note,
    second_status,
    version_of,
)

FILES = (
    "pyproject.toml",
    "setup.cfg",
    "entry_points.txt",
    "METADATA",
    "api-paste.ini",
    "nova.conf",
)

EXTENSIONS = (
    Exercise(
        "06.5",
        question="In which file does stevedore find your extension?",
        form=Word(among=FILES),
        truth=declared_in,
        against="`info`, the folder of the package",
        right="entry_points.txt",
        hints=(
            "There are two files in the folder `info`.",
            "Which of the two has the line `notes = __main__:Notes`?",
        ),
        mistakes=(
            Mistake(
                "setup.cfg",
                "That is where nova's authors write it. `pip install` makes the metadata "
                "of it, and only those are read when the service runs.",
                article=9,
            ),
            Mistake(
                "api-paste.ini", "It names the router. What the router loads does not stand there."
            ),
            Mistake("nova.conf", "Nova reads options from it. An extension is not an option."),
            Mistake(
                "pyproject.toml",
                "Many projects write it there today. As with setup.cfg, only `pip install` reads that.",
            ),
            Mistake(
                "METADATA",
                "It says that the package is there, and its name. The entry points stand "
                "in the file beside it.",
            ),
        ),
        solution="`entry_points.txt` in the metadata of an installed package. In a real nova it was made "
        "by pip, from setup.cfg; nobody reads setup.cfg afterwards.",
    ),
    Exercise(
        "06.6",
        question="`shown` is one server, asked for by its id. Does it have the key `note`?",
        form=YesNo(),
        truth=has_a_note,
        against="`shown`, one server as `GET /v2.1/servers/{id}` shows it",
        right=False,
        hints=(
            "Which action is behind `GET /v2.1/servers/{id}`?",
            "It is `show`. Which methods has your `NotesController`?",
        ),
        mistakes=(
            Mistake(
                True,
                "An extension does not extend a server, it extends an action: `detail`, since "
                "that is the name of your method. This here is `show`.",
            ),
        ),
        solution="No: you have extended `detail` only. The extensions of nova have a method for `show` "
        "and one for `detail`, and both call a third.",
    ),
    Exercise(
        "06.7",
        question="Your controller has no method `create`. With which status does nova answer `POST "
        "/v2.1/notes`?",
        form=Number(),
        truth=second_status,
        against="`answers`, the statuses of GET, POST and DELETE",
        right=404,
        hints=(
            "Is there a route for POST? Look into the table.",
            "There is one, to the action `create`. `Resource.get_method` looks for a method of that "
            "name, and finds none.",
        ),
        mistakes=(
            Mistake(
                405,
                "That is what HTTP has for it, and what many frameworks do. Nobody in nova's compute "
                "API answers 405.",
            ),
            Mistake(501, "Not Implemented would be honest. Nova says that there is no such thing."),
            Mistake(200, "For GET it is so. For POST there is a route, but no method."),
            Mistake(400, "Nothing is wrong with the request. There is nobody to answer it."),
            Mistake(500, "The resource looks whether the method is there before it calls it."),
        ),
        solution="404. `mapper.resource` makes routes for all actions that a resource can have; that "
        "your controller lacks one is found out in the resource.",
    ),
    Exercise(
        "06.8",
        question="Which name gets a value first: `who` in the greeter, or `noted` in the extension?",
        form=Word(among=("who", "noted", "neither")),
        truth=first_of,
        against="`steps`, the step at which each of the two names gets a value",
        right="noted",
        hints=(
            "Whose function is entered first? And whose line with this name runs first?",
            "The greeter sets `who` after its call has come back. Where is the extension by then?",
        ),
        mistakes=(
            Mistake(
                "who",
                "The greeter is entered first. But it looks for `who` only after the application "
                "has answered; by then the extension is long done.",
            ),
        ),
        solution="`noted`: the extension works deep inside the greeter's call. What stands behind that "
        "call in the greeter runs on the way out.",
    ),
    Exercise(
        "06.9",
        question="The extension answers from 2.39 on. A client asks for 2.39. With which status does nova "
        "answer?",
        form=Number(),
        truth=lambda response: response.status_int,
        against="`answer`, the response to a request for 2.39",
        right=406,
        hints=(
            "Who looks at the version first: the extension, or the resource that it extends?",
            "Notebook 05, the seventh fault. What is the highest version of this nova?",
        ),
        mistakes=(
            Mistake(
                200,
                "Your method is ready for it. But the request does not come there: the resource "
                "compares the version with the highest that nova knows, 2.38.",
            ),
            Mistake(
                404,
                "404 is for a method that is not in the version asked for. This version is not "
                "in nova.",
            ),
        ),
        solution="406: the highest version is a constant of nova's, and still 2.38. A new microversion "
        "needs both: the decorator, and a higher maximum.",
    ),
    Exercise(
        "06.10",
        question="The maximum is 2.39 now. Which microversion does `nova list` ask for?",
        form=Word(example="2.1"),
        truth=version_of,
        against="`asked[0].headers`, the headers of the request for the list",
        right="2.39",
        hints=(
            "The second request is there for that: the client asks which versions the server has.",
            "The client of today knows versions far above 2.39. What is the highest that both know?",
        ),
        mistakes=(
            Mistake(
                "2.38",
                "That was the highest of this nova, until you patched it. The client asks "
                "anew each time.",
            ),
            Mistake(
                "2.37",
                "That was the highest that the client of 2016 knew. The client here is a new one.",
            ),
            Mistake(
                "2.1",
                "2.1 is what nova takes when a client says nothing. This client says something.",
            ),
            Mistake("latest", "A client may write that. This one finds out the number first."),
        ),
        solution="2.39: the highest that client and server both know. No line of the client was changed.",
    ),
)
