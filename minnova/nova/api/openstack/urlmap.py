"""The outermost application: which API a request is for.

nova/api/openstack/urlmap.py. Paste's URLMap goes by the path alone; nova's also takes a version
that the headers name, `Accept: application/json;version=2.1`, where the path names none.
"""

from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import paste.urlmap

from minnova.nova.api.openstack import wsgi
from minnova.nova.api.openstack.media_types import MediaType, best_match, parse_media_types


def urlmap_factory(loader: Any, global_conf: dict[str, str], **local_conf: str) -> "URLMap":
    """Mount one application for each line of the ini section.

    PasteDeploy calls it for `use = call:…:urlmap_factory`; the other lines, `/v2.1: name`, are
    `local_conf`. `loader.get_app` goes back to PasteDeploy with the name: that is the recursion
    in which everything is loaded.
    """
    urlmap = URLMap()
    for path, app_name in local_conf.items():
        mount_point = paste.urlmap.parse_path_expression(path)
        urlmap[mount_point] = loader.get_app(app_name, global_conf=global_conf)
    return urlmap


class URLMap(paste.urlmap.URLMap):  # type: ignore[misc]  # Paste has no types.
    """Hands a request to the application with the longest matching mount point."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        """Decide by the path, then by the headers, then by the mount point `/`.

        On the way it settles the answer's content type and leaves it in the environ.
        """
        path = self.normalize_url(environ.get("PATH_INFO", ""), False)[1]
        accepted, params = best_match(environ.get("HTTP_ACCEPT", ""), self._content_types(path))
        app = (
            self._by_path(path)
            or self._by_version(_content_type(environ).params)
            or self._by_version(params)
            or self._by_default(path)
        )
        if app is None:
            environ["paste.urlmap_object"] = self
            return self.not_found_application(environ, start_response)
        environ["nova.best_content_type"] = _suffix_type(path) or accepted or "application/json"
        return app(environ, start_response)

    def _match(self, path: str) -> tuple[WSGIApplication | None, str]:
        """Return the application whose mount point is the longest that the path begins with."""
        for (_, mount_point), app in self.applications:
            if path == mount_point or path.startswith(mount_point + "/"):
                return app, mount_point
        return None, ""

    def _content_types(self, path: str) -> tuple[str, ...]:
        """Return what an answer may call itself: a list of versions also a feed, as it once was."""
        if path == "/" or path == self._match(path)[1] + "/":
            return (*wsgi.SUPPORTED_CONTENT_TYPES, "application/atom+xml")
        return wsgi.SUPPORTED_CONTENT_TYPES

    def _by_path(self, path: str) -> WSGIApplication | None:
        app, mount_point = self._match(path)
        return self._munge_path(app, path, mount_point) if app and mount_point else None

    def _by_version(self, params: dict[str, str]) -> WSGIApplication | None:
        app, mount_point = (
            self._match("/v" + params["version"]) if "version" in params else (None, "")
        )
        return self._set_script_name(app, mount_point) if app else None

    def _by_default(self, path: str) -> WSGIApplication | None:
        app, mount_point = self._match(path)
        return self._munge_path(app, path, mount_point) if app else None

    def _munge_path(self, app: WSGIApplication, path: str, mount_point: str) -> WSGIApplication:
        """Move the mount point from PATH_INFO to SCRIPT_NAME, as PEP 3333 asks, and go on."""

        def wrap(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
            environ["SCRIPT_NAME"] += mount_point
            environ["PATH_INFO"] = path[len(mount_point) :]
            return app(environ, start_response)

        return wrap

    def _set_script_name(self, app: WSGIApplication, mount_point: str) -> WSGIApplication:
        """Write a mount point into SCRIPT_NAME that the path does not have, and go on."""

        def wrap(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
            environ["SCRIPT_NAME"] += mount_point
            return app(environ, start_response)

        return wrap

    def __repr__(self) -> str:
        return f"<URLMap: {', '.join(url or '/' for (_, url), _ in self.applications)}>"


def _content_type(environ: WSGIEnvironment) -> MediaType:
    return next(iter(parse_media_types(environ.get("CONTENT_TYPE", ""))), MediaType("", {}))


def _suffix_type(path: str) -> str | None:
    """Return the type that the path's last ending names: /servers/detail.json is JSON."""
    wanted = "application/" + path.rpartition(".")[2]
    return wanted if wanted in wsgi.SUPPORTED_CONTENT_TYPES else None
