"""python -m benchmarks.serve: how fast `python -m minnova.serve` answers over real sockets; figures as JSON.

The services are a process of their own, started as a person starts them, without request lines. The client is this
process, on the same machine: one connection that is kept for the latencies, four of them for the requests per second.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import requests
import yaml

from benchmarks.figure import Figure, show
from benchmarks.process import ROOT, THREE_SERVERS, Failed

COMMAND = (sys.executable, "-m", "minnova.serve", "--quiet")
FREE = ("--port", "0", "--identity-port", "0", "--metadata-port", "0")
WARM_UP, CONNECTIONS = 20, 4


@dataclass(frozen=True)
class Asked:
    """What is asked, how often, and how many servers the answer has."""

    name: str
    path: str
    times: int
    servers: int = 0


SMALL = (
    Asked("GET /", "/", 400),
    Asked("GET /v2.1/", "/v2.1/", 400),
    Asked("GET /v2.1/servers/detail, 3 servers", "/v2.1/servers/detail", 400, 3),
)
LARGE = (Asked("GET /v2.1/servers/detail, 1,000 servers", "/v2.1/servers/detail", 20, 1_000),)


@contextmanager
def served(cloud: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Start the services; give nova's port, and the headers of somebody who has logged in."""
    command = [*COMMAND, *FREE, "--cloud", str(cloud)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr
            printed = [process.stderr.readline() for _ in range(4)]
            found = re.findall(r"^(\w+) +http://[^:]+:(\d+)", "".join(printed), re.MULTILINE)
            if process.poll() is not None or not found:
                raise Failed("".join(printed))
            ports = {name: int(port) for name, port in found}
            yield ports["nova"], headers(ports["keystone"])
        finally:
            process.terminate()


def headers(port: int) -> dict[str, str]:
    """Log in as demo."""
    domain = {"id": "default"}
    user = {"name": "demo", "password": "secret", "domain": domain}
    identity = {"methods": ["password"], "password": {"user": user}}
    scope = {"project": {"name": "demo", "domain": domain}}
    body: Any = {"auth": {"identity": identity, "scope": scope}}
    answer = requests.post(
        f"http://127.0.0.1:{port}/identity/v3/auth/tokens", json=body, timeout=60
    )
    return {"X-Auth-Token": answer.headers["X-Subject-Token"]}


def milliseconds(port: int, head: dict[str, str], asked: Asked, times: int) -> list[float]:
    """Ask so many times on one connection that is kept, and give how long each answer took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def once() -> float:
        started = time.perf_counter()
        connection.request("GET", asked.path, headers=head)
        answer = connection.getresponse()
        body = answer.read()
        elapsed = time.perf_counter() - started
        assert (answer.status, body.count(b'"tenant_id"')) == (200, asked.servers), body[:200]
        return elapsed * 1000

    try:
        return [once() for _ in range(times)]
    finally:
        connection.close()


def rate(port: int, head: dict[str, str], asked: Asked) -> float:
    """Ask on several connections at once; give the requests per second of all together."""
    started = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        asking = [
            pool.submit(milliseconds, port, head, asked, asked.times) for _ in range(CONNECTIONS)
        ]
        done = sum(len(each.result()) for each in asking)
    return done / (time.perf_counter() - started)


def figures(cloud: Path, questions: tuple[Asked, ...]) -> Iterator[Figure]:
    """Measure each question against services that hold this cloud."""
    with served(cloud) as (port, head):
        for asked in questions:
            milliseconds(port, head, asked, WARM_UP)
            taken = milliseconds(port, head, asked, asked.times)
            yield Figure(f"serve, {asked.name}", rate(port, head, asked), "/s")
            yield Figure("  median of one connection", statistics.median(taken), "ms")
            yield Figure(
                "  of a hundred, all but the slowest", statistics.quantiles(taken, n=100)[-1], "ms"
            )


def a_thousand(folder: Path) -> Path:
    """Write a cloud file with a thousand servers like the first of the small one."""
    cloud = yaml.load(THREE_SERVERS.read_text(), yaml.BaseLoader)
    first = next(server for server in cloud["servers"] if server["project"] == "demo")
    cloud["servers"] = [
        {**first, "n": n, "id": f"{n:08x}-0000-4000-8000-000000000000", "name": f"vm-{n}"}
        for n in range(1, 1_001)
    ]
    file = folder / "cloud.yaml"
    file.write_text(yaml.safe_dump(cloud, sort_keys=False))
    return file


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        show([*figures(THREE_SERVERS, SMALL), *figures(a_thousand(Path(name)), LARGE)])
