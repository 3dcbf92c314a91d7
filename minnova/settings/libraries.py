"""The sections of nova.conf that belong to libraries, and what the libraries say may stand in them.

Each OpenStack library lists its options for the generator of sample files; that list is asked for
only when something looks wrong, since it costs the import of the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from oslo_config import cfg

from minnova.settings.ini import Section

# Section -> where the library lists its options, as (section, options) pairs.
LIBRARIES = {
    "cors": "oslo_middleware.opts:list_opts_cors",
    "healthcheck": "oslo_middleware.opts:list_opts_healthcheck",
    "keystone_authtoken": "keystonemiddleware.opts:list_auth_token_opts",
    "oslo_middleware": "oslo_middleware.opts:list_opts",
    "oslo_policy": "oslo_policy.opts:list_opts",
}


def library_options(name: str, section: Section) -> list[cfg.Opt]:
    """Give the options that a library knows for its section, with those of its auth plugin."""
    module, _, attribute = LIBRARIES[name].partition(":")
    listed: Iterable[tuple[str, Any]] = getattr(import_module(module), attribute)()
    options = [option for group, options in listed if group == name for option in options]
    if any(option.name == "auth_type" for option in options):
        options += _login_options(section)
    return options


def _login_options(section: Section) -> list[cfg.Opt]:
    """Give the options of the way to log in that `auth_type` names, and auth_type with its choices.

    Where there is no such way, those of a login by password: one mistake is enough to be told.
    """
    from keystoneauth1 import loading

    ways = sorted(loading.get_available_plugin_names())
    named = [option.value for option in section.options if option.name == "auth_type"]
    way = named[-1] if named and named[-1] in ways else "password"
    auth_type = cfg.StrOpt("auth_type", choices=ways)
    return [auth_type, *loading.get_auth_plugin_conf_options(way)]
