"""What can go wrong with a request, each with the status that says so.

In keystone this is keystone/exception.py. The message goes to whoever asked, so it says what to
do next; but no 401 says what exactly was wrong, which would help somebody who guesses passwords.
"""


class Error(Exception):
    """Something that a client is told, as a status and a message."""

    code = 500
    title = "Internal Server Error"
    message = "The identity service failed to answer this request."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or self.message
        super().__init__(self.message)


class ValidationError(Error):
    """The request cannot be read, or lacks something."""

    code = 400
    title = "Bad Request"
    message = "The request is malformed."


class Unauthorized(Error):
    """Nobody knows who is asking."""

    code = 401
    title = "Unauthorized"
    message = "The request you have made requires authentication."


class Forbidden(Error):
    """It is known who asks, and they may not."""

    code = 403
    title = "Forbidden"
    message = "You are not authorized to perform the requested action."


class NotFound(Error):
    """Nothing is here."""

    code = 404
    title = "Not Found"
    message = "There is no such resource: /v3 has auth/tokens, auth/catalog and auth/projects here."


class TokenNotFound(NotFound):
    """A token that never was, is no longer good, or was revoked: which of them is not said."""

    message = "Could not find that token: it may have expired or been revoked. Ask for a new one."


class MethodNotAllowed(Error):
    """The path exists, and does not take this method."""

    code = 405
    title = "Method Not Allowed"

    def __init__(self, allowed: list[str]) -> None:
        self.allowed = ", ".join(allowed)
        super().__init__(f"This resource takes {self.allowed}.")


class RequestTooLarge(Error):
    """The body is longer than any honest request."""

    code = 413
    title = "Request Entity Too Large"
    message = "The body of the request is too large."


class ServiceUnavailable(Error):
    """The database does not answer, or is held by somebody else."""

    code = 503
    title = "Service Unavailable"
    message = "The identity service cannot reach its database. Try again later."
