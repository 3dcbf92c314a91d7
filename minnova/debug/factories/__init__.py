"""PasteDeploy's recursion: which section of an ini file called which factory, and what came back.

`factories(run)` watches PasteDeploy while something is loaded. A section names a factory; the
factory may ask for further sections before it returns: those stand inside.

    model.py      a section that was loaded, as data
    recorder.py   the hooks on PasteDeploy

Left out: sections that are never loaded, such as a filter that stands in no pipeline.
"""

from minnova.debug.factories.model import Factories, Loaded
from minnova.debug.factories.recorder import factories

__all__ = ["Factories", "Loaded", "factories"]
