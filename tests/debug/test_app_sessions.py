"""Sessions and hooks on applications that are not ours."""

from typing import Any

import pytest
from appruns import APPS, FLASK, PASTE, PYRAMID

from minnova.debug import NotReached, hook, walk
from minnova.debug.any_app.application import load
from minnova.debug.target import TargetError

HELLO = "GET /hello/you"


@pytest.fixture
def application(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(APPS)
    return load(request.param)


def of(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("application", names, indirect=True)


@of(FLASK, PYRAMID, PASTE)
def test_a_session_halts_with_a_card_where_the_application_is_entered(application: Any) -> None:
    with walk((application, HELLO)) as session:
        assert session.moment
        assert session.moment.card
        assert session.moment.where == "request 1 · GET /hello/you"
        assert session.frame.f_code.co_name == "__call__"
        assert session.onion
        session("c")
        assert session.output.startswith("200 OK")


@of(FLASK)
def test_a_session_goes_on_to_a_target_and_answers_there(application: Any) -> None:
    with walk((application, HELLO)) as session:
        assert session.go("flask_hello:hello").title == "flask_hello · hello"
        assert session.stage == "target"
        assert repr(session.onion) == "Flask › ProxyFix › Flask.wsgi_app"
        session("!name = 'me'")
        session("c")
        assert session.output.endswith("Hello, me!\n")


@of(FLASK)
def test_a_step_further_than_a_target_is_called_by_its_function(application: Any) -> None:
    with walk((application, HELLO), at="flask_hello:hello") as session:
        session("n")
        assert session.moment
        assert session.moment.title == "hello"


@of(PYRAMID)
def test_a_session_begins_at_a_target(application: Any) -> None:
    with walk((application, HELLO), at="pyramid_hello:hello") as session:
        assert session.locals["request"].matchdict == {"name": "you"}
        assert "in nova" not in str(session)
        assert "in nova" not in session.moment._repr_html_()  # type: ignore[union-attr]


@of(PASTE)
def test_layer_after_layer_is_entered(application: Any) -> None:
    with walk((application, "GET /")) as session:
        seen = [session.frame.f_locals["self"].__class__.__name__]
        while "innermost" not in session("layer"):
            seen.append(session.frame.f_locals["self"].__class__.__name__)
    assert seen == [
        *("URLMap", "middleware", "CORS", "RequestId"),
        *("RequestBodySizeLimiter", "SimpleApplication"),
    ]


@of(PASTE)
def test_a_target_that_the_run_does_not_come_to_says_what_came_instead(application: Any) -> None:
    with walk((application, "GET /")) as session, pytest.raises(NotReached, match="exit status 0"):
        session.go("flask.app:Flask.wsgi_app")


@of(FLASK)
def test_a_mistyped_target_is_refused_before_anything_runs(application: Any) -> None:
    with pytest.raises(TargetError, match=r"Did you mean hello\?"):
        walk((application, HELLO), at="flask_hello:helo")


@of(FLASK, PYRAMID)
def test_a_hook_hears_a_view_of_somebody_elses_framework(application: Any) -> None:
    heard: list[object] = []
    target = f"{application.__module__.partition('.')[0]}_hello:hello"
    with (
        hook(target, on_return=lambda event: heard.append(event.value)),
        walk((application, HELLO)) as session,
    ):
        session("c")
    assert len(heard) == 1


def test_a_target_of_the_shipped_stack_is_gone_to_in_a_session() -> None:
    with walk("GET /v2.1/servers", at="webob.dec:wsgify.__call__") as session:
        assert session.stop
        assert session.stop.name == "routing.peel"
        moment = session.go("webob.request:BaseRequest.call_application")
        assert moment.title == "webob.request · BaseRequest.call_application"
        assert "in nova" not in str(moment)
