"""One servers/detail goes through the same classes and functions as in nova 14, in the same order."""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType

import pytest
from fidelity.known import NEWTON

from minnova import Cloud

KEPT = [
    line
    for line in (Path(__file__).parent / "data" / "detail_chain.txt").read_text().splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with Cloud(cloud=NEWTON / "cloud.yaml") as opened:
        opened.request("GET", "/v2.1/servers/detail")
        yield opened


def called(cloud: Cloud, names: set[str]) -> list[str]:
    """Return which of these functions one more servers/detail calls, in the order of the calls."""
    calls: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and (name := short(frame.f_code)) in names:
            calls.append(name)

    sys.setprofile(note)
    try:
        cloud.request(
            "GET", "/v2.1/servers/detail", headers={"OpenStack-API-Version": "compute 2.37"}
        )
    finally:
        sys.setprofile(None)
    return calls


def short(code: CodeType) -> str:
    """Name a function and the class that defines it: "URLMap.__call__"; of an inner one, itself."""
    return ".".join(code.co_qualname.rpartition("<locals>.")[2].split(".")[-2:])


def split(calls: list[str]) -> tuple[list[str], list[list[str]], list[str]]:
    """Cut a chain into what comes before the extensions, each of these, and what comes after."""
    start, end = (
        calls.index("Resource.process_extensions") + 1,
        calls.index("ResponseObject.serialize"),
    )
    marks = [n for n in range(start, end) if calls[n].endswith(".detail")]
    extensions = [calls[one:next_one] for one, next_one in pairwise([*marks, end])]
    return calls[:start], sorted(extensions), calls[end:]


def test_one_detail_calls_what_nova_14_called_in_the_same_order(cloud: Cloud) -> None:
    assert split(called(cloud, set(KEPT))) == split(KEPT)


def test_the_whole_of_the_main_path_is_kept() -> None:
    before, extensions, _ = split(KEPT)
    assert before[0] == "URLMap.__call__"
    assert len(extensions) == 9
    assert {
        "FaultWrapper.__call__",
        "RoutesMiddleware.__call__",
        "Resource._process_stack",
        "ServersController.detail",
        "API.get_all",
        "InstanceList.get_by_filters",
        "instance_get_all_by_filters_sort",
        "ViewBuilder.detail",
    } <= set(before)
