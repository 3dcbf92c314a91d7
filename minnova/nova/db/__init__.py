"""The database: the tables, and the functions that ask them.

In nova, nova/db/api.py hands each call on to nova/db/sqlalchemy/api.py, which could be another
implementation, but never was: here the functions do it themselves.
"""
