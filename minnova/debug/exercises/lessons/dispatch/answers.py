"""What is read from a run: the answers to the questions of notebook 04."""

from collections.abc import Mapping, Sequence
from typing import Any

from minnova.debug.additions import Additions
from minnova.debug.peel import Peel

EXTENSIONS = (
    "config_drive",
    "extended_availability_zone",
    "extended_server_attributes",
    "extended_status",
    "extended_volumes",
    "hide_server_addresses",
    "keypairs",
    "security_groups",
    "server_usage",
)


def asked_version(request: Any) -> str:
    """Read the microversion that a request asks for, less the word `compute`."""
    return str(request.headers["OpenStack-API-Version"]).rpartition(" ")[2]


def extending(found: Mapping[str, Sequence[object]]) -> int:
    """Count the methods that extend `detail`."""
    return len(found["detail"])


def questions(asked: Sequence[object]) -> int:
    """Count how often the policy was asked."""
    if not asked:
        raise ValueError("the policy was not asked")
    return len(asked)


def selects(statements: Sequence[str]) -> int:
    """Count the SELECTs."""
    if not statements:
        raise ValueError("no statement was seen")
    return sum(each.startswith("SELECT") for each in statements)


def limit(parameters: Sequence[object]) -> int:
    """Read the limit: the last parameter but one, before the offset."""
    found = parameters[-2]
    assert isinstance(found, int)
    return found


def refused(found: Additions) -> str:
    """Name the extension that the policy said no to."""
    return next(step.name for step in found.extensions if step.refused)


def layers(peeled: Peel[object]) -> int:
    """Count the layers that the last request passed."""
    return len(peeled.requests[-1].coats)


def status(response: Any) -> int:
    """Read the status of an answer."""
    return int(response.status_int)
