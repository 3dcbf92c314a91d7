"""python -m benchmarks.observe: run `python -m minnova list`, then print which libraries' modules it has loaded.

The last line is a JSON list of names, the modules in site-packages that can be imported by that name. Python keeps
modules in the order in which they were ready; the list is the other way round, so that each stands before those that it
imports itself, and modules that import one another are entered where the run entered them.
"""

import atexit
import json
import runpy
import sys
from collections.abc import Iterator


def loaded() -> Iterator[str]:
    """Give the names of the modules that are neither ours nor Python's own."""
    for name, module in reversed(list(sys.modules.items())):
        spec = getattr(module, "__spec__", None)
        if spec and spec.name == name and "site-packages" in (spec.origin or ""):
            yield name


if __name__ == "__main__":
    atexit.register(lambda: print("\n" + json.dumps(list(loaded()))))
    sys.argv[1:] = ["list"]
    runpy.run_module("minnova", run_name="__main__", alter_sys=True)
