"""Client: what novaclient does before and between the three requests that nova sees."""

from minnova.debug.stops.stop import Stage, Stop

CLIENT = Stage(
    name="client",
    title="what novaclient does before and between the requests",
    sends=True,
    stops=(
        Stop(
            name="client.command",
            target="novaclient.shell:OpenStackComputeShell.main",
            why="This is what `nova list` calls: the real novaclient with the words of its command "
            "line. It will ask for a token, for the server's versions, and only then for the list.",
            look_at=("argv",),
            commands=("n", "p argv", "go client.version"),
        ),
        Stop(
            name="client.version",
            target="novaclient.api_versions:discover_version",
            why="Which microversion do both sides speak? The client will ask for the version "
            "document at /v2.1, the first request that nova sees, and take the highest that both "
            "know. To ask anything it needs a token first.",
            look_at=("requested_version", "novaclient.API_MAX_VERSION"),
            commands=("n", "p requested_version", "go client.token"),
        ),
        Stop(
            name="client.token",
            target="keystoneauth1.identity.v3.base:Auth.get_auth_ref",
            why="The client exchanges a password for a token, at keystone: POST /v3/auth/tokens. "
            "Nova is not asked. It asks keystone itself, later, whether the token is any good "
            "(see routing.token).",
            look_at=("self.auth_url", "self.token_url", "self.project_name"),
            commands=("n", "p self.token_url", "where", "go client.redirect"),
            only="this_request is None",
        ),
        Stop(
            name="client.redirect",
            target="keystoneauth1.session:Session._send_request",
            why="The answer was 302: /v2.1 has only an empty path left for Routes, which sends the "
            "client on to /v2.1/. The client follows without a line in its log, so two REQ lines "
            "for nova are three requests.",
            look_at=("method", "url", "redirect"),
            commands=("where", "up", "p url", "go client.list"),
            only="type(redirect) is int and redirect < self.redirect",
        ),
        Stop(
            name="client.list",
            target="novaclient.v2.servers:ServerManager.list",
            why="At last the request that was typed. The path is built here: /servers/detail "
            "because detailed is true, and whatever search options the command line gave.",
            look_at=("detailed", "search_opts", "self.api.api_version"),
            commands=("n", "p self.api.api_version", "go routing"),
        ),
    ),
)
