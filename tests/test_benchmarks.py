"""The benchmarks measure what they say; no figure is asserted, a slow machine fails nobody."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.figure import Figure, read, show
from benchmarks.libraries import Libraries
from benchmarks.process import Failed, run, until
from benchmarks.table import table


def test_a_target_is_met_exactly_or_by_less_and_missed_by_more() -> None:
    verdicts = [Figure("memory", value, "MiB", 110).verdict for value in (109.9, 110, 110.1)]
    assert verdicts == ["met", "met", "missed"]


def test_a_figure_comes_back_from_the_process_that_measured_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    figures = [Figure("memory", 98.76, "MiB", 110), Figure("  of it mine", 3.0, "MiB")]
    show(figures)
    assert read(capsys.readouterr().out) == figures


def test_the_table_shows_the_machine_the_figure_and_its_target() -> None:
    drawn = table({"python": "CPython 3"}, {"WebOb": "1.8"}, [Figure("memory", 98.76, "MiB", 110)])
    machine, versions, *_, line = drawn.splitlines()
    assert (machine, versions) == ("CPython 3", "WebOb 1.8")
    assert line.split() == ["memory", "98.8", "MiB", "110", "MiB", "met"]


def test_what_fails_is_not_measured_but_named_with_its_command() -> None:
    with pytest.raises(Failed, match=r"status 3: python -c 'raise SystemExit\(3\)'"):
        run("-c", "raise SystemExit(3)")


def test_memory_is_the_peak_of_the_process_that_was_run() -> None:
    assert 480 < run("-c", "b'x' * 500_000_000").memory < 600


def test_a_prompt_is_seen_in_a_terminal_and_the_program_ended() -> None:
    prompting = "import sys; sys.stdin.isatty() and print('ipdb>', flush=True); input()"
    assert until(b"ipdb>", "-c", prompting) > 0


def test_a_program_that_never_prompts_is_named() -> None:
    with pytest.raises(Failed, match="No ipdb> came: python -c pass"):
        until(b"ipdb>", "-c", "pass")


def test_the_libraries_are_those_that_a_list_loads() -> None:
    names = Libraries.of_a_list().names
    assert {"novaclient.shell", "webob", "routes", "keystonemiddleware.auth_token"} <= set(names)
    assert not {name for name in names if name.startswith("minnova")}
    run("-c", Libraries(names).script("ipdb"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rounds", "0"], "write a number from 1 on, not '0'"),
        (["--rounds", "-1"], "write a number from 1 on, not '-1'"),
        (
            ["--json", "/nowhere/at/all.json"],
            "--json /nowhere/at/all.json: No such file or directory",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_measured(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(words)
    assert leaving.value.code == 2
    assert said in capsys.readouterr().err


def test_one_round_fills_the_table_and_the_json_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--only", "start", "--rounds", "1", "--json", str(tmp_path / "figures.json")]) == 0
    figures = json.loads((tmp_path / "figures.json").read_text())["figures"]
    printed = capsys.readouterr().out
    assert len(figures) == 8
    assert all(figure["name"] in printed and figure["value"] > 0 for figure in figures)
