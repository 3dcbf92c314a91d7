"""Which layer is a frame in? Told by the stack of a request under way."""

import sys
from types import FrameType

import pytest
from onions import Heir, Hello, Returning, Wrapping, logged
from webob import Request

from minnova.cloud import Cloud
from minnova.debug.hooks import hook
from minnova.debug.layers import Onion, outermost, read
from minnova.debug.layers.stack import frames_around


def ask(application: object, path: str = "/") -> str:
    return Request.blank(path).get_response(application).text


def stack(frame: FrameType | None) -> list[FrameType]:
    return list(frames_around(frame))


@pytest.fixture
def hello() -> Hello:
    return Hello()


def test_a_frame_is_in_the_innermost_layer_around_it(hello: Hello) -> None:
    onion = read(Wrapping(Heir(hello)))
    ask(onion.seats[0].application)
    names = [layer.name for layer in onion.path_to(hello.frames[0])]
    assert names == ["Wrapping", "Heir", "Hello"]
    assert onion.lit(hello.frames[0]).name == "Hello"


def test_two_layers_with_one_code_are_told_apart_by_their_objects(hello: Hello) -> None:
    onion = read(Wrapping(Heir(hello)))
    seen = []
    with hook("onions:Wrapping.__call__", on_call=lambda one: seen.append(onion.lit(one.frame))):
        ask(onion.seats[0].application)
    assert [layer.name for layer in seen] == ["Wrapping", "Heir"]


def test_two_closures_with_one_code_are_told_apart_by_what_is_in_them(hello: Hello) -> None:
    first, second = logged(hello), logged(logged(hello))
    onion = read(second)
    ask(second)
    assert len(onion.path_to(hello.frames[0])) == 3
    assert read(first).path_to(hello.frames[0])[-1].name == "Hello"


def test_a_layer_that_has_returned_the_application_is_still_around(hello: Hello) -> None:
    onion = read(Returning(hello))
    ask(onion.seats[0].application)
    assert [layer.name for layer in onion.path_to(hello.frames[0])] == ["Returning", "Hello"]


def test_a_frame_outside_of_all_layers_is_in_none(hello: Hello) -> None:
    onion = read(hello)
    assert onion.lit(sys._getframe()) is None
    assert onion.path_to(sys._getframe()) == ()
    assert onion.path_to("nothing of the kind") == ()


def test_the_path_to_an_object_and_to_a_layer_is_the_same(hello: Hello) -> None:
    onion = read(Wrapping(hello))
    assert onion.path_to(hello) == onion.path_to(list(onion)[1]) == tuple(onion)


def test_the_outermost_application_of_a_stack_is_found_whatever_its_shape(hello: Hello) -> None:
    for application in (Wrapping(hello), Returning(hello), logged(logged(hello)), hello):
        ask(application)
        assert outermost(stack(hello.frames.pop())) is application
    assert outermost(stack(sys._getframe())) is None


def test_frames_of_another_request_can_be_left_out(hello: Hello) -> None:
    application = Heir(hello)
    ask(Wrapping(application))
    frames = stack(hello.frames[0])
    inner = next(one for one in frames if one.f_locals.get("self") is application)
    assert outermost(frames, belongs=lambda one: one is inner) is application


def test_the_layers_that_come_next_are_those_inside_and_from_outside_the_outermost(
    hello: Hello,
) -> None:
    onion = read(Wrapping(hello))
    wrapping, inner = onion
    assert onion.onward(None) == (wrapping,)
    assert onion.onward(wrapping) == (inner,)
    assert onion.onward(inner) == ()
    assert onion.code(inner) is Hello.__call__.func.__code__


class Native(Wrapping):
    """Runs no Python when it is called."""

    __call__ = staticmethod(print)


def test_where_a_layer_is_not_in_python_the_one_inside_it_comes_next(hello: Hello) -> None:
    onion = read(Wrapping(Native(hello)))
    assert [layer.name for layer in onion] == ["Wrapping", "Native", "Hello"]
    assert [layer.name for layer in onion.onward(onion.outermost)] == ["Hello"]


def test_wsgify_at_work_for_a_layer_is_in_that_layer(hello: Hello) -> None:
    onion, seen = read(Returning(Returning(hello))), []
    with hook("webob.dec:wsgify.__call__", on_call=lambda one: seen.append(onion.lit(one.frame))):
        ask(onion.seats[0].application)
    assert [layer.number for layer in seen] == [0, 1, 2]


class Last(Wrapping):
    """Holds two, and calls the second."""

    def __init__(self, *apps: object) -> None:
        self.apps = apps

    def __call__(self, environ: object, start_response: object) -> object:
        return self.apps[-1](environ, start_response)


def test_two_closures_beside_one_another_are_told_apart(hello: Hello) -> None:
    onion = read(Last(logged(Hello()), logged(hello)))
    ask(onion.seats[0].application)
    frame = next(one for one in stack(hello.frames[0]) if one.f_code.co_name == "layer")
    assert onion.lit(frame).number == 3


class Trail:
    """Follows a request as `layer` at the prompt would: from each layer to the next."""

    def __init__(self, onion: Onion) -> None:
        self.onion = onion
        self.expected = onion.onward(None)
        self.names: list[str] = []

    def called(self, frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and (layer := self.onion.arrived(frame, self.expected)):
            assert self.onion.lit(frame) is layer
            assert frame.f_code is self.onion.code(layer)
            self.names.append(layer.name)
            self.expected = self.onion.onward(layer)


def follow(onion: Onion, cloud: Cloud, path: str) -> list[str]:
    trail = Trail(onion)
    before = sys.getprofile()
    sys.setprofile(trail.called)
    try:
        cloud.request("GET", path)
    finally:
        sys.setprofile(before)
    return trail.names


@pytest.fixture
def compute(cloud: Cloud) -> Onion:
    return read(cloud.services["osapi_compute"].app)


@pytest.mark.parametrize("mount", ["/v2.1", "/v2"])
def test_going_on_from_layer_to_layer_leads_to_the_controller(
    mount: str, cloud: Cloud, compute: Onion
) -> None:
    names = follow(compute, cloud, f"{mount}/servers/detail")
    inside = next(one.layer for one in compute.outermost.mounts if one.at == mount)
    assert names == ["URLMap", *(layer.name for layer in inside)][: len(names)]
    assert names[-2:] == ["Router._dispatch", "ResourceV21"]


def test_two_routers_with_one_code_are_told_apart_by_the_layers_around_them(
    cloud: Cloud, compute: Onion
) -> None:
    seen = []
    target = "nova.api.openstack.compute.servers:ServersController.detail"
    for path in ("/v2.1/servers/detail", "/v2/servers/detail"):
        with hook(target, on_call=lambda event: seen.append(compute.path_to(event.frame))):
            cloud.request("GET", path)
    assert [len(path) for path in seen] == [12, 13]
    assert {path[-1].name for path in seen} == {"ResourceV21"}
    assert [path[-2].number for path in seen] == [10, 25]
    assert seen[0][1].number == 1


def test_what_a_layer_asks_another_service_happens_inside_that_layer(
    cloud: Cloud, compute: Onion
) -> None:
    seen = []
    with hook("keystone.application:Keystone.respond", on_call=lambda one: seen.append(one.frame)):
        cloud.request("GET", "/v2.1/flavors", headers={"X-Auth-Token": "not a token"})
        names = {compute.lit(frame).name for frame in seen}
    assert names == {"AuthProtocol"}
    assert outermost(stack(seen[0])) is compute.seats[0].application
