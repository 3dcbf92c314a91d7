"""What a layer is in this process: its code and its object, to recognise a frame by."""

from dataclasses import dataclass
from types import CodeType, FrameType, FunctionType
from typing import Any

from webob.dec import wsgify

from minnova.debug.layers.application import entry, owner
from minnova.debug.layers.model import Layer
from minnova.debug.layers.stack import has_cells

WSGIFY = (wsgify.__call__.__code__, wsgify.call_func.__code__)
"""The frames around a layer's own function, where wsgify calls it."""


@dataclass(frozen=True, eq=False)
class Seat:
    """A layer's place in the process. One code serves many layers: the object tells them apart."""

    layer: Layer
    application: object
    owner: object | None
    function: FunctionType | None

    @classmethod
    def of(cls, layer: Layer, application: object) -> "Seat":
        """Seat a layer."""
        return cls(layer, application, owner(application), entry(application))

    @property
    def code(self) -> CodeType | None:
        """The code that runs when the layer is called; None where it is not in Python."""
        return self.function.__code__ if self.function else None

    def is_of(self, value: object) -> bool:
        """Tell whether a value is this layer: its object, its application, or its function."""
        known = (self.application, self.owner, self.function)
        return value is not None and any(one is value for one in known)

    def holds(self, frame: FrameType) -> bool:
        """Tell whether a frame runs this layer's function, or wsgify around it."""
        if frame.f_code in WSGIFY:
            return self.is_behind(frame.f_locals["self"])
        return frame.f_code is self.code and self.has_names(frame)

    def is_behind(self, layer: "wsgify[..., Any]") -> bool:
        """Tell whether this is the layer that a wsgify calls: a method's is made for each call."""
        if layer.func is None or entry(layer) is not self.function:
            return False
        return self.owner is None or owner(layer) is self.owner

    def has_names(self, frame: FrameType) -> bool:
        """Tell by a frame's `self`, or by its closure, whether it is this layer's."""
        if self.code is None or self.function is None:
            return False
        if self.owner is not None:
            return frame.f_locals.get(self.code.co_varnames[0]) is self.owner
        return has_cells(frame, self.function)

    def __repr__(self) -> str:
        return f"<Seat of {self.layer!r}>"
