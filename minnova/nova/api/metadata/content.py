"""What the metadata service has to say about one server (nova/api/metadata/base.py).

Two shapes of the same: Amazon's tree below `latest`, OpenStack's JSON below `openstack`.
"""

import base64
import json
from collections.abc import Mapping

from minnova.nova.objects import Instance

Tree = str | Mapping[str, "Tree"]


def metadata_of(instance: Instance) -> Tree:
    """Return everything that a server may know about itself, as a tree."""
    latest = {"meta-data": _ec2(instance), **_user_data(instance, "user-data")}
    openstack = {"meta_data.json": _openstack(instance), **_user_data(instance, "user_data")}
    return {"latest": latest, "openstack": {"latest": openstack}}


def _ec2(instance: Instance) -> Tree:
    """Write the tree that Amazon invented, and that cloud-init reads."""
    fixed = [address for version, address in instance.fixed_ips() if version == 4]
    floating = [
        ip["address"]
        for vif in instance.network_info
        for ip in vif["ips"]
        if ip["type"] == "floating"
    ]
    return {
        "ami-id": f"ami-{instance.id:08x}",
        "ami-launch-index": str(instance.launch_index),
        "hostname": instance.hostname,
        "instance-id": f"i-{instance.id:08x}",
        "instance-type": instance.flavor.name,
        "local-hostname": instance.hostname,
        "local-ipv4": ", ".join(fixed),
        "placement": {"availability-zone": instance.availability_zone or ""},
        "public-hostname": instance.hostname,
        "public-ipv4": floating[0] if floating else "",
        "reservation-id": instance.reservation_id,
        "security-groups": ", ".join(instance.security_groups),
    }


def _openstack(instance: Instance) -> str:
    return json.dumps(
        {
            "uuid": instance.uuid,
            "name": instance.display_name,
            "hostname": instance.hostname,
            "project_id": instance.project_id,
            "availability_zone": instance.availability_zone,
            "launch_index": instance.launch_index,
            "meta": instance.metadata,
        }
    )


def _user_data(instance: Instance, name: str) -> dict[str, str]:
    """Decode what the user gave the server to run at its first start."""
    if not instance.user_data:
        return {}
    return {name: base64.b64decode(instance.user_data).decode("utf-8", "replace")}
