"""Response: from rows to JSON, and what goes along; or the fault instead."""

from minnova.debug.stops.stop import IN_A_REQUEST, IN_THE_MAIN_ONE, Stage, Stop

RESPONSE = Stage(
    name="response",
    title="from rows to JSON, or to a fault",
    stops=(
        Stop(
            name="response.view",
            target="nova.api.openstack.compute.views.servers:ViewBuilder.detail",
            why="The instances are here; the view builder turns each into the dict that a client "
            "knows: status from vm_state, addresses by network, links to itself.",
            look_at=("len(servers)", "servers[0]"),
            commands=("n", "p list(servers)", "go response.extensions"),
            newton="nova/api/openstack/compute/views/servers.py ViewBuilder.detail",
            current="nova/api/openstack/compute/views/servers.py ViewBuilder.detail",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="response.extensions",
            target="nova.api.openstack.wsgi:Resource.process_extensions",
            why="The controller is done, the answer is not: every extension that registered for "
            "this method adds its keys to the same dict, each after a policy check of its own.",
            look_at=("len(extensions)", "extensions", "list(resp_obj.obj)"),
            commands=("n", "p extensions", "go response.serialize"),
            newton="nova/api/openstack/wsgi.py Resource.process_extensions",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="response.serialize",
            target="nova.api.openstack.wsgi:ResponseObject.serialize",
            why="The dict becomes bytes, with a status and a content type. Each layer that called "
            "the next inside its own frame still waits below on the stack, and sees the response "
            "on its way out.",
            look_at=("self.code", "content_type", "list(self.obj)"),
            commands=("n", "where", "p self.obj"),
            newton="nova/api/openstack/wsgi.py ResponseObject.serialize",
            current="nova/api/openstack/wsgi.py ResponseObject.serialize",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="response.fault",
            target="nova.api.openstack.wsgi:Fault.__call__",
            why="Something was refused or not found: the exception has become a Fault, which is a "
            "WSGI app like any other and answers in nova's shape of an error.",
            look_at=("self.wrapped_exc",),
            commands=("n", "where", "p self.wrapped_exc"),
            newton="nova/api/openstack/wsgi.py Fault.__call__",
            current="nova/api/openstack/wsgi.py Fault.__call__",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
            needs="list --all-tenants",
        ),
    ),
)
