"""The page of a recording: one HTML file that needs no network, no library and no Python.

`page.py` puts it together from its skeleton, `page.html`, the style sheets, and the scripts: those
decode and replay the recording, and draw what one sees. Both have one file for each part of it.
"""

from minnova.debug.render.page.page import html

__all__ = ["html"]
