"""python -m benchmarks.servers: GET /v2.1/servers/detail where there are many servers; figures as JSON.

Each cloud is open in this process, the application is called as WSGI, and what the start has left behind is kept from
the search for garbage, as `minnova.serve` does it.
"""

import gc
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from webob import Request

from benchmarks.crowd import crowd
from benchmarks.figure import Figure, show
from benchmarks.process import THREE_SERVERS
from minnova.cloud import Cloud
from minnova.nova.db.models import Instance

PAGE, MANY = 1_000, 100_000
WARM_UP, TIMED = 3, 15


def milliseconds(cloud: Cloud, count: int, order: str = "", times: int = TIMED) -> float:
    """Give the median of some requests for `count` servers."""
    application = cloud.services["osapi_compute"].app
    headers = {"X-Auth-Token": cloud.token("demo"), "X-OpenStack-Nova-API-Version": "2.37"}

    def once() -> float:
        path = f"/v2.1/servers/detail?limit={count}&{order}"
        request = Request.blank(path, headers=headers)
        started = time.perf_counter()
        response = request.get_response(application)
        elapsed = time.perf_counter() - started
        assert len(response.json["servers"]) == count, response.text[:200]
        return elapsed * 1000

    return statistics.median(once() for _ in range(times))


def slowest_order(cloud: Cloud, count: int) -> str:
    """Try to sort by each column, in both directions; give the order that takes longest."""
    columns = (column.name for column in sa.inspect(Instance).columns)
    orders = (f"sort_key={name}&sort_dir={way}" for name in columns for way in ("asc", "desc"))
    return max(orders, key=lambda order: milliseconds(cloud, count, order, times=1))


def figures() -> Iterator[Figure]:
    """Measure pages of a cloud that holds one page, and of one that holds a hundred."""
    with open_to_all(PAGE) as cloud:
        half, page = milliseconds(cloud, PAGE // 2), milliseconds(cloud, PAGE)
    with open_to_all(MANY) as cloud:
        order = slowest_order(cloud, PAGE)
        newest, sorted_ = milliseconds(cloud, PAGE), milliseconds(cloud, PAGE, order)
    yield Figure(f"warm GET /v2.1/servers/detail, {PAGE:,} servers", page, "ms", 150)
    yield Figure("  over that for half of them", page / half, "×", 2.2)
    yield Figure(f"the same page out of {MANY:,} servers, over that", newest / page, "×", 2)
    yield Figure(f"  in the slowest order, {order}", sorted_ / page, "×", 2)


@contextmanager
def open_to_all(count: int) -> Iterator[Cloud]:
    """Open a cloud with so many servers more, and bring it to where a server would have it."""
    with Cloud(cloud=THREE_SERVERS) as cloud:
        crowd(cloud, count)
        milliseconds(cloud, 1, times=WARM_UP)
        gc.collect()
        gc.freeze()
        yield cloud
        gc.unfreeze()


if __name__ == "__main__":
    show(figures())
