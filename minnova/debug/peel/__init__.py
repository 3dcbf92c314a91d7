"""Peel the onion: list the layers that each request passes, in order, while it passes them.

This is the article's experiment, `print(func)` between rows of stars inside
`webob.dec.wsgify.__call__`, without editing webob: hooks on webob see every layer that is a
wsgify, and what it does next. For `nova list` three requests reach nova, and show 8, 10 and 10
layers.

Layers of plain WSGI, such as URLMap, wsgify does not see. Where one of them stands between two
coats, or answers, it is named (`Coat.plain`). Of other people's applications they are layers like
all others: there every call is looked at, as for a diff.
"""

from minnova.debug.peel.model import Coat, HandsOn, Peel, PeeledRequest
from minnova.debug.peel.peel import peel

__all__ = ["Coat", "HandsOn", "Peel", "PeeledRequest", "peel"]
