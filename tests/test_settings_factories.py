"""What somebody is told when PasteDeploy has failed: the section whose factory is not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from paste import deploy

from minnova.settings import explain_paste_failure
from minnova.settings.paste_factories import egg_problem, factory_problem

PARTS = """\
def make_app(global_conf, **local_conf):
    return lambda environ, start_response: []

def make_filter(global_conf):
    return lambda app: app

def failing_app(global_conf, **local_conf):
    raise ValueError("no such colour: " + local_conf["colour"])

def pipeline_factory(loader, global_conf, **local_conf):
    *filters, app = local_conf["keystone"].split()
    for name in filters:
        loader.get_filter(name)
    return loader.get_app(app)

number = 1
"""

PASTE = """\
[composite:main]
use = call:parts:pipeline_factory
keystone = filter app

[filter:filter]
paste.filter_factory = parts:make_filter

[app:app]
paste.app_factory = parts:make_app
"""


@pytest.fixture(autouse=True)
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put modules where they can be imported: one with factories, one that cannot be loaded."""
    (tmp_path / "parts.py").write_text(PARTS, encoding="utf-8")
    (tmp_path / "broken.py").write_text("import no_such_library\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("parts", None)


def explanation(folder: Path, old: str = "", new: str = "", name: str = "main") -> str:
    """Change the api-paste.ini so, load it with PasteDeploy, and explain what that raises."""
    assert old in PASTE
    path = folder / "api-paste.ini"
    path.write_text(PASTE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Exception) as caught:  # noqa: PT011  (whatever PasteDeploy lets through)
        deploy.loadapp(f"config:{path}", name=name)
    return str(explain_paste_failure(path, caught.value)).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "parts:make_filter",
            "parts:make_filtr",
            "6: [filter:filter] paste.filter_factory: parts has no 'make_filtr';"
            " did you mean 'make_filter'",
        ),
        (
            "parts:make_app",
            "prts:make_app",
            "9: [app:app] paste.app_factory: no module 'prts'; did you mean 'parts'",
        ),
        (
            "parts:make_app",
            "broken:make_app",
            "9: [app:app] paste.app_factory: module 'broken' cannot be imported:"
            " ModuleNotFoundError: No module named 'no_such_library'",
        ),
        ("call:parts:p", "call:prts:p", "2: [composite:main] use: no module 'prts'; did you mean"),
        ("paste.app_factory = parts:make_app", "use = egg:Pste#test", "9: [app:app] use: no distr"),
        ("= filter app", "= fltr app", "3: [composite:main] keystone: 'fltr' is no filter here; "),
    ],
)
def test_a_factory_that_is_not_there_is_told_with_its_section(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert explanation(tmp_path, old, new).startswith(f"api-paste.ini:{expected}")


def test_a_factory_that_raises_is_told_with_the_section_that_it_was_to_make(tmp_path: Path) -> None:
    assert explanation(tmp_path, "parts:make_app", "parts:failing_app\ncolour = red") == (
        "api-paste.ini:8: [app:app]: could not be made: ValueError: no such colour: red"
    )


def test_it_is_the_innermost_section_that_is_told(tmp_path: Path) -> None:
    inner = "keystone = inner\n[composite:inner]\nuse = call:parts:pipeline_factory\n"
    (tmp_path / "parts.py").write_text(PARTS.replace("lambda app: app", "1 / 0"), encoding="utf-8")

    assert explanation(tmp_path, "keystone =", f"{inner}keystone =") == (
        "api-paste.ini:8: [filter:filter]: could not be made: ZeroDivisionError: division by zero"
    )


def test_an_option_that_the_factory_does_not_take_is_told_with_its_section(tmp_path: Path) -> None:
    assert explanation(tmp_path, "parts:make_filter", "parts:make_filter\ncolour = red").startswith(
        "api-paste.ini:5: [filter:filter]: could not be made: TypeError: make_filter() got an"
    )


def test_an_application_that_the_file_has_not_is_told_in_the_words_of_pastedeploy(
    tmp_path: Path,
) -> None:
    assert explanation(tmp_path, name="nothing").startswith(
        "api-paste.ini: could not be loaded: LookupError: No section 'nothing'"
    )


def test_an_error_that_a_caller_has_wrapped_is_unwrapped(tmp_path: Path) -> None:
    path = tmp_path / "api-paste.ini"
    path.write_text(
        PASTE.replace("parts:make_app", "parts:failing_app\ncolour = red"), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="no such colour") as caught:
        deploy.loadapp(f"config:{path}", name="main")
    wrapped = RuntimeError("the service could not start")
    wrapped.__cause__ = caught.value

    assert "[app:app]: could not be made: ValueError: no such colour" in str(
        explain_paste_failure(path, wrapped)
    )


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("parts:make_app", None),
        ("email.message:Message.get_all", None),
        ("wsgiref.utl:guess_scheme", "no module 'wsgiref.utl'; did you mean 'util'?"),
        ("email.message:Mesage.get", "email.message has no 'Mesage'; did you mean 'Message'"),
        ("email.message:Message.get_al", "Message has no 'get_al'; did you mean 'get_all'"),
        ("parts", "'parts' is not of the form module:factory"),
        ("prts.inner:make_app", "no module 'prts'; did you mean 'parts'"),
        ("parts:number", "parts:number is no factory: it cannot be called"),
        (":make_app", "module '' cannot be imported: ValueError: Empty module name"),
    ],
)
def test_a_factory_is_looked_for_step_by_step(spec: str, expected: str | None) -> None:
    problem = factory_problem(spec)

    assert problem == expected or (expected and problem and problem.startswith(expected))


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("Paste#urlmap", None),
        ("Paste#urlmp", "Paste offers no app 'urlmp'; did you mean 'urlmap'?"),
        ("Paste", "Paste offers no app 'main'"),
        ("Pste#urlmap", "no distribution 'Pste' is installed; did you mean 'Paste'?"),
        ("", "no distribution '' is installed"),
    ],
)
def test_an_egg_is_looked_for_step_by_step(spec: str, expected: str | None) -> None:
    assert egg_problem(spec, "app") == expected
