"""The views: what the objects of the database look like in an answer."""
