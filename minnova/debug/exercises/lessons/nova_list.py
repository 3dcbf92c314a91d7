"""The exercises of notebook 00: who asks whom when somebody types `nova list`."""

from typing import Any

from minnova.debug.exercises.exercise import Exercise, Lesson, Mistake
from minnova.debug.exercises.forms import Word, Words
from minnova.debug.sequence import Sequence

ASKED = "`asked`, the exchanges that `sequence` saw"

REQUESTS = (
    "GET /identity",
    "POST /identity/v3/auth/tokens",
    "GET /v2.1",
    "GET /v2.1/servers/detail",
)
PATHS = (
    "/identity",
    "/identity/v3/auth/tokens",
    "/v2.1",
    "/v2.1/",
    "/v2.1/servers/detail",
)

LATEST = (
    "The client begins with that word. Before it asks for the servers, it makes a number of it."
)


def fetches_token(asked: Sequence) -> str:
    """Return the request of the client that a token came back for."""
    found = (one for one in asked if one.sender == "client" and one.brings == "a token")
    return next(f"{one.method} {one.path}" for one in found)


def reach_nova(asked: Sequence) -> list[str]:
    """Return the paths of the requests that nova answers, in their order."""
    return [one.path for one in asked if one.receiver == "nova"]


def names_keystone(paths: Any, asked: Sequence) -> bool:
    """Tell whether one of the paths is keystone's."""
    return any(path.startswith("/identity") for path in paths)


def negotiated(version: Any) -> str:
    """Return the microversion that novaclient has settled on, an `APIVersion`."""
    return str(version.get_string())


LESSON = Lesson(
    "00",
    "nova list",
    (
        Exercise(
            "00.1",
            question="The client needs a token before nova listens to it. "
            "Which request fetches the token?",
            form=Word(among=REQUESTS),
            truth=fetches_token,
            against=ASKED,
            right="POST /identity/v3/auth/tokens",
            hints=(
                "A token is given for a password. Would you send a password with a GET?",
                "Look for the line in the log that is no `REQ:` line. Why would it be another one?",
            ),
            mistakes=(
                Mistake(
                    "GET /identity",
                    "That request only asks which versions of the identity API there are: "
                    "the answer is a list of choices, status 300.",
                    article=3,
                ),
                Mistake(
                    "GET /v2.1",
                    "That one goes to nova, and nova gives no tokens. The client brings one along.",
                ),
            ),
            solution="The password goes to keystone with `POST /identity/v3/auth/tokens`, and the "
            "token comes back in the header `X-Subject-Token`. The client logs no `REQ:` line for "
            "it, since the password is in it: the line says `Making authentication request`.",
        ),
        Exercise(
            "00.2",
            question="Now count what nova itself has to answer, and nothing else. "
            "Which paths does nova see, in their order?",
            form=Words(among=PATHS),
            truth=reach_nova,
            against=ASKED,
            right=["/v2.1", "/v2.1/", "/v2.1/servers/detail"],
            hints=(
                "Keystone is a service of its own. What goes to `/identity` never reaches nova.",
                "The log does not show everything. Send `GET /v2.1` by hand: what is its status?",
                "`with Cloud() as cloud: print(cloud.request('GET', '/v2.1').status)` says 302: go elsewhere.",
            ),
            mistakes=(
                Mistake(
                    ["/identity", "/v2.1", "/v2.1/servers/detail"],
                    "Those are the three `REQ:` lines of the log. The first of them goes to "
                    "keystone, and nova never sees it.",
                    article=2,
                ),
                Mistake(
                    ["/v2.1", "/v2.1/servers/detail"],
                    "Two lines in the log, but the first is answered with a redirect. "
                    "The client follows it and logs no line for that.",
                ),
                Mistake(
                    PATHS,
                    "Some of these go to keystone. It is a service of its own, with its own paths.",
                    when=names_keystone,
                ),
            ),
            solution="`/v2.1` is answered with 302, and the client goes on to `/v2.1/`, with a "
            "slash at the end. So nova sees three requests where the log has two lines.",
        ),
        Exercise(
            "00.3",
            question="The client has asked nova for its versions, and both sides know many. "
            "Which microversion will the client ask for in its last request?",
            form=Word(example="2.1"),
            truth=negotiated,
            against="`version`, which the client has settled on",
            right="2.38",
            hints=(
                "Both have to know it. Each side has a highest one.",
                "Nova's range is what the cell above has printed. The client's highest is "
                "`novaclient.API_MAX_VERSION`: import novaclient, and look.",
            ),
            mistakes=(
                Mistake(
                    "2.37",
                    "2.37 was the highest that the article's client knew, and its nova knew 2.38. "
                    "Today's client knows more than this nova.",
                    article=4,
                ),
                Mistake("2.96", "That is the highest that today's client knows. Nova does not."),
                Mistake("latest", LATEST),
                Mistake("2.latest", LATEST),
                Mistake("2.1", "That is the lowest. The client asks for the best that both know."),
            ),
            solution="The client takes the highest version that both sides know. That is what the "
            "question to `/v2.1` is for: it is called version discovery.",
        ),
    ),
)
