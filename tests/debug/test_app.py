"""python -m minnova.debug --app: which application is meant, and what is said where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest
from appruns import APPS, FLASK, HELLO, PASTE, PYRAMID, Runner
from walks import halts

from minnova.debug.any_app.application import ApplicationError, load
from minnova.debug.target import TargetError


def test_without_a_request_the_root_is_asked_for(run: Runner) -> None:
    assert "GET / None" in run("--app", "odd_apps:echo").out


def test_header_and_body_are_sent(run: Runner) -> None:
    sent = ("--request", "POST /cart", "--header", "X-Cart: 7", "--body", "one book")
    assert "POST /cart 7 one book" in run("--app", "odd_apps:echo", *sent).out


def test_a_path_is_sent_as_it_is_read(run: Runner) -> None:
    assert "GET /café" in run("--app", "odd_apps:echo", "--request", "GET /café").out


def test_header_and_body_go_to_nova_too(run: Runner) -> None:
    version = ("--header", "X-OpenStack-Nova-API-Version: 2.9")
    ran = run("--at", "response.fault", "--request", "GET /v2.1/servers", *version)
    assert "X-OpenStack-Nova-API-Version: 2.9" in ran.out


def test_a_module_of_the_current_folder_is_found_by_a_new_process() -> None:
    command = [sys.executable, "-P", "-m", "minnova.debug", "--app", "odd_apps:writing"]
    ran = subprocess.run(command, cwd=APPS, capture_output=True, text=True, check=True)
    assert "written, returned" in ran.stdout


def test_by_itself_it_halts_where_the_application_is_entered(run: Runner) -> None:
    ran = run("--app", FLASK, *HELLO)
    assert halts(ran.out) == ["flask.app.Flask.__call__"]
    assert ran.out.endswith("Hello, you!\n")
    assert (ran.err, ran.status) == ("", 0)


def test_a_target_is_halted_at_and_nothing_else(run: Runner) -> None:
    ran = run("--app", PYRAMID, *HELLO, "--at", "pyramid_hello:hello", "-c", "p request.path")
    assert halts(ran.out) == ["pyramid_hello.hello"]
    assert "'/hello/you'" in ran.out


def test_several_targets_are_halted_at_in_the_order_of_the_run(run: Runner) -> None:
    at = ("--at", "odd_apps:half", "--at", "odd_apps:raising")
    assert halts(run("--app", "odd_apps:raising", *at).out) == ["odd_apps.raising", "odd_apps.half"]


def test_an_object_that_can_be_called_is_a_target_too(run: Runner) -> None:
    assert halts(run("--app", FLASK, *HELLO, "--at", FLASK).out) == ["flask_hello.app"]


def test_a_layer_that_no_name_leads_to_is_entered_all_the_same(run: Runner) -> None:
    ran = run("--app", "odd_apps:app", "-c", "layer", "-c", "where")
    assert "odd_apps · make_layer.<locals>.layer" in ran.out
    assert "odd_apps.py" in ran.out
    assert "echo()" in ran.out


def test_the_table_says_which_layer_has_no_name(run: Runner) -> None:
    shown = run("--app", "odd_apps:app", "--stops").out
    assert "made in a function: no name leads here, `layer` does" in shown
    assert "odd_apps:echo" in shown


def test_a_target_that_is_not_reached_is_reported(run: Runner) -> None:
    ran = run("--app", "odd_apps:writing", "--at", "odd_apps:half")
    assert ran.err.startswith("odd_apps:half: this run did not come there. What it did in other")


def test_going_to_a_target_that_does_not_come_again_is_reported(run: Runner) -> None:
    ran = run("--app", FLASK, *HELLO, "--at", "flask_hello:hello", "-c", "go flask_hello:hello")
    assert halts(ran.out) == ["flask_hello.hello"]
    assert "flask_hello:hello: this run did not come there" in ran.err


def test_a_mistyped_target_at_the_prompt_is_answered_with_the_right_one(run: Runner) -> None:
    ran = run("--app", FLASK, *HELLO, "-c", "go flask_hello:helo", "-c", "stop flsk_hello:hello")
    assert "*** flask_hello:helo: flask_hello has no helo. Did you mean hello?" in ran.out
    assert "*** there is no module 'flsk_hello'. Did you mean flask_hello" in ran.out


def test_stop_waits_for_a_target(run: Runner) -> None:
    ran = run("--app", FLASK, *HELLO, "-c", "stop flask_hello:hello", "-c", "b", "-c", "c")
    assert halts(ran.out) == ["flask.app.Flask.__call__", "flask_hello.hello"]
    assert "the stop flask_hello:hello" in ran.out


def test_the_tree_of_calls_shows_the_modules_of_the_layers_and_ones_own(run: Runner) -> None:
    shown = run("--app", PYRAMID, *HELLO, "--trace").out
    assert "all calls" in shown
    names = ["Router.__call__", "signing.sign", "Router.handle_request", "hello  "]
    assert [shown.index(name) for name in names] == sorted(shown.index(name) for name in names)
    assert shown.count("request 1 · GET /hello/you") == 1


def test_a_target_halts_in_the_shipped_stack_too(run: Runner) -> None:
    at = "oslo_middleware.sizelimit:RequestBodySizeLimiter.__call__"
    ran = run("--request", "GET /v2.1/servers", "--at", at, "-c", "layer")
    assert halts(ran.out) == [at.replace(":", ".")]
    assert "auth_token" in ran.out


def test_the_target_of_a_stop_is_that_stop(run: Runner) -> None:
    ran = run("--request", "GET /v2.1/servers", "--at", "webob.dec:wsgify.__call__")
    assert halts(ran.out) == ["routing.peel"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("odd_app:echo", "there is no module 'odd_app'. Did you mean odd_apps?"),
        ("odd_apps:ecoh", "odd_apps has no ecoh. Did you mean echo?"),
        ("odd_apps:VERSION", "odd_apps:VERSION is a str, and cannot be called"),
        ("odd_apps:make_layer", "takes no environ and start_response"),
        ("flask_hello", "write MODULE:CALLABLE, as in shop.wsgi:app, or config:FILE.ini"),
        ("odd_apps.py:echo", "names a file: write odd_apps:echo"),
        ("config:nowhere.ini", "there is no file 'nowhere.ini'"),
        ("config:paste_hello.ini#hallo", "No section 'hallo'"),
        ("webob.dek:wsgify", "there is no module 'webob.dek'. Did you mean webob.dec?"),
    ],
)
def test_what_is_no_application_is_wrong_usage(run: Runner, name: str, message: str) -> None:
    ran = run("--app", name)
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert (ran.out, ran.status) == ("", 2)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import no_such_thing", "No module named 'no_such_thing'"),
        ("x = ", "SyntaxError: invalid syntax (broken.py, line 1)"),
        ("1 / 0", "ZeroDivisionError: division by zero ("),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
    ],
)
def test_a_module_that_cannot_be_imported_says_why_in_one_line(
    source: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.py").write_text(source)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(TargetError, match="broken cannot be imported") as told:
        load("broken:app")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_factory_that_fails_is_told_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ini = "[app:main]\npaste.app_factory = odd_apps:half\n"
    (tmp_path / "shop.ini").write_text(ini)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ApplicationError, match=r"half a cart \(/.*odd_apps\.py:\d+\)"):
        load("config:shop.ini")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--user", "demo"), "another application has no keystone"),
        (("--at", "routing"), "--at takes module:qualname; --stops lists its layers"),
        (("list",), "--app takes no arguments of novaclient: list"),
        (("--header", "Accept"), "write 'NAME: VALUE'"),
        (("--request", "/"), "write 'METHOD PATH'"),
    ],
)
def test_what_does_not_go_with_an_application_is_refused(
    run: Runner, arguments: tuple[str, ...], message: str
) -> None:
    ran = run("--app", PASTE, *arguments)
    assert message in ran.err
    assert ran.status == 2


def test_a_header_needs_a_request_to_go_with(run: Runner) -> None:
    assert "go with --request or --app" in run("--header", "a: b").err


def test_why_a_path_matches_can_be_asked_of_any_application_with_routes(run: Runner) -> None:
    ran = run("--app", "routes_hello:app", "--routes", "/hello/you")
    assert "/hello/{name}" in ran.out
    assert ran.status == 0
