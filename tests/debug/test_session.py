"""A paused run that is driven from outside: where it halts, what it answers, what it changes."""

import pytest
import runs
import toy
import webob

from minnova import Cloud
from minnova.assembly import CloudError
from minnova.debug.names import UnknownName
from minnova.debug.session import NotPaused, NotReached, walk
from minnova.debug.target import TargetError

THINGS = "toy:Router.things"


def ask() -> int:
    return toy.ask("/things")


def test_a_command_of_novaclient_pauses_at_the_first_stop_of_the_tour() -> None:
    with walk("nova list") as session:
        assert session.stop
        assert session.stop.name == "loading.service"
        assert session.stage == "loading"
        assert session.go().title == "pipeline · factory"


def test_going_to_a_stop_shows_its_card_and_its_request() -> None:
    with walk("nova list") as session:
        moment = session.go("routing.match")
    assert moment.where == "request 3 · GET /v2.1/servers/detail"
    assert moment.card
    assert ("environ['PATH_INFO']", "'/servers/detail'") in moment.card.values
    assert "request 3" in str(moment)


def test_the_onion_of_the_request_is_there_once_there_is_a_request() -> None:
    with walk("nova list") as session:
        assert session.onion is None
        session.go("dispatch.detail")
        assert repr(session.onion).endswith("RoutesMiddleware › Router._dispatch › ResourceV21")
        assert session.onion
        assert session.onion._repr_svg_().startswith("<svg")


def test_what_is_changed_in_the_frame_changes_what_happens_next() -> None:
    with walk("GET /v2.1/servers/detail", at="routing.match") as session:
        session("!environ['PATH_INFO'] = '/flavors'")
        session("c")
        assert '"flavors": [' in session.output


def test_an_assigned_name_is_seen_by_the_run_and_by_whoever_looks() -> None:
    with walk(runs.twice) as session:
        session("!number = 21")
        assert session.locals["number"] == 21
        assert session("p number") == "21\n"
        session("c")
        assert (session.result, session.output) == (42, "twice 42\n")


def test_a_callable_halts_where_it_is_entered() -> None:
    with walk(lambda: runs.twice(3)) as session:
        assert session.frame.f_code.co_name == "<lambda>"
        assert "The run is over: exit status 6." in session("c")
        assert session.status == 6


def test_an_application_halts_where_the_request_arrives() -> None:
    with walk((toy.front, "GET /things")) as session:
        assert session.locals["environ"]["PATH_INFO"] == "/things"
        assert str(session.moment and session.moment.request) == "request 1 · GET /things"
        session.go(THINGS)
        session("c")
        assert session.output.startswith("200 OK")


def test_an_object_that_is_an_application_halts_in_its_call() -> None:
    with walk((toy.Copying(toy.identity), "GET /tokens")) as session:
        assert session.frame.f_code is toy.Copying.__call__.__code__


def test_a_target_is_a_stop_that_comes_again() -> None:
    with walk(lambda: toy.ask("/things", "/things"), at=THINGS) as session:
        assert session.stop
        assert session.stop.target == THINGS
        session("!first = True")
        assert session.go(THINGS).title == "toy · Router.things"
        assert "first" not in session.locals


def test_a_place_that_the_run_does_not_come_to_says_what_came_instead() -> None:
    with walk((toy.front, "GET /nothing"), at="toy:front") as session:
        with pytest.raises(NotReached, match="did not come there, it is over: exit status 1"):
            session.go(THINGS)
        assert "404 Not Found" in session.output


def test_a_stop_that_is_behind_is_refused_and_the_run_stays_where_it_is() -> None:
    with walk("nova list", at="routing.match") as session:
        with pytest.raises(NotReached, match=r"routing\.match: that is where we are"):
            session.go("routing.match")
        session.go("dispatch")
        with pytest.raises(NotReached, match="`restart` begins the run again"):
            session.go("routing.match")
        assert session.stage == "dispatch"


@pytest.mark.parametrize(
    ("name", "error"), [("routing.mtch", UnknownName), ("toy:Router.thing", TargetError)]
)
def test_a_mistyped_name_is_answered_with_the_right_one(name: str, error: type[Exception]) -> None:
    with walk(ask) as session:
        with pytest.raises(error, match="Did you mean"):
            session.go(name)
        assert session.paused


@pytest.mark.parametrize("what", ["lst", "get /things", 3, (toy.front, "things"), (1, "GET /")])
def test_what_cannot_be_run_is_answered_with_what_can(what: object) -> None:
    with pytest.raises((ValueError, TypeError), match="'GET /path'"):
        walk(what)  # type: ignore[arg-type]


def test_a_run_that_halts_nowhere_is_no_session() -> None:
    with pytest.raises(NotReached, match=r"over: exit status 4\. It came past no stop"):
        walk(runs.twice, at="routing.match")


def test_an_exception_of_the_run_is_told_and_kept() -> None:
    with walk(runs.fail) as session:
        assert "The run is over: ValueError: no reason." in session("c")
        assert isinstance(session.error, ValueError)
        assert session.status == 1


def test_a_run_that_is_over_begins_again_on_asking() -> None:
    with walk(runs.twice) as session:
        session("c")
        with pytest.raises(NotPaused, match=r"over: exit status 4. s.restart\(\)"):
            session("n")
        assert session.restart().here.function == "twice"
        assert session.restart().here.function == "twice"
        session("c")
        assert session.status == 4


def test_a_given_cloud_has_loading_behind_it() -> None:
    with Cloud() as cloud, walk("nova list", cloud=cloud) as session:
        assert session.stop
        assert session.stop.name == "client.command"
        with pytest.raises(NotReached, match=r"loading\.mapper: loading is over"):
            session.go("loading.mapper")
        while session.paused:
            session("c")
        assert "web-1" in session.output


def test_a_cloud_beside_a_session_that_holds_one_is_told_how_that_ends() -> None:
    with walk("nova list", at="client.list") as session:
        with (
            pytest.raises(CloudError, match=r"A session of minnova\.debug .* `s\.close\(\)`"),
            Cloud(),
        ):
            pass
        assert session.paused
    with Cloud():
        assert session.closed


@pytest.mark.parametrize("what", ["nova list --all-tenants", "GET /v2.1/servers?all_tenants=1"])
def test_the_user_decides_who_asks(what: str) -> None:
    with walk(what, at="dispatch.resource", user="admin") as session:
        assert "admin" in session("p sorted(request.environ['nova.context'].roles)")


def test_webob_is_as_it_was() -> None:
    assert webob.Request.blank("/things").get_response(toy.front).status_int == 200
