"""Requests from other windows: `--serve`, with the prompt in their midst.

serving.py      starts the services; one thread, under the debugger's eyes, answers
turns.py        requests wait for their turn
pages.py        `--record DIR`: each request becomes a page
"""
