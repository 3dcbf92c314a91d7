"""What nova.conf decides at start-up: which services there are, and which pipeline serves."""

from pathlib import Path

import pytest
import webob
from loaded import mounted, names

from minnova.cloud import Cloud, CloudError

DEMO = "6f70656e737461636b64656d6f303031"
OUTER = ["CORS", "HTTPProxyToWSGI", "ComputeReqIdMiddleware", "FaultWrapper"]
NOAUTH2 = [*OUTER, "RequestBodySizeLimiter", "NoAuthMiddleware"]


def configured(**options: object) -> Cloud:
    """Give a cloud, not yet open, with these options in nova.conf's [DEFAULT]."""
    return Cloud(conf={"DEFAULT": options})


@pytest.mark.parametrize(
    "enabled", [["osapi_compute"], ["metadata"], ["metadata", "osapi_compute"]]
)
def test_there_is_a_service_for_each_of_the_enabled_apis(enabled: list[str]) -> None:
    with configured(enabled_apis=enabled) as cloud:
        assert list(cloud.services) == enabled
        assert [service.name for service in cloud.services.values()] == enabled


def test_a_service_that_is_not_enabled_refuses_as_a_machine_without_it_would() -> None:
    with configured(enabled_apis="metadata") as cloud:
        listed = cloud.nova(["list"])
        with pytest.raises(
            CloudError, match=r"No service answers at http://controller:8774/v2\.1/"
        ):
            cloud.request("GET", "/v2.1/")
    assert listed.status == 1
    assert "Unable to establish connection to http://controller:8774/v2.1" in listed.stderr
    assert "Connection refused" in listed.stderr


def test_a_service_knows_its_binary_and_where_it_would_listen() -> None:
    with configured(osapi_compute_listen_port=18774) as cloud:
        service = cloud.services["osapi_compute"]
    assert repr(service) == "<WSGIService osapi_compute for 127.0.0.1:18774>"
    assert service.binary == "nova-osapi_compute"


def test_noauth2_has_one_coat_where_keystone_has_two() -> None:
    with configured(auth_strategy="noauth2") as cloud:
        at = mounted(cloud.services["osapi_compute"])
    assert names(at["/v2.1"]) == [*NOAUTH2, "APIRouterV21"]
    assert names(at["/v2"]) == [*NOAUTH2, "LegacyV2CompatibleWrapper", "APIRouterV21"]


def test_noauth2_believes_whatever_a_token_says() -> None:
    def servers(token: str, path: str = "/v2.1/servers") -> int:
        headers = {"X-Auth-Token": token}
        return len(cloud.request("GET", path, user=None, headers=headers).json["servers"])

    with configured(auth_strategy="noauth2") as cloud:
        assert servers(f"somebody:{DEMO}") == 9
        assert servers("somebody:elsewhere") == 0
        assert servers("admin:elsewhere", "/v2.1/servers?all_tenants=1") == 11


def test_noauth2_hands_a_token_to_whoever_has_none() -> None:
    asked = {"X-Auth-User": "me", "X-Auth-Project-Id": "mine"}
    with configured(auth_strategy="noauth2") as cloud:
        response = cloud.request("GET", "/v2.1", user=None, headers=asked)
    assert response.status_code == 204
    assert response.headers["X-Auth-Token"] == "me:mine"
    assert response.headers["X-Server-Management-Url"] == "http://controller:8774/v2.1/mine"


def test_what_a_project_id_looks_like_is_an_option() -> None:
    path = "/v2.1/Demo/servers"
    with Cloud() as cloud:
        assert cloud.request("GET", path).status_code == 404
    with Cloud(conf={"osapi_v21": {"project_id_regex": "[A-Za-z]+"}}) as cloud:
        refused = cloud.request("GET", path)
    assert refused.status_code == 400
    assert "URL's project_id 'Demo' doesn't match" in refused.json["badRequest"]["message"]


def test_no_answer_has_more_servers_than_osapi_max_limit() -> None:
    with configured(osapi_max_limit=2) as cloud:
        answer = cloud.request("GET", "/v2.1/servers?limit=5").json
    assert len(answer["servers"]) == 2
    assert answer["servers_links"][0]["rel"] == "next"


def test_links_begin_with_the_link_prefix() -> None:
    with configured(osapi_compute_link_prefix="https://cloud.example/api") as cloud:
        server = cloud.request("GET", "/v2.1/servers?name=web-1").json["servers"][0]
    own, bookmark = (link["href"] for link in server["links"])
    assert own == f"https://cloud.example/api/v2.1/servers/{server['id']}"
    assert bookmark == f"https://cloud.example/api/servers/{server['id']}"


@pytest.mark.parametrize(("believed", "hostname"), [(True, "web-2"), (False, "web-1")])
def test_x_forwarded_for_is_believed_only_where_nova_conf_says_so(
    believed: bool, hostname: str
) -> None:
    request = webob.Request.blank("/latest/meta-data/hostname", remote_addr="10.0.0.3")
    request.headers["X-Forwarded-For"] = "10.0.0.4"
    with configured(use_forwarded_for=believed) as cloud:
        assert request.get_response(cloud.services["metadata"].app).text == hostname


def test_cors_reads_its_section_of_the_same_nova_conf() -> None:
    friend = {"Origin": "https://friend.example"}
    with Cloud(conf={"cors": {"allowed_origin": friend["Origin"]}}) as cloud:
        answer = cloud.request("GET", "/v2.1/servers", headers=friend)
        assert answer.headers["Access-Control-Allow-Origin"] == friend["Origin"]
        stranger = cloud.request("GET", "/v2.1/servers", headers={"Origin": "https://x.example"})
        assert "Access-Control-Allow-Origin" not in stranger.headers


def test_a_policy_file_beside_nova_conf_changes_who_may_do_what(etc: Path) -> None:
    (etc / "policy.yaml").write_text('"os_compute_api:servers:detail:get_all_tenants": "@"\n')
    with Cloud(etc=etc) as cloud:
        everybodys = cloud.request("GET", "/v2.1/servers/detail?all_tenants=1")
    assert everybodys.status_code == 200
    assert len(everybodys.json["servers"]) == 11
