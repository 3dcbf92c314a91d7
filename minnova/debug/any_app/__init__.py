"""Any WSGI application in place of nova: found by its name, asked one request, its answer printed.

application.py  "shop.wsgi:app" or "config:shop.ini" → the application
exchange.py     one request, sent as a server sends it, and what comes back
run.py          a run of it, for the debugger to watch
"""
