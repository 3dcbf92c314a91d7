"""Masking: the one place that decides what is secret, for everything that the instrument shows.

A `Mask` belongs to one run. What it has once seen as a secret (the token in a header, say) it
hides from then on in every text; `bounded_repr` writes any object through it, on one line.

    names.py    which names hold secrets: X-Auth-Token, adminPass, HTTP_COOKIE
    texts.py    secrets in the middle of a text: "password": "…", Authorization: Basic …
    mask.py     Mask: what it has learned, and the text without it
    bounded.py  bounded_repr: any object, a bounded text

In nova the nearest is `oslo_utils.strutils.mask_password`, which goes by names alone.

Left out: a secret that no name gives away and nothing has shown to be one.
"""

from minnova.debug.masking.bounded import bounded_repr, printable, told
from minnova.debug.masking.mask import MASKED, Mask
from minnova.debug.masking.names import is_secret

__all__ = ["MASKED", "Mask", "bounded_repr", "is_secret", "printable", "told"]
