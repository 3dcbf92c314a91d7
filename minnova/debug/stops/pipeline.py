"""Pipeline: which layers a request will have to pass, and how they are put around the app."""

from minnova.debug.stops.stop import Stage, Stop

PIPELINE = Stage(
    name="pipeline",
    title="which layers a request passes, and who puts them around the app",
    stops=(
        Stop(
            name="pipeline.factory",
            target="nova.api.auth:pipeline_factory_v21",
            why="The section of api-paste.ini holds two pipelines, and auth_strategy in nova.conf "
            "picks one of them: keystone or noauth2. /v2 comes first, with one layer more "
            "(legacy_v2_compatible); then /v2.1.",
            look_at=("local_conf['keystone']", "CONF.auth_strategy"),
            commands=("n", "p list(local_conf)", "go pipeline.wrap"),
            newton="nova/api/auth.py pipeline_factory_v21",
            current="nova/api/auth.py pipeline_factory_v21",
        ),
        Stop(
            name="pipeline.wrap",
            target="nova.api.auth:_load_pipeline",
            why="The line is read from left to right and wrapped from the back: the app is last, "
            "and the filter before it goes on first. So the name that stands leftmost ends up "
            "outermost, and meets a request first.",
            look_at=("pipeline", "pipeline[-1]"),
            commands=("n", "p pipeline[-1]", "go loading.extensions"),
            newton="nova/api/auth.py _load_pipeline",
            current="nova/api/auth.py _load_pipeline",
        ),
    ),
)
