"""The subject: a compact nova-like compute API, to be read one line at a time.

Module paths and class names are nova's (release 14, Newton), with `minnova.` put before them, so
what you find here you also find there. Left out: everything that `nova list` does not touch
(creating, changing and deleting servers, cells, quotas, notifications, remote procedure calls), and
what teaches nothing (translation markers, eventlet, per-request caches, a second database layer).

The subject does not know that it is being watched: nothing in here imports `minnova.debug`.
"""
