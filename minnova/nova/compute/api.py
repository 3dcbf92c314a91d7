"""All operations on servers, for whoever asks: here, to find them (nova/compute/api.py).

Left out: the other 4,000 lines; and the cells, whose databases nova asks one after the other.
"""

import json
from collections.abc import Iterable
from typing import Any

from minnova.nova import exception, utils
from minnova.nova.context import RequestContext
from minnova.nova.db import api as db
from minnova.nova.objects import Flavor, Instance, InstanceList

COLUMN_OF_OPTION = {"image": "image_ref", "tenant_id": "project_id"}


class API:
    """Finds servers. Who may ask for which was settled before."""

    def get(self, context: RequestContext, instance_id: str) -> Instance:
        """Return one server. Raises InstanceNotFound where it is not this project's, too."""
        return Instance.get_by_uuid(context, instance_id)

    def get_all(
        self,
        context: RequestContext,
        search_opts: dict[str, Any],
        limit: int | None = None,
        marker: str | None = None,
        sort_keys: list[str] | None = None,
        sort_dirs: list[str] | None = None,
    ) -> InstanceList:
        """Return the servers that fit all search options.

        An address cannot be looked for in the database: then all that fit otherwise are fetched,
        and the limit is kept here.

        Raises MarkerNotFound, InvalidSortKey, InvalidInput.
        """
        try:
            filters = self._filters(context, search_opts)
        except (ValueError, RecursionError, exception.FlavorNotFound):
            return InstanceList(context, [])
        by_ip = "ip" in filters or "ip6" in filters
        servers = InstanceList.get_by_filters(
            context, filters, None if by_ip and limit else limit, marker, sort_keys, sort_dirs
        )
        return self._ip_filter(servers, filters, limit) if by_ip else servers

    def get_host_statuses(
        self, context: RequestContext, servers: Iterable[Instance]
    ) -> dict[str, str]:
        """Return UP or DOWN for each server's host, by the server's uuid; "" for no host.

        A deleted server has no service any more, and nova 14 then takes the host for unknown, for
        the other servers on it, too: whichever it meets first decides (a Python 2 dict's order).
        """
        servers = list(servers)
        services = {each.host: each for each in db.service_get_all(context)}
        unknown = {server.host for server in servers if server.deleted}
        return {
            server.uuid: ""
            if server.host in unknown or server.host not in services
            else ("DOWN" if services[server.host].forced_down else "UP")
            for server in servers
        }

    def _filters(self, context: RequestContext, search_opts: dict[str, Any]) -> dict[str, Any]:
        """Rename the API's options to the database's columns.

        {"name": "web", "flavor": "1"} → {"display_name": "web", "instance_type_id": 1}

        Where both names are asked for, one wins, as it happened to in nova (a Python 2 dict's
        order): the column's over `image` and `tenant_id`, the option's over the others.
        """
        renamed = [name for name in COLUMN_OF_OPTION if name in search_opts]
        filters = {COLUMN_OF_OPTION[name]: search_opts[name] for name in renamed} | search_opts
        if "name" in filters:
            filters["display_name"] = filters.pop("name")
        if "flavor" in filters:
            flavor = Flavor.get_by_flavor_id(context, filters.pop("flavor"))
            filters["instance_type_id"] = flavor.id
        if "fixed_ip" in filters:
            filters["ip"] = f"^{filters.pop('fixed_ip')}$".replace(".", r"\.")
        for name in ("metadata", "system_metadata"):
            if name in filters:
                filters[name] = json.loads(filters[name])
        return filters

    @staticmethod
    def _ip_filter(
        servers: InstanceList, filters: dict[str, Any], limit: int | None
    ) -> InstanceList:
        """Keep the servers with a fixed address that fits the regular expression."""
        # One that is not asked for is None, as which nova puts it into the expression, too.
        patterns = {
            4: utils.compile_regex(str(filters.get("ip"))),
            6: utils.compile_regex(str(filters.get("ip6"))),
        }

        def fits(server: Instance) -> bool:
            return any(patterns[version].match(address) for version, address in server.fixed_ips())

        fitting = [server for server in servers if fits(server)]
        return InstanceList(servers.context, fitting[: limit or None])
