"""The OpenStack compute API: the router that api-paste.ini names.

nova/api/openstack/compute/__init__.py. The article shows the base class, in the folder above; this
subclass only keeps the record of which extensions are there.
"""

from typing import Any

import minnova.nova.api.openstack
from minnova.nova.api.openstack.compute.extension_info import LoadedExtensionInfo


class APIRouterV21(minnova.nova.api.openstack.APIRouterV21):
    """The router of /v2.1, and once more of /v2: each loads all extensions for itself."""

    def __init__(self) -> None:
        self._loaded_extension_info = LoadedExtensionInfo()
        super().__init__()

    @property
    def loaded_extension_info(self) -> LoadedExtensionInfo:
        return self._loaded_extension_info

    def _register_extension(self, ext: Any) -> bool:
        """Put an extension on record. stevedore asks for each: may this one be loaded?"""
        return self.loaded_extension_info.register_extension(ext.obj)
