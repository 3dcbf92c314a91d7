"""The errors of nova: each with a message for the user and the HTTP status that it becomes.

nova/exception.py has some 500 of them; here are those that reading servers can meet. A controller
raises them, `ResourceExceptionHandler` turns them into an answer (api/openstack/wsgi/fault.py).
"""

import http.client

import webob.exc


class ConvertedException(webob.exc.WSGIHTTPException):
    """An HTTP answer for an error of ours, whatever its status.

    >>> ConvertedException(404, "Marker web-1 could not be found.").status
    '404 Not Found'
    """

    def __init__(self, code: int, explanation: str) -> None:
        self.code = code
        self.title = http.client.responses.get(code, "Error")
        super().__init__()
        self.explanation = explanation


class NovaException(Exception):
    """Base of nova's errors: a subclass gives the sentence, the raiser the words in it.

    >>> InstanceNotFound(instance_id="web-1").format_message()
    'Instance web-1 could not be found.'
    """

    msg_fmt = "An unknown exception occurred."
    code = 500

    def __init__(self, message: str | None = None, **words: object) -> None:
        super().__init__(message or self.msg_fmt % words)

    def format_message(self) -> str:
        return str(self)


class Invalid(NovaException):
    msg_fmt = "Bad Request - Invalid Parameters"
    code = 400


class InvalidInput(Invalid):
    msg_fmt = "Invalid input received: %(reason)s"


class InvalidSortKey(Invalid):
    msg_fmt = "Sort key supplied was not valid."


class InvalidContentType(Invalid):
    msg_fmt = "Invalid content type %(content_type)s."


class InvalidAPIVersionString(Invalid):
    msg_fmt = (
        "API Version String %(version)s is of invalid format. Must be of format MajorNum.MinorNum."
    )


class VersionNotFoundForAPIMethod(Invalid):
    msg_fmt = "API version %(version)s is not supported on this method."


class ApiVersionsIntersect(Invalid):
    msg_fmt = (
        "Version of %(name)s from %(min_ver)s to %(max_ver)s intersects with another version of it."
    )


class InvalidGlobalAPIVersion(Invalid):
    msg_fmt = (
        "Version %(req_ver)s is not supported by the API. "
        "Minimum is %(min_ver)s and maximum is %(max_ver)s."
    )


class MarkerNotFound(NovaException):
    msg_fmt = "Marker %(marker)s could not be found."
    code = 404


class Forbidden(NovaException):
    msg_fmt = "Forbidden"
    code = 403


class PolicyNotAuthorized(Forbidden):
    msg_fmt = "Policy doesn't allow %(action)s to be performed."


class NotFound(NovaException):
    msg_fmt = "Resource could not be found."
    code = 404


class InstanceNotFound(NotFound):
    msg_fmt = "Instance %(instance_id)s could not be found."


class FlavorNotFound(NotFound):
    msg_fmt = "Flavor %(flavor_id)s could not be found."


class ConfigNotFound(NovaException):
    msg_fmt = "Could not find config at %(path)s"


class PasteAppNotFound(NovaException):
    msg_fmt = "Could not load paste app '%(name)s' from %(path)s"
