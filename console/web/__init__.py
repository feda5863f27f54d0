"""The pages: Datasette over the database, read-only, with pages of our own before its tables.

`application(path, config)` gives the ASGI application; `console.commands.serve` runs it. A page is a function of the
open store and of what was asked for; it returns the name of a template and what to show in it.
"""
