"""The listing of a peel, drawn."""

from dataclasses import replace

import pytest

from minnova.debug.peel import Coat, Peel, PeeledRequest
from minnova.debug.render.peel import text

CORS = Coat(
    name="CORS.__call__",
    function="ConfigurableMiddleware.__call__",
    module="oslo_middleware.base",
    file="/home/somebody/venv/site-packages/oslo_middleware/base.py",
    line=145,
    depth=0,
    hands_on="calls",
)
AUTH = Coat(
    name="AuthProtocol.__call__",
    function="AuthProtocol.__call__",
    module="keystonemiddleware.auth_token",
    file="/home/somebody/venv/site-packages/keystonemiddleware/auth_token/__init__.py",
    line=337,
    depth=1,
    hands_on="returns",
    plain="RoutesMiddleware",
)
REQUEST = PeeledRequest(1, "GET", "/v2.1", "controller:8774", "302 Found", None, (CORS, AUTH))
PEEL = Peel((REQUEST,), 0, None)

WIDE = """\
request 1 · GET /v2.1 → 302 Found
*********************************************************************************************************
 1  CORS          calls    ConfigurableMiddleware.__call__  oslo_middleware/base.py:145
 2  AuthProtocol  returns  AuthProtocol.__call__            keystonemiddleware/auth_token/__init__.py:337
    RoutesMiddleware: plain WSGI, which wsgify does not see; it answers
"""

NARROW = """\
request 1 · GET /v2.1 → 302 Found
************************************************************
 1  CORS          calls    ConfigurableMiddleware.__call__
    oslo_middleware/base.py:145
 2  AuthProtocol  returns  AuthProtocol.__call__
    keystonemiddleware/auth_token/__init__.py:337
    RoutesMiddleware: plain WSGI, which wsgify does not see; it answers
"""


def test_a_coat_is_one_line_where_there_is_room() -> None:
    assert text(PEEL, 120) == WIDE


def test_in_a_narrow_place_the_file_stands_on_a_line_of_its_own() -> None:
    assert text(PEEL, 60) == NARROW


def test_a_plain_application_in_the_middle_does_not_answer() -> None:
    middle = replace(REQUEST, coats=(replace(AUTH, depth=0), replace(CORS, depth=1)))
    assert "it answers" not in text(Peel((middle,), 0, None), 120)


def test_no_path_of_this_machine_is_shown() -> None:
    assert "somebody" not in text(PEEL, 120)


def test_a_request_of_another_service_is_headed_by_its_name_and_where_it_was_made() -> None:
    inside = "AuthProtocol.__call__ of request 1"
    other = replace(REQUEST, number=None, service="keystone", inside=inside)
    heading = text(Peel((other,), 0, None), 120).splitlines()[0]
    assert heading == f"keystone · GET /v2.1 → 302 Found · inside {inside}"


def test_an_unknown_status_is_left_out() -> None:
    unknown = replace(REQUEST, status=None)
    assert text(Peel((unknown,), 0, None), 120).startswith("request 1 · GET /v2.1\n")


@pytest.mark.parametrize(("count", "words"), [(1, "1 more call,"), (13, "13 more calls,")])
def test_calls_that_only_decorate_are_counted_below(count: int, words: str) -> None:
    last = text(Peel((REQUEST,), count, None), 120).splitlines()[-1]
    assert last.startswith(words)


def test_a_run_without_requests_says_so() -> None:
    assert text(Peel((), 0, None), 80) == "No request has passed a wsgify.\n"
