"""How fast and how large minnova is: `make bench` measures on this machine and prints a table.

README.md says how each figure is taken. Nothing here is asserted; a slow machine fails nobody.
"""
