"""A server's addresses, by network (nova/api/openstack/compute/views/addresses.py)."""

from typing import Any

from minnova.nova.objects.instance import VIF


def build_addresses(network_info: list[VIF]) -> dict[str, list[dict[str, Any]]]:
    """Group the addresses of a server's ports by the name of their network.

    → {"private": [{"version": 4, "addr": "10.0.0.3", "OS-EXT-IPS:type": "fixed", …}]}
    Of one network the fixed addresses come first, then the floating ones.
    """
    addresses: dict[str, list[dict[str, Any]]] = {}
    for kind in ("fixed", "floating"):
        for vif in network_info:
            network = addresses.setdefault(vif["network"], [])
            network += [_address(ip, vif) for ip in vif["ips"] if ip["type"] == kind]
    return addresses


def _address(ip: dict[str, Any], vif: VIF) -> dict[str, Any]:
    return {
        "version": ip["version"],
        "addr": ip["address"],
        "OS-EXT-IPS:type": ip["type"],
        "OS-EXT-IPS-MAC:mac_addr": vif["mac"],
    }
