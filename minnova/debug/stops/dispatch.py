"""Dispatch: from the resource to the controller's method, and down to the SQL."""

from minnova.debug.stops.stop import IN_A_REQUEST, IN_THE_MAIN_ONE, Stage, Stop

DISPATCH = Stage(
    name="dispatch",
    title="to the controller's method, and down to the SQL",
    stops=(
        Stop(
            name="dispatch.resource",
            target="nova.api.openstack.wsgi:Resource.__call__",
            why="The WSGI app that Routes found: a resource, with the controller inside. From here "
            "on it is nova's own: microversion, arguments, method, extensions, response. An "
            "exception becomes a fault here.",
            look_at=("self", "self.controller", "request.environ['wsgiorg.routing_args'][1]"),
            commands=("n", "s", "p self.controller", "go dispatch.version"),
            newton="nova/api/openstack/wsgi.py Resource.__call__",
            current="nova/api/openstack/wsgi.py Resource.__call__",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.version",
            target="nova.api.openstack.wsgi:Request.set_api_version_request",
            why="Which microversion does the client want? Two headers may say it, the old one of "
            "nova and the new one for all services. Without either it is 2.1, and 406 answers "
            "what is not between 2.1 and 2.38.",
            look_at=(
                "self.headers.get('X-OpenStack-Nova-API-Version')",
                "self.headers.get('OpenStack-API-Version')",
            ),
            commands=("n", "r", "p self.api_version_request", "go dispatch.method"),
            newton="nova/api/openstack/wsgi.py Request.set_api_version_request",
            current="nova/api/openstack/wsgi.py Request.set_api_version_request",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.method",
            target="nova.api.openstack.wsgi:Resource.get_method",
            why="The action that Routes found is the name of a method: 'detail' becomes "
            "controller.detail. The extensions that registered for the same name come with it.",
            look_at=("action", "self.controller", "list(self.wsgi_extensions)"),
            commands=("n", "p action", "go dispatch.action"),
            newton="nova/api/openstack/wsgi.py Resource.get_method",
            current="nova/api/openstack/wsgi.py Resource.get_method",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.action",
            target="nova.api.openstack.wsgi:Resource.dispatch",
            why="One line, and the one that everything led to: the method is called with the "
            "request and the arguments from the path.",
            look_at=("method", "action_args"),
            commands=("s", "p method", "go dispatch.detail"),
            newton="nova/api/openstack/wsgi.py Resource.dispatch",
            current="nova/api/openstack/wsgi.py Resource.dispatch",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.detail",
            target="nova.api.openstack.compute.servers:ServersController.detail",
            why="GET /servers/detail has arrived where it is answered. May this user ask, what for, "
            "and how is it shown: policy, compute.API, view builder.",
            look_at=("req.environ['nova.context']", "req.GET", "req.api_version_request"),
            commands=("n", "p req.environ['nova.context']", "where", "go dispatch.policy"),
            newton="nova/api/openstack/compute/servers.py ServersController.detail",
            current="nova/api/openstack/compute/servers.py ServersController.detail",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.policy",
            target="nova.context:RequestContext.can",
            why="May this user do it? oslo.policy looks the rule up and checks it against the "
            "context's roles. A refusal is an exception, and ends as 403. Each extension of the "
            "answer asks again, for itself.",
            look_at=("action", "self.roles", "self.project_name"),
            commands=("n", "args", "up", "go dispatch.compute"),
            newton="nova/context.py RequestContext.can",
            current="nova/context.py RequestContext.can",
            only=IN_A_REQUEST,
            when=f"{IN_THE_MAIN_ONE} and action != 'context_is_admin'",
        ),
        Stop(
            name="dispatch.compute",
            target="nova.compute.api:API.get_all",
            why="Out of the HTTP part, into compute's own API: it knows nothing of requests and "
            "headers. The search options of the query string become filters of the database.",
            look_at=("search_opts", "limit", "marker"),
            commands=("n", "args", "go dispatch.objects"),
            newton="nova/compute/api.py API.get_all",
            current="nova/compute/api.py API.get_all",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.objects",
            target="nova.objects.instance:InstanceList.get_by_filters",
            why="Nova's objects stand between the API and the database: rows go in, Instances come "
            "out. In nova this call may also travel by RPC to another process.",
            look_at=("filters",),
            commands=("n", "args", "go dispatch.database"),
            newton="nova/objects/instance.py InstanceList.get_by_filters",
            current="nova/compute/instance_list.py get_instance_objects_sorted",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="dispatch.database",
            target="nova.db.api:instance_get_all_by_filters_sort",
            why="As deep as it goes: here the SELECT is made. `where` shows the whole way to this "
            "line, from wherever the request began: in one process, on one stack.",
            look_at=("filters", "limit"),
            commands=("n", "where", "args", "go response"),
            newton="nova/db/api.py instance_get_all_by_filters_sort",
            current="nova/db/main/api.py instance_get_all_by_filters_sort",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
    ),
)
