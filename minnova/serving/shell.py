"""What a client needs to know of a cloud on ports, in the two forms that clients read."""

import shlex

import yaml

from minnova.seed import User
from minnova.serving.served import Served

DOMAIN = "default"

EXPOSED = """\
Listening on {host}: whoever can reach this machine can log in. The passwords are in cloud.yaml, and
nothing here is encrypted.
"""


def places(cloud: Served) -> str:
    """Say where the services are, and what to mind if that is not this machine only."""
    urls = {
        "keystone": cloud.identity.url,
        "nova": f"{cloud.compute.url}/v2.1",
        "metadata": cloud.metadata.url,
    }
    warning = "" if cloud.ports.is_loopback else EXPOSED.format(host=cloud.ports.host)
    return "".join(f"{name:9} {url}\n" for name, url in urls.items()) + warning


def exports(cloud: Served) -> str:
    """Write the lines that tell a shell's clients where keystone is, and as whom to go there.

    export OS_AUTH_URL=http://127.0.0.1:5000/identity
    export OS_USERNAME=demo
    …
    """
    user = cloud.seed.users[0]
    values = {
        "OS_AUTH_URL": cloud.identity.url,
        "OS_IDENTITY_API_VERSION": "3",
        "OS_USERNAME": user.name,
        "OS_PASSWORD": user.password,
        "OS_PROJECT_NAME": first_project(user),
        "OS_USER_DOMAIN_ID": DOMAIN,
        "OS_PROJECT_DOMAIN_ID": DOMAIN,
        "OS_REGION_NAME": cloud.seed.region,
    }
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in values.items())


def clouds_yaml(cloud: Served) -> str:
    """Write a clouds.yaml with an entry for each user: `OS_CLOUD=minnova-demo openstack server list`.

    openstacksdk looks for it in the current folder, ~/.config/openstack and /etc/openstack.
    """
    entries = {f"minnova-{user.name}": _entry(cloud, user) for user in cloud.seed.users}
    return yaml.safe_dump({"clouds": entries}, sort_keys=False)


def _entry(cloud: Served, user: User) -> dict[str, object]:
    auth = {
        "auth_url": cloud.identity.url,
        "username": user.name,
        "password": user.password,
        "project_name": first_project(user),
        "user_domain_id": DOMAIN,
        "project_domain_id": DOMAIN,
    }
    return {"auth": auth, "region_name": cloud.seed.region, "identity_api_version": "3"}


def first_project(user: User) -> str:
    """Return the project that a user is in first; "" for one who is in none."""
    return next(iter(user.roles), "")
