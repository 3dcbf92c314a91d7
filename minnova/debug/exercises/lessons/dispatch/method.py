"""Which microversion, which methods, and who is asked whether they may run."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word
from minnova.debug.exercises.lessons.dispatch.answers import asked_version, extending, questions

METHOD = (
    Exercise(
        "04.1",
        question="Which microversion does today's `nova list` ask this nova for?",
        form=Word(("2.1", "2.37", "2.38", "2.90", "latest")),
        truth=asked_version,
        against="`request`, the request at `dispatch.version`",
        right="2.38",
        hints=(
            "Client and server each know a range. The client takes the highest that both know.",
            "It learned the server's range from `GET /v2.1/`.",
            "`s(\"p self.headers.get('OpenStack-API-Version')\")` shows what it asks for.",
        ),
        mistakes=(
            Mistake(
                "2.37",
                "That was the newest one that the client of 2016 knew. Today's client knows more.",
            ),
            Mistake("2.1", "That is what a request without the header gets. The client sends one."),
            Mistake(
                "2.90",
                "Today's client knows such versions. But it asks only for what this nova knows, too.",
            ),
            Mistake(
                "latest", "A client may say so. This one says a number that it has worked out."
            ),
        ),
        solution="2.38. The server says: 2.1 to 2.38. Today's client knows newer ones, so the highest "
        "that both know is the server's. The client of the article knew 2.37 at most.",
    ),
    Exercise(
        "04.2",
        question="`get_method` returns `ServersController.detail`, and with it methods of "
        "extensions. How many methods of extensions?",
        form=Number(),
        truth=extending,
        against="`found`, the resource's `wsgi_extensions`",
        right=9,
        hints=(
            "When the app was loaded, `_register_controllers` hung them onto the resource.",
            "They are kept by the name of the action they extend.",
            "`len(found['detail'])`.",
        ),
        mistakes=(
            Mistake(
                0,
                "Then the answer would have no `key_name` and no `OS-EXT-STS:vm_state`. `detail` "
                "writes neither of them.",
                article=10,
            ),
            Mistake(80, "Nova 14 has so many entry points. Most bring a resource of their own."),
            Mistake(10, "Almost: the controller's own `detail` is not among them."),
            Mistake(1, "That would be the controller's own method. It is not among them."),
        ),
        solution="Nine. Each is a small controller of its own, in a file of its own, and has a method "
        "`detail`, too. They run after the controller's `detail`, on the dictionary that it returned.",
    ),
    Exercise(
        "04.3",
        question="How often is the policy asked during this one `GET /servers/detail`?",
        form=Number(),
        truth=questions,
        against="`asked`, the list that the hook filled",
        right=11,
        hints=(
            "The controller asks. Who else?",
            "One extension asks twice: the second question is new with microversion 2.16.",
            "`len(asked)`.",
        ),
        mistakes=(
            Mistake(1, "The controller asks once. Then each extension asks for itself."),
            Mistake(
                10,
                "One for the controller, one for each extension: almost. One extension asks twice.",
            ),
            Mistake(9, "Nine extensions ask. Who has asked before them?"),
        ),
        solution="Eleven times: `ServersController.detail` once, each of the nine extensions once, and "
        "`extended_server_attributes` a second time, whether this user may see `host_status`.",
    ),
)
