"""One service for each name in `enabled_apis`: a name, and the WSGI application loaded for it.

nova/service.py. Left out: worker processes, the launcher, and the record of the service in the
database. In nova the same constructor also binds a socket; here `start()` does, as most never listen.
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

    def start(self) -> None:
        """Listen, and answer requests in threads of their own.

        `port` is from now on the real one, where 0 stood for any that is free.
        Raises OSError, whose text says so, where the port cannot be had.
        """
        self.server = wsgi.Server(self.name, self.app, self.host, self.port)
        self.port = self.server.port
        self.server.start()

    def stop(self) -> None:
        """Take no more connections; what has been asked is still answered."""
        self.server.stop()

    def wait(self) -> None:
        """Wait until all has been answered, after `stop`."""
        self.server.wait()

    def __repr__(self) -> str:
        if not hasattr(self, "port"):
            return "<WSGIService that is being made>"
        return f"<WSGIService {self.name} for {self.host}:{self.port}>"
