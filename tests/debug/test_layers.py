"""The onion of the compute API, read from the objects that PasteDeploy has made."""

import pytest
from onions import lines

from minnova.cloud import Cloud
from minnova.debug.layers import Layer, Onion, read

CORE = [
    "CORS calls",
    "HTTPProxyToWSGI calls",
    "ComputeReqIdMiddleware calls",
    "FaultWrapper calls",
    "RequestBodySizeLimiter calls",
    "AuthProtocol calls",
    "NovaKeystoneContext returns",
    "APIRouterV21 returns",
    "RoutesMiddleware calls",
    "Router._dispatch returns",
    "ResourceV21 answers",
]


@pytest.fixture
def compute(cloud: Cloud) -> Onion:
    return read(cloud.services["osapi_compute"].app)


def chain(layer: Layer) -> list[str]:
    """Go straight in, by the last of the mount points, and write each layer."""
    inside = layer.inside
    return [f"{layer.name} {layer.hands_on}", *(chain(inside[-1]) if inside else [])]


def at(onion: Onion, place: str) -> Layer:
    return next(mount.layer for mount in onion.outermost.mounts if mount.at == place)


def test_the_url_map_is_outermost_and_holds_an_application_for_each_mount_point(
    compute: Onion,
) -> None:
    assert (compute.outermost.name, compute.outermost.kind) == ("URLMap", "composite")
    assert [mount.at for mount in compute.outermost.mounts] == ["/v2.1", "/v2", "/"]
    assert {mount.held_by for mount in compute.outermost.mounts} == {"self.applications"}


def test_the_layers_of_v21_are_those_of_the_recorded_listing_and_the_plain_ones_between(
    compute: Onion,
) -> None:
    assert chain(at(compute, "/v2.1")) == CORE


def test_v2_has_one_layer_more_and_a_router_of_its_own(compute: Onion) -> None:
    assert chain(at(compute, "/v2")) == [*CORE[:7], "LegacyV2CompatibleWrapper calls", *CORE[7:]]


def test_the_version_document_has_no_authentication_in_front(compute: Onion) -> None:
    assert chain(at(compute, "/")) == [
        "FaultWrapper calls",
        "HTTPProxyToWSGI calls",
        "Versions answers",
    ]


def test_the_object_s_class_is_told_and_the_class_that_defines_the_function(compute: Onion) -> None:
    cors = at(compute, "/v2.1")
    assert (cors.name, cors.function) == ("CORS", "ConfigurableMiddleware.__call__")
    assert cors.place == f"oslo_middleware/base.py:{cors.line}"


def test_the_controllers_of_the_routes_are_the_innermost_layers_each_at_its_path(
    compute: Onion,
) -> None:
    dispatch = next(layer for layer in compute if layer.name == "Router._dispatch")
    assert [mount.at for mount in dispatch.mounts] == ["/", "/extensions", "/flavors", "/servers"]
    assert dispatch.kind == "router"


def test_what_holds_the_next_layer_is_what_one_types_at_the_prompt(compute: Onion) -> None:
    held = {mount.layer.name: mount.held_by for layer in compute for mount in layer.mounts}
    assert held["FaultWrapper"] == "self.application"
    assert held["NovaKeystoneContext"] == "self._app"
    assert held["RoutesMiddleware"] == "self._router"
    assert held["Router._dispatch"] == "self.app"


def test_layers_are_numbered_as_they_come(compute: Onion) -> None:
    assert [layer.number for layer in compute] == list(range(len(compute)))


def test_metadata_and_keystone_are_onions_too(cloud: Cloud) -> None:
    metadata = read(cloud.services["metadata"].app)
    assert list(lines(metadata.outermost)) == [
        "URLMap: composite, calls",
        "  CORS: layer, calls",
        "    MetadataRequestHandler: app, answers",
    ]
    assert list(lines(read(cloud.identity).outermost)) == ["Keystone: app, answers"]


def test_reading_calls_nothing_and_leaves_the_application_as_it_is(cloud: Cloud) -> None:
    app = cloud.services["osapi_compute"].app
    before = dict(vars(app))
    assert list(read(app)) == list(read(app))
    assert vars(app) == before
