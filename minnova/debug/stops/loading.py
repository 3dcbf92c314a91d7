"""Loading: from a name in `enabled_apis` to a WSGI application with a table of routes."""

from minnova.debug.stops.stop import Stage, Stop

LOADING = Stage(
    name="loading",
    title="from a name in nova.conf to an application with routes",
    stops=(
        Stop(
            name="loading.service",
            target="nova.service:WSGIService.__init__",
            why="nova.conf says enabled_apis = osapi_compute,metadata, and each name becomes a "
            "service. This is the first of them. Nothing listens yet: first the name has to "
            "become an application.",
            look_at=("name", "loader"),
            commands=("n", "s", "p name", "go loading.loader"),
            newton="nova/service.py WSGIService.__init__",
        ),
        Stop(
            name="loading.loader",
            target="nova.wsgi:Loader.load_app",
            why="PasteDeploy takes over. It looks for the section of that name in api-paste.ini, "
            "imports the factory that the section names, and calls it. All of this happens now: "
            "a request later meets the objects, never PasteDeploy.",
            look_at=("name", "self.config_path"),
            commands=("n", "p self", "go loading.urlmap"),
            newton="nova/wsgi.py Loader.load_app",
            current="nova/api/wsgi.py Loader.load_app",
        ),
        Stop(
            name="loading.urlmap",
            target="nova.api.openstack.urlmap:urlmap_factory",
            why="[composite:osapi_compute] has a line for each mount point. The factory goes back "
            "to PasteDeploy for each of them, so that everything else is loaded inside this call. "
            "/v2 and /v2.1 each get a pipeline of their own, with a router of its own.",
            look_at=("local_conf",),
            commands=("n", "p list(local_conf)", "go pipeline.factory"),
            newton="nova/api/openstack/urlmap.py urlmap_factory",
            current="nova/api/openstack/urlmap.py urlmap_factory",
        ),
        Stop(
            name="loading.extensions",
            target="nova.api.openstack:APIRouterV21.__init__",
            why="The innermost app is made while its pipeline is. What it can do comes from "
            "outside: stevedore reads the entry points of the installed packages. Even the "
            "servers are an extension.",
            look_at=("type(self).__mro__[:2]", "self.api_extension_namespace()"),
            commands=("n", "p self.api_extension_namespace()", "go loading.resources"),
            newton="nova/api/openstack/__init__.py APIRouterV21.__init__",
            current="nova/api/openstack/compute/routes.py APIRouterV21.__init__",
        ),
        Stop(
            name="loading.extension",
            target="nova.api.openstack.compute:APIRouterV21._register_extension",
            why="stevedore has loaded one extension and asks whether to keep it. It comes here "
            "once for each entry point, and a second time for the other router.",
            look_at=("ext.name", "ext.entry_point", "ext.obj"),
            commands=("n", "p ext.obj", "go loading.resources"),
            newton="nova/api/openstack/compute/__init__.py APIRouterV21._register_extension",
            when="ext.name == 'servers'",
        ),
        Stop(
            name="loading.resources",
            target="nova.api.openstack:APIRouterV21._register_resources",
            why="An extension may bring resources: a controller, and the name of its collection. "
            "Each becomes a WSGI app (ResourceV21) and a set of routes to it.",
            look_at=("ext.name", "ext.obj.get_resources()", "mapper"),
            commands=("n", "p ext.obj", "go loading.mapper"),
            newton="nova/api/openstack/__init__.py APIRouterV21._register_resources",
            when="ext.name == 'servers'",
        ),
        Stop(
            name="loading.mapper",
            target="nova.api.openstack:ProjectMapper.resource",
            why="The routes of one resource, made twice: below a project's id and without one. "
            "That id has to match a pattern, or /servers/detail would be taken for the list of "
            "'detail' in the project 'servers'.",
            look_at=("member_name", "collection_name", "kwargs.get('collection')", "self"),
            commands=("n", "p self", "go loading.controllers"),
            newton="nova/api/openstack/__init__.py ProjectMapper.resource",
            current="nova/api/openstack/__init__.py ProjectMapper.resource",
            when="collection_name == 'servers'",
        ),
        Stop(
            name="loading.controllers",
            target="nova.api.openstack:APIRouterV21._register_controllers",
            why="Other extensions bring no resource, but add to one that is there already: nine "
            "of them to servers/detail. They are hung up by the name of the method, and run "
            "after the controller (see response.extensions).",
            look_at=("ext.name", "ext.obj.get_controller_extensions()"),
            commands=("n", "p list(self.resources)", "go loading.router"),
            newton="nova/api/openstack/__init__.py APIRouterV21._register_controllers",
            when="ext.name == 'extended_status'",
        ),
        Stop(
            name="loading.router",
            target="nova.wsgi:Router.__init__",
            why="All routes are known. Routes' own middleware is put around _dispatch: it will "
            "match the path, and _dispatch will fetch what matched. This router is the innermost "
            "app of the pipeline.",
            look_at=("mapper", "[route.routepath for route in mapper.matchlist][:3]"),
            commands=("n", "p mapper.matchlist[0].routepath", "go client"),
            newton="nova/wsgi.py Router.__init__",
            current="nova/api/wsgi.py Router.__init__",
        ),
    ),
)
