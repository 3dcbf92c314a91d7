"""Very many servers for a cloud that is open: each like the first of its cloud file, but for name, place and age."""

import random
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import sqlalchemy as sa

from minnova.cloud import Cloud
from minnova.nova.db import models
from minnova.seed.rows import Row, belongings, instance_row, owner_column
from minnova.seed.server import Server

FIRST = 1_000
AT_ONCE = 5_000


def crowd(cloud: Cloud, count: int) -> None:
    """Add so many servers to the database, the same ones in every run."""
    servers = like(cloud.seed.servers[0], count)
    while some := list(islice(servers, AT_ONCE)):
        with cloud.engine.begin() as connection:
            for model, its_rows in rows(some).items():
                connection.execute(sa.insert(model), its_rows)
    with cloud.engine.begin() as connection:
        connection.execute(sa.text("ANALYZE instances"))


def like(server: Server, count: int) -> Iterator[Server]:
    """Yield servers of the same project, on forty hosts, made one a minute."""
    chance = random.Random(14)
    for n in range(FIRST, FIRST + count):
        yield replace(
            server,
            n=n,
            id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            name=f"vm-{chance.randrange(count)}",
            host=f"compute{n % 40}",
            created=server.created + timedelta(minutes=n),
        )


def rows(servers: Iterable[Server]) -> dict[type[models.Base], list[Row]]:
    """Return what is to be written, by table: the servers first, then what belongs to them."""
    found: dict[type[models.Base], list[Row]] = defaultdict(list)
    for server in servers:
        found[models.Instance].append(instance_row(server, 1))
        for model, row in belongings(server):
            found[model].append({**row, owner_column(model): server.id})
    return found
