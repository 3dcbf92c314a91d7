"""The names that extensions had in the old v2 API, under which old clients still look for them.

The tables at the top of nova/api/openstack/compute/extension_info.py. Left out: those of extensions
that are not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from minnova.nova.api.openstack.extensions import V21APIExtensionBase


@dataclass(frozen=True)
class Listed:
    """One line of the list: an extension, or the name of one that became part of another."""

    alias: str
    name: str
    description: str | None

    @classmethod
    def of(cls, ext: V21APIExtensionBase) -> Self:
        return cls(ext.alias, ext.name, ext.__doc__)


# What was no extension in v2.
UNLISTED = ("servers", "flavors", "versions", "extensions")

RENAMED = {
    "os-disk-config": "OS-DCF",
    "os-extended-availability-zone": "OS-EXT-AZ",
    "os-extended-server-attributes": "OS-EXT-SRV-ATTR",
    "os-server-usage": "OS-SRV-USG",
}

# What was an extension of its own in v2, by the one that it is a part of now; "": by none.
ABSORBED = {
    "": (
        Listed("os-disk-config", "DiskConfig", "Disk Management Extension."),
        Listed("os-access-ips", "AccessIPs", "Access IPs support."),
        Listed(
            "os-preserve-ephemeral-rebuild",
            "PreserveEphemeralOnRebuild",
            "Allow preservation of the ephemeral partition on rebuild.",
        ),
        Listed("os-personality", "Personality", "Personality support."),
    ),
    "servers": (
        Listed(
            "os-create-server-ext",
            "Createserverext",
            "Extended support to the Create Server v1.1 API.",
        ),
        Listed("OS-EXT-IPS-MAC", "ExtendedIpsMac", "Adds mac address parameter to the ip list."),
        Listed("OS-EXT-IPS", "ExtendedIps", "Adds type parameter to the ip list."),
        Listed(
            "os-server-list-multi-status",
            "ServerListMultiStatus",
            "Allow to filter the servers by a set of status values.",
        ),
        Listed(
            "os-server-sort-keys", "ServerSortKeys", "Add sorting support in get Server v2 API."
        ),
        Listed(
            "os-server-start-stop", "ServerStartStop", "Start/Stop instance compute API support."
        ),
    ),
    "flavors": (
        Listed(
            "OS-FLV-DISABLED", "FlavorDisabled", "Support to show the disabled status of a flavor."
        ),
        Listed("OS-FLV-EXT-DATA", "FlavorExtraData", "Provide additional data for flavors."),
        Listed("os-flavor-swap", "FlavorSwap", "Support to show the swap status of a flavor."),
    ),
    "os-extended-status": (Listed("OS-EXT-STS", "ExtendedStatus", "Extended Status support."),),
}

# Gone with v2.1; only the list below /v2 still has it.
NETWORK_OF_INTERFACE = Listed(
    "OS-EXT-VIF-NET", "ExtendedVIFNet", "Adds network id parameter to the virtual interface list."
)


def as_in_v2(loaded: Mapping[str, V21APIExtensionBase]) -> dict[str, Listed]:
    """Return what the list shows for the loaded extensions, by the alias that it shows.

    {"servers": …, "os-server-usage": …} → {"os-access-ips": …, …, "OS-SRV-USG": …}
    """
    own = [Listed.of(ext) for alias, ext in loaded.items() if alias not in UNLISTED]
    old = [each for alias in ("", *loaded) for each in ABSORBED.get(alias, ())]
    renamed = [replace(each, alias=RENAMED.get(each.alias, each.alias)) for each in own + old]
    return {each.alias: each for each in renamed}
