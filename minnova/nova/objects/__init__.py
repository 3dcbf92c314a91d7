"""nova's objects: what the API and the compute API hand around instead of database rows.

In nova they also travel to other services (`remotable`) and load what is missing on demand; here
everything is fetched at once. `Instance` is what users call a server.
"""

from minnova.nova.objects.block_device import BlockDeviceMapping, BlockDeviceMappingList
from minnova.nova.objects.flavor import Flavor, FlavorList
from minnova.nova.objects.instance import Instance, InstanceList
from minnova.nova.objects.instance_fault import InstanceFault, InstanceFaultList

__all__ = [
    "BlockDeviceMapping",
    "BlockDeviceMappingList",
    "Flavor",
    "FlavorList",
    "Instance",
    "InstanceFault",
    "InstanceFaultList",
    "InstanceList",
]
