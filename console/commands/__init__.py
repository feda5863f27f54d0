"""One module a command, or a few that belong together; each imports what it needs when it runs."""
