"""One service for each name in `enabled_apis`: a name, and the WSGI application loaded for it.

nova/service.py. Left out: worker processes, the launcher, and the server that listens. In nova the
same constructor also binds a socket; requests are answered only after `start()`.
"""

from minnova.nova import wsgi
from minnova.nova.conf import CONF


class WSGIService:
    """An API service, loaded from api-paste.ini and ready to answer.

    >>> WSGIService("osapi_compute")
    <WSGIService osapi_compute for 127.0.0.1:8774>
    """

    def __init__(self, name: str, loader: wsgi.Loader | None = None) -> None:
        self.name = name
        self.binary = f"nova-{name}"
        self.loader = loader or wsgi.Loader()
        self.app = self.loader.load_app(name)
        self.host: str = getattr(CONF, f"{name}_listen")
        self.port: int = getattr(CONF, f"{name}_listen_port")

    def __repr__(self) -> str:
        if not hasattr(self, "port"):
            return "<WSGIService that is being made>"
        return f"<WSGIService {self.name} for {self.host}:{self.port}>"
