"""The request as the API sees it: which content type, which microversion, which servers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import microversion_parse

from minnova.nova import exception, wsgi
from minnova.nova.api.openstack import api_version_request as api_version

if TYPE_CHECKING:
    from minnova.nova.objects import Instance

SUPPORTED_CONTENT_TYPES = ("application/json", "application/vnd.openstack.compute+json")

API_VERSION_REQUEST_HEADER = "OpenStack-API-Version"
LEGACY_API_VERSION_REQUEST_HEADER = "X-OpenStack-Nova-API-Version"
VERSION_HEADERS = (API_VERSION_REQUEST_HEADER, LEGACY_API_VERSION_REQUEST_HEADER)

ENV_LEGACY_V2 = "openstack.legacy_v2"


class Request(wsgi.Request):
    """A request to the API. Each coat makes a new one around the same environ.

    What has to outlast a coat is therefore kept in the environ, where WebOb puts every attribute
    that is set on a request (under `webob.adhoc_attrs`).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not hasattr(self, "api_version_request"):
            self.api_version_request = api_version.APIVersionRequest()

    def best_match_content_type(self) -> str:
        """Return the answer's content type: what URLMap decided, else what Accept likes best."""
        if "nova.best_content_type" not in self.environ:
            offers = self.accept.acceptable_offers(SUPPORTED_CONTENT_TYPES)
            self.environ["nova.best_content_type"] = offers[0][0] if offers else "application/json"
        return self.environ["nova.best_content_type"]  # type: ignore[no-any-return]

    def get_content_type(self) -> str | None:
        """Return the content type of the request's body, None where it says nothing useful.

        Raises InvalidContentType for anything but JSON.
        """
        content_type = self.content_type
        if not content_type or content_type == "text/plain":
            return None
        if content_type not in SUPPORTED_CONTENT_TYPES:
            raise exception.InvalidContentType(content_type=content_type)
        return content_type

    def set_api_version_request(self) -> None:
        """Settle the microversion: what the headers ask for, 2.1 where they ask for none.

        `OpenStack-API-Version: compute 2.37` is looked at first, then the older
        `X-OpenStack-Nova-API-Version: 2.37`; the word `latest` is the newest there is.

        Raises InvalidAPIVersionString (it cannot be read) and InvalidGlobalAPIVersion (there is no
        such version).
        """
        wanted = microversion_parse.get_version(
            self.headers,
            service_type="compute",
            legacy_headers=[LEGACY_API_VERSION_REQUEST_HEADER],
        )
        if wanted is None:
            self.api_version_request = api_version.DEFAULT_API_VERSION
        elif wanted == "latest":
            self.api_version_request = api_version.MAX_API_VERSION
        else:
            self.api_version_request = api_version.APIVersionRequest.parse(wanted)
            self._check_api_version()

    def _check_api_version(self) -> None:
        lowest, highest = api_version.MIN_API_VERSION, api_version.MAX_API_VERSION
        if not self.api_version_request.matches(lowest, highest):
            raise exception.InvalidGlobalAPIVersion(
                req_ver=self.api_version_request.get_string(),
                min_ver=lowest.get_string(),
                max_ver=highest.get_string(),
            )

    def cache_db_instances(self, instances: "Iterable[Instance]") -> None:
        """Keep the servers of this answer for the extensions, which would else ask again."""
        self.db_instances = {instance.uuid: instance for instance in instances}

    def get_db_instance(self, uuid: str) -> "Instance":
        return self.db_instances[uuid]

    def set_legacy_v2(self) -> None:
        self.environ[ENV_LEGACY_V2] = True

    def is_legacy_v2(self) -> bool:
        return bool(self.environ.get(ENV_LEGACY_V2, False))

    def has_readable_form(self) -> bool:
        """Say whether the body is a form that can be read, or none at all.

        Routes looks for a `_method` in each form that is posted. What a broken one raises, say a
        `multipart/form-data` without a boundary, is what WebOb happens to stumble over.
        """
        try:
            return self.method != "POST" or self.POST is not None
        except UnicodeDecodeError:
            return True  # Routes minds that itself.
        except Exception:
            return False
