"""The tables: project, user, role, assignment, token.

In keystone each of its parts has a backend of its own (keystone/identity/backends/sql.py,
keystone/assignment/backends/sql.py, …), and a name may live in several domains. Rows of tokens
stay when the token has expired; `keystone-manage token_flush`, which clears them, is left out.
"""

from datetime import UTC, datetime

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time: in the column as UTC without a zone, in Python with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take the zone off, on the way into the database."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back, on the way out."""
        return value and value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What the tables have in common: `Base.metadata.create_all(engine)` makes them."""


class Project(Base):
    """What owns servers; called a tenant in older texts."""

    __tablename__ = "project"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)

    def __repr__(self) -> str:
        return f"<Project {self.name} {self.id}>"


class User(Base):
    """Somebody with a password, of which only the hash is here."""

    __tablename__ = "user"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255), unique=True)
    password_hash: Mapped[str] = mapped_column(String(128))

    def __repr__(self) -> str:
        return f"<User {self.name} {self.id}>"


class Role(Base):
    """A name that the policy of each service gives a meaning to."""

    __tablename__ = "role"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255), unique=True)

    def __repr__(self) -> str:
        return f"<Role {self.name} {self.id}>"


class Assignment(Base):
    """This user has this role in this project."""

    __tablename__ = "assignment"
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id"), primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"), primary_key=True)

    # Through these SQLAlchemy knows what to insert first.
    user: Mapped[User] = relationship()
    project: Mapped[Project] = relationship()
    role: Mapped[Role] = relationship()

    def __repr__(self) -> str:
        return f"<Assignment user={self.user_id} project={self.project_id} role={self.role_id}>"


class Token(Base):
    """A proof, good for a while, that somebody has shown their password."""

    __tablename__ = "token"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id"))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"))
    methods: Mapped[str] = mapped_column(String(64))
    audit_id: Mapped[str] = mapped_column(String(32))
    parent_audit_id: Mapped[str | None] = mapped_column(String(32))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked: Mapped[bool] = mapped_column(default=False)

    user: Mapped[User] = relationship(lazy="joined")
    project: Mapped[Project | None] = relationship(lazy="joined")

    def __repr__(self) -> str:
        state = "revoked" if self.revoked else f"until {self.expires_at:%Y-%m-%d %H:%M:%SZ}"
        return f"<Token of {self.user_id} in {self.project_id or 'no project'}, {state}>"
