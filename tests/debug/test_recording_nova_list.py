"""A whole `nova list`, recorded with its start-up: stops, requests, layers, and no secret."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minnova.debug import Recording, hook, record
from minnova.debug.session.start import close_live
from minnova.debug.stops import ORDER

PASSWORD = "a-swordfish-that-stands-nowhere-else"
TOKENS: list[str] = []


@pytest.fixture(scope="module")
def recording(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recording]:
    """Record it, in a cloud with a password that stands nowhere else."""
    etc = tmp_path_factory.mktemp("etc")
    for name in ("nova.conf", "api-paste.ini", "cloud.yaml"):
        text = (root / "etc" / "nova" / name).read_text()
        text = text.replace("password = secret", f"password = {PASSWORD}")
        (etc / name).write_text(text.replace("password: secret", f"password: {PASSWORD}"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINNOVA_ETC", str(etc))
        patch.setenv("OS_PASSWORD", PASSWORD)
        with hook("keystone.tokens:issue_token", on_return=lambda e: TOKENS.append(e.value.id)):
            yield record("nova list")


@pytest.fixture(scope="module")
def data(recording: Recording) -> dict[str, Any]:
    return recording.data()


def test_it_prints_what_an_unrecorded_run_prints(recording: Recording) -> None:
    assert recording.status == 0
    assert "| web-1   | ACTIVE " in recording.output


def test_all_stops_of_a_nova_list_are_hit_in_their_order(data: dict[str, Any]) -> None:
    names = [one["name"] for one in data["stops"]]
    hits = [names[hit["stop"]] for hit in data["hits"] if hit["main"]]
    assert set(hits) == set(ORDER)
    assert [hit["step"] for hit in data["hits"]] == sorted(hit["step"] for hit in data["hits"])


def test_a_stop_shows_the_card_that_a_live_one_shows(recording: Recording) -> None:
    moment = recording.goto("routing.match")
    assert moment.where == "request 3 · GET /v2.1/servers/detail"
    assert moment.card
    assert dict(moment.card.values)["environ['PATH_INFO']"] == "'/servers/detail'"
    assert moment.here.function == "RoutesMiddleware.__call__"


def test_a_step_knows_the_layers_that_it_is_in(recording: Recording) -> None:
    names = [layer.name for layer in recording.goto("dispatch.detail").layers]
    assert names[:4] == ["URLMap", "CORS", "HTTPProxyToWSGI", "ComputeReqIdMiddleware"]
    assert names[-2:] == ["Router._dispatch", "ResourceV21"]
    assert not recording.goto("client.list").layers


def test_requests_are_those_of_the_client_and_of_authtoken(data: dict[str, Any]) -> None:
    ours = [one for one in data["requests"] if not one["service"]]
    assert [(one["number"], one["path"], one["main"]) for one in ours] == [
        (1, "/v2.1", False),
        (2, "/v2.1/", False),
        (3, "/v2.1/servers/detail", True),
    ]
    inside = [
        one["service"]
        for one in data["requests"]
        if ours[0]["first"] < one["first"] and one["last"] < ours[0]["last"]
    ]
    assert inside
    assert set(inside) == {"identity"}


def test_the_environ_grows_from_layer_to_layer_and_the_answer_comes_back(
    data: dict[str, Any],
) -> None:
    strings = data["strings"]
    last = max(one["request"] for one in data["borders"])
    borders = [one for one in data["borders"] if one["request"] == last]
    keys = [{strings[key] for key in one["environ"][::2]} for one in borders]
    assert "PATH_INFO" in keys[0]
    added = next(n for n, one in enumerate(keys) if "nova.context" in one)
    assert data["layers"][borders[added]["layer"]]["name"] == "APIRouterV21"
    outermost = borders[-1]
    assert (outermost["way"], outermost["status"]) == ("out", "200 OK")
    headers = [strings[one] for border in borders for one in border["headers"][::2]]
    assert {"Content-Type", "Vary"} <= set(headers)


def test_the_skyline_has_all_stages_and_the_server_is_deeper_than_the_client(
    data: dict[str, Any],
) -> None:
    names = [one["name"] for one in data["stages"]]
    deepest: Counter[str] = Counter()
    for frame in data["frame"]:
        _, _, depth, stage, *_ = data["frames"][frame]
        if stage >= 0:
            deepest[names[stage]] = max(depth, deepest[names[stage]])
    assert set(deepest) == set(names)
    assert deepest["dispatch"] > deepest["client"] + 20


def test_a_caller_that_is_not_recorded_leaves_a_gap_in_the_depth(data: dict[str, Any]) -> None:
    gaps = [
        depth - data["frames"][outer][2] for _, outer, depth, *_ in data["frames"] if outer >= 0
    ]
    assert min(gaps) == 1
    assert max(gaps) > 1


def test_tables_of_routes_and_options_are_not_recorded(data: dict[str, Any]) -> None:
    names = [
        (data["files"][file]["module"], data["strings"][name])
        for name, file, *_ in data["functions"]
    ]
    assert ("routes.middleware", "RoutesMiddleware.__call__") in names
    assert ("routes.mapper", "Mapper._match") in names
    assert ("routes.mapper", "Mapper.connect") not in names
    assert not {"argparse", "routes.route"} & {module for module, _ in names}


def test_no_token_and_no_password_of_the_run_is_in_the_file(
    recording: Recording, tmp_path: Path
) -> None:
    text = recording.save(tmp_path / "list.json").read_text()
    assert len(TOKENS) == 2
    assert not [secret for secret in (*TOKENS, PASSWORD) if secret in text]
    assert "'HTTP_X_AUTH_TOKEN': '***'" in json.loads(text)["strings"].__repr__()


def test_what_is_no_secret_is_not_masked(data: dict[str, Any]) -> None:
    masked = [one for one in data["strings"] if "***" in one]
    assert not [one for one in masked if "/v2.1" in one and "token" not in one.lower()]


@pytest.mark.usefixtures("recording")
def test_a_loaded_recording_goes_live_at_a_stop(recording: Recording, tmp_path: Path) -> None:
    loaded = Recording.load(recording.save(tmp_path / "list.json"))
    session = loaded.live_at("routing.match")
    try:
        assert session.paused
        assert session.moment
        assert session.moment.title == loaded.goto("routing.match").title
        assert session.locals["environ"]["PATH_INFO"] == "/servers/detail"
    finally:
        close_live()
