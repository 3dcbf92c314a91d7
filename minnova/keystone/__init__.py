"""The identity service: who somebody is, what they may do, and where the services are.

Keystone is the first that `nova list` talks to, before it says a word to nova: it shows its
password here and gets a token and the catalog. It comes back a second time, out of nova's
pipeline: the layer `authtoken` asks here whether that token is good.

This is the v3 API as far as those two need it, a WSGI application over a database. A request
goes application -> controllers -> authentication, tokens, identity -> models, and an answer is
drawn by views. Left out: domains other than `default`, groups, trusts, federation, and every
call that creates or changes a user; those come from the seed, through `minnova.keystone.identity`.
"""

from minnova.keystone.application import Keystone
from minnova.keystone.catalog import Catalog, Service

__all__ = ["Catalog", "Keystone", "Service"]
