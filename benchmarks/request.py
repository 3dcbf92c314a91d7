"""python -m benchmarks.request: the median milliseconds of a warm GET /v2.1/servers/detail.

The three servers are those of the recorded nova, the answer is checked once, and the token is validated before the
clock starts: what is timed is nova's pipeline from URLMap to the database and back, called as WSGI.
"""

import statistics
import time

from webob import Request

from benchmarks.process import THREE_SERVERS
from minnova.cloud import Cloud

WARM_UP, TIMED = 20, 200


def milliseconds(cloud: Cloud) -> float:
    """Time the request again and again on a cloud that is open; give the median."""
    application = cloud.services["osapi_compute"].app
    headers = {"X-Auth-Token": cloud.token("demo"), "X-OpenStack-Nova-API-Version": "2.37"}

    def once() -> float:
        request = Request.blank("/v2.1/servers/detail", headers=headers)
        started = time.perf_counter()
        response = request.get_response(application)
        elapsed = time.perf_counter() - started
        assert len(response.json["servers"]) == 3, response.text
        return elapsed * 1000

    for _ in range(WARM_UP):
        once()
    return statistics.median(once() for _ in range(TIMED))


if __name__ == "__main__":
    with Cloud(cloud=THREE_SERVERS) as cloud:
        print(milliseconds(cloud))
