"""Routing: from the environ, through the layers, to the resource that fits the path."""

from minnova.debug.stops.stop import IN_A_REQUEST, IN_THE_MAIN_ONE, Stage, Stop

ROUTING = Stage(
    name="routing",
    title="through the layers, to the resource that fits the path",
    stops=(
        Stop(
            name="routing.urlmap",
            target="nova.api.openstack.urlmap:URLMap.__call__",
            why="Here the request arrives. The longest mount point that its path begins with wins, "
            "moves from PATH_INFO to SCRIPT_NAME, and its pipeline gets the request.",
            look_at=("environ['PATH_INFO']", "environ['SCRIPT_NAME']", "self"),
            commands=("n", "p environ['PATH_INFO']", "where", "go routing.peel"),
            newton="nova/api/openstack/urlmap.py URLMap.__call__",
            current="nova/api/openstack/urlmap.py URLMap.__call__",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.peel",
            target="webob.dec:wsgify.__call__",
            why="Every layer is a function of one request, made into a WSGI app by wsgify; so every "
            "layer comes past here. If the layer returns an app instead of a response, wsgify "
            "calls that app next: that is how the request gets further in.",
            look_at=("self.func", "type(self.func.__self__).__name__"),
            commands=("p self.func", "n", "peel", "go routing.token"),
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.token",
            target="keystonemiddleware.auth_token:AuthProtocol.process_request",
            why="Is the token any good? keystonemiddleware asks keystone with a token of its own "
            "(GET /v3/auth/tokens) and writes what it learned into headers: X-User-Id, "
            "X-Project-Id, X-Roles. A 401 would come from here, before any routing.",
            look_at=("'X-Auth-Token' in request.headers", "self._www_authenticate_uri"),
            commands=("n", "where", "go routing.context"),
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.context",
            target="nova.api.auth:NovaKeystoneContext.__call__",
            why="Those headers become a RequestContext in environ['nova.context']: who asks, for "
            "which project, with which roles. This layer returns the app instead of calling it, "
            "and so is gone from the stack when the controller runs.",
            look_at=(
                "req.headers['X-User-Name']",
                "req.headers['X-Project-Name']",
                "req.headers['X-Roles']",
            ),
            commands=("n", "where", "go routing.router"),
            newton="nova/api/auth.py NovaKeystoneContext.__call__",
            current="nova/api/auth.py NovaKeystoneContext.__call__",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.router",
            target="nova.wsgi:Router.__call__",
            why="The innermost layer. It does nothing but return Routes' middleware, which wsgify "
            "then calls.",
            look_at=("self", "self._router", "req.path_info"),
            commands=("n", "p self._router", "go routing.match"),
            newton="nova/wsgi.py Router.__call__",
            current="nova/api/wsgi.py Router.__call__",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.match",
            target="routes.middleware:RoutesMiddleware.__call__",
            why="RoutesMiddleware asks the mapper which route fits the path. Of those that it tries, "
            "the first that fits wins; its arguments land in environ['wsgiorg.routing_args'].",
            look_at=("environ['PATH_INFO']", "self.mapper"),
            commands=("n", "p self.mapper.match(environ['PATH_INFO'])", "go routing.dispatch"),
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
        Stop(
            name="routing.dispatch",
            target="nova.wsgi:Router._dispatch",
            why="Routes found a route: its arguments name the controller, which is a WSGI app, and "
            "the action. Had it found none, this function would answer 404.",
            look_at=("req.environ['wsgiorg.routing_args'][1]",),
            commands=("n", "p req.environ['wsgiorg.routing_args']", "go dispatch"),
            newton="nova/wsgi.py Router._dispatch",
            current="nova/api/wsgi.py Router._dispatch",
            only=IN_A_REQUEST,
            when=IN_THE_MAIN_ONE,
        ),
    ),
)
