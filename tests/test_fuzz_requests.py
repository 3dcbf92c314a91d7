"""Requests that nobody would think of: none of them is an error of a service's own."""

import os
from collections.abc import Iterator

import pytest
from fidelity.known import NEWTON
from hypothesis import HealthCheck, given, settings
from odd_requests import OddRequest, odd_requests

from minnova import Cloud

# `make fuzz` asks for 20,000.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with Cloud(cloud=NEWTON / "cloud.yaml") as opened:
        yield opened


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd=odd_requests())
def test_no_request_is_a_500_and_none_gets_a_traceback(cloud: Cloud, odd: OddRequest) -> None:
    token = cloud.token(odd.user) if odd.user else ""
    for service in cloud.services.values():
        response = odd.made(token).get_response(service.app)
        assert response.status_int < 500, response.text
        assert b"Traceback" not in response.body
        if response.content_type == "application/json" and odd.method != "HEAD":
            assert response.json or response.json == []
