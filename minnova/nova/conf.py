"""The options of nova.conf, and the one object that holds their values.

In nova this is the package nova/conf, some 60 modules with 700 options; here are the ones that
`nova list` reads. `CONF` is oslo.config's object for the whole process, as in nova: that is how
keystonemiddleware and oslo.middleware find their own sections in the same nova.conf.
"""

from pathlib import Path

from oslo_config import cfg, types

CONF = cfg.CONF

DEFAULT_OPTIONS = [
    cfg.ListOpt(
        "enabled_apis",
        item_type=types.String(choices=["osapi_compute", "metadata"]),
        default=["osapi_compute", "metadata"],
        help="The APIs to start: one WSGIService for each.",
    ),
    cfg.StrOpt(
        "auth_strategy",
        choices=["keystone", "noauth2"],
        default="keystone",
        help="Which pipeline of api-paste.ini serves the API.",
    ),
    cfg.HostAddressOpt("osapi_compute_listen", default="127.0.0.1"),
    cfg.PortOpt("osapi_compute_listen_port", default=8774),
    cfg.HostAddressOpt("metadata_listen", default="127.0.0.1"),
    cfg.PortOpt("metadata_listen_port", default=8775),
    cfg.IntOpt(
        "osapi_max_limit",
        default=1000,
        min=0,
        help="The largest number of items in one answer.",
    ),
    cfg.StrOpt(
        "osapi_compute_link_prefix",
        help="What the links in an answer begin with, where a proxy hides the real address.",
    ),
    cfg.ListOpt(
        "osapi_hide_server_address_states",
        default=["building"],
        help="The states of a server in which its addresses are not shown to its owner.",
    ),
    cfg.BoolOpt(
        "use_forwarded_for",
        default=False,
        help="Believe X-Forwarded-For. Only behind a proxy that sets it.",
    ),
    cfg.StrOpt("instance_name_template", default="instance-%08x"),
]

WSGI_OPTIONS = [cfg.StrOpt("api_paste_config", default="api-paste.ini")]

OSAPI_V21_OPTIONS = [
    cfg.StrOpt(
        "project_id_regex",
        default=r"[0-9a-f\-]+",
        help="What a project id in a URL looks like; anything else is no project id.",
    ),
]

DATABASE_OPTIONS = [
    cfg.StrOpt(
        "connection",
        default="sqlite://",
        secret=True,
        help="A SQLAlchemy URL. sqlite:// is a database in memory, gone with the process.",
    ),
]

CONF.register_opts(DEFAULT_OPTIONS)
CONF.register_opts(WSGI_OPTIONS, group="wsgi")
CONF.register_opts(OSAPI_V21_OPTIONS, group="osapi_v21")
CONF.register_opts(DATABASE_OPTIONS, group="database")


def parse_args(config_file: Path) -> None:
    """Read nova.conf and nothing else (nova/config.py).

    oslo.config would also look into /etc/nova and the home directory: the files of a real nova on
    this machine must not leak into ours, so every default place is turned off.

    Raises oslo_config.cfg.Error where the file cannot be read or a value does not fit its option.
    """
    CONF(
        args=[],
        project="nova",
        default_config_files=[str(config_file)],
        default_config_dirs=[],
        validate_default_values=True,
    )


def beside_nova_conf(name: str) -> Path:
    """Return the path of a file that nova.conf names: a relative one lies beside nova.conf.

    nova asks `CONF.find_file`, which would go on to the home directory and /etc.
    """
    return Path(CONF.config_file[0]).parent / name
