"""The cloud on real ports, for `python -m minnova.serve` and `python -m minnova.debug --serve`.

The services come from `minnova.assembly`, ready and joined to nobody:

arguments.py    the command line, as data
ports.py        which port each service is asked to have, and where others find it
served.py       keystone and the nova services, each on its port, for the length of a `with`
shell.py        what a client needs to know: `export OS_…` lines, or a clouds.yaml
mounted.py      keystone under /identity
"""

from minnova.serving.mounted import mounted
from minnova.serving.ports import Ports
from minnova.serving.served import Served, served

__all__ = ["Ports", "Served", "mounted", "served"]
