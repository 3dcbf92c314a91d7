"""Errors on their way out: every exception of a controller becomes a Fault, and that an answer."""

import json
import logging
from types import TracebackType
from typing import ClassVar

import webob
import webob.dec
import webob.exc

from minnova.nova import exception
from minnova.nova.api.openstack.wsgi.request import Request
from minnova.nova.api.openstack.wsgi.version_headers import add_version_headers

LOG = logging.getLogger(__name__)


class Fault(webob.exc.HTTPException):
    """An HTTP error in nova's own shape: {"itemNotFound": {"code": 404, "message": …}}."""

    _fault_names: ClassVar = {
        400: "badRequest",
        401: "unauthorized",
        403: "forbidden",
        404: "itemNotFound",
        405: "badMethod",
        409: "conflictingRequest",
        413: "overLimit",
        415: "badMediaType",
        429: "overLimit",
        501: "notImplemented",
        503: "serviceUnavailable",
    }

    def __init__(self, error: webob.exc.WSGIHTTPException) -> None:
        super().__init__(str(error), error)
        self.wrapped_exc = error
        self.status_int = error.status_int

    @webob.dec.wsgify(RequestClass=Request)
    def __call__(  # type: ignore[override]  # wsgify makes PEP 3333's signature of it.
        self, req: Request
    ) -> webob.exc.WSGIHTTPException:
        """Write the error's body and version headers, and answer with it."""
        code = self.wrapped_exc.status_int
        name = self._fault_names.get(code, "computeFault")
        body = {name: {"code": code, "message": self.wrapped_exc.explanation}}
        add_version_headers(req, self.wrapped_exc)
        self.wrapped_exc.content_type = "application/json"
        self.wrapped_exc.charset = "UTF-8"
        self.wrapped_exc.text = json.dumps(body)
        return self.wrapped_exc

    def __str__(self) -> str:
        return str(self.wrapped_exc)

    def __repr__(self) -> str:
        return f"<Fault {self.wrapped_exc.status}: {self.wrapped_exc.explanation}>"


class ResourceExceptionHandler:
    """Turns what a controller raises into a Fault: `with ResourceExceptionHandler(): …`.

    What it does not know passes, up to FaultWrapper.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        match error:
            case exception.VersionNotFoundForAPIMethod():
                return
            case exception.Forbidden():
                raise Fault(webob.exc.HTTPForbidden(explanation=error.format_message()))
            case exception.Invalid():
                raise Fault(exception.ConvertedException(error.code, error.format_message()))
            case TypeError():
                LOG.error("Exception handling resource: %s", error, exc_info=error)
                raise Fault(webob.exc.HTTPBadRequest())
            case webob.exc.WSGIHTTPException():
                raise Fault(error)
