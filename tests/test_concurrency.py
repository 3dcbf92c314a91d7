"""Many at once, on one cloud: everybody gets what they would get alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from typing import NamedTuple

import pytest
from fidelity.known import NEWTON
from webob import Response

from minnova import Cloud

THREADS, REQUESTS = 8, 2000


class Asked(NamedTuple):
    """Who asks for what."""

    user: str
    project: str
    path: str


# The counts have no common divisor, so that every user comes to ask for every path.
USERS = [("demo", "demo"), ("other", "other"), ("admin", "admin"), ("admin", "demo")]
PATHS = [
    "/v2.1/servers",
    "/v2.1/servers?name=vm&sort_key=host",
    "/v2/servers?status=ACTIVE",
    "/v2.1/servers/00000001-0000-4000-8000-000000000000",
    "/v2.1/servers?all_tenants=1",
    "/v2.1/servers?marker=nosuch",
    "/v2.1/servers/detail?limit=1",
    "/v2.1/flavors",
    "/v2.1",
]
MIXED = [Asked(*user, path) for user, path in zip(cycle(USERS), islice(cycle(PATHS), REQUESTS))]


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with Cloud(cloud=NEWTON / "cloud.yaml") as opened:
        yield opened


@pytest.fixture(scope="module")
def answers(cloud: Cloud) -> list[Response]:
    """Ask everything from eight threads at once; the answers come in the order of MIXED."""

    def ask(asked: Asked) -> Response:
        return cloud.request("GET", asked.path, user=asked.user, project=asked.project)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(ask, MIXED))


def test_answers_are_the_same_as_one_by_one(cloud: Cloud, answers: list[Response]) -> None:
    alone = {
        asked: cloud.request("GET", asked.path, user=asked.user, project=asked.project)
        for asked in set(MIXED)
    }
    assert len(alone) == len(USERS) * len(PATHS)
    for asked, answer in zip(MIXED, answers, strict=True):
        assert (answer.status, answer.body) == (alone[asked].status, alone[asked].body), asked


def test_nobody_sees_the_servers_of_another_project(answers: list[Response]) -> None:
    own = {"demo": {"vm1", "vm2", "vm3"}, "other": {"vm-other"}}
    for asked, answer in zip(MIXED, answers, strict=True):
        if asked.user in own and answer.content_type == "application/json":
            seen = {server["name"] for server in answer.json.get("servers", [])}
            assert seen <= own[asked.user], asked


def test_every_request_has_an_id_of_its_own(answers: list[Response]) -> None:
    assert len({answer.headers["X-Compute-Request-Id"] for answer in answers}) == REQUESTS
