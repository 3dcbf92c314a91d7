"""The onion as a model: which application wraps which, read from the objects themselves.

`read(app)` takes any loaded WSGI application and follows what it holds: attributes such as
`application`, the cells of a closure, the mount points of a URLMap, the controllers of Routes. No
list of layers is kept anywhere: another api-paste.ini is another onion. How a layer hands on is
read from its source; where that does not say, the model says that it does not know.

    model.py         a layer, as data
    onion.py         all layers, and which of them a frame is in
    reading.py       from an application to its onion
    holding.py       the applications that an application holds
    routes.py        those that Routes leads to
    application.py   what is a WSGI application, and the function that runs when it is called
    source.py        from a function to its syntax tree
    handing.py       from the tree: does it call the next application, or return it?
    answering.py     …or does it answer by itself?
    seat.py          what a layer is in this process, to recognise its frames by
    targets.py       "module:qualname", the name that leads to a layer's function
    stack.py         a stack's outermost application: what to read while a request is paused

Left out: applications that only exist while a request is answered.
"""

from minnova.debug.layers.model import HandsOn, Kind, Layer, Mount, State, states
from minnova.debug.layers.onion import Onion
from minnova.debug.layers.reading import read
from minnova.debug.layers.stack import outermost

__all__ = ["HandsOn", "Kind", "Layer", "Mount", "Onion", "State", "outermost", "read", "states"]
