"""What is said of a policy.yaml in which something is wrong."""

from pathlib import Path

import pytest

from minnova.cloud import Cloud
from minnova.settings import SettingsError, check_policy

KNOWN = {"admin_api": "is_admin:True", "servers:index": "rule:admin_api", "servers:show": "@"}


def complaint(folder: Path, text: str) -> str:
    path = folder / "policy.yaml"
    path.write_text(text)
    with pytest.raises(SettingsError) as raised:
        check_policy(path, KNOWN)
    return str(raised.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nservers:indx: '@'", "2: servers:indx: unknown rule; did you mean 'servers:index'?"),
        ("servers:index: role:admin and", "1: servers:index: no check: 'role:admin and'"),
        ("servers:index: rule:admn_api", "1: servers:index: there is no rule 'admn_api'; did you"),
        ("servers:index: project:%project", "1: servers:index: a % must be that of a %(name)s"),
        ("servers:show: rule:servers:show", "1: servers:show: asks itself"),
        ("a: rule:b\nb: rule:a\nservers:show: rule:a", "1: a: asks itself"),
        ("servers:show: 7", "1: a rule is a name and a check, both of them texts"),
        ("servers:show: [role:admin]", "1: a rule is a name and a check, both of them texts"),
        ("- servers:show", "1: must be rules"),
        ("servers:show: '@\n", "2: not YAML: found unexpected end of stream"),
        ("a: \0", "1: not YAML: unacceptable character"),
        ("[" * 5000, "1: not YAML: "),
    ],
)
def test_a_mistake_in_policy_yaml_is_named_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    assert complaint(tmp_path, text).startswith(f"policy.yaml:{message}")


def test_every_mistake_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path, "nosuch: '@'\nservers:show: junk").count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "servers:show: '!'",
        "servers:show: ''",
        "mine: role:a or (rule:admin_api and not user_id:%(user_id)s)\nservers:show: rule:mine",
    ],
)
def test_a_policy_yaml_without_a_mistake_is_fine(tmp_path: Path, text: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text)
    check_policy(path, KNOWN)


def test_no_policy_yaml_is_fine_too(tmp_path: Path) -> None:
    check_policy(tmp_path / "policy.yaml", KNOWN)


def test_a_cloud_does_not_open_with_a_policy_that_would_end_in_the_middle_of_a_request(
    etc: Path,
) -> None:
    (etc / "policy.yaml").write_text("admin_api: rule:admin_api\n")
    with pytest.raises(SettingsError, match=r"policy\.yaml:1: admin_api: asks itself"), Cloud(etc):
        pass
