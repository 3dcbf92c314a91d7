"""The routes of the cloud: found in the loaded app, explained, and left as they were."""

from collections.abc import Iterator

import pytest
from routes import Mapper
from routes.middleware import RoutesMiddleware

from minnova.cloud import Cloud
from minnova.debug.render.ink import Ink
from minnova.debug.routing import Mounted, answer, explain, find_mappers, mounted_at, search, table
from tests.debug.toy_onion import Plain, onion
from tests.debug.toy_routes import shop, state


@pytest.fixture(scope="module")
def mappers() -> Iterator[tuple[Mounted, ...]]:
    with Cloud() as cloud:
        yield find_mappers(cloud.services["osapi_compute"].app)


@pytest.fixture
def v21(mappers: tuple[Mounted, ...]) -> Mounted:
    return mappers[0]


def test_each_version_of_the_api_has_a_mapper_of_its_own(mappers: tuple[Mounted, ...]) -> None:
    assert [one.mount for one in mappers] == ["/v2.1", "/v2"]
    assert mappers[0].mapper is not mappers[1].mapper


def test_a_whole_path_chooses_the_mapper_that_is_mounted_there(
    mappers: tuple[Mounted, ...],
) -> None:
    chosen = [mounted_at(mappers, path) for path in ("/v2/servers", "/v2.1", "/servers", "/v2.2")]
    rests = [(one.mount, rest) for one, rest in chosen]
    assert rests == [("/v2", "/servers"), ("/v2.1", ""), ("/v2.1", "/servers"), ("/v2.1", "/v2.2")]


def test_every_route_names_its_method_controller_action_and_extension(v21: Mounted) -> None:
    row = next(row for row in table(v21) if row.path == "/servers/detail")
    assert (row.method, row.controller, row.action) == ("GET", "ServersController", "detail")
    assert row.extension == "servers"
    assert len(table(v21)) == len(v21.mapper.matchlist)


def test_a_route_that_no_extension_can_be_told_of_has_none(v21: Mounted) -> None:
    assert table(v21)[-1].extension is None
    assert {row.extension for row in table(Mounted(v21.mapper))} == {None}


def test_the_table_is_searched_by_any_column(v21: Mounted) -> None:
    rows = table(v21)
    assert {row.method for row in search(rows, "delete")} == {"DELETE"}
    assert {row.extension for row in search(rows, "flavorsController")} == {"flavors"}
    assert search(rows, "no such word") == ()


def test_servers_detail_html_fails_on_the_format_and_is_shown_as_a_server(v21: Mounted) -> None:
    found = explain(v21, "/servers/detail.html")
    first = found.tried[0]
    assert first.route.pattern == "/servers/detail.{format}"
    assert first.turned_down
    assert first.turned_down.why == "format 'html' is not json|xml"
    assert found.matched
    assert found.matched.action == "show"
    assert dict(found.arguments or ())["id"] == "'detail.html'"


def test_a_path_with_a_project_is_matched_by_the_route_with_a_project(v21: Mounted) -> None:
    found = explain(v21, "/0a1b/servers/detail")
    assert found.matched
    assert found.matched.pattern == "/{project_id}/servers/detail"
    assert dict(found.arguments or ())["project_id"] == "'0a1b'"


def test_a_project_that_is_not_hexadecimal_is_why_there_is_no_route(v21: Mounted) -> None:
    found = explain(v21, "/demo/servers/detail")
    assert found.matched is None
    assert found.nearest[0].turned_down
    assert found.nearest[0].turned_down.why == r"project_id 'demo' is not [0-9a-f\-]+"


def test_the_empty_path_is_redirected(v21: Mounted) -> None:
    found = explain(v21, "")
    assert found.arguments == ()
    assert found.matched
    assert found.matched.endpoint == "302 Found to /"


def test_nothing_of_the_mapper_is_changed(v21: Mounted) -> None:
    v21.mapper.create_regs()
    before = state(v21.mapper)
    for path in ("", "/servers/detail.html", "/demo/servers/7", "/serverz", "/servers/7/actoin"):
        explain(v21, path)
    table(v21)
    assert state(v21.mapper) == before


def test_a_mapper_is_found_inside_of_other_peoples_layers() -> None:
    assert [len(one.mapper.matchlist) for one in find_mappers(onion())] == [2]


def test_a_mapper_is_found_behind_a_closure_and_a_cycle() -> None:
    middleware = RoutesMiddleware(Plain(), shop())
    middleware.again = middleware

    def application(environ: object, start_response: object) -> object:
        return middleware(environ, start_response)

    assert [type(one.mapper) for one in find_mappers(application)] == [Mapper]


def test_an_application_without_routes_says_so() -> None:
    assert find_mappers(Plain()) == ()
    with pytest.raises(LookupError, match="no RoutesMiddleware"):
        mounted_at((), "/servers")


@pytest.mark.parametrize(
    ("asked", "first", "somewhere"),
    [
        ("", "ExtensionInfoController · extension extension_info", "126 routes"),
        ("flavors", "FlavorsController · extension flavors", "32 routes"),
        ("/v2/servers/detail", "GET /v2/servers/detail", "matches"),
        ("delete /servers/7", "DELETE /v2.1/servers/7", "ServersController.delete"),
        ("volumes", "No route has 'volumes' in any column.", ""),
    ],
)
def test_what_is_typed_behind_routes_is_a_word_or_a_path(
    mappers: tuple[Mounted, ...], asked: str, first: str, somewhere: str
) -> None:
    drawn = answer(mappers, asked, 80, Ink(False))
    assert drawn.splitlines()[0] == first
    assert somewhere in drawn
