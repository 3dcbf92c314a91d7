"""Which functions are recorded: of which modules, which files, which applications."""

import sys
from pathlib import Path
from typing import Any

import pytest
import recorded
import toy
import toy_layers

from minnova.debug import Recording, record
from minnova.debug.recording.files import Files


def functions(recording: Recording) -> set[str]:
    """Name the functions that are recorded."""
    data = recording.data()
    return {data["strings"][name] for name, *_ in data["functions"]}


def test_somebody_s_own_code_is_recorded_without_asking() -> None:
    found = functions(record((toy.front, "GET /things")))
    assert {"front", "Copying.__call__", "Router.things", "wsgify.__call__"} <= found


def test_so_is_what_it_calls_in_other_files() -> None:
    assert functions(record(recorded.elsewhere)) == {"elsewhere", "twice"}


def test_what_is_never_recorded_is_not_even_when_it_is_named() -> None:
    files = [recorded.__file__, "argparse", "webob"]
    assert functions(record(recorded.parsing, files=files)) == {"parsing"}


def test_modules_that_are_named_are_recorded_and_no_others() -> None:
    found = functions(record(recorded.two_threads, files=["threading"]))
    assert "Thread.start" in found
    assert "say" not in found


def test_a_file_or_a_folder_may_be_named() -> None:
    here = Path(toy.__file__)
    for path in (here, here.parent, str(here)):
        assert "Router.things" in functions(record((toy.front, "GET /things"), files=[path]))
    other = functions(record((toy.front, "GET /things"), files=[toy_layers.__file__]))
    assert "Router.things" not in other


@pytest.mark.parametrize("one", ["toy", Path(toy.__file__)])
def test_a_single_name_needs_no_list(one: str | Path) -> None:
    asked = (toy.front, "GET /things")
    assert functions(record(asked, files=one)) == functions(record(asked, files=[one]))


def test_a_single_function_may_be_named() -> None:
    found = functions(record((toy.front, "GET /things"), files=["toy:Router.things"]))
    assert "Router.things" in found
    assert "Router.dispatch" not in found


def test_functions_at_stops_are_recorded_in_any_case() -> None:
    found = functions(record((toy.front, "GET /things"), files=["toy:Router.things"]))
    assert {"wsgify.__call__", "RoutesMiddleware.__call__"} <= found


def test_a_module_or_a_file_that_there_is_not_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no module webobb\.dec to record\. Did you mean webob"):
        Files(["webobb.dec"])
    with pytest.raises(LookupError, match=r"no file or folder shop/nowhere\.py to record"):
        Files(["shop/nowhere.py"])


def test_another_application_s_layers_and_environ_are_recorded() -> None:
    data = record((recorded.naming(toy_layers.hello), "GET /"), files=["recorded"]).data()
    assert [one["name"] for one in data["layers"]] == ["naming.layer", "hello"]
    changes = [
        {data["strings"][key] for key in one["environ"][::2]}
        for one in data["borders"]
        if one["way"] == "in"
    ]
    assert "toy.user" in changes[1]
    assert data["borders"][-1]["status"] == "200 OK"


def test_what_is_defined_in_a_cell_can_be_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    cell: dict[str, Any] = {"__name__": "__main__"}
    exec(compile("def ask():\n    answer = 42\n    return answer", "cell.py", "exec"), cell)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    recording = record(cell["ask"], files=["__main__"])
    assert recording.status == 42
    assert functions(recording) == {"ask"}
