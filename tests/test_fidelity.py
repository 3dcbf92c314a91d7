"""minnova answers as nova 14 did, case by case; and the runner says so, or says where not."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fidelity.__main__ import main, report
from fidelity.case import Case, read_cases
from fidelity.differ import differences
from fidelity.known import NEWTON, Known, read_known
from fidelity.world import World, newton

CASES = read_cases(NEWTON / "answers.json")
QUERIES = read_cases(NEWTON / "queries.json")
KNOWN = read_known()


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with newton() as opened:
        yield opened


@pytest.mark.parametrize("case", CASES + QUERIES, ids=lambda case: case.name)
def test_a_recorded_case_is_answered_as_nova_14_answered_it(world: World, case: Case) -> None:
    found = differences(case.answer, world.ask(case))
    entry = KNOWN.get(case.name)
    assert found == [] if entry is None else entry.holds(found), found


def test_at_most_ten_cases_differ_and_each_for_a_library_that_is_named(root: Path) -> None:
    pinned = (root / "constraints.txt").read_text().splitlines()
    assert len(KNOWN) <= 10
    for entry in KNOWN.values():
        assert entry.case in {case.name for case in CASES}
        assert f"{entry.library}=={entry.version}" in pinned
        assert entry.reason


def write(path: Path, *entries: Any) -> Path:
    path.write_text(json.dumps(entries))
    return path


def recorded(name: str) -> Any:
    entries = json.loads((NEWTON / "answers.json").read_bytes())
    return next(entry for entry in entries if entry["name"] == name)


def test_the_runner_ends_with_0_and_the_count_where_all_are_identical(
    root: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "cases.json", recorded("root"), recorded("storage-token-header"))
    command = [sys.executable, "-m", "tests.fidelity", path]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 of 2 identical\n", "")


def test_the_runner_draws_what_differs_and_ends_with_1(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = recorded("servers-index")
    case["response"]["json"]["servers"].pop()
    case["response"]["headers"]["Vary"] = "Accept"
    assert report(world, read_cases(write(tmp_path / "cases.json", case))) == 1
    assert capsys.readouterr().out.splitlines() == [
        "servers-index",
        "    GET /v2.1/servers",
        "    Vary",
        '      - ["Accept"]',
        '      + ["OpenStack-API-Version", "X-OpenStack-Nova-API-Version"]',
        "    /servers",
        "      - vm3, vm2",
        "      + vm3, vm2, vm1",
        "",
        "0 of 1 identical",
    ]


def test_an_explanation_that_is_not_true_any_more_is_a_difference(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = recorded("unknown-resource-accept-any")
    case["response"]["headers"]["Content-Type"] = "text/html"
    assert report(world, read_cases(write(tmp_path / "cases.json", case))) == 1
    assert "take that out" in capsys.readouterr().out


def test_an_explanation_covers_nothing_but_what_it_says() -> None:
    entry = Known("name", "WebOb", "1", "because", {"status": "404 Not Found"})
    answers = [case.answer for case in CASES[:1]] * 2
    assert not entry.holds(differences(*answers))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[\n{", "cases.json, line 2: no JSON"),
        ("{}", "should be a list of cases"),
        ("[]", "of one at least"),
        ("[7]", "case 1: an object is wanted here, not 7"),
        ('[{"name": "a"}]', "case 1 (a): 'request' is missing"),
        ('[{"name": "a", "request": [], "response": {}}]', "'request' cannot be []"),
        ('[{"name": "a", "request": {}, "response": {}}]', "'status' is missing"),
        ('[{"name": "a", "request": {"headers": 7}, "response": {}}]', "'headers' should be"),
        ('[{"name": 7, "request": {}, "response": {}}]', "'name' cannot be 7"),
        ("\xff", "no JSON"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_an_odd_case_file_is_refused_with_2(
    text: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="latin-1")
    assert main([str(path)]) == 2
    assert complaint in capsys.readouterr().err


def test_a_case_file_that_is_not_there_is_refused_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nosuch.json")]) == 2
    assert "nosuch.json: No such file or directory" in capsys.readouterr().err
