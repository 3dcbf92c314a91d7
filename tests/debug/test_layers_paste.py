"""Another ini file is another onion: ours edited, and one of somebody else."""

from pathlib import Path

from onions import onion
from paste.deploy import loadapp

from minnova.cloud import Cloud
from minnova.debug.layers import read

KEYSTONE = "composite:openstack_compute_api_v21"

INI = """
[composite:main]
use = egg:Paste#urlmap
/ = site
/docs = docs

[pipeline:site]
pipeline = log prefix gzip hello

[composite:docs]
use = egg:Paste#cascade
app1 = files
app2 = hello

[filter:log]
use = egg:Paste#translogger

[filter:prefix]
use = egg:PasteDeploy#prefix

[filter:gzip]
use = egg:Paste#gzip

[app:files]
use = egg:Paste#static
document_root = %(here)s

[app:hello]
paste.app_factory = test_layers_paste:hello_factory
"""


class Hello:
    def __call__(self, environ: object, start_response: object) -> list[bytes]:
        return [b"hello"]


def hello_factory(global_config: dict[str, str]) -> Hello:
    return Hello()


def test_a_line_of_api_paste_ini_that_is_edited_redraws_the_onion() -> None:
    with Cloud(paste={KEYSTONE: {"keystone": "faultwrap osapi_compute_app_v21"}}) as cloud:
        outermost = read(cloud.services["osapi_compute"].app).outermost
    names = [layer.name for layer in outermost.mounts[0].layer]
    assert outermost.mounts[0].at == "/v2.1"
    assert names[:3] == ["FaultWrapper", "APIRouterV21", "RoutesMiddleware"]


def test_the_strategy_noauth2_has_one_layer_where_keystone_s_has_two() -> None:
    with Cloud(conf={"DEFAULT": {"auth_strategy": "noauth2"}}) as cloud:
        outermost = read(cloud.services["osapi_compute"].app).outermost
    names = [layer.name for layer in outermost.mounts[0].layer]
    assert names[4:7] == ["RequestBodySizeLimiter", "NoAuthMiddleware", "APIRouterV21"]


def test_an_ini_file_with_filters_of_others_is_read(tmp_path: Path) -> None:
    (tmp_path / "site.ini").write_text(INI)
    application = loadapp(f"config:{tmp_path / 'site.ini'}", name="main")
    assert onion(application) == [
        "URLMap: composite, calls",
        "  Cascade: composite, calls",
        "    StaticURLParser: closed, unknown",
        "    Hello: app, answers",
        "  TransLogger: layer, calls",
        "    PrefixMiddleware: layer, calls",
        "      middleware: layer, calls",
        "        Hello: app, answers",
    ]
