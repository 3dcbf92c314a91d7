"""From nova.conf to services: what is made, by whom, and what is left of it once requests come."""

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, YesNo
from minnova.debug.factories import Factories

APP = "app:osapi_compute_app_v21"


def routers(built: Factories) -> int:
    """Count how often the section of the router was loaded."""
    return sum(one.section == APP for one in built)


def answers(status: int) -> bool:
    """Tell from the status of a connection whether somebody listened: 0 is success."""
    return status == 0


SERVICES = (
    Exercise(
        "01.1",
        question="nova.conf says `enabled_apis = osapi_compute,metadata`. "
        "How many objects of the class `WSGIService` will be made?",
        form=Number(),
        truth=len,
        against="`services`, the calls that the hook has kept",
        right=2,
        hints=(
            "What stands on the right of the equals sign is a list.",
            "`WSGIService.__init__` takes a name. How many names are there?",
        ),
        mistakes=(
            Mistake(1, "The metadata API is a service of its own, with its own application."),
            Mistake(3, "Three are the mount points of one service: `/`, `/v2` and `/v2.1`."),
        ),
        solution="One for each name in `enabled_apis`. The name is all that a service knows at "
        "first: PasteDeploy looks up the section `[composite:osapi_compute]` with it.",
    ),
    Exercise(
        "01.2",
        question="How many objects of the class `APIRouterV21` does PasteDeploy make, "
        "while it loads `osapi_compute`?",
        form=Number(),
        truth=routers,
        against="`built`, what `factories` saw",
        right=2,
        hints=(
            "The section `[app:osapi_compute_app_v21]` makes one. Which lines name it?",
            "It stands at the end of a pipeline line. Each mount point has its own pipeline.",
        ),
        mistakes=(
            Mistake(
                1,
                "PasteDeploy keeps nothing that it has made: a section that is named twice is "
                "carried out twice.",
                article=6,
            ),
            Mistake(3, "`/` leads to a pipeline without a router: it only lists the versions."),
        ),
        solution="Two: one for `/v2` and one for `/v2.1`. Both lines end in the same section, "
        "and each time PasteDeploy calls its factory again. In nova 14 that meant eighty "
        "extensions, loaded twice.",
    ),
)

AFTERWARDS = (
    Exercise(
        "01.7",
        question="A request comes in. How often is a factory of api-paste.ini called, "
        "until the request is answered?",
        form=Number(),
        truth=len,
        against="`called`, the calls that the hook has kept",
        right=0,
        hints=(
            "What did a factory return? Is the factory needed again, once that is there?",
            "The hook sees every call of a factory. What does it see while a request runs?",
        ),
        mistakes=(
            Mistake(
                3,
                "Three factories were named on the way down the ini file, all of them while "
                "loading: `urlmap_factory`, `pipeline_factory_v21` and `APIRouterV21.factory`.",
                article=5,
            ),
            Mistake(1, "Not one: even `URLMap` is an object that is there already."),
        ),
        solution="None. PasteDeploy builds the objects, and is not heard of again. A request "
        "meets `URLMap`, the coats and the router: the objects that the factories returned.",
    ),
    Exercise(
        "01.8",
        question="Both services are loaded now. Does anybody listen on nova's port?",
        form=YesNo(),
        truth=answers,
        against="`status`, how the connection ended",
        right=False,
        hints=(
            "Loading made an object that can be called. Who would call it?",
            "Something has to bind a socket and accept connections. Did you come past it?",
        ),
        mistakes=(
            Mistake(
                True,
                "The connection was refused. An application that is loaded is an object that "
                "waits to be called, nothing more.",
                article=11,
            ),
        ),
        solution="Nobody. Loading makes a callable, and a server has to be started around it: "
        "`WSGIService.start()`. In nova 14 the constructor binds the port already, but nothing is "
        "answered before `start()`.",
    ),
)
