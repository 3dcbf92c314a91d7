"""What somebody shows when they ask for a token, and for which project they ask.

In keystone this is AuthInfo in keystone/auth/core.py. Left out: every method but `password` and
`token`, and showing two of them at once. Tokens for a domain, for the whole system or through a
trust are refused, because nobody here has a role on any of these.
"""

from dataclasses import dataclass, field
from typing import Literal

from minnova.keystone.body import Fields
from minnova.keystone.domain import DEFAULT_DOMAIN
from minnova.keystone.exception import Unauthorized, ValidationError

SCOPES = ("project", "domain", "system", "OS-TRUST:trust", "unscoped")


@dataclass(frozen=True)
class Reference:
    """A user or a project as a client names it: by id, or by name in the default domain."""

    key: Literal["id", "name"]
    value: str

    @classmethod
    def from_fields(cls, fields: Fields) -> "Reference":
        """Read `{"id": …}`, or `{"name": …, "domain": {"id" or "name": …}}`.

        Raises ValidationError when it is neither, Unauthorized for a domain that is not here.
        """
        if "id" in fields:
            return cls("id", fields.text("id"))
        reference = cls("name", fields.text("name"))
        _check_domain(fields.nested("domain"))
        return reference


@dataclass(frozen=True)
class Password:
    """A user and their password, which stays out of the repr."""

    user: Reference
    password: str = field(repr=False)

    @classmethod
    def from_fields(cls, fields: Fields) -> "Password":
        """Read `{"user": {…, "password": …}}`."""
        user = fields.nested("user")
        return cls(Reference.from_fields(user), user.text("password"))


@dataclass(frozen=True)
class ShownToken:
    """An older token, which stays out of the repr."""

    id: str = field(repr=False)

    @classmethod
    def from_fields(cls, fields: Fields) -> "ShownToken":
        """Read `{"id": …}`."""
        return cls(fields.text("id"))


METHODS: dict[str, type[Password] | type[ShownToken]] = {"password": Password, "token": ShownToken}


@dataclass(frozen=True)
class AuthInfo:
    """A request for a token, read and checked; `project` is None when none is asked for."""

    proof: Password | ShownToken
    project: Reference | None

    @classmethod
    def from_body(cls, body: object) -> "AuthInfo":
        """Read the body of POST /v3/auth/tokens.

        {"auth": {"identity": {"methods": ["password"],
                               "password": {"user": {"id": "d0", "password": "secret"}}},
                  "scope": {"project": {"id": "6f"}}}}
        -> AuthInfo(Password(user=Reference("id", "d0")), project=Reference("id", "6f"))

        Raises ValidationError with the path of what is wrong, and Unauthorized for a method or a
        scope that nobody here can have.
        """
        auth = Fields(body).nested("auth")
        proof = _read_proof(auth.nested("identity"))
        return cls(proof, _read_scope(auth) if "scope" in auth else None)


def _read_proof(identity: Fields) -> Password | ShownToken:
    methods = set(identity.texts("methods"))
    if len(methods) != 1 or not methods <= METHODS.keys():
        raise Unauthorized(f"Show one of these: {', '.join(METHODS)}.")
    method = methods.pop()
    return METHODS[method].from_fields(identity.nested(method))


def _read_scope(auth: Fields) -> Reference | None:
    # Today's clients write the word alone; as a key it is what keystone's documents call for.
    if auth.value["scope"] == "unscoped":
        return None
    scope = auth.nested("scope")
    if len(scope.value) != 1 or not scope.value.keys() <= set(SCOPES):
        raise ValidationError(f"auth.scope must be one of: {', '.join(SCOPES)}.")
    if "unscoped" in scope:
        return None
    if "project" not in scope:
        raise Unauthorized
    return Reference.from_fields(scope.nested("project"))


def _check_domain(domain: Fields) -> None:
    key = "id" if "id" in domain else "name"
    if domain.text(key) != getattr(DEFAULT_DOMAIN, key):
        raise Unauthorized
