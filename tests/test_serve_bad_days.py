"""Clients that hang, go away or send anything: whoever else asks is served all the same."""

import gc
import socket
import struct
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from services import PATIENCE, Services, login

from minnova.assembly import Files
from minnova.serving.ports import Ports
from minnova.serving.served import served

PARTS = [
    b"GET /v2.1/servers",
    b"GET /v2.1/servers HTTP/1.1\r\nHost: x\r\n",
    b"POST /v2.1/servers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
    b"POST /v2.1/servers HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
]
WHOLE = b"GET /v2.1/ HTTP/1.1\r\nHost: x\r\n\r\n"
GARBAGE = [b"\x16\x03\x01\x02\x00\x01", b"\r\n\r\n", b"GET\r\n\r\n", b"\0" * 100 + b"\r\n\r\n"]


def connect(url: str) -> socket.socket:
    host, _, port = url.removeprefix("http://").split("/")[0].partition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def reset(connection: socket.socket) -> None:
    """Close a connection as a client does that has crashed: with a reset, not a goodbye."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.mark.parametrize("part", PARTS)
def test_clients_that_hang_in_the_middle_keep_nobody_waiting(
    services: Services, part: bytes
) -> None:
    token = services.token()
    with ExitStack() as hanging:
        for url in (services.compute, services.urls["keystone"]) * 30:
            hanging.enter_context(connect(url)).sendall(part)
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200
        assert services.token()


@pytest.mark.parametrize("part", [*PARTS, WHOLE, WHOLE * 20])
def test_clients_that_go_away_in_the_middle_do_no_harm(services: Services, part: bytes) -> None:
    for _ in range(20):
        connection = connect(services.compute)
        connection.sendall(part)
        reset(connection)
    assert services.get("/v2.1/servers").status_code == 200


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_is_no_http_gets_an_answer_or_is_cut_off(services: Services, garbage: bytes) -> None:
    with connect(services.compute) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(65536)
    assert answer == b"" or answer.startswith(b"HTTP/1.0 400 Bad Request\r\n")


@pytest.mark.parametrize("where", ["compute", "identity"])
def test_a_body_of_ten_megabytes_is_refused(services: Services, where: str) -> None:
    paths = {
        "compute": f"{services.compute}/v2.1/servers",
        "identity": f"{services.urls['keystone']}/v3/auth/tokens",
    }
    body = b"x" * 10_000_000
    assert requests.post(paths[where], data=body, timeout=PATIENCE).status_code == 413
    assert services.get("/v2.1/servers").status_code == 200


def counts() -> tuple[int, int]:
    """Return how many threads and open files this process has, garbage aside."""
    gc.collect()
    return threading.active_count(), sum(1 for _ in Path("/dev/fd").iterdir())


def test_neither_threads_nor_files_grow_with_the_number_of_requests() -> None:
    before = counts()
    with served(Files(), Ports(identity=0, compute=0, metadata=0)) as cloud:
        token = login(cloud.identity.url, "demo", "demo").headers["X-Subject-Token"]
        headers = {"X-Auth-Token": token, "Connection": "close"}

        def ask(times: int) -> tuple[int, int]:
            for _ in range(times):
                path = f"{cloud.compute.url}/v2.1/servers"
                assert requests.get(path, headers=headers, timeout=PATIENCE).status_code == 200
            return counts()

        (threads, files), (later_threads, later_files) = ask(50), ask(300)
        assert later_threads == threads
        assert later_files <= files + 3  # The server may not have closed the last ones yet.
    assert counts() == before
