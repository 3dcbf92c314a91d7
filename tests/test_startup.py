"""Start-up, as in nova: a service for each API, its pipelines, and the router with its extensions."""

from importlib import metadata
from typing import Any

import pytest
from loaded import mounted, names, router

from minnova.cloud import Cloud
from minnova.nova.api import auth
from minnova.nova.api.openstack.compute import APIRouterV21
from minnova.nova.exception import ConfigNotFound, PasteAppNotFound
from minnova.nova.wsgi import Loader

COATS = [
    "CORS",
    "HTTPProxyToWSGI",
    "ComputeReqIdMiddleware",
    "FaultWrapper",
    "RequestBodySizeLimiter",
    "AuthProtocol",
    "NovaKeystoneContext",
]


def test_the_loader_says_what_it_did_not_find(cloud: Cloud) -> None:
    loader = Loader()
    assert loader.config_path.name == "api-paste.ini"
    with pytest.raises(PasteAppNotFound, match=r"'nosuch' from .*api-paste\.ini"):
        loader.load_app("nosuch")
    with pytest.raises(ConfigNotFound, match=r"nosuch\.ini"):
        Loader("nosuch.ini")


def test_each_line_of_the_urlmap_is_a_mount_point(cloud: Cloud) -> None:
    assert set(mounted(cloud.services["osapi_compute"])) == {"/", "/v2", "/v2.1"}
    assert repr(cloud.services["osapi_compute"].app) == "<URLMap: /v2.1, /v2, />"


def test_keystone_puts_seven_coats_around_the_router_and_an_eighth_for_v2(cloud: Cloud) -> None:
    at = mounted(cloud.services["osapi_compute"])
    assert names(at["/v2.1"]) == [*COATS, "APIRouterV21"]
    assert names(at["/v2"]) == [*COATS, "LegacyV2CompatibleWrapper", "APIRouterV21"]


def test_the_list_of_versions_needs_no_token(cloud: Cloud) -> None:
    versions = mounted(cloud.services["osapi_compute"])["/"]
    assert names(versions) == ["FaultWrapper", "HTTPProxyToWSGI", "Versions"]
    response = cloud.request("GET", "/", user=None)
    assert [version["id"] for version in response.json["versions"]] == ["v2.0", "v2.1"]


def test_the_metadata_service_has_a_pipeline_of_its_own(cloud: Cloud) -> None:
    assert names(mounted(cloud.services["metadata"])["/"]) == ["CORS", "MetadataRequestHandler"]


class Told:
    """Stands for PasteDeploy's loader: makes coats of text, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get_filter(self, name: str) -> Any:
        self.asked.append(name)
        return lambda app: f"{name}({app})"

    def get_app(self, name: str) -> str:
        self.asked.append(name)
        return name


def test_a_pipeline_is_read_from_the_left_and_put_on_from_the_back() -> None:
    loader = Told()
    app: Any = auth._load_pipeline(loader, ["a", "b", "app"])
    assert app == "a(b(app))"
    assert loader.asked == ["a", "b", "app"]


def test_v2_and_v21_have_a_router_each_with_extensions_of_its_own(cloud: Cloud) -> None:
    old, new = router(cloud, "/v2"), router(cloud, "/v2.1")
    assert old is not new
    assert old.map is not new.map
    assert set(old.resources) == set(new.resources)
    for name, resource in old.resources.items():
        assert resource.controller is not new.resources[name].controller


def test_the_extensions_are_those_of_the_entry_points(cloud: Cloud) -> None:
    installed = metadata.entry_points(group="minnova.nova.api.v21.extensions").names
    loaded = router(cloud, "/v2.1").api_extension_manager.names()
    assert len(loaded) == 13
    assert set(loaded) == installed


def test_servers_are_extended_by_nine_controllers_whatever_is_loaded_first(cloud: Cloud) -> None:
    servers = router(cloud, "/v2.1").resources["servers"]
    for action in ("detail", "show"):
        modules = {method.__module__ for method in servers.wsgi_extensions[action]}
        assert {module.rpartition(".")[2] for module in modules} == {
            "keypairs",
            "extended_server_attributes",
            "security_groups",
            "extended_volumes",
            "hide_server_addresses",
            "extended_availability_zone",
            "extended_status",
            "server_usage",
            "config_drive",
        }


def routes(found: APIRouterV21, collection: str) -> set[tuple[str, str, str]]:
    """Return method, path and action of every route that leads to a collection."""
    resource = found.resources[collection]
    return {
        (method, route.routepath, route.defaults["action"])
        for route in found.map.matchlist
        if route.defaults.get("controller") is resource
        for method in (route.conditions or {}).get("method", ["*"])
    }


@pytest.mark.parametrize("collection", ["servers", "flavors", "extensions"])
@pytest.mark.parametrize("mount_point", ["/v2", "/v2.1"])
def test_every_route_of_a_resource_is_there_with_a_project_and_without(
    cloud: Cloud, mount_point: str, collection: str
) -> None:
    found = routes(router(cloud, mount_point), collection)
    project = "/{project_id:[0-9a-f\\-]+}"
    below = {route for route in found if route[1].startswith(project)}
    without = {(method, path.removeprefix(project), action) for method, path, action in below}
    assert ("GET", f"/{collection}", "index") in without
    assert ("GET", f"/{collection}/:(id)", "show") in without
    assert found == below | without


@pytest.mark.parametrize(
    "path", ["servers", "servers/detail", "flavors", "flavors/detail", "flavors/1"]
)
def test_a_path_with_the_project_answers_what_the_path_without_it_does(
    cloud: Cloud, path: str
) -> None:
    project = cloud.seed.projects[0].id
    with_project = cloud.request("GET", f"/v2.1/{project}/{path}")
    without = cloud.request("GET", f"/v2.1/{path}")
    assert with_project.status_code == 200
    assert with_project.text.replace(f"/{project}/", "/") == without.text
