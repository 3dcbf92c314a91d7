"""From the cloud file to the tables: what exists is written into the databases of both services.

A real cloud comes to this by requests: somebody created the users, others their servers.
"""

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from minnova.keystone import identity
from minnova.keystone import models as keystone
from minnova.nova.db import models as nova
from minnova.seed.cloud_file import CloudFile
from minnova.seed.rows import Row, belongings, flavor_row, instance_row, owner_column

SERVICE_USER, SERVICE_PASSWORD = "nova", "secret"


def sow(cloud: CloudFile, engine: Engine) -> None:
    """Make the tables and fill them, all or nothing.

    A database that has them already is left alone: it keeps its servers and tokens.
    """
    if _is_sown(engine):
        return
    with Session(engine) as session, session.begin():
        if engine.dialect.name == "sqlite":
            # Else each table would be there at once, and another process would take them for all.
            session.execute(sa.text("BEGIN IMMEDIATE"))
        if _is_sown(session.connection()):
            return
        for base in (nova.Base, keystone.Base):
            base.metadata.create_all(session.connection(), checkfirst=False)
        _sow_identity(cloud, session)
        _sow_compute(cloud, session)


def _is_sown(database: Engine | sa.Connection) -> bool:
    return sa.inspect(database).has_table(nova.Instance.__tablename__)


def _sow_identity(cloud: CloudFile, session: Session) -> None:
    projects = {
        each.name: identity.add_project(session, each.name, each.id) for each in cloud.projects
    }
    names = {role for user in cloud.users for granted in user.roles.values() for role in granted}
    roles = {name: identity.add_role(session, name) for name in sorted(names)}
    for user in cloud.users:
        row = identity.add_user(session, user.name, user.password, user.id)
        for project, granted in user.roles.items():
            for role in granted:
                identity.assign(session, row, projects[project], roles[role])
    if not any(user.name == SERVICE_USER for user in cloud.users):
        _sow_service_user(session, projects, roles)


def _sow_service_user(
    session: Session, projects: dict[str, keystone.Project], roles: dict[str, keystone.Role]
) -> None:
    """Add the user as whom authtoken logs in (nova.conf), where the cloud file leaves it out.

    Without it no token can be looked at, and every request would end in a 503.
    """
    user = identity.add_user(session, SERVICE_USER, SERVICE_PASSWORD)
    project = projects.get("service") or identity.add_project(session, "service")
    role = roles.get("service") or identity.add_role(session, "service")
    identity.assign(session, user, project, role)


def _sow_compute(cloud: CloudFile, session: Session) -> None:
    """Write what nova knows: table by table, each in one statement."""
    flavors = {flavor.id: number for number, flavor in enumerate(cloud.flavors, start=1)}
    rows: dict[type[nova.Base], list[Row]] = {
        nova.InstanceType: [flavor_row(each, flavors[each.id]) for each in cloud.flavors],
        nova.Service: [
            {"host": host, "binary": "nova-compute", "forced_down": state == "down"}
            for host, state in cloud.hosts.items()
        ],
        nova.Instance: [instance_row(each, flavors[each.flavor.id]) for each in cloud.servers],
    }
    for server in cloud.servers:
        for model, row in belongings(server):
            rows.setdefault(model, []).append({**row, owner_column(model): server.id})
    for model, its_rows in rows.items():
        if its_rows:
            session.execute(sa.insert(model), its_rows)
    if session.get_bind().dialect.name == "sqlite":
        # Unasked it counts nothing, and takes every project for one of ten servers.
        session.execute(sa.text("ANALYZE instances"))
