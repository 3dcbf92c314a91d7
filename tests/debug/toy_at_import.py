"""A module that calls a function while it is imported, and in a class body."""

from traced import tax

TAXES = tax()


class Taxed:
    taxes = tax()
