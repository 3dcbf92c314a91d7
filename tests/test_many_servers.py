"""What a list costs does not depend on how many servers there are, but for the servers themselves."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from fidelity.known import NEWTON

from benchmarks.crowd import crowd
from minnova import Cloud

SERVERS = 300


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with Cloud(cloud=NEWTON / "cloud.yaml") as opened:
        crowd(opened, SERVERS)
        opened.request("GET", "/v2.1/servers")  # the tokens of it are issued and known by now
        yield opened


@pytest.fixture
def statements(cloud: Cloud) -> Iterator[list[str]]:
    """Collect what is asked of the database."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        asked.append(statement)

    sa.event.listen(cloud.engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(cloud.engine, "before_cursor_execute", note)


def listed(cloud: Cloud, query: str) -> list[str]:
    answer = cloud.request("GET", f"/v2.1/servers/detail?{query}")
    return [server["id"] for server in answer.json["servers"]]


def test_three_hundred_servers_take_as_many_statements_as_three(
    cloud: Cloud, statements: list[str]
) -> None:
    assert len(listed(cloud, "limit=3")) == 3
    few = list(statements)
    statements.clear()
    assert len(listed(cloud, f"limit={SERVERS}")) == SERVERS
    assert len(statements) == len(few) > 0


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("key", ["display_name", "vm_state", "user_id"])
def test_pages_one_after_the_other_are_the_whole_list(
    cloud: Cloud, key: str, direction: str
) -> None:
    order = f"sort_key={key}&sort_dir={direction}"
    whole = listed(cloud, order)
    assert len(whole) == len(set(whole)) > SERVERS
    pages = listed(cloud, f"{order}&limit=70")
    while page := listed(cloud, f"{order}&limit=70&marker={pages[-1]}"):
        pages += page
    assert pages == whole


def test_servers_with_the_same_image_come_in_the_order_of_their_age(cloud: Cloud) -> None:
    answer = cloud.request("GET", "/v2.1/servers/detail?sort_key=image_ref&sort_dir=asc")
    ages = [
        (server["image"] and server["image"]["id"], server["created"])
        for server in answer.json["servers"]
    ]
    assert ages == sorted(ages)
