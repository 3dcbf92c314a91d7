"""Users, projects and roles: adding them, and finding them.

In keystone these are three parts: identity (users), resource (projects) and assignment (who has
which role where). The API here has no call that adds one; whoever fills the database uses these
functions, inside a transaction of their own:

    with Session(engine) as session, session.begin():
        assign(session, add_user(session, "demo", "secret"), project, role)
"""

import secrets
from typing import NoReturn, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from minnova.keystone.models import Assignment, Project, Role, User
from minnova.keystone.password import hash_password

Named = TypeVar("Named", User, Project, Role)


class UnknownName(LookupError):
    """Nobody, or nothing, has that name."""

    def __str__(self) -> str:
        return str(self.args[0])


def new_id() -> str:
    """Make an id in the shape of keystone's: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def add_project(session: Session, name: str, project_id: str | None = None) -> Project:
    """Add a project; a name or id that exists is an IntegrityError when it is flushed."""
    project = Project(id=project_id or new_id(), name=name)
    session.add(project)
    return project


def add_user(session: Session, name: str, password: str, user_id: str | None = None) -> User:
    """Add a user, keeping a hash of the password; the same errors as add_project."""
    user = User(id=user_id or new_id(), name=name, password_hash=hash_password(password))
    session.add(user)
    return user


def add_role(session: Session, name: str, role_id: str | None = None) -> Role:
    """Add a role; the same errors as add_project."""
    role = Role(id=role_id or new_id(), name=name)
    session.add(role)
    return role


def assign(session: Session, user: User, project: Project, role: Role) -> Assignment:
    """Give a user a role in a project."""
    assignment = Assignment(user=user, project=project, role=role)
    session.add(assignment)
    return assignment


def find(session: Session, model: type[Named], key: str, value: str) -> Named | None:
    """Find the one row in which this column has this value: find(session, User, "name", "demo")."""
    return session.scalar(select(model).filter_by(**{key: value}))


def get(session: Session, model: type[Named], name: str) -> Named:
    """Find by name a row that must exist; UnknownName tells what is near it otherwise."""
    return find(session, model, "name", name) or _fail(session, model, name)


def roles_of(session: Session, user: User, project: Project) -> list[Role]:
    """List what a user may be in a project, by name."""
    assigned = select(Role).join(Assignment, Assignment.role_id == Role.id)
    here = assigned.where(Assignment.user_id == user.id, Assignment.project_id == project.id)
    return list(session.scalars(here.order_by(Role.name)))


def projects_of(session: Session, user: User) -> list[Project]:
    """List the projects in which a user has any role, by name."""
    assigned = select(Assignment.project_id).where(Assignment.user_id == user.id)
    theirs = select(Project).where(Project.id.in_(assigned)).order_by(Project.name)
    return list(session.scalars(theirs))


def _fail(session: Session, model: type[Named], name: str) -> NoReturn:
    from difflib import get_close_matches  # here, because hardly any run needs it

    names = sorted(session.scalars(select(model.name)))
    near = get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(names) or 'none'}."
    raise UnknownName(f"There is no {model.__name__.lower()} {name!r}. {hint}")
