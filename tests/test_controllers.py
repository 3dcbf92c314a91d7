"""What nova's Resource makes of a controller: its statuses, its actions, and who extends it."""
# ruff: noqa: A002  (Routes names the argument: {id})

from typing import Any

import pytest
import webob
from small_api import SmallApi

from minnova.nova.api.openstack import wsgi


class Toys(wsgi.Controller):
    """Answers in every way that a controller may."""

    def index(self, req: wsgi.Request) -> dict[str, Any]:
        return {"toys": ["ball"]}

    def detail(self, req: wsgi.Request) -> dict[str, Any]:
        return {"toys": [{"name": "ball"}]}

    @wsgi.response(202)
    def create(self, req: wsgi.Request, body: Any) -> dict[str, Any]:
        return {"toy": body}

    @wsgi.response(204)
    def delete(self, req: wsgi.Request, id: str) -> wsgi.ResponseObject:
        return wsgi.ResponseObject({}, 204)

    def show(self, req: wsgi.Request, id: str) -> webob.Response:
        return webob.Response(status=218, text=f"toy {id}")

    @wsgi.action("throw")
    @wsgi.response(202)
    def _throw(self, req: wsgi.Request, id: str, body: Any) -> dict[str, Any]:
        return {"thrown": id, "how": body["throw"]}

    @wsgi.api_version("2.10")
    @wsgi.action("paint")
    def _paint(self, req: wsgi.Request, id: str, body: Any) -> dict[str, Any]:
        return {"painted": id}


class Prices(wsgi.Controller):
    """Adds to what Toys answers."""

    @wsgi.extends
    def index(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        resp_obj.obj["prices"] = [1]

    @wsgi.api_version("2.5")
    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        resp_obj.obj["toys"][0]["price"] = 1

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        raise AssertionError("a response that is made already is nobody's to extend")

    @wsgi.action("sell")
    def _sell(self, req: wsgi.Request, id: str, body: Any) -> dict[str, Any]:
        return {"sold": id}


@pytest.fixture
def toys() -> SmallApi:
    return SmallApi(Toys(), Prices())


def test_a_dictionary_becomes_json_with_status_200(toys: SmallApi) -> None:
    response = toys.request("/toys")
    assert (response.status_code, response.content_type) == (200, "application/json")
    assert response.json["toys"] == ["ball"]


def test_a_method_says_with_which_status_it_answers(toys: SmallApi) -> None:
    created = toys.request("/toys", method="POST", body={"name": "kite"})
    assert (created.status_code, created.json) == (202, {"toy": {"name": "kite"}})
    assert toys.request("/toys/7", method="DELETE").status_code == 204


def test_a_response_that_a_controller_makes_itself_goes_out_as_it_is(toys: SmallApi) -> None:
    response = toys.request("/toys/7", "2.7")
    assert (response.status_code, response.text) == (218, "toy 7")
    assert response.headers["OpenStack-API-Version"] == "compute 2.7"


def test_an_extension_adds_to_the_answer_of_the_method_of_its_name(toys: SmallApi) -> None:
    assert toys.request("/toys").json == {"toys": ["ball"], "prices": [1]}


def test_an_extension_that_is_not_in_this_version_adds_nothing(toys: SmallApi) -> None:
    assert "price" not in toys.request("/toys/detail", "2.4").json["toys"][0]
    assert toys.request("/toys/detail", "2.5").json["toys"][0]["price"] == 1


def test_the_body_of_an_action_picks_the_method(toys: SmallApi) -> None:
    thrown = toys.act({"throw": "high"})
    assert (thrown.status_code, thrown.json) == (202, {"thrown": "7", "how": "high"})
    assert toys.act({"sell": None}).json == {"sold": "7"}


def test_an_action_that_is_not_in_this_version_is_404(toys: SmallApi) -> None:
    assert toys.act({"paint": None}, "2.9").status_code == 404
    assert toys.act({"paint": None}, "2.10").json == {"painted": "7"}


def test_an_action_that_nobody_knows_is_400(toys: SmallApi) -> None:
    response = toys.act({"eat": None})
    assert response.json["badRequest"] == {"code": 400, "message": "There is no such action: eat"}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"throw"', {}, {"throw": 1, "sell": 2}, b"\xff"]
)
def test_a_malformed_action_is_400(toys: SmallApi, body: Any) -> None:
    response = toys.act(body)
    assert response.status_code == 400
    assert response.json["badRequest"]["message"] == "Malformed request body"


def test_a_resource_without_actions_has_none() -> None:
    assert SmallApi(Prices()).act({"eat": None}).status_code == 400
    assert SmallApi(wsgi.Controller()).act({"eat": None}).status_code == 404
