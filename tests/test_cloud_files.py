"""Where a cloud reads from, what is laid over its files, and how it says what is wrong in them."""

import re
from pathlib import Path

import pytest
from loaded import mounted, names

from minnova.cloud import Cloud
from minnova.settings import SettingsError


def listed(cloud: Cloud) -> set[str]:
    return {server["name"] for server in cloud.request("GET", "/v2.1/servers").json["servers"]}


def renamed(file: Path, name: str) -> Path:
    """Call web-1 otherwise in a cloud file."""
    file.write_text(file.read_text().replace("name: web-1", f"name: {name}"))
    return file


def test_the_files_are_those_of_the_folder_that_one_gives(etc: Path) -> None:
    renamed(etc / "cloud.yaml", "mine-1")
    with Cloud(etc=str(etc)) as cloud:
        assert "mine-1" in listed(cloud)


def test_a_folder_may_be_named_from_where_one_stands(
    etc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed(etc / "cloud.yaml", "mine-1")
    monkeypatch.chdir(etc.parent)
    with Cloud(etc="etc") as cloud:
        assert "mine-1" in listed(cloud)


def test_the_folder_of_the_variable_is_taken_where_none_is_given(
    etc: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed(etc / "cloud.yaml", "mine-1")
    monkeypatch.setenv("MINNOVA_ETC", str(etc))
    with Cloud() as cloud:
        assert "mine-1" in listed(cloud)
    with Cloud(etc=root / "etc" / "nova") as cloud:
        assert "mine-1" not in listed(cloud)


def test_the_cloud_file_can_be_another_beside_the_same_settings(etc: Path) -> None:
    other = renamed(etc / "cloud.yaml", "mine-1").rename(etc.parent / "other.yaml")
    with Cloud(cloud=other) as cloud:
        assert "mine-1" in listed(cloud)


def test_a_user_without_any_role_needs_a_project_for_a_token(etc: Path) -> None:
    lonely = f"\nusers:\n  lonely: {{id: {'f' * 32}, roles: {{}}}}\n"
    file = etc / "cloud.yaml"
    file.write_text(file.read_text().replace("\nusers:\n", lonely))
    with Cloud(cloud=file) as cloud:
        with pytest.raises(LookupError, match="'lonely' has a role in no project"):
            cloud.token("lonely")
        assert cloud.token("lonely", "demo")


def test_options_and_lines_are_laid_over_and_the_files_stay_as_they_are(etc: Path) -> None:
    before = {file.name: file.read_bytes() for file in etc.iterdir()}
    conf = {"DEFAULT": {"osapi_max_limit": 3}}
    pipeline = "faultwrap sizelimit authtoken keystonecontext osapi_compute_app_v21"
    paste = {"composite:openstack_compute_api_v21": {"keystone": pipeline}}
    with Cloud(etc=etc, conf=conf, paste=paste) as cloud:
        assert len(listed(cloud)) == 3
        at = mounted(cloud.services["osapi_compute"])
        assert names(at["/v2.1"])[:2] == ["FaultWrapper", "RequestBodySizeLimiter"]
        assert names(at["/v2"])[0] == "CORS"
    assert {file.name: file.read_bytes() for file in etc.iterdir()} == before


def test_an_option_that_is_laid_over_with_none_has_its_default() -> None:
    with Cloud(conf={"DEFAULT": {"enabled_apis": "metadata"}}) as cloud:
        assert len(cloud.services) == 1
    with Cloud(conf={"DEFAULT": {"enabled_apis": None}}) as cloud:
        assert len(cloud.services) == 2


@pytest.mark.parametrize(
    ("conf", "paste", "message"),
    [
        (
            {"DEFAULT": {"auth_strategy": "noauth"}},
            {},
            "nova.conf as overridden:9: [DEFAULT] auth_strategy: Valid values are",
        ),
        (
            {},
            {"composite:osapi_compute": {"/v2.1": "nosuch"}},
            "api-paste.ini as overridden:25: [composite:osapi_compute] /v2.1: 'nosuch' is no app",
        ),
        (
            {},
            {"filter:faultwrap": {"paste.filter_factory": "no.such:thing"}},
            "api-paste.ini as overridden:43: [filter:faultwrap] paste.filter_factory: no module",
        ),
    ],
)
def test_a_mistake_in_what_is_laid_over_names_the_file_that_it_lies_over(
    etc: Path, conf: dict[str, dict[str, str]], paste: dict[str, dict[str, str]], message: str
) -> None:
    with pytest.raises(SettingsError) as refused, Cloud(etc=etc, conf=conf, paste=paste):
        pass
    assert str(refused.value).startswith(f"{etc}/{message}")


URLS = [
    ("nonsense", "Could not parse SQLAlchemy URL"),
    ("nosuch://host/name", "Can't load plugin: sqlalchemy.dialects:nosuch"),
    ("sqlite:////nosuch/folder/nova.sqlite", "unable to open database file"),
    ("sqlite:////dev/null", "(sqlite3."),
    ("oracle+nosuch://u:hidden@host/name", "Can't load plugin"),
    ("sqlite:////dev/null?timeout=soon", "could not convert string to float"),
]


@pytest.mark.parametrize(("url", "reason"), URLS)
def test_a_database_that_cannot_be_used_is_an_error_that_names_the_line(
    etc: Path, url: str, reason: str
) -> None:
    conf = etc / "nova.conf"
    conf.write_text(conf.read_text().replace("connection = sqlite://", f"connection = {url}"))
    lines = conf.read_text().splitlines()
    with pytest.raises(SettingsError) as refused, Cloud(etc=etc):
        pass
    place = f"{conf}:{lines.index(f'connection = {url}') + 1}: [database] connection: "
    assert str(refused.value).startswith(f"{place}cannot be used: ")
    assert reason in str(refused.value)
    assert "hidden" not in str(refused.value)
    assert refused.value.__cause__ is not None


def test_a_database_in_a_file_keeps_its_servers_and_tokens(etc: Path, tmp_path: Path) -> None:
    conf = {"database": {"connection": f"sqlite:///{tmp_path}/nova.sqlite"}}
    with Cloud(etc=etc, conf=conf) as cloud:
        headers = {"X-Auth-Token": cloud.token("demo")}
        first = listed(cloud)
    renamed(etc / "cloud.yaml", "later-1")
    with Cloud(etc=etc, conf=conf) as cloud:
        assert listed(cloud) == first
        assert "web-1" in first
        with_token = cloud.request("GET", "/v2.1/servers", user=None, headers=headers)
        assert with_token.status_code == 200
        assert "web-1" in cloud.nova(["list"]).stdout


def test_a_mistake_in_the_cloud_file_names_file_line_and_key(etc: Path) -> None:
    file = etc / "cloud.yaml"
    file.write_text(file.read_text().replace("\nregion:", "\nregoin:"))
    with (
        pytest.raises(Exception, match=rf"{re.escape(str(file))}:\d+: regoin: unknown key"),
        Cloud(etc=etc),
    ):
        pass
