"""The exercises of notebook 02: how the coats are put around the app."""

from collections.abc import Sequence

from minnova.debug.exercises.exercise import Exercise, Lesson, Mistake
from minnova.debug.exercises.forms import Number, Word, YesNo
from minnova.debug.growth import Growth

COATS = (
    "CORS",
    "HTTPProxyToWSGI",
    "ComputeReqIdMiddleware",
    "FaultWrapper",
    "RequestBodySizeLimiter",
    "AuthProtocol",
    "NovaKeystoneContext",
    "LegacyV2CompatibleWrapper",
    "APIRouterV21",
)
FILTERS = (
    "cors",
    "http_proxy_to_wsgi",
    "compute_req_id",
    "faultwrap",
    "sizelimit",
    "authtoken",
    "keystonecontext",
    "legacy_v2_compatible",
)


def first(names: Sequence[str]) -> str:
    """Return the filter that was loaded first."""
    return names[0]


def is_coat(filters: Sequence[object]) -> bool:
    """Tell whether the first filter is a coat already: an object that keeps an application."""
    return hasattr(filters[0], "application")


def first_coat(growth: Growth) -> str:
    """Return the coat that was put on first: the first onion is the app alone."""
    return growth.onions[1].coats[0]


def outermost(coats: Sequence[str]) -> str:
    """Return the coat that a request meets first."""
    return coats[0]


def fewer(onions: Sequence[Sequence[str]]) -> int:
    """Return by how many coats the second onion is thinner than the first."""
    keystone, noauth2 = onions
    return len(keystone) - len(noauth2)


LESSON = Lesson(
    "02",
    "pipeline assembly",
    (
        Exercise(
            "02.1",
            question="The line `keystone = …` names the filters. "
            "Which of them does `_load_pipeline` load first?",
            form=Word(among=FILTERS),
            truth=first,
            against="`names`, which the hook has kept",
            right="cors",
            hints=(
                "Look at the list comprehension: in which order does it go through the names?",
                "`pipeline[:-1]` is everything but the last, from left to right.",
            ),
            mistakes=(
                Mistake(
                    "legacy_v2_compatible",
                    "That one is put on first. Loading and putting on go in opposite directions.",
                ),
                Mistake(
                    "keystonecontext",
                    "It is the last filter of `/v2.1`, and is put on first there. Loading goes the other way.",
                ),
            ),
            solution="They are loaded from left to right, as one reads: `cors` first. "
            "Nothing is wrapped while they are loaded.",
        ),
        Exercise(
            "02.2",
            question="The coats go on around the app, in the pipeline of `/v2`. Which one is put on first?",
            form=Word(among=COATS),
            truth=first_coat,
            against="`growth`, the onion after each turn of the loop",
            right="LegacyV2CompatibleWrapper",
            hints=(
                "The loop runs over `reversed(filters)`.",
                "The last filter of the line comes first. For `/v2`, which one is that?",
            ),
            mistakes=(
                Mistake(
                    "CORS",
                    "If `CORS` went on first it would be the innermost, next to the app. "
                    "The list is reversed before the loop.",
                ),
                Mistake("APIRouterV21", "That is the app, which the coats go around."),
                Mistake(
                    "NovaKeystoneContext", "In the pipeline of `/v2.1` it would be. This is `/v2`."
                ),
            ),
            solution="The last filter of the line goes on first, right around the app. Each further "
            "one goes around what is there, so the first name ends up outermost.",
        ),
        Exercise(
            "02.3",
            question="The filters are loaded, the app is not. "
            "Is `filters[0]` an object of the class `CORS` already?",
            form=YesNo(),
            truth=is_coat,
            against="`filters`, the list that the frame of `s` holds",
            right=False,
            hints=(
                "A coat keeps the application inside it. Is there one yet?",
                "`s('p filters[0]')` shows what it is.",
            ),
            mistakes=(
                Mistake(
                    True,
                    "A coat needs the application that it goes around, and that is not there yet. "
                    "What the factory gave is a function.",
                ),
            ),
            solution="A filter's factory returns a function: give it an application, and it returns "
            "the coat around it. So a filter can be loaded before the app is.",
        ),
        Exercise(
            "02.4",
            question="How many filters have been loaded at the moment when the factory of "
            "`APIRouterV21` is called, in the pipeline of `/v2`?",
            form=Number(),
            truth=len,
            against="`filters`, the list that the frame of `s` holds",
            right=8,
            hints=(
                "Which line of `_load_pipeline` comes first: the filters, or the app?",
                "The pipeline of `/v2` has one filter more than that of `/v2.1`. Count its line.",
            ),
            mistakes=(
                Mistake(
                    0, "The app is the innermost, but its line comes after that of the filters."
                ),
                Mistake(7, "That is right for `/v2.1`. `/v2` has `legacy_v2_compatible`, too."),
                Mistake(9, "The last name of the line is the app itself, which is no filter."),
            ),
            solution="All of them. The app is loaded when every filter has its function ready. "
            "That is why loading the extensions happens in the middle of `_load_pipeline`.",
        ),
        Exercise(
            "02.5",
            question="With `auth_strategy = noauth2`, how many coats fewer has `/v2.1`?",
            form=Number(),
            truth=fewer,
            against="`onions`, the coats with keystone and those with noauth2",
            right=1,
            hints=(
                "Compare the two lines of the section `[composite:openstack_compute_api_v21]`.",
                "In the line `noauth2 = …` two names are missing, and one is new.",
            ),
            mistakes=(
                Mistake(
                    2,
                    "`authtoken` and `keystonecontext` are gone, but `noauth2` has come: "
                    "somebody has to make the request's context.",
                ),
                Mistake(0, "One coat takes the place of two."),
            ),
            solution="`NoAuthMiddleware` does what two coats do otherwise: it believes the name in "
            "the header, and makes the context from it. Nobody asks keystone.",
        ),
        Exercise(
            "02.6",
            question="The line is written anew with `faultwrap` moved to its front. "
            "Which coat does a request meet first?",
            form=Word(among=COATS[:-1]),
            truth=outermost,
            against="`moved`, the coats of the cloud with the new line",
            right="FaultWrapper",
            hints=("Nothing but the order of the names decides.", "The first name is put on last."),
            mistakes=(
                Mistake(
                    "CORS",
                    "Nova has no list of its own. The order of the line is the order of the coats.",
                ),
            ),
            solution="The first name on the line, whatever it is. Now errors in `CORS` are caught, "
            "too, but the answers to them lack the headers that `CORS` adds.",
        ),
    ),
)
