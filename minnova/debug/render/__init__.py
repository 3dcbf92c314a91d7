"""Drawing: a model in, a string out. Nothing here runs, looks at or decides anything."""
