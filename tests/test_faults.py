"""Errors on their way out: which become an answer, which status it has, and what it never says."""

import logging
from typing import NoReturn
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
import webob
import webob.exc
from small_api import SmallApi

from minnova.nova.api.openstack import FaultWrapper, extensions, wsgi
from minnova.nova.exception import Forbidden, InvalidInput

SECRET = "the password is swordfish"


class Wrong(wsgi.Controller):
    """Raises what it is given, from methods that expect 404."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def index(self, req: wsgi.Request) -> None:
        raise self.error

    @extensions.expected_errors((404,))
    def detail(self, req: wsgi.Request) -> None:
        raise self.error

    def create(self, req: wsgi.Request) -> None:
        """Take no body, though there is one."""


def test_an_error_that_is_expected_is_the_answer() -> None:
    wrong = Wrong(webob.exc.HTTPNotFound(explanation="No ball."))
    response = SmallApi(wrong).request("/toys/detail", "2.3")
    assert response.status_code == 404
    assert response.json == {"itemNotFound": {"code": 404, "message": "No ball."}}
    assert response.headers["OpenStack-API-Version"] == "compute 2.3"


def test_forbidden_is_always_expected() -> None:
    response = SmallApi(Wrong(Forbidden("Not yours."))).request("/toys/detail")
    assert response.json == {"forbidden": {"code": 403, "message": "Not yours."}}


def test_a_method_that_cannot_take_what_the_request_gives_is_400() -> None:
    response = SmallApi(Wrong(ValueError())).request("/toys", method="POST", body={"a": 1})
    assert response.status_code == 400
    assert response.json["badRequest"]["code"] == 400


def test_a_body_that_is_no_json_is_400_or_415() -> None:
    api = SmallApi(Wrong(ValueError()))
    assert api.request("/toys", method="POST", body=b"{").status_code == 400
    request = webob.Request.blank("/toys", method="POST", body=b"<toy/>", content_type="text/xml")
    response = request.get_response(api.app)
    assert response.status_code == 415
    assert response.json == {"badMediaType": {"code": 415, "message": "Unsupported Content-Type"}}


@pytest.mark.parametrize(
    "error", [ValueError(SECRET), webob.exc.HTTPConflict(SECRET), InvalidInput(SECRET)]
)
def test_an_error_that_is_not_expected_is_500_with_its_class_and_never_its_text(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    response = SmallApi(Wrong(error)).request("/toys/detail")
    fault = response.json["computeFault"]
    assert (response.status_code, fault["code"]) == (500, 500)
    assert fault["message"].startswith("Unexpected API Error. Please report this")
    assert fault["message"].endswith(f"{type(error)}")
    assert SECRET not in response.text
    assert "Unexpected exception in API method" in caplog.text


def broken(error: BaseException) -> WSGIApplication:
    """Give a coat or an application that raises, without a controller."""

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> NoReturn:
        raise error

    return FaultWrapper(app)


@pytest.mark.parametrize(("code", "status"), [(404, 404), (503, 503), (999, 500), ("23000", 500)])
def test_an_error_outside_a_controller_is_answered_with_its_own_status_if_it_has_one(
    code: object, status: int
) -> None:
    error = RuntimeError(SECRET)
    error.code = code  # type: ignore[attr-defined]
    response = webob.Request.blank("/").get_response(broken(error))
    assert response.status_code == status
    (fault,) = response.json.values()
    assert fault["code"] == status
    assert SECRET not in response.text


def test_faultwrap_lets_out_what_is_no_error_of_the_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        webob.Request.blank("/").get_response(broken(KeyboardInterrupt()))


@pytest.mark.parametrize("error", [ValueError(SECRET), KeyError(SECRET), LookupError(SECRET)])
def test_what_nobody_catches_is_a_500_that_says_nothing_and_a_traceback_in_the_log(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = SmallApi(Wrong(error)).request("/toys")
    assert response.status_code == 500
    assert response.json["computeFault"]["message"].startswith("The server has either erred or")
    assert SECRET not in response.text
    assert "Traceback" in caplog.text
    assert SECRET in caplog.text


def posted(content_type: str, body: bytes, app: WSGIApplication) -> webob.Response:
    request = webob.Request.blank("/toys/detail", method="POST", body=body)
    request.environ["CONTENT_TYPE"] = content_type
    return request.get_response(app)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=\xff", b"--x"),
        ("application/x-www-form-urlencoded; charset=nope", b"a=b"),
    ],
)
def test_a_form_that_nobody_can_read_is_the_clients_mistake_and_not_logged_as_ours(
    content_type: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    response = posted(content_type, body, SmallApi(Wrong(ValueError())).app)
    assert response.status_code == 400
    assert response.json["badRequest"]["code"] == 400
    assert "Traceback" not in caplog.text


def test_an_error_behind_a_form_that_can_be_read_stays_a_500() -> None:
    for body in (b"a=b", b"_method=\xff"):
        response = posted("application/x-www-form-urlencoded", body, broken(ValueError(SECRET)))
        assert response.status_code == 500
