"""The server below a service: it listens on a port and calls the application for each request.

`Server` of nova/wsgi.py, where it is found here, too. In nova eventlet does the work, with a green
thread for each request; here it is waitress: one thread that reads and writes all connections, so
that a client that dawdles keeps nobody waiting, and a few that call the application. Left out: TLS.
"""

import logging
import os
import socket
import time
from collections.abc import Iterable
from threading import Thread
from typing import Any
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import webob

THREADS = 8
CONNECTIONS = 1_000
CLIENT_TIMEOUT = 60
"""Seconds after which a client that sends nothing is given up."""
GRACE = 10
"""Seconds that requests have to end after `stop`."""


class Server:
    """One application on one port.

    >>> server = Server("osapi_compute", app, port=0)    # from here on the port is ours
    >>> server.start()                                   # from here on requests are answered
    >>> server
    <Server osapi_compute on 127.0.0.1:40123>
    """

    def __init__(
        self, name: str, app: WSGIApplication, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        """Take the port; 0 is any that is free. Raises OSError, whose text says which it was."""
        self.name = name
        self.app = app
        self._logger = logging.getLogger(f"minnova.{name}.wsgi.server")
        self._socket = bound(host, port)
        self.host, self.port = self._socket.getsockname()[:2]
        self._connections: dict[int, Any] = {}
        self._thread = Thread(target=self._serve, name=f"server of {name}", daemon=True)
        self._closing_at = float("inf")

    def start(self) -> None:
        """Answer requests, in threads of their own."""
        from waitress.server import create_server  # here, because a cloud without ports needs none

        self._waitress: Any = create_server(
            self._answer,
            map=self._connections,
            sockets=[self._socket],
            server_name=self.host,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            channel_timeout=CLIENT_TIMEOUT,
            # So it is noticed when a client closes the connection before it has its answer.
            channel_request_lookahead=1,
            # X-Forwarded-For and the like are for http_proxy_to_wsgi and nova.conf to judge.
            clear_untrusted_proxy_headers=False,
            log_socket_errors=False,
            ident=None,
        )
        self._thread.start()

    def stop(self) -> None:
        """Take no more connections; what has been asked is still answered."""
        if self._thread.is_alive():
            self._waitress.trigger.pull_trigger(self._refuse)
        else:
            self._socket.close()

    def wait(self) -> None:
        """Wait, after `stop`, until all has been answered, and close the connections."""
        from waitress import wasyncore

        if self._thread.is_alive():
            self._thread.join()
        # Only now: `stop` may be about to wake up the loop when that has ended by itself.
        wasyncore.close_all(self._connections)

    def _serve(self) -> None:
        from waitress import wasyncore

        while not self._is_over():
            wasyncore.loop(timeout=1, use_poll=True, map=self._connections, count=1)
        self._waitress.task_dispatcher.shutdown(timeout=1)

    def _refuse(self) -> None:
        from waitress import wasyncore

        # Not the server's own `close`, which also takes away what wakes up the loop.
        wasyncore.dispatcher.close(self._waitress)
        self._closing_at = time.monotonic() + GRACE

    def _is_over(self) -> bool:
        """Say whether `stop` was called and every answer is on its way, or the time is up."""
        if self._closing_at == float("inf"):
            return False
        channels = self._waitress.active_channels.values()
        busy = any(channel.requests or channel.total_outbufs_len for channel in channels)
        return not busy or time.monotonic() > self._closing_at

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Call the application, and log the request in nova's words."""
        client, line, started = environ["REMOTE_ADDR"], request_line(environ), time.monotonic()
        response = webob.Request(environ).get_response(self.app)
        length, seconds = response.content_length or 0, time.monotonic() - started
        words = '%s "%s" status: %d len: %d time: %.3f'
        self._logger.info(words, client, line, response.status_int, length, seconds)
        return response(environ, start_response)

    def __repr__(self) -> str:
        return f"<Server {self.name} on {self.host}:{self.port}>"


def request_line(environ: WSGIEnvironment) -> str:
    """Write down a request's first line, as it came: "GET /v2.1/servers?limit=1 HTTP/1.1".

    An application may change the environ: ask before it is called.
    """
    path = quote((environ["SCRIPT_NAME"] + environ["PATH_INFO"]).encode("latin-1"))
    query = f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else ""
    return f"{environ['REQUEST_METHOD']} {path}{query} {environ['SERVER_PROTOCOL']}"


def bound(host: str, port: int) -> socket.socket:
    """Take a port of this machine, without listening yet: bound("::1", 0) is one of IPv6.

    Raises OSError, whose text is a whole sentence.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise OSError(error.errno, f"{host} is no address: {error.strerror}.") from error
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError as error:
        found.close()
        reason = os.strerror(error.errno or 0)
        raise OSError(error.errno, f"Could not bind to {host}:{port}: {reason}.") from error
    return found
