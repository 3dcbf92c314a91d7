"""Who wrote which key of an answer: watched in the real cloud, drawn as text and as a picture."""

import json

import pytest

from minnova.cloud import Cloud
from minnova.debug import pictures
from minnova.debug.additions import Additions, Step, additions
from minnova.debug.additions.watcher import contents, items_of
from minnova.debug.render.additions import additions as drawn
from tests.debug.sheets import rectangles, words

DETAIL = "/v2.1/servers/detail"
HEADERS = {"OpenStack-API-Version": "compute 2.38"}


def seen(cloud: Cloud, user: str = "demo", path: str = DETAIL) -> Additions:
    return additions(lambda: cloud.request("GET", path, user=user, project="demo", headers=HEADERS))


def step(found: Additions, name: str) -> Step:
    return next(one for one in found.steps if one.name == name)


def test_the_controller_comes_first_and_nine_extensions_after_it(cloud: Cloud) -> None:
    found = seen(cloud)
    assert found.steps[0].name == "servers"
    assert len(found.extensions) == 9


def test_all_keys_of_the_answer_were_written_by_somebody(cloud: Cloud) -> None:
    answers: list[bytes] = []
    found = additions(lambda: answers.append(cloud.request("GET", DETAIL, headers=HEADERS).body))
    servers = json.loads(answers[0])["servers"]
    written = {key for one in found.steps for key in one.added}
    assert written == {key for server in servers for key in server}
    assert found.steps[-1].keys == len(written)
    assert found.items == len(servers)


def test_a_key_that_is_there_already_counts_as_changed(cloud: Cloud) -> None:
    hiding = step(seen(cloud), "hide_server_addresses")
    assert (hiding.added, hiding.changed) == ((), ("addresses",))


def test_an_extension_that_the_policy_refuses_says_which_rule_it_was(cloud: Cloud) -> None:
    refused = step(seen(cloud), "extended_server_attributes")
    assert "os_compute_api:os-extended-server-attributes" in refused.refused
    assert refused.added == ()
    assert step(seen(cloud, "admin"), "extended_server_attributes").refused == ()


def test_one_server_is_an_answer_too(cloud: Cloud) -> None:
    found = seen(cloud, path="/v2.1/servers/5a1c0001-6e6f-4e61-8001-000000000001")
    assert found.items == 1
    assert step(found, "keypairs").added == ("key_name",)


def test_a_run_in_which_no_extension_is_asked_says_so(cloud: Cloud) -> None:
    with pytest.raises(LookupError, match="no extension was asked"):
        additions(lambda: cloud.request("GET", "/v2.1/servers/none"))


def test_an_answer_is_a_list_of_items_or_one() -> None:
    assert items_of({"servers": [{"id": 1}], "servers_links": []}) == [{"id": 1}]
    assert items_of({"server": {"id": 1}}) == [{"id": 1}]
    assert items_of({}) == []


def test_a_key_that_only_some_items_have_counts_once() -> None:
    assert contents([{"id": 1}, {"id": 2, "fault": "x"}]) == {"id": "[1, 2]", "fault": "['x']"}


FOUND = Additions(
    "GET /things",
    2,
    (
        Step("things", "Things", ("id", "name"), (), (), 2),
        Step("colours", "colours.py:1", ("colour", "shade"), (), (), 4),
        Step("prices", "prices.py:1", (), ("name",), (), 4),
        Step("secrets", "secrets.py:1", (), (), ("rule:admin",), 4),
        Step("idle", "idle.py:1", (), (), (), 4),
    ),
)


def test_each_step_has_a_row_with_what_it_did() -> None:
    rows = words(drawn(FOUND))
    for name, deed in (
        ("things", "+ id, name"),
        ("colours", "+ colour, shade"),
        ("prices", "~ name"),
        ("secrets", "refused: rule:admin"),
        ("idle", "nothing"),
    ):
        assert rows.index(deed) == rows.index(name) + 1


def test_the_bar_of_a_step_is_as_long_as_the_keys_that_there_are_then() -> None:
    bars = rectangles(drawn(FOUND), "bar")
    widths = [right - left for left, _, right, _ in bars]
    assert [width / widths[-1] for width in widths] == [0.5, 1, 1, 1, 1]
    assert len(rectangles(drawn(FOUND), "new")) == 2


def test_an_answer_without_items_is_drawn_all_the_same() -> None:
    empty = Additions("GET /", 0, (Step("things", "Things", (), (), (), 0),))
    assert "0 keys" in words(drawn(empty))


def test_a_key_is_nothing_but_text() -> None:
    hostile = Additions("GET /", 1, (Step("x", "x", ("<script>",), (), (), 1),))
    assert "<script" not in drawn(hostile)


def test_beside_the_picture_the_steps_stand_in_words() -> None:
    said = repr(pictures.additions(FOUND))
    assert "colours    4  + colour, shade" in said
